using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.Tickets;

public sealed class OpeningATicket
{
    [Fact]
    public async Task A_partner_opens_one_for_a_customer_who_becomes_known_by_it()
    {
        var app = await SupportApp.SharedAsync();

        var answer = await app.PartnerA.PostAsync(
            "/v1/tickets",
            new
            {
                subject = "My withdrawal has not arrived",
                description = "Three hours ago.",
                category = "withdrawal_not_received",
                channel = "app",
                customer = new { externalId = $"open-{Guid.NewGuid()}", name = "Anna" },
            }
        );

        answer.ShouldBe(201);
        Assert.Equal("new", answer.Text("status"));
        Assert.Equal("high", answer.Text("priority"));
        Assert.Equal("\"1\"", answer.VersionTag);
        Assert.StartsWith("BP-", answer.Text("reference"));
        Assert.Equal($"/v1/tickets/{answer.Text("id")}", answer.Header("Location"));
        Assert.Equal("Anna", answer["customer"]!["name"]!.GetValue<string>());
        var customer = await app.PartnerA.GetAsync($"/v1/customers/{answer["customer"].Str("id")}");
        Assert.Equal("Anna", customer.Text("name"));
    }

    [Fact]
    public async Task The_answer_is_what_is_read_afterwards()
    {
        var desk = await Desk.SetAsync();

        var opened = await desk.OpenAsync(
            new
            {
                description = "Es brennt.\n\n<b>Hilfe</b>",
                category = "deposit",
                channel = "wechat",
                language = "de",
                tags = new[] { "a", "b" },
                fields = new { confirmations = 12, memo = "7" },
                evidence = new[]
                {
                    new
                    {
                        kind = "transaction",
                        network = "TRC20",
                        asset = "USDT",
                        amount = "250.00",
                        occurredAt = "2026-01-02T03:04:05+01:00",
                    },
                },
            }
        );

        var read = await desk.Partner.GetAsync(opened.Header("Location")!);
        Assert.True(JsonNode.DeepEquals(opened.Json, read.Json), $"{opened}\n{read}");
        Assert.Equal(opened.ETag, read.ETag);
        Assert.Equal("Es brennt.\n\n<b>Hilfe</b>", read.Text("description"));
        Assert.Equal("wechat", read.Text("channel"));
        Assert.Equal("""{"confirmations":12,"memo":"7"}""", read["fields"]!.ToJsonString());
        Assert.Equal("2026-01-02T02:04:05Z", read["evidence"]![0].Str("occurredAt"));
        Assert.Equal("250.00", read["evidence"]![0].Str("amount"));
        Assert.Equal(read.Text("createdAt"), read.Text("updatedAt"));
        foreach (var member in new[] { "team", "assignee", "solvedAt", "closedAt", "firstRepliedAt", "followUpOf" })
            Assert.True(read.Json.AsObject().ContainsKey(member) && read[member] is null, member);
    }

    [Fact]
    public async Task A_known_customer_is_recognised_and_what_is_said_about_it_is_learnt()
    {
        var desk = await Desk.SetAsync();
        await desk.OpenAsync(
            new
            {
                customer = new
                {
                    externalId = "x",
                    name = "Anna",
                    email = "anna@example.com",
                },
            }
        );

        var second = await desk.OpenAsync(
            new
            {
                customer = new
                {
                    externalId = "x",
                    phone = "+49 30 1234567",
                    name = "Anna W.",
                },
            }
        );

        var customers = await desk.Partner.GetAsync("/v1/customers?externalId=x");
        var customer = Assert.Single(customers.Items);
        Assert.Equal(customer.Str("id"), second["customer"].Str("id"));
        Assert.Equal(("Anna W.", "anna@example.com", "+49 30 1234567"), (customer.Str("name"), customer.Str("email"), customer.Str("phone")));
    }

    [Fact]
    public async Task A_known_customer_can_be_named_by_its_id()
    {
        var desk = await Desk.SetAsync();

        var answer = await desk.Partner.PostAsync("/v1/tickets", Desk.Case(null, new { customerId = desk.CustomerId }));

        answer.ShouldBe(201);
        Assert.Equal(desk.CustomerId, answer["customer"].Str("id"));
    }

