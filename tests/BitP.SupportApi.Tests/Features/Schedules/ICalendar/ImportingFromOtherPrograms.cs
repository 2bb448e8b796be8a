using System.Text.Json.Nodes;
using static BitP.SupportApi.Tests.Features.Schedules.ICalendar.ImportingExceptions;

namespace BitP.SupportApi.Tests.Features.Schedules.ICalendar;

/// <summary>Files as other programs write them mean what they mean there, and nothing of them is lost without a word.</summary>
public sealed class ImportingFromOtherPrograms
{
    private const string Period = "from=2026-01-01&to=2027-12-31";

    private const string Winter = """
        BEGIN:STANDARD
        DTSTART:16011028T030000
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        END:STANDARD
        """;

    private const string Summer = """
        BEGIN:DAYLIGHT
        DTSTART:16010325T020000
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        END:DAYLIGHT
        """;

    // Written by hand out of several years of Europe, each part until the next: UNTIL is in UTC and is the last change of its part.
    private const string InParts = """
        BEGIN:DAYLIGHT
        DTSTART:19810329T020000
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3;UNTIL=20260329T010000Z
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        END:DAYLIGHT
        BEGIN:STANDARD
        DTSTART:19961027T030000
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10;UNTIL=20251026T010000Z
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        END:STANDARD
        BEGIN:STANDARD
        DTSTART:20261025T030000
        RDATE:20261025T030000,20271031T030000
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:20270328T020000
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        END:DAYLIGHT
        """;

    private const string FiveHoursAhead = """
        BEGIN:STANDARD
        DTSTART:16010101T000000
        TZOFFSETFROM:+0500
        TZOFFSETTO:+0500
        END:STANDARD
        """;

    [Fact]
    public async Task A_zone_whose_rules_begin_in_1601_closes_the_time_that_it_means()
    {
        var (desk, path) = await ScheduleAsync(EveryDay, body: true);
        var file = File(
            Zone("Customized Time Zone", Winter, Summer),
            Event("UID:zone-from-1601", "DTSTART;TZID=Customized Time Zone:20260707T090000", "DTEND;TZID=Customized Time Zone:20260707T120000")
        );

        var imported = await ImportAsync(desk, path, file, Period);

        imported.ShouldBe(200);
        var added = Assert.Single(imported["added"]!.AsArray())!;
        Assert.Equal("2026-07-07", added.Str("date"));
        Assert.Equal([("08:00", "09:00"), ("12:00", "20:00")], added["hours"]!.AsArray().Select(h => (h.Str("from")!, h.Str("to")!)));
    }

    [Theory]
    [InlineData("Office", "Office", Winter + "\n" + Summer, "10:00 10:00")]
    [InlineData("Office", "Office", InParts, "10:00 10:00")]
    [InlineData("Office", "Office", FiveHoursAhead, "06:00 07:00")]
    [InlineData(@"(UTC+01:00) Amsterdam\, Berlin\, Rom", "\"(UTC+01:00) Amsterdam, Berlin, Rom\"", FiveHoursAhead, "06:00 07:00")]
    [InlineData(@"Amsterdam\, Berlin", @"Amsterdam\, Berlin", FiveHoursAhead, "06:00 07:00")]
    [InlineData("Europe/Berlin", "Europe/Berlin", FiveHoursAhead, "06:00 07:00")] // the file knows better than its name says
    [InlineData("Eastern Standard Time", "Eastern Standard Time", FiveHoursAhead, "06:00 07:00")]
    [InlineData("Europe/Berlin", "Europe/Berlin", "", "10:00 10:00")] // it defines nothing, and the name does
    [InlineData("Other", "W. Europe Standard Time", FiveHoursAhead, "10:00 10:00")]
    [InlineData("Other", "\"/mozilla.org/20050126_1/Europe/Berlin\"", FiveHoursAhead, "10:00 10:00")]
    public async Task A_TZID_means_the_zone_of_the_file(string defined, string named, string parts, string expected)
    {
        var (desk, path) = await ScheduleAsync("""{ "weekly": [{ "days": ["tuesday"], "from": "00:00", "to": "24:00" }] }""", body: true);
        string[] events =
        [
            Event($"DTSTART;TZID={named}:20270105T100000", "DURATION:PT1H", "SUMMARY:Winter"),
            Event($"DTSTART;TZID={named}:20260707T100000", "DURATION:PT1H", "SUMMARY:Summer"),
        ];

        foreach (var file in new[] { File([Zone(defined, parts), .. events]), File([.. events, Zone(defined, parts)]) })
        {
            var imported = await ImportAsync(desk, path, file, $"{Period}&preview=true");

            imported.ShouldBe(200);
            // Of both dates, when the time before the event ends: winter comes last.
            var ends = imported["added"]!.AsArray().Select(a => a!["hours"]![0].Str("to")!).Reverse();
            Assert.Equal(expected, string.Join(' ', ends));
        }
    }

