namespace BitP.SupportApi.Tests.Platform.Http;

/// <summary><c>If-Match</c>: nobody overwrites what they have not seen.</summary>
public sealed class ChangingWhatSomebodyElseChanges
{
    [Theory]
    [InlineData("\"1\"", 200)]
    [InlineData("*", 200)]
    [InlineData("\"99\", \"1\"", 200)]
    [InlineData("\"99\",\"1\",W/\"5\"", 200)]
    [InlineData("\"2\"", 412)]
    [InlineData("\"0\"", 412)]
    [InlineData("\"\"", 412)]
    [InlineData("\"1 \"", 412)]
    [InlineData("\"01\"", 412)]
    [InlineData("W/\"1\"", 412)]
    [InlineData("\"1.XoVfAqD0jT3kRcn_\"", 200)]
    [InlineData("\"99.XoVfAqD0jT3kRcn_\", \"1.XoVfAqD0jT3kRcn_\"", 200)]
    [InlineData("\"2.XoVfAqD0jT3kRcn_\"", 412)]
    [InlineData("\".XoVfAqD0jT3kRcn_\"", 412)]
    [InlineData("\"XoVfAqD0jT3kRcn_\"", 412)]
    [InlineData("\"11.XoVfAqD0jT3kRcn_\"", 412)]
    [InlineData("W/\"1.XoVfAqD0jT3kRcn_\"", 412)]
    [InlineData("\"99\", \"98\"", 412)]
    [InlineData("\"9999999999999999999999999\"", 412)]
    [InlineData("\"'; DROP TABLE tickets\"", 412)]
    public async Task Only_the_version_that_was_seen_is_changed(string tag, int status)
    {
        var ground = await Ground.PrepareAsync();
        var path = $"/v1/tickets/{ground.Ticket}";
        var before = await ground.SnapshotAsync();

        foreach (
            var send in new Func<Task<Answer>>[]
            {
                () => ground.Partner.PatchAsync(path, new { subject = "Changed" }, ("If-Match", tag)),
                () => ground.Partner.PostAsync($"/v1/tickets/{ground.Ticket}/messages", new { body = "x" }, ("If-Match", tag)),
                () => ground.App.Agent.PostAsync($"{path}/hold", new { }, ("If-Match", tag)),
            }
        )
        {
            var answer = await send();
            if (status == 412)
            {
                answer.ShouldBeProblem(412, "version_mismatch");
                Assert.Equal(1, answer["currentVersion"]!.GetValue<long>());
                continue;
            }
            Assert.True(answer.Status is 200 or 201, answer.ToString());
            return;
        }
        Assert.Equal(before, await ground.SnapshotAsync());
    }

    [Fact]
    public async Task Whoever_has_seen_the_version_may_change_it_in_whichever_language_and_as_whom_they_saw_it()
    {
        var ground = await Ground.PrepareAsync();
        var path = $"/v1/tickets/{ground.Ticket}";
        var subject = 0;
        foreach (var reader in new[] { ground.Partner, ground.Customer, ground.App.Agent })
        foreach (var language in new[] { "en", "de", "zh-CN", "fr" })
        {
            var seen = await reader.GetAsync(path, ("Accept-Language", language));
            var changed = await ground.Partner.PatchAsync(path, new { subject = $"{++subject}" }, ("If-Match", seen.ETag!), ("Accept-Language", "fr"));
            changed.ShouldBe(200);
            (await ground.Partner.PatchAsync(path, new { subject = "Late" }, ("If-Match", seen.ETag!))).ShouldBeProblem(412, "version_mismatch");
            var again = await ground.Partner.PatchAsync(path, new { subject = $"{++subject}" }, ("If-Match", changed.ETag!), ("Accept-Language", "de"));
            again.ShouldBe(200);
        }
    }

