using System.Text.Json.Nodes;
using static BitP.SupportApi.Tests.Features.Complaints.Cases;

namespace BitP.SupportApi.Tests.Features.Complaints;

/// <summary>What the published form asks can be said when a complaint is filed, and nothing of it has to be.</summary>
public sealed class FilingByTheForm
{
    private static readonly Dictionary<string, string> Answers = new()
    {
        ["complainant.identifier"] = "LEI 5493001KJTIIGC8Y1R12",
        ["complainant.address"] = "1 Example Street, London",
        ["representative.contact"] = "2 Example Street, London",
        ["service"] = "Withdrawals, contract 17",
        ["factDates"] = "3 to 12 November",
        ["damage"] = "I missed a payment.\nAnd the fee.",
        ["comments"] = "Nothing else.",
    };

    [Fact]
    public async Task Every_field_that_the_form_names_can_be_sent_where_the_form_says()
    {
        var app = await SupportApp.SharedAsync();
        var desk = await Desk.SetAsync();
        var fields = (await app.Anonymous.GetAsync("/v1/complaint-procedure"))["form"]!["fields"]!.AsArray();
        var own = fields.Select(f => f.Str("member")!).Where(m => m.StartsWith("form.", StringComparison.Ordinal)).ToArray();
        Assert.Equal(Answers.Keys.Select(name => $"form.{name}"), own);
        Assert.Equal(
            [
                "customer.name",
                "customer.email",
                "customer.phone",
                "representative.name",
                "representative.authority",
                "subject",
                "description",
                "desiredOutcome",
                "evidence",
            ],
            fields.Select(f => f.Str("member")!).Except(own)
        );
        var path = await desk.Partner.FileAsync(
            new
            {
                customer = new
                {
                    externalId = "by-form",
                    name = "Anna Wagner",
                    email = "anna@example.com",
                    phone = "+49 30 1234567",
                },
                representative = new { name = "Ann Law", authority = new { kind = "lawyer" } },
                subject = "Nine days",
                desiredOutcome = "The fee back.",
                evidence = Array.Empty<object>(),
                form = Answers,
            }
        );

        await desk.Agent.DoneAsync($"{path}/acknowledge");
        var letter = await desk.Partner.LetterAsync(path, "acknowledgement");

        foreach (var reader in new[] { desk.Agent, desk.Partner })
        {
            var seen = await reader.GetAsync(path);
            foreach (var form in new[] { seen["form"]!, seen["submissions"]![0]!["form"]! })
                Assert.Equal(Answers, form.AsObject().ToDictionary(f => f.Key, f => f.Value!.GetValue<string>()));
        }
        Assert.Contains("The service and the contract or account that your complaint is about", letter, StringComparison.Ordinal);
        Assert.All(Answers.Values.SelectMany(a => a.Split('\n')), answer => Assert.Contains(answer, letter, StringComparison.Ordinal));
        // The feed names the fields; what was answered stands in the complaint and in its letter, whose hash is in the chain.
        var told = (await desk.Agent.GetAsync($"{path}/timeline")).Items[0]!;
        Assert.Equal(Answers.Keys, told["data"]!["formFields"].Strings());
        Assert.DoesNotContain("Example Street", told.ToJsonString(), StringComparison.Ordinal);
        Assert.True((await desk.Admin.GetAsync($"{path}/verify"))["intact"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{ "service": "" }""")]
    [InlineData("""{ "service": " \u200b", "comments": "\n" }""")]
    [InlineData("""{ "factDates": null }""")]
    public async Task A_form_with_nothing_in_it_is_no_reason_to_refuse(string form)
    {
        var desk = await Desk.SetAsync();

        var filed = await desk.Partner.PostAsync(Root, Filed(new { form = JsonNode.Parse(form) }));

        filed.ShouldBe(201);
        Assert.Null(filed["form"]);
        Assert.Empty((await desk.Agent.GetAsync($"{filed.Header("Location")}/timeline")).Items[0]!["data"]!["formFields"]!.AsArray());
        await desk.Agent.DoneAsync($"{filed.Header("Location")}/acknowledge");
        Assert.DoesNotContain("What else you told us", await desk.Partner.LetterAsync(filed.Header("Location")!, "acknowledgement"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Customers_use_it_and_so_does_who_files_out_of_a_ticket_and_what_joins_has_its_own()
    {
        var desk = await Desk.SetAsync();
        var ticket = await desk.OpenAsync();
        var about = $"/v1/tickets/{ticket.Text("id")}/complaint";

        var filed = await desk.Customer.PostAsync(about, new { form = new { service = "Wallet" } });
        var joined = await desk.Customer.PostAsync(about, new { form = new { comments = "And once more." } });

        filed.ShouldBe(201);
        joined.ShouldBe(200);
        Assert.Equal(("Wallet", null), (joined["form"].Str("service"), joined["form"].Str("comments")));
        Assert.Equal("And once more.", joined["submissions"]![1]!["form"].Str("comments"));
        Assert.Null((await desk.Customer.PostAsync(about, new { description = "x" }))["submissions"]![2]!["form"]);
        Assert.Equal("Wallet", (await desk.Customer.GetAsync(filed.Header("Location")!))["form"].Str("service"));
        (await desk.Customer.PostAsync(about, new { description = "It is the third week." })).ShouldBe(200);
        await desk.Agent.DoneAsync($"{filed.Header("Location")}/acknowledge");
        var letter = await desk.Partner.LetterAsync(filed.Header("Location")!, "acknowledgement");
        Assert.All(["Wallet", "And once more.", "It is the third week."], said => Assert.Contains(said, letter, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_form_does_not_ask_is_refused_with_what_it_does()
    {
        var desk = await Desk.SetAsync();
        Task<Answer> TryAsync(object? form) => desk.Partner.PostAsync(Root, Filed(new { form }));

        foreach (
            var name in new[] { "nonsense", "subject", "description", "complainant.name", "Service", "service ", "__proto__", "{{x}}", "<b>", "a\r\nb", "" }
        )
        {
            var refused = await TryAsync(new Dictionary<string, string> { [name] = "x" });
            refused.ShouldRefuse($"form.{name}", "unknown");
            Assert.Equal(Answers.Keys, refused["errors"]![$"form.{name}"]![0]!["allowed"].Strings());
        }
        var endless = await TryAsync(new Dictionary<string, string> { [new string('n', 100_000)] = "x" });
        endless.ShouldRefuse($"form.{new string('n', 100)}…", "unknown");
        (await TryAsync(Enumerable.Range(0, 10_000).ToDictionary(i => $"f{i}", _ => "x"))).ShouldRefuse("form", "too_many");
        (await desk.Partner.SendRawAsync(HttpMethod.Post, Root, """{ "description": "x", "form": { "service": "a", "service": "b" } }""")).ShouldBe(400);
        Assert.Empty((await desk.Partner.GetAsync(Root)).Items);
    }

    [Theory]
    [InlineData("""{ "service": "a\r\nBcc: x" }""", "form.service", "line")]
    [InlineData("""{ "complainant.address": "a\nb" }""", "form.complainant.address", "line")]
    [InlineData("""{ "service": "{x*501}" }""", "form.service", "too_long")]
    [InlineData("""{ "comments": "{x*4001}" }""", "form.comments", "too_long")]
    [InlineData("""{ "comments": "a\u0000b" }""", "form.comments", "control_character")]
    [InlineData("""{ "comments": "a\ud800b" }""", "form.comments", "control_character")]
    [InlineData("""{ "comments": 5 }""", "form.comments", "wrong_type")]
    [InlineData("""{ "comments": ["x"] }""", "form.comments", "wrong_type")]
    [InlineData("""{ "comments": { "x": "y" } }""", "form.comments", "wrong_type")]
    [InlineData("[]", "form", "wrong_type")]
    [InlineData("\"x\"", "form", "wrong_type")]
    public async Task An_answer_that_cannot_be_kept_is_refused_by_name(string form, string member, string code)
    {
        var desk = await Desk.SetAsync();
        form = form.Replace("{x*501}", new string('x', 501), StringComparison.Ordinal).Replace("{x*4001}", new string('x', 4001), StringComparison.Ordinal);
        var body = $$"""{ "description": "x", "customerId": "{{desk.CustomerId}}", "form": {{form}} }""";
        var ticket = await desk.OpenAsync();

        (await desk.Partner.SendRawAsync(HttpMethod.Post, Root, body)).ShouldRefuse(member, code);
        (await desk.Partner.SendRawAsync(HttpMethod.Post, $"/v1/tickets/{ticket.Text("id")}/complaint", $$"""{ "form": {{form}} }""")).ShouldRefuse(
            member,
            code
        );

        Assert.Empty((await desk.Partner.GetAsync(Root)).Items);
    }

    [Fact]
    public async Task As_much_as_fits_is_kept()
    {
        var desk = await Desk.SetAsync();
        var full = new { service = new string('服', 500), comments = string.Concat(Enumerable.Repeat("a\r\n𝒳", 1000)) };

        var filed = await desk.Partner.PostAsync(Root, Filed(new { form = full }));

        filed.ShouldBe(201);
        Assert.Equal((full.service, full.comments), (filed["form"].Str("service"), filed["form"].Str("comments")));
    }

    [Fact]
    public async Task What_the_form_said_is_not_asked_for()
    {
        var app = await SupportApp.SharedAsync();
        var desk = await Desk.SetAsync(app);
        var ticket = await desk.OpenAsync(new { category = "account_locked", fields = new { registeredContact = "anna@example.com" } });
        var about = $"/v1/tickets/{ticket.Text("id")}/complaint";
        var filed = await desk.Partner.PostAsync(about, new { desiredOutcome = "The fee back.", form = new { service = "Wallet" } });
        var path = filed.Header("Location")!;
        (await desk.Partner.PostAsync(about, new { form = new { factDates = "On Monday" } })).ShouldBe(200);
        await app.Supervisor.DoneAsync($"{path}/acknowledge");

        async Task<string> WhereAsync(string field) =>
            (await app.Supervisor.PostAsync($"{path}/request-information", Asked("form_field", Tomorrow, field)))
                .ShouldBeProblem(409, "already_known")
                .Text("detail");
        foreach (
            var (field, where) in new[]
            {
                ("service", "form.service"),
                ("factDates", "submissions[1].form.factDates"),
                ("subject", "subject"),
                ("description", "description"),
                ("desiredOutcome", "desiredOutcome"),
                ("registeredContact", "ticket.fields.registeredContact"),
            }
        )
            Assert.Contains($"See {where}.", await WhereAsync(field), StringComparison.Ordinal);
        // What nobody said can be asked for, and then is known.
        await app.Supervisor.DoneAsync($"{path}/request-information", Asked("form_field", Tomorrow, "complainant.address"));
        await desk.Partner.DoneAsync($"{path}/provide-information", new { answer = "1 Example Street" });
        Assert.Contains("See informationRequests[0].answer.", await WhereAsync("complainant.address"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("complainant.name", "customer.name")]
    [InlineData("complainant.email", "customer.email")]
    [InlineData("complainant.phone", "customer.phone")]
    [InlineData("representative.authority", "representative.authority.document")]
    public async Task What_has_a_member_of_its_own_is_looked_for_there(string field, string where)
    {
        var app = await SupportApp.SharedAsync();
        var partner = await app.NewPartnerAsync();
        var known = await partner.FileAcknowledgedAsync(
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
                representative = new { name = "Ann Law", authority = new { document = "Mandate" } },
            }
        );
        var unknown = await partner.FileAcknowledgedAsync(
            app,
            new { customer = JsonNode.Parse("""{ "externalId": "unknown", "email": null }"""), representative = new { name = "Ann Law" } }
        );

        var refused = await app.Agent.PostAsync($"{known}/request-information", Asked("form_field", Tomorrow, field));

        refused.ShouldBeProblem(409, "already_known");
        Assert.Contains($"See {where}.", refused.Text("detail"), StringComparison.Ordinal);
        await app.Agent.DoneAsync($"{unknown}/request-information", Asked("form_field", Tomorrow, field));
    }

    private static string Tomorrow => DateTimeOffset.UtcNow.AddDays(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);
}