    [Fact]
    public async Task Each_calendar_of_a_file_has_zones_of_its_own()
    {
        var (desk, path) = await ScheduleAsync(EveryDay, body: true);
        string Calendar(string date, string parts) =>
            File(Zone("Office", parts), Event($"UID:{date}", $"DTSTART;TZID=Office:{date}T130000", "DURATION:PT1H")).TrimEnd() + "\r\n";

        var imported = await ImportAsync(desk, path, Calendar("20270105", Winter + "\n" + Summer) + Calendar("20270106", FiveHoursAhead), Period);

        imported.ShouldBe(200);
        Assert.Equal(["13:00", "09:00"], imported["added"]!.AsArray().Select(a => a!["hours"]![0].Str("to")));
    }

    [Theory]
    [InlineData("Europe/Berlin", false)]
    [InlineData("Europe/Berlin", true)]
    [InlineData("Office", true)]
    public async Task The_zones_of_many_calendars_hold_as_that_of_one_does(string name, bool differ)
    {
        // Each of another year, they are defined in as many ways, or all in the same one.
        var (desk, path) = await ScheduleAsync(EveryDay, body: true);
        var file = string.Concat(
            Enumerable
                .Range(0, 120)
                .Select(i =>
                {
                    var date = new DateOnly(2026 + (i / 60), 1, 1).AddDays(i % 60);
                    var parts = (Winter + "\n" + Summer).Replace("+0100", "+0500").Replace("+0200", "+0600").Replace(":1601", $":{1601 + (differ ? i : 0)}");
                    return File(Zone(name, parts), Event($"UID:{i}", $"DTSTART;TZID={name}:{date:yyyyMMdd}T180000", "DURATION:PT1H"));
                })
        );

        var imported = await ImportAsync(desk, path, file, Period);

        imported.ShouldBe(200);
        Assert.Equal(Enumerable.Repeat("14:00", 120), imported["added"]!.AsArray().Select(a => a!["hours"]![0].Str("to")));
    }

    [Theory]
    [InlineData("Europe/Berlin")] // its name would say something else
    [InlineData("Office")]
    public async Task A_zone_that_takes_too_long_is_refused_and_nothing_else(string name)
    {
        var (desk, path) = await ScheduleAsync(EveryDay, body: true);
        string Calendar(int day) =>
            File(
                Zone(
                    name,
                    $"X-LIC-LOCATION:Europe/Berlin\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nRRULE:FREQ=YEARLY;BYYEARDAY={day}",
                    "TZOFFSETFROM:+0500\r\nTZOFFSETTO:+0600\r\nEND:STANDARD"
                ),
                Event($"UID:{day}", $"DTSTART;TZID={name}:20260707T180000", $"DTEND;TZID={name}:20260707T190000")
            );

        var refused = await ImportAsync(desk, path, string.Concat(Enumerable.Range(1, 120).Select(Calendar)), Period);

        refused.ShouldBeProblem(400, "validation_failed");
        var (line, problems) = Assert.Single(refused["errors"]!.AsObject());
        Assert.Equal("too_many", Assert.Single(problems!.AsArray()).Str("code"));
        Assert.Equal(3, int.Parse(line["line ".Length..], null) % (Calendar(1).Split('\n').Length - 1)); // that of a definition
    }

