using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.Schedules;

/// <summary>Supervisors say when work is done, everybody reads it, and nothing that was said is lost.</summary>
public sealed class KeepingASchedule
{
    [Fact]
    public async Task It_is_created_and_read_by_everybody()
    {
        var desk = await Desk.SetAsync();

        var created = await desk.Supervisor.PostAsync("/v1/schedules", Body());

        created.ShouldBe(201);
        Assert.Equal(("Desk", "Europe/Berlin", "\"1\""), (created.Text("name"), created.Text("timeZone"), created.VersionTag));
        Assert.Equal("2026-12-25", created["exceptions"]![0]!["date"]!.GetValue<string>());
        Assert.Equal("圣诞节", created["exceptions"]![0]!["name"]!["zh-CN"]!.GetValue<string>());
        foreach (var kind in Desk.Kinds)
            Assert.Equal(created.Raw, (await desk.By(kind).GetAsync(created.Header("Location")!)).Raw);
        Assert.Contains((await desk.Customer.GetAsync("/v1/schedules?limit=200")).Items, s => s.Str("id") == created.Text("id"));
    }

    [Fact]
    public async Task They_are_listed_by_region_in_capital_or_small_letters()
    {
        var app = await SupportApp.SharedAsync();
        var region = $"Île-{Guid.NewGuid():N}";
        var here = await app.Admin.PostAsync("/v1/schedules", Body(new { region }));
        var moved = await app.Admin.PostAsync("/v1/schedules", Body(new { region }));
        (await app.Admin.PatchAsync(moved.Header("Location")!, new { region = "Elsewhere" }, ("If-Match", "*"))).ShouldBe(200);

        foreach (var spelt in new[] { region, region.ToUpperInvariant(), region.ToLowerInvariant() })
            Assert.Equal(here.Text("id"), (await app.PartnerA.GetAsync($"/v1/schedules?region={Uri.EscapeDataString(spelt)}")).Items.Single().Str("id"));
        Assert.Empty((await app.PartnerA.GetAsync($"/v1/schedules?region={region[..^1]}")).Items);
        (await app.PartnerA.GetAsync($"/v1/schedules?region={new string('x', 51)}")).ShouldRefuse("region", "too_long");
    }

    [Fact]
    public async Task A_region_from_before_regions_were_composed_is_found()
    {
        await using var app = await SupportApp.StartAsync();
        var here = await app.Admin.PostAsync("/v1/schedules", Body(new { region = "\u00cele" }));
        await app.Database.RunAsync("UPDATE schedules SET region_key = 'i\u0302le' WHERE region_key = '\u00eele'");

        foreach (var spelt in new[] { "\u00eele", "I\u0302LE", "i\u0302le" })
            Assert.Equal(here.Text("id"), (await app.PartnerA.GetAsync($"/v1/schedules?region={Uri.EscapeDataString(spelt)}")).Items.Single().Str("id"));
        Assert.Empty((await app.PartnerA.GetAsync("/v1/schedules?region=ile")).Items);
    }

