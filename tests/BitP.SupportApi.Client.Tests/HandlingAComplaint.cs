namespace BitP.SupportApi.Client.Tests;

/// <summary>A complaint goes its way from the filing to the end, with its limits and its letters.</summary>
public sealed class HandlingAComplaint
{
    private static readonly DateTimeOffset Monday = DateTimeOffset.Parse("2027-01-04T09:00:00Z", null);

    [Fact]
    public async Task It_is_filed_acknowledged_investigated_and_decided()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2027-01-04T09:00:00Z");
        using var agent = app.Client("bitp_demo_agent");
        using var partner = await app.NewPartnerClientAsync();

        var filed = await partner.Complaints.FileAsync(Filed());
        var joined = await partner.Complaints.FileAsync(Filed());
        Assert.Equal((ComplaintStatus.Received, Monday, null), (filed.Status, filed.ReceivedAt, filed.Joined));
        Assert.Equal(DateTimeOffset.Parse("2027-01-07T23:00:00Z", null), filed.Deadlines.AcknowledgeBy);
        Assert.Equal((filed.Id, true, 2), (joined.Id, joined.Joined, joined.Submissions.Count));
        Assert.Equal(("Withdrawals", "Withdrawals"), (filed.Form!["service"], joined.Submissions[1].Form!["service"]));
        Assert.Equal((null, false), (filed.Representative!.Authority.Kind, filed.Representative.Authority.Verified));
        var limits = Assert.Single(filed.Regimes);
        Assert.Equal("Europe/Brussels", limits.TimeZone);
        Assert.StartsWith("2 months from receipt", limits.Steps.Single(s => s.Step == ComplaintStep.Decide).Words, StringComparison.Ordinal);

        await agent.Complaints.AcknowledgeAsync(filed.Reference);
        await agent.Complaints.ReferAsync(filed.Id, new() { Department = "funds" });
        await agent.Complaints.InvestigateAsync(filed.Id, new() { Cause = ComplaintKind.Communication });
        var asked = new RequestComplaintInformationRequest
        {
            Items = [new() { Topic = InformationTopic.TransactionHash, What = "The hash of the transaction." }],
            AnswerBy = Monday.AddDays(7),
        };
        Assert.Equal(ComplaintStatus.AwaitingCustomer, (await agent.Complaints.RequestInformationAsync(filed.Id, asked)).Status);
        await partner.Complaints.ProvideInformationAsync(filed.Id, new() { Answer = "It was 8537." });
        var known = await Assert.ThrowsAsync<ConflictException>(() => agent.Complaints.RequestInformationAsync(filed.Id, asked));
        await agent.Complaints.PostUpdateAsync(filed.Id, new() { Text = "We have the records." });
        var delayed = await agent.Complaints.DelayAsync(filed.Id, new() { Reasons = "Records are missing.", NewDate = "2027-03-31" });
        var unanswered = await Assert.ThrowsAsync<ConflictException>(() => agent.Complaints.DecideAsync(filed.Id, Decision(1)));
        var invalid = await Assert.ThrowsAsync<ValidationFailedException>(() => agent.Complaints.DecideAsync(filed.Id, Decision(1, 9)));
        var decided = await agent.Complaints.DecideAsync(filed.Id, Decision(1, 2));

