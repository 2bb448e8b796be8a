using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.Announcements;

/// <summary>A coming holiday proposes its own announcement.</summary>
public sealed class ProposingHolidays
{
    private const string Workdays = """[{ "days": ["monday", "tuesday", "wednesday", "thursday", "friday"], "from": "08:00", "to": "20:00" }]""";

    [Fact]
    public async Task A_proposal_is_filled_in_and_can_be_sent_as_it_is_after_which_it_is_proposed_no_more()
    {
        await using var app = await AtAsync("2027-12-20T12:00:00Z");
        var schedule = await ScheduleAsync(
            app,
            """
            [
              { "date": "2027-12-24", "name": { "en": "Christmas Eve", "de": "Heiligabend" }, "hours": [{ "from": "08:00", "to": "12:00" }] },
              { "date": "2027-12-31", "name": { "en": "New Year's Eve", "zh": "除夕", "fr": "Saint-Sylvestre", "de": "Silvester" }, "closed": true }
            ]
            """
        );

        var proposals = await ProposalsAsync(app, "P14D");

        Assert.Equal(2, proposals.Count);
        var (eve, year) = (proposals[0]!, proposals[1]!);
        Assert.Equal(("Christmas Eve: other hours", "Heiligabend: geänderte Zeiten"), (eve["title"].Str("en"), eve["title"].Str("de")));
        Assert.Equal("Our hours for Christmas Eve (time zone Europe/Berlin):\n24 December 2027: 08:00–12:00", eve["body"].Str("en"));
        Assert.Equal("Christmas Eve : horaires modifiés", eve["title"].Str("fr"));
        Assert.Equal(
            ("除夕：休息", "除夕期间的服务时间（时区 Europe/Berlin）：\n2027年12月31日：休息"),
            (year["title"].Str("zh-CN"), year["body"].Str("zh-CN"))
        );
        Assert.Equal("Unsere Zeiten für Silvester (Zeitzone Europe/Berlin):\n31.12.2027: geschlossen", year["body"].Str("de"));
        Assert.Equal(("2027-12-23T23:00:00Z", "2027-12-31T23:00:00Z"), (year.Str("validFrom"), year.Str("validUntil")));
        Assert.Equal(("holiday", "EU"), (year.Str("kind"), year["regions"].Strings().Single()));
        Assert.Equal((schedule, "2027-12-31"), (year["about"].Str("scheduleId"), year["about"].Str("date")));

        var announced = await app.Supervisor.PostAsync("/v1/announcements", year);
        announced.ShouldBe(201);
        Assert.Equal("scheduled", announced.Text("state"));
        Assert.Equal(["2027-12-24"], (await ProposalsAsync(app, "P14D")).Select(p => p!["about"].Str("date")));
        (await app.Supervisor.PostAsync($"{announced.Header("Location")}/withdraw")).ShouldBe(200);
        Assert.Equal(2, (await ProposalsAsync(app, "P14D")).Count);
    }

    [Fact]
    public async Task Dates_in_a_row_of_the_same_name_are_one_and_say_what_holds_on_each()
    {
        await using var app = await AtAsync("2027-09-25T12:00:00Z");
        var days = new[] { "01", "02", "03", "04", "05" };
        var exceptions = new JsonArray([
            .. days.Select(day => new JsonObject
            {
                ["date"] = $"2027-10-{day}",
                ["name"] = new JsonObject { ["en"] = "National Day" },
                ["closed"] = true,
            }),
            JsonNode.Parse("""{ "date": "2027-10-06", "name": { "en": "National Day" } }"""),
            JsonNode.Parse("""{ "date": "2027-10-07", "name": { "en": "Another day" }, "closed": true }"""),
        ]);
        exceptions[5]!["hours"] = JsonNode.Parse("""[{ "from": "08:00", "to": "12:00" }, { "from": "22:00", "to": "06:00" }]""");
        await ScheduleAsync(app, exceptions.ToJsonString());

        var proposals = await ProposalsAsync(app, "P14D");

        Assert.Equal(2, proposals.Count);
        Assert.Equal(("2027-10-01", "2027-10-06"), (proposals[0]!["about"].Str("date"), proposals[0]!["about"].Str("lastDate")));
        Assert.Equal("National Day: other hours", proposals[0]!["title"].Str("en"));
        Assert.Equal(
            "Our hours for National Day (time zone Europe/Berlin):\n1 October 2027 – 5 October 2027: closed\n6 October 2027: 08:00–12:00, 22:00–06:00",
            proposals[0]!["body"].Str("en")
        );
        Assert.Equal("2027-10-07", proposals[1]!["about"].Str("date"));
    }

