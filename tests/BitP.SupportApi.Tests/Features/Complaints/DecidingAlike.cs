namespace BitP.SupportApi.Tests.Features.Complaints;

/// <summary>Decisions are consistent with earlier ones, or say why they are not.</summary>
public sealed class DecidingAlike
{
    [Fact]
    public async Task What_differs_from_most_similar_ones_needs_a_reason()
    {
        await using var app = await SupportApp.StartAsync();
        foreach (var outcome in new[] { "rejected", "rejected", "rejected", "upheld" })
            await (await FiledComplaint.FileAsync(app)).DecideAsync(outcome);
        var complaint = await FiledComplaint.FileAsync(app);
        (await complaint.DoAsync("acknowledge")).ShouldBe(200);

        var similar = await app.Agent.GetAsync($"{complaint.Path}/similar");
        similar.ShouldBe(200);
        Assert.Equal(4, similar.Items.Count);
        Assert.Equal(("rejected", 3, 4), Majority(similar));
        Assert.All(similar.Items, i => Assert.Equal(1, i!["nearness"]!.GetValue<double>()));
        var refused = await complaint.DoAsync("decide", FiledComplaint.Decision());
        refused.ShouldBeProblem(409, "deviation_reason_required");
        Assert.Contains("3 of 4 similar ones are rejected", refused.Text("detail"), StringComparison.Ordinal);
        Assert.Equal("acknowledged", (await app.Agent.GetAsync(complaint.Path)).Text("status"));
        var decided = await complaint.DoAsync("decide", FiledComplaint.Decision(deviationReason: "Here the customer had asked twice."));
        decided.ShouldBe(200);
        Assert.Equal("Here the customer had asked twice.", decided["decision"].Str("deviationReason"));
        Assert.DoesNotContain("asked twice", (await complaint.Partner.GetAsync(complaint.Path)).Raw, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "asked twice",
            (await complaint.Partner.GetAsync($"{complaint.Path}/documents/final-response", ("Accept", "text/plain"))).Raw,
            StringComparison.Ordinal
        );
        var alike = await FiledComplaint.FileAsync(app);
        (await alike.DoAsync("acknowledge")).ShouldBe(200);
        (await alike.DoAsync("decide", FiledComplaint.Decision("rejected"))).ShouldBe(200);
    }

    [Fact]
    public async Task Points_that_are_not_answered_are_named_first()
    {
        await using var app = await SupportApp.StartAsync();
        for (var i = 0; i < 3; i++)
            await (await FiledComplaint.FileAsync(app)).DecideAsync("rejected");
        var complaint = await FiledComplaint.FileAsync(app);

        (await complaint.DoAsync("decide", new { outcome = "upheld", reasons = "So." })).ShouldBeProblem(409, "complaint_status_not_allowed");
        (await complaint.DoAsync("acknowledge")).ShouldBe(200);
        (await complaint.DoAsync("decide", new { outcome = "upheld", reasons = "So." })).ShouldBeProblem(409, "points_unanswered");
        (await complaint.DoAsync("decide", FiledComplaint.Decision())).ShouldBeProblem(409, "deviation_reason_required");
    }

    [Fact]
    public async Task Two_are_no_majority_nor_is_half()
    {
        await using var app = await SupportApp.StartAsync();
        await (await FiledComplaint.FileAsync(app)).DecideAsync("rejected");
        await (await FiledComplaint.FileAsync(app)).DecideAsync("rejected");
        var complaint = await FiledComplaint.FileAsync(app);
        Assert.Null((await app.Agent.GetAsync($"{complaint.Path}/similar"))["majority"]);
        await (await FiledComplaint.FileAsync(app)).DecideAsync("upheld");
        await (await FiledComplaint.FileAsync(app)).DecideAsync("partially_upheld");

        Assert.Null((await app.Agent.GetAsync($"{complaint.Path}/similar"))["majority"]);
        (await complaint.DoAsync("acknowledge")).ShouldBe(200);
        (await complaint.DoAsync("decide", FiledComplaint.Decision())).ShouldBe(200);
    }