    [Fact]
    public async Task A_region_is_there_when_it_shows_something_and_has_to_fit_composed()
    {
        var app = await SupportApp.SharedAsync();
        foreach (var nothing in new[] { "", " ", "\u200b", "\u2800" })
            Assert.Null((await app.Admin.PostAsync("/v1/schedules", Body(new { region = nothing })))["region"]);

        var tooLong = await app.Admin.PostAsync("/v1/schedules", Body(new { region = new string('\u0958', 26) }));

        tooLong.ShouldRefuse("region", "too_long");
        Assert.Contains("NFC", tooLong.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_makes_a_version_and_leaves_the_past_as_it_was()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2027-01-04T12:00:00Z"); // a Monday
        var created = await app.Admin.PostAsync("/v1/schedules", Body(new { timeZone = "UTC" }));
        var path = created.Header("Location")!;

        var always = new[]
        {
            new
            {
                days = new[] { "monday", "tuesday" },
                from = "00:00",
                to = "24:00",
            },
        };
        var changed = await app.Supervisor.PatchAsync(path, new { weekly = always, effectiveFrom = "2027-01-11T12:00:00Z" }, ("If-Match", created.ETag!));

        changed.ShouldBe(200);
        Assert.Equal(("\"2\"", "2027-01-11T12:00:00Z"), (changed.VersionTag, changed.Text("effectiveFrom")));
        Assert.Equal(changed.Raw, (await app.Agent.GetAsync(path)).Raw);
        var first = await app.Agent.GetAsync($"{path}?version=1");
        Assert.Equal("08:00", first["weekly"]![0]!["from"]!.GetValue<string>());
        var versions = await app.Agent.GetAsync($"{path}/versions?limit=1");
        Assert.Equal(2, versions.Items[0]!["version"]!.GetValue<int>());
        var older = await app.Agent.GetAsync($"{path}/versions?cursor={versions.Text("nextCursor")}");
        Assert.Equal("1", older.Items.Single()!["version"]!.GetValue<int>().ToString(null, null));

        async Task<double> HoursAsync(string query) => (await app.Agent.GetAsync($"{path}/business-time?{query}"))["seconds"]!.GetValue<double>() / 3600;
        const string bothWeeks = "from=2027-01-04T00:00:00Z&to=2027-01-13T00:00:00Z";
        Assert.Equal(60 + 4 + 12 + 24, await HoursAsync(bothWeeks)); // five days, a morning, an afternoon, a day
        Assert.Equal(84, await HoursAsync($"{bothWeeks}&version=1"));
        Assert.Equal(96, await HoursAsync($"{bothWeeks}&version=2"));
    }

    [Fact]
    public async Task A_change_holds_at_once_where_it_was_made_and_soon_on_every_node()
    {
        await using var app = await SupportApp.StartAsync();
        await using var other = await app.StartSecondNodeAsync();
        var member = await app.Admin.PostAsync("/v1/schedules", Body());
        var union = await app.Admin.PostAsync(
            "/v1/schedules",
            new
            {
                name = "Union",
                timeZone = "UTC",
                combines = new[] { member.Text("id") },
            }
        );
        var status = $"{union.Header("Location")}/status?at=2126-01-06T12:00:00Z"; // a Sunday
        foreach (var node in new[] { app, other })
            Assert.False((await node.Agent.GetAsync(status))["open"]!.GetValue<bool>());

        var sundays = new[]
        {
            new
            {
                days = new[] { "sunday" },
                from = "08:00",
                to = "20:00",
            },
        };
        (await app.Admin.PatchAsync(member.Header("Location")!, new { weekly = sundays }, ("If-Match", "*"))).ShouldBe(200);

        Assert.True((await app.Agent.GetAsync(status))["open"]!.GetValue<bool>());
        await Polling.UntilAsync(async () => (await other.Agent.GetAsync(status))["open"]!.GetValue<bool>(), "the other node follows");
    }

    [Fact]
    public async Task A_change_that_changes_nothing_makes_no_version()
    {
        var app = await SupportApp.SharedAsync();
        var created = await app.Admin.PostAsync("/v1/schedules", Body());

        Assert.Equal("\"1\"", (await app.Admin.PatchAsync(created.Header("Location")!, new { name = "Desk" }, ("If-Match", "*"))).VersionTag);
    }

    [Theory]
    [InlineData("""{ "name": null }""", "name", "required")]
    [InlineData("""{ "timeZone": "Europe/Atlantis" }""", "timeZone", "time_zone")]
    [InlineData("""{ "timeZone": "UTC+01:00" }""", "timeZone", "time_zone")]
    [InlineData("""{ "weekly": [] }""", "weekly", "required")]
    [InlineData("""{ "weekly": [null] }""", "weekly[0]", "required")]
    [InlineData("""{ "weekly": [{ "days": [], "from": "08:00", "to": "20:00" }] }""", "weekly[0].days", "required")]
    [InlineData("""{ "weekly": [{ "days": ["moonday"], "from": "08:00", "to": "20:00" }] }""", "weekly[0].days[0]", "wrong_type")]
    [InlineData("""{ "weekly": [{ "days": ["monday"], "from": "8:00", "to": "20:00" }] }""", "weekly[0].from", "format")]
    [InlineData("""{ "weekly": [{ "days": ["monday"], "from": "24:00", "to": "20:00" }] }""", "weekly[0].from", "format")]
    [InlineData("""{ "weekly": [{ "days": ["monday"], "from": "08:00", "to": "24:01" }] }""", "weekly[0].to", "format")]
    [InlineData(
        """{ "weekly": [{ "days": ["monday"], "from": "08:00", "to": "12:00" }, { "days": ["monday"], "from": "11:59", "to": "13:00" }] }""",
        "weekly[1]",
        "overlap"
    )]
    [InlineData(
        """{ "weekly": [{ "days": ["sunday"], "from": "22:00", "to": "06:00" }, { "days": ["monday"], "from": "05:00", "to": "13:00" }] }""",
        "weekly[1]",
        "overlap"
    )]
    [InlineData("""{ "exceptions": [{ "date": "2026-02-30", "name": { "en": "x" }, "closed": true }] }""", "exceptions[0].date", "no_such_date")]
    [InlineData("""{ "exceptions": [{ "date": "25.12.2026", "name": { "en": "x" }, "closed": true }] }""", "exceptions[0].date", "no_such_date")]
    [InlineData("""{ "exceptions": [{ "date": "2026-12-25", "name": { "en": "x" } }] }""", "exceptions[0].hours", "exclusive")]
    [InlineData("""{ "exceptions": [{ "date": "2026-12-25", "name": {}, "closed": true }] }""", "exceptions[0].name", "required")]
    [InlineData("""{ "exceptions": [{ "date": "2026-12-25", "name": { "en": " " }, "closed": true }] }""", "exceptions[0].name.en", "required")]
    [InlineData("""{ "exceptions": [{ "date": "2026-12-25", "name": { "?": "x" }, "closed": true }] }""", "exceptions[0].name", "language")]
    [InlineData(
        """{ "exceptions": [{ "date": "2026-12-25", "name": { "en": "x" }, "closed": true, "hours": [{ "from": "08:00", "to": "09:00" }] }] }""",
        "exceptions[0].hours",
        "exclusive"
    )]
    [InlineData(
        """{ "exceptions": [{ "date": "2026-12-25", "name": { "en": "x" }, "closed": true }, { "date": "2026-12-25", "name": { "en": "y" }, "closed": true }] }""",
        "exceptions[1].date",
        "duplicate"
    )]
    [InlineData(
        """{ "exceptions": [{ "date": "2026-12-25", "name": { "en": "x" }, "hours": [{ "from": "08:00", "to": "10:00" }, { "from": "09:00", "to": "11:00" }] }] }""",
        "exceptions[0].hours[1]",
        "overlap"
    )]
    [InlineData(
        """{ "timeZone": "Pacific/Apia", "exceptions": [{ "date": "2011-12-30", "name": { "en": "Skipped" }, "closed": true }] }""",
        "exceptions[0].date",
        "no_such_date"
    )]
    [InlineData("""{ "combines": ["019aa9f2-3c40-7d11-9c3e-5b1f0a7e2dff"] }""", "combines[0]", "not_found")]
    public async Task What_makes_no_sense_is_refused(string with, string member, string code)
    {
        var app = await SupportApp.SharedAsync();

        (await app.Admin.PostAsync("/v1/schedules", Body(with))).ShouldRefuse(member, code);
    }

    [Fact]
    public async Task A_schedule_cannot_combine_itself()
    {
        var app = await SupportApp.SharedAsync();
        var inner = await app.Admin.PostAsync("/v1/schedules", Body());
        var outer = await app.Admin.PostAsync(
            "/v1/schedules",
            new
            {
                name = "Outer",
                timeZone = "UTC",
                combines = new[] { inner.Text("id") },
            }
        );
        outer.ShouldBe(201);

        Task<Answer> Combine(Answer schedule, Answer other) =>
            app.Admin.PatchAsync(schedule.Header("Location")!, new { combines = new[] { other.Text("id") } }, ("If-Match", "*"));
        (await Combine(inner, inner)).ShouldRefuse("combines[0]", "cycle");
        (await Combine(inner, outer)).ShouldRefuse("combines[0]", "cycle");
        (await Combine(outer, inner)).ShouldBe(200);
    }

    [Fact]
    public async Task What_is_combined_in_many_ways_counts_once()
    {
        var app = await SupportApp.SharedAsync();
        var layer = new[] { (await app.Admin.PostAsync("/v1/schedules", Body())).Text("id") };
        for (var height = 0; height < 12; height++)
        {
            var below = layer;
            var body = new
            {
                name = "Layer",
                timeZone = "UTC",
                combines = below,
            };
            layer = await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ => (await app.Admin.PostAsync("/v1/schedules", body)).Text("id")));
        }

