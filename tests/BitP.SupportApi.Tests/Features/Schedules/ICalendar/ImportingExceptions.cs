using System.Text;
using System.Text.Json.Nodes;
using BitP.SupportApi.Features.Schedules;

namespace BitP.SupportApi.Tests.Features.Schedules.ICalendar;

/// <summary>A calendar that somebody keeps elsewhere becomes exceptions, after a look at what that will do.</summary>
public sealed class ImportingExceptions
{
    private const string Period = "from=2027-01-01&to=2027-12-31";

    [Fact]
    public async Task A_preview_shows_what_an_import_then_does()
    {
        var (desk, path) = await ScheduleAsync();
        var file = File(
            Event("DTSTART;VALUE=DATE:20270105", "SUMMARY;LANGUAGE=de:Betriebsausflug", "SUMMARY;LANGUAGE=en:Outing"),
            Event("DTSTART;VALUE=DATE:20270106", "SUMMARY:Gone", "STATUS:CANCELLED"),
            Event("DTSTART;VALUE=DATE:20250101", "SUMMARY:Long ago")
        );

        var preview = await ImportAsync(desk, path, file, $"{Period}&preview=true");
        preview.ShouldBe(200);
        Assert.Equal(
            (true, "2027-01-01", "2027-12-31", "\"1\""),
            (preview["preview"]!.GetValue<bool>(), preview.Text("from"), preview.Text("to"), preview.VersionTag)
        );
        Assert.Equal("1", (await desk.Agent.GetAsync(path))["version"]!.ToJsonString());

        var imported = await ImportAsync(desk, path, file, Period);
        imported.ShouldBe(200);
        Assert.Equal("\"2\"", imported.VersionTag);
        foreach (var member in new[] { "added", "replaced", "leftAlone", "ignored" })
            Assert.Equal(preview[member]!.ToJsonString(), imported[member]!.ToJsonString());
        var added = Assert.Single(imported["added"]!.AsArray());
        Assert.Equal(("2027-01-05", "Betriebsausflug", "Outing"), (added.Str("date"), added!["name"].Str("de"), added["name"].Str("en")));
        Assert.Equal([("Gone", "cancelled"), ("Long ago", "outside_period")], imported["ignored"]!.AsArray().Select(i => (i.Str("summary"), i.Str("reason"))));
        Assert.Equal("Outing", (await desk.Agent.GetAsync($"{path}/status?at=2027-01-05T10:00:00Z")).Text("exceptionName"));
        Assert.Null((string?)(await desk.Agent.GetAsync($"{path}/status?at=2027-01-05T10:00:00Z&version=1"))["exceptionName"]);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        var (desk, path) = await ScheduleAsync();
        var file = File(
            Event("DTSTART;VALUE=DATE:20270105", "SUMMARY:Outing"),
            Event("DTSTART;VALUE=DATE:20201225", "RRULE:FREQ=YEARLY", "SUMMARY:Christmas"),
            Event("DTSTART:20270107T120000", "DURATION:PT1H", "SUMMARY:Meeting")
        );
        Assert.Equal(3, (await ImportAsync(desk, path, file, Period))["added"]!.AsArray().Count);

        var again = await ImportAsync(desk, path, file, Period);

        Assert.Equal("\"2\"", again.VersionTag);
        Assert.Equal(2, again["leftAlone"]!.AsArray().Count);
        Assert.Equal("outside_hours", again["ignored"]![0].Str("reason")); // its time is closed by now
    }

    [Theory]
    [InlineData("\u200b", "Closed")]
    [InlineData("\u2800", "Closed")]
    [InlineData("\u202e", "Closed")]
    [InlineData("\u00ad\u2060 \ufeff", "Closed")]
    [InlineData("Out\u202eing\u202d", "Outing")]
    [InlineData("Year\\nend \u2028 \u202e party", "Year end party")]
    [InlineData("\u05e9\u05dc\u05d5\u05dd \u200fwe", "\u05e9\u05dc\u05d5\u05dd \u200fwe")]
    public async Task The_name_is_one_that_a_change_would_take(string summary, string name)
    {
        var (desk, path) = await ScheduleAsync();

        var imported = await ImportAsync(desk, path, File(Event("DTSTART;VALUE=DATE:20270105", $"SUMMARY:{summary}")), Period);

        imported.ShouldBe(200);
        Assert.Equal(name, imported["added"]![0]!["name"].Str("en"));
        (await desk.Supervisor.PatchAsync(path, new { region = "X" }, ("If-Match", "*"))).ShouldBe(200);
    }

