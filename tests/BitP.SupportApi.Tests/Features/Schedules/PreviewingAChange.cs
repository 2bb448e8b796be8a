using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.Schedules;

/// <summary>Before hours change, a supervisor sees which dates and which clocks that would move.</summary>
public sealed class PreviewingAChange(PreviewingAChange.January january) : IClassFixture<PreviewingAChange.January>
{
    private const string Later = """{ "weekly": [{ "days": ["monday", "tuesday", "wednesday", "thursday", "friday"], "from": "10:00", "to": "20:00" }] }""";

    [Fact]
    public async Task It_says_what_would_be_different_and_from_when()
    {
        var (app, path) = await ScheduleAsync();

        var preview = await PreviewAsync(
            app,
            path,
            Change(Later, "2027-01-13T00:00:00Z"),
            "2027-01-11T00:00:00Z",
            "2027-01-16T00:00:00Z",
            """[{ "key": "BP-100001", "from": "2027-01-12T18:00:00Z", "duration": "PT4H" }, { "from": "2027-01-11T09:00:00Z", "duration": "PT2H" }]"""
        );

        Assert.Equal(("1", "2", "\"1\""), (preview["version"]!.ToJsonString(), preview["nextVersion"]!.ToJsonString(), preview.VersionTag));
        Assert.Equal("""["weekly"]""", preview["changed"]!.ToJsonString());
        Assert.Equal(("2027-01-13T00:00:00Z", "UTC"), (preview.Text("effectiveFrom"), preview.Text("timeZone")));
        Assert.Equal(["2027-01-13", "2027-01-14", "2027-01-15"], Dates(preview).Select(d => d.Str("date")));
        Assert.Equal(
            """
            {"date":"2027-01-13","before":{"open":[{"from":"2027-01-13T08:00:00Z","to":"2027-01-13T20:00:00Z"}],"reason":"working_hours","exceptionName":null},"after":{"open":[{"from":"2027-01-13T10:00:00Z","to":"2027-01-13T20:00:00Z"}],"reason":"working_hours","exceptionName":null}}
            """.Trim(),
            Dates(preview)[0]!.ToJsonString()
        );
        Assert.False(preview["moreDates"]!.GetValue<bool>());
        Assert.Equal("""{"before":"PT60H","after":"PT54H"}""", preview["openTime"]!.ToJsonString());
        var (late, early) = (preview["clocks"]![0]!, preview["clocks"]![1]!);
        Assert.Equal("""{"before":"2027-01-13T10:00:00Z","after":"2027-01-13T12:00:00Z"}""", late["dueAt"]!.ToJsonString());
        Assert.Equal(("BP-100001", "2027-01-12T18:00:00Z", "PT4H", "PT2H"), (late.Str("key"), late.Str("from"), late.Str("duration"), late.Str("moves")));
        Assert.Equal((null, "PT0S"), (early.Str("key"), early.Str("moves")));
        Assert.Empty(preview["affects"]!.AsArray());
        Assert.Null(preview["notCovered"]);
        Assert.Matches("^20[0-9]{2}[a-z]$", preview.Text("tzdbVersion"));
    }

    [Fact]
    public async Task Nothing_is_saved_by_it()
    {
        var (app, path) = await ScheduleAsync();
        async Task<string> AllAsync() =>
            (await app.Agent.GetAsync(path)).Raw
            + (await app.Agent.GetAsync($"{path}/versions")).Raw
            + (await app.Agent.GetAsync($"{path}/windows?from=2027-01-01T00:00:00Z&to=2027-12-01T00:00:00Z")).Raw;
        var before = await AllAsync();

        var preview = await app.Supervisor.PostAsync($"{path}/preview", Request(Later), ("Idempotency-Key", Guid.NewGuid().ToString()));

        preview.ShouldBe(200);
        Assert.NotEmpty(Dates(preview));
        Assert.Equal(before, await AllAsync());
        // Had it raised an event, that would be the second one.
        (await app.Admin.PatchAsync(path, new { region = path }, ("If-Match", "*"))).ShouldBe(200);
        Assert.Equal("2", (await EventAsync(app, path))["sequence"]!.ToJsonString());
    }

