using static BitP.SupportApi.Tests.Features.Sla.PolicyBodies;

namespace BitP.SupportApi.Tests.Features.Sla;

/// <summary>The first policy that fits counts, so that the order is one thing, and none may stand where it can never match.</summary>
public sealed class OrderingPolicies
{
    [Fact]
    public async Task They_are_inserted_moved_and_listed_in_order()
    {
        await using var app = await SupportApp.StartAsync();
        await app.RetireAllAsync();
        await app.Admin.MadeAsync(new { name = "All" });

        // Without a place: the last one at which it can match.
        var wechat = await app.Admin.MadeAsync(new { name = "WeChat", match = new { channel = "wechat" } });
        await app.Admin.MadeAsync(new { name = "Weibo", match = new { channel = "weibo" } });
        await app.Admin.MadeAsync(
            new
            {
                name = "X",
                order = 2,
                match = new { channel = "x" },
            }
        );
        Assert.Equal(["WeChat", "X", "Weibo", "All"], await app.Agent.NamesAsync());

        var moved = await app.Admin.PatchAsync(wechat.Header("Location")!, new { order = 3 }, ("If-Match", wechat.ETag!));
        moved.ShouldBe(200);
        Assert.Equal(("\"1\"", 3), (moved.VersionTag, moved["order"]!.GetValue<int>()));
        Assert.Equal(["X", "Weibo", "WeChat", "All"], await app.Agent.NamesAsync());
        Assert.Equal(Enumerable.Range(1, 4), (await app.Agent.GetAsync(Policies)).Items.Select(p => p!["order"]!.GetValue<int>()));
        (await app.Admin.PostAsync(Policies, Policy(new { order = 6, match = new { channel = "app" } }))).ShouldRefuse("order", "out_of_range");
    }

    [Fact]
    public async Task A_page_goes_on_behind_the_policy_that_ended_the_one_before()
    {
        await using var app = await SupportApp.StartAsync();
        await app.RetireAllAsync();
        foreach (var channel in new[] { "web", "app", "chat", "phone" })
            await app.Admin.MadeAsync(new { name = channel, match = new { channel } });

        var page = await app.Agent.GetAsync($"{Policies}?limit=2");
        Assert.Equal(["web", "app"], page.Items.Select(p => p.Str("name")!));
        var next = $"{Policies}?limit=2&cursor={page.Text("nextCursor")}";
        await app.Admin.MadeAsync(
            new
            {
                name = "x",
                order = 1,
                match = new { channel = "x" },
            }
        );
        Assert.Equal(["chat", "phone"], (await app.Agent.GetAsync(next)).Items.Select(p => p.Str("name")!));
        (await app.Admin.PostAsync($"{Policies}/{page.Items[1].Str("id")}/retire")).ShouldBe(200);
        Assert.Equal(["web", "chat"], (await app.Agent.GetAsync(next)).Items.Select(p => p.Str("name")!));
        Assert.Null((await app.Agent.GetAsync($"{Policies}?limit=4"))["nextCursor"]);
        (await app.Agent.GetAsync($"{Policies}?cursor=nonsense")).ShouldBeProblem(400, "cursor_invalid");
    }

    [Fact]
    public async Task The_whole_order_is_set_in_one_write()
    {
        await using var app = await SupportApp.StartAsync();
        var seen = await app.Agent.GetAsync($"{Policies}/order");
        var ids = seen["order"].Strings();
        var reversed = ids.Take(2).Reverse().Concat(ids.Skip(2)).ToArray();
        Task<Answer> PutAsync(IEnumerable<string> order, string? tag) =>
            app.Supervisor.PutAsync($"{Policies}/order", new { order }, tag is null ? [] : [("If-Match", tag)]);

        (await PutAsync(reversed, null)).ShouldBeProblem(428, "if_match_required");
        (await PutAsync(reversed, "\"1000000000\"")).ShouldBeProblem(412, "version_mismatch");
        var missing = await PutAsync(ids.Skip(1), seen.ETag);
        missing.ShouldRefuse("order", "incomplete");
        Assert.Equal([ids[0]], missing["errors"]!["order"]![0]!["allowed"].Strings());
        (await PutAsync(ids.Append(ids[0]), seen.ETag)).ShouldRefuse($"order[{ids.Length}]", "duplicate");
        (await PutAsync(ids.Skip(1).Prepend(Guid.NewGuid().ToString()), seen.ETag)).ShouldRefuse("order[0]", "not_found");
        (await app.Supervisor.PutAsync($"{Policies}/order", new { }, ("If-Match", "*"))).ShouldRefuse("order", "required");

        var set = await PutAsync(reversed, seen.ETag);

        set.ShouldBe(200);
        Assert.Equal(reversed, set["order"].Strings());
        Assert.NotEqual(seen.VersionTag, set.VersionTag);
        Assert.Equal(set.Raw, (await app.Agent.GetAsync($"{Policies}/order")).Raw);
        Assert.Equal(reversed, (await app.Agent.GetAsync(Policies)).Items.Select(p => p.Str("id")!));
        (await PutAsync(ids, seen.ETag)).ShouldBeProblem(412, "version_mismatch");
        Assert.Equal(set.VersionTag, (await PutAsync(reversed, "*")).VersionTag);
    }

