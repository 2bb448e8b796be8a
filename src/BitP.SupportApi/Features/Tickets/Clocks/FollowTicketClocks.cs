using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Features.Tickets.Storage;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Due;

namespace BitP.SupportApi.Features.Tickets.Clocks;

/// <summary>A clock of a ticket comes to a time at which something happens of itself: a warning, a breach, a promise that passes.</summary>
internal sealed class FollowTicketClocks(SlaPolicies policies) : IDueHandler
{
    public string Kind => TicketClockwork.Kind;

    public async Task<DueOutcome> HandleAsync(DueItem item, SupportDbContext db, CancellationToken ct)
    {
        var ticket = await TicketKey.Parse(item.Subject, null).LoadAsync(db, ct);
        if (ticket?.Clocks is not { } clocks || clocks.NextAt != item.DueAt)
            return DueOutcome.Done;
        ticket.Follow(await policies.TermsOfAsync(ticket, ct), item.DueAt);
        return DueOutcome.Moved;
    }
}