    [Fact]
    public async Task The_change_is_safe_with_the_tag_of_the_preview()
    {
        var (app, path) = await ScheduleAsync();
        var preview = await PreviewAsync(app, path, JsonNode.Parse(Later)!.AsObject());
        (await app.Admin.PatchAsync(path, new { name = "Faster" }, ("If-Match", "*"))).ShouldBe(200);

        (await app.Supervisor.PatchAsync(path, JsonNode.Parse(Later)!, ("If-Match", preview.ETag!))).ShouldBeProblem(412, "version_mismatch");
        Assert.Equal("\"2\"", (await PreviewAsync(app, path, JsonNode.Parse(Later)!.AsObject())).VersionTag);
    }

    [Fact]
    public async Task What_would_change_nothing_says_so()
    {
        var (app, path) = await ScheduleAsync();

        var preview = await PreviewAsync(
            app,
            path,
            JsonNode.Parse("""{ "name": "Desk" }""")!.AsObject(),
            clocks: """[{ "from": "2027-01-12T18:00:00Z", "duration": "PT4H" }]"""
        );

        Assert.Null(preview.Json["nextVersion"]);
        Assert.Equal(("[]", "[]"), (preview["changed"]!.ToJsonString(), preview["dates"]!.ToJsonString()));
        Assert.Equal("PT0S", preview["clocks"]![0].Str("moves"));
        // Eight weeks from now on.
        Assert.Equal(TimeSpan.FromDays(56), Instant(preview.Text("to")) - Instant(preview.Text("from")));
        Assert.Equal(preview.Text("effectiveFrom"), preview.Text("from"));
    }

    [Fact]
    public async Task A_change_takes_the_place_of_one_that_was_to_come()
    {
        var (app, path) = await ScheduleAsync();
        var always = Change("""{ "weekly": [{ "days": ["monday"], "from": "00:00", "to": "24:00" }] }""", "2027-02-01T00:00:00Z");
        (await app.Admin.PatchAsync(path, always, ("If-Match", "*"))).ShouldBe(200);

        // The same hours, earlier: no member is different, but the dates are.
        var preview = await PreviewAsync(app, path, Change("{}", "2027-01-15T00:00:00Z"), "2027-01-13T00:00:00Z", "2027-02-10T00:00:00Z");

        Assert.Equal(("[]", "3"), (preview["changed"]!.ToJsonString(), preview["nextVersion"]!.ToJsonString()));
        Assert.Equal(Workdays(new(2027, 1, 15), new(2027, 1, 31)), Dates(preview).Select(d => d.Str("date")));
    }

    [Fact]
    public async Task A_day_on_which_clocks_go_forward_has_an_hour_less()
    {
        var (app, path) = await ScheduleAsync("""{ "timeZone": "Europe/Berlin", "weekly": [{ "days": ["sunday"], "from": "08:00", "to": "20:00" }] }""");

        var preview = await PreviewAsync(
            app,
            path,
            JsonNode.Parse("""{ "weekly": [{ "days": ["sunday"], "from": "00:00", "to": "24:00" }] }""")!.AsObject(),
            "2027-03-27T00:00:00Z",
            "2027-03-30T00:00:00Z"
        );

        var date = Assert.Single(Dates(preview));
        Assert.Equal("2027-03-28", date.Str("date"));
        Assert.Equal("""[{"from":"2027-03-28T06:00:00Z","to":"2027-03-28T18:00:00Z"}]""", date!["before"]!["open"]!.ToJsonString());
        Assert.Equal("""[{"from":"2027-03-27T23:00:00Z","to":"2027-03-28T22:00:00Z"}]""", date["after"]!["open"]!.ToJsonString());
        Assert.Equal("""{"before":"PT12H","after":"PT23H"}""", preview["openTime"]!.ToJsonString());
    }

