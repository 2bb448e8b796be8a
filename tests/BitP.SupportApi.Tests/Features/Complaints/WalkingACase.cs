using static BitP.SupportApi.Tests.Features.Complaints.Cases;

namespace BitP.SupportApi.Tests.Features.Complaints;

/// <summary>A whole case under MiCA, from the filing to the end, with its documents.</summary>
public sealed class WalkingACase
{
    private const string Monday = "2027-01-04T09:00:00Z";

    [Fact]
    public async Task A_case_in_time_has_a_document_for_each_step()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(Monday);
        var partner = await app.NewPartnerAsync();
        var filed = await partner.PostAsync("/v1/complaints", Filed());

        filed.ShouldBe(201);
        var path = $"/v1/complaints/{filed.Text("id")}";
        Assert.Equal(path, filed.Header("Location"));
        Assert.StartsWith("CP-", filed.Text("reference"), StringComparison.Ordinal);
        Assert.Equal(("received", "funds", "en"), (filed.Text("status"), filed.Text("kind"), filed.Text("language")));
        Assert.Equal(
            ("2027-01-07T23:00:00Z", "2027-01-18T23:00:00Z", "2027-03-04T23:00:00Z"),
            (filed["deadlines"].Str("acknowledgeBy"), filed["deadlines"].Str("nextUpdateBy"), filed["deadlines"].Str("decideBy"))
        );
        Assert.Equal(Points, filed["points"]!.AsArray().Select(p => p.Str("text")));
        Assert.Equal(filed.Text("id"), (await partner.GetAsync($"/v1/complaints/{filed.Text("reference")}")).Text("id"));

        (await app.Agent.PostAsync($"{path}/decide", Decision(1))).ShouldBeProblem(409, "complaint_status_not_allowed");
        var acknowledged = await app.Agent.PostAsync($"{path}/acknowledge");
        acknowledged.ShouldBe(200);
        Assert.Equal("acknowledged", acknowledged.Text("status"));
        Assert.Null(acknowledged["deadlines"].Str("acknowledgeBy"));
        var letter = await partner.GetAsync($"{path}/documents/acknowledgement", ("Accept", "text/plain"));
        letter.ShouldBe(200);
        Assert.Contains("My withdrawal was held for nine days", letter.Raw, StringComparison.Ordinal);
        Assert.Contains("complaints@example.com", letter.Raw, StringComparison.Ordinal);

        (await app.Agent.PostAsync($"{path}/refer", new { department = "funds" })).ShouldBe(200);
        (await app.Agent.PostAsync($"{path}/investigate", new { cause = "communication" })).ShouldBe(200);
        (await app.Agent.PostAsync($"{path}/request-information", Asked("email"))).ShouldBeProblem(409, "already_known");
        var asked = await app.Agent.PostAsync($"{path}/request-information", Asked("transaction_hash"));
        asked.ShouldBe(200);
        Assert.Equal("awaiting_customer", asked.Text("status"));
        (await partner.PostAsync($"{path}/provide-information", new { answer = "It was 8537." })).ShouldBe(200);

        await app.AdvanceAsync("P7D");
        var updated = await app.Agent.PostAsync($"{path}/post-update", new { text = "We have the records." });
        updated.ShouldBe(200);
        Assert.Equal("2027-01-25T23:00:00Z", updated["deadlines"].Str("nextUpdateBy"));
        var delayed = await app.Agent.PostAsync($"{path}/delay", new { reasons = "Records are missing.", newDate = "2027-03-31" });
        delayed.ShouldBe(200);
        Assert.Equal("2027-03-31T22:00:00Z", delayed["deadlines"].Str("decideBy"));

        var unanswered = await app.Agent.PostAsync($"{path}/decide", Decision(1));
        unanswered.ShouldBeProblem(409, "points_unanswered");
        Assert.Contains("2", unanswered.Text("detail"), StringComparison.Ordinal);
        (await app.Agent.PostAsync($"{path}/decide", Decision(1, 3))).ShouldRefuse("findings[1].pointId", "not_found");
        var before = await partner.GetAsync(path);
        Assert.All(before["points"]!.AsArray(), p => Assert.Null(p.Str("finding")));
        var decided = await app.Agent.PostAsync($"{path}/decide", Decision(1, 2));
        decided.ShouldBe(200);
        Assert.Equal("decided", decided.Text("status"));
        var seen = await partner.GetAsync(path);
        Assert.All(seen["points"]!.AsArray(), p => Assert.Equal("We were slow.", p.Str("finding")));
        Assert.Null(seen["decision"]!["decidedBy"]);
        Assert.Null(seen["cause"]);

