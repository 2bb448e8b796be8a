using BitP.SupportApi.Tests.Features.Complaints.Regimes;
using static BitP.SupportApi.Tests.Features.Complaints.Cases;

namespace BitP.SupportApi.Tests.Features.Complaints;

/// <summary>Whole cases under each regime with the clock moved. The limits were worked out by hand with a calendar of paper.</summary>
public sealed class KeepingLimits
{
    // A Tuesday. In England the 25th is Christmas Day, the 28th stands for Boxing Day, and 1 January is New Year's Day.
    private const string BeforeChristmas = "2026-12-22T10:00:00Z";

    // A Monday without holidays near it.
    private const string Monday = "2027-01-04T09:00:00Z";

    private const string ThirdDayEnds = "2026-12-30T00:00:00Z";

    [Fact]
    public async Task Under_DISP_Christmas_is_passed_and_all_is_done_in_time()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(BeforeChristmas);
        var partner = await app.NewPartnerAsync();

        var filed = await partner.PostAsync(Root, Filed(new { regimes = new[] { "uk_disp" }, kind = "attitude" }));
        filed.ShouldBe(201);
        var path = filed.Header("Location")!;

        // 23, 24 and 29 December; eight weeks are a Tuesday; news every 14 days.
        Assert.Equal([ThirdDayEnds, "2027-01-06T00:00:00Z", "2027-02-17T00:00:00Z", null], filed.Limits());
        // Six months from the end of the eight weeks, in summer time.
        Assert.Equal("2027-08-16T23:00:00Z", filed.Clock("uk_disp", "refer").Str("dueAt"));
        var acknowledged = await app.Agent.DoneAsync($"{path}/acknowledge");
        Assert.Equal([null, "2027-01-06T00:00:00Z", "2027-02-17T00:00:00Z", null], acknowledged.Limits());
        await app.AdvanceAsync("P10D");
        await app.Agent.DoneAsync($"{path}/post-update", new { text = "We have asked." });
        await app.AdvanceAsync("P10D");
        var decided = await app.Agent.DoneAsync($"{path}/decide", Decision());