    [Fact]
    public async Task A_night_is_part_of_both_its_dates()
    {
        var (app, path) = await ScheduleAsync("""{ "weekly": [{ "days": ["friday"], "from": "22:00", "to": "06:00" }] }""");

        var shorter = await PreviewAsync(
            app,
            path,
            JsonNode.Parse("""{ "weekly": [{ "days": ["friday"], "from": "22:00", "to": "04:00" }] }""")!.AsObject(),
            "2027-01-14T00:00:00Z",
            "2027-01-19T00:00:00Z"
        );
        var closed = await app.Supervisor.PostAsync(
            $"{path}/preview",
            Request(
                """{ "exceptions": [{ "date": "2027-01-15", "name": { "en": "Outing", "de": "Ausflug" }, "closed": true }] }""",
                "2027-01-14T00:00:00Z",
                "2027-01-19T00:00:00Z"
            ),
            ("Accept-Language", "de")
        );

        var saturday = Assert.Single(Dates(shorter))!;
        Assert.Equal("2027-01-16", saturday.Str("date"));
        Assert.Equal("""[{"from":"2027-01-16T00:00:00Z","to":"2027-01-16T04:00:00Z"}]""", saturday["after"]!["open"]!.ToJsonString());
        Assert.Equal(["2027-01-15", "2027-01-16"], Dates(closed).Select(d => d.Str("date")));
        var (before, after) = (Dates(closed)[0]!["before"]!, Dates(closed)[0]!["after"]!);
        Assert.Equal("""[{"from":"2027-01-15T22:00:00Z","to":"2027-01-16T00:00:00Z"}]""", before["open"]!.ToJsonString());
        Assert.Equal(("working_hours", null), (before.Str("reason"), before.Str("exceptionName")));
        Assert.Equal("""{"open":[],"reason":"exception","exceptionName":"Ausflug"}""", after.ToJsonString());
        Assert.Equal("""{"open":[],"reason":"non_working_day","exceptionName":null}""", Dates(closed)[1]!["after"]!.ToJsonString());
    }

    [Fact]
    public async Task It_names_the_schedules_that_combine_this_one()
    {
        var (app, path) = await ScheduleAsync();
        var id = path.Split('/')[^1];
        async Task<string> UnionAsync(string name, params string[] of)
        {
            var made = await app.Admin.PostAsync(
                "/v1/schedules",
                new
                {
                    name,
                    timeZone = "UTC",
                    combines = of,
                }
            );
            made.ShouldBe(201);
            await app.AdvanceAsync("PT1S");
            return made.Text("id");
        }
        var direct = await UnionAsync("Direct", id);
        var indirect = await UnionAsync("Indirect", direct);
        var former = await UnionAsync("Former", id);
        (await app.Admin.PatchAsync($"/v1/schedules/{former}", Body(new { combines = Array.Empty<string>() }), ("If-Match", "*"))).ShouldBe(200);
        var later = await app.Admin.PostAsync("/v1/schedules", Body(new { name = id }));
        (
            await app.Admin.PatchAsync(
                later.Header("Location")!,
                new
                {
                    name = "Later",
                    combines = new[] { id },
                    effectiveFrom = "2127-01-01T00:00:00Z",
                },
                ("If-Match", "*")
            )
        ).ShouldBe(200);
        (await app.Admin.PostAsync("/v1/schedules", Body(new { name = id }))).ShouldBe(201);

        var preview = await PreviewAsync(app, path, JsonNode.Parse(Later)!.AsObject());

        Assert.Equal(
            [(direct, "Direct"), (indirect, "Indirect"), (later.Text("id"), "Later")],
            preview["affects"]!.AsArray().Select(a => (a.Str("id")!, a.Str("name")!))
        );
        Assert.Empty((await PreviewAsync(app, $"/v1/schedules/{indirect}", JsonNode.Parse(Later)!.AsObject()))["affects"]!.AsArray());
    }

