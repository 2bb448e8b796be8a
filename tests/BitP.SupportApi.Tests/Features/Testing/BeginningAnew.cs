namespace BitP.SupportApi.Tests.Features.Testing;

/// <summary>Whoever has tried something begins anew, with the demo data as they were.</summary>
public sealed class BeginningAnew
{
    private const string Reset = "/v1/test/reset";

    [Fact]
    public async Task What_was_made_is_gone_and_the_demo_data_are_as_they_were()
    {
        await using var app = await SupportApp.StartAsync(("Demo:Cases", "true"));
        var before = await SeenAsync(app);
        var partner = await app.NewPartnerAsync();
        var ticket = await partner.OpenTicketAsync();
        (await app.Agent.PostAsync("/v1/tickets/BP-100001/solve")).ShouldBe(200);
        (await app.Admin.PatchAsync($"/v1/surveys/{Survey}", new { name = "Other" }, ("If-Match", "*"))).ShouldBe(200);
        (await app.Admin.PatchAsync($"/v1/agents/{Agent}", new { name = "Somebody else" }, ("If-Match", "*"))).ShouldBe(200);
        Assert.NotEqual(before, await SeenAsync(app));

        (await app.Admin.PostAsync(Reset)).ShouldBe(200);

        Assert.Equal(before, await SeenAsync(app));
        (await partner.GetAsync("/v1/tickets")).ShouldBeProblem(401, "credential_invalid");
        (await app.Admin.GetAsync($"/v1/tickets/{ticket.Text("reference")}")).ShouldBeProblem(404, "ticket_not_found");
        // What is changed again is not what it was changed to before.
        (await app.Admin.PatchAsync($"/v1/surveys/{Survey}", new { name = "Another" }, ("If-Match", "*"))).ShouldBe(200);
        Assert.Equal("Another", (await app.Admin.GetAsync($"/v1/surveys/{Survey}")).Text("name"));
    }

    [Fact]
    public async Task The_clock_is_right_again_and_goes()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2030-01-01T00:00:00Z");

        var reset = await app.Admin.PostAsync(Reset);

