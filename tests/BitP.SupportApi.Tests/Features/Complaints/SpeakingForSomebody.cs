using static BitP.SupportApi.Tests.Features.Complaints.Cases;

namespace BitP.SupportApi.Tests.Features.Complaints;

/// <summary>Who speaks for a complainant is named in documents once somebody has looked at the authority, and never before.</summary>
public sealed class SpeakingForSomebody
{
    private static readonly object Unproven = new
    {
        representative = new
        {
            name = "Ann Law",
            email = "ann@law.example",
            authority = new { kind = "lawyer" },
        },
    };

    [Fact]
    public async Task Until_the_authority_is_verified_letters_speak_to_the_complainant_alone()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.Partner.FileAsync(Unproven);

        await desk.Agent.DoneAsync($"{path}/acknowledge");
        Assert.DoesNotContain("Ann Law", await desk.Partner.LetterAsync(path, "acknowledgement"), StringComparison.Ordinal);
        foreach (var reader in new[] { desk.Partner, desk.Customer })
        {
            var seen = (await reader.GetAsync(path))["representative"]!;
            Assert.Equal("Ann Law", seen.Str("name"));
            Assert.False(seen["authority"]!["verified"]!.GetValue<bool>());
        }

        (await desk.Agent.PostAsync($"{path}/representative/verify")).ShouldBeProblem(409, "authority_unproven");
        (await desk.Agent.PostAsync($"{path}/representative/verify", new { document = " " })).ShouldBeProblem(409, "authority_unproven");
        (await desk.Agent.PostAsync($"{path}/representative/verify", new { document = new string('x', 201) })).ShouldRefuse("document", "too_long");
        foreach (var kind in new[] { "partner", "customer" })
            (await desk.By(kind).PostAsync($"{path}/representative/verify", new { document = "Mandate" })).ShouldBeProblem(403, "actor_not_allowed");
        var verified = await desk.Agent.DoneAsync($"{path}/representative/verify", new { document = "Mandate of 3 November" });

