using static BitP.SupportApi.Tests.Features.Complaints.Cases;

namespace BitP.SupportApi.Tests.Features.Complaints;

/// <summary>Complaints that end without a decision, and those that do not end with one.</summary>
public sealed class EndingACase
{
    private const string Monday = "2027-01-04T09:00:00Z";

    [Theory]
    [InlineData("partner")]
    [InlineData("customer")]
    [InlineData("agent")]
    public async Task A_withdrawn_one_owes_nothing_any_more(string by)
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(Monday);
        var desk = await Desk.SetAsync(app);
        var path = await desk.Partner.FileAsync();

        var withdrawn = await desk.By(by).DoneAsync($"{path}/withdraw", new { reason = "It has settled itself." });

        Assert.Equal("withdrawn", withdrawn.Text("status"));
        Assert.All(withdrawn.Limits(), Assert.Null);
        Assert.Equal(by == "agent" ? ["reopen"] : [], withdrawn["allowedTransitions"].Strings());
        await app.AdvanceAsync("P100D");
        Assert.Equal(["complaint.filed", "complaint.withdrawn"], await app.Agent.TypesAsync(path));
        foreach (var step in new[] { "acknowledge", "investigate", "withdraw" })
        {
            var refused = await app.Agent.PostAsync($"{path}/{step}");
            refused.ShouldBeProblem(409, "complaint_status_not_allowed");
            Assert.Equal(["reopen"], refused["allowedTransitions"].Strings());
        }
        (await desk.Partner.PostAsync($"{path}/points", new { text = "One more." })).ShouldBeProblem(409, "complaint_status_not_allowed");
        Assert.Empty((await desk.Agent.GetAsync($"{Root}?customerId={desk.CustomerId}&dueBefore=2100-01-01T00:00:00Z")).Items);
    }

    [Theory]
    [InlineData("eu_mica")]
    [InlineData("uk_disp")]
    [InlineData("us_cfpb")]
    [InlineData("iso_10002")]
    public async Task An_inadmissible_one_is_told_why_and_owes_nothing_any_more(string regime)
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(Monday);
        var partner = await app.NewPartnerAsync();
        var path = await partner.FileAsync(Under(regime));

        foreach (var reasons in new[] { null, "", " \u200b\n" })
            (await app.Agent.PostAsync($"{path}/admissibility", new { admissible = false, reasons })).ShouldRefuse("reasons", "required");
        (await app.Agent.PostAsync($"{path}/admissibility", new { })).ShouldRefuse("admissible", "required");
        (await partner.PostAsync($"{path}/admissibility", new { admissible = true })).ShouldBeProblem(403, "actor_not_allowed");
        var refused = await app.Agent.DoneAsync($"{path}/admissibility", new { admissible = false, reasons = "It is about another firm." });

        Assert.Equal(("inadmissible", false), (refused.Text("status"), refused["admissible"]!.GetValue<bool>()));
        Assert.All(refused.Limits(), Assert.Null);
        Assert.Contains("It is about another firm.", await partner.LetterAsync(path, "inadmissibility"), StringComparison.Ordinal);
        Assert.Equal(["inadmissibility"], await partner.LettersAsync(path));
        await app.AdvanceAsync("P100D");
        Assert.Equal(["complaint.filed", "complaint.found_inadmissible", "complaint.document_issued"], await app.Agent.TypesAsync(path));
    }

    [Theory]
    [InlineData("eu_mica", "2027-03-15T23:00:00Z")]
    [InlineData("uk_disp", "2027-02-06T00:00:00Z")]
    [InlineData("us_cfpb", "2027-03-17T04:00:00Z")]
    [InlineData("iso_10002", "2027-02-13T00:00:00Z")]
    public async Task A_reopened_one_is_counted_anew_and_what_was_said_stays(string regime, string decideBy)
    {
        foreach (var isClosed in new[] { false, true })
        {
            await using var app = await SupportApp.StartAsync();
            await app.StopClockAsync(Monday);
            var partner = await app.NewPartnerAsync();
            var path = await partner.FileAsync(Under(regime));
            // Late, which stays so.
            await app.AdvanceAsync("P5D");
            await app.Agent.DoneAsync($"{path}/acknowledge");
            var before = await app.Agent.DoneAsync($"{path}/decide", Decision());
            var letter = await partner.LetterAsync(path, "final-response");
            if (isClosed)
                await app.Agent.DoneAsync($"{path}/close", new { reason = "Settled." });
            await app.StopClockAsync("2027-01-15T09:00:00Z");
            (await app.Agent.PostAsync($"{path}/reopen", new { })).ShouldRefuse("reason", "required");
            (await partner.PostAsync($"{path}/reopen", new { reason = "I disagree." })).ShouldBeProblem(403, "actor_not_allowed");

            var reopened = await app.Agent.DoneAsync($"{path}/reopen", new { reason = "New records have come to light." });

            Assert.Equal("investigating", reopened.Text("status"));
            Assert.Null(reopened["decision"]);
            Assert.Null(reopened.Json.Str("closedAt"));
            Assert.Equal((decideBy, (string?)null), (reopened["deadlines"].Str("decideBy"), reopened["deadlines"].Str("acknowledgeBy")));
            Assert.Equal(before.Clock(regime, "acknowledge").ToJsonString(), reopened.Clock(regime, "acknowledge").ToJsonString());
            Assert.True(reopened.Clock(regime, "acknowledge").IsLate());
            Assert.Contains(" from the reopening, ", reopened.Clock(regime, "decide").Str("words"), StringComparison.Ordinal);
            Assert.Contains(" from receipt, ", reopened.Clock(regime, "acknowledge").Str("words"), StringComparison.Ordinal);
            // What was found is told with a decision only.
            Assert.All((await partner.GetAsync(path))["points"]!.AsArray(), p => Assert.Null(p.Str("finding")));
            Assert.Equal(letter, await partner.LetterAsync(path, "final-response"));
            (await app.Agent.PostAsync($"{path}/reopen", new { reason = "Again." })).ShouldBeProblem(409, "complaint_status_not_allowed");

            await app.Agent.DoneAsync($"{path}/decide", Desk.Merge(Decision(), new { outcome = "rejected", reasons = "The new records say otherwise." }));
            var documents = (await partner.GetAsync($"{path}/documents")).Items.Where(d => d.Str("kind") == "final_response").ToArray();
            Assert.Equal([1, 2], documents.Select(d => d!["edition"]!.GetValue<int>()));
            Assert.Equal(letter, (await partner.GetAsync($"{path}/documents/final-response?edition=1", ("Accept", "text/plain"))).Raw);
            Assert.EndsWith("Edition 1", letter.TrimEnd(), StringComparison.Ordinal);
            var another = (await partner.LetterAsync(path, "final-response")).TrimEnd();
            Assert.All(
                ["We reopened your complaint on", "New records have come to light.", "The new records say otherwise."],
                text => Assert.Contains(text, another, StringComparison.Ordinal)
            );
            Assert.EndsWith("Edition 2", another, StringComparison.Ordinal);
            var types = await app.Agent.TypesAsync(path);
            Assert.Equal(2, types.Count(t => t == "complaint.decided"));
            Assert.Equal(isClosed, types.Contains("complaint.closed"));
        }
    }

    [Fact]
    public async Task What_was_decided_before_a_reopening_is_still_told()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.Partner.FileAcknowledgedAsync(desk.App);
        await desk.Agent.DoneAsync($"{path}/decide", Decision());
        Assert.Empty((await desk.Agent.GetAsync(path))["earlierDecisions"]!.AsArray());

        await desk.Agent.DoneAsync($"{path}/reopen", new { reason = "New records." });
        await desk.Agent.DoneAsync($"{path}/points/2/withdraw", new { reason = "It was answered." });
        var second = new
        {
            outcome = "rejected",
            reasons = "The records say otherwise.",
            findings = new[] { new { pointId = 1, finding = "We were not slow." } },
        };
        await desk.Agent.DoneAsync($"{path}/decide", Desk.Merge(Decision(1), second));
        await desk.Agent.DoneAsync($"{path}/close");
        await desk.Agent.DoneAsync($"{path}/reopen", new { reason = "It was the wrong records." });

        foreach (var kind in new[] { "agent", "partner", "customer" })
        {
            var (isStaff, seen) = (kind == "agent", await desk.By(kind).GetAsync(path));
            Assert.Null(seen["decision"]);
            var earlier = seen["earlierDecisions"]!.AsArray();
            Assert.Equal(
                [("upheld", "It took too long.", "New records."), ("rejected", "The records say otherwise.", "It was the wrong records.")],
                earlier.Select(e => (e!["decision"].Str("outcome"), e["decision"].Str("reasons"), e.Str("reopenedBecause")))
            );
            Assert.Equal(
                ["1 We were slow., 2 We were slow.", "1 We were not slow."],
                earlier.Select(e => string.Join(", ", e!["findings"]!.AsArray().Select(f => $"{f!["pointId"]} {f.Str("finding")}")))
            );
            Assert.All(earlier, e => Assert.Null(e.Str("inadmissibilityReasons")));
            // Who decided, and why not as others did, only staff see.
            Assert.All(earlier, e => Assert.Equal(isStaff ? "Mei Lin" : null, e!["decision"]!["decidedBy"]?.Str("name")));
            Assert.All(earlier, e => Assert.Equal(isStaff ? "It is another case." : null, e!["decision"].Str("deviationReason")));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_inadmissible_one_is_reopened_acknowledged_and_decided(bool wasAcknowledged)
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(Monday);
        var partner = await app.NewPartnerAsync();
        var path = await partner.FileAsync();
        if (wasAcknowledged)
            await app.Agent.DoneAsync($"{path}/acknowledge");
        await app.StopClockAsync("2027-01-05T09:00:00Z");
        var ended = await app.Agent.DoneAsync($"{path}/admissibility", new { admissible = false, reasons = "It is about another firm." });
        Assert.Equal(["reopen"], ended["allowedTransitions"].Strings());
        await app.StopClockAsync("2027-02-01T09:00:00Z");
        (await partner.PostAsync($"{path}/reopen", new { reason = "It is yours." })).ShouldBeProblem(403, "actor_not_allowed");
        (await app.Agent.PostAsync($"{path}/reopen", new { reason = " " })).ShouldRefuse("reason", "required");

        var reopened = await app.Agent.DoneAsync($"{path}/reopen", new { reason = "It is about our own card." });

        Assert.Equal("received", reopened.Text("status"));
        Assert.Null(reopened["admissible"]);
        Assert.Null(reopened["admissibilityReasons"]);
        Assert.Null(reopened["retainUntil"]);
        // The receipt was told of already; the rest is owed from now on.
        Assert.Equal((null, "2027-04-01T22:00:00Z"), (reopened["deadlines"].Str("acknowledgeBy"), reopened["deadlines"].Str("decideBy")));
        var earlier = (await partner.GetAsync(path))["earlierDecisions"]!.AsArray().Single();
        Assert.Null(earlier!["decision"]);
        Assert.Equal(("It is about another firm.", "It is about our own card."), (earlier.Str("inadmissibilityReasons"), earlier.Str("reopenedBecause")));
        var acknowledged = await app.Agent.DoneAsync($"{path}/acknowledge");
        Assert.True(acknowledged["admissible"]!.GetValue<bool>());
        Assert.Equal(wasAcknowledged ? Monday : "2027-01-05T09:00:00Z", acknowledged.Clock("eu_mica", "acknowledge").Str("metAt"));
        await app.Agent.DoneAsync($"{path}/decide", Decision());
        Assert.Equal(
            wasAcknowledged
                ? ["acknowledgement", "inadmissibility", "acknowledgement", "final_response"]
                : ["inadmissibility", "acknowledgement", "final_response"],
            await partner.LettersAsync(path)
        );
        Assert.DoesNotContain("another firm", await partner.LetterAsync(path, "final-response"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_one_is_reopened_and_owes_its_acknowledgement_from_then_on()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(Monday);
        var partner = await app.NewPartnerAsync();
        var path = await partner.FileAsync();
        await partner.DoneAsync($"{path}/withdraw");
        await app.StopClockAsync("2027-02-01T09:00:00Z");

        var reopened = await app.Agent.DoneAsync($"{path}/reopen", new { reason = "It was withdrawn by mistake." });

        Assert.Equal("received", reopened.Text("status"));
        Assert.Empty(reopened["earlierDecisions"]!.AsArray());
        Assert.Equal(("2027-02-04T23:00:00Z", "2027-04-01T22:00:00Z"), (reopened["deadlines"].Str("acknowledgeBy"), reopened["deadlines"].Str("decideBy")));
        await app.AdvanceAsync("P1D");
        var acknowledged = await app.Agent.DoneAsync($"{path}/acknowledge");
        Assert.False(acknowledged.Clock("eu_mica", "acknowledge").IsLate());
        // The time until then is told from the reopening.
        var row = await app.Supervisor.GetAsync("/v1/complaints/register?from=2027-01-04&to=2027-01-05&timeZone=UTC", ("Accept", "application/jsonl"));
        var step = System.Text.Json.Nodes.JsonNode.Parse(row.Raw)!["steps"]![0]!;
        Assert.Equal(("acknowledge", "met", 86_400), (step.Str("step"), step.Str("state"), step["seconds"]!.GetValue<int>()));
        await app.Agent.DoneAsync($"{path}/decide", Decision());
    }

    [Fact]
    public async Task Steps_that_a_status_does_not_allow_say_which_ones_it_does()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.Partner.FileAsync();

        var early = await desk.Agent.PostAsync($"{path}/close");
        early.ShouldBeProblem(409, "complaint_status_not_allowed");
        Assert.Contains("acknowledge", early["allowedTransitions"].Strings());
        Assert.Equal(["withdraw"], (await desk.Partner.GetAsync(path))["allowedTransitions"].Strings());
        await desk.Agent.DoneAsync($"{path}/acknowledge");
        (await desk.Agent.PostAsync($"{path}/acknowledge")).ShouldBeProblem(409, "complaint_status_not_allowed");
        await desk.Agent.DoneAsync($"{path}/decide", Decision());
        var decided = await desk.Partner.PostAsync($"{path}/withdraw");
        decided.ShouldBeProblem(409, "complaint_status_not_allowed");
        Assert.Empty(decided["allowedTransitions"]!.AsArray());
        Assert.Equal(["close", "reopen"], (await desk.Agent.GetAsync(path))["allowedTransitions"].Strings());
        Assert.Equal(["acknowledgement", "final_response"], await desk.Partner.LettersAsync(path));
    }

    [Fact]
    public async Task A_step_with_the_version_that_somebody_read_guards_against_what_came_between()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.Partner.FileAsync();
        var read = await desk.Agent.GetAsync(path);
        await desk.Agent.DoneAsync($"{path}/refer", new { department = "funds" });

        var stale = await desk.Agent.PostAsync($"{path}/acknowledge", null, ("If-Match", read.ETag!));

        stale.ShouldBeProblem(412, "version_mismatch");
        Assert.Equal(read["version"]!.GetValue<long>() + 1, stale["currentVersion"]!.GetValue<long>());
        var now = await desk.Agent.GetAsync(path);
        (await desk.Agent.PostAsync($"{path}/acknowledge", null, ("If-Match", now.ETag!))).ShouldBe(200);
        (await desk.Agent.PostAsync($"{path}/refer", new { department = "nowhere" })).ShouldRefuse("department", "unknown");
        Assert.Equal(
            ["operations", "trading", "funds", "security", "compliance", "management"],
            (await desk.Partner.GetAsync("/v1/departments")).Items.Select(d => d.Str("key"))
        );
    }
}
