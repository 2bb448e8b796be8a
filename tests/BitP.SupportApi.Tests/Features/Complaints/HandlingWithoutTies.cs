using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.Complaints;

/// <summary>Nobody handles or decides a complaint who has to do with what it is about, or reports to somebody who has.</summary>
public sealed class HandlingWithoutTies
{
    [Theory]
    [InlineData("Ivan Petrov", "ivan petrov was rude.", true)]
    [InlineData("Ivan Petrov", "Petrov, Ivan told me to wait.", true)]
    [InlineData("Ivan Petrov", "It was Ivan-Petrov.", true)]
    [InlineData("Ivan Petrov", "Ivan and Anna Petrov.", false)]
    [InlineData("Ivan Petrov", "It was Ivan Petrovsky.", false)]
    [InlineData("Иван Петров", "Это был ИВАН ПЕТРОВ!", true)]
    [InlineData("Иван Петров", "Это был Иван Петровский.", false)]
    [InlineData("Jérôme Côté", "Jerome Cote ne répond pas.", true)]
    [InlineData("Jerome Cote", "JÉRÔME CÔTÉ ne répond pas.", true)]
    [InlineData("Jörg Müller", "Joerg Mueller war es.", true)]
    [InlineData("Joerg Mueller", "Jörg Müller war es.", true)]
    [InlineData("Jörg Müller", "Jorg Muller war es.", true)]
    [InlineData("李小伟", "昨天是李小伟接待的我。", true)]
    [InlineData("李小伟", "昨天是李 小伟接待的我。", true)]
    [InlineData("李小伟", "昨天是李小明接待的我。", false)]
    [InlineData("김민수", "김민수님이 답하지 않았습니다.", true)]
    [InlineData("Will", "I will complain until it will be paid, if you will.", false)]
    [InlineData("Will", "I was told so by Will.", true)]
    [InlineData("Chloé", "Chloe m’a raccroché au nez.", true)]
    [InlineData("Mark", "It had no check mark, and the market was closed. Marketing!", false)]
    [InlineData("伟", "这项服务真是伟大。", false)]
    public Task Whom_it_names_is_found_by_the_whole_name(string name, string text, bool isNamed) => FindsAsync(name, text, isNamed);

