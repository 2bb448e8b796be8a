using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.Schedules;

/// <summary>What comes every year is said once.</summary>
public sealed class RepeatingExceptions
{
    private const string Christmas = """{ "repeats": { "month": 12, "day": 25 }, "name": { "en": "Christmas Day", "de": "Weihnachten" }, "closed": true }""";

    [Theory]
    [InlineData("""{ "month": 12, "day": 25 }""", "2031-12-25T12:00:00Z")]
    [InlineData("""{ "month": 11, "weekday": "thursday", "nth": 4 }""", "2026-11-26T12:00:00Z")]
    [InlineData("""{ "month": 5, "weekday": "monday", "nth": -1 }""", "2027-05-31T12:00:00Z")]
    [InlineData("""{ "easter": "western", "daysFromEaster": 1 }""", "2027-03-29T12:00:00Z")]
    [InlineData("""{ "easter": "orthodox", "daysFromEaster": -2 }""", "2027-04-30T12:00:00Z")]
    [InlineData("""{ "month": 2, "day": 29 }""", "2028-02-29T12:00:00Z")]
    public async Task It_closes_its_date_of_every_year(string repeats, string at)
    {
        var (desk, path) = await ScheduleAsync($$"""{ "repeats": {{repeats}}, "name": { "en": "Free", "de": "Frei" }, "closed": true }""");

        var status = await desk.Customer.GetAsync($"{path}/status?at={at}", ("Accept-Language", "de"));

        Assert.Equal((false, "exception", "Frei"), (status["open"]!.GetValue<bool>(), status.Text("reason"), status.Text("exceptionName")));
        var read = await desk.Customer.GetAsync(path);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(repeats), WithoutNulls(read["exceptions"]![0]!["repeats"]!)), read.Raw);
        Assert.Null(read["exceptions"]![0]!["date"]);
    }

    [Fact]
    public async Task It_keeps_to_its_years_and_gives_way_to_a_date()
    {
        var (desk, path) = await ScheduleAsync(
            """{ "repeats": { "month": 12, "day": 24, "fromYear": 2027, "untilYear": 2028 }, "name": { "en": "Eve" }, "closed": true }""",
            """{ "date": "2027-12-24", "name": { "en": "This time we work" }, "hours": [{ "from": "08:00", "to": "12:00" }] }"""
        );

        async Task<double> HoursAsync(int year) =>
            (await desk.Agent.GetAsync($"{path}/business-time?from={year}-12-24T00:00:00Z&to={year}-12-25T00:00:00Z"))["seconds"]!.GetValue<double>() / 3600;

        Assert.Equal(12, await HoursAsync(2026));
        Assert.Equal(4, await HoursAsync(2027));
        Assert.Equal(0, await HoursAsync(2028)); // a Sunday
        Assert.Equal(12, await HoursAsync(2029));
    }

    [Fact]
    public async Task A_patch_keeps_it()
    {
        var (desk, path) = await ScheduleAsync(Christmas);

        (await desk.Supervisor.PatchAsync(path, new { name = "Other" }, ("If-Match", "*"))).ShouldBe(200);

        Assert.Equal(12, (await desk.Agent.GetAsync(path))["exceptions"]![0]!["repeats"]!["month"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("""{ "repeats": { "month": 13, "day": 1 } }""", "repeats.month", "out_of_range")]
    [InlineData("""{ "repeats": { "month": 2, "day": 30 } }""", "repeats.day", "no_such_date")]
    [InlineData("""{ "repeats": { "month": 4, "day": 31 } }""", "repeats.day", "no_such_date")]
    [InlineData("""{ "repeats": { "month": 4, "day": 0 } }""", "repeats.day", "out_of_range")]
    [InlineData("""{ "repeats": { "month": 4 } }""", "repeats.day", "required")]
    [InlineData("""{ "repeats": { "day": 4 } }""", "repeats.month", "required")]
    [InlineData("""{ "repeats": {} }""", "repeats.month", "required")]
    [InlineData("""{ "repeats": { "month": 5, "weekday": "monday", "nth": 6 } }""", "repeats.nth", "out_of_range")]
    [InlineData("""{ "repeats": { "month": 5, "weekday": "monday", "nth": 0 } }""", "repeats.nth", "out_of_range")]
    [InlineData("""{ "repeats": { "month": 5, "weekday": "monday", "nth": -2 } }""", "repeats.nth", "out_of_range")]
    [InlineData("""{ "repeats": { "month": 5, "weekday": "monday" } }""", "repeats.nth", "required")]
    [InlineData("""{ "repeats": { "month": 5, "nth": 1 } }""", "repeats.weekday", "required")]
    [InlineData("""{ "repeats": { "month": 5, "day": 1, "weekday": "monday", "nth": 1 } }""", "repeats.day", "not_applicable")]
    [InlineData("""{ "repeats": { "month": 5, "weekday": "moonday", "nth": 1 } }""", "repeats.weekday", "wrong_type")]
    [InlineData("""{ "repeats": { "easter": "western", "daysFromEaster": 201 } }""", "repeats.daysFromEaster", "out_of_range")]
    [InlineData("""{ "repeats": { "easter": "western" } }""", "repeats.daysFromEaster", "required")]
    [InlineData("""{ "repeats": { "daysFromEaster": 1 } }""", "repeats.easter", "required")]
    [InlineData("""{ "repeats": { "easter": "western", "daysFromEaster": 1, "month": 4 } }""", "repeats.month", "not_applicable")]
    [InlineData("""{ "repeats": { "month": 4, "day": 1, "fromYear": 1899 } }""", "repeats.fromYear", "out_of_range")]
    [InlineData("""{ "repeats": { "month": 4, "day": 1, "fromYear": 2027, "untilYear": 2026 } }""", "repeats.untilYear", "out_of_range")]
    [InlineData("""{ "repeats": { "month": 4, "day": 1 }, "date": "2026-04-01" }""", "repeats", "exclusive")]
    [InlineData("""{ "repeats": { "month": 4, "day": 1 }, "insteadOf": "2026-04-02" }""", "insteadOf", "not_applicable")]
    [InlineData("{}", "date", "required")]
    public async Task What_makes_no_sense_is_refused(string exception, string member, string code)
    {
        var app = await SupportApp.SharedAsync();
        var body = KeepingASchedule.Body();
        body["exceptions"] = new JsonArray(Desk.Merge(JsonNode.Parse("""{ "name": { "en": "Free" }, "closed": true }""")!.AsObject(), exception));

        (await app.Admin.PostAsync("/v1/schedules", body)).ShouldRefuse($"exceptions[0].{member}", code);
    }

    [Fact]
    public async Task The_same_rule_twice_is_refused()
    {
        var app = await SupportApp.SharedAsync();

        (await app.Admin.PostAsync("/v1/schedules", Body(Christmas, Christmas))).ShouldRefuse("exceptions[1].repeats", "duplicate");
    }

    internal static JsonObject Body(params string[] exceptions)
    {
        var body = KeepingASchedule.Body("""{ "timeZone": "UTC" }""");
        body["exceptions"] = new JsonArray([.. exceptions.Select(e => JsonNode.Parse(e))]);
        return body;
    }

    private static async Task<(Desk Desk, string Path)> ScheduleAsync(params string[] exceptions)
    {
        var desk = await Desk.SetAsync();
        var schedule = await desk.Supervisor.PostAsync("/v1/schedules", Body(exceptions));
        schedule.ShouldBe(201);
        return (desk, schedule.Header("Location")!);
    }

    private static JsonObject WithoutNulls(JsonNode node) =>
        new(node.AsObject().Where(m => m.Value is not null).Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())));
}
