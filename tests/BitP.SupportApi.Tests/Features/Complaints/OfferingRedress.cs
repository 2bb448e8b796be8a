namespace BitP.SupportApi.Tests.Features.Complaints;

/// <summary>What complainants are offered and given, from the offer to the payment.</summary>
public sealed class OfferingRedress
{
    private static readonly object Fee = new
    {
        amount = "12.50",
        currency = "EUR",
        kind = "refund",
        description = "The fee.",
    };

    [Fact]
    public async Task What_comes_with_the_decision_is_accepted_approved_and_paid_after_the_end()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(FiledComplaint.Monday);
        var complaint = await FiledComplaint.FileAsync(app);
        var decided = await complaint.DecideAsync(redress: Desk.Merge([], Fee));

        var offered = decided["redress"]![0]!;
        Assert.Equal(
            ("offered", "12.50", "EUR", "Mei Lin"),
            (offered.Str("status"), offered.Str("amount"), offered.Str("currency"), offered["proposedBy"].Str("name"))
        );
        var letter = await complaint.Partner.GetAsync($"{complaint.Path}/documents/final-response", ("Accept", "text/plain"));
        Assert.Contains("12.50\u00a0EUR", letter.Raw, StringComparison.Ordinal);
        Assert.Contains("The fee.", letter.Raw, StringComparison.Ordinal);
        var path = $"{complaint.Path}/redress/{offered.Str("id")}";
        var seen = (await complaint.Customer.GetAsync($"{complaint.Path}/redress")).Items.Single();
        Assert.Equal(["accept", "decline"], seen!["allowedTransitions"].Strings());
        var accepted = await complaint.Customer.PostAsync($"{path}/accept");
        accepted.ShouldBe(200);
        Assert.Equal("accepted", accepted["redress"]![0].Str("status"));
        (await complaint.DoAsync("close")).ShouldBe(200);
        (await app.Supervisor.PostAsync($"{path}/approve")).ShouldBe(200);
        await app.AdvanceAsync("P2D");
        var paid = await app.Agent.PostAsync($"{path}/pay", new { reference = "SEPA-1" });

