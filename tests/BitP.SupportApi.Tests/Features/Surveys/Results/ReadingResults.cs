using System.Text.Json.Nodes;
using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Platform.Callers;
using NodaTime;

namespace BitP.SupportApi.Tests.Features.Surveys.Results;

/// <summary>What a survey comes to is told with how many answers it is made from, and how far it can be trusted.</summary>
public sealed class ReadingResults
{
    [Fact]
    public async Task Every_case_that_ended_is_in_the_ledger_once()
    {
        var (app, history, survey) = await BeginAsync();
        var at = history.Now.AddDays(-3);
        for (var i = 0; i < 12; i++)
            await history.AnswerAsync(survey, history.By(0), at, i < 9 ? 5 : 2, reasons: i % 2 == 0 ? ["speed"] : ["speed", "solution"]);
        await history.ExcludeAsync(await history.AnswerAsync(survey, history.By(0), at, 1));
        await history.EndAsync(survey, history.By(0), at);
        await history.SendAsync(await history.EndAsync(survey, history.By(0), at));
        await history.DoAsync(await history.EndAsync(survey, history.By(0), at), (i, _) => i.NoteReopened(history.Now));
        var revoked = await history.EndAsync(survey, history.By(0), at);
        await history.SendAsync(revoked);
        await history.DoAsync(revoked, (i, _) => Assert.Null(i.Revoke(Actor.System, history.Now)));
        var expired = await history.EndAsync(survey, history.By(0), at);
        await history.SendAsync(expired);
        await history.DoAsync(expired, (i, _) => i.Expire(history.Now));
        foreach (var why in new[] { SurveySuppression.Sample, SurveySuppression.Sample, SurveySuppression.NoContact })
            await history.EndAsync(survey, history.By(0), at, why);
        await history.ReadAllAsync(new(1));

        var results = await ResultsAsync(app.Supervisor, history, survey);

        Assert.Equal(
            """{"n":12,"invited":18,"delivered":16,"excluded":1,"open":1,"expired":1,"revoked":1,"scheduled":1,"cancelled":{"reopened":1},"suppressed":{"no_contact":1,"sample":2},"distribution":{"1":0,"2":3,"3":0,"4":0,"5":9},"reasons":{"solution":6,"speed":12}}""",
            Members(
                results,
                "n",
                "invited",
                "delivered",
                "excluded",
                "open",
                "expired",
                "revoked",
                "scheduled",
                "cancelled",
                "suppressed",
                "distribution",
                "reasons"
            )
        );
        Assert.Equal(13 / 16.0, Number(results, "responseRate"), 12);
        // Wilson's interval of 9 of 12 and of 13 of 16, by R's prop.test(correct = FALSE).
        Assert.Equal(0.75, Number(results, "score"), 12);
        Assert.Equal((0.467695, 0.911058), (Number(results["interval"]!, "low"), Number(results["interval"]!, "high")), Near);
        Assert.Equal((0.569911, 0.934084), (Number(results["responseRateInterval"]!, "low"), Number(results["responseRateInterval"]!, "high")), Near);
        Assert.Equal(0.95, Number(results["interval"]!, "level"));
        Assert.NotEmpty(results["formula"]!.GetValue<string>());
        Assert.NotEmpty(results["attributionRule"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_group_with_few_answers_has_no_score_but_its_number()
    {
        var (app, history, survey) = await BeginAsync();
        for (var i = 0; i < 13; i++)
            await history.AnswerAsync(survey, history.By(i < 9 ? 0 : 1), history.Now.AddDays(-3), 5);
        await history.ReadAllAsync(new(1));

        var usual = (await ResultsAsync(app.Supervisor, history, survey, "groupBy=agent"))["groups"]!.AsArray();
        Assert.Equal([4, 9], usual.Select(g => g!["n"]!.GetValue<int>()).Order());
        Assert.All(
            usual,
            g =>
            {
                Assert.Equal("minimum_sample", g!["withheld"]!.GetValue<string>());
                Assert.All(new[] { "score", "interval", "distribution", "reasons", "weights", "nEffective" }, member => Assert.Null(g[member]));
            }
        );

        var least = (await ResultsAsync(app.Supervisor, history, survey, "groupBy=agent&minimumSample=5"))["groups"]!.AsArray();
        Assert.Equal(["Agent 0"], least.Where(g => g!["score"] is not null).Select(g => g!["name"]!.GetValue<string>()));

        (await app.Supervisor.GetAsync(Path(history, survey, "groupBy=agent&minimumSample=4"))).ShouldRefuse("minimumSample", "out_of_range");
        (await app.Supervisor.GetAsync(Path(history, survey, "groupBy=channel&minimumSample=0"))).ShouldRefuse("minimumSample", "out_of_range");
        Assert.Equal(1, Number((await ResultsAsync(app.Supervisor, history, survey, "groupBy=channel&minimumSample=1"))["groups"]![0]!, "score"));
    }

    [Fact]
    public async Task Partners_see_their_own_customers_cases_and_nobody_of_the_staff()
    {
        var (app, history, survey) = await BeginAsync();
        await history.AnswerAsync(survey, history.By(0), history.Now.AddDays(-3), 5, "Thanks!");
        await history.AnswerAsync(survey, history.By(0), history.Now.AddDays(-3), 1, partner: 1);
        await history.ReadAllAsync(new(1));

        Assert.Equal(1, Number(await ResultsAsync(history.Partners[0], history, survey), "score"));
        Assert.Equal(0, Number(await ResultsAsync(history.Partners[1], history, survey), "score"));
        foreach (var grouping in new[] { "agent", "team", "partner" })
            (await history.Partners[0].GetAsync(Path(history, survey, $"groupBy={grouping}"))).ShouldBeProblem(403, "actor_not_allowed");
        (await history.Partners[0].GetAsync(Path(history, survey, "texts=true"))).ShouldBeProblem(403, "actor_not_allowed");
        var (customer, _) = await history.Partners[0].NewCustomerAsync();
        (await customer.GetAsync(Path(history, survey))).ShouldBeProblem(403, "actor_not_allowed");
    }

    [Fact]
    public async Task An_agent_sees_its_own_figures_among_agents()
    {
        var (app, history, survey) = await BeginAsync();
        await history.AnswerAsync(survey, history.By(0), history.Now.AddDays(-3), 5);
        await history.AnswerAsync(survey, history.By(1), history.Now.AddDays(-3), 5);
        await history.ReadAllAsync(new(1));
        var key = await app.Admin.PostAsync(
            "/v1/api-keys",
            new
            {
                name = "Own",
                kind = "agent",
                agentId = history.Agents[1],
            }
        );
        key.ShouldBe(201);
        var agent = app.With(key.Text("key"));

        var groups = (await ResultsAsync(agent, history, survey, "groupBy=agent"))["groups"]!.AsArray();

        Assert.Equal([history.Agents[1].ToString()], groups.Select(g => g!["key"]!.GetValue<string>()));
        Assert.Equal(1, (await ResultsAsync(agent, history, survey))["n"]!.GetValue<int>());
        (await agent.GetAsync(Path(history, survey, "texts=true"))).ShouldBeProblem(403, "actor_not_allowed");
        (await agent.GetAsync(ComparePath(history, survey, $"groupBy=agent&group={history.Agents[1]}&againstGroup={history.Agents[0]}"))).ShouldBeProblem(
            403,
            "actor_not_allowed"
        );
    }

    [Fact]
    public async Task Agents_see_the_figures_of_their_own_work_alone()
    {
        var (app, history, survey) = await BeginAsync();
        var own = history.By(0) with { AgentId = Guid.Parse(await (await Desk.SetAsync(app)).AgentIdAsync()), Replies = [] };
        for (var i = 0; i < 12; i++)
            await history.AnswerAsync(survey, i < 5 ? own : history.By(0), history.Now.AddDays(-3), i < 5 ? 5 : 1);
        await history.ReadAllAsync(new(1));

        foreach (var by in new[] { "team", "channel", "category", "language", "partner", "day" })
            (await app.Agent.GetAsync(Path(history, survey, $"groupBy={by}"))).ShouldBeProblem(403, "actor_not_allowed");
        foreach (var sides in new[] { "groupBy=team&group=first&againstGroup=second", "againstFrom=2026-01-01&againstTo=2026-02-01" })
            (await app.Agent.GetAsync(ComparePath(history, survey, sides))).ShouldBeProblem(403, "actor_not_allowed");
        foreach (var query in new[] { "", "groupBy=agent&minimumSample=5" })
        {
            var seen = await ResultsAsync(app.Agent, history, survey, query);
            Assert.Equal((5, 1), (seen["n"]!.GetValue<int>(), Number(seen, "score")));
        }
        Assert.Equal(12, (await ResultsAsync(app.Supervisor, history, survey))["n"]!.GetValue<int>());
    }

    [Fact]
    public async Task Leads_read_what_was_written_last()
    {
        var (app, history, survey) = await BeginAsync();
        for (var i = 0; i < 25; i++)
            await history.AnswerAsync(survey, history.By(0), history.Now.AddDays(-3).AddMinutes(i), 4, i % 2 == 0 ? $"Comment {i}" : null);
        await history.ExcludeAsync(await history.AnswerAsync(survey, history.By(0), history.Now.AddDays(-2), 1, "Rude"));

        var texts = (await ResultsAsync(app.Supervisor, history, survey, "texts=true"))["texts"]!.AsArray();

        Assert.Equal(Enumerable.Range(0, 13).Select(i => $"Comment {24 - (2 * i)}"), texts.Select(t => t!["comment"]!.GetValue<string>()));
        Assert.Null((await ResultsAsync(app.Supervisor, history, survey))["texts"]);
    }

    [Fact]
    public async Task Days_begin_at_midnight_of_the_zone_and_weeks_on_monday()
    {
        var (app, history, survey) = await BeginAsync();
        // Monday, 5 October 2026, 00:00 in Kolkata is Sunday, 18:30 in UTC.
        var monday = new DateTimeOffset(2026, 10, 4, 18, 30, 0, TimeSpan.Zero);
        await history.AnswerAsync(survey, history.By(0), monday.AddMilliseconds(-1), 1);
        await history.AnswerAsync(survey, history.By(0), monday, 5);
        await history.ReadAllAsync(new(1));

        async Task<string[]> GroupsAsync(string query) =>
            [
                .. (await app.Supervisor.GetAsync($"/v1/surveys/{survey}/results?minimumSample=1&{query}"))["groups"]!
                    .AsArray()
                    .Select(g => $"{g!["key"]} {g["n"]} {g["score"]}"),
            ];

        Assert.Equal(["2026-10-04 1 0", "2026-10-05 1 1"], await GroupsAsync("from=2026-10-04&to=2026-10-06&timeZone=Asia/Kolkata&groupBy=day"));
        Assert.Equal(["2026-10-04 2 0.5", "2026-10-05 0 "], await GroupsAsync("from=2026-10-04&to=2026-10-06&groupBy=day"));
        Assert.Equal(["2026-09-28 1 0", "2026-10-05 1 1"], await GroupsAsync("from=2026-09-28&to=2026-10-12&timeZone=Asia/Kolkata&groupBy=week"));
        Assert.Equal(["2026-10-01 2 0.5"], await GroupsAsync("from=2026-10-01&to=2026-11-01&timeZone=Asia/Kolkata&groupBy=month"));
        Assert.Equal(["2026-10-04 1 1"], await GroupsAsync("from=2026-10-04T18:30:00Z&to=2026-10-04T18:45:00Z&groupBy=day"));
        Assert.Empty(await GroupsAsync("from=2026-10-04&to=2026-10-04&groupBy=day"));
    }

    [Fact]
    public async Task What_cannot_be_is_refused()
    {
        var (app, history, survey) = await BeginAsync();
        async Task RefusedAsync(string query, string member, string code) =>
            (await app.Supervisor.GetAsync($"/v1/surveys/{survey}/results?{query}")).ShouldRefuse(member, code);

        await RefusedAsync("to=2026-10-06", "from", "required");
        await RefusedAsync("from=2026-10-06", "to", "required");
        await RefusedAsync("from=yesterday&to=2026-10-06", "from", "format");
        await RefusedAsync("from=2026-10-05T10:07:00Z&to=2026-10-06", "from", "not_on_quarter_hour");
        await RefusedAsync("from=2026-10-06&to=2026-10-05", "to", "out_of_range");
        await RefusedAsync("from=2026-10-05&to=2026-10-06&timeZone=Mars", "timeZone", "time_zone");
        await RefusedAsync("from=2026-10-05&to=2026-10-06&groupBy=customer", "groupBy", "unknown");
        await RefusedAsync("from=2026-10-05&to=2026-10-06&attribution=luck", "attribution", "unknown");
        (await app.Supervisor.GetAsync($"/v1/surveys/{survey}/results?from=2020-01-01&to=2026-01-01")).ShouldBeProblem(400, "too_much_work");
        (await app.Supervisor.GetAsync($"/v1/surveys/{survey}/results?from=2024-01-01&to=2026-01-01&groupBy=day")).ShouldBeProblem(400, "too_much_work");
        (await app.Supervisor.GetAsync(Path(history, Guid.NewGuid()))).ShouldBeProblem(404, "survey_not_found");
        (await app.Supervisor.GetAsync($"/v1/surveys/{survey}/results?from=1975-01-01&to=1975-01-02&timeZone=Pacific/Kiritimati")).ShouldBe(200);
    }

    [Fact]
    public async Task Two_groups_or_times_are_compared_with_the_interval_of_their_difference()
    {
        var (app, history, survey) = await BeginAsync();
        for (var i = 0; i < 56 + 70; i++)
            await history.AnswerAsync(survey, history.By(0, "web"), history.Now.AddDays(-3), i < 56 ? 5 : 1);
        for (var i = 0; i < 48 + 32; i++)
            await history.AnswerAsync(survey, history.By(1, "chat"), history.Now.AddDays(-13), i < 48 ? 4 : 2);
        await history.ReadAllAsync(new(1));

        var groups = await app.Supervisor.GetAsync(ComparePath(history, survey, "groupBy=channel&group=chat&againstGroup=web"));
        groups.ShouldBe(200);
        // 48 of 80 against 56 of 126, by Newcombe's method 10.
        Assert.Equal(0.6 - (56 / 126.0), Number(groups["difference"]!, "score"), 12);
        Assert.Equal((0.015585, 0.286345), (Number(groups["difference"]!["interval"]!, "low"), Number(groups["difference"]!["interval"]!, "high")), Near);
        Assert.Equal((80, 126), (groups["first"]!["n"]!.GetValue<int>(), groups["second"]!["n"]!.GetValue<int>()));

        var (recent, end) = (history.Now.AddDays(-7), history.Now);
        var times = await app.Supervisor.GetAsync(
            $"/v1/surveys/{survey}/results/compare?from={recent:yyyy-MM-dd}&to={end:yyyy-MM-dd}&againstFrom={recent.AddDays(-20):yyyy-MM-dd}&againstTo={recent:yyyy-MM-dd}"
        );
        times.ShouldBe(200);
        Assert.Equal((126, 80), (times["first"]!["n"]!.GetValue<int>(), times["second"]!["n"]!.GetValue<int>()));
        Assert.Equal(-Number(groups["difference"]!, "score"), Number(times["difference"]!, "score"), 12);

        var few = await app.Supervisor.GetAsync(ComparePath(history, survey, "groupBy=channel&group=chat&againstGroup=web&minimumSample=100"));
        Assert.Equal("minimum_sample", few.Text("withheld"));
        Assert.Null(few["difference"]!["score"]);

        (await app.Supervisor.GetAsync(ComparePath(history, survey, ""))).ShouldBeProblem(400, "survey_comparison_not_apart");
        (await app.Supervisor.GetAsync(ComparePath(history, survey, "groupBy=channel&group=web&againstGroup=web"))).ShouldBeProblem(
            400,
            "survey_comparison_not_apart"
        );
        // One answer can be credited to both.
        var agents = $"groupBy=agent&group={history.Agents[0]}&againstGroup={history.Agents[1]}";
        (await app.Supervisor.GetAsync(ComparePath(history, survey, agents))).ShouldBe(200);
        (await app.Supervisor.GetAsync(ComparePath(history, survey, $"{agents}&attribution=share_of_replies"))).ShouldBeProblem(
            400,
            "survey_comparison_not_apart"
        );
        var stranger = ComparePath(history, survey, $"groupBy=agent&group={history.Agents[0]}&againstGroup={Guid.NewGuid()}");
        (await app.Supervisor.GetAsync(stranger)).ShouldRefuse("againstGroup", "not_found");
        (await app.Supervisor.GetAsync(ComparePath(history, survey, "groupBy=team&group=nobody&againstGroup=none"))).ShouldRefuse("group", "not_found");
        foreach (var (dimension, unasked) in new[] { ("channel", "phone"), ("category", "login"), ("category", "response_speed"), ("language", "da") })
            (await app.Supervisor.GetAsync(ComparePath(history, survey, $"groupBy={dimension}&group={unasked}&againstGroup=none"))).ShouldBe(200);
        foreach (var (dimension, misspelt) in new[] { ("channel", "fone"), ("category", "deposits") })
            (await app.Supervisor.GetAsync(ComparePath(history, survey, $"groupBy={dimension}&group={misspelt}&againstGroup=none"))).ShouldRefuse(
                "group",
                "not_found"
            );
        (await app.Supervisor.GetAsync(ComparePath(history, survey, "groupBy=channel"))).ShouldRefuse("group", "not_applicable");
        (await app.Supervisor.GetAsync(ComparePath(history, survey, "againstFrom=2026-01-01"))).ShouldRefuse("againstTo", "required");
        (await app.Supervisor.GetAsync(ComparePath(history, survey, "groupBy=day&group=x"))).ShouldRefuse("groupBy", "unknown");
    }

    [Fact]
    public void What_zones_are_off_UTC_is_a_multiple_of_a_quarter_of_an_hour_since_1980()
    {
        var since = Instant.FromUtc(1980, 1, 1, 0, 0);
        Assert.All(
            DateTimeZoneProviders.Tzdb.Ids,
            id =>
                Assert.All(
                    DateTimeZoneProviders.Tzdb[id].GetZoneIntervals(since, Instant.FromUtc(2100, 1, 1, 0, 0)),
                    interval => Assert.Equal(0, interval.WallOffset.Seconds % 900)
                )
        );
    }

    private static readonly IEqualityComparer<(double, double)> Near = new Close(1e-6);

    private static async Task<(SupportApp, SurveyHistory, Guid)> BeginAsync()
    {
        var app = await SupportApp.SharedAsync();
        var history = await SurveyHistory.BeginAsync(app);
        return (app, history, await history.SurveyAsync(SurveyKind.Csat));
    }

    private static string Path(SurveyHistory history, Guid survey, string query = "") =>
        $"/v1/surveys/{survey}/results?from={history.Now.AddDays(-100):yyyy-MM-dd}&to={history.Now.AddDays(1):yyyy-MM-dd}&{query}".TrimEnd('&');

    private static string ComparePath(SurveyHistory history, Guid survey, string query) =>
        $"/v1/surveys/{survey}/results/compare?from={history.Now.AddDays(-100):yyyy-MM-dd}&to={history.Now.AddDays(1):yyyy-MM-dd}&{query}".TrimEnd('&');

    private static async Task<JsonNode> ResultsAsync(Caller caller, SurveyHistory history, Guid survey, string query = "")
    {
        var answer = await caller.GetAsync(Path(history, survey, query));
        answer.ShouldBe(200);
        return answer.Json;
    }

    private static double Number(JsonNode of, string member) => of[member]!.GetValue<double>();

    private static string Members(JsonNode of, params string[] names) =>
        new JsonObject(names.Select(name => KeyValuePair.Create(name, of[name]?.DeepClone()))).ToJsonString();

    private sealed class Close(double by) : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) x, (double, double) y) => Math.Abs(x.Item1 - y.Item1) < by && Math.Abs(x.Item2 - y.Item2) < by;

        public int GetHashCode((double, double) obj) => 0;
    }
}