    [Fact]
    public async Task A_name_is_cut_by_characters()
    {
        var (desk, path) = await ScheduleAsync();
        string[] names = [Emoji(Schedule.NameMaxLength), Emoji(Schedule.NameMaxLength + 1)];

        var imported = await ImportAsync(
            desk,
            path,
            File(Event("DTSTART;VALUE=DATE:20270105", $"SUMMARY:{names[0]}"), Event("DTSTART;VALUE=DATE:20270106", $"SUMMARY:{names[1]}")),
            Period
        );

        Assert.Equal([names[0], Emoji(Schedule.NameMaxLength - 1) + "…"], imported["added"]!.AsArray().Select(a => a!["name"].Str("en")));
        (await desk.Supervisor.PatchAsync(path, new { region = "X" }, ("If-Match", "*"))).ShouldBe(200);

        static string Emoji(int count) => string.Concat(Enumerable.Repeat("😀", count));
    }

    [Fact]
    public async Task A_date_that_has_an_exception_gets_the_new_one()
    {
        var (desk, path) = await ScheduleAsync("""{ "date": "2027-01-05", "name": { "en": "Late start" }, "hours": [{ "from": "12:00", "to": "18:00" }] }""");

        var imported = await ImportAsync(desk, path, File(Event("DTSTART;VALUE=DATE:20270105", "SUMMARY:Outing")), Period);

        var replaced = Assert.Single(imported["replaced"]!.AsArray());
        Assert.Equal(("Late start", "Outing"), (replaced!["was"]!["name"].Str("en"), replaced["becomes"]!["name"].Str("en")));
        Assert.Single((await desk.Agent.GetAsync(path))["exceptions"]!.AsArray());
    }

    [Theory]
    [InlineData("DTSTART:20270105T120000", "DTEND:20270105T133000", "08:00-12:00 13:30-20:00")]
    [InlineData("DTSTART:20270105T060000", "DTEND:20270105T090000", "09:00-20:00")]
    [InlineData("DTSTART:20270105T180000", "DTEND:20270105T230000", "08:00-18:00")]
    [InlineData("DTSTART:20270105T120030", "DTEND:20270105T120040", "08:00-12:00 12:01-20:00")]
    [InlineData("DTSTART:20270105T070000", "DURATION:PT14H", "")]
    [InlineData("DTSTART:20270105T120000Z", "DTEND:20270105T130000Z", "08:00-13:00 14:00-20:00")]
    [InlineData("DTSTART;TZID=America/New_York:20270105T060000", "DTEND;TZID=America/New_York:20270105T070000", "08:00-12:00 13:00-20:00")]
    [InlineData("DTSTART;TZID=\"Eastern Standard Time\":20270105T060000", "DURATION:PT1H", "08:00-12:00 13:00-20:00")]
    [InlineData("DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Berlin:20270105T120000", "DURATION:PT1H", "08:00-12:00 13:00-20:00")]
    public async Task An_event_of_a_time_closes_that_time(string start, string end, string hours)
    {
        var (desk, path) = await ScheduleAsync();

        var imported = await ImportAsync(desk, path, File(Event(start, end, "SUMMARY:Fire drill")), Period);

        imported.ShouldBe(200);
        var added = Assert.Single(imported["added"]!.AsArray())!;
        Assert.Equal("2027-01-05", added.Str("date"));
        Assert.Equal(hours, string.Join(' ', (added["hours"]?.AsArray() ?? []).Select(h => $"{h.Str("from")}-{h.Str("to")}")));
        Assert.Equal(hours.Length == 0 ? true : null, (bool?)added["closed"]);
    }

    [Fact]
    public async Task An_event_at_night_takes_its_part_out_of_the_hours_of_the_day_before()
    {
        var (desk, path) = await ScheduleAsync("""{ "weekly": [{ "days": ["monday"], "from": "22:00", "to": "06:00" }] }""", body: true);

        var imported = await ImportAsync(desk, path, File(Event("DTSTART:20270105T010000", "DTEND:20270105T030000", "SUMMARY:Maintenance")), Period);

        imported.ShouldBe(200);
        var windows = await desk.Agent.GetAsync($"{path}/windows?from=2027-01-04T00:00:00Z&to=2027-01-10T00:00:00Z");
        Assert.Equal(
            [("2027-01-04T21:00:00Z", "2027-01-05T00:00:00Z"), ("2027-01-05T02:00:00Z", "2027-01-05T05:00:00Z")],
            windows["windows"]!.AsArray().Select(w => (w.Str("from")!, w.Str("to")!))
        );
    }

    [Theory]
    [InlineData("DTSTART:20270105T010000", "DTEND:20270105T030000", "2027-01-04:22:00-01:00 2027-01-05:03:00-06:00,22:00-06:00")]
    [InlineData("DTSTART:20270104T230000", "DTEND:20270105T030000", "2027-01-04:22:00-24:00 2027-01-05:03:00-06:00,22:00-06:00")]
    [InlineData("DTSTART:20270104T230000", "DTEND:20270104T233000", "")]
    public async Task An_event_of_the_first_date_closes_hours_that_began_the_day_before(string start, string end, string expected)
    {
        const string nights =
            "{ \"weekly\": [{ \"days\": [\"monday\", \"tuesday\", \"wednesday\", \"thursday\", \"friday\", \"saturday\", \"sunday\"], \"from\": \"22:00\", \"to\": \"06:00\" }] }";
        var (desk, path) = await ScheduleAsync(nights, body: true);

        var imported = await ImportAsync(desk, path, File(Event(start, end, "SUMMARY:Maintenance")), "from=2027-01-05&to=2027-01-31");

        imported.ShouldBe(200);
        Assert.Equal(
            expected,
            string.Join(
                ' ',
                imported["added"]!
                    .AsArray()
                    .Select(a => $"{a.Str("date")}:{string.Join(',', a!["hours"]!.AsArray().Select(h => $"{h.Str("from")}-{h.Str("to")}"))}")
                    .Order()
            )
        );
    }

