namespace BitP.SupportApi.Tests.Features.Tickets;

/// <summary>What the guards against duplicates are worth when requests arrive together.</summary>
public sealed class OpeningTicketsAtTheSameTime
{
    private const int Requests = 32;

    private static readonly string[] Categories =
    [
        "account_locked",
        "login",
        "withdrawal_pending",
        "withdrawal_not_received",
        "withdrawal_failed",
        "deposit",
        "transaction_failed",
        "account_security",
        "phishing",
        "transaction_dispute",
        "technical_fault",
        "feature_question",
        "other",
    ];

    [Fact]
    public Task Of_many_equal_ones_one_is_opened() => OneIsOpenedAsync(nodes: 1, _ => "other", withHash: false);

    [PostgreSqlFact]
    public Task Of_many_equal_ones_one_is_opened_over_two_nodes() => OneIsOpenedAsync(nodes: 2, _ => "other", withHash: false);

    [Fact]
    public Task Of_many_about_one_transaction_one_is_opened_whatever_their_categories() =>
        OneIsOpenedAsync(nodes: 1, n => Categories[n % Categories.Length], withHash: true);

    [PostgreSqlFact]
    public Task Of_many_about_one_transaction_one_is_opened_over_two_nodes() =>
        OneIsOpenedAsync(nodes: 2, n => Categories[n % Categories.Length], withHash: true);

    [Fact]
    public Task First_tickets_of_a_customer_make_one_customer() => OneCustomerAsync(nodes: 1);

    [PostgreSqlFact]
    public Task First_tickets_of_a_customer_make_one_customer_over_two_nodes() => OneCustomerAsync(nodes: 2);

    [Fact]
    public async Task Different_ones_of_one_customer_are_all_opened()
    {
        await using var cluster = await Cluster.StartAsync(TestDatabase.IsPostgreSql ? 2 : 1);

        var answers = await Task.WhenAll(Categories.Select((category, n) => OpenAsync(cluster[n].PartnerA, category, allowDuplicate: false)));

        Assert.All(answers, a => a.ShouldBe(201));
    }

    [Fact]
    public async Task Each_of_them_gets_a_reference_of_its_own()
    {
        await using var cluster = await Cluster.StartAsync(TestDatabase.IsPostgreSql ? 2 : 1);

        var answers = await Task.WhenAll(Enumerable.Range(0, 150).Select(n => OpenAsync(cluster[n].PartnerA, "other", allowDuplicate: true, $"customer-{n}")));

        Assert.All(answers, a => a.ShouldBe(201));
        Assert.Equal(answers.Length, answers.Select(a => a.Text("reference")).Distinct().Count());
    }

    [Fact]
    public async Task Twins_with_one_idempotency_key_are_one()
    {
        await using var cluster = await Cluster.StartAsync(TestDatabase.IsPostgreSql ? 2 : 1);
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());

        var answers = await Task.WhenAll(
            Enumerable.Range(0, Requests).Select(n => OpenAsync(cluster[n].PartnerA, "other", allowDuplicate: true, headers: key))
        );

        Assert.All(answers, a => a.ShouldBe(201));
        Assert.Single(answers.Select(a => a.Raw).Distinct());
        Assert.Single(answers, a => a.Header("Idempotency-Replayed") is null);
        Assert.Equal(1, await cluster[0].Database.CountAsync($"SELECT count(*) FROM tickets WHERE subject = '{Subject}'"));
    }

    private const string Subject = "Withdrawal has not arrived";

    private static async Task OneIsOpenedAsync(int nodes, Func<int, string> category, bool withHash)
    {
        await using var cluster = await Cluster.StartAsync(nodes);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, Requests).Select(n => OpenAsync(cluster[n].PartnerA, category(n), allowDuplicate: false, withHash: withHash))
        );

        var opened = Assert.Single(answers, a => a.Status == 201);
        foreach (var refused in answers.Where(a => a != opened))
        {
            refused.ShouldBeProblem(409, "ticket_duplicate");
            Assert.Equal(opened.Text("id"), refused["existing"]!["id"]!.GetValue<string>());
            Assert.Equal(opened.Text("reference"), refused["existing"]!["reference"]!.GetValue<string>());
        }
        Assert.Equal(1, await cluster[0].Database.CountAsync($"SELECT count(*) FROM tickets WHERE subject = '{Subject}'"));
    }

    private static async Task OneCustomerAsync(int nodes)
    {
        await using var cluster = await Cluster.StartAsync(nodes);

        var answers = await Task.WhenAll(Enumerable.Range(0, Requests).Select(n => OpenAsync(cluster[n].PartnerA, "other", allowDuplicate: true)));

        Assert.All(answers, a => a.ShouldBe(201));
        Assert.Single(answers.Select(a => a["customer"]!["id"]!.GetValue<string>()).Distinct());
        Assert.Equal(1, await cluster[0].Database.CountAsync("SELECT count(*) FROM customers WHERE external_id = 'somebody'"));
        Assert.Equal(1, await cluster[0].Database.CountAsync("SELECT count(*) FROM events WHERE type = 'customer.created' AND data LIKE '%somebody%'"));
    }

    private static Task<Answer> OpenAsync(
        Caller partner,
        string category,
        bool allowDuplicate,
        string customer = "somebody",
        bool withHash = false,
        params (string, string)[] headers
    ) =>
        partner.PostAsync(
            "/v1/tickets",
            new
            {
                subject = Subject,
                description = "Three hours ago.",
                category,
                channel = "app",
                customer = new { externalId = customer },
                evidence = withHash
                    ? new[]
                    {
                        new
                        {
                            kind = "transaction",
                            network = "tron",
                            txHash = "853793d552635f533aa982b92b35b00e63a1c14e526154563a56315263a13ae1",
                        },
                    }
                    : null,
                fields = category == "account_locked" ? new { registeredContact = "anna@example.com" } : null,
                allowDuplicate,
            },
            headers
        );
}
