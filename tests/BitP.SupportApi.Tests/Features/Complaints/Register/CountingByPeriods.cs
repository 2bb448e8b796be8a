using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.Complaints.Register;

/// <summary>Figures that were worked out by hand, and the midnights at which periods begin.</summary>
public sealed class CountingByPeriods
{
    [Fact]
    public async Task The_last_half_hour_of_a_month_belongs_to_the_next_one_further_east()
    {
        var desk = await Desk.SetAsync();
        await FileAsync(desk, "2025-01-31T23:30:00Z");

        async Task<(string?, int)[]> MonthsAsync(string zone)
        {
            var statistics = await desk.Partner.StatisticsAsync($"from=2025-01-01&to=2025-03-01&timeZone={zone}&period=month");
            return [.. statistics["periods"]!.AsArray().Select(p => (p.Str("startsOn"), Received(p!["figures"]!)))];
        }

        Assert.Equal([("2025-01-01", 1), ("2025-02-01", 0)], await MonthsAsync("Etc/UTC"));
        Assert.Equal([("2025-01-01", 0), ("2025-02-01", 1)], await MonthsAsync("Europe/Paris"));
        Assert.Equal([("2025-01-01", 0), ("2025-02-01", 1)], await MonthsAsync("Asia/Shanghai"));
        Assert.Equal([("2025-01-01", 1), ("2025-02-01", 0)], await MonthsAsync("America/New_York"));
        Assert.Empty(await desk.Partner.CsvAsync("from=2025-01-01&to=2025-02-01&timeZone=Asia/Shanghai"));
        Assert.Single(await desk.Partner.CsvAsync("from=2025-01-01&to=2025-02-01"));
        Assert.Single(await desk.Partner.CsvAsync("from=2025-02-01T00:30:00%2B01:00&to=2025-02-01T00:30:01%2B01:00"));
        Assert.Empty(await desk.Partner.CsvAsync("from=2025-01-31T23:00:00Z&to=2025-01-31T23:30:00Z"));
    }

    [Theory]
    // A day of 23 hours, one of 25, one without a midnight of its own, and one with two.
    [InlineData("Europe/Berlin", "2025-03-30", "2025-03-31", "2025-03-29T23:00:00Z", "2025-03-30T22:00:00Z")]
    [InlineData("Europe/Berlin", "2025-10-26", "2025-10-27", "2025-10-25T22:00:00Z", "2025-10-26T23:00:00Z")]
    [InlineData("America/Santiago", "2024-09-08", "2024-09-09", "2024-09-08T04:00:00Z", "2024-09-09T03:00:00Z")]
    [InlineData("America/Havana", "2024-11-03", "2024-11-04", "2024-11-03T04:00:00Z", "2024-11-04T05:00:00Z")]
    public async Task Register_and_statistics_begin_and_end_at_the_same_instants(string zone, string from, string to, string first, string after)
    {
        var desk = await Desk.SetAsync();
        var (start, end) = (ReadRegister.Instant(first), ReadRegister.Instant(after));
        foreach (var at in new[] { start.AddSeconds(-1), start, end.AddSeconds(-1), end })
            await FileApartAsync(desk, at);
        string[] within = [first, $"{end.AddSeconds(-1):yyyy-MM-ddTHH:mm:ssZ}"];

        foreach (var query in new[] { $"from={from}&to={to}&timeZone={zone}", $"from={first}&to={after}&timeZone={zone}" })
        {
            Assert.Equal(within, (await desk.Partner.CsvAsync(query)).Select(r => r["receivedAt"]));
            var statistics = await desk.Partner.StatisticsAsync($"{query}&period=day");
            Assert.Equal((first, after, 2), (statistics.Str("from"), statistics.Str("to"), Received(statistics["total"]!)));
            Assert.Equal([(from, first, after)], Times(statistics));
        }
    }

    [Fact]
    public async Task Weeks_begin_on_monday_and_periods_are_cut_at_the_ends_of_the_time()
    {
        var desk = await Desk.SetAsync();

        var weeks = await desk.Partner.StatisticsAsync("from=2025-01-01T12:00:00Z&to=2025-01-14T06:00:00Z&period=week");
        var quarters = await desk.Partner.StatisticsAsync("from=2024-11-30&to=2025-04-02&timeZone=Europe/Berlin&period=quarter");

        Assert.Equal(
            [
                ("2024-12-30", "2025-01-01T12:00:00Z", "2025-01-06T00:00:00Z"),
                ("2025-01-06", "2025-01-06T00:00:00Z", "2025-01-13T00:00:00Z"),
                ("2025-01-13", "2025-01-13T00:00:00Z", "2025-01-14T06:00:00Z"),
            ],
            Times(weeks)
        );
        Assert.Equal(
            [
                ("2024-10-01", "2024-11-29T23:00:00Z", "2024-12-31T23:00:00Z"),
                ("2025-01-01", "2024-12-31T23:00:00Z", "2025-03-31T22:00:00Z"),
                ("2025-04-01", "2025-03-31T22:00:00Z", "2025-04-01T22:00:00Z"),
            ],
            Times(quarters)
        );
    }