        Assert.Equal("Mandate of 3 November", verified["representative"]!["authority"].Str("document"));
        Assert.Equal("Mei Lin", verified["representative"]!["authority"]!["verifiedBy"].Str("name"));
        // Others are told that it was verified and when, not by whom.
        foreach (var reader in new[] { desk.Partner, desk.Customer })
        {
            var seen = (await reader.GetAsync(path))["representative"]!["authority"]!;
            Assert.True(seen["verified"]!.GetValue<bool>());
            Assert.Null(seen["verifiedBy"]);
            Assert.NotNull(seen.Str("verifiedAt"));
        }
        await desk.Agent.DoneAsync($"{path}/decide", Decision());
        Assert.Contains("Ann Law", await desk.Partner.LetterAsync(path, "final-response"), StringComparison.Ordinal);
        Assert.DoesNotContain("Ann Law", await desk.Partner.LetterAsync(path, "acknowledgement"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_verified_once_stays_and_nobody_is_verified_who_is_not_there()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.Partner.FileAsync(new { representative = new { name = "Ann Law", authority = new { kind = "lawyer", document = "Mandate" } } });
        var alone = await desk.Partner.FileAsync(new { kind = "attitude" });

        var verified = await desk.Agent.DoneAsync($"{path}/representative/verify");
        var again = await desk.Supervisor.DoneAsync($"{path}/representative/verify", new { document = "Another" });

        Assert.Equal(verified["version"]!.GetValue<long>(), again["version"]!.GetValue<long>());
        Assert.Equal("Mandate", again["representative"]!["authority"].Str("document"));
        (await desk.Agent.PostAsync($"{alone}/representative/verify", new { document = "Mandate" })).ShouldBeProblem(409, "complaint_not_represented");
        (await desk.Agent.PostAsync($"{Root}/{Guid.NewGuid()}/representative/verify")).ShouldBeProblem(404, "complaint_not_found");
    }

    [Fact]
    public async Task The_authority_may_follow_later_and_until_then_nothing_is_told()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.Partner.FileAsync(new { representative = new { name = "Ann Law" } });
        var other = await desk.Partner.FileAsync(new { kind = "fees", representative = new { name = "Ann Law", authority = new { } } });

        await desk.Agent.DoneAsync($"{path}/acknowledge");

        Assert.DoesNotContain("Ann Law", await desk.Partner.LetterAsync(path, "acknowledgement"), StringComparison.Ordinal);
        foreach (var at in new[] { path, other })
        {
            var authority = (await desk.Partner.GetAsync(at))["representative"]!["authority"]!;
            Assert.Equal((null, null, false), (authority.Str("kind"), authority.Str("document"), authority["verified"]!.GetValue<bool>()));
        }
        (await desk.Agent.PostAsync($"{path}/representative/verify", new { kind = "lawyer" })).ShouldBeProblem(409, "authority_unproven");
        await desk.Agent.DoneAsync($"{path}/request-information", Asked("authority_document", DateTimeOffset.UtcNow.AddDays(9).ToString("O")));
        await desk.Partner.DoneAsync($"{path}/provide-information", new { answer = "See the mandate." });
        var verified = await desk.Agent.DoneAsync($"{path}/representative/verify", new { kind = "lawyer", document = "Mandate" });
        Assert.Equal(("lawyer", "Mandate"), (verified["representative"]!["authority"].Str("kind"), verified["representative"]!["authority"].Str("document")));
        await desk.Agent.DoneAsync($"{path}/decide", Decision());
        Assert.Contains("Ann Law", await desk.Partner.LetterAsync(path, "final-response"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_authority_that_joins_is_that_of_the_same_person_and_takes_the_place_of_none()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.Partner.FileAsync(new { representative = new { name = "Ann Law", email = "ann@law.example" } });
        async Task<(string? Name, string? Email, string? Document)> JoinAsync(string name, string document)
        {
            var joined = await desk.Partner.PostAsync(Root, Filed(new { representative = new { name, authority = new { kind = "lawyer", document } } }));
            joined.ShouldBe(200);
            var seen = joined["representative"]!;
            return (seen.Str("name"), seen.Str("email"), seen["authority"].Str("document"));
        }

        Assert.Equal(("Ann Law", "ann@law.example", null), await JoinAsync("Bob Other", "Mandate of another"));
        Assert.Equal(("Ann Law", "ann@law.example", "Mandate"), await JoinAsync("Ann Law", "Mandate"));
        Assert.Equal(("Ann Law", "ann@law.example", "Mandate"), await JoinAsync("Ann Law", "Another"));
        Assert.False((await desk.Agent.GetAsync(path))["representative"]!["authority"]!["verified"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("mei lin ", null)]
    [InlineData("Mei  Lin", null)]
    [InlineData("Lin, Mei", null)]
    [InlineData("Ms Méi-Lin", null)]
    [InlineData("Ms\u200b Lin", null)]
    [InlineData("Somebody Else", "mei.lin@example.com")]
    public async Task Who_speaks_for_the_complainant_neither_handles_nor_decides(string name, string? email)
    {
        var desk = await Desk.SetAsync();
        var agent = await desk.AgentIdAsync();
        email = email is null ? null : (await desk.Admin.GetAsync($"/v1/agents/{agent}")).Json.Str("email") ?? email;
        var path = await desk.Partner.FileAsync(
            new
            {
                representative = new
                {
                    name = name.Trim(),
                    email,
                    authority = new { kind = "other" },
                },
            }
        );
        await desk.Agent.DoneAsync($"{path}/acknowledge");

        (await desk.Supervisor.PostAsync($"{path}/assign", new { handlerId = agent })).ShouldBeProblem(409, "handler_not_independent");
        var decided = await desk.Agent.PostAsync($"{path}/decide", Decision());

        decided.ShouldBeProblem(409, "handler_not_independent");
        Assert.Contains("speaks for the complainant", decided.Text("detail"), StringComparison.Ordinal);
        await desk.Supervisor.DoneAsync($"{path}/decide", Decision());
    }

    [Fact]
    public async Task Who_begins_to_speak_while_handling_it_cannot_decide_it()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.Partner.FileAcknowledgedAsync(desk.App);
        await desk.Supervisor.DoneAsync($"{path}/assign", new { handlerId = await desk.AgentIdAsync() });

        var before = await desk.Customer.GetAsync(path);
        Assert.NotNull(before["handler"]);
        var joined = await desk.Partner.PostAsync(Root, Filed(new { representative = new { name = "Mei Lin", authority = new { kind = "other" } } }));

        // Nothing that is said is refused: it is recorded, and the handler is taken off it.
        joined.ShouldBe(200);
        Assert.Null(joined["handler"]);
        var after = await desk.Customer.GetAsync(path);
        Assert.Null(after["handler"]);
        Assert.True(after["version"]!.GetValue<long>() > before["version"]!.GetValue<long>());
        var taken = (await desk.Agent.GetAsync($"{path}/timeline")).Items[^1]!;
        Assert.Equal(
            ("complaint.unassigned", "system", await desk.AgentIdAsync(), null),
            (taken.Str("type"), taken["actor"].Str("kind"), taken["data"]!["handler"].Str("before"), taken["data"]!["handler"].Str("after"))
        );
        (await desk.Agent.PostAsync($"{path}/decide", Decision())).ShouldBeProblem(409, "handler_not_independent");
        (await desk.Supervisor.PostAsync($"{path}/assign", new { handlerId = await desk.AgentIdAsync() })).ShouldBeProblem(409, "handler_not_independent");
        Assert.True((await desk.Agent.GetAsync($"{path}/verify"))["intact"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Whoever_spoke_second_neither_handles_nor_decides()
    {
        var desk = await Desk.SetAsync();
        var person = await desk.App.PersonAsync("agent", "Olga Fern");
        var path = await desk.Partner.FileAcknowledgedAsync(desk.App, Unproven);

        var joined = await desk.Partner.PostAsync(Root, Filed(new { representative = new { name = "olga fern", authority = new { kind = "other" } } }));

        Assert.Equal("Ann Law", joined["representative"].Str("name"));
        var refused = await desk.Supervisor.PostAsync($"{path}/assign", new { handlerId = person.Id });
        refused.ShouldBeProblem(409, "handler_not_independent");
        Assert.Contains("speaks for the complainant", refused.Text("detail"), StringComparison.Ordinal);
        (await person.Caller.PostAsync($"{path}/decide", Decision())).ShouldBeProblem(409, "handler_not_independent");
    }

    [Theory]
    [InlineData("joins")]
    [InlineData("answer")]
    [InlineData("point")]
    public async Task Whom_the_complainant_names_later_does_not_handle_it_any_more(string where)
    {
        var desk = await Desk.SetAsync();
        var (person, other) = (await desk.App.PersonAsync("agent", "Olga Fern"), await desk.App.PersonAsync("agent", "Ida Brook"));
        var path = await desk.Partner.FileAcknowledgedAsync(desk.App);
        await desk.Supervisor.DoneAsync($"{path}/assign", new { handlerId = person.Id });
        if (where == "answer")
            await desk.Agent.DoneAsync($"{path}/request-information", Asked("other", DateTimeOffset.UtcNow.AddDays(9).ToString("O")));

        async Task<Answer> SayAsync(string who) =>
            where switch
            {
                "joins" => await desk.Partner.PostAsync(Root, Filed(new { description = $"It was {who}." })),
                "answer" => await desk.Partner.PostAsync($"{path}/provide-information", new { answer = $"It was {who}." }),
                _ => await desk.Customer.PostAsync($"{path}/points", new { text = $"It was {who}." }),
            };
        (await SayAsync("Olga Fern")).ShouldBe(200);

        Assert.Null((await desk.Agent.GetAsync(path))["handler"]);
        Assert.Equal("complaint.unassigned", (await desk.Agent.TypesAsync(path))[^1]);
        // Whom it does not name stays.
        await desk.Supervisor.DoneAsync($"{path}/assign", new { handlerId = other.Id });
        if (where == "answer")
            await desk.Agent.DoneAsync($"{path}/request-information", Asked("other", DateTimeOffset.UtcNow.AddDays(9).ToString("O")));
        (await SayAsync("Olga Fern")).ShouldBe(200);
        Assert.Equal(other.Id, (await desk.Agent.GetAsync(path))["handler"].Str("id"));
    }

    [Fact]
    public async Task Whom_two_persons_have_let_handle_it_stays_when_named_and_not_when_speaking()
    {
        var desk = await Desk.SetAsync();
        var person = await desk.App.PersonAsync("agent", "Olga Fern");
        var path = await desk.Partner.FileAcknowledgedAsync(desk.App, new { description = "Olga Fern was slow." });
        var (first, second) = (await desk.App.PersonAsync("admin"), await desk.App.PersonAsync("admin"));
        var proposed = await first.Caller.DoneAsync($"{path}/independence-exceptions", new { agentId = person.Id, reason = "There is nobody else." });
        await second.Caller.DoneAsync($"{path}/independence-exceptions/{proposed["independenceExceptions"]![0].Str("id")}/approve");
        await desk.Supervisor.DoneAsync($"{path}/assign", new { handlerId = person.Id });

        (await desk.Partner.PostAsync(Root, Filed(new { description = "Olga Fern again." }))).ShouldBe(200);
        Assert.NotNull((await desk.Agent.GetAsync(path))["handler"]);
        (await desk.Partner.PostAsync(Root, Filed(new { representative = new { name = "Olga Fern", authority = new { kind = "other" } } }))).ShouldBe(200);

        Assert.Null((await desk.Agent.GetAsync(path))["handler"]);
    }
}