    [Theory]
    [InlineData("Anna Weber", "Mr Weber hung up on me.", true)]
    [InlineData("Anna Weber", "i spoke to mrs. weber twice", true)]
    [InlineData("Anna Weber", "Ms. A. Weber’s answer was rude.", true)]
    [InlineData("Anna Weber", "It was Miss\u00A0Weber.", true)]
    [InlineData("Weber, Anna", "Mr and Mrs Weber both said so.", true)]
    [InlineData("Sean O’Brien", "Mr O'Brien told me to wait.", true)]
    [InlineData("Anna Weber", "Mr K. Weber was kind.", false)]
    [InlineData("Anna Weber", "The grill is a Weber, and mr Webers was no help.", false)]
    [InlineData("Peter Long", "It is 5 m long and took 20 ms. Long calls! I miss long talks, and I miss. Long ago.", false)]
    [InlineData("Peter Young", "I'M YOUNG AND I WAIT. I’m Young.", false)]
    [InlineData("Peter Will", "Your mr. Will will not call.", true)]
    [InlineData("Anna B.", "Mrs B. was there.", false)]
    [InlineData("Anna Weber", "Frau Weber hat aufgelegt.", true)]
    [InlineData("Anna Weber", "Ich sprach mit Herrn Prof. Dr. Weber.", true)]
    [InlineData("Ursula von der Leyen", "Das sagte Frau von der Leyen.", true)]
    [InlineData("Anna Müller-Weber", "Fräulein Mueller-Weber weiß es.", true)]
    [InlineData("Jörg Lang", "Ich habe als Frau lang gewartet. Mein Herr. Lang ist es her.", false)]
    [InlineData("Anna Weber", "Frau Webering und die Weber waren es.", false)]
    [InlineData("Anna Weber", "M. Weber ne répond pas.", true)]
    [InlineData("Anna Weber", "J’ai parlé à madame Weber.", true)]
    [InlineData("Chloé Lefèvre", "C’était Mme Lefevre.", true)]
    [InlineData("Charles de Gaulle", "Monsieur de Gaulle m’a dit non.", true)]
    [InlineData("Luc Petit", "Bonjour madame petit problème. Bonjour Madame. Petit problème. Madame, Petit problème.", false)]
    [InlineData("Luc Petit", "Bonjour M. Petit.", true)]
    [InlineData("韦小宝", "韦先生态度很差。", true)]
    [InlineData("韦小宝", "昨天是韦经理接的电话。", true)]
    [InlineData("韦 小宝", "我找韦小姐，没有人回。", true)]
    [InlineData("欧阳锋", "请欧阳女士回电。", true)]
    [InlineData("欧阳锋", "请欧女士回电。", false)]
    [InlineData("何立", "何先生挂了电话。", true)]
    [InlineData("何立", "任何经理都不回，为何经理不回？", false)]
    [InlineData("于海", "于女士挂了电话。", true)]
    [InlineData("于海", "由于经理不在，至于客服，也没有人。", false)]
    [InlineData("方圆", "那位方经理说不行。", true)]
    [InlineData("方圆", "官方客服和对方经理都说不行。", false)]
    [InlineData("金明", "基金经理和资金专员都没有回。", false)]
    [InlineData("易明", "交易客服没有回。", false)]
    [InlineData("钱明", "我的钱经理说没有了，付了钱客服不理。", false)]
    [InlineData("向东", "向经理投诉也没有用。", false)]
    [InlineData("文东", "日文客服和英文客服都没有。", false)]
    [InlineData("解东", "我想了解经理的态度。", false)]
    [InlineData("李小伟", "韦先生态度很差。", false)]
    public Task Whom_it_names_is_found_by_title_and_surname(string name, string text, bool isNamed) => FindsAsync(name, text, isNamed);

    private static async Task FindsAsync(string name, string text, bool isNamed)
    {
        var desk = await Desk.SetAsync();
        var person = await desk.App.PersonAsync("agent", name);
        var path = await desk.ComplainAsync(new { description = text });

        var assigned = await desk.Supervisor.PostAsync($"{path}/assign", new { handlerId = person.Id });

        if (isNamed)
            assigned.ShouldBeProblem(409, "handler_not_independent");
        else
            assigned.ShouldBe(200);
    }

    [Theory]
    [InlineData("desiredOutcome")]
    [InlineData("points")]
    [InlineData("form")]
    [InlineData("answer")]
    public async Task Wherever_the_complainant_says_it(string where)
    {
        var desk = await Desk.SetAsync();
        var person = await desk.App.PersonAsync("agent", "Olga Fern");
        var path = await desk.ComplainAsync(
            where switch
            {
                "desiredOutcome" => new { desiredOutcome = "Dismiss Olga Fern." },
                "form" => new { form = new { comments = "It was Olga Fern." } },
                "points" => new { points = new[] { "It is slow.", "Olga Fern hung up." } },
                _ => (object)new { },
            }
        );
        if (where == "answer")
        {
            (await desk.Admin.PostAsync($"{path}/acknowledge")).ShouldBe(200);
            var asked = new { items = new[] { new { topic = "other", what = "Who was it?" } }, answerBy = DateTimeOffset.UtcNow.AddDays(9) };
            (await desk.Supervisor.PostAsync($"{path}/request-information", asked)).ShouldBe(200);
            (await desk.Partner.PostAsync($"{path}/provide-information", new { answer = "Olga Fern." })).ShouldBe(200);
        }

        (await desk.Supervisor.PostAsync($"{path}/assign", new { handlerId = person.Id })).ShouldBeProblem(409, "handler_not_independent");
    }