    [Fact]
    public async Task The_customer_of_another_partner_does_not_exist()
    {
        var (mine, other) = (await Desk.SetAsync(), await Desk.SetAsync());

        foreach (var id in new[] { other.CustomerId, Guid.NewGuid().ToString() })
        {
            var answer = await mine.Partner.PostAsync("/v1/tickets", Desk.Case(null, new { customerId = id }));
            answer.ShouldRefuse("customerId", "not_found");
        }
    }

    [Fact]
    public async Task A_partner_cannot_open_one_for_another_partner()
    {
        var (mine, other) = (await Desk.SetAsync(), await Desk.SetAsync());

        var answer = await mine.Partner.PostAsync(
            "/v1/tickets",
            Desk.Case(null, new { customer = new { externalId = "x", partnerId = other.Partner.PartnerId } })
        );

        answer.ShouldRefuse("customer.partnerId", "own_customers_only");
    }

    [Fact]
    public async Task A_customer_opens_its_own()
    {
        var desk = await Desk.SetAsync();

        var answer = await desk.Customer.PostAsync("/v1/tickets", Desk.Case(null));

        answer.ShouldBe(201);
        Assert.Equal(desk.CustomerId, answer["customer"].Str("id"));
        Assert.Equal(desk.ExternalId, answer["customer"].Str("externalId"));
        Assert.Equal(200, (await desk.Partner.GetAsync(answer.Header("Location")!)).Status);
    }

    [Fact]
    public async Task A_customer_cannot_say_whose_it_is()
    {
        var desk = await Desk.SetAsync();

        (await desk.Customer.PostAsync("/v1/tickets", desk.Case())).ShouldRefuse("customer", "own_cases_only");
        (await desk.Customer.PostAsync("/v1/tickets", Desk.Case(null, new { customerId = desk.CustomerId }))).ShouldRefuse("customerId", "own_cases_only");
    }

    [Theory]
    [InlineData("agent")]
    [InlineData("supervisor")]
    [InlineData("admin")]
    public async Task Staff_open_one_for_a_partners_customer(string kind)
    {
        var desk = await Desk.SetAsync();
        var caller = desk.By(kind);
        Task<Answer> OpenAsync(object with) => caller.PostAsync("/v1/tickets", Desk.Case(null, with));

        var answer = await OpenAsync(new { customer = new { externalId = "phoned", partnerId = desk.Partner.PartnerId } });

        answer.ShouldBe(201);
        Assert.Equal(200, (await desk.Partner.GetAsync(answer.Header("Location")!)).Status);
        (await OpenAsync(new { customerId = desk.CustomerId })).ShouldBe(201);
        (await OpenAsync(new { customer = new { externalId = "phoned" } })).ShouldBeProblem(400, "customer_partner_required");
        (await OpenAsync(new { customer = new { externalId = "phoned", partnerId = Guid.NewGuid() } })).ShouldRefuse("customer.partnerId", "not_found");
    }

    [Fact]
    public async Task It_says_once_whose_it_is()
    {
        var desk = await Desk.SetAsync();

        (await desk.Partner.PostAsync("/v1/tickets", Desk.Case(null))).ShouldRefuse("customer", "exclusive");
        (await desk.Partner.PostAsync("/v1/tickets", desk.Case(new { customerId = desk.CustomerId }))).ShouldRefuse("customer", "exclusive");
        (await desk.Agent.PostAsync("/v1/tickets", Desk.Case(null))).ShouldRefuse("customer", "exclusive");
    }

    [Fact]
    public async Task It_needs_a_credential_with_the_scope()
    {
        var desk = await Desk.SetAsync();
        var key = await desk.Admin.PostAsync(
            "/v1/api-keys",
            new
            {
                name = "reader",
                kind = "partner",
                partnerId = desk.Partner.PartnerId,
                scopes = new[] { "tickets:read" },
            }
        );

        (await desk.App.Anonymous.PostAsync("/v1/tickets", desk.Case())).ShouldBeProblem(401, "credential_missing");
        (await desk.App.With("bitp_nonsense").PostAsync("/v1/tickets", desk.Case())).ShouldBeProblem(401, "credential_invalid");
        (await desk.App.With(key.Text("key")).PostAsync("/v1/tickets", desk.Case())).ShouldBeProblem(403, "scope_missing");
    }