        reset.ShouldBe(200);
        Assert.False(reset["frozen"]!.GetValue<bool>());
        Assert.InRange(reset.Json.Instant("now"), DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1));
        Assert.True((await app.Agent.GetAsync("/v1/tickets/BP-100001")).Json.Instant("createdAt") < DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task Tickets_count_by_policies_that_there_are()
    {
        await using var app = await SupportApp.StartAsync();
        // Twice: the second finds what was kept of the first.
        for (var time = 0; time < 2; time++)
        {
            (await app.Admin.PostAsync(Reset)).ShouldBe(200);

            var policy = (await app.Agent.GetAsync("/v1/tickets/BP-100001"))["sla"]!["policy"]!.Str("id");
            (await app.Admin.GetAsync($"/v1/sla-policies/{policy}")).ShouldBe(200);
        }
    }

    [Fact]
    public async Task Whatever_others_write_meanwhile_the_demo_keys_work()
    {
        await using var app = await SupportApp.StartAsync();
        using var ended = new CancellationTokenSource();
        var others = Enumerable
            .Range(0, 3)
            .Select(async n =>
            {
                while (!ended.IsCancellationRequested)
                {
                    await app.Admin.PostAsync("/v1/teams", new { key = "funds", name = "In the way" });
                    await app.Admin.PostAsync("/v1/api-keys", new { name = "Another", kind = "supervisor" });
                }
            })
            .ToArray();

        for (var time = 0; time < 3; time++)
            (await app.Admin.PostAsync(Reset)).ShouldBe(200);

        await ended.CancelAsync();
        await Task.WhenAll(others);
        (await app.Agent.GetAsync("/v1/tickets/BP-100001")).ShouldBe(200);
    }

    [Fact]
    public async Task Numbers_and_the_feed_go_on()
    {
        await using var app = await SupportApp.StartAsync();
        var partner = await app.NewPartnerAsync();
        var last = (await partner.OpenTicketAsync()).Text("reference");
        var cursor = (await app.Admin.GetAsync("/v1/events?limit=200")).Text("nextCursor");

        (await app.Admin.PostAsync(Reset)).ShouldBe(200);

        var next = (await (await app.NewPartnerAsync()).OpenTicketAsync()).Text("reference");
        Assert.True(string.CompareOrdinal(next, last) > 0, $"{next} comes after {last}");
        await Polling.UntilAsync(
            async () =>
                (await app.Admin.GetAsync($"/v1/events?after={cursor}&types=ticket.opened&limit=200")).Items.Any(e =>
                    e!["subject"]!["reference"]!.GetValue<string>() == next
                ),
            "whoever follows the feed sees the next ticket"
        );
    }

    [Fact]
    public async Task Whoever_works_meanwhile_is_refused_or_served_and_it_works_again_and_again()
    {
        await using var app = await SupportApp.StartAsync();
        await using var second = await app.StartSecondNodeAsync();
        using var ended = new CancellationTokenSource();
        var work = Task.WhenAll(Enumerable.Range(0, 4).Select(i => WorkAsync(i % 2 == 0 ? app : second, ended.Token)));

        for (var i = 0; i < 5; i++)
            (await app.Admin.PostAsync(Reset)).ShouldBe(200);
        await ended.CancelAsync();

        Assert.All((await work).SelectMany(statuses => statuses), status => Assert.True(status < 500, $"{status}"));
        (await app.Admin.PostAsync(Reset)).ShouldBe(200);
        Assert.Equal(2, (await second.PartnerA.GetAsync("/v1/tickets")).Items.Count);
    }

    [Fact]
    public async Task It_is_for_admins_of_a_server_with_demo_data()
    {
        await using var app = await SupportApp.StartAsync(("Demo:Data", "true"));
        (await app.Supervisor.PostAsync(Reset)).ShouldBeProblem(403, "actor_not_allowed");
        (await app.Anonymous.PostAsync(Reset)).ShouldBeProblem(401, "credential_missing");

        await using var without = await app.StartSecondNodeAsync(("Demo:Data", "false"));
        (await without.Admin.PostAsync(Reset)).ShouldBeProblem(404, "not_found");
        await using var fixedClock = await app.StartSecondNodeAsync(("Demo:MovableClock", "false"));
        (await fixedClock.Admin.PostAsync(Reset)).ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task An_idempotency_key_is_as_good_as_new_once_the_clock_has_left_its_day_behind()
    {
        await using var app = await SupportApp.StartAsync();
        const string messages = "/v1/tickets/BP-100001/messages";

        var first = await ReplyAsync();
        await app.AdvanceAsync("PT23H");
        var again = await ReplyAsync();
        await app.AdvanceAsync("PT2H");
        var later = await ReplyAsync();

        Assert.Equal((201, null), (first.Status, first.Header("Idempotency-Replayed")));
        Assert.Equal((201, "true", first.Text("id")), (again.Status, again.Header("Idempotency-Replayed"), again.Text("id")));
        Assert.Equal((201, null), (later.Status, later.Header("Idempotency-Replayed")));
        Assert.NotEqual(first.Text("id"), later.Text("id"));

        Task<Answer> ReplyAsync() => app.Agent.PostAsync(messages, new { body = "We see it." }, ("Idempotency-Key", "reply-1"));
    }

    private const string Survey = "019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d51";
    private const string Agent = "019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d03";

    private static async Task<string> SeenAsync(SupportApp app)
    {
        string[] places =
        [
            "partners",
            "api-keys",
            "agents",
            "teams",
            "customers",
            "tickets",
            "complaints",
            "surveys",
            "schedules",
            "rotations",
            "sla-policies",
        ];
        var seen = new List<string>();
        foreach (var place in places)
        {
            var list = await app.Admin.GetAsync($"/v1/{place}?limit=200");
            list.ShouldBe(200);
            seen.AddRange(list.Items.Select(i => $"{place} {i!["reference"] ?? i["name"] ?? i["externalId"]} {i["status"]}").Order(StringComparer.Ordinal));
        }
        return string.Join('\n', seen);
    }

    private static async Task<List<int>> WorkAsync(SupportApp app, CancellationToken ended)
    {
        var statuses = new List<int>();
        for (var i = 0; !ended.IsCancellationRequested; i++)
        {
            var opened = await app.PartnerA.PostAsync(
                "/v1/tickets",
                new
                {
                    subject = "Meanwhile",
                    description = "It goes on.",
                    category = "other",
                    channel = "web",
                    customer = new { externalId = $"meanwhile-{i}" },
                    allowDuplicate = true,
                }
            );
            statuses.Add(opened.Status);
            statuses.Add((await app.Agent.PostAsync("/v1/tickets/BP-100001/messages", new { body = "Meanwhile." })).Status);
            statuses.Add((await app.PartnerA.GetAsync("/v1/tickets")).Status);
        }
        return statuses;
    }
}