        Assert.Equal(4, decided.Limits().Count(limit => limit is null));
        // Six months from the decision on 11 January.
        Assert.Equal("2027-07-11T23:00:00Z", decided.Clock("uk_disp", "refer").Str("dueAt"));
        Assert.False(decided.Clock("uk_disp", "decide").IsLate());
        Assert.Contains("Financial Ombudsman", await partner.LetterAsync(path, "final-response"), StringComparison.Ordinal);
        await app.Agent.DoneAsync($"{path}/close");
        await app.AdvanceAsync("P200D");
        Assert.DoesNotContain("complaint.deadline_breached", await app.Agent.TypesAsync(path));
    }

    [Fact]
    public async Task Under_DISP_payments_have_fifteen_business_days_and_thirty_five_at_the_latest()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(BeforeChristmas);
        var partner = await app.NewPartnerAsync();

        var filed = await partner.PostAsync(Root, Filed(Under("uk_disp")));

        // The fifteenth is 15 January, the thirty-fifth 12 February.
        Assert.Equal([ThirdDayEnds, "2027-01-06T00:00:00Z", "2027-01-16T00:00:00Z", "2027-02-13T00:00:00Z"], filed.Limits());
        var path = filed.Header("Location")!;
        await app.Agent.DoneAsync($"{path}/acknowledge");
        var moved = await app.Agent.DoneAsync($"{path}/delay", new { reasons = "Records are missing.", newDate = "2027-02-01" });
        Assert.Equal(("2027-02-02T00:00:00Z", "moved"), (moved["deadlines"].Str("decideBy"), moved.Clock("uk_disp", "decide").Str("delay")));
        // Nothing moves it beyond the last day there is.
        var capped = await app.Agent.DoneAsync($"{path}/delay", new { reasons = "They still are.", newDate = "2027-06-01" });
        Assert.Equal(("2027-02-13T00:00:00Z", "capped"), (capped["deadlines"].Str("decideBy"), capped.Clock("uk_disp", "decide").Str("delay")));
        Assert.Equal(["acknowledgement", "delay_notice", "delay_notice"], await partner.LettersAsync(path));
    }

    [Fact]
    public async Task Under_CFPB_rules_Thanksgiving_is_no_business_day_and_no_notice_moves_the_limit()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2026-11-23T15:00:00Z");
        var partner = await app.NewPartnerAsync();

        var filed = await partner.PostAsync(Root, Filed(Under("us_cfpb")));
        var path = filed.Header("Location")!;

        // 24, 25 and 27 November; 15 and 60 days of the calendar, to midnight in New York.
        Assert.Equal(["2026-11-28T05:00:00Z", "2026-12-08T05:00:00Z", "2027-01-23T05:00:00Z", null], filed.Limits());
        Assert.Equal("2026-12-09T05:00:00Z", filed.Clock("us_cfpb", "respond").Str("dueAt"));
        await app.Agent.DoneAsync($"{path}/acknowledge");
        await app.AdvanceAsync("P7D");
        var updated = await app.Agent.DoneAsync($"{path}/post-update", new { text = "We look into it." });
        Assert.Equal("2026-11-30T15:00:00Z", updated.Clock("us_cfpb", "respond").Str("metAt"));
        var delayed = await app.Agent.DoneAsync($"{path}/delay", new { reasons = "Records are missing.", newDate = "2027-03-01" });
        Assert.Equal(("2027-01-23T05:00:00Z", "not_allowed"), (delayed["deadlines"].Str("decideBy"), delayed.Clock("us_cfpb", "decide").Str("delay")));
        (await app.Agent.PostAsync($"{path}/decide", Summary)).ShouldBeProblem(409, "summary_resolution_not_possible");
        await app.Agent.DoneAsync($"{path}/decide", Decision());
        var letter = await partner.LetterAsync(path, "final-response");
        Assert.All(
            new[] { "Two letters.", "The fee is paid back.", "We asked those who ran the check." },
            said => Assert.Contains(said, letter, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Each_limit_says_its_zone_and_its_rule_in_the_language_of_who_asks()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(Monday);
        var desk = await Desk.SetAsync(app);
        var path = await desk.Partner.FileAsync(Under("uk_disp", "eu_mica"));

        foreach (var reader in new[] { desk.Agent, desk.Partner, (await desk.Partner.NewCustomerAsync("someone")).Caller })
        {
            var seen = await reader.GetAsync(path, Desk.In("de"));
            Assert.Equal(["Europe/London", "Europe/Brussels"], seen["regimes"]!.AsArray().Select(r => r.Str("timeZone")));
            // Of several rules for one step that of the kind, which is funds.
            Assert.Equal(
                "15 Geschäftstage ab dem Eingang, dieser Tag nicht mitgezählt, bis 24:00 Uhr (Europe/London).",
                seen.Clock("uk_disp", "decide").Str("words")
            );
            Assert.Equal(
                "14 Tage ab der letzten Mitteilung, dieser Tag nicht mitgezählt, bis 24:00 Uhr (Europe/Brussels).",
                seen.Clock("eu_mica", "update").Str("words")
            );
        }
        var english = await desk.Agent.GetAsync(path);
        Assert.Contains("2 months from receipt", english.Clock("eu_mica", "decide").Str("words"), StringComparison.Ordinal);
        Assert.Equal(english["regimes"]!.ToJsonString(), (await desk.Agent.GetAsync($"{path}/deadlines/explain"))["kept"]!.ToJsonString());
        // A later version of the regime moves neither the limit nor its words.
        (await app.Admin.PatchAsync("/v1/complaint-regimes/eu_mica", new { updateEvery = "P7D" }, ("If-Match", "*"))).ShouldBe(200);
        Assert.Equal(english["regimes"]!.ToJsonString(), (await desk.Agent.GetAsync(path))["regimes"]!.ToJsonString());
    }

    [Fact]
    public async Task Under_ISO_10002_the_limit_stands_while_the_complainant_is_waited_for()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(Monday);
        var partner = await app.NewPartnerAsync();
        var filed = await partner.PostAsync(Root, Filed(Under("iso_10002")));
        var path = filed.Header("Location")!;
        Assert.Equal(["2027-01-07T00:00:00Z", "2027-01-19T00:00:00Z", "2027-02-02T00:00:00Z", "2027-04-05T00:00:00Z"], filed.Limits());
        await app.Agent.DoneAsync($"{path}/acknowledge");
        await app.AdvanceAsync("P2D");

        // From Wednesday to Monday: Thursday and Friday are the business days through all of which it was waited for.
        var asked = await app.Agent.DoneAsync($"{path}/request-information", Asked("transaction_hash", "2027-01-20T09:00:00Z"));
        Assert.Equal((null, "2027-04-05T00:00:00Z"), (asked["deadlines"].Str("decideBy"), asked["deadlines"].Str("longStopBy")));
        Assert.Null(asked.Clock("iso_10002", "decide").Str("dueAt"));
        await app.AdvanceAsync("P5D");
        var told = await partner.DoneAsync($"{path}/provide-information", new { answer = "It was 8537." });

        Assert.Equal("2027-02-04T00:00:00Z", told["deadlines"].Str("decideBy"));
        var capped = await app.Agent.DoneAsync($"{path}/delay", new { reasons = "Records are missing.", newDate = "2027-05-31" });
        Assert.Equal(("2027-04-05T00:00:00Z", "capped"), (capped["deadlines"].Str("decideBy"), capped.Clock("iso_10002", "decide").Str("delay")));
        var explained = await app.Agent.GetAsync($"{path}/deadlines/explain");
        var days = explained["regimes"]![0]!["deadlines"]!.AsArray().Single(d => d.Str("step") == "decide")!["days"]!.AsArray();
        Assert.Equal(["2027-01-07", "2027-01-08", "2027-01-09", "2027-01-10"], days.Where(d => d.Str("reason") == "paused").Select(d => d.Str("date")));
    }

    [Fact]
    public async Task Under_a_regime_of_its_own_Golden_Week_and_the_weekends_worked_in_exchange_count_as_they_are()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2026-09-30T02:00:00Z");
        var partner = await app.NewPartnerAsync();
        var schedule = await app.BusinessDaysAsync("Asia/Shanghai", "CN");
        var regime = await app.Admin.PostAsync(
            "/v1/complaint-regimes",
            RegimeBodies.Regime(
                new
                {
                    timeZone = "Asia/Shanghai",
                    scheduleId = schedule,
                    steps = new object[]
                    {
                        new { step = "acknowledge", deadline = new { within = "P3BD" } },
                        new { step = "decide", deadline = new { within = "P5D", lastDayHoliday = "next_business_day" } },
                    },
                }
            )
        );
        regime.ShouldBe(201);

        var filed = await partner.PostAsync(Root, Filed(Under(regime.Text("key"))));

        filed.ShouldBe(201);
        // 1 to 7 October are holidays; 8, 9 and Saturday 10 October are worked. The fifth day is a holiday, and the 8th the next that is not.
        Assert.Equal(["2026-10-10T16:00:00Z", null, "2026-10-08T16:00:00Z", null], filed.Limits());
    }

    [Fact]
    public async Task Several_regimes_have_clocks_of_their_own_and_the_earliest_shows_first()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(BeforeChristmas);
        var partner = await app.NewPartnerAsync();
        var filed = await partner.PostAsync(Root, Filed(new { regimes = new[] { "eu_mica", "uk_disp" }, kind = "attitude" }));
        var path = filed.Header("Location")!;

        // In Brussels only the 25th is a holiday: the third business day is the 28th. Two months end on a Monday, the eight weeks six days before.
        Assert.Equal("2026-12-28T23:00:00Z", filed.Clock("eu_mica", "acknowledge").Str("dueAt"));
        Assert.Equal(ThirdDayEnds, filed.Clock("uk_disp", "acknowledge").Str("dueAt"));
        Assert.Equal("2027-02-22T23:00:00Z", filed.Clock("eu_mica", "decide").Str("dueAt"));
        Assert.Equal(["2026-12-28T23:00:00Z", "2027-01-05T23:00:00Z", "2027-02-17T00:00:00Z", null], filed.Limits());

        // Late for the one and in time for the other.
        await app.AdvanceAsync("P7D");
        var acknowledged = await app.Agent.DoneAsync($"{path}/acknowledge");
        Assert.Equal((true, false), (acknowledged.Clock("eu_mica", "acknowledge").IsLate(), acknowledged.Clock("uk_disp", "acknowledge").IsLate()));

        // A notice after the eight weeks moves the two months, which have not passed.
        await app.StopClockAsync("2027-02-18T10:00:00Z");
        var delayed = await app.Agent.DoneAsync($"{path}/delay", new { reasons = "Records are missing.", newDate = "2027-03-31" });
        Assert.Equal("2027-02-17T00:00:00Z", delayed.Clock("uk_disp", "decide").Str("dueAt"));
        Assert.Equal(("2027-03-31T22:00:00Z", "moved"), (delayed.Clock("eu_mica", "decide").Str("dueAt"), delayed.Clock("eu_mica", "decide").Str("delay")));
        Assert.True(delayed["delays"]![0]!["late"]!.GetValue<bool>());
        Assert.Equal(["uk_disp"], delayed["delays"]![0]!["tooLateFor"].Strings());

        // A summary is no answer under MiCA. The answer of the one regime has what the other cannot be without.
        (await app.Agent.PostAsync($"{path}/decide", Summary)).ShouldBeProblem(409, "summary_resolution_not_possible");
        await app.Agent.DoneAsync($"{path}/decide", Decision());
        Assert.Contains("The ombudsman’s leaflet", await partner.LetterAsync(path, "final-response"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-12-29T23:59:59Z", true)]
    [InlineData("2026-12-30T00:00:00Z", false)]
    [InlineData("2026-12-30T00:00:01Z", false)]
    public async Task A_summary_is_answer_enough_until_the_third_business_day_ends(string at, bool isEarlyEnough)
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(BeforeChristmas);
        var partner = await app.NewPartnerAsync();
        var path = await partner.FileAcknowledgedAsync(app, Under("uk_disp"));
        await app.StopClockAsync(at);

        var decided = await app.Agent.PostAsync($"{path}/decide", Summary);

        if (isEarlyEnough)
        {
            decided.ShouldBe(200);
            Assert.True(decided["decision"]!["summaryResolution"]!.GetValue<bool>());
            Assert.Contains("It took too long.", await partner.LetterAsync(path, "summary-resolution"), StringComparison.Ordinal);
            Assert.Equal(["acknowledgement", "summary_resolution"], await partner.LettersAsync(path));
            // What was looked into once is past that.
            await app.Agent.DoneAsync($"{path}/reopen", new { reason = "It was not settled." });
        }
        (await app.Agent.PostAsync($"{path}/decide", Summary)).ShouldBeProblem(409, "summary_resolution_not_possible");
        await app.Agent.DoneAsync($"{path}/decide", Decision());
        Assert.Contains("final_response", await partner.LettersAsync(path));
    }

    [Fact]
    public async Task What_is_late_without_notice_is_warned_of_and_breached_once_and_noted()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(Monday);
        var partner = await app.NewPartnerAsync();
        var path = await partner.FileAcknowledgedAsync(app);
        await app.Agent.DoneAsync($"{path}/post-update", new { text = "We look into it." });

        for (var days = 0; days < 80; days += 8)
            await app.AdvanceAsync("P8D");

        Assert.Equal(
            ["complaint.deadline_warned", "complaint.deadline_breached", "complaint.deadline_warned", "complaint.deadline_breached"],
            (await app.Agent.TypesAsync(path)).Where(type => type.Contains("deadline", StringComparison.Ordinal))
        );
        var breach = (await app.Agent.GetAsync($"{path}/timeline")).Items.Last(e => e.Str("type") == "complaint.deadline_breached");
        Assert.Equal(
            ("system", "eu_mica", "decide", "2027-03-04T23:00:00Z", "2027-03-04T23:00:00Z"),
            (breach!["actor"].Str("kind"), breach["data"].Str("regime"), breach["data"].Str("step"), breach["data"].Str("dueAt"), breach.Str("at"))
        );
        var decided = await app.Agent.DoneAsync($"{path}/decide", Decision());
        Assert.True(decided.Clock("eu_mica", "decide").IsLate());
        Assert.False(decided.Clock("eu_mica", "acknowledge").IsLate());
    }

    [Fact]
    public async Task A_notice_before_the_limit_moves_it_and_one_after_it_is_late()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(Monday);
        var partner = await app.NewPartnerAsync();
        var path = await partner.FileAcknowledgedAsync(app);
        // The last second of the two months.
        await app.StopClockAsync("2027-03-04T22:59:59Z");
        (await app.Agent.PostAsync($"{path}/delay", new { reasons = " ", newDate = "2027-03-31" })).ShouldRefuse("reasons", "required");
        (await app.Agent.PostAsync($"{path}/delay", new { reasons = "Records are missing." })).ShouldRefuse("newDate", "required");
        (await app.Agent.PostAsync($"{path}/delay", new { reasons = "Records are missing.", newDate = "2027-03-03" })).ShouldRefuse("newDate", "out_of_range");
        var moved = await app.Agent.DoneAsync($"{path}/delay", new { reasons = "Records are missing.", newDate = "2027-03-31" });
        Assert.Equal("2027-03-31T22:00:00Z", moved["deadlines"].Str("decideBy"));
        Assert.Empty(moved["delays"]![0]!["tooLateFor"]!.AsArray());
        Assert.Contains("Records are missing.", await partner.LetterAsync(path, "delay-notice"), StringComparison.Ordinal);

        await app.StopClockAsync("2027-03-31T22:00:00Z");
        var late = await app.Agent.DoneAsync($"{path}/delay", new { reasons = "They still are.", newDate = "2027-04-30" });

        Assert.Equal([false, true], late["delays"]!.AsArray().Select(d => d!["late"]!.GetValue<bool>()));
        Assert.Equal("2027-03-31T22:00:00Z", late["deadlines"].Str("decideBy"));
        Assert.True((await app.Agent.DoneAsync($"{path}/decide", Decision())).Clock("eu_mica", "decide").IsLate());
    }

    [Theory]
    [InlineData("2027-01-04T09:00:00.001Z")]
    [InlineData("2027-01-04T09:00:00.002Z")]
    [InlineData("2027-01-04T09:00:00.003Z")]
    [InlineData("2027-01-04T09:00:00.999Z")]
    public async Task What_is_due_on_no_whole_second_comes_as_well(string received)
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(received);
        var partner = await app.NewPartnerAsync();
        var path = await partner.FileAcknowledgedAsync(app);
        await app.Agent.DoneAsync($"{path}/request-information", Asked("transaction_hash", "2027-01-11T09:00:00Z"));

        await app.AdvanceAsync("P90D");

        Assert.Equal(
            [
                "complaint.information_reminded",
                "complaint.information_missed",
                "complaint.deadline_warned",
                "complaint.deadline_breached",
                "complaint.deadline_warned",
                "complaint.deadline_breached",
            ],
            (await app.Agent.TypesAsync(path))[5..]
        );
    }

    [Fact]
    public async Task Each_update_begins_the_time_until_the_next_one()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(Monday);
        var partner = await app.NewPartnerAsync();
        var path = await partner.FileAcknowledgedAsync(app);

        await app.AdvanceAsync("P10D");
        var first = await app.Agent.DoneAsync($"{path}/post-update", new { text = "We have the records." });
        await app.AdvanceAsync("P20D");
        var late = await app.Agent.GetAsync(path);
        var second = await app.Agent.DoneAsync($"{path}/post-update", new { text = "We speak with those who ran it." });

        Assert.Equal(
            ("2027-01-28T23:00:00Z", "2027-01-28T23:00:00Z", "2027-02-17T23:00:00Z"),
            (first["deadlines"].Str("nextUpdateBy"), late["deadlines"].Str("nextUpdateBy"), second["deadlines"].Str("nextUpdateBy"))
        );
        Assert.Equal(
            (false, true, false),
            (first.Clock("eu_mica", "update").IsLate(), late.Clock("eu_mica", "update").IsLate(), second.Clock("eu_mica", "update").IsLate())
        );
        Assert.Equal(
            ["We have the records.", "We speak with those who ran it."],
            (await partner.GetAsync(path))["updates"]!.AsArray().Select(u => u.Str("text"))
        );
        (await partner.PostAsync($"{path}/post-update", new { text = "x" })).ShouldBeProblem(403, "actor_not_allowed");
    }

    [Fact]
    public async Task What_was_posted_in_public_is_counted_from_the_post()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(Monday);
        var partner = await app.NewPartnerAsync();

        var filed = await partner.PostAsync(
            Root,
            Filed(new { channel = "weibo", publicPost = new { url = "https://social.example.com/1", postedAt = "2026-12-31T09:00:00Z" } })
        );

        filed.ShouldBe(201);
        Assert.Equal((Monday, "weibo"), (filed.Text("receivedAt"), filed.Text("channel")));
        // New Year's Day and a weekend are between: Monday, Tuesday, Wednesday. There is no 31 February, and the 28th is a Sunday.
        Assert.Equal(["2027-01-06T23:00:00Z", "2027-01-14T23:00:00Z", "2027-03-01T23:00:00Z", null], filed.Limits());
    }

    [Fact]
    public async Task What_was_received_long_ago_is_late_at_once_and_says_so_once()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(Monday);
        var partner = await app.NewPartnerAsync();
        var path = await partner.FileAsync(new { receivedAt = "2026-01-05T09:00:00Z", channel = "email" });

        await app.AdvanceAsync("PT1S");

        Assert.Equal(
            ["complaint.filed", "complaint.deadline_breached", "complaint.deadline_breached", "complaint.deadline_breached"],
            await app.Agent.TypesAsync(path)
        );
        var late = await app.Agent.GetAsync(path);
        Assert.Equal(("2026-01-05T09:00:00Z", "2026-01-08T23:00:00Z"), (late.Text("receivedAt"), late["deadlines"].Str("acknowledgeBy")));
        Assert.True(late.Clock("eu_mica", "decide").IsLate());
    }
}