    [Theory]
    [InlineData("admissibility", """{ "admissible": false, "reasons": "It is none." }""")]
    [InlineData("withdraw", """{ "reason": "It was said so." }""")]
    [InlineData("points/1/withdraw", """{ "reason": "It was said so." }""")]
    [InlineData("decide", """{ "outcome": "rejected", "reasons": "No.", "findings": [{ "pointId": 1, "finding": "No." }] }""")]
    public async Task Whom_it_names_cannot_end_it_in_any_way_nor_can_a_key_that_is_nobody(string step, string body)
    {
        var desk = await Desk.SetAsync();
        var person = await desk.App.PersonAsync("supervisor", "Petra Lindt");
        var path = await desk.ComplainAsync(new { description = "Petra Lindt hung up." });
        (await desk.Agent.PostAsync($"{path}/acknowledge")).ShouldBe(200);

        (await person.Caller.PostAsync($"{path}/{step}", JsonNode.Parse(body))).ShouldBeProblem(409, "handler_not_independent");
        (await desk.Admin.PostAsync($"{path}/{step}", JsonNode.Parse(body))).ShouldBeProblem(403, "person_needed");
        var done = await desk.Supervisor.PostAsync(
            $"{path}/{step}",
            Desk.Merge((JsonObject)JsonNode.Parse(body)!, step == "decide" ? new { deviationReason = "It is another case." } : new { })
        );
        done.ShouldBe(200);
    }

    [Fact]
    public async Task What_joins_names_people_as_well()
    {
        var desk = await Desk.SetAsync();
        var person = await desk.App.PersonAsync("agent", "Rita Sommer");
        var path = await desk.ComplainAsync();
        var more = new
        {
            description = "It is worse now.",
            subject = "Rita Sommer",
            customerId = desk.CustomerId,
        };
        (await desk.Partner.PostAsync("/v1/complaints", more)).ShouldBe(200);

        (await desk.Supervisor.PostAsync($"{path}/assign", new { handlerId = person.Id })).ShouldBeProblem(409, "handler_not_independent");
    }

    [Theory]
    [InlineData("had")]
    [InlineData("noted")]
    [InlineData("replied")]
    public async Task Whoever_was_active_in_the_ticket_or_in_what_it_goes_on_from_is_refused(string how)
    {
        var desk = await Desk.SetAsync();
        var (person, next) = (await desk.App.PersonAsync("agent", "Olga Fern"), await desk.App.PersonAsync("agent", "Nils Moor"));
        var ticket = $"/v1/tickets/{(await desk.OpenAsync()).Text("id")}";
        if (how == "had")
        {
            (await desk.Supervisor.PostAsync($"{ticket}/assign", new { agentId = person.Id })).ShouldBe(200);
            (await desk.Supervisor.PostAsync($"{ticket}/assign", new { agentId = next.Id })).ShouldBe(200);
        }
        else
            (
                await person.Caller.PostAsync($"{ticket}/messages", new { body = "I look into it.", visibility = how == "noted" ? "internal" : "public" })
            ).ShouldBe(201);
        foreach (var step in new[] { "solve", "close" })
            (await desk.Supervisor.PostAsync($"{ticket}/{step}", new { })).ShouldBe(200);
        var went = await desk.Partner.PostAsync($"{ticket}/messages", new { body = "And still nothing." });
        went.ShouldBe(201);
        var followUp = went.Text("ticketId");
        Assert.DoesNotContain(followUp, ticket, StringComparison.Ordinal);
        var path = $"/v1/complaints/{(await desk.Partner.PostAsync($"/v1/tickets/{followUp}/complaint", new { })).Text("id")}";

        (await desk.Supervisor.PostAsync($"{path}/assign", new { handlerId = person.Id })).ShouldBeProblem(409, "handler_not_independent");
        (await desk.Admin.PostAsync($"{path}/acknowledge")).ShouldBe(200);
        (await person.Caller.PostAsync($"{path}/decide", Decision)).ShouldBeProblem(409, "handler_not_independent");
        var other = await desk.App.PersonAsync("agent", "Ida Brook");
        (await desk.Supervisor.PostAsync($"{path}/assign", new { handlerId = other.Id })).ShouldBe(200);
    }

