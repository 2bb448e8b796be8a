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

    [Theory]
    [InlineData("mei lin ", null)]
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

        (await desk.Partner.PostAsync(Root, Filed(new { representative = new { name = "Mei Lin", authority = new { kind = "other" } } }))).ShouldBe(200);

        (await desk.Agent.PostAsync($"{path}/decide", Decision())).ShouldBeProblem(409, "handler_not_independent");
    }
}
