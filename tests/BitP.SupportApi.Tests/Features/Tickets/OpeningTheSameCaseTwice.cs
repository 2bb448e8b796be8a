namespace BitP.SupportApi.Tests.Features.Tickets;

public sealed class OpeningTheSameCaseTwice
{
    private const string Hex = "853793d552635f533aa982b92b35b00e63a1c14e526154563a56315263a13ae1";

    private static Task<Answer> OpenAsync(Desk desk, object? with = null) =>
        desk.Partner.PostAsync("/v1/tickets", Desk.Merge(desk.Case(new { allowDuplicate = false }), with));

    private static object About(string? network, string txHash, string category = "deposit") =>
        new
        {
            category,
            evidence = new[]
            {
                new
                {
                    kind = "transaction",
                    network,
                    txHash,
                },
            },
        };

    private static void ShouldPointTo(Answer refused, Answer first)
    {
        refused.ShouldBeProblem(409, "ticket_duplicate");
        Assert.Equal(first.Text("id"), refused["existing"].Str("id"));
        Assert.Equal(first.Text("reference"), refused["existing"].Str("reference"));
        Assert.Contains(first.Text("reference"), refused.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_of_the_same_category_is_refused_and_names_the_first()
    {
        var desk = await Desk.SetAsync();
        var first = await OpenAsync(desk);

        var second = await OpenAsync(desk, new { subject = "Quite another subject" });

        ShouldPointTo(second, first);
        Assert.Single((await desk.Partner.GetAsync("/v1/tickets")).Items);
        ShouldPointTo(await desk.Customer.PostAsync("/v1/tickets", Desk.Case(null, new { allowDuplicate = false })), first);
        ShouldPointTo(await desk.Agent.PostAsync("/v1/tickets", Desk.Case(null, new { customerId = desk.CustomerId, allowDuplicate = (bool?)null })), first);
    }

    [Fact]
    public async Task Another_category_is_another_case()
    {
        var desk = await Desk.SetAsync();
        await OpenAsync(desk);

        (await OpenAsync(desk, new { category = "login" })).ShouldBe(201);
    }

    [Theory]
    [InlineData("tron", Hex, "TRC-20", "853793D552635F533AA982B92B35B00E63A1C14E526154563A56315263A13AE1")]
    [InlineData("ethereum", "0x" + Hex, "erc20", Hex)]
    [InlineData("ethereum", "0x" + Hex, "eth", "0x853793D552635F533AA982B92B35B00E63A1C14E526154563A56315263A13AE1")]
    [InlineData("ton", Hex, "ton", "hTeT1VJjX1M6qYK5KzWwDmOhwU5SYVRWOlYxUmOhOuE=")]
    [InlineData("bitcoin", Hex, null, "853793D552635F533AA982B92B35B00E63A1C14E526154563A56315263A13AE1")]
    [InlineData(null, Hex, "ethereum", "0x" + Hex)]
    [InlineData("newchain", " " + Hex, "newchain", "0x853793D552635F533AA982B92B35B00E63A1C14E526154563A56315263A13AE1")]
    [InlineData("newchain", "Some-Hash-1", "newchain", " Some-Hash-1 ")]
    public async Task The_same_transaction_in_another_spelling_and_category_is_the_same_case(string? network, string hash, string? again, string spelt)
    {
        var desk = await Desk.SetAsync();
        var first = await OpenAsync(desk, About(network, hash));
        first.ShouldBe(201);

        ShouldPointTo(await OpenAsync(desk, About(again, spelt, "withdrawal_failed")), first);
    }

    [Fact]
    public async Task Another_transaction_in_another_category_is_another_case()
    {
        var desk = await Desk.SetAsync();
        await OpenAsync(desk, About("tron", Hex));

        (await OpenAsync(desk, About("tron", $"0{Hex[1..]}", "other"))).ShouldBe(201);
        // Base58 has two cases: these are two transactions.
        (await OpenAsync(desk, About("newchain", "Abc", "login"))).ShouldBe(201);
        (await OpenAsync(desk, About("newchain", "aBC", "phishing"))).ShouldBe(201);
    }

    [Theory]
    [InlineData("new")]
    [InlineData("open")]
    [InlineData("pending")]
    [InlineData("on_hold")]
    public async Task It_is_the_same_as_long_as_the_first_is_not_solved(string status)
    {
        var desk = await Desk.SetAsync();
        var first = await desk.Agent.GetAsync(await desk.OpenInAsync(status));

        ShouldPointTo(await OpenAsync(desk), first);
    }

    [Theory]
    [InlineData("solved")]
    [InlineData("closed")]
    public async Task After_the_first_was_solved_it_is_a_new_case(string status)
    {
        var desk = await Desk.SetAsync();
        await desk.OpenInAsync(status);

        (await OpenAsync(desk)).ShouldBe(201);
    }

    [Fact]
    public async Task Whoever_insists_gets_a_second_one()
    {
        var desk = await Desk.SetAsync();
        await OpenAsync(desk, About("tron", Hex));

        (await OpenAsync(desk, Desk.Merge(Desk.Case(null, About("tron", Hex)), new { allowDuplicate = true }))).ShouldBe(201);
    }

    [Fact]
    public async Task Another_customer_and_another_partner_have_cases_of_their_own()
    {
        var (desk, other) = (await Desk.SetAsync(), await Desk.SetAsync());
        await OpenAsync(desk, About("tron", Hex));

        (await desk.Partner.PostAsync("/v1/tickets", Desk.Merge(Desk.Case("neighbour", About("tron", Hex)), new { allowDuplicate = false }))).ShouldBe(201);
        (await OpenAsync(other, About("tron", Hex))).ShouldBe(201);
    }

    [Fact]
    public async Task Of_several_in_the_same_moment_one_is_opened()
    {
        var desk = await Desk.SetAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => OpenAsync(desk)));

        var first = Assert.Single(answers, a => a.Status == 201);
        Assert.All(answers.Where(a => a != first), a => ShouldPointTo(a, first));
    }
}