    public static TheoryData<string> Changes => [.. Operation.All.Where(o => o.Method == HttpMethod.Patch).Select(o => o.Name)];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_needs_it(string name)
    {
        var ground = await Ground.PrepareAsync();
        var operation = Operation.Of(name);
        var (path, body) = (await ground.FillAsync(operation.Path), await operation.ValidBytesAsync(ground));
        var before = await ground.SnapshotAsync();

        var without = await ground.As(operation.Caller).SendRawAsync(operation.Method, path, body, operation.ContentType);
        var stale = await ground.As(operation.Caller).SendRawAsync(operation.Method, path, body, operation.ContentType, ("If-Match", "\"1000000000\""));

        without.ShouldBeProblem(428, "if_match_required");
        stale.ShouldBeProblem(412, "version_mismatch");
        Assert.InRange(stale["currentVersion"]!.GetValue<long>(), 1, 999_999_999);
        Assert.Equal(before, await ground.SnapshotAsync());
    }

    [Fact]
    public async Task The_version_rises_by_one_and_stands_in_the_header_and_the_body()
    {
        var ground = await Ground.PrepareAsync();
        var path = $"/v1/tickets/{ground.Ticket}";
        for (var version = 1; version < 4; version++)
        {
            var changed = await ground.Partner.PatchAsync(path, new { subject = $"v{version + 1}" }, ("If-Match", $"\"{version}\""));
            changed.ShouldBe(200);
            Assert.Equal(($"\"{version + 1}\"", version + 1), (changed.VersionTag, changed["version"]!.GetValue<long>()));
            Assert.Equal(changed.ETag, (await ground.Partner.GetAsync(path)).ETag);
        }
    }

    [Fact]
    public async Task Of_two_who_saw_the_same_exactly_one_wins()
    {
        var ground = await Ground.PrepareAsync();
        var path = $"/v1/tickets/{ground.Ticket}";
        for (var version = 1; version <= 8; version++)
        {
            var tag = ("If-Match", $"\"{version}\"");
            var answers = await Task.WhenAll(
                ground.Partner.PatchAsync(path, new { subject = $"one {version}" }, tag),
                ground.App.Agent.PatchAsync(path, new { subject = $"two {version}" }, tag)
            );

            var won = Assert.Single(answers, a => a.Status == 200);
            var lost = Assert.Single(answers, a => a.Status != 200);
            lost.ShouldBeProblem(412, "version_mismatch");
            Assert.Equal(version + 1, lost["currentVersion"]!.GetValue<long>());
            Assert.Equal(won.Text("subject"), (await ground.Partner.GetAsync(path)).Text("subject"));
        }
    }

    [Fact]
    public async Task Twenty_who_ask_for_no_version_all_succeed_and_each_is_counted()
    {
        var ground = await Ground.PrepareAsync();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => ground.Partner.PostAsync($"/v1/tickets/{ground.Ticket}/messages", new { body = $"{i}" }))
        );

        Assert.All(answers, a => a.ShouldBe(201));
        Assert.Equal("\"21\"", (await ground.Partner.GetAsync($"/v1/tickets/{ground.Ticket}")).VersionTag);
        var messages = (await ground.Partner.GetAsync($"/v1/tickets/{ground.Ticket}/messages")).Items;
        Assert.Equal(
            Enumerable.Range(0, 20),
            messages.Select(m => int.Parse(m!["body"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture)).Order()
        );
        var timeline = (await ground.App.Agent.GetAsync($"/v1/tickets/{ground.Ticket}/timeline")).Items;
        var ofTicket = timeline.Where(e => e!["type"]!.GetValue<string>().StartsWith("ticket.", StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(1, 21), ofTicket.Select(e => e!["sequence"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_change_that_changes_nothing_leaves_the_version_alone()
    {
        var ground = await Ground.PrepareAsync();
        var before = await ground.SnapshotAsync();

        var ticket = await ground.Partner.PatchAsync($"/v1/tickets/{ground.Ticket}", new { }, ("If-Match", "\"1\""));
        var customer = await ground.Partner.GetAsync($"/v1/customers/{ground.CustomerId}");
        var same = await ground.Partner.PatchAsync($"/v1/customers/{ground.CustomerId}", new { name = (string?)null }, ("If-Match", customer.ETag!));

        Assert.Equal("\"1\"", ticket.VersionTag);
        Assert.Equal(customer.ETag, same.ETag);
        Assert.Equal(before, await ground.SnapshotAsync());
    }
}