    [Fact]
    public async Task A_date_that_a_zone_skips_is_no_day()
    {
        var desk = await Desk.SetAsync();

        var days = await desk.Partner.StatisticsAsync("from=2011-12-29&to=2012-01-01&timeZone=Pacific/Apia&period=day");

        Assert.Equal(["2011-12-29", "2011-12-31"], Times(days).Select(t => t.StartsOn));
    }

    [Fact]
    public async Task Means_and_percentiles_are_those_of_a_calculation_by_hand()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2027-01-04T09:00:00Z");
        var partner = await app.NewPartnerAsync();
        // Acknowledged after one hour, two hours … nine hours, and a day.
        var paths = new List<string>();
        for (var i = 0; i < 10; i++)
            paths.Add(await FileAsync(partner, $"someone-{i}"));
        for (var hour = 1; hour <= 9; hour++)
        {
            await app.AdvanceAsync("PT1H");
            (await app.Agent.PostAsync($"{paths[hour - 1]}/acknowledge")).ShouldBe(200);
        }
        await app.AdvanceAsync("PT15H0.5S");
        (await app.Agent.PostAsync($"{paths[9]}/acknowledge")).ShouldBe(200);

        var steps = (await partner.StatisticsAsync("from=2027-01-01&to=2028-01-01"))["total"]!["steps"]!.AsArray();