        Assert.Equal("already_known", known.Code);
        Assert.Equal(DateTimeOffset.Parse("2027-03-31T22:00:00Z", null), delayed.Deadlines.DecideBy);
        Assert.Equal("points_unanswered", unanswered.Code);
        Assert.Equal("not_found", Assert.Single(invalid.Errors["findings[1].pointId"]).Code);
        Assert.Equal((ComplaintStatus.Decided, ComplaintOutcome.Upheld), (decided.Status, decided.Decision!.Outcome));
        var seen = await partner.Complaints.GetAsync(filed.Reference);
        Assert.All(seen.Points, p => Assert.Equal("We were slow.", p.Finding));
        Assert.Null(seen.Cause);
        Assert.Equal(
            [DocumentKind.Acknowledgement, DocumentKind.InformationRequest, DocumentKind.DelayNotice, DocumentKind.FinalResponse],
            (await partner.Complaints.ListDocumentsAsync(filed.Id)).Items.Select(d => d.Kind)
        );
        var letter = await partner.Complaints.GetDocumentAsync(filed.Id, "final-response");
        Assert.Contains("It took too long.", letter, StringComparison.Ordinal);
        var sent = await agent.Complaints.RecordDocumentDeliveryAsync(filed.Id, "final-response", new() { Means = DeliveryMeans.Paper });
        Assert.Equal((DeliveryMeans.Paper, Monday), (sent.Means, sent.SentAt));
        var explained = await partner.Complaints.ExplainDeadlinesAsync(filed.Id);
        Assert.Equal("eu_mica", Assert.Single(explained.Kept).Key);
        var told = await agent.Complaints.GetWholeTimelineAsync(filed.Id, new() { Limit = 3 }).ToListAsync();
        Assert.Equal(("complaint.filed", "complaint.document_delivered"), (told[0].Type, told[^1].Type));
        var closed = await agent.Complaints.CloseAsync(filed.Id);
        Assert.Equal(Monday, closed.ClosedAt);
        var again = await agent.Complaints.ReopenAsync(filed.Id, new() { Reason = "New records." });
        Assert.Equal((ComplaintStatus.Investigating, null), (again.Status, again.Decision));
    }

    [Fact]
    public async Task A_ticket_becomes_one_that_is_withdrawn()
    {
        var app = await SupportApp.SharedAsync();
        using var agent = app.Client("bitp_demo_agent");
        using var partner = await app.NewPartnerClientAsync();
        var ticket = await partner.Tickets.OpenAsync(Callers.Case());

        var complaint = await partner.Complaints.ComplainAboutTicketAsync(ticket.Reference, new() { Kind = ComplaintKind.ResponseSpeed });
        var other = await partner.Complaints.FileAsync(Filed());
        var open = await partner
            .Complaints.ListAllAsync(
                new()
                {
                    Limit = 1,
                    Status = [ComplaintStatus.Received],
                    Sort = ComplaintSort.ReceivedAt,
                }
            )
            .ToListAsync();
        var withdrawn = await partner.Complaints.WithdrawAsync(complaint.Id, new() { Reason = "Settled." });
        var refused = await Assert.ThrowsAsync<ConflictException>(() => agent.Complaints.AcknowledgeAsync(complaint.Id));
        var absent = await Assert.ThrowsAsync<NotFoundException>(() => partner.Complaints.GetAsync("CP-1"));

        Assert.Equal((ticket.Id, ticket.CreatedAt), (complaint.TicketId, complaint.ReceivedAt));
        Assert.Equal(new[] { complaint.Id, other.Id }, open.Select(c => c.Id));
        Assert.Equal(ComplaintStatus.Withdrawn, withdrawn.Status);
        Assert.Equal("complaint_status_not_allowed", refused.Code);
        Assert.Equal(["reopen"], refused.AllowedTransitions);
        Assert.Equal("complaint_not_found", absent.Code);
        Assert.Contains((await partner.Complaints.ListDepartmentsAsync()).Items, d => d.Key == "funds");
    }

    [Fact]
    public async Task Regimes_are_read_and_tried_on_what_is_made_up_and_the_procedure_is_for_all()
    {
        var app = await SupportApp.SharedAsync();
        using var agent = app.Client("bitp_demo_agent");
        using var anybody = app.Client("bitp_demo_publishable");

        var regimes = await agent.ComplaintRegimes.ListAllAsync(new() { Limit = 2 }).ToListAsync();
        var preview = await agent.ComplaintRegimes.PreviewAsync("uk_disp", new() { ReceivedAt = Monday, Kind = ComplaintKind.Funds });
        var procedure = await anybody.ComplaintProcedure.GetAsync(new() { Regime = "eu_mica", Language = "de" });

        Assert.Superset(new HashSet<string> { "eu_mica", "uk_disp", "us_cfpb", "iso_10002" }, regimes.Select(r => r.Key).ToHashSet());
        Assert.Equal(DateTimeOffset.Parse("2027-01-26T00:00:00Z", null), preview.Deadlines.Single(d => d.Step == ComplaintStep.Decide).DueAt);
        Assert.Equal(("de", 1), (procedure.Language, procedure.RegimeVersion));
        Assert.Equal("P2M", procedure.Periods.Single(p => p.Step == ComplaintStep.Decide).Within);
        Assert.NotEmpty(procedure.Remedies);
        Assert.Equal("form.service", procedure.Form.Fields.Single(f => f.Name == "service").Member);
    }

    private static FileComplaintRequest Filed() =>
        new()
        {
            Description = "My withdrawal was held for nine days, and nobody said why.",
            Customer = new() { ExternalId = "anna", Email = "anna@example.com" },
            Kind = ComplaintKind.Funds,
            Points = ["It took nine days."],
            Language = "en",
            Representative = new() { Name = "Ann Law" },
            Form = new Dictionary<string, string> { ["service"] = "Withdrawals" },
        };

    private static DecideComplaintRequest Decision(params int[] points) =>
        new()
        {
            Outcome = ComplaintOutcome.Upheld,
            Reasons = "It took too long.",
            Findings = [.. points.Select(id => new PointFinding { PointId = id, Finding = "We were slow." })],
        };
}