    [Fact]
    public async Task What_changes_nothing_or_is_too_far_ahead_is_not_proposed()
    {
        await using var app = await AtAsync("2027-12-20T12:00:00Z");
        await ScheduleAsync(
            app,
            """
            [
              { "date": "2027-12-25", "name": { "en": "On a Saturday" }, "closed": true },
              { "date": "2027-12-24", "name": { "en": "As always" }, "hours": [{ "from": "08:00", "to": "20:00" }] },
              { "date": "2027-12-19", "name": { "en": "Past" }, "hours": [{ "from": "08:00", "to": "20:00" }] },
              { "date": "2028-01-05", "name": { "en": "Later" }, "closed": true }
            ]
            """
        );

        Assert.Empty(await ProposalsAsync(app, "P14D"));
        Assert.Equal("2028-01-05", (await ProposalsAsync(app, "P20D"))[0]!["about"].Str("date"));
    }

    [Fact]
    public async Task A_holiday_of_a_year_that_is_not_covered_says_that_there_may_be_other_days()
    {
        await using var app = await AtAsync("2027-01-28T12:00:00Z");
        await ScheduleAsync(
            app,
            """[{ "date": "2027-02-10", "name": { "en": "Outing" }, "closed": true }]""",
            """{ "timeZone": "Asia/Shanghai", "holidaySets": ["CN"] }"""
        );

        var proposals = await ProposalsAsync(app, "P14D");

        Assert.Equal(2, proposals.Count);
        var (festival, outing) = (proposals[0]!, proposals[1]!);
        Assert.Equal(("2027-02-05", "2027-02-08"), (festival["about"].Str("date"), festival["about"].Str("lastDate")));
        Assert.Equal(
            "Our hours for Spring Festival (time zone Asia/Shanghai):\n5 February 2027 – 8 February 2027: closed\n"
                + "Which other days are free or worked in exchange has not been announced yet.",
            festival["body"].Str("en")
        );
        Assert.Equal(
            "春节期间的服务时间（时区 Asia/Shanghai）：\n2027年2月5日 – 2027年2月8日：休息\n其他放假及调休安排尚未公布。",
            festival["body"].Str("zh-CN")
        );
        Assert.Equal("Our hours for Outing (time zone Asia/Shanghai):\n10 February 2027: closed", outing["body"].Str("en"));
        (await app.Supervisor.PostAsync("/v1/announcements", festival)).ShouldBe(201);
    }

    private static async Task<SupportApp> AtAsync(string now)
    {
        var app = await SupportApp.StartAsync();
        await app.StopClockAsync(now);
        return app;
    }

    private static async Task<string> ScheduleAsync(SupportApp app, string exceptions, string? with = null)
    {
        var schedule = await app.Admin.PostAsync(
            "/v1/schedules",
            Desk.Merge(
                new()
                {
                    ["name"] = "Desk",
                    ["region"] = "EU",
                    ["timeZone"] = "Europe/Berlin",
                    ["weekly"] = JsonNode.Parse(Workdays),
                    ["exceptions"] = JsonNode.Parse(exceptions),
                },
                with
            )
        );
        schedule.ShouldBe(201);
        return schedule.Text("id");
    }

    private static async Task<JsonArray> ProposalsAsync(SupportApp app, string within)
    {
        var answer = await app.Agent.GetAsync($"/v1/announcements/proposals?within={within}");
        answer.ShouldBe(200);
        return answer["proposals"]!.AsArray();
    }
}
