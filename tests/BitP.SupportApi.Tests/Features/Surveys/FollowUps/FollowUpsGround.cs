using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Features.Surveys.FollowUps;
using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Tests.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BitP.SupportApi.Tests.Features.Surveys.FollowUps;

internal sealed class FollowUpsGround : FeatureGround
{
    public override IEnumerable<Thing> Things =>
        [new("surveyFollowUp", async ground => (await FollowUpAsync(ground)).ToString()) { Parameter = "followUpId", IsEverybodys = true }];

    public override async Task ReadyForAsync(string operation, Ground ground)
    {
        if (operation is "ReopenSurveyFollowUp")
            await PostAsync(ground, $"/v1/survey-follow-ups/{await ground.IdAsync("surveyFollowUp")}/finish", new { result = "no_action", note = "x" });
        if (operation is "ExcludeSurveyAnswer" or "IncludeSurveyAnswer")
            await AnsweredAsync(ground);
        if (operation is "IncludeSurveyAnswer")
            await PostAsync(
                ground,
                $"/v1/surveys/{await ground.IdAsync("survey")}/invitations/{await ground.IdAsync("surveyInvitation")}/exclude",
                new { reason = "x" }
            );
    }

    private static async Task PostAsync(Ground ground, string path, object body) => (await ground.App.Supervisor.PostAsync(path, body)).ShouldBe(200);

    // Its reader makes it, moments after the low rating.
    private static async Task<Guid> FollowUpAsync(Ground ground)
    {
        await AnsweredAsync(ground);
        var invitation = Guid.Parse(await ground.IdAsync("surveyInvitation"));
        await using var db = ground.App.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
        var followUps = db.Set<SurveyFollowUp>().Where(f => f.InvitationId == invitation).Select(f => f.Id);
        await Polling.UntilAsync(async () => await followUps.AnyAsync(), "the follow-up");
        return await followUps.SingleAsync();
    }

    private static async Task AnsweredAsync(Ground ground)
    {
        var survey = Guid.Parse(await ground.IdAsync("survey"));
        await ChangeAsync(
            ground,
            (invitation, db, now) =>
            {
                if (invitation.Answer is null)
                {
                    invitation.Send(db.Set<SurveyVersion>().First(v => v.SurveyId == survey).Content, 1, now);
                    Assert.Null(invitation.Take(new(1, [], null, new Dictionary<string, SurveyAnswerValue>(), now), now));
                }
                return invitation.Id;
            }
        );
    }

    private static async Task<Guid> ChangeAsync(Ground ground, Func<SurveyInvitation, SupportDbContext, DateTimeOffset, Guid> change)
    {
        var id = Guid.Parse(await ground.IdAsync("surveyInvitation"));
        var services = ground.App.Services;
        await using var db = services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
        var invitation = await db.Visible<SurveyInvitation>().SingleAsync(i => i.Id == id);
        var made = change(invitation, db, services.GetRequiredService<TimeProvider>().GetUtcNow());
        await services.GetRequiredService<DatabaseProvider>().CommitAsync(db);
        return made;
    }
}