    [Theory]
    [InlineData("RECURRENCE-ID;VALUE=DATE:20270112")]
    [InlineData("RECURRENCE-ID;TZID=America/New_York:20270112T000000")]
    [InlineData("RECURRENCE-ID;TZID=Pacific/Auckland:20270112T000000")]
    [InlineData("RECURRENCE-ID:20270112T000000")]
    [InlineData("RECURRENCE-ID:20270112T000000Z")]
    [InlineData("RECURRENCE-ID:20270111T230000Z")] // midnight in Berlin
    public async Task One_date_of_a_series_moves_however_it_is_named(string name)
    {
        var (desk, path) = await ScheduleAsync();
        var file = File(
            Event("UID:a", "DTSTART;VALUE=DATE:20270105", "RRULE:FREQ=WEEKLY;COUNT=3", "SUMMARY:Training"),
            Event("UID:a", name, "DTSTART;VALUE=DATE:20270114", "SUMMARY:Training, moved")
        );

        var imported = await ImportAsync(desk, path, file, Period);

        Assert.Equal(["2027-01-05", "2027-01-14", "2027-01-19"], imported["added"]!.AsArray().Select(a => a.Str("date")));
    }

    [Theory]
    [InlineData("RECURRENCE-ID;VALUE=DATE:20270112")]
    [InlineData("RECURRENCE-ID:20270112T080000")]
    [InlineData("RECURRENCE-ID;TZID=Europe/Berlin:20270112T140000")]
    [InlineData("RECURRENCE-ID:20270112T130000Z")]
    public async Task One_time_of_a_series_moves_however_it_is_named(string name)
    {
        var (desk, path) = await ScheduleAsync();
        var file = File(
            Event("UID:a", "DTSTART;TZID=America/New_York:20270105T080000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=2"),
            Event("UID:a", name, "DTSTART;TZID=America/New_York:20270113T080000", "DURATION:PT1H")
        );

        var imported = await ImportAsync(desk, path, file, Period);

        Assert.Equal(["2027-01-05", "2027-01-13"], imported["added"]!.AsArray().Select(a => a.Str("date")));
    }

    [Theory]
    [InlineData("SEQUENCE:2", "SEQUENCE:10", "2027-01-14")]
    [InlineData("SEQUENCE:10", "SEQUENCE:2", "2027-01-13")]
    [InlineData("SEQUENCE:1|DTSTAMP:20260102T000000Z", "SEQUENCE:1|DTSTAMP:20260101T000000Z", "2027-01-13")]
    [InlineData("DTSTAMP:20260301T000000Z|LAST-MODIFIED:20260101T000000Z", "DTSTAMP:20260301T000000Z|LAST-MODIFIED:20260102T000000Z", "2027-01-14")]
    [InlineData("DTSTAMP:20260301T000000Z", "DTSTAMP:20260301T000000Z", "2027-01-14")] // else the one further down
    public async Task Of_two_texts_of_one_date_the_later_one_holds(string first, string second, string date)
    {
        var (desk, path) = await ScheduleAsync();
        var file = File(
            Event("UID:a", "DTSTART;VALUE=DATE:20270105", "RRULE:FREQ=WEEKLY;COUNT=2", "SUMMARY:Training"),
            Event(["UID:a", "RECURRENCE-ID;VALUE=DATE:20270112", "DTSTART;VALUE=DATE:20270113", "SUMMARY:13", .. first.Split('|')]),
            Event(["UID:a", "RECURRENCE-ID;TZID=America/New_York:20270112T000000", "DTSTART;VALUE=DATE:20270114", "SUMMARY:14", .. second.Split('|')])
        );

        var imported = await ImportAsync(desk, path, file, Period);

        Assert.Equal(["2027-01-05", date], imported["added"]!.AsArray().Select(a => a.Str("date")));
        Assert.Equal("superseded", Assert.Single(imported["ignored"]!.AsArray()).Str("reason"));
    }