    [Fact]
    public async Task Whoever_reports_to_such_a_person_is_refused_up_the_whole_line()
    {
        var desk = await Desk.SetAsync();
        var top = await desk.App.PersonAsync("supervisor", "Vera Hall");
        var middle = await desk.App.PersonAsync("agent", "Nils Moor", top.Id);
        var low = await desk.App.PersonAsync("agent", "Ida Brook", middle.Id);
        var beside = await desk.App.PersonAsync("agent", "Olga Fern");
        var path = await desk.ComplainAsync(new { description = "Vera Hall promised it." });

        foreach (var person in new[] { top, middle, low })
        {
            var refused = await desk.Admin.PostAsync($"{path}/assign", new { handlerId = person.Id });
            refused.ShouldBeProblem(409, "handler_not_independent");
            Assert.Equal(person != top, refused.Text("detail").Contains("reports to Vera Hall, whom the complaint names", StringComparison.Ordinal));
        }
        (await desk.Admin.PostAsync($"{path}/assign", new { handlerId = beside.Id })).ShouldBe(200);

        // Whom the complaint names does not report to who reports to nobody in it.
        var named = await desk.ComplainAsync(new { description = "Ida Brook promised it.", kind = "fees" });
        (await desk.Admin.PostAsync($"{named}/assign", new { handlerId = top.Id })).ShouldBe(200);
    }

    [Fact]
    public async Task A_representative_never_handles_whatever_the_regime_says()
    {
        var desk = await Desk.SetAsync();
        var key = (await Regimes.RegimeBodies.MadeAsync(desk.Admin, new { independentHandler = false })).Text("key");
        var person = await desk.App.PersonAsync("agent", "Olga Fern");
        var path = await desk.ComplainAsync(
            new
            {
                description = "Ask Olga Fern.",
                regimes = new[] { key },
                representative = new { name = "olga fern", authority = new { kind = "lawyer" } },
            }
        );

        (await desk.Admin.PostAsync($"{path}/assign", new { handlerId = person.Id })).ShouldBeProblem(409, "handler_not_independent");
        await ExceptAsync(desk, path, person.Id);
        (await desk.Admin.PostAsync($"{path}/assign", new { handlerId = person.Id })).ShouldBeProblem(409, "handler_not_independent");
    }