    [Theory]
    [InlineData("{}", "{}")]
    [InlineData("{}", """{ "channel": "chat" }""")]
    [InlineData("""{ "channel": "chat" }""", """{ "channel": "chat", "priority": "high" }""")]
    [InlineData("""{ "category": ["login", "deposit"] }""", """{ "category": "deposit" }""")]
    [InlineData("""{ "priority": ["low", "normal", "high", "urgent"] }""", "{}")]
    [InlineData("""{ "language": "de" }""", """{ "language": ["de-AT", "de"] }""")]
    [InlineData("""{ "language": "zh" }""", """{ "language": "zh-TW" }""")]
    public async Task A_policy_that_could_never_match_is_refused_and_the_one_before_named(string before, string behind)
    {
        await using var app = await SupportApp.StartAsync();
        await app.RetireAllAsync();
        var first = await app.Admin.PostAsync(Policies, Policy($$"""{ "name": "First", "match": {{before}} }"""));
        first.ShouldBe(201);

        var refused = await app.Admin.PostAsync(Policies, Policy($$"""{ "name": "Second", "order": 2, "match": {{behind}} }"""));

        refused.ShouldBeProblem(409, "policy_unreachable");
        Assert.Equal(first.Text("id"), refused["existing"].Str("id"));
        foreach (var named in new[] { "“First”", "“Second”" })
            Assert.Contains(named, refused.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(["First"], await app.Agent.NamesAsync());
    }

    [Theory]
    [InlineData("""{ "channel": "chat" }""", "{}")]
    [InlineData("""{ "channel": "chat" }""", """{ "priority": "high" }""")]
    [InlineData("""{ "channel": ["chat", "phone"] }""", """{ "channel": ["chat", "web"] }""")]
    [InlineData("""{ "language": "de-AT" }""", """{ "language": "de" }""")]
    [InlineData("""{ "language": "zh-CN" }""", """{ "language": "zh" }""")]
    public async Task A_policy_that_can_match_may_stand_behind(string before, string behind)
    {
        await using var app = await SupportApp.StartAsync();
        await app.RetireAllAsync();
        (await app.Admin.PostAsync(Policies, Policy($$"""{ "name": "First", "match": {{before}} }"""))).ShouldBe(201);

        (await app.Admin.PostAsync(Policies, Policy($$"""{ "name": "Second", "order": 2, "match": {{behind}} }"""))).ShouldBe(201);
    }

    [Fact]
    public async Task Neither_a_new_place_nor_a_change_nor_an_order_may_hide_another()
    {
        await using var app = await SupportApp.StartAsync();
        await app.RetireAllAsync();
        var chat = await app.Admin.MadeAsync(new { name = "Chat", match = new { channel = "chat" } });
        var web = await app.Admin.MadeAsync(new { name = "Web", match = new { channel = "web" } });
        var all = await app.Admin.MadeAsync(new { name = "All" });
        void ShouldHide(Answer answer, Answer by)
        {
            answer.ShouldBeProblem(409, "policy_unreachable");
            Assert.Equal(by.Text("id"), answer["existing"].Str("id"));
        }

        ShouldHide(await app.Admin.PostAsync(Policies, Policy(new { order = 1, match = new { channel = new[] { "chat", "app" } } })), chat);
        ShouldHide(await app.Admin.PatchAsync(all.Header("Location")!, new { order = 2 }, ("If-Match", "*")), web);
        ShouldHide(await app.Admin.PatchAsync(web.Header("Location")!, new { match = new { channel = "chat" } }, ("If-Match", "*")), chat);
        ShouldHide(await app.Admin.PatchAsync(chat.Header("Location")!, new { match = new { channel = (string?)null } }, ("If-Match", "*")), web);
        var order = new[] { all, chat, web }.Select(p => p.Text("id"));
        ShouldHide(await app.Admin.PutAsync($"{Policies}/order", new { order }, ("If-Match", "*")), all);

        Assert.Equal(["Chat", "Web", "All"], await app.Agent.NamesAsync());
        Assert.Equal("\"1\"", (await app.Agent.GetAsync(chat.Header("Location")!)).VersionTag);
    }

    [Fact]
    public async Task One_that_is_not_in_force_as_long_hides_nothing()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2027-01-04T12:00:00Z");
        await app.RetireAllAsync();
        var all = await app.Admin.MadeAsync(new { name = "All", effectiveFrom = "2027-02-01T00:00:00Z" });

        // It matches in January.
        (await app.Admin.PostAsync(Policies, Policy(new { order = 2, match = new { channel = "chat" } }))).ShouldBe(201);
        // This one would not.
        var late = new
        {
            order = 2,
            match = new { channel = "web" },
            effectiveFrom = "2027-02-01T00:00:00Z",
        };
        (await app.Admin.PostAsync(Policies, Policy(late))).ShouldBeProblem(409, "policy_unreachable");
        // From March on the one before is for less.
        var narrower = new { match = new { channel = "phone" }, effectiveFrom = "2027-03-01T00:00:00Z" };
        (await app.Admin.PatchAsync(all.Header("Location")!, narrower, ("If-Match", "*"))).ShouldBe(200);
        (await app.Admin.PostAsync(Policies, Policy(late))).ShouldBe(201);
    }