    [Fact]
    public async Task It_names_those_that_combine_it_before_it_would_have_begun()
    {
        var (app, path) = await ScheduleAsync("""{ "effectiveFrom": "2127-01-01T00:00:00Z" }""");
        var union = await app.Admin.PostAsync(
            "/v1/schedules",
            new
            {
                name = "Until then",
                timeZone = "UTC",
                combines = new[] { path.Split('/')[^1] },
            }
        );
        var alone = Body(new { combines = Array.Empty<string>(), effectiveFrom = "2100-01-01T00:00:00Z" });
        (await app.Admin.PatchAsync(union.Header("Location")!, alone, ("If-Match", "*"))).ShouldBe(200);

        var late = await PreviewAsync(app, path, Change(Later, "2110-01-01T00:00:00Z"));
        var soon = await PreviewAsync(app, path, Change(Later, "2090-01-01T00:00:00Z"));

        Assert.Empty(late["affects"]!.AsArray());
        Assert.Equal(union.Text("id"), Assert.Single(soon["affects"]!.AsArray()).Str("id"));
    }

    [Fact]
    public async Task Years_that_are_not_covered_before_or_after_are_named()
    {
        var (app, path) = await ScheduleAsync();

        var preview = await PreviewAsync(
            app,
            path,
            JsonNode.Parse("""{ "holidaySets": ["CN"] }""")!.AsObject(),
            "2027-02-01T00:00:00Z",
            "2027-02-15T00:00:00Z",
            """[{ "from": "2027-02-04T19:00:00Z", "duration": "PT4H" }, { "from": "2026-11-30T08:00:00Z", "duration": "PT4H" }]"""
        );

        const string uncovered = """[{"holidaySet":"CN","years":[2027]}]""";
        Assert.Equal(uncovered, preview["notCovered"]!.ToJsonString());
        Assert.Equal(uncovered, preview["clocks"]![0]!["notCovered"]!.ToJsonString());
        Assert.Null(preview["clocks"]![1]!["notCovered"]);
        Assert.Equal(["2027-02-05", "2027-02-08"], Dates(preview).Select(d => d.Str("date")));
        Assert.Equal(("exception", "Spring Festival"), (Dates(preview)[0]!["after"].Str("reason"), Dates(preview)[0]!["after"].Str("exceptionName")));
        Assert.Equal("PT96H", preview["clocks"]![0].Str("moves"));
    }

    [Fact]
    public async Task A_clock_that_is_never_due_says_so()
    {
        var (app, path) = await ScheduleAsync();

        var preview = await PreviewAsync(
            app,
            path,
            JsonNode
                .Parse("""{ "weekly": [{ "days": ["monday", "tuesday", "wednesday", "thursday", "friday"], "from": "00:00", "to": "24:00" }] }""")!
                .AsObject(),
            clocks: """[{ "from": "2190-01-01T00:00:00Z", "duration": "P3650D" }]"""
        );

        var clock = preview["clocks"]![0]!;
        Assert.Null(clock["dueAt"].Str("before"));
        Assert.StartsWith("2203-", clock["dueAt"].Str("after"), StringComparison.Ordinal);
        Assert.Null(clock["moves"]);
    }

    [Fact]
    public async Task Many_dates_are_cut()
    {
        var (app, path) = await ScheduleAsync();

        var preview = await PreviewAsync(app, path, JsonNode.Parse(Later)!.AsObject(), "2027-01-01T00:00:00Z", "2028-01-02T00:00:00Z");

        Assert.Equal((100, true), (Dates(preview).Count, preview["moreDates"]!.GetValue<bool>()));
    }

