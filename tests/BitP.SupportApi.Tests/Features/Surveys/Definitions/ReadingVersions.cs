using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using Microsoft.Extensions.DependencyInjection;
using static BitP.SupportApi.Tests.Features.Surveys.SurveyBodies;

namespace BitP.SupportApi.Tests.Features.Surveys.Definitions;

/// <summary>Whoever makes invitations finds the surveys that are active, and each of their versions for good.</summary>
public sealed class ReadingVersions
{
    [Fact]
    public async Task Active_surveys_come_in_the_order_in_which_they_were_made()
    {
        await using var app = await SupportApp.StartAsync();
        var desk = await Desk.SetAsync(app);
        var first = await desk.Admin.SurveyMadeAsync(SurveyOf(desk.Partner));
        var second = await desk.Admin.SurveyMadeAsync(SurveyOf(desk.Partner, new { kind = "nps" }));
        await desk.Admin.SurveyMadeAsync(SurveyOf(desk.Partner, new { trigger = Trigger(desk.Partner, "complaint_closed") }));
        await desk.Admin.SurveyMadeAsync(SurveyOf(desk.Partner, new { active = false }));
        (await desk.Admin.ChangeAsync(first, new { sample = 0.5 })).ShouldBe(200);

        var versions = app.Services.GetRequiredService<SurveyVersions>();
        await using var db = app.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
        var inForce = await SurveysInForce.ReadAsync(versions, db, CancellationToken.None);
        var active = await inForce.AtAsync(SurveyTriggerEvent.TicketSolved, await app.NowAsync(), CancellationToken.None);

        Assert.Equal([(first.Text("id"), 2L), (second.Text("id"), 1L)], active.Select(v => (v.SurveyId.ToString(), v.Number)));
        var before = await versions.VersionAsync(active[0].SurveyId, 1, CancellationToken.None);
        Assert.Equal((1, 0.5), (before.Content.Sample, active[0].Content.Sample));
        Assert.Same(before, await versions.VersionAsync(active[0].SurveyId, 1, CancellationToken.None));
    }
}