    [Theory]
    [InlineData("account_locked", "high", 72)]
    [InlineData("login", "high", 24)]
    [InlineData("withdrawal_pending", "normal", 48)]
    [InlineData("withdrawal_not_received", "high", 72)]
    [InlineData("withdrawal_failed", "normal", 48)]
    [InlineData("deposit", "normal", 48)]
    [InlineData("transaction_failed", "high", 24)]
    [InlineData("account_security", "urgent", 72)]
    [InlineData("phishing", "urgent", 24)]
    [InlineData("transaction_dispute", "high", 168)]
    [InlineData("technical_fault", "normal", 72)]
    [InlineData("feature_question", "low", 72)]
    [InlineData("other", "normal", 72)]
    public async Task The_category_decides_on_the_priority_and_the_promise(string category, string priority, int hours)
    {
        var desk = await Desk.SetAsync();
        object? fields = category == "account_locked" ? new { registeredContact = "a@b.example" } : null;

        var opened = await desk.OpenAsync(new { category, fields });

        Assert.Equal((priority, "category"), (opened.Text("priority"), opened.Text("prioritySource")));
        Assert.Equal(opened.Json.Instant("createdAt").AddHours(hours), opened["promise"].Instant("by"));
        Assert.Equal(opened.Text("createdAt"), opened["promise"].Str("statedAt"));
        Assert.Equal(opened["promise"].Str("by"), opened.Text("dueAt"));
        Assert.Empty(opened["promise"]!["history"]!.AsArray());
        var reasons = new HashSet<string>();
        foreach (var language in new[] { "en", "zh-CN", "fr", "de" })
        {
            var reason = (await desk.Partner.GetAsync(opened.Header("Location")!, Desk.In(language))).Text("priorityReason");
            var said = (await desk.Partner.GetAsync($"/v1/categories/{category}", Desk.In(language))).Text("priorityReason");
            Assert.Equal(said, reason);
            Assert.True(reasons.Add(reason), reason);
        }
    }

    [Theory]
    [InlineData("low")]
    [InlineData("normal")]
    [InlineData("high")]
    [InlineData("urgent")]
    public async Task A_priority_that_is_asked_for_wins_and_is_said_to_be_asked_for(string priority)
    {
        var desk = await Desk.SetAsync();

        var opened = await desk.OpenAsync(new { category = "login", priority });

        Assert.Equal((priority, "requested"), (opened.Text("priority"), opened.Text("prioritySource")));
        var reasons = new HashSet<string>();
        foreach (var language in new[] { "en", "zh-CN", "fr", "de" })
            Assert.True(reasons.Add((await desk.Partner.GetAsync(opened.Header("Location")!, Desk.In(language))).Text("priorityReason")));
        Assert.Contains("It was asked for.", reasons);
    }

    [Fact]
    public async Task The_language_is_the_one_given_or_the_customers_or_that_of_the_request()
    {
        var desk = await Desk.SetAsync();
        async Task<string> LanguageAsync(object? with, string? header)
        {
            var answer = await desk.Partner.PostAsync("/v1/tickets", desk.Case(with), header is null ? [] : [Desk.In(header)]);
            answer.ShouldBe(201);
            return answer.Text("language");
        }
        var german = new { customer = new { externalId = "german", language = "de" } };

        Assert.Equal("en", await LanguageAsync(null, null));
        Assert.Equal("fr", await LanguageAsync(null, "fr-CA;q=0.8, it"));
        Assert.Equal("zh-CN", await LanguageAsync(null, "zh"));
        Assert.Equal("en", await LanguageAsync(null, "it"));
        Assert.Equal("de", await LanguageAsync(german, "fr"));
        Assert.Equal("de", await LanguageAsync(new { customer = new { externalId = "german" } }, "fr"));
        Assert.Equal("pt-BR", await LanguageAsync(new { german.customer, language = "PT-br" }, "fr"));
        Assert.Equal("zh-CN", await LanguageAsync(new { german.customer, language = "zh" }, "fr"));
        Assert.Equal("zh-Hant-TW", await LanguageAsync(new { language = "zh-hant-tw" }, "fr"));
    }