    [Fact]
    public async Task An_event_of_several_days_closes_each_of_them()
    {
        var (desk, path) = await ScheduleAsync();

        var imported = await ImportAsync(desk, path, File(Event("DTSTART;VALUE=DATE:20261230", "DTEND;VALUE=DATE:20270104", "SUMMARY:Year end")), Period);

        Assert.Equal(["2027-01-01", "2027-01-02", "2027-01-03"], imported["added"]!.AsArray().Select(a => a.Str("date")));
    }

    [Fact]
    public async Task Dates_are_left_out_added_and_moved()
    {
        var (desk, path) = await ScheduleAsync();
        var file = File(
            Event(
                "UID:a",
                "DTSTART;VALUE=DATE:20270104",
                "RRULE:FREQ=WEEKLY;COUNT=4",
                "EXDATE;VALUE=DATE:20270111",
                "RDATE;VALUE=DATE:20270301,20270302",
                "SUMMARY:Training"
            ),
            Event("UID:a", "RECURRENCE-ID;VALUE=DATE:20270118", "DTSTART;VALUE=DATE:20270119", "SUMMARY:Training, moved"),
            Event("UID:a", "RECURRENCE-ID;VALUE=DATE:20270125", "DTSTART;VALUE=DATE:20270125", "STATUS:CANCELLED", "SUMMARY:Training")
        );

        var imported = await ImportAsync(desk, path, file, Period);

        Assert.Equal(
            [("2027-01-04", "Training"), ("2027-01-19", "Training, moved"), ("2027-03-01", "Training"), ("2027-03-02", "Training")],
            imported["added"]!.AsArray().Select(a => (a.Str("date")!, a!["name"].Str("en")!))
        );
    }

