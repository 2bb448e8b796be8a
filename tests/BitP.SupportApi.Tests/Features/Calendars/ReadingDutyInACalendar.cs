using System.Text;
using BitP.SupportApi.Features.Schedules.ICalendar;
using BitP.SupportApi.Tests.Features.Shifts;

namespace BitP.SupportApi.Tests.Features.Calendars;

/// <summary>Calendar programs show who is on duty, in the end.</summary>
public sealed class ReadingDutyInACalendar
{
    private const string Path = "/v1/on-duty/calendar.ics";

    // Short, since the duty of others is in it as well.
    private const string Hour = "from=2027-01-04T12:00:00Z&to=2027-01-04T13:00:00Z";

    // From Monday noon to the handover on Thursday.
    private const string Days = "from=2027-01-04T12:00:00Z&to=2027-01-07T08:00:00Z";

    [Fact]
    public async Task Turns_overrides_and_shifts_are_events_and_who_is_away_is_not_there()
    {
        await using var rota = await Rota.SetAsync();
        var (rotation, shift) = await PlanAsync(rota);

        var answer = await rota.App.Agent.GetAsync($"{Path}?{Days}");

        answer.ShouldBe(200);
        Assert.Equal("text/calendar; charset=utf-8", answer.Header("Content-Type"));
        Assert.Equal(
            [
                ("Ann on duty: Chat", "20270104T120000Z", "20270105T080000Z"),
                ("Ben on duty: Chat", "20270105T080000Z", "20270105T100000Z"),
                ("Cai on duty: Chat", "20270105T100000Z", "20270105T120000Z"),
                ("Ben on duty: Chat", "20270105T120000Z", "20270105T200000Z"),
                ("Ben on duty: Chat", "20270106T020000Z", "20270106T080000Z"),
                ("Ann on duty: Chat", "20270106T080000Z", "20270107T080000Z"),
                ("Cai on duty: shift", "20270106T100000Z", "20270106T180000Z"),
            ],
            Shown(answer)
        );
        var events = ParsedEvent.AllOf(answer.Raw);
        Assert.Equal($"{rotation}-{rota.Ann}-20270104T120000Z@bitp-support-api", events[0].Uid);
        Assert.Equal($"{shift}-{rota.Cai}-20270106T100000Z@bitp-support-api", events[^1].Uid);
        Assert.All(events, e => Assert.Equal("TRANSPARENT", e.Transparency));
        Assert.Contains("\r\nDTSTAMP:20270104T120000Z\r\n", answer.Raw, StringComparison.Ordinal);
        Assert.Contains("\r\nX-WR-CALNAME:On duty\r\n", answer.Raw, StringComparison.Ordinal);
        // Neither why somebody is away nor what only staff knows of them.
        Assert.DoesNotContain("dentist", answer.Raw, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("example.com", answer.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_can_be_that_of_one_agent_or_one_rotation()
    {
        await using var rota = await Rota.SetAsync();
        var (rotation, _) = await PlanAsync(rota);
        await rota.RotationAsync(new { name = "Phone", agents = new[] { rota.Cai } });

        var cai = await rota.App.Agent.GetAsync($"{Path}?{Days}&agentId={rota.Cai}");
        var chat = await rota.App.Agent.GetAsync($"{Path}?{Days}&rotationId={rotation}");
        var both = await rota.App.Agent.GetAsync($"{Path}?{Days}&agentId={rota.Cai}&rotationId={rotation}");

        Assert.Equal(["Cai on duty: Phone", "Cai on duty: Chat", "Cai on duty: shift"], Shown(cai).Select(e => e.Summary));
        Assert.Equal(["Ann", "Ben", "Cai", "Ben", "Ben", "Ann"], Shown(chat).Select(e => e.Summary.Replace(" on duty: Chat", "", StringComparison.Ordinal)));
        Assert.Equal([("Cai on duty: Chat", "20270105T100000Z", "20270105T120000Z")], Shown(both));
        Assert.Contains("\r\nX-WR-CALNAME:On duty: Cai\\, Chat\r\n", both.Raw, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Ann on duty: Chat", "Cai on duty: shift")]
    [InlineData("zh-CN", "Ann 值班：Chat", "Cai 值班：班次")]
    [InlineData("fr", "Ann de garde : Chat", "Cai de garde : service")]
    [InlineData("de", "Ann im Dienst: Chat", "Cai im Dienst: Schicht")]
    public async Task Texts_are_in_the_language_of_the_request(string language, string turn, string shift)
    {
        await using var rota = await Rota.SetAsync();
        await PlanAsync(rota);

        var shown = Shown(await rota.App.Agent.GetAsync($"{Path}?{Days}", ("Accept-Language", language)));

        Assert.Equal((turn, shift), (shown[0].Summary, shown[^1].Summary));
    }

    [Fact]
    public async Task An_event_keeps_its_uid_when_something_else_changes()
    {
        await using var rota = await Rota.SetAsync();
        var (rotation, _) = await PlanAsync(rota);
        var first = await rota.App.Agent.GetAsync($"{Path}?{Days}");

        var again = await rota.App.Agent.GetAsync($"{Path}?{Days}", ("If-None-Match", first.ETag!));

        Assert.Equal((304, ""), (again.Status, again.Raw));
        await rota.RotationAsync(new { name = "Phone", agents = new[] { rota.Cai } });
        (await rota.App.Admin.PatchAsync($"/v1/agents/{rota.Ann}", new { name = "Anna" }, ("If-Match", "*"))).ShouldBe(200);
        (await rota.App.Admin.PatchAsync($"/v1/rotations/{rotation}", new { name = "Web chat" }, ("If-Match", "*"))).ShouldBe(200);
        await rota.SetClockAsync("2027-01-06T15:30:00Z");
        var later = await rota.App.Agent.GetAsync($"{Path}?{Days}&rotationId={rotation}");
        Assert.Equal(Uids(first).SkipLast(1), Uids(later));
        Assert.Equal("Anna on duty: Web chat", Shown(later)[0].Summary);
        Assert.Contains("\r\nDTSTAMP:20270106T150000Z\r\n", later.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_is_the_same_whichever_time_is_asked_for()
    {
        await using var rota = await Rota.SetAsync();
        var berlin = new { timeZone = "Europe/Berlin", startsOn = "2026-12-02" }; // a Wednesday
        await rota.RotationAsync(Desk.Merge(Json(berlin), new { name = "Alone", agents = new[] { rota.Ann } }));
        await rota.RotationAsync(
            Desk.Merge(
                Json(berlin),
                new
                {
                    name = "Twice",
                    turn = new { unit = "week" },
                    agents = new[] { rota.Ben, rota.Ben, rota.Cai },
                }
            )
        );
        var shift = new
        {
            agentId = rota.Cai,
            kind = "shift",
            from = "2027-02-03T09:00:00Z",
            to = "2027-03-01T00:00:00Z",
            channels = new[] { "chat" },
        };
        (await rota.ShiftAsync(shift)).ShouldBe(201);

        var all = ParsedEvent.AllOf((await rota.App.Agent.GetAsync($"{Path}?from=2027-01-20T00:00:00Z&to=2027-04-20T00:00:00Z")).Raw);

        // Clocks go forward on 28 March; handovers are on Wednesdays at eight.
        Assert.Equal(
            ["20270203T070000Z-20270210T070000Z", "20270324T070000Z-20270331T060000Z", "20270331T060000Z-20270407T060000Z"],
            all.Where(e => e.Summary == "Ann on duty: Alone").Select(Times).Where((_, i) => i is 3 or 10 or 11)
        );
        Assert.Equal(
            [
                "20270203T090000Z-20270208T000000Z",
                "20270208T000000Z-20270215T000000Z",
                "20270215T000000Z-20270222T000000Z",
                "20270222T000000Z-20270301T000000Z",
            ],
            all.Where(e => e.Summary == "Cai on duty: shift").Select(Times)
        );
        Assert.All(all.Where(e => e.Summary == "Ben on duty: Twice"), e => Assert.Matches("T0[67]0000Z-.*T0[67]0000Z$", Times(e)));
        Assert.Equal(all.Length, all.Select(e => e.Uid).Distinct().Count());
        for (var start = new DateTime(2027, 1, 20, 5, 0, 0); start < new DateTime(2027, 4, 10); start = start.AddHours(101))
        {
            var part = await rota.App.Agent.GetAsync($"{Path}?from={start:yyyy-MM-ddTHH}:00:00Z&to={start.AddDays(3):yyyy-MM-ddTHH}:00:00Z");
            Assert.NotEmpty(ParsedEvent.AllOf(part.Raw));
            Assert.Subset(all.ToHashSet(), ParsedEvent.AllOf(part.Raw).ToHashSet());
        }
    }

    [Fact]
    public async Task It_goes_from_a_week_ago_to_twelve_weeks_ahead_when_nobody_says()
    {
        await using var rota = await Rota.SetAsync();
        await rota.RotationAsync();
        await rota.SetClockAsync("2027-01-20T15:00:00Z");

        var shown = Shown(await rota.App.Agent.GetAsync(Path));

        Assert.Equal("20270112T080000Z", shown[0].Start);
        Assert.Equal("20270415T080000Z", shown[^1].End);
    }

    [Fact]
    public async Task No_name_breaks_out_of_its_line()
    {
        await using var rota = await Rota.SetAsync();
        var name = "Ann;\r\nBEGIN:VEVENT, \\n \"客服人员\": {0}" + string.Concat(Enumerable.Repeat("客服人员", 10));
        var agent = await rota.AgentAsync("Dora", "en");
        // No name is taken that has line ends, but older ones may have some.
        await rota.App.Database.RunAsync($"UPDATE agents SET name = '{name}' WHERE name = 'Dora'");
        var rotation = await rota.RotationAsync(new { agents = new[] { agent }, name = "Chat END:VCALENDAR; X: " + new string('y', 70) });

        var answer = await rota.App.Agent.GetAsync($"{Path}?{Days}&rotationId={rotation.Text("id")}");

        var lines = answer.Raw.Split("\r\n");
        Assert.Equal(("BEGIN:VCALENDAR", "END:VCALENDAR", ""), (lines[0], lines[^2], lines[^1]));
        Assert.DoesNotContain("\n", string.Concat(lines), StringComparison.Ordinal);
        Assert.All(lines, line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.Single(lines, line => line == "BEGIN:VEVENT");
        var expected = $"{name.ReplaceLineEndings(" ")} on duty: {rotation.Text("name")}";
        Assert.Equal(expected, Assert.Single(ParsedEvent.AllOf(answer.Raw)).Summary);
        var read = CalendarReader.Read(Encoding.UTF8.GetBytes(answer.Raw));
        Assert.Empty(read.Problems);
        // It takes a summary for the name of an exception: one line, and no longer than that may be.
        Assert.StartsWith(read.Events.Single().Summary!.TrimEnd('…'), expected, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_name_turns_the_words_around_it_around()
    {
        await using var rota = await Rota.SetAsync();
        var (turned, hebrew) = (await rota.AgentAsync("Turned"), await rota.AgentAsync("Hebrew"));
        await rota.App.Database.RunAsync("UPDATE agents SET name = '\u202bAnn\u2067 \u202e' WHERE name = 'Turned'");
        await rota.App.Database.RunAsync("UPDATE agents SET name = '\u202bדנה' WHERE name = 'Hebrew'");
        var rotation = await rota.RotationAsync(new { name = "\u2067Chat\u202b  now", agents = new[] { turned, hebrew } });

        var calendar = await rota.App.Agent.GetAsync($"{Path}?{Days}&agentId={hebrew}&rotationId={rotation.Text("id")}");
        var all = await rota.App.Agent.GetAsync($"{Path}?{Days}");

        Assert.DoesNotMatch("[\u202a-\u202e\u2066\u2067]", calendar.Raw + all.Raw);
        Assert.Contains("X-WR-CALNAME:On duty: \u2068דנה\u2069\\, Chat now\r\n", calendar.Raw, StringComparison.Ordinal);
        Assert.Equal(["Ann on duty: Chat now", "\u2068דנה\u2069 on duty: Chat now"], Shown(all).Select(e => e.Summary).Distinct());
    }

    [Fact]
    public async Task The_products_own_reader_understands_it()
    {
        await using var rota = await Rota.SetAsync();
        await PlanAsync(rota);

        var answer = await rota.App.Agent.GetAsync($"{Path}?{Days}");

        var read = CalendarReader.Read(Encoding.UTF8.GetBytes(answer.Raw));
        Assert.Empty(read.Problems);
        Assert.Equal(
            ParsedEvent.AllOf(answer.Raw).Select(e => (e.Uid, e.Summary, e.Start.Trim())),
            read.Events.Select(e => (e.Uid!, e.Summary!, $"{e.Start.Local:uuuuMMdd'T'HHmmss}Z"))
        );
        var first = read.Events[0];
        var inShanghai = first.At(first.Start, NodaTime.DateTimeZoneProviders.Tzdb["Asia/Shanghai"]);
        Assert.Equal((NodaTime.Instant.FromUtc(2027, 1, 4, 12, 0), NodaTime.Instant.FromUtc(2027, 1, 5, 8, 0)), inShanghai);
    }

    [Theory]
    [InlineData("from=yesterday", "from", "format")]
    [InlineData("to=2027-01-05", "to", "format")]
    [InlineData("from=2027-01-05T00:00:00Z&to=2027-01-04T23:59:59Z", "to", "out_of_range")]
    [InlineData("from=2027-01-05T00:00:00Z&to=2027-04-08T00:00:00Z", "to", "out_of_range")]
    [InlineData("agentId=Ann", "agentId", "wrong_type")]
    [InlineData("channel=chat", "channel", "unknown")]
    public async Task What_makes_no_sense_is_refused(string query, string member, string code)
    {
        var app = await SupportApp.SharedAsync();

        (await app.Agent.GetAsync($"{Path}?{query}")).ShouldRefuse(member, code);
    }

    [Fact]
    public async Task Who_or_what_is_not_there_is_not_found()
    {
        var app = await SupportApp.SharedAsync();

        (await app.Agent.GetAsync($"{Path}?agentId={Guid.NewGuid()}")).ShouldBeProblem(404, "agent_not_found");
        (await app.Agent.GetAsync($"{Path}?rotationId={Guid.NewGuid()}")).ShouldBeProblem(404, "rotation_not_found");
    }

    [Fact]
    public async Task It_is_for_staff_with_the_scope()
    {
        var desk = await Desk.SetAsync();

        (await desk.Partner.GetAsync(Path)).ShouldBeProblem(403, "actor_not_allowed");
        (await desk.Customer.GetAsync(Path)).ShouldBeProblem(403, "actor_not_allowed");
        foreach (var kind in Desk.StaffKinds)
            (await desk.By(kind).GetAsync($"{Path}?{Hour}")).ShouldBe(200);
        var key = await desk.Admin.PostAsync(
            "/v1/api-keys",
            new
            {
                name = "Schedules only",
                kind = "supervisor",
                scopes = new[] { "schedules:read", "shifts:write" },
            }
        );
        (await desk.App.With(key.Text("key")).GetAsync(Path)).ShouldBeProblem(403, "scope_missing");
    }

    [Theory]
    [InlineData("from=1900-01-01T00:00:00Z")]
    [InlineData("from=2200-12-31T23:59:59Z")]
    [InlineData("from=2027-01-05T00:00:00Z&to=2027-01-05T00:00:00Z")]
    public async Task Any_time_can_be_asked_for(string query)
    {
        await using var rota = await Rota.SetAsync();
        await rota.LongestRotationAsync();

        (await rota.App.Agent.GetAsync($"{Path}?{query}")).ShouldBe(200);
    }

    [Fact]
    public async Task Of_too_many_events_none_is_shown()
    {
        await using var rota = await Rota.SetAsync();
        await FillAsync(rota);

        (await rota.App.Agent.GetAsync(Path)).ShouldRefuse("to", "too_many");
        (await rota.App.Agent.GetAsync($"{Path}?{Days}")).ShouldBe(200);
    }

    /// <summary>Two rotations that have 96 stretches on each day.</summary>
    internal static async Task FillAsync(Rota rota)
    {
        var everyDay = new[] { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };
        var hours = Enumerable
            .Range(0, 48)
            .Select(i => new
            {
                days = everyDay,
                from = $"{i / 2:00}:{i % 2 * 30:00}",
                to = $"{i / 2:00}:{(i % 2 * 30) + 15:00}",
            })
            .ToArray();
        await rota.RotationAsync(new { hours });
        await rota.RotationAsync(new { hours, agents = new[] { rota.Cai } });
    }

    // Cai takes two hours of Ben's turn, Ben is away for six, and Cai has a shift of its own.
    private static async Task<(string Rotation, string Shift)> PlanAsync(Rota rota)
    {
        var rotation = (await rota.RotationAsync()).Text("id");
        var taken = new
        {
            agentId = rota.Cai,
            kind = "override",
            rotationId = rotation,
            from = "2027-01-05T10:00:00Z",
            to = "2027-01-05T12:00:00Z",
        };
        (await rota.ShiftAsync(taken)).ShouldBe(201);
        var away = new
        {
            agentId = rota.Ben,
            from = "2027-01-05T20:00:00Z",
            to = "2027-01-06T02:00:00Z",
            reason = "Dentist",
        };
        (await rota.App.Supervisor.PostAsync("/v1/time-off", away)).ShouldBe(201);
        var shift = await rota.ShiftAsync(
            new
            {
                agentId = rota.Cai,
                kind = "shift",
                from = "2027-01-06T10:00:00Z",
                to = "2027-01-06T18:00:00Z",
                channels = new[] { "chat" },
            }
        );
        shift.ShouldBe(201);
        return (rotation, shift.Text("id"));
    }

    private static System.Text.Json.Nodes.JsonObject Json(object value) => Desk.Merge([], value);

    private static (string Summary, string Start, string End)[] Shown(Answer answer)
    {
        answer.ShouldBe(200);
        return [.. ParsedEvent.AllOf(answer.Raw).Select(e => (e.Summary, e.Start.Trim(), e.End))];
    }

    private static string[] Uids(Answer answer) => [.. ParsedEvent.AllOf(answer.Raw).Select(e => e.Uid)];

    private static string Times(ParsedEvent e) => $"{e.Start.Trim()}-{e.End}";
}