        // 45 hours and 24 over ten are 6 hours 54 minutes; of ten in order the 5th, the 9th and the 10th.
        Assert.Equal(
            """{"step":"acknowledge","done":10,"meanSeconds":24840,"p50Seconds":18000,"p90Seconds":32400,"p95Seconds":86400,"late":0,"overdue":0}""",
            steps[0]!.ToJsonString()
        );
        Assert.Equal(
            """{"step":"decide","done":0,"meanSeconds":null,"p50Seconds":null,"p90Seconds":null,"p95Seconds":null,"late":0,"overdue":0}""",
            steps[3]!.ToJsonString()
        );
    }

    [Fact]
    public async Task What_is_late_and_what_is_overdue_are_told_apart_and_a_reopening_forgets_neither()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2027-01-04T09:00:00Z");
        var partner = await app.NewPartnerAsync();
        var late = await FileAsync(partner, "late");
        var overdue = await FileAsync(partner, "overdue");
        await app.AdvanceAsync("P70D");
        (await app.Admin.PostAsync($"{late}/acknowledge")).ShouldBe(200);
        (await app.Supervisor.PostAsync($"{late}/decide", Decision)).ShouldBe(200);

        async Task<(string?, int, int)[]> LimitsAsync(Caller caller) =>
            [
                .. (await caller.StatisticsAsync("from=2027-01-01&to=2028-01-01"))["total"]!["steps"]!
                    .AsArray()
                    .Select(s => (s.Str("step"), s!["late"]!.GetValue<int>(), s["overdue"]!.GetValue<int>())),
            ];

        (string?, int, int)[] before = [("acknowledge", 1, 1), ("respond", 0, 0), ("update", 1, 1), ("decide", 1, 1), ("long_stop", 0, 0)];
        Assert.Equal(before, await LimitsAsync(app.Supervisor));
        // Partners see the limits as the complaint shows them, which are those that are counted now: of the update that was late another one came after.
        Assert.Equal([("acknowledge", 1, 1), ("respond", 0, 0), ("update", 0, 1), ("decide", 1, 1), ("long_stop", 0, 0)], await LimitsAsync(partner));
        (await app.Supervisor.PostAsync($"{late}/reopen", new { reason = "New records." })).ShouldBe(200);
        Assert.Equal(before, await LimitsAsync(app.Supervisor));
        Assert.Equal([("acknowledge", 1, 1), ("respond", 0, 0), ("update", 0, 1), ("decide", 0, 1), ("long_stop", 0, 0)], await LimitsAsync(partner));
        (await app.Supervisor.PostAsync($"{overdue}/withdraw", new { reason = "It is settled." })).ShouldBe(200);
        Assert.Equal([("acknowledge", 2, 0), ("respond", 0, 0), ("update", 2, 0), ("decide", 2, 0), ("long_stop", 0, 0)], await LimitsAsync(app.Supervisor));
        Assert.Equal([("acknowledge", 1, 0), ("respond", 0, 0), ("update", 0, 0), ("decide", 0, 0), ("long_stop", 0, 0)], await LimitsAsync(partner));
    }

    [Fact]
    public async Task Of_several_regimes_one_can_be_asked_for_alone()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2027-01-04T09:00:00Z");
        var partner = await app.NewPartnerAsync();
        await FileAsync(partner, "someone", "eu_mica", "iso_10002");
        await app.AdvanceAsync("P45D");

        async Task<(string?, string?)> DecideAsync(string with)
        {
            var line = Assert.Single(await partner.LinesAsync($"from=2027-01-01&to=2028-01-01{with}"));
            return (line["steps"]![3].Str("dueAt"), line["steps"]![3].Str("state"));
        }

        Assert.Equal(("2027-02-02T00:00:00Z", "overdue"), await DecideAsync(""));
        Assert.Equal(("2027-02-02T00:00:00Z", "overdue"), await DecideAsync("&regime=iso_10002"));
        Assert.Equal(("2027-03-04T23:00:00Z", "pending"), await DecideAsync("&regime=eu_mica"));
        Assert.Empty(await partner.LinesAsync("from=2027-01-01&to=2028-01-01&regime=us_cfpb"));
    }

    [Fact]
    public async Task A_time_without_complaints_has_no_means()
    {
        var desk = await Desk.SetAsync();

        var statistics = await desk.Partner.StatisticsAsync("from=2025-01-01&to=2025-01-01&period=month");

        Assert.Equal(0, Received(statistics["total"]!));
        Assert.Empty(statistics["periods"]!.AsArray());
        Assert.All(statistics["total"]!["steps"]!.AsArray(), s => Assert.Null(s!["meanSeconds"]));
        Assert.Empty(statistics["total"]!["kinds"]!.AsObject());
        Assert.Empty(await desk.Partner.CsvAsync("from=2025-01-01&to=2025-01-01"));
        Assert.Empty(await desk.Partner.LinesAsync("from=2025-01-01&to=2025-01-01"));
    }

    [Theory]
    [InlineData("from=2025-02-01&to=2025-01-01", "to", "out_of_range")]
    [InlineData("from=2025-01-01T00:00:00&to=2025-02-01", "from", "format")]
    [InlineData("from=2025-02-30&to=2025-03-01", "from", "format")]
    [InlineData("from=1066-10-14&to=2025-03-01", "from", "format")]
    [InlineData("to=2025-03-01", "from", "required")]
    [InlineData("from=2025-01-01", "to", "required")]
    [InlineData("from=2025-01-01&to=2025-02-01&timeZone=Europe/Atlantis", "timeZone", "time_zone")]
    [InlineData("from=2025-01-01&to=2025-02-01&regime=eu_micra", "regime", "not_found")]
    public async Task What_makes_no_sense_is_refused_by_name_by_both(string query, string member, string code)
    {
        var desk = await Desk.SetAsync();

        (await desk.Admin.GetAsync($"{ReadRegister.Root}?{query}")).ShouldRefuse(member, code);
        (await desk.Admin.GetAsync($"/v1/complaints/statistics?{query}")).ShouldRefuse(member, code);
    }

    [Fact]
    public async Task More_periods_than_an_answer_takes_are_refused()
    {
        var desk = await Desk.SetAsync();
        Task<Answer> AskAsync(string to) => desk.Partner.GetAsync($"/v1/complaints/statistics?from=2024-01-01&to={to}&period=day");

        (await AskAsync("2025-02-04")).ShouldBe(200);
        var refused = await AskAsync("2025-02-05");

        refused.ShouldBeProblem(400, "too_much_work");
        Assert.Equal((401, 400), (refused["requested"]!.GetValue<int>(), refused["allowed"]!.GetValue<int>()));
        (await desk.Partner.GetAsync("/v1/complaints/statistics?from=1900-01-01&to=2200-12-31&period=day")).ShouldBeProblem(400, "too_much_work");
        (await desk.Partner.GetAsync("/v1/complaints/statistics?from=2025-01-01&to=2025-02-01&period=fortnight")).ShouldRefuse("period", "unknown");
    }

    private static readonly object Decision = new
    {
        outcome = "upheld",
        reasons = "It took too long.",
        findings = new[] { new { pointId = 1, finding = "We were slow." } },
    };

    private static async Task<string> FileAsync(PartnerCaller partner, string customer, params string[] regimes)
    {
        var filed = await partner.PostAsync(
            "/v1/complaints",
            new
            {
                description = "It takes too long.",
                customer = new { externalId = customer },
                regimes = regimes.Length == 0 ? ["eu_mica"] : regimes,
            }
        );
        filed.ShouldBe(201);
        return $"/v1/complaints/{filed.Text("id")}";
    }

    private static async Task FileAsync(Desk desk, string receivedAt) =>
        (
            await desk.Partner.PostAsync(
                "/v1/complaints",
                new
                {
                    description = "It takes too long.",
                    customerId = desk.CustomerId,
                    receivedAt,
                }
            )
        ).ShouldBe(201);

    private static async Task FileApartAsync(Desk desk, DateTimeOffset receivedAt) => await desk.ComplainAsync(new { receivedAt, allowDuplicate = true });

    private static int Received(JsonNode figures) => figures["received"]!.GetValue<int>();

    private static (string? StartsOn, string?, string?)[] Times(JsonNode statistics) =>
        [.. statistics["periods"]!.AsArray().Select(p => (p.Str("startsOn"), p.Str("from"), p.Str("to")))];
}
