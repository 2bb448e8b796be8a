using System.Text.Json;
using BitP.SupportApi.Features.Sla;
using BitP.SupportApi.Features.Sla.Clocks;
using BitP.SupportApi.Platform.Due;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Tickets.Storage;

/// <summary>The clocks of a ticket in memory, and what follows from their changes elsewhere. What is never asked for is not read.</summary>
internal sealed class TicketClockwork
{
    /// <summary>The kind of due work by which clocks are followed.</summary>
    public const string Kind = "ticket.clocks";

    private readonly TicketClocks? _before;
    private readonly DateTimeOffset? _nextBefore;
    private List<DueItem>? _starts;

    private TicketClockwork(SlaLedger? ledger, TicketClocks? before, DateTimeOffset? nextBefore) =>
        (Ledger, _before, _nextBefore) = (ledger, before, nextBefore);

    public SlaLedger? Ledger { get; }

    /// <summary>The clocks of a ticket that was read.</summary>
    public static TicketClockwork Of(Ticket ticket)
    {
        var ledger = ticket.Sla is { } text ? JsonSerializer.Deserialize<SlaLedger>(text, ApiJson.Options) : null;
        return new(ledger, ledger is null ? null : TicketClocks.Of(ticket, ledger), ledger?.NextAt);
    }

    /// <summary>The clocks of a new ticket.</summary>
    public static TicketClockwork Begin(SlaLedger ledger) => new(ledger, null, null);

    /// <summary>An escalation starts with the change.</summary>
    public void Starts(DueItem item) => (_starts ??= []).Add(item);

    public string Write() => JsonSerializer.Serialize(Ledger, ApiJson.Options);

    /// <summary>The rows that follow from what became of the clocks.</summary>
    public IEnumerable<Companion> Companions(Ticket ticket)
    {
        if (Ledger is null)
            yield break;
        var after = TicketClocks.Of(ticket, Ledger);
        if (_before != after)
            yield return new(_before, after);
        if (DueItem.Move(Kind, ticket.Reference, _nextBefore, Ledger.NextAt) is { } moved)
            yield return moved;
        if (Ledger.FirstResponse is { } response && ticket.FirstRepliedAt is { } answeredAt)
            yield return new(null, ReplyTime.Of(ticket.Number, ticket.Channel, answeredAt, response.Time, response.Calendar));
        foreach (var start in _starts ?? [])
            yield return new(null, start);
    }
}
