namespace BitP.SupportApi.Tests.Features.Tickets;

public sealed class ReadingATicket
{
    [Theory]
    [InlineData("partner")]
    [InlineData("customer")]
    [InlineData("agent")]
    [InlineData("supervisor")]
    [InlineData("admin")]
    public async Task It_is_found_by_its_id_and_by_its_reference_in_any_case(string kind)
    {
        var desk = await Desk.SetAsync();
        var opened = await desk.OpenAsync();
        var reference = opened.Text("reference");

        foreach (var key in new[] { opened.Text("id"), opened.Text("id").ToUpperInvariant(), reference, reference.ToLowerInvariant() })
        {
            var read = await desk.By(kind).GetAsync($"/v1/tickets/{key}");
            read.ShouldBe(200);
            Assert.Equal(opened.Text("id"), read.Text("id"));
            Assert.Equal("\"1\"", read.VersionTag);
        }
    }

    [Fact]
    public async Task What_is_known_already_is_not_sent_again()
    {
        var desk = await Desk.SetAsync();
        var opened = await desk.OpenAsync();
        var (path, known) = (opened.Header("Location")!, ("If-None-Match", opened.ETag!));

        var again = await desk.Partner.GetAsync(path, known);
        Assert.Equal((304, ""), (again.Status, again.Raw));
        await desk.Agent.PostAsync($"{path}/messages", new { body = "Hello" });
        (await desk.Partner.GetAsync(path, known)).ShouldBe(200);
    }

    [Fact]
    public async Task Somebody_elses_does_not_exist_whatever_is_done_with_it()
    {
        var (desk, other) = (await Desk.SetAsync(), await Desk.SetAsync());
        var opened = await desk.OpenAsync();
        var (neighbour, _) = await desk.Partner.NewCustomerAsync("neighbour");

        foreach (var stranger in new[] { other.Partner, other.Customer, neighbour })
        foreach (var key in new[] { opened.Text("id"), opened.Text("reference") })
        {
            var path = $"/v1/tickets/{key}";
            foreach (var part in new[] { "", "/messages", "/progress", "/transcript" })
                (await stranger.GetAsync(path + part)).ShouldBeProblem(404, "ticket_not_found");
            (await stranger.PostAsync($"{path}/messages", new { body = "Hello" })).ShouldBeProblem(404, "ticket_not_found");
            foreach (var step in new[] { "solve", "close", "reopen" })
                (await stranger.PostAsync($"{path}/{step}")).ShouldBeProblem(404, "ticket_not_found");
        }
        (await other.Partner.PatchAsync($"/v1/tickets/{opened.Text("id")}", new { subject = "Mine" }, ("If-Match", "*"))).ShouldBeProblem(
            404,
            "ticket_not_found"
        );
        Assert.Equal(1, (await desk.Partner.GetAsync(opened.Header("Location")!))["version"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("BP-1")]
    [InlineData("BP-0")]
    [InlineData("BP--5")]
    [InlineData("BP-99999999999999999999999")]
    [InlineData("CP-100001")]
    [InlineData("nonsense")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("0198f0a0-0000-7000-8000-000000000000")]
    public async Task What_no_ticket_is_called_is_not_found(string key)
    {
        var app = await SupportApp.SharedAsync();

        foreach (var part in new[] { "", "/messages", "/progress", "/transcript", "/timeline" })
            (await app.Agent.GetAsync($"/v1/tickets/{key}{part}")).ShouldBeProblem(404, "ticket_not_found");
        foreach (var step in new[] { "wait", "hold", "solve", "close", "reopen" })
            (await app.Agent.PostAsync($"/v1/tickets/{key}/{step}")).ShouldBeProblem(404, "ticket_not_found");
        (await app.Agent.PostAsync($"/v1/tickets/{key}/messages", new { body = "?" })).ShouldBeProblem(404, "ticket_not_found");
        (await app.Agent.PostAsync($"/v1/tickets/{key}/assign", new { team = "funds" })).ShouldBeProblem(404, "ticket_not_found");
    }

    [Fact]
    public async Task A_customer_sees_nothing_but_its_own()
    {
        var desk = await Desk.SetAsync();
        await desk.OpenAsync(new { customer = new { externalId = "neighbour" } });
        var mine = await desk.OpenAsync();

        var list = await desk.Customer.GetAsync("/v1/tickets");

        Assert.Equal(mine.Text("id"), Assert.Single(list.Items).Str("id"));
        Assert.Equal(2, (await desk.Partner.GetAsync("/v1/tickets")).Items.Count);
    }
}
