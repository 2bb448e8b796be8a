using static BitP.SupportApi.Tests.Features.Sla.PolicyBodies;

namespace BitP.SupportApi.Tests.Features.Sla;

/// <summary>What makes no sense as a policy is refused, by the name of the member.</summary>
public sealed class RefusingPolicies
{
    [Theory]
    [InlineData("""{ "name": null }""", "name", "required")]
    [InlineData("""{ "name": "a\nb" }""", "name", "line")]
    [InlineData("""{ "order": 0 }""", "order", "too_small")]
    [InlineData("""{ "order": 1000000 }""", "order", "out_of_range")]
    [InlineData("""{ "targets": null }""", "targets", "required")]
    [InlineData("""{ "targets": [] }""", "targets", "required")]
    [InlineData("""{ "targets": [null] }""", "targets[0]", "required")]
    [InlineData("""{ "targets": [{ "target": "PT1H", "calendar": "elapsed" }] }""", "targets[0].clock", "required")]
    [InlineData("""{ "targets": [{ "clock": "resolution", "calendar": "elapsed" }] }""", "targets[0].target", "required")]
    [InlineData("""{ "targets": [{ "clock": "resolution", "target": "PT1H" }] }""", "targets[0].calendar", "required")]
    [InlineData("""{ "targets": [{ "clock": "reaction", "target": "PT1H", "calendar": "elapsed" }] }""", "targets[0].clock", "wrong_type")]
    [InlineData("""{ "targets": [{ "clock": "resolution", "target": "PT0S", "calendar": "elapsed" }] }""", "targets[0].target", "out_of_range")]
    [InlineData("""{ "targets": [{ "clock": "resolution", "target": "PT0.5S", "calendar": "elapsed" }] }""", "targets[0].target", "out_of_range")]
    [InlineData("""{ "targets": [{ "clock": "resolution", "target": "-PT1H", "calendar": "elapsed" }] }""", "targets[0].target", "out_of_range")]
    [InlineData("""{ "targets": [{ "clock": "resolution", "target": "P3651D", "calendar": "elapsed" }] }""", "targets[0].target", "out_of_range")]
    [InlineData("""{ "targets": [{ "clock": "resolution", "target": "P36525D", "calendar": "elapsed" }] }""", "targets[0].target", "out_of_range")]
    [InlineData("""{ "targets": [{ "clock": "resolution", "target": "P100Y", "calendar": "elapsed" }] }""", "targets[0].target", "wrong_type")]
    [InlineData(
        """{ "targets": [{ "clock": "resolution", "target": "PT2H", "calendar": "elapsed", "outerLimit": "PT1H" }] }""",
        "targets[0].outerLimit",
        "out_of_range"
    )]
    [InlineData(
        """{ "targets": [{ "clock": "resolution", "target": "PT2H", "calendar": "elapsed", "outerLimit": "P36525D" }] }""",
        "targets[0].outerLimit",
        "out_of_range"
    )]
    [InlineData("""{ "targets": [{ "clock": "resolution", "target": "PT2H", "calendar": "business" }] }""", "scheduleId", "required")]
    [InlineData("""{ "scheduleId": "019aa9f2-3c40-7d11-9c3e-5b1f0a7effff" }""", "scheduleId", "not_found")]
    [InlineData("""{ "warnAt": "0%" }""", "warnAt[0]", "out_of_range")]
    [InlineData("""{ "warnAt": ["50%", "100%"] }""", "warnAt[1]", "out_of_range")]
    [InlineData("""{ "warnAt": "101%" }""", "warnAt[0]", "out_of_range")]
    [InlineData("""{ "warnAt": "PT0S" }""", "warnAt[0]", "out_of_range")]
    [InlineData("""{ "warnAt": "-PT5M" }""", "warnAt[0]", "out_of_range")]
    [InlineData("""{ "warnAt": "80" }""", "warnAt[0]", "format")]
    [InlineData("""{ "warnAt": "80 %" }""", "warnAt[0]", "format")]
    [InlineData("""{ "warnAt": "80.5%" }""", "warnAt[0]", "format")]
    [InlineData("""{ "warnAt": "soon" }""", "warnAt[0]", "format")]
    [InlineData("""{ "warnAt": "99999999999999999999%" }""", "warnAt[0]", "format")]
    [InlineData("""{ "warnAt": 80 }""", "warnAt", "wrong_type")]
    [InlineData("""{ "warnAt": [80] }""", "warnAt[0]", "wrong_type")]
    [InlineData("""{ "warnAt": "PT48H" }""", "warnAt[0]", "longer_than_targets")]
    [InlineData("""{ "warnAt": "P100D" }""", "warnAt[0]", "longer_than_targets")]
    [InlineData("""{ "warnAt": ["80%", "80%"] }""", "warnAt[1]", "duplicate")]
    [InlineData("""{ "warnAt": ["PT1H", "PT60M"] }""", "warnAt[1]", "duplicate")]
    [InlineData("""{ "warnAt": ["1%","2%","3%","4%","5%","6%","7%","8%","9%","10%","11%"] }""", "warnAt", "too_many")]
    [InlineData("""{ "pausesOn": ["pending", "pending"] }""", "pausesOn", "duplicate")]
    [InlineData("""{ "pausesOn": ["solved"] }""", "pausesOn[0]", "wrong_type")]
    [InlineData("""{ "reopenedWith": "nothing" }""", "reopenedWith", "wrong_type")]
    [InlineData("""{ "match": { "channel": [] } }""", "match.channel", "required")]
    [InlineData("""{ "match": { "category": [] } }""", "match.category", "required")]
    [InlineData("""{ "match": { "priority": [] } }""", "match.priority", "required")]
    [InlineData("""{ "match": { "partner": [] } }""", "match.partner", "required")]
    [InlineData("""{ "match": { "language": [] } }""", "match.language", "required")]
    [InlineData("""{ "match": { "channel": "pigeon" } }""", "match.channel", "wrong_type")]
    [InlineData("""{ "match": { "channel": ["chat", "pigeon"] } }""", "match.channel[1]", "wrong_type")]
    [InlineData("""{ "match": { "channel": ["chat", null] } }""", "match.channel[1]", "wrong_type")]
    [InlineData("""{ "match": { "channel": ["chat", "chat"] } }""", "match.channel", "duplicate")]
    [InlineData("""{ "match": { "partner": "me" } }""", "match.partner", "wrong_type")]
    [InlineData("""{ "match": { "partner": ["019aa9f2-3c40-7d11-9c3e-5b1f0a7effff"] } }""", "match.partner[0]", "not_found")]
    [InlineData("""{ "match": { "language": "german" } }""", "match.language[0]", "language")]
    [InlineData("""{ "match": { "language": ["de", "DE"] } }""", "match.language", "duplicate")]
    [InlineData("""{ "match": { "team": "accounts" } }""", "match.team", "unknown")]
    [InlineData("""{ "effectiveFrom": "2020-01-01T00:00:00Z" }""", "effectiveFrom", "in_the_past")]
    public async Task A_policy_that_makes_no_sense_is_refused(string with, string member, string code)
    {
        var app = await SupportApp.SharedAsync();

        (await app.Admin.PostAsync(Policies, Policy(with))).ShouldRefuse(member, code);
    }