    [Fact]
    public async Task Two_persons_let_somebody_handle_and_decide_it_all_the_same()
    {
        var desk = await Desk.SetAsync();
        var person = await desk.App.PersonAsync("supervisor", "Olga Fern");
        var path = await desk.ComplainAsync(new { description = "Olga Fern promised it." });
        (await desk.Admin.PostAsync($"{path}/acknowledge")).ShouldBe(200);
        (await person.Caller.PostAsync($"{path}/decide", Decision)).ShouldBeProblem(409, "handler_not_independent");

        var (first, second) = (await desk.App.PersonAsync("admin", "Vera Hall"), await desk.App.PersonAsync("admin", "Nils Moor"));
        var body = new { agentId = person.Id, reason = "All others are away." };
        var exceptions = $"{path}/independence-exceptions";
        (await desk.Supervisor.PostAsync(exceptions, body)).ShouldBeProblem(403, "actor_not_allowed");
        (await desk.Admin.PostAsync(exceptions, body)).ShouldBeProblem(403, "person_needed");
        (await first.Caller.PostAsync(exceptions, new { agentId = first.Id, reason = "Me." })).ShouldBeProblem(403, "concerns_yourself");
        (await first.Caller.PostAsync(exceptions, new { agentId = Guid.NewGuid(), reason = "Who?" })).ShouldRefuse("agentId", "not_found");
        (await first.Caller.PostAsync(exceptions, new { agentId = person.Id, reason = " " })).ShouldRefuse("reason", "required");
        var proposed = await first.Caller.PostAsync(exceptions, body);
        proposed.ShouldBe(200);
        (await first.Caller.PostAsync(exceptions, body)).ShouldBeProblem(409, "independence_exception_exists");
        (await person.Caller.PostAsync($"{path}/decide", Decision)).ShouldBeProblem(409, "handler_not_independent");

        var approve = $"{exceptions}/{proposed["independenceExceptions"]![0].Str("id")}/approve";
        var sameWithAnotherKey = await desk.App.KeyOfAsync(first.Id, "admin");
        (await first.Caller.PostAsync(approve)).ShouldBeProblem(403, "second_person_needed");
        (await sameWithAnotherKey.PostAsync(approve)).ShouldBeProblem(403, "second_person_needed");
        (await (await desk.App.KeyOfAsync(person.Id, "admin")).PostAsync(approve)).ShouldBeProblem(403, "concerns_yourself");
        (await desk.Supervisor.PostAsync(approve)).ShouldBeProblem(403, "actor_not_allowed");
        (await desk.Admin.PostAsync(approve)).ShouldBeProblem(403, "person_needed");
        (await desk.Agent.PostAsync(approve)).ShouldBeProblem(403, "actor_not_allowed");
        (await second.Caller.PostAsync($"{exceptions}/{Guid.NewGuid()}/approve")).ShouldBeProblem(404, "independence_exception_not_found");
        var approved = await second.Caller.PostAsync(approve);
        approved.ShouldBe(200);
        Assert.Equal("Nils Moor", approved["independenceExceptions"]![0]!["approvedBy"].Str("name"));
        Assert.Equal(approved.VersionTag, (await second.Caller.PostAsync(approve)).VersionTag);

        Assert.Empty((await desk.Partner.GetAsync(path))["independenceExceptions"]!.AsArray());
        Assert.Equal(
            ["complaint.exception_proposed", "complaint.exception_approved"],
            (await desk.Agent.GetAsync($"{path}/timeline")).Items.Select(e => e.Str("type")).Where(t => t!.Contains("exception", StringComparison.Ordinal))
        );
        (await desk.Supervisor.PostAsync($"{path}/assign", new { handlerId = person.Id })).ShouldBe(200);
        (await person.Caller.PostAsync($"{path}/decide", Decision)).ShouldBe(200);
    }

    [Fact]
    public async Task After_the_end_two_admins_let_somebody_have_to_do_with_redress()
    {
        var desk = await Desk.SetAsync();
        var person = await desk.App.PersonAsync("supervisor", "Olga Fern");
        var path = await desk.ComplainAsync(new { description = "Olga Fern promised it." });
        var fee = new
        {
            amount = "12.50",
            currency = "EUR",
            kind = "refund",
        };
        foreach (var (step, body) in new (string, object?)[] { ("acknowledge", null), ("decide", Decided), ("close", null), ("redress", fee) })
            (await desk.Agent.PostAsync($"{path}/{step}", body)).ShouldBe(200);
        var redress = $"{path}/redress/{(await desk.Agent.GetAsync(path))["redress"]![0].Str("id")}";
        (await desk.Customer.PostAsync($"{redress}/accept")).ShouldBe(200);
        (await person.Caller.PostAsync($"{redress}/approve")).ShouldBeProblem(409, "handler_not_independent");

        await ExceptAsync(desk, path, person.Id);

        (await person.Caller.PostAsync($"{redress}/approve")).ShouldBe(200);
    }

