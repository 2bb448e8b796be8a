using System.Text;
using System.Text.Json.Nodes;
using BitP.SupportApi.Tests.Features.Schedules;

namespace BitP.SupportApi.Tests.Features.Calendars;

/// <summary>Calendar programs show when work is done.</summary>
public sealed class ExportingASchedule
{
    private const string Christmas =
        """{ "repeats": { "month": 12, "day": 25 }, "name": { "en": "Christmas, the first; day", "de": "Weihnachten" }, "closed": true }""";

    [Fact]
    public async Task Hours_and_exceptional_dates_are_events()
    {
        var (desk, path) = await ScheduleAsync(
            Christmas,
            """{ "date": "2026-12-24", "name": { "en": "Eve" }, "hours": [{ "from": "08:00", "to": "12:00" }] }"""
        );

        var answer = await desk.Customer.GetAsync($"{path}/calendar.ics?from=2026-12-24&to=2026-12-28");

        answer.ShouldBe(200);
        Assert.Equal("text/calendar; charset=utf-8", answer.Header("Content-Type"));
        var id = path.Split('/')[^1];
        Assert.Equal(
            [
                ($"{id}-20261224@bitp-support-api", "VALUE=DATE 20261224", "20261225", "Eve", "TRANSPARENT"),
                ($"{id}-20261225@bitp-support-api", "VALUE=DATE 20261225", "20261226", "Christmas, the first; day", "OPAQUE"),
                ($"{id}-20261224T070000Z@bitp-support-api", " 20261224T070000Z", "20261224T110000Z", "Open: Desk", "TRANSPARENT"),
                ($"{id}-20261228T070000Z@bitp-support-api", " 20261228T070000Z", "20261228T190000Z", "Open: Desk", "TRANSPARENT"),
            ],
            ParsedEvent.AllOf(answer.Raw).Select(e => (e.Uid, e.Start, e.End, e.Summary, e.Transparency))
        );
        Assert.Contains(
            "SUMMARY:Weihnachten\r\n",
            (await desk.Customer.GetAsync($"{path}/calendar.ics", ("Accept-Language", "de"))).Raw,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Hours_that_never_end_are_cut_at_midnight_and_nights_are_whole()
    {
        var desk = await Desk.SetAsync();
        var always = KeepingASchedule.Body("""{ "exceptions": [] }""");
        always["weekly"] = JsonNode.Parse(
            """[{ "days": ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"], "from": "00:00", "to": "24:00" }]"""
        );
        var nights = KeepingASchedule.Body("""{ "weekly": [{ "days": ["monday"], "from": "22:00", "to": "06:00" }], "exceptions": [] }""");

        Assert.Equal(
            [("20261023T220000Z", "20261024T220000Z"), ("20261024T220000Z", "20261025T230000Z"), ("20261025T230000Z", "20261026T230000Z")],
            await EventsAsync(always, "from=2026-10-24&to=2026-10-26") // the clocks go back on the 25th
        );
        Assert.Equal([("20261123T210000Z", "20261124T050000Z")], await EventsAsync(nights, "from=2026-11-23&to=2026-11-23"));
        Assert.Empty(await EventsAsync(nights, "from=2026-11-24&to=2026-11-24"));

        async Task<(string, string)[]> EventsAsync(JsonObject body, string query)
        {
            var path = (await desk.Admin.PostAsync("/v1/schedules", body)).Header("Location")!;
            return [.. ParsedEvent.AllOf((await desk.Agent.GetAsync($"{path}/calendar.ics?{query}")).Raw).Select(e => (e.Start.Trim(), e.End))];
        }
    }

    [Fact]
    public async Task Every_line_has_its_form()
    {
        var name = string.Concat(Enumerable.Repeat("节假日, und; noch \\ etwas ", 5))[..95];
        var (desk, path) = await ScheduleAsync(
            new JsonObject
            {
                ["date"] = "2026-12-25",
                ["name"] = new JsonObject { ["en"] = name },
                ["closed"] = true,
            }.ToJsonString()
        );

        var text = (await desk.Agent.GetAsync($"{path}/calendar.ics?from=2026-12-25&to=2026-12-25")).Raw;

        var lines = text.Split("\r\n");
        Assert.Equal(("BEGIN:VCALENDAR", "END:VCALENDAR", ""), (lines[0], lines[^2], lines[^1]));
        Assert.DoesNotContain("\n", string.Concat(lines), StringComparison.Ordinal);
        Assert.All(lines, line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.Contains(lines, line => line.StartsWith(' '));
        Assert.Equal(name, Assert.Single(ParsedEvent.AllOf(text)).Summary);
    }

    [Fact]
    public async Task No_name_turns_the_words_around_it_around()
    {
        var desk = await Desk.SetAsync();
        var body = KeepingASchedule.Body("""{ "exceptions": [{ "date": "2026-12-24", "name": { "en": "\u202bEve\u2067" }, "closed": true }] }""");
        body["name"] = "\u2067Desk\u202b דנה";
        var path = (await desk.Admin.PostAsync("/v1/schedules", body)).Header("Location")!;

        var calendar = await desk.Customer.GetAsync($"{path}/calendar.ics?from=2026-12-21&to=2026-12-28");

        calendar.ShouldBe(200);
        Assert.DoesNotMatch("[\u202a-\u202e\u2066\u2067]", calendar.Raw);
        foreach (var line in new[] { "NAME:\u2068Desk דנה\u2069", "X-WR-CALNAME:\u2068Desk דנה\u2069", "SUMMARY:Open: \u2068Desk דנה\u2069", "SUMMARY:Eve" })
            Assert.Contains($"\r\n{line}\r\n", calendar.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_stays_the_same_whichever_dates_are_asked_for()
    {
        var (desk, path) = await ScheduleAsync(Christmas);

        async Task<string[]> UidsAsync(string query) =>
            [.. ParsedEvent.AllOf((await desk.Agent.GetAsync($"{path}/calendar.ics?{query}")).Raw).Select(e => e.Uid)];
        var month = await UidsAsync("from=2026-12-01&to=2026-12-31");
        var week = await UidsAsync("from=2026-12-21&to=2026-12-27");

        Assert.Equal(month.Length, month.Distinct().Count());
        Assert.Equal(5, week.Length);
        Assert.Subset(month.ToHashSet(), week.ToHashSet());
    }

    [Fact]
    public async Task What_did_not_change_is_not_sent_again()
    {
        var (desk, path) = await ScheduleAsync(Christmas);
        const string query = "from=2026-12-01&to=2026-12-31";
        var first = await desk.Agent.GetAsync($"{path}/calendar.ics?{query}");

        var again = await desk.Agent.GetAsync($"{path}/calendar.ics?{query}", ("If-None-Match", first.ETag!));

        Assert.Equal((304, "", first.ETag), (again.Status, again.Raw, again.ETag));
        (await desk.Supervisor.PatchAsync(path, new { name = "Other" }, ("If-Match", "*"))).ShouldBe(200);
        (await desk.Agent.GetAsync($"{path}/calendar.ics?{query}", ("If-None-Match", first.ETag!))).ShouldBe(200);
    }

    [Fact]
    public async Task An_export_can_be_imported()
    {
        var (desk, path) = await ScheduleAsync(Christmas);
        var (_, other) = await ScheduleAsync();
        var file = (await desk.Agent.GetAsync($"{path}/calendar.ics?from=2026-12-01&to=2026-12-31")).Raw;

        var imported = await desk.Supervisor.SendRawAsync(
            HttpMethod.Post,
            $"{other}/exceptions/import?from=2026-12-01&to=2026-12-31",
            Encoding.UTF8.GetBytes(file),
            "text/calendar",
            ("If-Match", "*")
        );

        imported.ShouldBe(200);
        Assert.Equal("2026-12-25", Assert.Single(imported["added"]!.AsArray()).Str("date"));
    }

    [Theory]
    [InlineData("from=2026-12-25&to=2026-12-24", "to", "out_of_range")]
    [InlineData("from=2026-01-01&to=2028-06-01", "to", "out_of_range")]
    [InlineData("from=2026-02-30", "from", "no_such_date")]
    public async Task What_cannot_be_shown_is_refused(string query, string member, string code)
    {
        var (desk, path) = await ScheduleAsync();

        (await desk.Agent.GetAsync($"{path}/calendar.ics?{query}")).ShouldRefuse(member, code);
    }

    [Theory]
    [InlineData("UTC", "1900-01-01", "1900-01-05")]
    [InlineData("Pacific/Kiritimati", "1900-01-01", "1900-01-05")]
    [InlineData("Pacific/Apia", "2011-12-30", "2011-12-30")] // which was skipped there
    [InlineData("UTC", "2200-12-30", "2200-12-31")]
    public async Task Any_dates_can_be_asked_for(string zone, string from, string to)
    {
        var desk = await Desk.SetAsync();
        var body = RepeatingExceptions.Body("""{ "repeats": { "month": 12, "day": 30 }, "name": { "en": "x" }, "closed": true }""");
        body["timeZone"] = zone;
        var path = (await desk.Admin.PostAsync("/v1/schedules", body)).Header("Location")!;

        (await desk.Agent.GetAsync($"{path}/calendar.ics?from={from}&to={to}")).ShouldBe(200);
        (await desk.Agent.GetAsync($"/v1/schedules/{Guid.NewGuid()}/calendar.ics")).ShouldBeProblem(404, "schedule_not_found");
    }

    private static async Task<(Desk Desk, string Path)> ScheduleAsync(params string[] exceptions)
    {
        var desk = await Desk.SetAsync();
        var body = RepeatingExceptions.Body(exceptions);
        body["timeZone"] = "Europe/Berlin";
        var created = await desk.Supervisor.PostAsync("/v1/schedules", body);
        created.ShouldBe(201);
        return (desk, created.Header("Location")!);
    }
}

/// <summary>An event, read without the product's reader.</summary>
internal sealed record ParsedEvent(string Uid, string Start, string End, string Summary, string Transparency)
{
    public static ParsedEvent[] AllOf(string text)
    {
        var lines = text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        var events = new List<ParsedEvent>();
        foreach (var (i, line) in lines.Index().Where(l => l.Item == "BEGIN:VEVENT"))
        {
            var own = lines.Skip(i).TakeWhile(l => l != "END:VEVENT").ToArray();
            string Of(string name) => own.Single(l => l.StartsWith(name, StringComparison.Ordinal))[name.Length..];
            var start = Of("DTSTART").Split(':');
            events.Add(new(Of("UID:"), $"{start[0].TrimStart(';')} {start[1]}", Of("DTEND").Split(':')[1], Unescape(Of("SUMMARY:")), Of("TRANSP:")));
        }
        return [.. events];
    }

    private static string Unescape(string text) =>
        System.Text.RegularExpressions.Regex.Replace(text, @"\\(.)", m => m.Groups[1].Value is "n" or "N" ? "\n" : m.Groups[1].Value);
}