    [Theory]
    [InlineData("", "duplicate", "")]
    [InlineData(""", "priority": "high", "channel": "chat" """, "duplicate", """, "priority": "high", "channel": "chat" """)]
    [InlineData("", "unreachable_target", """, "priority": "high" """)]
    [InlineData("", "unreachable_target", """, "channel": "chat" """)]
    [InlineData(""", "priority": "high" """, "unreachable_target", """, "priority": "high", "channel": "chat" """)]
    public async Task A_target_that_no_ticket_would_have_is_refused(string first, string code, string second)
    {
        var app = await SupportApp.SharedAsync();
        string Target(string more) => $$"""{ "clock": "resolution", "target": "PT1H", "calendar": "elapsed"{{more}} }""";

        (await app.Admin.PostAsync(Policies, Policy($$"""{ "targets": [{{Target(first)}}, {{Target(second)}}] }"""))).ShouldRefuse("targets[1]", code);
    }

    [Fact]
    public async Task A_general_target_behind_one_for_each_priority_is_refused()
    {
        var app = await SupportApp.SharedAsync();
        var targets = new[] { "low", "normal", "high", "urgent", null }.Select(priority => new
        {
            clock = "resolution",
            priority,
            target = "PT1H",
            calendar = "elapsed",
        });

        (await app.Admin.PostAsync(Policies, Policy(new { targets }))).ShouldRefuse("targets[4]", "unreachable_target");
    }