    [Fact]
    public async Task What_comes_every_year_is_kept_as_a_recurrence()
    {
        var (desk, path) = await ScheduleAsync();
        var file = File(
            Event("DTSTART;VALUE=DATE:20201225", "RRULE:FREQ=YEARLY", "SUMMARY:Christmas"),
            Event("DTSTART;VALUE=DATE:20201126", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;UNTIL=20301231", "SUMMARY:Thanksgiving"),
            Event("DTSTART;VALUE=DATE:20210315", "RRULE:FREQ=YEARLY;UNTIL=20300314", "SUMMARY:Founding day"),
            Event("DTSTART;VALUE=DATE:20200110", "RRULE:FREQ=YEARLY", "EXDATE;VALUE=DATE:20220110", "SUMMARY:With a gap")
        );

        var added = (await ImportAsync(desk, path, file, Period))["added"]!.AsArray();

        Assert.Equal(
            [
                """{"month":12,"day":25,"fromYear":2020}""",
                """{"month":11,"weekday":"thursday","nth":4,"fromYear":2020,"untilYear":2030}""",
                """{"month":3,"day":15,"fromYear":2021,"untilYear":2029}""",
                "2027-01-10",
            ],
            added.Select(a =>
                a.Str("date")
                ?? new JsonObject(
                    a!["repeats"]!.AsObject().Where(m => m.Value is not null).Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone()))
                ).ToJsonString()
            )
        );
        Assert.False((await desk.Agent.GetAsync($"{path}/status?at=2099-12-25T10:00:00Z"))["open"]!.GetValue<bool>());
    }

    [Fact]
    public async Task What_comes_every_year_closes_its_dates_that_have_hours_of_their_own()
    {
        var (desk, path) = await ScheduleAsync("""{ "date": "2027-12-24", "name": { "en": "Half day" }, "hours": [{ "from": "10:00", "to": "12:00" }] }""");
        var half = new[] { new { from = "10:00", to = "12:00" } };
        object[] before =
        [
            new
            {
                date = "2027-12-24",
                name = new { en = "Half day" },
                hours = half,
            },
            new
            {
                date = "2027-12-31",
                name = new { en = "Shut" },
                closed = true,
            },
            new
            {
                date = "2028-12-24",
                name = new { en = "After the period" },
                hours = half,
            },
            new
            {
                repeats = new
                {
                    month = 1,
                    weekday = "tuesday",
                    nth = 1,
                },
                name = new { en = "First Tuesday" },
                hours = half,
            },
        ];
        (await desk.Supervisor.PatchAsync(path, new { exceptions = before }, ("If-Match", "*"))).ShouldBe(200);
        var file = File(
            Event("UID:a", "DTSTART;VALUE=DATE:20201224", "RRULE:FREQ=YEARLY", "SUMMARY:Christmas Eve"),
            Event("UID:b", "DTSTART;VALUE=DATE:20201231", "RRULE:FREQ=YEARLY", "SUMMARY:New Year's Eve"),
            Event("UID:c", "DTSTART;VALUE=DATE:20200105", "RRULE:FREQ=YEARLY", "SUMMARY:Founding day"), // the first Tuesday of 2027
            Event("UID:d", "DTSTART:20271224T100000", "DURATION:PT1H", "SUMMARY:Meeting")
        );

        var preview = await ImportAsync(desk, path, file, $"{Period}&preview=true");
        var imported = await ImportAsync(desk, path, file, Period);

        imported.ShouldBe(200);
        Assert.Equal(preview["replaced"]!.ToJsonString(), imported["replaced"]!.ToJsonString());
        var replaced = Assert.Single(imported["replaced"]!.AsArray())!;
        Assert.Equal(
            ("Half day", "2027-12-24", true),
            (replaced["was"]!["name"].Str("en"), replaced["becomes"].Str("date"), (bool?)replaced["becomes"]!["closed"])
        );
        Assert.Equal(["Christmas Eve", "New Year's Eve", "Founding day", "Founding day"], imported["added"]!.AsArray().Select(a => a!["name"].Str("en")));
        Assert.Equal("outside_hours", Assert.Single(imported["ignored"]!.AsArray()).Str("reason"));
        foreach (var (at, open) in new[] { ("2027-12-24", false), ("2027-12-31", false), ("2027-01-05", false), ("2028-12-24", true), ("2028-01-04", true) })
            Assert.Equal(open, (await desk.Agent.GetAsync($"{path}/status?at={at}T10:00:00Z"))["open"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("from=2200-12-01", "2200-12-31")]
    [InlineData("from=2199-01-01", "2200-12-31")]
    [InlineData("from=2198-01-01", "2200-01-01")]
    [InlineData("from=2200-12-31&to=2200-12-31", "2200-12-31")]
    public async Task The_period_ends_with_the_last_year_that_exceptions_have(string query, string to)
    {
        const string nights =
            "{ \"weekly\": [{ \"days\": [\"monday\", \"tuesday\", \"wednesday\", \"thursday\", \"friday\", \"saturday\", \"sunday\"], \"from\": \"20:00\", \"to\": \"06:00\" }] }";
        var (desk, path) = await ScheduleAsync(nights, body: true);
        var file = File(
            Event("UID:a", "DTSTART;VALUE=DATE:20200105", "RRULE:FREQ=MONTHLY", "SUMMARY:Monthly"),
            Event("UID:b", "DTSTART:22001231T220000", "DURATION:PT4H", "SUMMARY:The last night")
        );

        var imported = await ImportAsync(desk, path, file, query);

        imported.ShouldBe(200);
        Assert.Equal(to, imported.Text("to"));
        var exceptions = (await desk.Agent.GetAsync(path))["exceptions"]!.DeepClone();
        (await desk.Supervisor.PatchAsync(path, new { exceptions, name = "Again" }, ("If-Match", "*"))).ShouldBe(200);
    }

    [Fact]
    public async Task An_event_of_a_time_opens_nothing_on_a_day_that_is_closed_every_year()
    {
        var (desk, path) = await ScheduleAsync();
        var file = File(
            Event("DTSTART:20270105T120000", "DURATION:PT1H", "SUMMARY:Meeting"),
            Event("DTSTART;VALUE=DATE:20200105", "RRULE:FREQ=YEARLY", "SUMMARY:Founding day")
        );

        var imported = await ImportAsync(desk, path, file, Period);

        Assert.Equal("outside_hours", Assert.Single(imported["ignored"]!.AsArray()).Str("reason"));
        Assert.False((await desk.Agent.GetAsync($"{path}/status?at=2027-01-05T10:00:00Z"))["open"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Names_in_more_languages_than_an_exception_has_are_left_out()
    {
        var (desk, path) = await ScheduleAsync();
        var summaries = Enumerable.Range(0, 30).Select(i => $"SUMMARY;LANGUAGE=x{(char)('a' + (i / 26))}{(char)('a' + (i % 26))}:x");

        (await ImportAsync(desk, path, File(Event(["DTSTART;VALUE=DATE:20270105", .. summaries])), Period)).ShouldBe(200);

        (await desk.Supervisor.PatchAsync(path, new { name = "Other" }, ("If-Match", "*"))).ShouldBe(200);
    }

    [Fact]
    public async Task Events_that_take_up_no_time_count_when_that_is_asked_for()
    {
        var (desk, path) = await ScheduleAsync();
        var file = File(Event("DTSTART;VALUE=DATE:20270105", "TRANSP:TRANSPARENT", "SUMMARY:Feast"));

        Assert.Equal("transparent", (await ImportAsync(desk, path, file, $"{Period}&preview=true"))["ignored"]![0].Str("reason"));
        Assert.Single((await ImportAsync(desk, path, file, $"{Period}&preview=true&includeTransparent=true"))["added"]!.AsArray());
    }

    [Fact]
    public async Task Lines_are_unfolded_and_texts_unescaped()
    {
        var (desk, path) = await ScheduleAsync();
        // The fold is within the first character of 元旦, which some programs do.
        var bytes = Encoding.UTF8.GetBytes(File(Event("DTSTART;VALUE=DATE:20270105", "SUMMARY;LANGUAGE=\"zh-CN\":@元旦\\, \\; \\\\ \\n再见")));
        var at = Array.IndexOf(bytes, (byte)'@');
        byte[] folded = [.. bytes[..at], bytes[at + 1], .. "\r\n "u8, .. bytes[(at + 2)..]];

        var imported = await ImportAsync(desk, path, folded, Period);

        Assert.Equal("元旦, ; \\ 再见", imported["added"]![0]!["name"].Str("zh-CN"));
    }

    [Fact]
    public async Task A_zone_that_only_the_file_knows_is_used()
    {
        var (desk, path) = await ScheduleAsync();
        const string zone = """
            BEGIN:VTIMEZONE
            TZID:Office
            BEGIN:STANDARD
            DTSTART:19701025T030000
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            TZOFFSETFROM:+0300
            TZOFFSETTO:+0200
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:19700329T020000
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0300
            END:DAYLIGHT
            END:VTIMEZONE
            """;
        var file = File(
            zone,
            Event("DTSTART;TZID=Office:20270105T130000", "DURATION:PT1H", "SUMMARY:Winter"),
            Event("DTSTART;TZID=Office:20270706T130000", "DURATION:PT1H", "SUMMARY:Summer")
        );

        var imported = await ImportAsync(desk, path, file, Period);

        Assert.Equal(["12:00", "12:00"], imported["added"]!.AsArray().Select(a => a!["hours"]![0].Str("to"))); // an hour before, in Berlin
    }

    [Theory]
    [InlineData("", "line 1", "not_a_calendar")]
    [InlineData("{}", "line 1", "content_line")]
    [InlineData("BEGIN:VCARD\nEND:VCARD", "line 1", "not_a_calendar")]
    [InlineData("BEGIN:VCALENDAR\nEND:VCALENDAR", "line 1", "not_a_calendar")]
    [InlineData("BEGIN:VCALENDAR\nVERSION:1.0\nEND:VCALENDAR", "line 2", "not_a_calendar")]
    [InlineData("BEGIN:VCALENDAR\nVERSION:2.0\n", "line 1", "component")]
    [InlineData("BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nEND:VCALENDAR", "line 4", "component")]
    [InlineData("BEGIN:VCALENDAR\nVERSION:2.0\nNONSENSE\nEND:VCALENDAR", "line 3", "content_line")]
    [InlineData("BEGIN:VCALENDAR\nVERSION:2.0\nX;A=\"b:c\nEND:VCALENDAR", "line 3", "content_line")]
    [InlineData("BEGIN:VCALENDAR\nVERSION:2.0\nX:a\u0007b\nEND:VCALENDAR", "line 3", "control_character")]
    public async Task A_file_that_is_none_is_refused_with_the_line(string file, string line, string code)
    {
        var (desk, path) = await ScheduleAsync();

        (await ImportAsync(desk, path, file, Period)).ShouldRefuse(line, code);
    }

    [Theory]
    [InlineData("SUMMARY:x", 3, "required")]
    [InlineData("DTSTART;VALUE=DATE:20270230", 4, "format")]
    [InlineData("DTSTART:20270105", 4, "format")]
    [InlineData("DTSTART;VALUE=DATE:20270105|DTEND;VALUE=DATE:20270104", 5, "out_of_range")]
    [InlineData("DTSTART;VALUE=DATE:20270105|DTEND:20270105T100000", 5, "wrong_type")]
    [InlineData("DTSTART;VALUE=DATE:20270105|DTEND;VALUE=DATE:29990105", 5, "format")]
    [InlineData("DTSTART;VALUE=DATE:20270105|DTEND;VALUE=DATE:21990105", 5, "out_of_range")]
    [InlineData("DTSTART:20270105T100000|DTEND:20270105T110000|DURATION:PT1H", 6, "exclusive")]
    [InlineData("DTSTART:20270105T100000|DURATION:1H", 5, "format")]
    [InlineData("DTSTART:20270105T100000|DURATION:P", 5, "format")]
    [InlineData("DTSTART:20270105T100000|DURATION:PT", 5, "format")]
    [InlineData("DTSTART:20270105T100000|DTSTART:20270105T100000", 5, "duplicate")]
    [InlineData("DTSTART;TZID=Mars/Olympus:20270105T100000", 4, "time_zone")]
    [InlineData("DTSTART:20270105T100000|SUMMARY:folded|  here|RRULE:FREQ=SECONDLY", 7, "unsupported")]
    [InlineData("DTSTART:20270105T100000|RDATE;VALUE=PERIOD:20270105T100000Z/PT1H", 5, "unsupported")]
    [InlineData("DTSTART:20270105T100000|RECURRENCE-ID;RANGE=THISANDFUTURE:20270105T100000", 5, "unsupported")]
    [InlineData("DTSTART:20270105T100000|EXDATE;VALUE=DATE:20270105", 5, "wrong_type")]
    [InlineData("DTSTART;VALUE=DATE:20261225,20261228", 4, "format")]
    [InlineData("DTSTART;VALUE=DATE:20261225|DTEND;VALUE=DATE:20261226,20261229", 5, "format")]
    [InlineData("DTSTART:20270105T100000|RECURRENCE-ID:20270105T100000,20270112T100000", 5, "format")]
    [InlineData("DTSTART:20270105T240000", 4, "format")]
    [InlineData("DTSTART:20270105T100000ZZ", 4, "format")]
    [InlineData("DTSTART:20270105T100000Z|DTEND:20270105T240000Z", 5, "format")]
    [InlineData("DTSTART:20270105T100000|EXDATE:20270105T100000ZZ", 5, "format")]
    [InlineData("DTSTART;VALUE=DATE;VALUE=DATE-TIME:20270105", 4, "duplicate")]
    [InlineData("DTSTART;VALUE=DATE,DATE-TIME:20270105", 4, "duplicate")]
    [InlineData("DTSTART;TZID=Europe/Berlin;TZID=Asia/Tokyo:20270105T100000", 4, "duplicate")]
    [InlineData("DTSTART;VALUE=DATE:20270105|SUMMARY;LANGUAGE=en;LANGUAGE=de:Outing", 5, "duplicate")]
    public async Task An_event_that_makes_no_sense_is_refused_with_the_line(string lines, int line, string code)
    {
        var (desk, path) = await ScheduleAsync();

        (await ImportAsync(desk, path, File(Event(lines.Split('|'))), Period)).ShouldRefuse($"line {line}", code);
    }

    [Fact]
    public async Task An_attack_is_refused_in_time()
    {
        // Worked out, each would take longer than anybody waits for an answer.
        var (desk, path) = await ScheduleAsync();
        var daily = Enumerable.Range(0, 1500).Select(i => Event($"UID:{i}", "DTSTART:19000101T000000", "DURATION:PT1M", "RRULE:FREQ=DAILY;COUNT=100000"));
        var empty = Enumerable
            .Range(0, 1500)
            .Select(i => Event($"UID:{i}", "DTSTART;VALUE=DATE:19000101", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=9"));

        (await ImportAsync(desk, path, File([.. daily]), Period)).ShouldBeProblem(400, "validation_failed");
        (await ImportAsync(desk, path, File([.. empty]), Period)).ShouldBeProblem(400, "validation_failed");
        (await ImportAsync(desk, path, File([.. Enumerable.Repeat("BEGIN:VEVENT", 100_000 / 10)]), Period)).ShouldBeProblem(400, "validation_failed");
        (await ImportAsync(desk, path, File([.. Enumerable.Repeat(Event("DTSTART;VALUE=DATE:20270105"), 2001)]), Period)).ShouldRefuse("line 6003", "too_many");
        (await ImportAsync(desk, path, File(Event("DTSTART;VALUE=DATE:20270101", "RRULE:FREQ=DAILY")), "from=2027-01-01&to=2029-12-31")).ShouldBeProblem(
            400,
            "validation_failed"
        );
        (await ImportAsync(desk, path, new string('x', (1024 * 1024) + 1), Period)).ShouldBeProblem(413, "body_too_large");

        var longOnes = Enumerable.Range(0, 60).Select(i => Event($"UID:{i}", $"DTSTART:20270101T2100{i:00}", "DURATION:P400D", "RRULE:FREQ=DAILY;COUNT=330"));
        (await ImportAsync(desk, path, File([.. longOnes]), "from=2027-01-01&to=2031-12-31")).ShouldBeProblem(400, "validation_failed");
    }

    [Fact]
    public async Task Clocks_that_change_every_day_cost_no_more_than_others()
    {
        // Each start is looked up among the changes of three centuries.
        var (desk, path) = await ScheduleAsync();
        string Zone(string id, string offset = "+0200") =>
            $"BEGIN:VTIMEZONE\nTZID:{id}\nBEGIN:STANDARD\nDTSTART:19000101T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:{offset}\nRRULE:FREQ=DAILY\nEND:STANDARD\nEND:VTIMEZONE";
        string Daily(string zone, int i) =>
            Event($"UID:{zone}{i}", $"DTSTART;TZID={zone}:20261201T2200{i:00}", "DURATION:PT1M", "RRULE:FREQ=DAILY", "EXDATE;TZID=z0:20270101T220000");
        const string fiveYears = "from=2026-12-01&to=2031-11-30&preview=true";

        var imported = await ImportAsync(desk, path, File([Zone("z0"), .. Enumerable.Range(0, 10).Select(i => Daily("z0", i))]), fiveYears);
        var same = await ImportAsync(desk, path, File(Zone("z0"), Zone("z1"), Daily("z0", 0), Daily("z1", 0)), fiveYears);
        var refused = await ImportAsync(desk, path, File(Zone("z0"), Zone("z1", "+0300"), Daily("z0", 0), Daily("z1", 0)), fiveYears);

        imported.ShouldBe(200);
        Assert.Equal(Enumerable.Repeat("outside_hours", 10), imported["ignored"]!.AsArray().Select(i => i.Str("reason")));
        same.ShouldBe(200);
        refused.ShouldRefuse("line 12", "too_many");
    }

    [Fact]
    public async Task As_many_yearly_events_as_a_file_may_have_fit()
    {
        var (desk, path) = await ScheduleAsync();
        var yearly = Enumerable.Range(0, 2000).Select(i => Event($"UID:{i}", "DTSTART:20200105T210000", "DURATION:PT1M", "RRULE:FREQ=YEARLY"));

        var imported = await ImportAsync(desk, path, File([.. yearly]), "from=2027-01-01&to=2031-12-31&preview=true");

        imported.ShouldBe(200);
        Assert.Equal(2000, imported["ignored"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_yearly_event_that_is_split_keeps_both_its_parts()
    {
        var (desk, path) = await ScheduleAsync();
        var file = File(
            Event("UID:z", "DTSTART;VALUE=DATE:20200105", "RRULE:FREQ=YEARLY;UNTIL=20280105", "SUMMARY:Until then"),
            Event("UID:y", "DTSTART;VALUE=DATE:20290105", "RRULE:FREQ=YEARLY", "SUMMARY:From then on")
        );

        var imported = await ImportAsync(desk, path, file, "from=2027-01-01&to=2029-12-31");
        var again = await ImportAsync(desk, path, file, "from=2027-01-01&to=2029-12-31");
        var other = await ImportAsync(desk, path, File(Event("DTSTART;VALUE=DATE:20270105", "RRULE:FREQ=YEARLY", "SUMMARY:One")), Period);

        Assert.Equal(["2020-2028", "2029-"], imported["added"]!.AsArray().Select(Years));
        Assert.Empty(imported["replaced"]!.AsArray());
        Assert.Equal(["2020-2028", "2029-"], again["leftAlone"]!.AsArray().Select(Years));
        Assert.Equal("\"2\"", again.VersionTag);
        Assert.Equal(["2020-2028", "2029-"], other["replaced"]!.AsArray().Select(r => Years(r!["was"])));
        Assert.Equal("2027-", Years(Assert.Single((await desk.Agent.GetAsync(path))["exceptions"]!.AsArray())));

        static string Years(JsonNode? e) => $"{e!["repeats"]!["fromYear"]}-{e["repeats"]!["untilYear"]}";
    }

    [Fact]
    public async Task A_yearly_event_leaves_those_of_other_years_alone()
    {
        const string before = "{ \"name\": { \"en\": \"Before\" }, \"closed\": true, \"repeats\": { \"month\": 1, \"day\": 5, \"untilYear\": 2026 } }";
        var (desk, path) = await ScheduleAsync(before);

        var imported = await ImportAsync(desk, path, File(Event("DTSTART;VALUE=DATE:20270105", "RRULE:FREQ=YEARLY", "SUMMARY:After")), Period);

        Assert.Empty(imported["replaced"]!.AsArray());
        Assert.Equal(["Before", "After"], (await desk.Agent.GetAsync(path))["exceptions"]!.AsArray().Select(e => e!["name"].Str("en")));
    }

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20261225|RRULE:FREQ=YEARLY;BYMONTHDAY=25", "2027-01-25 2027-02-25 2027-03-25")]
    [InlineData("DTSTART;VALUE=DATE:20270106|RRULE:FREQ=YEARLY;BYDAY=WE;UNTIL=20270120", "2027-01-06 2027-01-13 2027-01-20")]
    [InlineData("DTSTART;VALUE=DATE:20270107|RRULE:FREQ=YEARLY;BYDAY=1TH", "2027-01-07")]
    [InlineData("DTSTART;VALUE=DATE:20270105|RRULE:FREQ=YEARLY;BYYEARDAY=5,40", "2027-01-05 2027-02-09")]
    [InlineData("DTSTART;VALUE=DATE:20270106|RRULE:FREQ=YEARLY;BYMONTH=1;BYDAY=WE;BYSETPOS=-1,1", "2027-01-06 2027-01-27")]
    public async Task A_yearly_rule_of_several_dates_becomes_its_dates(string lines, string dates)
    {
        var (desk, path) = await ScheduleAsync();

        var imported = await ImportAsync(desk, path, File(Event(lines.Split('|'))), "from=2027-01-01&to=2027-03-31");

        imported.ShouldBe(200);
        Assert.Equal(dates, string.Join(' ', imported["added"]!.AsArray().Select(a => a.Str("date"))));
    }

    [Fact]
    public async Task What_is_not_allowed_is_refused()
    {
        var (desk, path) = await ScheduleAsync();
        var file = File(Event("DTSTART;VALUE=DATE:20270105", "SUMMARY:Outing"));

        foreach (var kind in new[] { "partner", "customer", "agent" })
            (await ImportAsync(desk, path, file, Period, desk.By(kind))).ShouldBeProblem(403, "actor_not_allowed");
        (await ImportAsync(desk, path, file, Period, ifMatch: "\"7\"")).ShouldBeProblem(412, "version_mismatch");
        (await ImportAsync(desk, path, file, Period, ifMatch: null)).ShouldBeProblem(428, "if_match_required");
        (await ImportAsync(desk, $"/v1/schedules/{Guid.NewGuid()}", file, Period)).ShouldBeProblem(404, "schedule_not_found");
        (await ImportAsync(desk, path, file, "from=2027-02-30")).ShouldRefuse("from", "no_such_date");
        (await ImportAsync(desk, path, file, "from=2027-02-01&to=2027-01-01")).ShouldRefuse("to", "out_of_range");
        (await ImportAsync(desk, path, file, "from=2027-01-01&to=2033-01-01")).ShouldRefuse("to", "out_of_range");
        (await ImportAsync(desk, path, file, "language=?")).ShouldRefuse("language", "language");
        (await ImportAsync(desk, path, file, "effectiveFrom=2020-01-01T00:00:00Z")).ShouldRefuse("effectiveFrom", "in_the_past");
        (await desk.Supervisor.PostAsync($"{path}/exceptions/import", new { })).ShouldBeProblem(415, "media_type_unsupported");
    }

    [Fact]
    public async Task It_may_hold_from_later_on_and_is_done_once()
    {
        var (desk, path) = await ScheduleAsync();
        var file = Encoding.UTF8.GetBytes(File(Event("DTSTART;VALUE=DATE:20270105", "SUMMARY:Outing")));
        Task<Answer> SendAsync(byte[] bytes) =>
            desk.Supervisor.SendRawAsync(
                HttpMethod.Post,
                $"{path}/exceptions/import?{Period}&effectiveFrom=2100-01-01T00:00:00Z",
                bytes,
                "text/calendar; charset=utf-8",
                ("If-Match", "\"1\""),
                ("Idempotency-Key", "import")
            );

        var first = await SendAsync(file);
        var again = await SendAsync(file);
        var other = await SendAsync(Encoding.UTF8.GetBytes(File(Event("DTSTART;VALUE=DATE:20270106", "SUMMARY:Outing"))));

        first.ShouldBe(200);
        Assert.Equal((first.Raw, "true"), (again.Raw, again.Header("Idempotency-Replayed")));
        other.ShouldBeProblem(422, "idempotency_key_reused");
        Assert.Equal("2100-01-01T00:00:00Z", (await desk.Agent.GetAsync(path)).Text("effectiveFrom"));
        Assert.True((await desk.Agent.GetAsync($"{path}/status?at=2027-01-05T10:00:00Z"))["open"]!.GetValue<bool>());
    }

    internal static string File(params string[] components) => Lines(["BEGIN:VCALENDAR", "VERSION:2.0", .. components, "END:VCALENDAR", ""]);

    internal static string Event(params string[] lines) => Lines(["BEGIN:VEVENT", .. lines, "END:VEVENT"]);

    private static string Lines(string[] lines) => string.Join("\r\n", lines).ReplaceLineEndings("\r\n");

    internal static Task<Answer> ImportAsync(Desk desk, string path, string file, string query, Caller? caller = null, string? ifMatch = "*") =>
        ImportAsync(desk, path, Encoding.UTF8.GetBytes(file), query, caller, ifMatch);

    private static Task<Answer> ImportAsync(Desk desk, string path, byte[] file, string query, Caller? caller = null, string? ifMatch = "*") =>
        (caller ?? desk.Supervisor).SendRawAsync(
            HttpMethod.Post,
            $"{path}/exceptions/import?{query}",
            file,
            "text/calendar",
            ifMatch is null ? [] : [("If-Match", ifMatch)]
        );

    internal static async Task<(Desk Desk, string Path)> ScheduleAsync(string? with = null, bool body = false)
    {
        var desk = await Desk.SetAsync();
        var schedule = KeepingASchedule.Body(body ? with : null);
        schedule["exceptions"] = with is null || body ? new JsonArray() : new JsonArray(JsonNode.Parse(with));
        var created = await desk.Supervisor.PostAsync("/v1/schedules", schedule);
        created.ShouldBe(201);
        return (desk, created.Header("Location")!);
    }
}
