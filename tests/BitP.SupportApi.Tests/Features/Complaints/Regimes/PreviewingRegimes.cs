using System.Text.Json.Nodes;
using static BitP.SupportApi.Tests.Features.Complaints.Regimes.RegimeBodies;

namespace BitP.SupportApi.Tests.Features.Complaints.Regimes;

/// <summary>A made-up complaint shows every limit, with each day on the way, and nothing is saved.</summary>
public sealed class PreviewingRegimes
{
    [Fact]
    public async Task A_limit_is_told_with_its_zone_its_words_and_every_day()
    {
        var app = await SupportApp.SharedAsync();

        var preview = await app.PartnerA.PostAsync(
            $"{Root}/uk_disp/preview",
            new { receivedAt = "2026-12-23T10:00:00Z", language = "de-AT" },
            ("Accept-Language", "fr")
        );

        preview.ShouldBe(200);
        Assert.Equal(
            ("uk_disp", "Europe/London", "de", "acknowledge"),
            (preview.Text("regime"), preview.Text("timeZone"), preview.Text("language"), preview.Text("first"))
        );
        Assert.Equal(1, preview["scheduleVersion"]!.GetValue<long>());
        Assert.Null(preview["notCovered"]);
        var limit = preview["deadlines"]![0]!;
        Assert.Equal(("2026-12-31T00:00:00Z", "2026-12-30", "2026-12-23T10:00:00Z"), (limit.Str("dueAt"), limit.Str("lastDay"), limit.Str("from")));
        Assert.Equal(["en", "zh-CN", "fr", "de"], limit["words"]!.AsObject().Select(w => w.Key));
        Assert.Equal("3 Geschäftstage ab dem Eingang, dieser Tag nicht mitgezählt, bis 24:00 Uhr (Europe/London).", limit["words"].Str("de"));
        Assert.Equal(
            """
            2026-12-23  day_of_receipt
            2026-12-24 1 business_day
            2026-12-25  holiday Noël
            2026-12-26  holiday Lendemain de Noël
            2026-12-27  non_business_day
            2026-12-28  holiday Lendemain de Noël (jour de remplacement)
            2026-12-29 2 business_day
            2026-12-30 3 business_day
            """,
            string.Join('\n', limit["days"]!.AsArray().Select(d => $"{d.Str("date")} {d!["number"]} {d.Str("reason")} {d.Str("name")}".TrimEnd()))
        );
    }

    [Fact]
    public async Task What_is_counted_from_a_step_moves_when_that_happens()
    {
        var app = await SupportApp.SharedAsync();
        var path = $"{Root}/uk_disp/preview";

        var before = Limit(await app.Agent.PostAsync(path, new { receivedAt = "2026-11-25T10:00:00Z" }), "refer");
        var after = Limit(
            await app.Agent.PostAsync(path, new { receivedAt = "2026-11-25T10:00:00Z", done = new { decide = "2026-12-10T15:00:00Z" } }),
            "refer"
        );

        Assert.Equal(("2027-07-20T23:00:00Z", true), (before.Str("dueAt"), before!["expected"]!.GetValue<bool>()));
        Assert.Equal(("2027-06-10T23:00:00Z", false, "2026-12-10T15:00:00Z"), (after.Str("dueAt"), after!["expected"]!.GetValue<bool>(), after.Str("from")));
    }

    [Fact]
    public async Task A_decision_ends_the_wait_for_news_and_an_update_begins_it_anew()
    {
        var app = await SupportApp.SharedAsync();
        var path = $"{Root}/uk_disp/preview";

        var updated = await app.Agent.PostAsync(path, new { receivedAt = "2026-11-25T10:00:00Z", done = new { update = "2026-12-01T23:59:59Z" } });
        var decided = await app.Agent.PostAsync(path, new { receivedAt = "2026-11-25T10:00:00Z", done = new { decide = "2026-12-01T10:00:00Z" } });

        Assert.Equal("2026-12-16T00:00:00Z", Limit(updated, "update").Str("dueAt"));
        Assert.DoesNotContain("update", decided["deadlines"]!.AsArray().Select(d => d.Str("step")));
    }