        (await app.Agent.PostAsync($"{path}/close")).ShouldBe(200);
        Assert.Equal(
            ["acknowledgement", "information_request", "delay_notice", "final_response"],
            (await partner.GetAsync($"{path}/documents")).Items.Select(d => d.Str("kind"))
        );
        Assert.Equal(
            [
                "complaint.filed",
                "complaint.acknowledged",
                "complaint.document_issued",
                "complaint.referred",
                "complaint.cause_found",
                "complaint.investigated",
                "complaint.information_requested",
                "complaint.document_issued",
                "complaint.information_provided",
                "complaint.update_posted",
                "complaint.delayed",
                "complaint.document_issued",
                "complaint.decided",
                "complaint.document_issued",
                "complaint.closed",
            ],
            (await app.Agent.GetAsync($"{path}/timeline")).Items.Select(e => e.Str("type"))
        );
        var explained = await partner.GetAsync($"{path}/deadlines/explain");
        explained.ShouldBe(200);
        Assert.NotEmpty(explained["regimes"]![0]!["deadlines"]![0]!["days"]!.AsArray());
    }

    [Fact]
    public async Task What_is_late_is_warned_of_and_noted_of_itself()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(Monday);
        var partner = await app.NewPartnerAsync();
        var path = $"/v1/complaints/{(await partner.PostAsync("/v1/complaints", Filed())).Text("id")}";

        await app.AdvanceAsync("P4D");

        Assert.Equal(
            ["complaint.filed", "complaint.deadline_warned", "complaint.deadline_breached"],
            (await app.Agent.GetAsync($"{path}/timeline")).Items.Select(e => e.Str("type"))
        );
        var late = await app.Agent.PostAsync($"{path}/acknowledge");
        Assert.True(late.Clock("eu_mica", "acknowledge").IsLate());
        await app.AdvanceAsync("P70D");
        var delayed = await app.Agent.PostAsync($"{path}/delay", new { reasons = "Too much to do.", newDate = "2027-04-30" });
        delayed.ShouldBe(200);
        Assert.True(delayed["delays"]![0]!["late"]!.GetValue<bool>());
        Assert.Equal("2027-03-04T23:00:00Z", delayed["deadlines"].Str("decideBy"));
    }

    [Fact]
    public async Task Who_does_not_answer_is_reminded_and_then_it_goes_on()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(Monday);
        var partner = await app.NewPartnerAsync();
        var path = $"/v1/complaints/{(await partner.PostAsync("/v1/complaints", Filed())).Text("id")}";
        (await app.Agent.PostAsync($"{path}/acknowledge")).ShouldBe(200);
        (await app.Agent.PostAsync($"{path}/request-information", Asked("transaction_hash"))).ShouldBe(200);

        await app.AdvanceAsync("P4D");
        Assert.NotNull((await partner.GetAsync(path))["informationRequests"]![0].Str("remindedAt"));
        await app.AdvanceAsync("P4D");

        var went = await partner.GetAsync(path);
        Assert.Equal("investigating", went.Text("status"));
        (await partner.PostAsync($"{path}/provide-information", new { answer = "Late." })).ShouldBeProblem(409, "complaint_status_not_allowed");
    }

    [Fact]
    public async Task The_same_thing_joins_what_is_open_with_its_own_date()
    {
        var desk = await Desk.SetAsync();
        var first = await desk.Partner.PostAsync("/v1/complaints", Filed());

        var second = await desk.Partner.PostAsync("/v1/complaints", Filed(new { description = "And still nothing.", points = new[] { "Still nothing." } }));

        second.ShouldBe(200);
        Assert.True(second["joined"]!.GetValue<bool>());
        Assert.Equal(first.Text("id"), second.Text("id"));
        Assert.Equal((2, 3), (second["submissions"]!.AsArray().Count, second["points"]!.AsArray().Count));
        Assert.Equal("And still nothing.", second["submissions"]![1].Str("text"));
    }

    [Fact]
    public async Task A_ticket_becomes_a_complaint_and_goes_on()
    {
        var desk = await Desk.SetAsync();
        var ticket = await desk.OpenAsync();
        var path = $"/v1/tickets/{ticket.Text("id")}";

        var filed = await desk.Customer.PostAsync($"{path}/complaint");

        filed.ShouldBe(201);
        Assert.Equal((ticket.Text("id"), ticket.Text("createdAt"), "It burns."), (filed.Text("ticketId"), filed.Text("receivedAt"), filed.Text("description")));
        Assert.Equal("new", (await desk.Agent.GetAsync(path)).Text("status"));
        Assert.Contains("complaint.filed", (await desk.Agent.GetAsync($"{path}/timeline")).Items.Select(e => e.Str("type")));
        (await desk.Agent.PostAsync($"{path}/complaint")).ShouldBe(200);
    }

    [Fact]
    public async Task Nobody_handles_what_is_about_them()
    {
        var desk = await Desk.SetAsync();
        var ticket = await desk.OpenAsync();
        var agent = await desk.AgentIdAsync();
        (await desk.Agent.PostAsync($"/v1/tickets/{ticket.Text("id")}/messages", new { body = "We look into it." })).ShouldBe(201);
        var path = $"/v1/complaints/{(await desk.Customer.PostAsync($"/v1/tickets/{ticket.Text("id")}/complaint")).Text("id")}";

        (await desk.Supervisor.PostAsync($"{path}/assign", new { handlerId = agent })).ShouldBeProblem(409, "handler_not_independent");
        (await desk.Admin.PostAsync($"{path}/acknowledge")).ShouldBe(200);
        (await desk.Agent.PostAsync($"{path}/decide", Decision(1))).ShouldBeProblem(409, "handler_not_independent");
        var named = await desk.Partner.PostAsync("/v1/complaints", Filed(new { description = "mei lin was rude to me." }));
        (await desk.Admin.PostAsync($"/v1/complaints/{named.Text("id")}/assign", new { handlerId = agent })).ShouldBeProblem(409, "handler_not_independent");
    }

    [Fact]
    public async Task Points_are_split_and_withdrawn_and_never_lost()
    {
        var desk = await Desk.SetAsync();
        var path = $"/v1/complaints/{(await desk.Partner.PostAsync("/v1/complaints", Filed())).Text("id")}";

        (await desk.Agent.PostAsync($"{path}/points/1/split", new { into = new[] { "Nine days.", "One would have done." } })).ShouldBe(200);
        (await desk.Agent.PostAsync($"{path}/points/1/split", new { into = new[] { "A", "B" } })).ShouldBeProblem(409, "complaint_point_withdrawn");
        (await desk.Agent.PostAsync($"{path}/points/9/withdraw", new { reason = "No." })).ShouldBeProblem(404, "complaint_point_not_found");
        var withdrawn = await desk.Partner.PostAsync($"{path}/points/2/withdraw", new { reason = "They did answer." });

        withdrawn.ShouldBe(200);
        Assert.Equal([null, null, 1, 1], withdrawn["points"]!.AsArray().Select(p => p!["splitFrom"]?.GetValue<int>()));
        Assert.Equal("They did answer.", withdrawn["points"]![1].Str("withdrawnReason"));
    }

    [Fact]
    public async Task An_inadmissible_one_is_told_why_and_ends()
    {
        var desk = await Desk.SetAsync();
        var path = $"/v1/complaints/{(await desk.Partner.PostAsync("/v1/complaints", Filed())).Text("id")}";

        (await desk.Agent.PostAsync($"{path}/admissibility", new { admissible = false })).ShouldRefuse("reasons", "required");
        var refused = await desk.Agent.PostAsync($"{path}/admissibility", new { admissible = false, reasons = "It is about another firm." });

        refused.ShouldBe(200);
        Assert.Equal("inadmissible", refused.Text("status"));
        Assert.Equal(["reopen"], refused["allowedTransitions"].Strings());
        Assert.Contains(
            "It is about another firm.",
            (await desk.Partner.GetAsync($"{path}/documents/inadmissibility", ("Accept", "text/plain"))).Raw,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_a_document_cannot_be_without_is_named()
    {
        var desk = await Desk.SetAsync();
        var path = $"/v1/complaints/{(await desk.Partner.PostAsync("/v1/complaints", Filed(Under("us_cfpb")))).Text("id")}";
        (await desk.Agent.PostAsync($"{path}/acknowledge")).ShouldBe(200);

        var refused = await desk.Agent.PostAsync($"{path}/decide", Desk.Merge(Decision(), new { communications = (string?)null }));

        refused.ShouldBeProblem(409, "document_incomplete");
        Assert.Contains("communications", refused.Text("detail"), StringComparison.Ordinal);
        Assert.Equal("acknowledged", (await desk.Agent.GetAsync(path)).Text("status"));
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_by_name()
    {
        var desk = await Desk.SetAsync();
        Task<Answer> TryAsync(object with) => desk.Partner.PostAsync("/v1/complaints", Filed(with));

        (await TryAsync(new { receivedAt = "2090-01-01T00:00:00Z" })).ShouldRefuse("receivedAt", "out_of_range");
        (await TryAsync(new { regimes = new[] { "nowhere" } })).ShouldRefuse("regimes[0]", "not_found");
        (await TryAsync(new { description = " " })).ShouldRefuse("description", "required");
        (await TryAsync(new { points = Enumerable.Repeat("a", 10_000) })).ShouldRefuse("points", "too_many");
        (await TryAsync(new { ticketId = Guid.NewGuid() })).ShouldRefuse("ticketId", "not_found");
    }
}