        var time = await app.Agent.GetAsync($"/v1/schedules/{layer[0]}/business-time?from=2026-11-23T00:00:00Z&to=2026-11-24T00:00:00Z");

        Assert.Equal("PT12H", time.Text("duration"));
    }

    [Fact]
    public async Task What_is_not_allowed_is_refused()
    {
        var desk = await Desk.SetAsync();
        var path = (await desk.Admin.PostAsync("/v1/schedules", Body())).Header("Location")!;

        foreach (var kind in new[] { "partner", "customer", "agent" })
        {
            (await desk.By(kind).PostAsync("/v1/schedules", Body())).ShouldBeProblem(403, "actor_not_allowed");
            (await desk.By(kind).PatchAsync(path, new { name = "x" }, ("If-Match", "*"))).ShouldBeProblem(403, "actor_not_allowed");
        }
        (await desk.Admin.PatchAsync(path, new { name = "x" })).ShouldBeProblem(428, "if_match_required");
        (await desk.Admin.PatchAsync(path, new { name = "x" }, ("If-Match", "\"7\""))).ShouldBeProblem(412, "version_mismatch");
        (await desk.Admin.PatchAsync(path, new { effectiveFrom = "2020-01-01T00:00:00Z" }, ("If-Match", "*"))).ShouldRefuse("effectiveFrom", "in_the_past");
        (await desk.Admin.PatchAsync($"/v1/schedules/{Guid.NewGuid()}", new { name = "x" }, ("If-Match", "*"))).ShouldBeProblem(404, "schedule_not_found");
        (await desk.Agent.GetAsync($"/v1/schedules/{Guid.NewGuid()}")).ShouldBeProblem(404, "schedule_not_found");
        (await desk.Agent.GetAsync($"/v1/schedules/{Guid.NewGuid()}/versions")).ShouldBeProblem(404, "schedule_not_found");
        (await desk.Agent.GetAsync($"{path}?version=9")).ShouldBeProblem(404, "schedule_version_not_found");
        (await desk.Agent.GetAsync($"{path}/status?version=9")).ShouldBeProblem(404, "schedule_version_not_found");
    }

    internal static JsonObject Body(object? with = null) =>
        Desk.Merge(
            JsonNode
                .Parse(
                    """
                    {
                      "name": "Desk", "timeZone": "Europe/Berlin",
                      "weekly": [{ "days": ["monday", "tuesday", "wednesday", "thursday", "friday"], "from": "08:00", "to": "20:00" }],
                      "exceptions": [{ "date": "2026-12-25", "name": { "en": "Christmas Day", "zh": "圣诞节", "de": "Weihnachten" }, "closed": true }]
                    }
                    """
                )!
                .AsObject(),
            with
        );
}