    [Fact]
    public async Task A_change_is_refused_for_the_same_reasons()
    {
        var app = await SupportApp.SharedAsync();
        var partner = await app.NewPartnerAsync();
        var path = (await app.Admin.MadeAsync(new { match = new { partner = partner.PartnerId } })).Header("Location")!;
        Task<Answer> PatchAsync(object changes) => app.Admin.PatchAsync(path, changes, ("If-Match", "*"));

        (await PatchAsync(new { targets = Array.Empty<object>() })).ShouldRefuse("targets", "required");
        (await PatchAsync(new { warnAt = "P3D" })).ShouldRefuse("warnAt[0]", "longer_than_targets");
        (await PatchAsync(new { match = new { partner = Guid.NewGuid() } })).ShouldRefuse("match.partner[0]", "not_found");
        (await PatchAsync(new { match = new { channel = Array.Empty<string>() } })).ShouldRefuse("match.channel", "required");
        (await PatchAsync(new { scheduleId = Guid.NewGuid() })).ShouldRefuse("scheduleId", "not_found");
        (await PatchAsync(new { effectiveFrom = "2020-01-01T00:00:00Z" })).ShouldRefuse("effectiveFrom", "in_the_past");
        (await PatchAsync(new { order = 1_000_000 })).ShouldRefuse("order", "out_of_range");
        (await PatchAsync(new { name = (string?)null })).ShouldRefuse("name", "required");
        Assert.Equal("\"1\"", (await app.Admin.GetAsync(path)).VersionTag);
    }

    [Fact]
    public async Task The_schedule_of_a_target_that_counts_working_time_cannot_be_taken_away()
    {
        var app = await SupportApp.SharedAsync();
        var partner = await app.NewPartnerAsync();
        var created = await app.Admin.MadeAsync(
            new
            {
                match = new { partner = partner.PartnerId },
                scheduleId = (await app.Agent.GetAsync("/v1/schedules?limit=1")).Items[0].Str("id"),
                targets = new[]
                {
                    new
                    {
                        clock = "resolution",
                        target = "PT8H",
                        calendar = "business",
                    },
                },
            }
        );

        (await app.Admin.PatchAsync(created.Header("Location")!, new { scheduleId = (string?)null }, ("If-Match", "*"))).ShouldRefuse("scheduleId", "required");
    }

    [Fact]
    public async Task More_than_there_may_be_are_refused_with_their_number()
    {
        await using var app = await SupportApp.StartAsync(("SlaPolicies:Max", "9"));
        var last = await app.Admin.MadeAsync(new { match = new { channel = "wechat" } });

        var refused = await app.Admin.PostAsync(Policies, Policy(new { match = new { channel = "weibo" } }));

        refused.ShouldBeProblem(409, "policy_limit");
        Assert.Contains("At most 9 ", refused.Text("detail"), StringComparison.Ordinal);
        (await app.Admin.PatchAsync(last.Header("Location")!, new { order = 1 }, ("If-Match", "*"))).ShouldBe(200);
        (await app.Admin.PostAsync($"{last.Header("Location")}/retire")).ShouldBe(200);
        await app.Admin.MadeAsync(new { match = new { channel = "weibo" } });
    }
}
