using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Features.Tickets.Storage;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Due;

namespace BitP.SupportApi.Features.Tickets.Clocks;

/// <summary>Gives tickets the policies that are in force, as an event of <see cref="SlaPolicyOrder"/> orders.</summary>
internal sealed class RecalculateTicketClocks(SlaPolicies policies) : TicketBatches<SlaPoliciesRecalculated>
{
    private const string TheKind = "sla.recalculation";

    public override string Kind => TheKind;

    /// <param name="order">The order of the policies, which has just noted the recalculation.</param>
    /// <param name="at">As of when.</param>
    public static DueItem Begin(SlaPolicyOrder order, DateTimeOffset at) => Begin(TheKind, order, at);

    protected override Task<SlaPoliciesRecalculated> ReadAsync(string data, SupportDbContext db, CancellationToken ct) => ReadEventAsync(data, db, ct);

    protected override Task<Stretch> FindAsync(SlaPoliciesRecalculated order, long after, int atOnce, SupportDbContext db, CancellationToken ct) =>
        TicketQueries.FindUnsolvedSinceAsync(db, order.Since, after, atOnce, ct);

    protected override async Task ChangeAsync(SlaPoliciesRecalculated order, Ticket ticket, DateTimeOffset at, CancellationToken ct)
    {
        if (!Ticket.Unsolved.Contains(ticket.Status))
            return;
        ticket.Follow(await policies.TermsOfAsync(ticket, ct), at);
        ticket.Recalculate(order.Reason, await policies.MatchAsync(ticket.Facts, at, null, ct), at);
    }
}
