namespace BitP.SupportApi.Client.Tests;

public sealed class EscalatingATicket
{
    [Fact]
    public async Task People_are_called_on_one_after_another_until_somebody_acknowledges()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2027-01-04T12:00:00Z");
        using var supervisor = app.Client("bitp_demo_supervisor");
        using var agent = app.Client("bitp_demo_agent");
        using var partner = await app.NewPartnerClientAsync();

        var policy = await supervisor.EscalationPolicies.CreateAsync(
            new()
            {
                Name = "Funds",
                Steps =
                [
                    new()
                    {
                        After = TimeSpan.FromMinutes(10),
                        To = new() { Team = "funds" },
                    },
                    new()
                    {
                        After = TimeSpan.FromMinutes(30),
                        To = new()
                        {
                            OnDuty = new() { Channel = Channel.Phone, Language = "de" },
                        },
                        Repeat = 1,
                    },
                ],
            }
        );
        var longer = await supervisor.EscalationPolicies.UpdateAsync(
            policy,
            new()
            {
                Steps = policy
                    .Steps.Append(
                        new()
                        {
                            After = TimeSpan.FromHours(1),
                            To = new() { Management = true },
                        }
                    )
                    .ToList(),
                Repeats = 2,
            }
        );
        var read = await agent.EscalationPolicies.GetAsync(policy.Id);
        Assert.Equal(("Funds", 2, 2L, 3), (read.Name, read.Repeats, read.Version, read.Steps.Count));
        Assert.Equal(("funds", Channel.Phone, true), (read.Steps[0].To!.Team, read.Steps[1].To!.OnDuty!.Channel, read.Steps[2].To!.Management));
        Assert.Contains(await agent.EscalationPolicies.ListAllAsync().ToListAsync(), p => p.Id == policy.Id && p.Version == longer.Version);

        var ticket = await partner.Tickets.OpenAsync(Callers.Case());
        EscalateTicketRequest handover = new()
        {
            PolicyId = policy.Id,
            Reason = "Three days without an answer.",
            Summary = "Sent, confirmed, not booked.",
        };
        var escalation = await agent.Escalations.EscalateTicketAsync(ticket.Reference, handover);
        Assert.Equal((ticket.Id, EscalationState.Running, EscalationCauseKind.Manual), (escalation.TicketId, escalation.State, escalation.Cause.Kind));
        Assert.Equal(("Sent, confirmed, not booked.", escalation.StartedAt.AddMinutes(10)), (escalation.Cause.Summary, escalation.Next!.At));
        var refused = await Assert.ThrowsAsync<ConflictException>(() => agent.Escalations.EscalateTicketAsync(ticket.Id, handover));
        Assert.Equal(("escalation_running", escalation.Id), (refused.Code, refused.Existing!.Id));

        await app.AdvanceAsync("PT10M");
        var called = await agent.Escalations.GetAsync(escalation.Id);
        var taken = Assert.Single(called.Taken);
        Assert.Equal((1, "funds", escalation.StartedAt.AddMinutes(10)), (taken.Step, taken.Team, taken.At));
        Assert.Equal("funds", (await agent.Tickets.GetAsync(ticket.Id)).Team);
        var acknowledged = await agent.Escalations.AcknowledgeAsync(escalation.Id);
        Assert.Equal((EscalationState.Acknowledged, "Mei Lin"), (acknowledged.State, acknowledged.AcknowledgedBy!.Name));
        var listed = await agent.Escalations.ListAllAsync(new() { TicketId = ticket.Reference, State = [EscalationState.Acknowledged] }).ToListAsync();
        Assert.Equal(escalation.Id, Assert.Single(listed).Id);

        await supervisor.EscalationPolicies.DeleteAsync(longer);
        Assert.Equal("escalation_policy_not_found", (await Assert.ThrowsAsync<NotFoundException>(() => agent.EscalationPolicies.GetAsync(policy.Id))).Code);
    }

    [Fact]
    public async Task A_customer_asks_for_a_manager_and_sees_that_one_comes()
    {
        var app = await SupportApp.SharedAsync();
        using var supervisor = app.Client("bitp_demo_supervisor");
        using var partner = await app.NewPartnerClientAsync();
        var ticket = await partner.Tickets.OpenAsync(Callers.Case());

        var asked = await partner.Escalations.RequestAsync(ticket.Reference, new() { Reason = "I want to speak to a manager.", Summary = "Nobody has come." });
        Assert.Equal((ticket.Id, EscalationRequestState.Waiting, "Nobody has come."), (asked.TicketId, asked.State, asked.Summary));
        var acknowledged = await supervisor.Escalations.AcknowledgeAsync(asked.Id);
        var seen = Assert.Single((await partner.Escalations.ListRequestsAsync(ticket.Id)).Items);

        Assert.Equal(EscalationCauseKind.Request, acknowledged.Cause.Kind);
        Assert.Equal((asked.Id, EscalationRequestState.SeenTo, acknowledged.OverSince), (seen.Id, seen.State, seen.OverSince));
        Assert.Equal("ticket.escalation_seen_to", (await partner.Tickets.GetProgressAsync(ticket.Id)).LastAction.Type);
    }
}
