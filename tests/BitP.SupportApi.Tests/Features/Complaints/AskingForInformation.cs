using BitP.SupportApi.Tests.Features.Complaints.Regimes;
using static BitP.SupportApi.Tests.Features.Complaints.Cases;

namespace BitP.SupportApi.Tests.Features.Complaints;

/// <summary>Complainants are asked for what is not there, reminded, and not waited for without end.</summary>
public sealed class AskingForInformation
{
    private const string Monday = "2027-01-04T09:00:00Z";
    private const string Hash = "853793d552635f533aa982b92b35b00e63a1c14e526154563a56315263a13ae1";

    private static readonly object Transaction = new
    {
        kind = "transaction",
        network = "tron",
        txHash = Hash,
        amount = "250.00",
        address = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
        occurredAt = "2026-01-02T03:04:05Z",
    };

    [Theory]
    [InlineData("name", "customer.name")]
    [InlineData("email", "customer.email")]
    [InlineData("phone", "customer.phone")]
    [InlineData("desired_outcome", "desiredOutcome")]
    [InlineData("damage_amount", "damage")]
    [InlineData("transaction_hash", "evidence[1].txHash")]
    [InlineData("transaction_address", "evidence[0].address")]
    [InlineData("transaction_amount", "evidence[1].amount")]
    [InlineData("transaction_time", "evidence[1].occurredAt")]
    [InlineData("authority_document", "representative.authority.document")]
    public async Task What_was_filed_is_not_asked_for_and_is_asked_for_when_it_was_not(string topic, string where)
    {
        var app = await SupportApp.SharedAsync();
        var partner = await app.NewPartnerAsync();
        var full = await partner.FileAcknowledgedAsync(
            app,
            new
            {
                customer = new
                {
                    externalId = "known",
                    name = "Anna",
                    email = "anna@example.com",
                    phone = "+49 30 1234567",
                },
                desiredOutcome = "The fee back.",
                damage = new { amount = "12.50", currency = "EUR" },
                evidence = new[]
                {
                    new
                    {
                        kind = "transaction",
                        network = "tron",
                        address = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
                    },
                    Transaction,
                },
                representative = new { name = "Ann Law", authority = new { kind = "lawyer", document = "Mandate" } },
            }
        );
        var bare = await partner.FileAcknowledgedAsync(
            app,
            new { customer = new { externalId = "unknown" }, representative = new { name = "Ann Law", authority = new { kind = "lawyer" } } }
        );

        var refused = await app.Agent.PostAsync($"{full}/request-information", Asked(topic, Tomorrow));

        refused.ShouldBeProblem(409, "already_known");
        Assert.Contains($"See {where}.", refused.Text("detail"), StringComparison.Ordinal);
        Assert.Equal("acknowledged", (await app.Agent.GetAsync(full)).Text("status"));
        Assert.Equal(["acknowledgement"], await partner.LettersAsync(full));
        await app.Agent.DoneAsync($"{bare}/request-information", Asked(topic, Tomorrow));
        Assert.Contains("Please tell us.", await partner.LetterAsync(bare, "information-request"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_ticket_has_is_not_asked_for()
    {
        var app = await SupportApp.SharedAsync();
        var desk = await Desk.SetAsync(app);
        var ticket = await desk.OpenAsync(
            new
            {
                category = "account_locked",
                fields = new { registeredContact = "anna@example.com" },
                evidence = new[] { Transaction },
            }
        );
        // Evidence that the complaint gives itself is its own; the ticket still has the other.
        var filed = await desk.Partner.PostAsync(
            $"/v1/tickets/{ticket.Text("id")}/complaint",
            new
            {
                evidence = new[]
                {
                    new
                    {
                        kind = "transaction",
                        network = "tron",
                        txHash = Hash,
                    },
                },
            }
        );
        filed.ShouldBe(201);
        var path = filed.Header("Location")!;
        await app.Admin.DoneAsync($"{path}/acknowledge");

        async Task<string> WhereAsync(string topic, string? field = null) =>
            (await app.Agent.PostAsync($"{path}/request-information", Asked(topic, Tomorrow, field))).ShouldBeProblem(409, "already_known").Text("detail");
        Assert.Contains("ticket.fields.registeredContact", await WhereAsync("form_field", "registeredContact"), StringComparison.Ordinal);
        Assert.Contains("See evidence[0].txHash", await WhereAsync("transaction_hash"), StringComparison.Ordinal);
        Assert.Contains("ticket.evidence[0].amount", await WhereAsync("transaction_amount"), StringComparison.Ordinal);
        await app.Agent.DoneAsync($"{path}/request-information", Asked("form_field", Tomorrow, "lastLoginAt"));
    }

    [Fact]
    public async Task What_joined_later_and_what_was_answered_is_not_asked_for()
    {
        var app = await SupportApp.SharedAsync();
        var partner = await app.NewPartnerAsync();
        var path = await partner.FileAcknowledgedAsync(app);
        (
            await partner.PostAsync(
                Root,
                Filed(
                    new
                    {
                        description = "Here it is.",
                        evidence = new[] { Transaction },
                        desiredOutcome = "The fee back.",
                    }
                )
            )
        ).ShouldBe(200);

        async Task<string> WhereAsync(string topic) =>
            (await app.Agent.PostAsync($"{path}/request-information", Asked(topic, Tomorrow))).ShouldBeProblem(409, "already_known").Text("detail");
        Assert.Contains("See submissions[1].evidence.", await WhereAsync("transaction_hash"), StringComparison.Ordinal);
        Assert.Contains("See submissions[1].desiredOutcome.", await WhereAsync("desired_outcome"), StringComparison.Ordinal);
        await app.Agent.DoneAsync($"{path}/request-information", Asked("phone", Tomorrow));
        await partner.DoneAsync($"{path}/provide-information", new { answer = "+49 30 1234567" });
        Assert.Contains("See informationRequests[0].answer.", await WhereAsync("phone"), StringComparison.Ordinal);
        // What kind of thing the others are, only people can tell.
        await app.Agent.DoneAsync($"{path}/request-information", Asked("other", Tomorrow));
        await partner.DoneAsync($"{path}/provide-information", new { answer = "So it was." });
        await app.Agent.DoneAsync($"{path}/request-information", Asked("other", Tomorrow));
        Assert.Equal([1, 2, 3], (await partner.GetAsync($"{path}/documents")).Items.Skip(1).Select(d => d!["edition"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Who_does_not_answer_is_reminded_at_half_of_the_time_and_then_it_goes_on()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(Monday);
        var desk = await Desk.SetAsync(app);
        var path = await desk.Partner.FileAcknowledgedAsync(app);
        await app.Agent.DoneAsync($"{path}/request-information", Asked("transaction_hash"));
        Assert.Equal("awaiting_customer", (await desk.Customer.GetAsync(path)).Text("status"));

        await app.AdvanceAsync("P10D");

        var went = (await desk.Partner.GetAsync(path))["informationRequests"]![0]!;
        Assert.Equal(("2027-01-07T21:00:00Z", "2027-01-11T09:00:00Z", null), (went.Str("remindedAt"), went.Str("endedAt"), went.Str("answeredAt")));
        var events = (await app.Agent.GetAsync($"{path}/timeline")).Items;
        Assert.Equal(
            [("complaint.information_reminded", "2027-01-07T21:00:00Z", "system"), ("complaint.information_missed", "2027-01-11T09:00:00Z", "system")],
            events.TakeLast(2).Select(e => (e.Str("type"), e.Str("at"), e!["actor"].Str("kind")))
        );
        Assert.Equal("investigating", (await desk.Partner.GetAsync(path)).Text("status"));
        await app.Agent.DoneAsync($"{path}/decide", Decision());
    }

    [Fact]
    public async Task Who_goes_on_without_the_answer_is_not_reminded_of_it()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(Monday);
        var partner = await app.NewPartnerAsync();
        var path = await partner.FileAcknowledgedAsync(app);
        await app.Agent.DoneAsync($"{path}/request-information", Asked("transaction_hash"));

        var went = await app.Agent.DoneAsync($"{path}/investigate");
        await app.AdvanceAsync("P8D");

        Assert.Equal(Monday, went["informationRequests"]![0].Str("endedAt"));
        Assert.Equal("complaint.investigated", (await app.Agent.TypesAsync(path))[^1]);
        (await partner.PostAsync($"{path}/provide-information", new { answer = "Late." })).ShouldBeProblem(409, "complaint_status_not_allowed");
    }

    [Theory]
    [InlineData("investigate", null)]
    [InlineData("decide", "decided")]
    [InlineData("withdraw", "withdrawn")]
    public async Task A_step_when_the_time_for_an_answer_is_over_finds_that_it_goes_on(string step, string? status)
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(Monday);
        var partner = await app.NewPartnerAsync();
        var path = await partner.FileAcknowledgedAsync(app);
        await app.Agent.DoneAsync($"{path}/request-information", Asked("transaction_hash"));
        // No node does what is due: it is for the step to notice.
        await app.Database.RunAsync("UPDATE due_work SET wake_at = NULL WHERE kind = 'complaint.deadlines'");
        await app.StopClockAsync("2027-01-11T09:00:00Z");
        Assert.Equal("awaiting_customer", (await app.Agent.GetAsync(path)).Text("status"));

        var answer = await app.Agent.PostAsync($"{path}/{step}", step == "decide" ? Decision() : new { });

        if (status is null)
            answer.ShouldBeProblem(409, "complaint_status_not_allowed");
        else
            Assert.Equal(status, answer.Text("status"));
    }

    [Fact]
    public async Task Where_the_regime_says_so_nothing_more_is_asked_of_who_did_not_answer()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(Monday);
        var desk = await Desk.SetAsync(app);
        var made = await app.Admin.MadeAsync(new { unanswered = "decide" });
        Assert.Equal("decide", made.Text("unanswered"));
        // Of several regimes the one prevails that says so.
        var path = await desk.Partner.FileAcknowledgedAsync(app, Under("eu_mica", made.Text("key")));
        await app.Agent.DoneAsync($"{path}/request-information", Asked("phone"));
        await desk.Partner.DoneAsync($"{path}/provide-information", new { answer = "+49 30 1234567" });
        await app.Agent.DoneAsync($"{path}/request-information", Asked("transaction_hash"));

        await app.AdvanceAsync("P10D");

        Assert.Equal(["complaint.information_reminded", "complaint.information_missed"], (await app.Agent.TypesAsync(path)).TakeLast(2));
        Assert.Equal("investigating", (await desk.Partner.GetAsync(path)).Text("status"));
        var letters = await desk.Partner.LettersAsync(path);
        foreach (var topic in new[] { "transaction_hash", "other" })
            (await app.Agent.PostAsync($"{path}/request-information", Asked(topic, "2027-02-11T09:00:00Z"))).ShouldBeProblem(409, "information_unanswered");
        Assert.Equal(letters, await desk.Partner.LettersAsync(path));
        await app.Agent.DoneAsync($"{path}/decide", Decision());
        // What is looked into again begins anew.
        await app.AdvanceAsync("P1D");
        await app.Agent.DoneAsync($"{path}/reopen", new { reason = "New records." });
        await app.Agent.DoneAsync($"{path}/request-information", Asked("transaction_hash", "2027-02-11T09:00:00Z"));
    }

    [Theory]
    [InlineData("eu_mica")]
    [InlineData("uk_disp")]
    [InlineData("us_cfpb")]
    [InlineData("iso_10002")]
    public async Task Under_the_shipped_regimes_it_goes_on_and_can_be_asked_again(string regime)
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(Monday);
        Assert.Equal("go_on", (await app.Agent.GetAsync($"/v1/complaint-regimes/{regime}")).Text("unanswered"));
        var partner = await app.NewPartnerAsync();
        var path = await partner.FileAcknowledgedAsync(app, Under(regime));
        await app.Agent.DoneAsync($"{path}/request-information", Asked("transaction_hash"));
        await app.AdvanceAsync("P10D");

        Assert.Equal("investigating", (await partner.GetAsync(path)).Text("status"));
        await app.Agent.DoneAsync($"{path}/request-information", Asked("transaction_hash", "2027-02-11T09:00:00Z"));
    }

    [Fact]
    public async Task What_was_answered_and_does_not_help_is_asked_again_with_a_reason_and_not_without_end()
    {
        var app = await SupportApp.SharedAsync();
        var desk = await Desk.SetAsync(app);
        var path = await desk.Partner.FileAcknowledgedAsync(app);
        object Again(string? because, string topic = "transaction_hash") =>
            new
            {
                items = new[]
                {
                    new
                    {
                        topic,
                        what = "The hash, please.",
                        why = "To find it.",
                        againBecause = because,
                    },
                },
                answerBy = Tomorrow,
            };
        Task<Answer> AskAsync(object what) => app.Agent.PostAsync($"{path}/request-information", what);
        (await AskAsync(Again("It was none."))).ShouldRefuse("items[0].againBecause", "not_applicable");
        (await AskAsync(Again(new string('x', 1001)))).ShouldRefuse("items[0].againBecause", "too_long");

        (await AskAsync(Again(null))).ShouldBe(200);
        await desk.Customer.DoneAsync($"{path}/provide-information", new { answer = "I do not know." });
        foreach (var none in new[] { null, " " })
        {
            var refused = (await AskAsync(Again(none))).ShouldBeProblem(409, "already_known");
            Assert.Contains("againBecause", refused.Text("detail"), StringComparison.Ordinal);
        }
        (await AskAsync(Again("It was none.", "transaction_amount"))).ShouldRefuse("items[0].againBecause", "not_applicable");
        var asked = await AskAsync(Again("What you sent is no hash."));

        asked.ShouldBe(200);
        Assert.Equal("What you sent is no hash.", asked["informationRequests"]![1]!["items"]![0].Str("againBecause"));
        Assert.Contains(
            "Why we ask again:\n    What you sent is no hash.",
            await desk.Customer.LetterAsync(path, "information-request"),
            StringComparison.Ordinal
        );
        for (var answers = 2; answers <= 5; answers++)
        {
            if (answers > 2)
                (await AskAsync(Again("And again."))).ShouldBe(200);
            await desk.Customer.DoneAsync($"{path}/provide-information", new { answer = "I do not know." });
        }
        var over = (await AskAsync(Again("And again."))).ShouldBeProblem(409, "complaint_limit_reached");
        Assert.Contains("5", over.Text("detail"), StringComparison.Ordinal);
        // What is held otherwise is not asked for, whatever the reason.
        (await AskAsync(Again(null, "phone"))).ShouldBe(200);
        await desk.Customer.DoneAsync($"{path}/provide-information", new { answer = "It stands with my account." });
        (await desk.Partner.PostAsync(Root, Filed(new { customer = new { externalId = "someone", phone = "+49 30 1234567" } }))).ShouldBe(200);
        var held = (await AskAsync(Again("It was none.", "phone"))).ShouldBeProblem(409, "already_known");
        Assert.Contains("customer.phone", held.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mandate_that_a_representative_sends_later_is_not_asked_for_and_that_of_another_is_no_mandate()
    {
        var app = await SupportApp.SharedAsync();
        var partner = await app.NewPartnerAsync();
        var path = await partner.FileAcknowledgedAsync(app, new { representative = new { name = "Ann Law", authority = new { kind = "lawyer" } } });
        Task<Answer> SayAsync(string name) =>
            partner.PostAsync(Root, Filed(new { representative = new { name, authority = new { kind = "lawyer", document = "Mandate" } } }));

        (await SayAsync("Bea Law")).ShouldBe(200);
        await app.Agent.DoneAsync($"{path}/request-information", Asked("authority_document", Tomorrow));
        await app.Agent.DoneAsync($"{path}/investigate");
        (await SayAsync("Ann Law")).ShouldBe(200);

        var refused = (await app.Agent.PostAsync($"{path}/request-information", Asked("authority_document", Tomorrow))).ShouldBeProblem(409, "already_known");
        Assert.Contains("See submissions[2].representedBy", refused.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_makes_no_sense_is_refused_by_name()
    {
        var app = await SupportApp.SharedAsync();
        var partner = await app.NewPartnerAsync();
        var path = await partner.FileAcknowledgedAsync(app);
        Task<Answer> TryAsync(object? items, string? answerBy = null) =>
            app.Agent.PostAsync($"{path}/request-information", new { items, answerBy = answerBy ?? Tomorrow });

        (await TryAsync(Array.Empty<object>())).ShouldRefuse("items", "required");
        (await TryAsync(new object?[] { null })).ShouldRefuse("items[0]", "required");
        (await TryAsync(Enumerable.Repeat(new { topic = "other", what = "x" }, 21))).ShouldRefuse("items", "too_many");
        (await TryAsync(new[] { new { topic = "other", what = " " } })).ShouldRefuse("items[0].what", "required");
        (await TryAsync(new[] { new { what = "x" } })).ShouldRefuse("items[0].topic", "required");
        (await TryAsync(new[] { new { topic = "form_field", what = "x" } })).ShouldRefuse("items[0].formField", "required");
        (
            await TryAsync(
                new[]
                {
                    new
                    {
                        topic = "other",
                        what = "x",
                        formField = "y",
                    },
                }
            )
        ).ShouldRefuse("items[0].formField", "not_applicable");
        (await TryAsync(new[] { new { topic = "other", what = new string('x', 1001) } })).ShouldRefuse("items[0].what", "too_long");
        (await TryAsync(new[] { new { topic = "other", what = "x" } }, "2020-01-01T00:00:00Z")).ShouldRefuse("answerBy", "out_of_range");
        (await TryAsync(new[] { new { topic = "other", what = "x" } }, "2100-01-01T00:00:00Z")).ShouldRefuse("answerBy", "out_of_range");
        Assert.Equal(400, (await TryAsync(new[] { new { topic = "password", what = "x" } })).Status);
    }

    private static string Tomorrow => DateTimeOffset.UtcNow.AddDays(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);
}