    [Theory]
    [InlineData("DURATION:PT24H", "2026-07-07")]
    [InlineData("DURATION:PT1H", "2026-07-07")]
    [InlineData("DURATION:P1DT12H", "2026-07-07 2026-07-08")]
    [InlineData("DURATION:PT48H", "2026-07-07 2026-07-08")]
    [InlineData("DURATION:P2D", "2026-07-07 2026-07-08")]
    [InlineData("DURATION:P0D", "2026-07-07")]
    [InlineData("DTEND;VALUE=DATE:20260707", "2026-07-07")]
    public async Task A_date_is_closed_for_as_long_as_its_duration_reaches(string length, string dates)
    {
        var (desk, path) = await ScheduleAsync(EveryDay, body: true);

        var imported = await ImportAsync(desk, path, File(Event("DTSTART;VALUE=DATE:20260707", length, "SUMMARY:Closed")), Period);

        Assert.Equal(dates, string.Join(' ', imported["added"]!.AsArray().Select(a => a.Str("date"))));
    }

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:16040706|RRULE:FREQ=YEARLY", """{"month":7,"day":6}""")]
    [InlineData("DTSTART;VALUE=DATE:16010706|RRULE:FREQ=YEARLY;UNTIL=99991231T235959Z", """{"month":7,"day":6}""")]
    [InlineData("DTSTART;VALUE=DATE:20200706|RRULE:FREQ=YEARLY;UNTIL=40001231", """{"month":7,"day":6,"fromYear":2020}""")]
    [InlineData("DTSTART;VALUE=DATE:16010105|RRULE:FREQ=MONTHLY;INTERVAL=24", "2027-01-05")]
    public async Task What_repeats_may_begin_and_end_in_any_year(string lines, string expected)
    {
        var (desk, path) = await ScheduleAsync();

        var imported = await ImportAsync(desk, path, File(Event([.. lines.Split('|'), "SUMMARY:Birthday"])), Period);

        imported.ShouldBe(200);
        var added = Assert.Single(imported["added"]!.AsArray())!;
        var repeats = added["repeats"]?.AsObject().Where(m => m.Value is not null).Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone()));
        Assert.Equal(expected, added.Str("date") ?? new JsonObject(repeats!).ToJsonString());
        // What was imported can be written again.
        (await desk.Supervisor.PatchAsync(path, new { name = "Other" }, ("If-Match", "*"))).ShouldBe(200);
    }

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20270105|STATUS:CANCELLED", "cancelled")]
    [InlineData("DTSTART;VALUE=DATE:20270105|TRANSP:TRANSPARENT", "transparent")]
    [InlineData("DTSTART;VALUE=DATE:20200105", "outside_period")]
    [InlineData("DTSTART;VALUE=DATE:20200105|RRULE:FREQ=YEARLY;UNTIL=20250105", "outside_period")]
    [InlineData("DTSTART;VALUE=DATE:20401225|RRULE:FREQ=YEARLY", "outside_period")]
    [InlineData("DTSTART;VALUE=DATE:20240229|RRULE:FREQ=YEARLY", "outside_period")]
    [InlineData("DTSTART:20270105T210000|DURATION:PT1H", "outside_hours")]
    [InlineData("DTSTART:20270105T100000", "empty")]
    [InlineData("DTSTART:20270105T100000|DTEND:20270105T100000", "empty")]
    [InlineData("DTSTART:20270105T100000|DURATION:PT0S", "empty")]
    [InlineData("DTSTART;VALUE=DATE:20270105|EXDATE;VALUE=DATE:20270105", "excluded")]
    [InlineData("DTSTART:20270105T100000|DURATION:PT1H|EXDATE;TZID=America/New_York:20270105T040000", "excluded")]
    public async Task An_event_that_becomes_nothing_is_told_with_its_reason(string lines, string reason)
    {
        var (desk, path) = await ScheduleAsync();

        var imported = await ImportAsync(desk, path, File(Event([.. lines.Split('|'), "SUMMARY:Nothing"])), Period);

        imported.ShouldBe(200);
        Assert.Empty(imported["added"]!.AsArray());
        var ignored = Assert.Single(imported["ignored"]!.AsArray());
        Assert.Equal((reason, "Nothing", "3"), (ignored.Str("reason"), ignored.Str("summary"), ignored!["line"]!.ToJsonString()));
        Assert.Equal("\"1\"", imported.VersionTag);
    }

    [Fact]
    public async Task What_a_calendar_cancels_closes_nothing()
    {
        var (desk, path) = await ScheduleAsync();
        var closing = Event("UID:a", "SEQUENCE:1", "DTSTART;VALUE=DATE:20270105", "SUMMARY:Outing");
        var cancelling = Event("UID:a", "SEQUENCE:2", "DTSTART;VALUE=DATE:20270105", "SUMMARY:Outing");

        var alone = await ImportAsync(desk, path, File("METHOD:CANCEL", cancelling), Period);
        var both = await ImportAsync(desk, path, File("METHOD:PUBLISH", closing) + File("METHOD:CANCEL", cancelling), Period);

        Assert.Empty(alone["added"]!.AsArray());
        Assert.Equal(["cancelled"], alone["ignored"]!.AsArray().Select(i => i.Str("reason")));
        Assert.Empty(both["added"]!.AsArray());
        Assert.Equal(["superseded", "cancelled"], both["ignored"]!.AsArray().Select(i => i.Str("reason")));
    }

    [Theory]
    [InlineData("DTSTART;TZID=Europe/Berlin:20270105T100000", "DTSTART:20270105T090000Z")]
    [InlineData("DTSTART;TZID=Europe/Berlin:20270105T100000", "DTSTART:20270105T100000")]
    [InlineData("DTSTART;TZID=Europe/Berlin:20270105T100000", "DTSTART;TZID=America/New_York:20270105T040000")]
    [InlineData("DTSTART;TZID=Own:20270105T100000", "DTSTART;TZID=\"W. Europe Standard Time\":20270105T100000")]
    [InlineData("DTSTART;TZID=Own:20270105T100000", "DTSTART;TZID=Own:20270105T100000")]
    [InlineData("DTSTART;TZID=Europe/Berlin:20270105T100000", "DTSTART;VALUE=DATE:20270105")]
    [InlineData("DTSTART;VALUE=DATE:20270105", "DTSTART;TZID=Europe/Berlin:20270105T100000")]
    [InlineData("DTSTART;VALUE=DATE:20270105", "DTSTART:20270104T230000Z")]
    public async Task A_cancellation_holds_however_it_writes_the_start(string start, string cancelled)
    {
        var (desk, path) = await ScheduleAsync(EveryDay, body: true);
        var zone = Zone("Own", "BEGIN:STANDARD", "DTSTART:20000101T000000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0100", "END:STANDARD");
        string[] ending = start.Contains("VALUE=DATE", StringComparison.Ordinal) ? [] : ["DURATION:PT1H"];
        var closing = Event(["UID:a", start, .. ending, "SUMMARY:Outing"]);
        var other = Event("UID:a", "DTSTART;VALUE=DATE:20270106", "SUMMARY:Another");

        foreach (
            var file in new[]
            {
                File(zone, closing, other, Event("UID:a", cancelled, "STATUS:CANCELLED")),
                File(zone, closing, other) + File("METHOD:CANCEL", zone, Event("UID:a", cancelled)),
            }
        )
        {
            var imported = await ImportAsync(desk, path, file, $"{Period}&preview=true");

            imported.ShouldBe(200);
            Assert.Equal("2027-01-06", Assert.Single(imported["added"]!.AsArray()).Str("date"));
            Assert.Equal(["superseded", "cancelled"], imported["ignored"]!.AsArray().Select(i => i.Str("reason")));
        }
    }

    [Theory]
    [InlineData("RECURRENCE-ID;VALUE=DATE:20270112")]
    [InlineData("RECURRENCE-ID:20270112T090000Z")]
    [InlineData("RECURRENCE-ID;TZID=America/New_York:20270112T040000")]
    public async Task One_time_of_a_series_is_cancelled_however_it_is_named(string name)
    {
        var (desk, path) = await ScheduleAsync(EveryDay, body: true);
        var file = File(
            Event("UID:a", "DTSTART;TZID=Europe/Berlin:20270105T100000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=2", "SUMMARY:Weekly"),
            Event("UID:a", "RECURRENCE-ID;TZID=Europe/Berlin:20270112T100000", "DTSTART;TZID=Europe/Berlin:20270113T100000", "DURATION:PT1H", "SUMMARY:Moved"),
            Event("UID:a", "SEQUENCE:1", name, "DTSTART;TZID=Europe/Berlin:20270113T100000", "STATUS:CANCELLED")
        );

        var imported = await ImportAsync(desk, path, file, Period);

        imported.ShouldBe(200);
        Assert.Equal("2027-01-05", Assert.Single(imported["added"]!.AsArray()).Str("date"));
        Assert.Equal(["superseded", "cancelled"], imported["ignored"]!.AsArray().Select(i => i.Str("reason")));
    }

    [Theory]
    [InlineData("STATUS:CANCELLED|SEQUENCE:1|DTSTART;VALUE=DATE:20270105|RRULE:FREQ=WEEKLY;COUNT=3", "SEQUENCE:0", "")]
    [InlineData("STATUS:CANCELLED|SEQUENCE:1|DTSTART;VALUE=DATE:20270105|RRULE:FREQ=WEEKLY;COUNT=3", "SEQUENCE:1", "")]
    [InlineData("STATUS:CANCELLED|SEQUENCE:1|DTSTART;VALUE=DATE:20270105|RRULE:FREQ=WEEKLY;COUNT=3", "SEQUENCE:2", "2027-01-14")] // it was called in again
    [InlineData("STATUS:CONFIRMED|SEQUENCE:1|DTSTART;VALUE=DATE:20270105|RRULE:FREQ=WEEKLY;COUNT=1", "SEQUENCE:0", "2027-01-05 2027-01-14")]
    public async Task What_cancels_a_series_cancels_what_was_told_of_its_dates_before(string series, string occurrence, string dates)
    {
        var (desk, path) = await ScheduleAsync();
        var moved = Event("UID:a", occurrence, "RECURRENCE-ID;VALUE=DATE:20270112", "DTSTART;VALUE=DATE:20270114", "SUMMARY:Moved");
        var whole = Event(["UID:a", .. series.Split('|'), "SUMMARY:Weekly"]);

        foreach (var file in new[] { File(whole, moved), File(moved) + File(whole) })
        {
            var imported = await ImportAsync(desk, path, file, $"{Period}&preview=true");

            Assert.Equal(dates, string.Join(' ', imported["added"]!.AsArray().Select(a => a.Str("date")).Order()));
            Assert.Equal(2, imported["added"]!.AsArray().Count + imported["ignored"]!.AsArray().Count);
        }
    }

    [Fact]
    public async Task One_of_several_series_of_a_UID_is_cancelled_without_the_dates_of_the_others()
    {
        var (desk, path) = await ScheduleAsync();
        var file = File(
            Event("UID:all-the-same", "DTSTART;VALUE=DATE:20270105", "STATUS:CANCELLED", "SUMMARY:Outing"),
            Event("UID:all-the-same", "DTSTART;VALUE=DATE:20270107", "RRULE:FREQ=WEEKLY;COUNT=2", "SUMMARY:Training"),
            Event("UID:all-the-same", "RECURRENCE-ID;VALUE=DATE:20270114", "DTSTART;VALUE=DATE:20270115", "SUMMARY:Training, moved")
        );

        var imported = await ImportAsync(desk, path, file, Period);

        Assert.Equal(["2027-01-07", "2027-01-15"], imported["added"]!.AsArray().Select(a => a.Str("date")));
    }

    [Theory]
    [InlineData("SEQUENCE:1", "", "superseded superseded cancelled")]
    [InlineData("SEQUENCE:1|STATUS:CANCELLED", "", "superseded superseded cancelled")]
    [InlineData("SEQUENCE:0", "", "superseded superseded cancelled")]
    [InlineData("RECURRENCE-ID;VALUE=DATE:20270112|SEQUENCE:1", "2027-01-05", "superseded cancelled")]
    public async Task A_cancellation_needs_no_start(string lines, string dates, string reasons)
    {
        var (desk, path) = await ScheduleAsync();
        var series = File(
            Event("UID:a", "DTSTART;VALUE=DATE:20270105", "RRULE:FREQ=WEEKLY;COUNT=2", "SUMMARY:Weekly"),
            Event("UID:a", "RECURRENCE-ID;VALUE=DATE:20270112", "DTSTART;VALUE=DATE:20270114", "SUMMARY:Moved")
        );
        var cancellation = Event(["UID:a", "DTSTAMP:20260101T000000Z", .. lines.Split('|')]);

        var imported = await ImportAsync(desk, path, series + File("METHOD:CANCEL", cancellation), Period);
        var alone = await ImportAsync(desk, path, File("METHOD:CANCEL", cancellation), Period);
        var refused = await ImportAsync(desk, path, File("METHOD:PUBLISH", cancellation), Period);

        imported.ShouldBe(200);
        Assert.Equal(dates, string.Join(' ', imported["added"]!.AsArray().Select(a => a.Str("date"))));
        Assert.Equal(reasons, string.Join(' ', imported["ignored"]!.AsArray().Select(i => i.Str("reason"))));
        Assert.Equal("cancelled", Assert.Single(alone["ignored"]!.AsArray()).Str("reason"));
        refused.ShouldRefuse("line 4", "required");
    }

    [Fact]
    public async Task A_recurrence_may_end_with_a_semicolon()
    {
        var (desk, path) = await ScheduleAsync();
        var file = File(
            Zone("Office", Winter.Replace("BYMONTH=10", "BYMONTH=10;"), Summer.Replace("BYMONTH=3", "BYMONTH=3;")),
            Event("DTSTART;TZID=Office:20270105T100000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=2;")
        );

        var imported = await ImportAsync(desk, path, file, Period);

        imported.ShouldBe(200);
        Assert.Equal(["2027-01-05", "2027-01-12"], imported["added"]!.AsArray().Select(a => a.Str("date")));
    }

    [Fact]
    public async Task What_is_there_twice_is_told_once_as_a_duplicate()
    {
        var (desk, path) = await ScheduleAsync();
        var file = File(
            Event("UID:all-the-same", "DTSTART;VALUE=DATE:20270105", "SUMMARY:Outing"),
            Event("UID:all-the-same", "DTSTART;VALUE=DATE:20270106", "SUMMARY:Training"),
            Event("UID:all-the-same", "DTSTART;VALUE=DATE:20270105", "SUMMARY:Outing again"),
            Event("UID:b", "DTSTART;VALUE=DATE:20201225", "RRULE:FREQ=YEARLY", "SUMMARY:Christmas"),
            Event("UID:c", "DTSTART;VALUE=DATE:20201225", "RRULE:FREQ=YEARLY", "SUMMARY:Christmas again")
        );

        var imported = await ImportAsync(desk, path, file, Period);

        Assert.Equal(["Christmas", "Outing", "Training"], imported["added"]!.AsArray().Select(a => a!["name"].Str("en")!).Order());
        Assert.Equal(
            [("Outing again", "duplicate"), ("Christmas again", "duplicate")],
            imported["ignored"]!.AsArray().Select(i => (i.Str("summary"), i.Str("reason")))
        );
    }

    [Fact]
    public async Task What_is_no_event_is_told_as_well()
    {
        var (desk, path) = await ScheduleAsync();
        var file = File(
            "BEGIN:VTODO\r\nUID:1\r\nSUMMARY:Tidy up\r\nDUE;VALUE=DATE:20270105\r\nEND:VTODO",
            "BEGIN:VJOURNAL\r\nSUMMARY:Diary\r\nEND:VJOURNAL",
            "BEGIN:VFREEBUSY\r\nFREEBUSY:20270105T100000Z/PT1H\r\nEND:VFREEBUSY",
            Event("DTSTART;VALUE=DATE:20270106", "SUMMARY:Outing", "BEGIN:VALARM", "TRIGGER:-PT15M", "ACTION:DISPLAY", "END:VALARM")
        );

        var imported = await ImportAsync(desk, path, file, Period);

        Assert.Equal("2027-01-06", Assert.Single(imported["added"]!.AsArray()).Str("date"));
        Assert.Equal(
            [(3, "Tidy up"), (8, "Diary"), (11, null)],
            imported["ignored"]!.AsArray().Select(i => (i!["line"]!.GetValue<int>(), (string?)i["summary"]))
        );
        Assert.All(imported["ignored"]!.AsArray(), i => Assert.Equal("not_an_event", i.Str("reason")));
    }

    [Fact]
    public async Task A_date_that_the_zone_skips_is_told()
    {
        var (desk, path) = await ScheduleAsync("""{ "timeZone": "Pacific/Apia" }""", body: true);

        var imported = await ImportAsync(desk, path, File(Event("DTSTART;VALUE=DATE:20111230", "SUMMARY:Gone")), "from=2011-12-01&to=2012-01-31");

        Assert.Empty(imported["added"]!.AsArray());
        Assert.Equal("skipped_date", Assert.Single(imported["ignored"]!.AsArray()).Str("reason"));
    }

    [Fact]
    public async Task Every_weekday_of_two_years_fits_and_what_does_not_is_named()
    {
        var (desk, path) = await ScheduleAsync();
        var weekdays = Event("UID:w", "DTSTART;VALUE=DATE:20260101", "SUMMARY:Maintenance", "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR");
        var outing = Event("UID:o", "DTSTART;VALUE=DATE:20260103", "SUMMARY:Outing");

        var fits = await ImportAsync(desk, path, File(outing, weekdays), $"{Period}&preview=true");
        var tooMany = await ImportAsync(desk, path, File(outing, weekdays), "from=2026-01-01&to=2029-12-31");

        fits.ShouldBe(200);
        Assert.Equal(523, fits["added"]!.AsArray().Count);
        tooMany.ShouldRefuse("line 12", "too_many"); // that of its rule
        Assert.Contains("Maintenance", tooMany["errors"]!["line 12"]![0].Str("message"), StringComparison.Ordinal);
        Assert.Contains("1000", tooMany["errors"]!["line 12"]![0].Str("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_leaves_too_many_pieces_of_a_date_is_named()
    {
        var (desk, path) = await ScheduleAsync();
        var breaks = Enumerable.Range(0, 11).Select(i => Event("SUMMARY:Break", $"DTSTART:20270105T{8 + i:00}3000", "DURATION:PT5M"));

        var refused = await ImportAsync(desk, path, File([.. breaks]), Period);

        refused.ShouldRefuse("line 3", "too_many");
        Assert.Contains("Break", refused["errors"]!["line 3"]![0].Str("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20270105|EXRULE:FREQ=WEEKLY", "line 5", "unsupported")]
    [InlineData("DTSTART;VALUE=DATE:20270105|BEGIN:VEVENT|END:VEVENT", "line 5", "component")]
    public async Task What_would_be_lost_is_refused(string lines, string line, string code)
    {
        var (desk, path) = await ScheduleAsync();

        (await ImportAsync(desk, path, File(Event(lines.Split('|'))), Period)).ShouldRefuse(line, code);
    }

    private const string EveryDay = """
        { "weekly": [{ "days": ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"], "from": "08:00", "to": "20:00" }] }
        """;

    private static string Zone(string id, params string[] parts) => string.Join("\r\n", ["BEGIN:VTIMEZONE", $"TZID:{id}", .. parts, "END:VTIMEZONE"]);
}