    [Theory]
    [InlineData("\u00e9", "e\u0301")]
    [InlineData("e\u0301", "\u00e9")]
    [InlineData("\u00c9T\u00c9", "e\u0301te\u0301")]
    [InlineData("\ud55c", "\u1112\u1161\u11ab")]
    [InlineData("\u212b", "\u00e5")]
    [InlineData("\u0130", "I\u0307")]
    [InlineData("I\u0307", "\u0130")]
    public async Task A_tag_in_two_normal_forms_is_one_tag_and_is_found_by_both(string tag, string same)
    {
        var desk = await Desk.SetAsync();

        var opened = await desk.OpenAsync(new { tags = new[] { tag, same } });

        Assert.Single(opened["tags"]!.AsArray());
        foreach (var asked in new[] { tag, same })
            Assert.Equal([opened.Text("id")], (await desk.Partner.GetAsync($"/v1/tickets?tag={Uri.EscapeDataString(asked)}")).Items.Select(t => t.Str("id")));
        var patched = await desk.Partner.PatchAsync($"/v1/tickets/{opened.Text("id")}", new { tags = new[] { same } }, ("If-Match", "\"1\""));
        Assert.Equal((200, "\"1\""), (patched.Status, patched.VersionTag));
    }

    [Theory]
    [InlineData("\u00c9", "e\u0301", "\u00e9", "e\u0301", "E\u0301")]
    [InlineData("\u0130", "i\u0307", "\u0130", "I\u0307")]
    public async Task A_tag_from_before_tags_were_composed_is_found(string given, string stored, params string[] asked)
    {
        await using var app = await SupportApp.StartAsync();
        var desk = await Desk.SetAsync(app);
        var opened = await desk.OpenAsync(new { tags = new[] { given } });
        await app.Database.RunAsync($"UPDATE ticket_tags SET tag = '{stored}'");

        foreach (var tag in asked)
            Assert.Equal([opened.Text("id")], (await desk.Partner.GetAsync($"/v1/tickets?tag={Uri.EscapeDataString(tag)}")).Items.Select(t => t.Str("id")));
        Assert.Empty((await desk.Partner.GetAsync("/v1/tickets?tag=e")).Items);
    }