    [Fact]
    public async Task What_is_not_similar_does_not_count()
    {
        await using var app = await SupportApp.StartAsync();
        await (await FiledComplaint.FileAsync(app, new { kind = "fees" })).DecideAsync();
        await (await FiledComplaint.FileAsync(app, new { regimes = new[] { "iso_10002" } })).DecideAsync();
        await (await FiledComplaint.FileAsync(app, new { subject = "Bonjour", description = "Bonjour." })).DecideAsync();
        await FiledComplaint.FileAsync(app);
        var reopened = await FiledComplaint.FileAsync(app);
        await reopened.DecideAsync();
        (await reopened.DoAsync("reopen", new { reason = "New records." })).ShouldBe(200);
        var complaint = await FiledComplaint.FileAsync(app);
        Assert.Empty((await app.Agent.GetAsync($"{complaint.Path}/similar")).Items);
        var alike = await FiledComplaint.FileAsync(app);
        await alike.DecideAsync();

        Assert.Equal(alike.Path.Split('/')[^1], (await app.Agent.GetAsync($"{complaint.Path}/similar")).Items.Single().Str("id"));
        (await complaint.DoAsync("acknowledge")).ShouldBe(200);
        (await complaint.DoAsync("investigate", new { cause = "attitude" })).ShouldBe(200);
        // Nobody else's came from that: those of every cause are there.
        Assert.Single((await app.Agent.GetAsync($"{complaint.Path}/similar")).Items);
    }

    [Fact]
    public async Task Those_of_the_same_cause_count_alone_where_they_have_a_majority()
    {
        await using var app = await SupportApp.StartAsync();
        for (var i = 0; i < 3; i++)
            await CausedAsync(app, "attitude", "upheld");
        for (var i = 0; i < 4; i++)
            await CausedAsync(app, "fees", "rejected");
        var complaint = await FiledComplaint.FileAsync(app);
        (await complaint.DoAsync("acknowledge")).ShouldBe(200);
        Assert.Equal(("rejected", 4, 7), Majority(await app.Agent.GetAsync($"{complaint.Path}/similar")));

        (await complaint.DoAsync("investigate", new { cause = "attitude" })).ShouldBe(200);

        var similar = await app.Agent.GetAsync($"{complaint.Path}/similar");
        Assert.Equal(("upheld", 3, 3), Majority(similar));
        Assert.All(similar.Items, i => Assert.Equal("attitude", i.Str("cause")));
        (await complaint.DoAsync("decide", FiledComplaint.Decision("rejected"))).ShouldBeProblem(409, "deviation_reason_required");
        (await complaint.DoAsync("decide", FiledComplaint.Decision())).ShouldBe(200);
    }

    [Fact]
    public async Task A_cause_that_no_others_have_is_no_way_past_the_majority()
    {
        await using var app = await SupportApp.StartAsync();
        for (var i = 0; i < 3; i++)
            await CausedAsync(app, "fees", "rejected");
        var complaint = await FiledComplaint.FileAsync(app);
        (await complaint.DoAsync("acknowledge")).ShouldBe(200);
        (await complaint.DoAsync("investigate", new { cause = "access" })).ShouldBe(200);

        Assert.Equal(("rejected", 3, 3), Majority(await app.Agent.GetAsync($"{complaint.Path}/similar")));
        (await complaint.DoAsync("decide", FiledComplaint.Decision())).ShouldBeProblem(409, "deviation_reason_required");
    }

    [Fact]
    public async Task Another_cause_than_was_said_before_takes_a_reason_and_is_told_to_staff()
    {
        var complaint = await FiledComplaint.FileAsync(await SupportApp.SharedAsync());
        (await complaint.DoAsync("acknowledge")).ShouldBe(200);
        (await complaint.DoAsync("investigate", new { causeReason = "Why not?" })).ShouldRefuse("causeReason", "not_applicable");
        (await complaint.DoAsync("investigate", new { cause = "fees" })).ShouldBe(200);
        var asked = new { items = new[] { new { topic = "other", what = "Who was it?" } }, answerBy = DateTimeOffset.UtcNow.AddDays(9) };
        (await complaint.DoAsync("request-information", asked)).ShouldBe(200);

        (await complaint.DoAsync("investigate", new { cause = "access" })).ShouldRefuse("causeReason", "required");
        (await complaint.DoAsync("investigate", new { cause = "access", causeReason = " " })).ShouldRefuse("causeReason", "required");
        var again = await complaint.DoAsync("investigate", new { cause = "access", causeReason = "The records say so." });

        Assert.Equal("access", again.Text("cause"));
        var found = (await complaint.App.Agent.GetAsync($"{complaint.Path}/timeline")).Items.Where(e => e.Str("type") == "complaint.cause_found").ToArray();
        Assert.Equal(
            [(null, "fees", null), ("fees", "access", "The records say so.")],
            found.Select(e => (e!["data"]!["cause"].Str("before"), e["data"]!["cause"].Str("after"), e["data"].Str("reason")))
        );
        Assert.All(found, e => Assert.Equal("staff", e.Str("visibility")));
        // What is as it was takes no reason.
        (await complaint.DoAsync("request-information", asked)).ShouldBe(200);
        (await complaint.DoAsync("investigate", new { cause = "access" })).ShouldBe(200);
    }

