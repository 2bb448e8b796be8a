using System.Text.Json;
using System.Text.Json.Nodes;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Features.Schedules.Holidays;
using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BitP.SupportApi.Tests.Features.Schedules.Holidays;

/// <summary>A schedule names a place and keeps its public holidays.</summary>
public sealed class KeepingPublicHolidays
{
    [Fact]
    public async Task Everybody_reads_which_there_are_and_where_they_come_from()
    {
        var desk = await Desk.SetAsync();

        foreach (var kind in Desk.Kinds)
        {
            var list = await desk.By(kind).GetAsync("/v1/holiday-sets");
            list.ShouldBe(200);
            Assert.Equal(20, list.Items.Count);
            var china = list.Items.Single(s => s.Str("code") == "CN")!;
            Assert.Equal(("中国大陆", "CN", "2026-11-26"), (china["name"].Str("zh-CN"), china.Str("region"), china.Str("edition")));
            Assert.Contains("国办发明电〔2025〕7号", china["source"].Str("name"), StringComparison.Ordinal);
            Assert.Equal(("[2026]", "[2027]"), (china["years"]!.ToJsonString(), china["provisional"]!.ToJsonString()));
            Assert.Contains("2027", china["remarks"].Str("zh-CN"), StringComparison.Ordinal);
        }
        var bavaria = await desk.Customer.GetAsync("/v1/holiday-sets/DE-BY?year=2027");
        bavaria.ShouldBe(200);
        Assert.Equal(12, bavaria["days"]!.AsArray().Count);
        Assert.Equal("2027-01-01", bavaria["days"]![0]!.Str("date"));
        Assert.Equal(24, (await desk.Customer.GetAsync("/v1/holiday-sets/DE-BY"))["days"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("/v1/holiday-sets/XX", 404, "holiday_set_not_found")]
    [InlineData("/v1/holiday-sets/de-by", 404, "holiday_set_not_found")]
    [InlineData("/v1/holiday-sets/CN?year=2027", 404, "holiday_set_year_not_covered")]
    [InlineData("/v1/holiday-sets/CN?year=20270", 400, "validation_failed")]
    public async Task What_is_not_there_is_said(string path, int status, string code) =>
        (await (await SupportApp.SharedAsync()).Agent.GetAsync(path)).ShouldBeProblem(status, code);

    [Theory]
    [InlineData("DE-BY", "2026-06-04T10:00:00Z", false, "Fronleichnam")] // Corpus Christi
    [InlineData("DE-BE", "2026-06-04T10:00:00Z", true, null)]
    [InlineData("DE-SN", "2026-11-18T10:00:00Z", false, "Buß- und Bettag")]
    [InlineData("GB-ENG-WLS", "2026-12-28T10:00:00Z", false, "Zweiter Weihnachtstag (Ersatztag)")]
    [InlineData("US", "2026-07-03T10:00:00Z", false, "Unabhängigkeitstag (freier Tag)")]
    [InlineData("CN", "2026-02-23T10:00:00Z", false, "Frühlingsfest")]
    [InlineData("CN", "2026-02-28T10:00:00Z", true, "Arbeitstag im Tausch")] // a Saturday
    public async Task A_holiday_is_why_it_is_closed_or_open(string set, string at, bool open, string? name)
    {
        var (desk, path) = await ScheduleAsync(set);

        var status = await desk.Customer.GetAsync($"{path}/status?at={at}", ("Accept-Language", "de"));

        Assert.Equal((open, name), (status["open"]!.GetValue<bool>(), (string?)status["exceptionName"]));
        Assert.Null(status["notCovered"]);
    }

    [Theory]
    [InlineData("2026-12-26", "Zweiter Weihnachtstag")] // a Saturday
    [InlineData("2026-12-28", "Zweiter Weihnachtstag (Ersatztag)")]
    [InlineData("2027-12-25", "Weihnachten")] // a Saturday
    [InlineData("2027-12-26", "Zweiter Weihnachtstag")]
    [InlineData("2027-12-27", "Weihnachten (Ersatztag)")]
    [InlineData("2027-12-28", "Zweiter Weihnachtstag (Ersatztag)")]
    public async Task Who_works_on_every_day_of_the_week_is_closed_on_the_day_itself_and_in_its_place(string date, string name)
    {
        var desk = await Desk.SetAsync();
        var body = Body("GB-ENG-WLS");
        body["weekly"] = JsonNode.Parse(
            """[{ "days": ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"], "from": "00:00", "to": "24:00" }]"""
        );
        var path = (await desk.Admin.PostAsync("/v1/schedules", body)).Header("Location")!;

        var status = await desk.Customer.GetAsync($"{path}/status?at={date}T10:00:00Z", ("Accept-Language", "de"));

        Assert.Equal((false, name), (status["open"]!.GetValue<bool>(), (string?)status["exceptionName"]));
    }

    [Fact]
    public async Task A_set_says_which_parts_it_has_and_shows_their_days_when_asked()
    {
        var desk = await Desk.SetAsync();

        var bavaria = await desk.Customer.GetAsync("/v1/holiday-sets/DE-BY?year=2027&parts=augsburg,catholic_municipalities");

        Assert.Equal(["augsburg", "catholic_municipalities"], bavaria["parts"]!.AsArray().Select(p => p.Str("code")));
        Assert.Equal("Stadt Augsburg", bavaria["parts"]![0]!["name"].Str("de"));
        Assert.Equal(14, bavaria["days"]!.AsArray().Count);
        Assert.Equal(
            [("2027-08-08", "augsburg"), ("2027-08-15", "catholic_municipalities")],
            bavaria["days"]!.AsArray().Where(d => d!["part"] is not null).Select(d => (d.Str("date")!, d.Str("part")!))
        );
        var refused = await desk.Customer.GetAsync("/v1/holiday-sets/DE-BY?parts=augsburg,munich");
        refused.ShouldRefuse("parts", "not_found");
        Assert.Equal("""["augsburg","catholic_municipalities"]""", refused["errors"]!["parts"]![0]!["allowed"]!.ToJsonString());
        (await desk.Customer.GetAsync("/v1/holiday-sets/DE-BE?parts=augsburg")).ShouldRefuse("parts", "not_found");
    }

    [Fact]
    public async Task A_schedule_keeps_the_days_of_the_parts_that_it_chooses()
    {
        var desk = await Desk.SetAsync();
        var body = Body("DE-BY", "FR");
        body["holidayParts"] = JsonNode.Parse("""{ "DE-BY": ["augsburg"], "FR": [] }""");
        body["weekly"] = JsonNode.Parse("""[{ "days": ["saturday", "sunday"], "from": "08:00", "to": "20:00" }]""");
        var created = await desk.Admin.PostAsync("/v1/schedules", body);
        created.ShouldBe(201);
        var path = created.Header("Location")!;
        async Task<string?> NameAsync(string date) =>
            (string?)(await desk.Agent.GetAsync($"{path}/status?at={date}T10:00:00Z", ("Accept-Language", "de")))["exceptionName"];

        Assert.Equal("""{"DE-BY":["augsburg"]}""", created["holidayParts"]!.ToJsonString());
        Assert.Equal("Augsburger Friedensfest", await NameAsync("2027-08-08"));
        Assert.Equal("Mariä Himmelfahrt", await NameAsync("2027-08-15")); // of France

        var changed = await desk.Supervisor.PatchAsync(
            path,
            new { holidaySets = new[] { "DE-BY" }, holidayParts = new Dictionary<string, object> { ["DE-BY"] = new[] { "catholic_municipalities" } } },
            ("If-Match", "*")
        );
        changed.ShouldBe(200);
        Assert.Equal("""{"DE-BY":["catholic_municipalities"]}""", changed["holidayParts"]!.ToJsonString());
        Assert.Equal("""{"DE-BY":["augsburg"]}""", (await desk.Agent.GetAsync($"{path}?version=1"))["holidayParts"]!.ToJsonString());

        var without = await desk.Supervisor.PatchAsync(path, new { holidaySets = new[] { "FR" } }, ("If-Match", "*"));
        Assert.Equal("{}", without["holidayParts"]!.ToJsonString());
        (
            await desk.Supervisor.PatchAsync(
                path,
                new { holidayParts = new Dictionary<string, object> { ["DE-BY"] = new[] { "augsburg" } } },
                ("If-Match", "*")
            )
        ).ShouldRefuse("holidayParts.DE-BY", "not_applicable");
    }

    [Theory]
    [InlineData("""{ "DE-BY": ["munich"] }""", "holidayParts.DE-BY[0]", "not_found", """["augsburg","catholic_municipalities"]""")]
    [InlineData("""{ "DE-BY": ["augsburg", "augsburg"] }""", "holidayParts.DE-BY[1]", "duplicate", null)]
    [InlineData(
        """{ "DE-BY": ["augsburg", "catholic_municipalities", "munich"] }""",
        "holidayParts.DE-BY",
        "not_found",
        """["augsburg","catholic_municipalities"]"""
    )]
    [InlineData("""{ "DE-BY": null }""", "holidayParts.DE-BY", "required", null)]
    [InlineData("""{ "DE-BY": [null] }""", "holidayParts.DE-BY[0]", "not_found", """["augsburg","catholic_municipalities"]""")]
    [InlineData("""{ "XX": ["augsburg"] }""", "holidayParts.XX", "not_found", null)]
    [InlineData("""{ "FR": ["reunion"] }""", "holidayParts.FR", "not_applicable", null)]
    public async Task Parts_that_make_no_sense_are_refused(string parts, string member, string code, string? allowed)
    {
        var app = await SupportApp.SharedAsync();
        var body = Body("DE-BY");
        body["holidayParts"] = JsonNode.Parse(parts);

        var refused = await app.Admin.PostAsync("/v1/schedules", body);

        refused.ShouldRefuse(member, code);
        Assert.Equal(allowed, refused["errors"]![member]![0]!["allowed"]?.ToJsonString());
    }

    [Fact]
    public async Task A_day_that_is_made_up_has_the_hours_of_the_day_that_it_stands_for()
    {
        var desk = await Desk.SetAsync();
        var body = Body("CN");
        body["weekly"] = JsonNode.Parse(
            """[{ "days": ["monday"], "from": "08:00", "to": "10:00" }, { "days": ["tuesday", "wednesday", "thursday", "friday"], "from": "08:00", "to": "20:00" }]"""
        );
        var path = (await desk.Admin.PostAsync("/v1/schedules", body)).Header("Location")!;

        // The 14th of February is worked for a Friday, the 28th for a Monday.
        Assert.Equal("PT12H", (await TimeAsync(desk, path, "2026-02-14", "2026-02-15")).Text("duration"));
        Assert.Equal("PT2H", (await TimeAsync(desk, path, "2026-02-28", "2026-03-01")).Text("duration"));
    }

    [Fact]
    public async Task Its_own_exceptions_go_first()
    {
        var desk = await Desk.SetAsync();
        var body = Body("DE-BE");
        body["exceptions"] = JsonNode.Parse(
            """
            [
              { "date": "2026-12-25", "name": { "en": "We work" }, "hours": [{ "from": "08:00", "to": "09:00" }] },
              { "repeats": { "month": 5, "day": 1 }, "name": { "en": "We work on Labour Day" }, "hours": [{ "from": "08:00", "to": "10:00" }] }
            ]
            """
        );
        var path = (await desk.Admin.PostAsync("/v1/schedules", body)).Header("Location")!;

        Assert.Equal("PT1H", (await TimeAsync(desk, path, "2026-12-25", "2026-12-27")).Text("duration"));
        Assert.Equal("PT2H", (await TimeAsync(desk, path, "2026-05-01", "2026-05-02")).Text("duration"));
    }

    [Theory]
    [InlineData("status?at=2027-03-01T10:00:00Z")]
    [InlineData("status?at=2026-12-31T23:00:00Z")] // the next hours begin in 2027
    [InlineData("business-time?from=2026-12-01T00:00:00Z&to=2027-01-02T00:00:00Z")]
    [InlineData("business-time?from=2026-12-31T00:00:00Z&to=2027-01-02T00:00:00Z&explain=true")]
    [InlineData("deadline?from=2026-12-31T10:00:00Z&duration=PT20H")]
    [InlineData("windows?from=2026-12-31T00:00:00Z&to=2027-02-01T00:00:00Z")]
    public async Task An_answer_says_that_a_year_is_not_covered(string question)
    {
        var (desk, path) = await ScheduleAsync("CN", "DE-BE");

        var answer = await desk.Agent.GetAsync($"{path}/{question}");

        answer.ShouldBe(200);
        Assert.Equal("""[{"holidaySet":"CN","years":[2027]}]""", answer["notCovered"]?.ToJsonString());
    }

    [Theory]
    [InlineData("status?at=2026-03-02T10:00:00Z")]
    [InlineData("business-time?from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z")]
    [InlineData("deadline?from=2026-12-31T10:00:00Z&duration=PT2H")]
    [InlineData("windows?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z")]
    public async Task An_answer_says_nothing_when_all_is_covered(string question)
    {
        var (desk, path) = await ScheduleAsync("CN");

        Assert.Null((await desk.Agent.GetAsync($"{path}/{question}")).Json["notCovered"]);
    }

    [Theory]
    [InlineData("2027-02-05", false, "Frühlingsfest")] // New Year's Eve, a Friday
    [InlineData("2027-02-08", false, "Frühlingsfest")]
    [InlineData("2027-02-09", true, null)] // perhaps free: that is announced later
    [InlineData("2027-06-09", false, "Drachenbootfest")]
    [InlineData("2027-09-15", false, "Mittherbstfest")]
    [InlineData("2027-10-01", false, "Nationalfeiertag")]
    public async Task A_day_of_the_law_is_kept_before_its_year_is_covered(string date, bool open, string? name)
    {
        var (desk, path) = await ScheduleAsync("CN");

        var status = await desk.Customer.GetAsync($"{path}/status?at={date}T10:00:00Z", ("Accept-Language", "de"));

        Assert.Equal((open, name), (status["open"]!.GetValue<bool>(), (string?)status["exceptionName"]));
        Assert.Equal("""[{"holidaySet":"CN","years":[2027]}]""", status["notCovered"]?.ToJsonString());
        Assert.Equal(!open, (await desk.Customer.GetAsync("/v1/holiday-sets/CN"))["days"]!.AsArray().Any(d => d.Str("date") == date));
    }

    [Fact]
    public async Task Each_of_many_answers_says_what_is_not_covered()
    {
        var (desk, path) = await ScheduleAsync("CN");
        var id = path.Split('/')[^1];

        var answer = await desk.Agent.PostAsync(
            "/v1/schedules/business-time:batch",
            new
            {
                items = new[]
                {
                    new
                    {
                        scheduleId = id,
                        from = "2026-01-01T00:00:00Z",
                        to = "2026-06-01T00:00:00Z",
                    },
                    new
                    {
                        scheduleId = id,
                        from = "2025-12-01T00:00:00Z",
                        to = "2028-06-01T00:00:00Z",
                    },
                },
            }
        );

        Assert.Null(answer.Items[0]!["notCovered"]);
        Assert.Equal("[2025,2027,2028]", answer.Items[1]!["notCovered"]![0]!["years"]!.ToJsonString());
    }

    [Fact]
    public async Task A_version_keeps_what_the_set_said_when_it_was_made()
    {
        var (desk, path) = await ScheduleAsync("DE-BE");
        var id = Guid.Parse(path.Split('/')[^1]);

        // As if the product had brought an edition in which Berlin keeps one day only, before a later change of the schedule.
        var older = new TakenHolidays("DE-BE", "2020-01-01", [2026], [new("2026-06-03", new Dictionary<string, string> { ["en"] = "Once" }, false)]);
        await using (var scope = desk.App.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<SupportDbContext>();
            var version = await db.Set<ScheduleVersion>().AsNoTracking().SingleAsync(v => v.ScheduleId == id);
            var schedule = await db.Set<Schedule>().AsNoTracking().SingleAsync(s => s.Id == id);
            var text = version.Content with { HolidaySets = [older] };
            await db.Set<ScheduleVersion>().Where(v => v.ScheduleId == id).ExecuteUpdateAsync(u => u.SetProperty(v => v.Content, text));
            await db.Set<Schedule>().Where(s => s.Id == id).ExecuteUpdateAsync(u => u.SetProperty(v => v.Content, text));
        }

        Assert.Equal("Once", (await desk.Agent.GetAsync($"{path}/status?at=2026-06-03T10:00:00Z&version=1")).Text("exceptionName"));
        var changed = await desk.Supervisor.PatchAsync(path, new { holidaySets = new[] { "DE-BE" } }, ("If-Match", "*"));
        changed.ShouldBe(200);
        Assert.Equal("\"2\"", changed.VersionTag);

        Assert.Equal("Once", (await desk.Agent.GetAsync($"{path}/status?at=2026-06-03T10:00:00Z&version=1")).Text("exceptionName"));
        Assert.True((await desk.Agent.GetAsync($"{path}/status?at=2026-06-03T10:00:00Z&version=2"))["open"]!.GetValue<bool>());
        Assert.Equal("DE-BE", changed["holidaySets"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task Versions_name_their_sets()
    {
        var (desk, path) = await ScheduleAsync("DE-BE", "CN");

        var cleared = await desk.Supervisor.PatchAsync(path, new { holidaySets = (string[]?)null }, ("If-Match", "*"));

        cleared.ShouldBe(200);
        Assert.Equal("[]", cleared["holidaySets"]!.ToJsonString());
        Assert.Equal("""["DE-BE","CN"]""", (await desk.Agent.GetAsync($"{path}?version=1"))["holidaySets"]!.ToJsonString());
        Assert.Equal(["[]", """["DE-BE","CN"]"""], (await desk.Agent.GetAsync($"{path}/versions")).Items.Select(v => v!["holidaySets"]!.ToJsonString()));
    }

    [Theory]
    [InlineData("""["XX"]""", "holidaySets[0]", "not_found")]
    [InlineData("""[null]""", "holidaySets[0]", "not_found")]
    [InlineData("""["CN", "CN"]""", "holidaySets[1]", "duplicate")]
    [InlineData("""["CN", "FR", "US", "DE-BY", "DE-BE", "DE-BB", "DE-HB", "DE-HE", "DE-HH", "DE-SN", "DE-ST"]""", "holidaySets", "too_many")]
    public async Task What_makes_no_sense_is_refused(string sets, string member, string code)
    {
        var app = await SupportApp.SharedAsync();
        var body = Body();
        body["holidaySets"] = JsonNode.Parse(sets);

        (await app.Admin.PostAsync("/v1/schedules", body)).ShouldRefuse(member, code);
    }

    private static Task<Answer> TimeAsync(Desk desk, string path, string from, string to) =>
        desk.Agent.GetAsync($"{path}/business-time?from={from}T00:00:00Z&to={to}T00:00:00Z");

    private static JsonObject Body(params string[] sets)
    {
        var body = RepeatingExceptions.Body();
        body["holidaySets"] = JsonSerializer.SerializeToNode(sets);
        return body;
    }

    private static async Task<(Desk Desk, string Path)> ScheduleAsync(params string[] sets)
    {
        var desk = await Desk.SetAsync();
        var schedule = await desk.Supervisor.PostAsync("/v1/schedules", Body(sets));
        schedule.ShouldBe(201);
        return (desk, schedule.Header("Location")!);
    }
}
