namespace BitP.SupportApi.Tests.Features.Tickets;

/// <summary>How much may be said in one ticket, and who is told what when it is full.</summary>
public sealed class FillingATicket
{
    // 20,000 characters of three bytes each.
    private static readonly string Long = new('字', 20_000);

    private static Task<Answer> SayAsync(Caller caller, string path, string body, string visibility = "public") =>
        caller.PostAsync($"{path}/messages", new { body, visibility });

    [Fact]
    public async Task Customers_fill_it_with_four_megabytes_and_support_still_answers()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("new");
        for (var i = 0; i < 66; i++)
            (await SayAsync(i % 2 == 0 ? desk.Customer : desk.Partner, path, Long)).ShouldBe(201);

        foreach (var kind in new[] { "customer", "partner" })
        {
            var refused = (await SayAsync(desk.By(kind), path, Long)).ShouldBeProblem(409, "ticket_full");
            foreach (var limit in new[] { "2000", "4000000", "public" })
                Assert.Contains(limit, refused.Text("detail"), StringComparison.Ordinal);
        }
        // What fits is taken, to the last byte.
        (await SayAsync(desk.Customer, path, new string('x', 20_000))).ShouldBe(201);
        (await SayAsync(desk.Customer, path, new string('x', 19_999))).ShouldBe(201);
        (await SayAsync(desk.Customer, path, "é")).ShouldBeProblem(409, "ticket_full");
        (await SayAsync(desk.Customer, path, "x")).ShouldBe(201);
        (await SayAsync(desk.Customer, path, "x")).ShouldBeProblem(409, "ticket_full");
        for (var i = 0; i < 16; i++)
            (await SayAsync(desk.Agent, path, Long)).ShouldBe(201);
        (await SayAsync(desk.Agent, path, Long)).ShouldBeProblem(409, "ticket_full");

        // All of it is there, in one document.
        var transcript = (await desk.Customer.GetAsync($"{path}/transcript"))["entries"]!.AsArray();
        Assert.Equal(1 + 66 + 3 + 16, transcript.Count);
        Assert.Equal(transcript.Select(e => e.Instant("at")).Order(), transcript.Select(e => e.Instant("at")));
        Assert.Equal((Long, Long), (transcript[1].Str("body"), transcript[^1].Str("body")));
        Assert.Equal(66 + 16, (await DocumentAsync("text/html")).Split(Long).Length - 1);
        Assert.Equal(66 + 16, (await DocumentAsync("text/plain")).Replace("\n> 字", "字", StringComparison.Ordinal).Split(Long).Length - 1);
        async Task<string> DocumentAsync(string type) => (await desk.Customer.GetAsync($"{path}/transcript", ("Accept", type))).Raw;
        // It can go on: closed, an answer goes to a follow-up, which is empty.
        (await desk.Customer.PostAsync($"{path}/solve")).ShouldBe(200);
        (await desk.Customer.PostAsync($"{path}/close")).ShouldBe(200);
        (await SayAsync(desk.Customer, path, Long)).ShouldBe(201);
    }

    [Theory]
    [InlineData("customer", "public", 2_000)]
    [InlineData("partner", "public", 2_000)]
    [InlineData("agent", "public", 2_200)]
    [InlineData("agent", "internal", 2_000)]
    public async Task It_takes_so_many_messages(string kind, string visibility, int limit)
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("new");
        var column = visibility == "public" ? "public_messages" : "notes";
        (await SayAsync(desk.Agent, path, "x", visibility)).ShouldBe(201);
        await desk.App.Database.RunAsync($"UPDATE tickets SET {column} = {column} + {limit - 2} WHERE number = {await NumberAsync(desk, path)}");

        (await SayAsync(desk.By(kind), path, "x", visibility)).ShouldBe(201);
        var refused = (await SayAsync(desk.By(kind), path, "x", visibility)).ShouldBeProblem(409, "ticket_full");

        Assert.Contains($"{limit}", refused.Text("detail"), StringComparison.Ordinal);
        Assert.Contains(visibility, refused.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(refused.Text("title"), (await SayAsync(desk.By(kind), path, "x", visibility)).Text("title"));
        // The other kind is counted apart.
        (await SayAsync(desk.Agent, path, "x", visibility == "public" ? "internal" : "public")).ShouldBe(201);
    }

    [Fact]
    public async Task Notes_are_not_counted_against_customers()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("new");
        await desk.App.Database.RunAsync($"UPDATE tickets SET notes = 1999, note_bytes = 3999999 WHERE number = {await NumberAsync(desk, path)}");
        (await SayAsync(desk.Agent, path, "x", "internal")).ShouldBe(201);

        (await SayAsync(desk.Agent, path, "x", "internal")).ShouldBeProblem(409, "ticket_full");
        (await SayAsync(desk.Customer, path, Long)).ShouldBe(201);
    }

    [Fact]
    public async Task Of_very_many_promises_the_last_are_shown()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("new");
        var by = DateTimeOffset.UtcNow.Date.AddDays(10);
        for (var i = 0; i < 55; i++)
            (await desk.Agent.PatchAsync(path, new { promise = new { by = by.AddDays(i).ToString("s") + "Z" } }, ("If-Match", "*"))).ShouldBe(200);

        var promise = (await desk.Customer.GetAsync(path))["promise"]!;

        Assert.Equal(by.AddDays(54), promise.Instant("by").UtcDateTime);
        Assert.Equal(49, promise["history"]!.AsArray().Count);
        Assert.Equal(by.AddDays(53), promise["history"]!.AsArray()[^1].Instant("by").UtcDateTime);
    }

    private static async Task<string> NumberAsync(Desk desk, string path) => (await desk.Agent.GetAsync(path)).Text("reference")["BP-".Length..];
}