    [Theory]
    // Eight weeks from Wednesday 25 November end on 20 January; the regime knows no limit for the new date.
    [InlineData("other", "2027-01-20T23:59:59Z", "2027-03-01", "moved", "2027-03-02T00:00:00Z")]
    [InlineData("other", "2027-01-21T00:00:00Z", "2027-03-01", "late", "2027-01-21T00:00:00Z")]
    [InlineData("other", "2026-12-01T00:00:00Z", "2027-01-20", "not_later", "2027-01-21T00:00:00Z")]
    // Fifteen business days end on 16 December, thirty-five on 18 January.
    [InlineData("fees", "2026-12-10T10:00:00Z", "2027-01-11", "moved", "2027-01-12T00:00:00Z")]
    [InlineData("fees", "2026-12-10T10:00:00Z", "2027-03-01", "capped", "2027-01-19T00:00:00Z")]
    [InlineData("fees", "2026-12-17T00:00:00Z", "2027-01-11", "late", "2026-12-17T00:00:00Z")]
    public async Task A_notice_of_delay_moves_a_limit_before_it_passes_and_no_further_than_it_may(
        string kind,
        string givenAt,
        string newDate,
        string effect,
        string dueAt
    )
    {
        var app = await SupportApp.SharedAsync();

        var preview = await app.Agent.PostAsync(
            $"{Root}/uk_disp/preview",
            new
            {
                receivedAt = "2026-11-25T10:00:00Z",
                kind,
                delay = new
                {
                    step = "decide",
                    givenAt,
                    newDate,
                },
            }
        );

        var limit = Limit(preview, "decide");
        Assert.Equal((effect, dueAt), (limit.Str("delay"), limit.Str("dueAt")));
    }

    [Fact]
    public async Task A_limit_that_cannot_be_moved_says_so()
    {
        var app = await SupportApp.SharedAsync();

        var preview = await app.Agent.PostAsync(
            $"{Root}/us_cfpb/preview",
            new
            {
                receivedAt = "2026-11-25T10:00:00Z",
                delay = new
                {
                    step = "decide",
                    givenAt = "2026-11-26T10:00:00Z",
                    newDate = "2027-03-01",
                },
            }
        );

        Assert.Equal("not_allowed", Limit(preview, "decide").Str("delay"));
        Assert.Null(Limit(preview, "respond")!["delay"]);
    }

    [Fact]
    public async Task Only_the_limit_that_the_regime_lets_stand_stands()
    {
        var app = await SupportApp.SharedAsync();
        var path = $"{Root}/iso_10002/preview";

        var open = await app.Agent.PostAsync(path, new { receivedAt = "2026-11-23T10:00:00Z", pauses = new[] { new { from = "2026-11-26T10:00:00Z" } } });
        var over = await app.Agent.PostAsync(
            path,
            new { receivedAt = "2026-11-23T10:00:00Z", pauses = new[] { new { from = "2026-11-26T10:00:00Z", to = "2026-12-03T10:00:00Z" } } }
        );

        var standing = Limit(open, "decide");
        Assert.Equal((null, null, "2026-11-26T10:00:00Z"), (standing.Str("dueAt"), standing.Str("lastDay"), standing.Str("standsSince")));
        Assert.Equal(("2026-11-26T00:00:00Z", "2027-02-24T00:00:00Z"), (Limit(open, "acknowledge").Str("dueAt"), Limit(open, "long_stop").Str("dueAt")));
        Assert.Equal("acknowledge", open.Text("first"));
        // Twenty business days to 21 December; Friday, Monday, Tuesday and Wednesday did not count.
        Assert.Equal("2026-12-26T00:00:00Z", Limit(over, "decide").Str("dueAt"));
    }

    [Fact]
    public async Task What_was_done_too_late_and_what_is_too_late_now_is_late()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2026-12-03T00:00:00Z");
        var path = $"{Root}/uk_disp/preview";