    [Fact]
    public async Task Of_two_writers_who_would_hide_each_other_one_is_refused()
    {
        await using var cluster = await Cluster.StartAsync(2);
        await cluster[0].RetireAllAsync();
        for (var round = 0; round < 5; round++)
        {
            var answers = await Task.WhenAll(
                Enumerable
                    .Range(0, 4)
                    .Select(i =>
                        cluster[i]
                            .Admin.PostAsync(
                                Policies,
                                Policy(
                                    new
                                    {
                                        name = $"{i}",
                                        order = 1,
                                        match = new { channel = "chat" },
                                    }
                                )
                            )
                    )
            );

            var won = Assert.Single(answers, a => a.Status == 201);
            Assert.All(answers.Except([won]), a => a.ShouldBeProblem(409, "policy_unreachable"));
            Assert.Equal([won.Text("name")], await cluster[round].Agent.NamesAsync());
            (await cluster[1].Admin.PostAsync($"{won.Header("Location")}/retire")).ShouldBe(200);
        }
    }

    [Fact]
    public async Task Writers_at_the_same_time_lose_nothing()
    {
        await using var cluster = await Cluster.StartAsync(2);
        await cluster[0].RetireAllAsync();
        string[] channels = ["web", "app", "chat", "phone", "email", "wechat", "weibo", "x", "facebook", "api"];

        var made = await Task.WhenAll(
            channels.Select(
                (channel, i) =>
                    cluster[i]
                        .Admin.MadeAsync(
                            new
                            {
                                name = channel,
                                order = 1,
                                match = new { channel },
                            }
                        )
            )
        );
        Assert.Equal(channels.Order(), (await cluster[0].Agent.NamesAsync()).Order());

        var answers = await Task.WhenAll(
            made.Select((policy, i) => cluster[i].Admin.PatchAsync(policy.Header("Location")!, new { name = $"new {i}" }, ("If-Match", policy.ETag!)))
        );
        Assert.All(answers, a => a.ShouldBe(200));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"new {i}").Order(), (await cluster[1].Agent.NamesAsync()).Order());
        var seen = (await cluster[0].Agent.GetAsync($"{Policies}/order")).ETag!;
        var ids = made.Select(p => p.Text("id")).ToArray();
        var orders = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(i => cluster[i].Admin.PutAsync($"{Policies}/order", new { order = ids.Skip(i).Concat(ids.Take(i)) }, ("If-Match", seen)))
        );
        Assert.InRange(orders.Count(a => a.Status == 200), 1, 2); // the order may be one that it had already
        Assert.All(orders.Where(a => a.Status != 200), a => a.ShouldBeProblem(412, "version_mismatch"));
    }
}