    // In the order in which they can be taken; what they need besides is done by others.
    public static readonly TheoryData<string, string> Steps = new()
    {
        { "investigate", """{ "cause": "funds" }""" },
        { "request-information", """{ "items": [{ "topic": "other", "what": "Who?" }], "answerBy": "{soon}" }""" },
        { "provide-information", """{ "answer": "Nobody." }""" },
        { "post-update", """{ "text": "All is well." }""" },
        { "delay", """{ "reasons": "No time.", "newDate": "{later}" }""" },
        { "points/1/split", """{ "into": ["One.", "Two."] }""" },
        { "representative/verify", """{ "document": "Mandate" }""" },
        { "reopen", """{ "reason": "It was wrong." }""" },
        { "redress", """{ "amount": "12.50", "currency": "EUR", "kind": "refund" }""" },
        { "redress/{redress}/accept", "{}" },
        { "redress/{redress}/decline", "{}" },
        { "redress/{redress}/approve", "{}" },
        { "external-stages/{stage}/respond", """{ "responseCategory": "closed" }""" },
        { "external-stages/{stage}/close", """{ "outcome": "other" }""" },
        { "investigation-steps", """{ "title": "It", "ownerId": "{other}" }""" },
        { "PATCH investigation-steps/{step}", """{ "addFinding": "Nothing." }""" },
        { "documents/acknowledgement/corrections", """{ "reason": "A slip.", "contact": { "phone": "+33 1 99 00 00 01" } }""" },
        { "documents/final-response/corrections", """{ "reason": "A slip.", "reasons": "All is well." }""" },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Whom_it_names_takes_no_step_of_the_handler_nor_does_a_key_that_is_nobody(string step, string body)
    {
        var desk = await Desk.SetAsync();
        var (person, other) = (await desk.App.PersonAsync("supervisor", "Petra Lindt"), await desk.App.PersonAsync("supervisor"));
        var path = await desk.ComplainAsync(
            new { description = "Petra Lindt hung up.", representative = new { name = "Ann Law", authority = new { kind = "lawyer" } } }
        );
        (await desk.Agent.PostAsync($"{path}/acknowledge")).ShouldBe(200);
        var soon = DateTimeOffset.UtcNow.AddDays(9);
        var added = await desk.Agent.PostAsync($"{path}/investigation-steps", new { title = "It", ownerId = other.Id });
        var stage = new
        {
            kind = "ombudsman",
            body = "Ombudsman",
            openedAt = DateTimeOffset.UtcNow.AddMinutes(-1),
        };
        // Whoever it names can record where it is, and see to it that others look at it.
        (await person.Caller.PostAsync($"{path}/external-stages", stage)).ShouldBe(200);
        var fee = new
        {
            amount = "1.00",
            currency = "EUR",
            kind = "refund",
        };
        (await desk.Agent.PostAsync($"{path}/redress", fee)).ShouldBe(200);
        if (step is "provide-information")
            (
                await desk.Agent.PostAsync($"{path}/request-information", new { items = new[] { new { topic = "other", what = "Who?" } }, answerBy = soon })
            ).ShouldBe(200);
        if (step is "reopen" or "documents/final-response/corrections")
            (await desk.Agent.PostAsync($"{path}/decide", Decided)).ShouldBe(200);
        var seen = await desk.Agent.GetAsync(path);
        if (step.EndsWith("/approve", StringComparison.Ordinal))
            (await desk.Customer.PostAsync($"{path}/redress/{seen["redress"]![0].Str("id")}/accept")).ShouldBe(200);
        string Filled(string text) =>
            text.Replace("{soon}", soon.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null), StringComparison.Ordinal)
                .Replace("{later}", soon.ToString("yyyy-MM-dd", null), StringComparison.Ordinal)
                .Replace("{other}", other.Id, StringComparison.Ordinal)
                .Replace("{redress}", seen["redress"]![0].Str("id"), StringComparison.Ordinal)
                .Replace("{stage}", seen["externalStages"]![0].Str("id"), StringComparison.Ordinal)
                .Replace("{step}", added.Text("id"), StringComparison.Ordinal);
        var target = $"{path}/{Filled(step.Split(' ')[^1])}";
        Task<Answer> TryAsync(Caller caller) =>
            step.StartsWith("PATCH", StringComparison.Ordinal)
                ? caller.PatchAsync(target, JsonNode.Parse(Filled(body))!, ("If-Match", "*"))
                : caller.PostAsync(target, JsonNode.Parse(Filled(body)));

        (await TryAsync(person.Caller)).ShouldBeProblem(409, "handler_not_independent");
        (await TryAsync(desk.Admin)).ShouldBeProblem(403, "person_needed");
        var done = await TryAsync(other.Caller);

        Assert.True(done.Status is 200 or 201, $"{step}: {done}");
    }