        foreach (var (done, late) in new[] { ("2026-12-02T23:59:59Z", false), ("2026-12-03T00:00:00Z", true) })
        {
            var preview = await app.Agent.PostAsync(path, new { receivedAt = "2026-11-27T16:00:00Z", done = new { acknowledge = done } });
            Assert.Equal(late, Limit(preview, "acknowledge")!["late"]!.GetValue<bool>());
            Assert.Equal("summary_resolution", preview.Text("first"));
            Assert.True(Limit(preview, "summary_resolution")!["late"]!.GetValue<bool>());
            Assert.False(Limit(preview, "decide")!["late"]!.GetValue<bool>());
        }
    }

    [Fact]
    public async Task Years_whose_holidays_are_not_known_are_named()
    {
        var app = await SupportApp.SharedAsync();

        var preview = await app.Agent.PostAsync($"{Root}/us_cfpb/preview", new { receivedAt = "2027-12-20T10:00:00Z" });

        Assert.Equal(("US", "2028"), (preview["notCovered"]![0].Str("holidaySet"), preview["notCovered"]![0]!["years"]![0]!.ToString()));
    }

    [Fact]
    public async Task It_counts_by_the_version_in_force_at_the_receipt_or_by_one_that_is_named()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2026-11-23T10:00:00Z");
        var path = (await app.Admin.MadeAsync()).Header("Location")!;
        (
            await app.Admin.PatchAsync(
                path,
                new { effectiveFrom = "2027-01-01T00:00:00Z", steps = new[] { new { step = "decide", deadline = new { within = "P8W" } } } },
                ("If-Match", "*")
            )
        ).ShouldBe(200);

        foreach (
            var (request, version) in new (object, long)[]
            {
                (new { receivedAt = "2026-12-31T23:59:59Z" }, 1),
                (new { receivedAt = "2027-01-01T00:00:00Z" }, 2),
                (new { receivedAt = "2027-01-01T00:00:00Z", version = 1 }, 1),
                (new { receivedAt = "2020-01-01T00:00:00Z" }, 2),
            }
        )
            Assert.Equal(version, (await app.Agent.PostAsync($"{path}/preview", request))["version"]!.GetValue<long>());
        (await app.Agent.PostAsync($"{path}/preview", new { receivedAt = "2026-12-31T23:59:59Z", version = 9 })).ShouldBeProblem(
            404,
            "regime_version_not_found"
        );
    }

    [Fact]
    public async Task Nothing_is_saved()
    {
        await using var app = await SupportApp.StartAsync();
        var before = await app.Database.CountAsync("SELECT count(*) FROM events");

        (await app.Agent.PostAsync($"{Root}/eu_mica/preview", new { receivedAt = "2026-12-31T23:59:59Z" })).ShouldBe(200);

        Assert.Equal(before, await app.Database.CountAsync("SELECT count(*) FROM events"));
    }

    [Theory]
    [InlineData("""{ }""", "receivedAt", "required")]
    [InlineData("""{ "receivedAt": "yesterday" }""", "receivedAt", "wrong_type")]
    [InlineData("""{ "receivedAt": "2026-12-31T23:59:59Z", "kind": "weather" }""", "kind", "wrong_type")]
    [InlineData("""{ "receivedAt": "2026-12-31T23:59:59Z", "language": "english" }""", "language", "language")]
    [InlineData("""{ "receivedAt": "2026-12-31T23:59:59Z", "done": { "longStop": "2027-12-31T23:59:59Z" } }""", "done.longStop", "unknown")]
    [InlineData("""{ "receivedAt": "2026-12-31T23:59:59Z", "done": { "decide": "2026-12-31T23:59:58Z" } }""", "done.decide", "out_of_range")]
    [InlineData("""{ "receivedAt": "2026-12-31T23:59:59Z", "pauses": [{ "to": "2026-12-31T23:59:58Z" }] }""", "pauses[0].from", "required")]
    [InlineData(
        """{ "receivedAt": "2026-12-31T23:59:59Z", "pauses": [{ "from": "2026-12-31T23:59:58Z", "to": "2026-12-31T23:59:57Z" }] }""",
        "pauses[0].to",
        "out_of_range"
    )]
    [InlineData("""{ "receivedAt": "2026-12-31T23:59:59Z", "delay": { "step": "decide", "givenAt": "2027-01-01T00:00:00Z" } }""", "delay.newDate", "required")]
    [InlineData(
        """{ "receivedAt": "2026-12-31T23:59:59Z", "delay": { "step": "decide", "givenAt": "2027-01-01T00:00:00Z", "newDate": "2027-02-30" } }""",
        "delay.newDate",
        "no_such_date"
    )]
    [InlineData(
        """{ "receivedAt": "2026-12-31T23:59:59Z", "delay": { "step": "decide", "givenAt": "2026-01-01T00:00:00Z", "newDate": "2027-02-28" } }""",
        "delay.givenAt",
        "out_of_range"
    )]
    [InlineData("""{ "receivedAt": "2026-12-31T23:59:59Z", "version": 0 }""", "version", "too_small")]
    public async Task Nonsense_is_refused(string body, string member, string code)
    {
        var app = await SupportApp.SharedAsync();

        (await app.Agent.PostAsync($"{Root}/eu_mica/preview", JsonNode.Parse(body)!)).ShouldRefuse(member, code);
    }

    [Theory]
    [InlineData("1900-01-01T00:00:00Z")]
    [InlineData("2200-12-31T23:59:59Z")]
    public async Task The_ends_of_time_are_no_failure(string receivedAt)
    {
        var app = await SupportApp.SharedAsync();
        foreach (var key in new[] { "eu_mica", "uk_disp", "us_cfpb", "iso_10002" })
        {
            var delay = new
            {
                step = "decide",
                givenAt = receivedAt,
                newDate = "2200-12-31",
            };
            (await app.Agent.PostAsync($"{Root}/{key}/preview", new { receivedAt, delay })).ShouldBe(200);
        }
    }

    private static JsonNode? Limit(Answer preview, string step)
    {
        preview.ShouldBe(200);
        return preview["deadlines"]!.AsArray().Single(d => d.Str("step") == step);
    }
}
