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

    [Fact]
    public async Task As_much_as_is_allowed_is_answered_and_a_little_more_is_refused()
    {
        var app = await SupportApp.StartAsync();
        await using var _ = app;
        var (ids, combined) = await DenseSchedules.MakeAsync(app, 5);
        var path = $"/v1/schedules/{combined}";
        // One more year of fifty hours a day, for each of five schedules.
        const int year = 5 * 365 * 51;

        await EdgeAsync(2_000_000, year, 300, years => app.Agent.GetAsync($"{path}/business-time?from=1900-01-01T00:00:00Z&to={1900 + years}-01-01T00:00:00Z"));
        await EdgeAsync(2_000_000, year, 250, years => app.Agent.PostAsync("/v1/schedules/business-time:batch", Batch([combined], 1, years)));
        await EdgeAsync(2_000_000, year, 3000, h => app.Agent.GetAsync($"{path}/deadline?from=1950-01-01T00:00:00Z&duration=PT{h * 100}H"));
        await EdgeAsync(20_000, 250, 365, days => app.Agent.GetAsync($"{path}/business-time?from=2026-01-01T00:00:00Z&to={Day(days)}&explain=true"));
        await EdgeAsync(20_000, 250, 7000, hours => app.Agent.GetAsync($"{path}/deadline?from=2026-01-01T00:00:00Z&duration=PT{hours}H&explain=true"));
        await EdgeAsync(20_000, 250, 92, days => app.Agent.GetAsync($"/v1/coverage?from=2026-01-01T00:00:00Z&to={Day(days)}&scheduleId={combined}"));
        await EdgeAsync(20_000, 500, 100, days => app.Supervisor.PostAsync($"{path}/preview", PreviewUntil(days)));
        await EdgeAsync(500_000, year / 5, 3000, h => app.Supervisor.PostAsync($"/v1/schedules/{ids[0]}/preview", PreviewClock($"PT{h * 100}H")));
    }

    [Fact]
    public async Task What_deadlines_would_take_is_told_truthfully()
    {
        var app = await SupportApp.StartAsync();
        await using var _ = app;
        var (ids, _) = await DenseSchedules.MakeAsync(app, 1);

        var (sooner, later) = (await AskAsync("PT500000H"), await AskAsync("PT1500000H"));

        // 57 and 171 years of 365 days with fifty hours each.
        Assert.InRange(sooner, 57 * 365 * 51, 61 * 365 * 51);
        Assert.InRange(later, 171 * 365 * 51, 175 * 365 * 51);

        async Task<long> AskAsync(string duration)
        {
            var refused = await app.Supervisor.PostAsync($"/v1/schedules/{ids[0]}/preview", PreviewClock(duration));
            ShouldBeTooMuch(refused);
            return refused["requested"]!.GetValue<long>();
        }
    }

    [Fact]
    public async Task Twenty_thousand_windows_are_listed()
    {
        var app = await SupportApp.SharedAsync();
        var parts = new JsonArray();
        foreach (var minute in new[] { 0, 10 })
            parts.Add(
                await DenseSchedules.CreateAsync(
                    app,
                    new()
                    {
                        ["name"] = "Part",
                        ["timeZone"] = "UTC",
                        ["weekly"] = DenseSchedules.Weekly(minute, length: 5),
                    }
                )
            );
        var combined = await DenseSchedules.CreateAsync(
            app,
            new()
            {
                ["name"] = "A hundred a day",
                ["timeZone"] = "UTC",
                ["combines"] = parts,
            }
        );
        var path = $"/v1/schedules/{combined}";

        var windows = await app.Agent.GetAsync($"{path}/windows?from=2026-01-01T00:00:00Z&to={Day(200)}");
        windows.ShouldBe(200);
        Assert.Equal(20_000, windows["windows"]!.AsArray().Count);
        var calendar = await app.Agent.GetAsync($"{path}/calendar.ics?from=2026-01-01&to={Day(199)[..10]}");
        calendar.ShouldBe(200);
        Assert.Equal(20_000, calendar.Raw.Split("BEGIN:VEVENT").Length - 1);
        foreach (
            var (question, requested) in new[]
            {
                ($"windows?from=2026-01-01T00:00:00Z&to={Day(200)[..11]}00:05:00Z", "20001"),
                ($"calendar.ics?from=2026-01-01&to={Day(200)[..10]}", "20100"),
            }
        )
        {
            var refused = await app.Agent.GetAsync($"{path}/{question}");
            ShouldBeTooMuch(refused);
            Assert.Equal((requested, "20000"), (refused["requested"]!.ToJsonString(), refused["allowed"]!.ToJsonString()));
        }
    }

    [Fact]
    public async Task Years_that_are_not_covered_are_counted_in_all_answers_together()
    {
        var app = await SupportApp.SharedAsync();
        var sets = (await app.Agent.GetAsync("/v1/holiday-sets"))["items"]!.AsArray().Select(set => set.Str("code")).Take(10).ToArray();
        var schedule = await DenseSchedules.CreateAsync(
            app,
            new()
            {
                ["name"] = "Ten sets",
                ["timeZone"] = "UTC",
                ["weekly"] = new JsonArray(
                    Desk.Merge(
                        [],
                        new
                        {
                            days = new[] { "monday" },
                            from = "08:00",
                            to = "09:00",
                        }
                    )
                ),
                ["holidaySets"] = new JsonArray([.. sets.Select(code => (JsonNode?)code)]),
            }
        );
        var each = Years((await app.Agent.PostAsync("/v1/schedules/business-time:batch", Same(1))).Items[0]!);
        var allowed = 500_000 / each;

        var most = await app.Agent.PostAsync("/v1/schedules/business-time:batch", Same(allowed));
        most.ShouldBe(200);
        Assert.InRange(most.Raw.Length, 1_000_000, 5_000_000);
        foreach (var count in new[] { allowed + 1, 1000 })
        {
            var refused = await app.Agent.PostAsync("/v1/schedules/business-time:batch", Same(count));
            ShouldBeTooMuch(refused);
            Assert.Equal("500000", refused["allowed"]!.ToJsonString());
        }
        (await app.Agent.PostAsync("/v1/schedules/business-time:batch", Batch([schedule], 1000, years: 10))).ShouldBe(200);

        var preview = Preview(1000, "1950-01-01T00:00:00Z");
        (await app.Supervisor.PostAsync($"/v1/schedules/{schedule}/preview", preview)).ShouldBe(200);
        foreach (var clock in preview["clocks"]!.AsArray())
            clock!["duration"] = "PT10000H";
        ShouldBeTooMuch(await app.Supervisor.PostAsync($"/v1/schedules/{schedule}/preview", preview));

        JsonObject Same(int count)
        {
            var batch = Batch([schedule], count, years: 200);
            foreach (var item in batch["items"]!.AsArray())
                (item!["from"], item["to"]) = ("1950-01-01T00:00:00Z", "2150-01-01T00:00:00Z");
            return batch;
        }

        static int Years(JsonNode answer) => answer["notCovered"]!.AsArray().Sum(set => set!["years"]!.AsArray().Count);
    }

    // Looks for the first number that is refused: the one before is answered, and it is over what is allowed by no more than one step of the number.
    private static async Task EdgeAsync(long allowed, long step, int most, Func<int, Task<Answer>> ask)
    {
        var (answered, refused) = (0, most);
        ShouldBeTooMuch(await ask(most));
        while (refused - answered > 1)
        {
            var middle = (answered + refused) / 2;
            var answer = await ask(middle);
            if (answer.Status == 200)
            {
                answered = middle;
                continue;
            }
            ShouldBeTooMuch(answer);
            refused = middle;
        }
        Assert.True(answered > 0, "Nothing was answered.");
        var over = await ask(refused);
        Assert.Equal(allowed, over["allowed"]!.GetValue<long>());
        Assert.InRange(over["requested"]!.GetValue<long>(), allowed + 1, allowed + step);
    }

    private static string Day(int days) => $"{new DateOnly(2026, 1, 1).AddDays(days):yyyy-MM-dd}T00:00:00Z";

    private static JsonObject PreviewUntil(int days) =>
        new()
        {
            ["changes"] = new JsonObject { ["name"] = Name },
            ["from"] = Day(0),
            ["to"] = Day(days),
        };

    private static JsonObject PreviewClock(string duration)
    {
        var preview = Preview(1, "1950-01-01T00:00:00Z");
        preview["clocks"]![0]!["duration"] = duration;
        return preview;
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
