using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.Schedules;

/// <summary>Samoa went from the end of 29 December 2011 to the beginning of 31 December: the date between has no hours and no exception.</summary>
public sealed class SkippingADate
{
    [Fact]
    public async Task A_date_that_the_zone_skips_cannot_be_an_exception()
    {
        var app = await SupportApp.SharedAsync();
        var named = Samoa("""{ "date": "2011-12-30", "name": { "en": "Skipped" }, "hours": [{ "from": "08:00", "to": "10:00" }] }""");
        var neighbour = Samoa("""{ "date": "2011-12-31", "name": { "en": "There" }, "closed": true }""");

        (await app.Admin.PostAsync("/v1/schedules", named)).ShouldRefuse("exceptions[0].date", "no_such_date");
        (await app.Admin.PostAsync("/v1/schedules", neighbour)).ShouldBe(201);
    }

    [Fact]
    public async Task A_date_that_the_zone_skips_has_no_hours_and_no_exception_by_a_rule()
    {
        var app = await SupportApp.SharedAsync();
        var always = Samoa("""{ "repeats": { "month": 12, "day": 30 }, "name": { "en": "Every year" }, "hours": [{ "from": "08:00", "to": "10:00" }] }""");
        var created = await app.Admin.PostAsync("/v1/schedules", always);
        created.ShouldBe(201);
        var path = created.Header("Location")!;

        var windows = await app.Agent.GetAsync($"{path}/windows?from=2011-12-29T10:00:00Z&to=2011-12-31T10:00:00Z");
        var time = await app.Agent.GetAsync($"{path}/business-time?from=2011-12-29T10:00:00Z&to=2011-12-31T10:00:00Z");
        var calendar = await app.Agent.GetAsync($"{path}/calendar.ics?from=2011-12-29&to=2011-12-31");
        var yearBefore = await app.Agent.GetAsync($"{path}/calendar.ics?from=2010-12-29&to=2010-12-31");

        // The 29th by its own clock, ten hours behind, and then the 31st, fourteen hours ahead.
        Assert.Equal(
            [("2011-12-29T18:00:00Z", "2011-12-30T06:00:00Z"), ("2011-12-30T18:00:00Z", "2011-12-31T06:00:00Z")],
            windows["windows"]!.AsArray().Select(w => (w.Str("from")!, w.Str("to")!))
        );
        Assert.Equal("86400", time["seconds"]!.ToJsonString());
        Assert.DoesNotContain("Every year", calendar.Raw, StringComparison.Ordinal);
        Assert.Contains("Every year", yearBefore.Raw, StringComparison.Ordinal);
    }

    private static JsonObject Samoa(string exception)
    {
        var body = KeepingASchedule.Body("""{ "timeZone": "Pacific/Apia" }""");
        body["weekly"] = JsonNode.Parse(
            """[{ "days": ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"], "from": "08:00", "to": "20:00" }]"""
        );
        body["exceptions"] = new JsonArray(JsonNode.Parse(exception));
        return body;
    }
}
