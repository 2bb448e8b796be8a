using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Tests.Platform;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Tests.Features.Surveys.Invitations;

internal sealed class InvitationsGround : FeatureGround
{
    public override IEnumerable<Thing> Things => [new("surveyInvitation", InvitationAsync) { Parameter = "invitationId" }];

    public override IEnumerable<FullBody> Bodies => [new("RotateSurveyTokenKeys", "admin", """{ "revokeEarlier": false }""")];

    // To the survey of the ground, which is asked for by nothing that ends.
    private static async Task<string> InvitationAsync(Ground ground)
    {
        var (survey, ticket) = (Guid.Parse(await ground.IdAsync("survey")), Guid.Parse(await ground.IdAsync("ticket")));
        var customer = Guid.Parse(await ground.IdAsync("customer"));
        return await SurveyDesk.ChangeAsync(
            ground.App,
            async (db, now) =>
            {
                var version = await db.Set<SurveyVersion>().FirstAsync(v => v.SurveyId == survey);
                var facts = new SurveyFacts(null, null, "other", "web", "en", []);
                var ended = new EndedCase(SurveySubjectKind.Ticket, ticket, "BP-1", ground.Partner.PartnerId, customer, 1, now.AddYears(1), facts);
                var invitation = SurveyInvitation.Schedule(version, ended, now);
                db.Add(invitation);
                return invitation.Id.ToString();
            }
        );
    }
}