    [Theory]
    [InlineData("""{ "name": null }""", "name", "required")]
    [InlineData("""{ "surprise": 1 }""", "surprise", "unknown")]
    [InlineData("""{ "weekly": [{ "days": ["moonday"], "from": "08:00", "to": "20:00" }] }""", "weekly[0].days[0]", "wrong_type")]
    [InlineData("""{ "weekly": [{ "days": ["monday"], "from": "8:00", "to": "20:00" }] }""", "weekly[0].from", "format")]
    [InlineData("""{ "exceptions": [{ "date": "2026-02-30", "name": { "en": "x" }, "closed": true }] }""", "exceptions[0].date", "no_such_date")]
    [InlineData("""{ "timeZone": "Europe/Atlantis" }""", "timeZone", "time_zone")]
    [InlineData("""{ "holidaySets": ["XX"] }""", "holidaySets[0]", "not_found")]
    [InlineData("""{ "combines": ["019aa9f2-3c40-7d11-9c3e-5b1f0a7e2dff"] }""", "combines[0]", "not_found")]
    [InlineData("""{ "effectiveFrom": "2020-01-01T00:00:00Z" }""", "effectiveFrom", "in_the_past")]
    [InlineData("""{ "name": "a\u0000b" }""", "name", "control_character")]
    public async Task What_the_change_would_be_refused_for_the_preview_is(string changes, string member, string code)
    {
        var (app, path) = await ScheduleAsync();

        (await app.Supervisor.PostAsync($"{path}/preview", Request(changes))).ShouldRefuse($"changes.{member}", code);
        (await app.Supervisor.PatchAsync(path, JsonNode.Parse(changes)!, ("If-Match", "*"))).ShouldRefuse(member, code);
    }

    [Fact]
    public async Task A_cycle_is_refused()
    {
        var (app, path) = await ScheduleAsync();
        var inner = path.Split('/')[^1];
        var outer = await app.Admin.PostAsync(
            "/v1/schedules",
            new
            {
                name = "Outer",
                timeZone = "UTC",
                combines = new[] { inner },
            }
        );

        foreach (var id in new[] { inner, outer.Text("id") })
            (await app.Admin.PostAsync($"{path}/preview", new { changes = new { combines = new[] { id } } })).ShouldRefuse("changes.combines[0]", "cycle");
    }

    [Theory]
    [InlineData("""{ }""", "changes", "required")]
    [InlineData("""{ "changes": null }""", "changes", "required")]
    [InlineData("""{ "changes": [] }""", "changes", "wrong_type")]
    [InlineData("""{ "changes": {}, "from": "2027-01-02T00:00:00Z", "to": "2027-01-01T00:00:00Z" }""", "to", "out_of_range")]
    [InlineData("""{ "changes": {}, "from": "2026-01-01T00:00:00Z", "to": "2027-01-03T00:00:00Z" }""", "to", "out_of_range")]
    [InlineData("""{ "changes": {}, "to": "2020-01-01T00:00:00Z" }""", "to", "out_of_range")]
    [InlineData("""{ "changes": {}, "clocks": [null] }""", "clocks[0]", "required")]
    [InlineData("""{ "changes": {}, "clocks": [{ "duration": "PT4H" }] }""", "clocks[0].from", "required")]
    [InlineData("""{ "changes": {}, "clocks": [{ "from": "2027-01-01T00:00:00Z" }] }""", "clocks[0].duration", "required")]
    [InlineData("""{ "changes": {}, "clocks": [{ "from": "2027-01-01T00:00:00Z", "duration": "-PT4H" }] }""", "clocks[0].duration", "out_of_range")]
    [InlineData("""{ "changes": {}, "clocks": [{ "from": "2027-01-01T00:00:00Z", "duration": "4h" }] }""", "clocks[0].duration", "wrong_type")]
    public async Task What_makes_no_sense_is_refused(string body, string member, string code)
    {
        var (app, path) = await ScheduleAsync();

        (await app.Admin.PostAsync($"{path}/preview", JsonNode.Parse(body))).ShouldRefuse(member, code);
    }