    [Fact]
    public async Task Whom_it_names_sees_to_it_that_others_look_at_it()
    {
        var desk = await Desk.SetAsync();
        var (person, other) = (await desk.App.PersonAsync("supervisor", "Petra Lindt"), await desk.App.PersonAsync("agent"));
        var path = await desk.ComplainAsync(new { description = "Petra Lindt hung up." });

        foreach (
            var (step, body) in new (string, object?)[]
            {
                ("acknowledge", null),
                ("admissibility", new { admissible = true }),
                ("points", new { text = "She hung up twice." }),
                ("refer", new { department = "compliance" }),
                ("assign", new { handlerId = other.Id }),
                ("escalate", new { reason = "It is about me.", summary = "I hung up." }),
                ("hold", new { reason = "It is about me." }),
            }
        )
            (await person.Caller.PostAsync($"{path}/{step}", body)).ShouldBe(200);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whom_it_names_by_a_former_name_is_known_by_it(bool isRenamedBefore)
    {
        var desk = await Desk.SetAsync();
        var person = await desk.App.PersonAsync("supervisor", "Rosa Kern");
        var below = await desk.App.PersonAsync("agent", reportsToId: person.Id);
        async Task RenameAsync()
        {
            foreach (var name in new[] { "Rosa Kern-Vogt", "Rosa Vogt" })
                (await desk.Admin.PatchAsync($"/v1/agents/{person.Id}", new { name }, ("If-Match", "*"))).ShouldBe(200);
        }
        if (isRenamedBefore)
            await RenameAsync();
        var path = await desk.ComplainAsync(new { description = "Rosa Kern hung up." });
        if (!isRenamedBefore)
            await RenameAsync();

        foreach (var one in new[] { person, below })
            (await desk.Supervisor.PostAsync($"{path}/assign", new { handlerId = one.Id })).ShouldBeProblem(409, "handler_not_independent");
        var agent = await desk.Admin.GetAsync($"/v1/agents/{person.Id}");
        Assert.DoesNotContain("Kern", agent.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_spoke_for_the_complainant_in_what_joined_later_never_handles()
    {
        var desk = await Desk.SetAsync();
        var person = await desk.App.PersonAsync("agent", "Olga Fern");
        var path = await desk.ComplainAsync(new { representative = new { name = "Ann Law", authority = new { kind = "lawyer" } } });
        var more = new
        {
            description = "It is worse now.",
            customerId = desk.CustomerId,
            representative = new { name = "Olga Fern", authority = new { kind = "other" } },
        };
        (await desk.Partner.PostAsync("/v1/complaints", more)).ShouldBe(200);

        var refused = await desk.Supervisor.PostAsync($"{path}/assign", new { handlerId = person.Id });

        refused.ShouldBeProblem(409, "handler_not_independent");
        Assert.Contains("speaks for the complainant", refused.Text("detail"), StringComparison.Ordinal);
    }

    private static async Task ExceptAsync(Desk desk, string path, string agentId)
    {
        var (first, second) = (await desk.App.PersonAsync("admin", "Vera Hall"), await desk.App.PersonAsync("admin", "Nils Moor"));
        var proposed = await first.Caller.PostAsync($"{path}/independence-exceptions", new { agentId, reason = "There is nobody else." });
        proposed.ShouldBe(200);
        var id = proposed["independenceExceptions"]![0].Str("id");
        (await second.Caller.PostAsync($"{path}/independence-exceptions/{id}/approve")).ShouldBe(200);
    }

    private static readonly object Decided = new
    {
        outcome = "upheld",
        reasons = "It took too long.",
        findings = new[] { new { pointId = 1, finding = "We were slow." } },
        deviationReason = "It is another case.",
    };

    private static readonly object Decision = new
    {
        outcome = "upheld",
        reasons = "It took too long.",
        findings = new[] { new { pointId = 1, finding = "We were slow." } },
    };
}