    [Fact]
    public async Task A_tag_has_to_fit_composed_as_well()
    {
        var desk = await Desk.SetAsync();
        Task<Answer> OpenAsync(string tag, int times) =>
            desk.Partner.PostAsync("/v1/tickets", desk.Case(new { tags = new[] { string.Concat(Enumerable.Repeat(tag, times)) } }));

        (await OpenAsync("\u0958", 25)).ShouldBe(201);
        var tooLong = await OpenAsync("\u0958", 26);
        tooLong.ShouldRefuse("tags", "tag");
        Assert.Contains("NFC", tooLong.Raw, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\u200b")]
    [InlineData("\u2800")]
    public async Task Evidence_that_shows_nothing_is_none(string nothing)
    {
        var desk = await Desk.SetAsync();
        var evidence = new object[]
        {
            new
            {
                kind = "transaction",
                network = nothing,
                asset = nothing,
                txHash = nothing,
                address = nothing,
            },
            new
            {
                kind = "transaction",
                network = "tron",
                asset = nothing,
            },
        };

        var first = await desk.OpenAsync(new { evidence });
        // Nothing is no transaction that two cases could have in common.
        var second = await desk.Partner.PostAsync("/v1/tickets", desk.Case(new { evidence, category = "feature_question" }));

        Assert.All(first["evidence"]!.AsArray(), e => Assert.All(new[] { "asset", "txHash", "address" }, member => Assert.Null(e![member])));
        Assert.Equal([null, "tron"], first["evidence"]!.AsArray().Select(e => e.Str("network")));
        second.ShouldBe(201);
    }

    [Theory]
    [InlineData("😀", 101)]
    [InlineData("😀", 200)]
    [InlineData("👨\u200d👩\u200d👧 a", 1)]
    [InlineData("❤\ufe0f", 100)]
    [InlineData("שלום \u200fעולם", 1)]
    [InlineData("می\u200cخواهم", 1)]
    [InlineData("\u2068Anna\u2069 wrote", 1)]
    [InlineData("\ufffe", 1)]
    public async Task A_subject_is_taken_as_it_is(string text, int times)
    {
        var subject = string.Concat(Enumerable.Repeat(text, times));
        var desk = await Desk.SetAsync();

        var opened = await desk.OpenAsync(new { subject, tags = new[] { "\ufffe\u00e9" } });

        Assert.Equal(subject, (await desk.Partner.GetAsync($"/v1/tickets/{opened.Text("id")}")).Text("subject"));
    }

    [Fact]
    public async Task Tags_are_trimmed_written_small_and_kept_once()
    {
        var desk = await Desk.SetAsync();

        var opened = await desk.OpenAsync(new { tags = new[] { "  VIP ", "vip", "Überweisung", "two words", "提现" } });

        Assert.Equal(["vip", "überweisung", "two words", "提现"], opened["tags"].Strings());
    }

    [Theory]
    [InlineData("""{"subject":null}""", "subject", "required")]
    [InlineData("""{"subject":""}""", "subject", "required")]
    [InlineData("""{"subject":"  "}""", "subject", "required")]
    [InlineData("""{"subject":"a\u0007b"}""", "subject", "control_character")]
    [InlineData("""{"subject":5}""", "subject", "wrong_type")]
    [InlineData("""{"description":null}""", "description", "required")]
    [InlineData("""{"description":"\n"}""", "description", "required")]
    [InlineData("""{"category":null}""", "category", "required")]
    [InlineData("""{"category":"nonsense"}""", "category", "wrong_type")]
    [InlineData("""{"category":5}""", "category", "wrong_type")]
    [InlineData("""{"channel":null}""", "channel", "required")]
    [InlineData("""{"channel":"pigeon"}""", "channel", "wrong_type")]
    [InlineData("""{"priority":"asap"}""", "priority", "wrong_type")]
    [InlineData("""{"language":"deutsch!"}""", "language", "language")]
    [InlineData("""{"language":""}""", "language", "language")]
    [InlineData("""{"subjekt":"a"}""", "subjekt", "unknown")]
    [InlineData("""{"allowDuplicate":"yes"}""", "allowDuplicate", "wrong_type")]
    [InlineData("""{"customerId":"me","customer":null}""", "customerId", "wrong_type")]
    [InlineData("""{"customer":{}}""", "customer.externalId", "required")]
    [InlineData("""{"customer":{"externalId":""}}""", "customer.externalId", "required")]
    [InlineData("""{"customer":{"externalId":"x","id":"y"}}""", "customer.id", "unknown")]
    [InlineData("""{"customer":{"externalId":"x","email":"nobody"}}""", "customer.email", "email")]
    [InlineData("""{"customer":{"externalId":"x","phone":"0123"}}""", "customer.phone", "phone")]
    [InlineData("""{"customer":{"externalId":"x","language":"!"}}""", "customer.language", "language")]
    [InlineData("""{"customer":{"externalId":"x","timeZone":"Mars/Base"}}""", "customer.timeZone", "time_zone")]
    [InlineData("""{"tags":[""]}""", "tags", "tag")]
    [InlineData("""{"tags":[null]}""", "tags", "tag")]
    [InlineData("""{"tags":"vip"}""", "tags", "wrong_type")]
    [InlineData("""{"fields":{"nonsense":1}}""", "fields.nonsense", "unknown")]
    [InlineData("""{"fields":[]}""", "fields", "wrong_type")]
    [InlineData("""{"evidence":[null]}""", "evidence[0]", "required")]
    [InlineData("""{"evidence":[{}]}""", "evidence[0].kind", "required")]
    [InlineData("""{"evidence":[{"kind":"photo"}]}""", "evidence[0].kind", "wrong_type")]
    [InlineData("""{"evidence":[{"kind":"transaction"},{"kind":"transaction","amount":"1,5"}]}""", "evidence[1].amount", "amount")]
    [InlineData("""{"evidence":[{"kind":"transaction","amount":"-1"}]}""", "evidence[0].amount", "amount")]
    [InlineData("""{"evidence":[{"kind":"transaction","amount":5}]}""", "evidence[0].amount", "wrong_type")]
    [InlineData("""{"evidence":[{"kind":"transaction","occurredAt":"yesterday"}]}""", "evidence[0].occurredAt", "wrong_type")]
    [InlineData("""{"evidence":[{"kind":"transaction","occurredAt":"2008-01-01T00:00:00Z"}]}""", "evidence[0].occurredAt", "out_of_range")]
    public async Task What_makes_no_sense_is_refused_by_name(string with, string member, string code)
    {
        var desk = await Desk.SetAsync();

        (await desk.Partner.PostAsync("/v1/tickets", desk.Case(with))).ShouldRefuse(member, code);
    }

    [Fact]
    public async Task What_is_too_long_or_too_many_is_refused_and_what_just_fits_is_not()
    {
        var desk = await Desk.SetAsync();
        Task<Answer> OpenAsync(object with) => desk.Partner.PostAsync("/v1/tickets", desk.Case(with));
        var one = new { kind = "transaction", asset = "USDT" };

        (await OpenAsync(new { subject = new string('s', 201) })).ShouldRefuse("subject", "too_long");
        (await OpenAsync(new { description = new string('d', 20_001) })).ShouldRefuse("description", "too_long");
        (await OpenAsync(new { language = "en-" + new string('a', 40) })).ShouldRefuse("language", "too_long");
        (await OpenAsync(new { tags = Enumerable.Range(0, 21).Select(i => $"t{i}") })).ShouldRefuse("tags", "tag");
        (await OpenAsync(new { tags = new[] { new string('t', 51) } })).ShouldRefuse("tags", "tag");
        (await OpenAsync(new { evidence = Enumerable.Repeat(one, 11) })).ShouldRefuse("evidence", "too_many");
        (await OpenAsync(new { customer = new { externalId = new string('x', 129) } })).ShouldRefuse("customer.externalId", "too_long");
        (await OpenAsync(new { customer = new { externalId = "x", name = new string('x', 201) } })).ShouldRefuse("customer.name", "too_long");
        (await OpenAsync(new { evidence = new[] { new { one.kind, network = new string('x', 33) } } })).ShouldRefuse("evidence[0].network", "too_long");
        (await OpenAsync(new { evidence = new[] { new { one.kind, asset = new string('x', 21) } } })).ShouldRefuse("evidence[0].asset", "too_long");
        (await OpenAsync(new { evidence = new[] { new { one.kind, txHash = new string('x', 129) } } })).ShouldRefuse("evidence[0].txHash", "too_long");
        (await OpenAsync(new { evidence = new[] { new { one.kind, address = new string('x', 129) } } })).ShouldRefuse("evidence[0].address", "too_long");
        var full = await OpenAsync(
            new
            {
                subject = new string('题', 200),
                description = new string('述', 20_000),
                tags = Enumerable.Range(0, 20).Select(i => $"{i:00}{new string('t', 48)}"),
                evidence = Enumerable.Repeat(one, 10),
                customer = new { externalId = new string('x', 128), name = new string('名', 200) },
            }
        );
        full.ShouldBe(201);
        Assert.Equal(20_000, full.Text("description").Length);
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once_and_in_the_language_of_the_request()
    {
        var desk = await Desk.SetAsync();
        var body = desk.Case(
            new
            {
                subject = "",
                channel = (string?)null,
                fields = new { memo = 5, confirmations = 1 },
            }
        );

        var german = await desk.Partner.PostAsync("/v1/tickets", body, Desk.In("de"));
        var english = await desk.Partner.PostAsync("/v1/tickets", body);

        Assert.Equal(
            ["channel", "fields.confirmations", "fields.memo", "subject"],
            german["errors"]!.AsObject().Select(e => e.Key).Order(StringComparer.Ordinal)
        );
        foreach (var (member, errors) in german["errors"]!.AsObject())
            Assert.NotEqual(english["errors"]![member]![0].Str("message"), errors![0].Str("message"));
    }

    [Fact]
    public async Task A_refused_one_leaves_nothing_behind()
    {
        var desk = await Desk.SetAsync();

        (await desk.Partner.PostAsync("/v1/tickets", Desk.Case("nobody", new { subject = "" }))).ShouldBe(400);

        Assert.Empty((await desk.Partner.GetAsync("/v1/tickets")).Items);
        Assert.Empty((await desk.Partner.GetAsync("/v1/customers?externalId=nobody")).Items);
    }
}