        paid.ShouldBe(200);
        Assert.Equal("closed", paid.Text("status"));
        var given = paid["redress"]![0]!;
        Assert.Equal(
            ("paid", "SEPA-1", "2027-01-06T09:00:00Z", "Jonas Weber"),
            (given.Str("status"), given.Str("paymentReference"), given.Str("paidAt"), given["approvedBy"].Str("name"))
        );
        Assert.Equal(
            ["redress_offered", "document_issued", "redress_accepted", "closed", "redress_approved", "redress_paid"],
            (await complaint.TimelineAsync()).Select(t => t["complaint.".Length..]).SkipWhile(t => t != "redress_offered")
        );
    }

    [Fact]
    public async Task A_letter_after_a_reopening_offers_what_is_new()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(FiledComplaint.Monday);
        var complaint = await FiledComplaint.FileAsync(app);
        await complaint.DecideAsync(redress: Desk.Merge([], Fee));
        var paid = await PathAsync(complaint);
        var taken = await OfferAsync(complaint, new { amount = "20.00", description = "Goods." });
        await OfferAsync(complaint, new { amount = "30.00", description = "A voucher." });
        foreach (var path in new[] { paid, taken })
            (await complaint.Customer.PostAsync($"{path}/accept")).ShouldBe(200);
        (await app.Supervisor.PostAsync($"{paid}/approve")).ShouldBe(200);
        (await app.Agent.PostAsync($"{paid}/pay", new { reference = "SEPA-1" })).ShouldBe(200);
        await app.AdvanceAsync("P1D");
        (await complaint.DoAsync("reopen", new { reason = "New records." })).ShouldBe(200);
        // What is given while it is looked into is told with the decision.
        var given = await OfferAsync(complaint, new { amount = "40.00", description = "For the wait." });
        (await complaint.Partner.PostAsync($"{given}/accept")).ShouldBe(200);
        (await app.Supervisor.PostAsync($"{given}/approve")).ShouldBe(200);
        (await app.Agent.PostAsync($"{given}/pay", new { reference = "SEPA-2" })).ShouldBe(200);

        (
            await complaint.DoAsync(
                "decide",
                FiledComplaint.Decision(
                    redress: Desk.Merge(Desk.Merge([], Fee), new { amount = "50.00", description = "More." }),
                    deviationReason: "It is another case."
                )
            )
        ).ShouldBe(200);

        var letter = (await complaint.Partner.GetAsync($"{complaint.Path}/documents/final-response", ("Accept", "text/plain"))).Raw;
        Assert.All(["40.00", "50.00"], amount => Assert.Contains($"{amount}\u00a0EUR", letter, StringComparison.Ordinal));
        Assert.All(["12.50", "20.00", "30.00"], amount => Assert.DoesNotContain($"{amount}\u00a0EUR", letter, StringComparison.Ordinal));
        // Nothing of it is lost for that.
        Assert.Equal(
            ["12.50 paid", "20.00 accepted", "30.00 expired", "40.00 paid", "50.00 offered"],
            (await complaint.Partner.GetAsync(complaint.Path))["redress"]!.AsArray().Select(r => $"{r.Str("amount")} {r.Str("status")}")
        );
    }

    [Fact]
    public async Task Complainants_do_not_see_who_offered_and_approved()
    {
        var app = await SupportApp.SharedAsync();
        var complaint = await FiledComplaint.FileAsync(app);
        var path = await OfferAsync(complaint);
        (await complaint.Partner.PostAsync($"{path}/accept")).ShouldBe(200);
        (await app.Supervisor.PostAsync($"{path}/approve")).ShouldBe(200);
        (await app.Agent.PostAsync($"{path}/pay", new { reference = "SEPA-1" })).ShouldBe(200);

        foreach (var caller in new[] { complaint.Partner, complaint.Customer })
        {
            var seen = (await caller.GetAsync(complaint.Path))["redress"]![0]!;
            Assert.Equal(("paid", "SEPA-1"), (seen.Str("status"), seen.Str("paymentReference")));
            Assert.All(["proposedBy", "answeredBy", "approvedBy", "paidBy"], member => Assert.Null(seen[member]));
        }
        var told = await Desk.FeedAsync(complaint.Partner, "complaint.*", 5);
        Assert.Contains("complaint.redress_approved", told.Select(e => e.Str("type")));
        Assert.DoesNotContain(told, e => e!["actor"].Str("name") is "Mei Lin" or "Jonas Weber");
        Assert.NotNull((await app.Agent.GetAsync(complaint.Path))["redress"]![0]!["approvedBy"].Str("name"));
    }

    [Fact]
    public async Task It_takes_two_persons_whatever_their_keys()
    {
        var app = await SupportApp.SharedAsync();
        var complaint = await FiledComplaint.FileAsync(app);
        var (agent, agentId, _) = await app.PersonAsync("agent");
        var asSupervisor = await app.KeyOfAsync(agentId, "supervisor");
        var asAdmin = await app.KeyOfAsync(agentId, "admin");
        (await app.Admin.PostAsync($"{complaint.Path}/redress", Fee)).ShouldBeProblem(403, "person_needed");
        (await agent.PostAsync($"{complaint.Path}/redress", Fee)).ShouldBe(200);
        var path = await PathAsync(complaint);
        (await complaint.Customer.PostAsync($"{path}/accept")).ShouldBe(200);

        (await agent.PostAsync($"{path}/approve")).ShouldBeProblem(403, "actor_not_allowed");
        (await asSupervisor.PostAsync($"{path}/approve")).ShouldBeProblem(403, "second_person_needed");
        (await asAdmin.PostAsync($"{path}/approve")).ShouldBeProblem(403, "second_person_needed");
        (await app.Admin.PostAsync($"{path}/approve")).ShouldBeProblem(403, "person_needed");
        Assert.Empty((await asAdmin.GetAsync(complaint.Path))["redress"]![0]!["allowedTransitions"]!.AsArray());
        Assert.Equal(["approve"], (await app.Supervisor.GetAsync(complaint.Path))["redress"]![0]!["allowedTransitions"].Strings());
        (await app.Supervisor.PostAsync($"{path}/approve")).ShouldBe(200);
    }

    [Fact]
    public async Task It_is_paid_only_once_it_was_accepted_and_approved()
    {
        var app = await SupportApp.SharedAsync();
        var complaint = await FiledComplaint.FileAsync(app);
        var path = await OfferAsync(complaint);

        (await app.Agent.PostAsync($"{path}/pay", new { reference = "SEPA-1" })).ShouldBeProblem(409, "redress_status_not_allowed");
        var early = await app.Supervisor.PostAsync($"{path}/approve");
        early.ShouldBeProblem(409, "redress_status_not_allowed");
        Assert.Equal(["accept", "decline"], early["allowedTransitions"].Strings());
        (await complaint.Partner.PostAsync($"{path}/accept")).ShouldBe(200);
        (await app.Agent.PostAsync($"{path}/pay", new { reference = "SEPA-1" })).ShouldBeProblem(409, "redress_status_not_allowed");
        (await complaint.Partner.PostAsync($"{path}/pay", new { reference = "SEPA-1" })).ShouldBeProblem(403, "actor_not_allowed");
        (await complaint.Customer.PostAsync($"{path}/decline")).ShouldBeProblem(409, "redress_status_not_allowed");
        (await app.Supervisor.PostAsync($"{path}/approve")).ShouldBe(200);
        (await app.Agent.PostAsync($"{path}/pay", new { reference = " " })).ShouldRefuse("reference", "required");
        (await app.Agent.PostAsync($"{path}/pay", new { reference = "A", paidAt = "2090-01-01T00:00:00Z" })).ShouldRefuse("paidAt", "out_of_range");
        (await app.Agent.PostAsync($"{path}/pay", new { reference = "A", paidAt = "2020-01-01T00:00:00Z" })).ShouldRefuse("paidAt", "out_of_range");
        (await app.Agent.PostAsync($"{path}/pay", new { reference = "SEPA-1" })).ShouldBe(200);
        (await app.Agent.PostAsync($"{path}/pay", new { reference = "SEPA-2" })).ShouldBeProblem(409, "redress_status_not_allowed");
    }

    [Fact]
    public async Task An_offer_expires_of_itself_also_after_the_end()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(FiledComplaint.Monday);
        var complaint = await FiledComplaint.FileAsync(app);
        await complaint.CloseAsync();
        var before = await app.Agent.GetAsync(complaint.Path);
        var first = await OfferAsync(complaint, new { expiresAt = "2027-01-11T09:00:00Z" });
        var second = await OfferAsync(complaint, new { expiresAt = "2027-01-12T09:00:00Z" });
        (await complaint.Partner.PostAsync($"{second}/accept")).ShouldBe(200);
        var third = await OfferAsync(complaint);

        await app.AdvanceAsync("P7D");

        (await complaint.Partner.PostAsync($"{first}/accept")).ShouldBeProblem(409, "redress_status_not_allowed");
        await app.AdvanceAsync("P100D");
        var after = await app.Agent.GetAsync(complaint.Path);
        Assert.Equal(["expired", "accepted", "offered"], after["redress"]!.AsArray().Select(r => r.Str("status")));
        var expired = (await app.Agent.GetAsync($"{complaint.Path}/timeline?limit=200")).Items.Single(e => e.Str("type") == "complaint.redress_expired")!;
        Assert.Equal(("2027-01-11T09:00:00Z", "system"), (expired.Str("at"), expired["actor"].Str("kind")));
        Assert.Equal(before["regimes"]!.ToJsonString(), after["regimes"]!.ToJsonString());
        (await complaint.Partner.PostAsync($"{third}/decline")).ShouldBe(200);
    }

    [Fact]
    public async Task What_expires_after_a_withdrawal_breaches_no_limit_of_the_complaint()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(FiledComplaint.Monday);
        var complaint = await FiledComplaint.FileAsync(app);
        await OfferAsync(complaint, new { expiresAt = "2027-06-01T00:00:00Z" });
        (await complaint.DoAsync("withdraw")).ShouldBe(200);

        await app.AdvanceAsync("P200D");

        Assert.Equal(["complaint.filed", "complaint.redress_offered", "complaint.withdrawn", "complaint.redress_expired"], await complaint.TimelineAsync());
    }

    [Theory]
    [InlineData("1e9", "EUR", "amount", "amount")]
    [InlineData("-1", "EUR", "amount", "amount")]
    [InlineData("007", "EUR", "amount", "amount")]
    [InlineData("1,50", "EUR", "amount", "amount")]
    [InlineData(".5", "EUR", "amount", "amount")]
    [InlineData("1000000000000000", "EUR", "amount", "amount")]
    [InlineData("0", "EUR", "amount", "out_of_range")]
    [InlineData("0.00", "EUR", "amount", "out_of_range")]
    [InlineData("999999999999999.99999999999999", "USDT", "amount", "out_of_range")]
    [InlineData("0.1", "JPY", "amount", "decimals")]
    [InlineData("12.345", "EUR", "amount", "decimals")]
    [InlineData("1.0000", "KWD", "amount", "decimals")]
    [InlineData("1", "euro", "currency", "format")]
    [InlineData("1", null, "currency", "required")]
    public async Task An_amount_that_is_none_is_refused(string amount, string? currency, string member, string code)
    {
        var desk = await Desk.SetAsync();
        var complaint = await FiledComplaint.FileAsync(desk.App);

        (await complaint.DoAsync("redress", Money(amount, currency))).ShouldRefuse(member, code);
        (await complaint.DoAsync("decide", FiledComplaint.Decision(redress: Money(amount, currency)))).ShouldRefuse($"redress.{member}", code);
        (
            await desk.Partner.PostAsync(
                "/v1/complaints",
                new
                {
                    description = "It hurts.",
                    customerId = desk.CustomerId,
                    damage = new { amount, currency },
                }
            )
        ).ShouldRefuse($"damage.{member}", code);
    }

    [Theory]
    [InlineData("100", "JPY")]
    [InlineData("0.001", "KWD")]
    [InlineData("0.01", "EUR")]
    [InlineData("0.000000000000000001", "USDT")]
    [InlineData("999999999999999", "EUR")]
    public async Task An_amount_has_the_decimals_of_its_currency(string amount, string currency)
    {
        var complaint = await FiledComplaint.FileAsync(await SupportApp.SharedAsync(), new { damage = new { amount, currency } });

        var offered = await complaint.DoAsync("redress", Money(amount, currency));

        offered.ShouldBe(200);
        Assert.Equal((amount, amount), (offered["redress"]![0].Str("amount"), offered["damage"].Str("amount")));
    }

    [Fact]
    public async Task What_is_refused_with_the_decision_decides_nothing()
    {
        var complaint = await FiledComplaint.FileAsync(await SupportApp.SharedAsync());
        (await complaint.DoAsync("acknowledge")).ShouldBe(200);

        (
            await complaint.DoAsync(
                "decide",
                FiledComplaint.Decision("upheld", Desk.Merge(Desk.Merge([], Fee), new { expiresAt = "2020-01-01T00:00:00Z" }), "So.")
            )
        ).ShouldRefuse("redress.expiresAt", "out_of_range");
        (await complaint.App.Admin.PostAsync($"{complaint.Path}/decide", FiledComplaint.Decision("upheld", Fee, "So."))).ShouldBeProblem(403, "person_needed");

        Assert.Equal("acknowledged", (await complaint.App.Agent.GetAsync(complaint.Path)).Text("status"));
        Assert.DoesNotContain("complaint.decided", await complaint.TimelineAsync());
    }

    [Fact]
    public async Task What_is_anothers_is_not_there()
    {
        var app = await SupportApp.SharedAsync();
        var complaint = await FiledComplaint.FileAsync(app);
        var other = await FiledComplaint.FileAsync(app);
        var path = await OfferAsync(complaint);
        var id = path.Split('/')[^1];

        (await other.Partner.PostAsync($"{path}/accept")).ShouldBeProblem(404, "complaint_not_found");
        (await other.Partner.GetAsync($"{complaint.Path}/redress")).ShouldBeProblem(404, "complaint_not_found");
        (await other.Partner.PostAsync($"{other.Path}/redress/{id}/accept")).ShouldBeProblem(404, "redress_not_found");
        (await complaint.Partner.PostAsync($"{complaint.Path}/redress/{Guid.NewGuid()}/accept")).ShouldBeProblem(404, "redress_not_found");
        (await complaint.Partner.PostAsync($"{complaint.Path}/redress", Fee)).ShouldBeProblem(403, "actor_not_allowed");
        Assert.Equal("offered", (await complaint.LastAsync("redress")).Str("status"));
    }

    [Fact]
    public async Task A_complaint_takes_so_many_offers()
    {
        var complaint = await FiledComplaint.FileAsync(await SupportApp.SharedAsync());
        for (var i = 0; i < 20; i++)
            (await complaint.DoAsync("redress", Fee)).ShouldBe(200);

        (await complaint.DoAsync("redress", Fee)).ShouldBeProblem(409, "complaint_limit_reached");
    }

    private static object Money(string amount, string? currency) =>
        new
        {
            amount,
            currency,
            kind = "goodwill",
        };

    private static async Task<string> OfferAsync(FiledComplaint complaint, object? with = null)
    {
        (await complaint.DoAsync("redress", Desk.Merge(Desk.Merge([], Fee), with))).ShouldBe(200);
        return await PathAsync(complaint);
    }

    private static async Task<string> PathAsync(FiledComplaint complaint) => $"{complaint.Path}/redress/{(await complaint.LastAsync("redress")).Str("id")}";
}