    [Fact]
    public async Task Too_many_clocks_are_refused()
    {
        var (app, path) = await ScheduleAsync();
        object Body(int clocks, string key) =>
            new
            {
                changes = new { name = "Other" },
                clocks = Enumerable.Repeat(
                    new
                    {
                        key,
                        from = "2027-01-01T00:00:00Z",
                        duration = "PT4H",
                    },
                    clocks
                ),
            };

        (await app.Admin.PostAsync($"{path}/preview", Body(1000, "x"))).ShouldBe(200);
        (await app.Admin.PostAsync($"{path}/preview", Body(1001, "x"))).ShouldRefuse("clocks", "too_many");
        (await app.Admin.PostAsync($"{path}/preview", Body(1, new string('x', 101)))).ShouldRefuse("clocks[0].key", "too_long");
    }

    [Fact]
    public async Task It_is_for_those_who_may_change_the_schedule()
    {
        var desk = await Desk.SetAsync(january.App);
        var path = (await desk.Admin.PostAsync("/v1/schedules", Body())).Header("Location")!;

        foreach (var kind in new[] { "partner", "customer", "agent" })
            (await desk.By(kind).PostAsync($"{path}/preview", Request("{}"))).ShouldBeProblem(403, "actor_not_allowed");
        (await desk.Supervisor.PostAsync($"/v1/schedules/{Guid.NewGuid()}/preview", Request("{}"))).ShouldBeProblem(404, "schedule_not_found");
    }

    internal static JsonArray Dates(Answer preview) => preview["dates"]!.AsArray();

    internal static async Task<Answer> PreviewAsync(
        SupportApp app,
        string path,
        JsonObject changes,
        string? from = null,
        string? to = null,
        string? clocks = null
    )
    {
        var answer = await app.Supervisor.PostAsync($"{path}/preview", Request(changes.ToJsonString(), from, to, clocks));
        answer.ShouldBe(200);
        return answer;
    }

    private static JsonObject Request(string changes, string? from = null, string? to = null, string? clocks = null)
    {
        var request = new JsonObject { ["changes"] = JsonNode.Parse(changes) };
        if (from is not null)
            request["from"] = from;
        if (to is not null)
            request["to"] = to;
        if (clocks is not null)
            request["clocks"] = JsonNode.Parse(clocks);
        return request;
    }

    private static JsonObject Change(string changes, string effectiveFrom) => Desk.Merge(JsonNode.Parse(changes)!.AsObject(), new { effectiveFrom });

    private static JsonObject Body(object? with = null) => Desk.Merge(KeepingASchedule.Body(new { timeZone = "UTC" }), with);

    private async Task<(SupportApp App, string Path)> ScheduleAsync(object? with = null)
    {
        var app = january.App;
        var schedule = await app.Supervisor.PostAsync("/v1/schedules", Body(with));
        schedule.ShouldBe(201);
        return (app, schedule.Header("Location")!);
    }

    private static async Task<JsonNode> EventAsync(SupportApp app, string path)
    {
        JsonNode? found = null;
        await Polling.UntilAsync(
            async () =>
                (
                    found = (await app.Admin.GetAsync("/v1/events?types=schedule.updated&limit=200")).Items.LastOrDefault(e =>
                        path.EndsWith(e!["subject"].Str("id")!, StringComparison.Ordinal)
                    )
                )
                    is not null,
            "the change is in the feed"
        );
        return found!;
    }

    private static IEnumerable<string> Workdays(DateOnly first, DateOnly last) =>
        Enumerable
            .Range(0, last.DayNumber - first.DayNumber + 1)
            .Select(first.AddDays)
            .Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            .Select(day => day.ToString("yyyy-MM-dd", null));

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, null);

    /// <summary>A host on which it is Monday, the 4th of January 2027.</summary>
    public sealed class January : IAsyncLifetime
    {
        public SupportApp App { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            App = await SupportApp.StartAsync();
            await App.StopClockAsync("2027-01-04T12:00:00Z");
        }

        public async Task DisposeAsync() => await App.DisposeAsync();
    }
}
