using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.Schedules;

/// <summary>A question that would keep the product busy for seconds is refused before it is worked on, and says how much it would be.</summary>
public sealed class AskingTooMuch
{
    private const string Name = "Measured";

    [Fact]
    public async Task A_combination_of_many_dense_schedules_is_asked_in_pieces()
    {
        var app = await SupportApp.StartAsync();
        await using var _ = app;
        var customer = (await (await app.NewPartnerAsync()).NewCustomerAsync()).Caller;
        var (ids, combined) = await DenseSchedules.MakeAsync(app, 20);
        var path = $"/v1/schedules/{combined}";

        foreach (
            var question in new[]
            {
                "business-time?from=1950-01-01T00:00:00Z&to=2050-01-01T00:00:00Z",
                "business-time?from=2026-01-01T00:00:00Z&to=2026-12-31T00:00:00Z&explain=true",
                "deadline?from=2026-01-01T00:00:00Z&duration=PT60000H",
                "windows?from=2026-01-01T00:00:00Z&to=2026-12-31T00:00:00Z",
                "calendar.ics?from=2026-01-01&to=2027-12-31",
            }
        )
            ShouldBeTooMuch(await customer.GetAsync($"{path}/{question}"));
        foreach (
            var question in new[]
            {
                "status?at=2026-01-05T12:00:00Z",
                "business-time?from=2026-01-01T00:00:00Z&to=2029-01-01T00:00:00Z",
                "business-time?from=2026-01-01T00:00:00Z&to=2026-01-03T00:00:00Z&explain=true",
                "deadline?from=2026-01-01T00:00:00Z&duration=PT5000H",
                "windows?from=2026-01-01T00:00:00Z&to=2026-01-08T00:00:00Z",
                "calendar.ics?from=2026-01-01&to=2026-01-08",
            }
        )
            (await customer.GetAsync($"{path}/{question}")).ShouldBe(200);

        ShouldBeTooMuch(await app.Agent.PostAsync("/v1/schedules/business-time:batch", Batch(ids, 1000, years: 100)));
        (await app.Agent.PostAsync("/v1/schedules/business-time:batch", Batch(ids, 1000, years: 2))).ShouldBe(200);
        ShouldBeTooMuch(await app.Supervisor.PostAsync($"{path}/preview", Preview(1000, "2026-01-01T00:00:00Z")));
        ShouldBeTooMuch(await app.Supervisor.PostAsync($"/v1/schedules/{ids[0]}/preview", Preview(1000, "1950-01-01T00:00:00Z", "2020-01-01T00:00:00Z")));
        (await app.Supervisor.PostAsync($"/v1/schedules/{ids[0]}/preview", Preview(1000, "2026-01-01T00:00:00Z"))).ShouldBe(200);

        // An address that takes no parameters has an answer all the same.
        var link = await app.Supervisor.PostAsync($"{path}/calendar-links", new { name = "Phones" });
        var calendar = await app.Anonymous.GetAsync(new Uri(link.Text("url")).PathAndQuery);
        calendar.ShouldBe(200);
        Assert.InRange(calendar.Raw.Split("BEGIN:VEVENT").Length - 1, 1, 20_000);
    }

    [Fact]
    public async Task Many_questions_about_usual_schedules_over_a_hundred_years_are_answered()
    {
        var app = await SupportApp.SharedAsync();
        var ids = new List<string>();
        for (var i = 0; i < 20; i++)
            ids.Add(await DenseSchedules.CreateAsync(app, KeepingASchedule.Body()));

        var answer = await app.Agent.PostAsync("/v1/schedules/business-time:batch", Batch([.. ids], 1000, years: 100));

        answer.ShouldBe(200);
        foreach (var at in new[] { 0, 19, 500, 999 })
        {
            var (from, to) = (answer.Items[at].Str("from"), answer.Items[at].Str("to"));
            var one = await app.Agent.GetAsync($"/v1/schedules/{ids[at % 20]}/business-time?from={from}&to={to}");
            Assert.Equal(one["seconds"]!.ToJsonString(), answer.Items[at]!["seconds"]!.ToJsonString());
        }
    }

    [Fact]
    public async Task Twenty_usual_schedules_are_asked_about_all_that_a_question_may_be_about()
    {
        var app = await SupportApp.SharedAsync();
        string[] working = ["monday", "tuesday", "wednesday", "thursday", "friday"];
        var sites = new List<string>();
        for (var i = 0; i < 20; i++)
            sites.Add(
                await DenseSchedules.CreateAsync(
                    app,
                    new()
                    {
                        ["name"] = $"Site {i}",
                        ["timeZone"] = "Europe/Berlin",
                        ["weekly"] = new JsonArray(Hours("08:00", "12:00"), Hours("13:00", "17:00")),
                    }
                )
            );
        var combined = await DenseSchedules.CreateAsync(
            app,
            new()
            {
                ["name"] = "All sites",
                ["timeZone"] = "Europe/Berlin",
                ["combines"] = new JsonArray([.. sites.Select(id => (JsonNode)id)]),
            }
        );

        var calendar = await app.Agent.GetAsync($"/v1/schedules/{combined}/calendar.ics?from=2027-01-01&to=2028-12-31");
        calendar.ShouldBe(200);
        Assert.Equal(521 * 2, calendar.Raw.Split("BEGIN:VEVENT").Length - 1);
        foreach (
            var question in new[]
            {
                "windows?from=2027-01-01T00:00:00Z&to=2028-01-01T00:00:00Z",
                "business-time?from=2027-01-01T00:00:00Z&to=2028-01-01T00:00:00Z&explain=true",
                "deadline?from=2027-01-01T00:00:00Z&duration=PT2000H&explain=true",
            }
        )
            (await app.Agent.GetAsync($"/v1/schedules/{combined}/{question}")).ShouldBe(200);
        (
            await app.Supervisor.PostAsync(
                $"/v1/schedules/{combined}/preview",
                new
                {
                    changes = new { name = Name },
                    from = "2027-01-01T00:00:00Z",
                    to = "2028-01-01T00:00:00Z",
                }
            )
        ).ShouldBe(200);

        JsonNode Hours(string from, string to) =>
            new JsonObject
            {
                ["days"] = new JsonArray([.. working.Select(day => (JsonNode)day)]),
                ["from"] = from,
                ["to"] = to,
            };
    }

    private static void ShouldBeTooMuch(Answer answer)
    {
        answer.ShouldBeProblem(400, "too_much_work");
        var (requested, allowed) = (answer["requested"]!.GetValue<long>(), answer["allowed"]!.GetValue<long>());
        Assert.True(requested > allowed, answer.Raw);
        Assert.Contains($"{requested}", answer.Text("detail"), StringComparison.Ordinal);
    }

    private static JsonObject Batch(string[] ids, int count, int years) =>
        new()
        {
            ["items"] = new JsonArray([
                .. Enumerable
                    .Range(0, count)
                    .Select(i =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["scheduleId"] = ids[i % ids.Length],
                                ["from"] = $"1950-{1 + (i % 12):00}-{1 + (i % 28):00}T00:00:00Z",
                                ["to"] = $"{1950 + years}-{1 + (i % 12):00}-{1 + (i % 28):00}T00:00:00Z",
                            }
                    ),
            ]),
        };

    private static JsonObject Preview(int clocks, params string[] from) =>
        new()
        {
            ["changes"] = new JsonObject { ["name"] = Name },
            ["clocks"] = new JsonArray([
                .. Enumerable.Range(0, clocks).Select(i => (JsonNode)new JsonObject { ["from"] = from[i % from.Length], ["duration"] = $"PT{1 + i}H" }),
            ]),
        };
}