    [Fact]
    public async Task Another_category_of_the_ticket_changes_nothing_afterwards()
    {
        await using var app = await SupportApp.StartAsync();
        for (var i = 0; i < 3; i++)
            await (await FiledComplaint.FileAsync(app, about: "withdrawal_pending")).DecideAsync("rejected");
        var complaint = await FiledComplaint.FileAsync(app, about: "withdrawal_pending");
        var ticket = (await app.Agent.GetAsync(complaint.Path)).Text("ticketId");
        (await app.Supervisor.PatchAsync($"/v1/tickets/{ticket}", new { category = "login" }, ("If-Match", "*"))).ShouldBe(200);
        (await complaint.DoAsync("acknowledge")).ShouldBe(200);

        (await complaint.DoAsync("decide", FiledComplaint.Decision())).ShouldBeProblem(409, "deviation_reason_required");
    }

    [Fact]
    public async Task About_a_ticket_only_those_count_that_are_about_the_like()
    {
        await using var app = await SupportApp.StartAsync();
        await (await FiledComplaint.FileAsync(app)).DecideAsync();
        var other = await FiledComplaint.FileAsync(app, about: "login");
        var alike = await FiledComplaint.FileAsync(app, about: "withdrawal_pending");
        await other.DecideAsync();
        await alike.DecideAsync();

        var similar = await app.Agent.GetAsync($"{(await FiledComplaint.FileAsync(app, about: "withdrawal_pending")).Path}/similar");

        Assert.Equal(alike.Path.Split('/')[^1], similar.Items.Single().Str("id"));
    }

    [Fact]
    public async Task The_nearest_by_words_come_first_in_scripts_without_spaces_too()
    {
        await using var app = await SupportApp.StartAsync();
        var far = await FiledComplaint.FileAsync(app, Chinese("客服人员态度恶劣，提现无人回复。"));
        var near = await FiledComplaint.FileAsync(app, Chinese("我的提现被冻结了九天，没有任何解释。"));
        var none = await FiledComplaint.FileAsync(app, Chinese("Bonjour."));
        foreach (var decided in new[] { near, none, far })
            await decided.DecideAsync();
        var complaint = await FiledComplaint.FileAsync(app, Chinese("我的提现被冻结了八天，客服没有解释。"));

        var similar = await app.Agent.GetAsync($"{complaint.Path}/similar");

        Assert.Equal([near.Path, far.Path], similar.Items.Select(i => $"/v1/complaints/{i.Str("id")}"));
    }

    [Fact]
    public async Task Only_staff_see_similar_ones_and_those_of_all_partners()
    {
        await using var app = await SupportApp.StartAsync();
        var complaint = await FiledComplaint.FileAsync(app);
        await (await FiledComplaint.FileAsync(app)).DecideAsync();

        Assert.Single((await app.Agent.GetAsync($"{complaint.Path}/similar")).Items);
        (await complaint.Partner.GetAsync($"{complaint.Path}/similar")).ShouldBeProblem(403, "actor_not_allowed");
        (await complaint.Customer.GetAsync($"{complaint.Path}/similar")).ShouldBeProblem(403, "actor_not_allowed");
        (await app.Agent.GetAsync($"/v1/complaints/{Guid.NewGuid()}/similar")).ShouldBeProblem(404, "complaint_not_found");
    }

    private static async Task CausedAsync(SupportApp app, string cause, string outcome)
    {
        var complaint = await FiledComplaint.FileAsync(app);
        (await complaint.DoAsync("acknowledge")).ShouldBe(200);
        (await complaint.DoAsync("investigate", new { cause })).ShouldBe(200);
        (await complaint.DoAsync("decide", FiledComplaint.Decision(outcome, deviationReason: "It is another case."))).ShouldBe(200);
    }

    private static object Chinese(string text) =>
        new
        {
            subject = text,
            description = text,
            language = "zh-CN",
        };

    private static (string?, int, int) Majority(Answer similar) =>
        (similar["majority"].Str("outcome"), similar["majority"]!["count"]!.GetValue<int>(), similar["majority"]!["of"]!.GetValue<int>());
}
