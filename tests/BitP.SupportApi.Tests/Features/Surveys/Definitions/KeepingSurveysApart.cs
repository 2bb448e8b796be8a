using System.Text.Json.Nodes;
using static BitP.SupportApi.Tests.Features.Surveys.SurveyBodies;

namespace BitP.SupportApi.Tests.Features.Surveys.Definitions;

/// <summary>No case is asked about twice for the same figure: active surveys of one kind and event are for different cases.</summary>
public sealed class KeepingSurveysApart
{
    [Theory]
    [InlineData("{}", "{}", true)]
    [InlineData("{}", """{ "channel": "web" }""", true)]
    [InlineData("""{ "channel": "web" }""", """{ "channel": "chat" }""", false)]
    [InlineData("""{ "channel": ["web", "app"] }""", """{ "channel": ["chat", "app"] }""", true)]
    [InlineData("""{ "category": "login" }""", """{ "channel": "chat" }""", true)]
    [InlineData("""{ "category": "login" }""", """{ "category": "deposit", "channel": "chat" }""", false)]
    [InlineData("""{ "priority": "high" }""", """{ "priority": "low" }""", false)]
    [InlineData("""{ "language": "de" }""", """{ "language": "de-AT" }""", true)]
    [InlineData("""{ "language": "de" }""", """{ "language": "fr" }""", false)]
    [InlineData("""{ "tag": "a" }""", """{ "tag": "b" }""", true)]
    public async Task Two_that_a_case_could_fit_are_not_active_both(string first, string second, bool meet)
    {
        var desk = await Desk.SetAsync();
        var there = await desk.Admin.SurveyMadeAsync(With(desk, first));

        var other = await desk.Admin.PostAsync(SurveysPath, With(desk, second));

        if (meet)
        {
            other.ShouldBeProblem(409, "survey_overlaps");
            Assert.Equal(there.Text("id"), other["existing"]!.Str("id"));
        }
        else
            other.ShouldBe(201);
    }

    [Fact]
    public async Task Those_of_other_kinds_and_events_and_those_switched_off_are_not_in_the_way()
    {
        var desk = await Desk.SetAsync();
        await desk.Admin.SurveyMadeAsync(SurveyOf(desk.Partner));

        await desk.Admin.SurveyMadeAsync(SurveyOf(desk.Partner, new { kind = "nps" }));
        await desk.Admin.SurveyMadeAsync(SurveyOf(desk.Partner, new { trigger = Trigger(desk.Partner, "complaint_closed") }));
        await desk.Admin.SurveyMadeAsync(SurveyOf(desk.Partner, new { active = false }));
    }

    [Fact]
    public async Task A_survey_that_is_switched_on_or_changed_must_not_meet_another()
    {
        var desk = await Desk.SetAsync();
        var there = await desk.Admin.SurveyMadeAsync(SurveyOf(desk.Partner));
        var off = await desk.Admin.SurveyMadeAsync(SurveyOf(desk.Partner, new { active = false }));
        var apart = await desk.Admin.SurveyMadeAsync(With(desk, """{ "channel": "web" }""", "nps"));
        await desk.Admin.SurveyMadeAsync(With(desk, """{ "channel": "chat" }""", "nps"));

        var on = await desk.Admin.ChangeAsync(off, new { active = true });
        on.ShouldBeProblem(409, "survey_overlaps");
        Assert.Equal(there.Text("id"), on["existing"]!.Str("id"));
        (await desk.Admin.ChangeAsync(apart, JsonNode.Parse("""{ "trigger": { "when": { "channel": null } } }""")!)).ShouldBeProblem(409, "survey_overlaps");
        (await desk.Admin.ChangeAsync(off, new { name = "Still off" })).ShouldBe(200);
        Assert.Equal(1, (await desk.Agent.GetAsync(apart.Header("Location")!))["version"]!.GetValue<long>());

        (await desk.Admin.ChangeAsync(there, new { active = false })).ShouldBe(200);
        (await desk.Admin.ChangeAsync(await desk.Agent.GetAsync(off.Header("Location")!), new { active = true })).ShouldBe(200);
    }

    [Fact]
    public async Task Two_nodes_at_once_do_not_make_both()
    {
        await using var cluster = await Cluster.StartAsync(2);
        var desk = await Desk.SetAsync(cluster[0]);
        for (var round = 0; round < 5; round++)
        {
            var partner = await cluster[0].NewPartnerAsync();

            var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => cluster[i].Admin.PostAsync(SurveysPath, SurveyOf(partner))));

            var made = Assert.Single(answers, a => a.Status == 201);
            Assert.All(answers.Where(a => a != made), a => Assert.Equal(made.Text("id"), a.ShouldBeProblem(409, "survey_overlaps")["existing"]!.Str("id")));
        }
    }

    [Fact]
    public async Task There_are_as_many_active_ones_as_may_be()
    {
        await using var app = await SupportApp.StartAsync(("Surveys:Max", "2"));
        var desk = await Desk.SetAsync(app);
        var first = await desk.Admin.SurveyMadeAsync(SurveyOf(desk.Partner));
        await desk.Admin.SurveyMadeAsync(SurveyOf(desk.Partner, new { kind = "nps" }));
        var off = await desk.Admin.SurveyMadeAsync(SurveyOf(desk.Partner, new { kind = "ces", active = false }));

        (await desk.Admin.PostAsync(SurveysPath, SurveyOf(desk.Partner, new { kind = "ces" }))).ShouldBeProblem(409, "survey_limit");
        (await desk.Admin.ChangeAsync(off, new { active = true })).ShouldBeProblem(409, "survey_limit");
        (await desk.Admin.ChangeAsync(first, new { name = "Renamed" })).ShouldBe(200);
        (await desk.Admin.ChangeAsync(await desk.Agent.GetAsync(first.Header("Location")!), new { active = false })).ShouldBe(200);
        (await desk.Admin.ChangeAsync(off, new { active = true })).ShouldBe(200);
    }

    private static JsonObject With(Desk desk, string when, string kind = "csat")
    {
        var trigger = Trigger(desk.Partner);
        trigger["when"] = Desk.Merge(trigger["when"]!.DeepClone().AsObject(), when);
        return Survey(new JsonObject { ["kind"] = kind, ["trigger"] = trigger });
    }
}
