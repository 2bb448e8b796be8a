using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using BitP.SupportApi.Features.Tickets.Storage;
using BitP.SupportApi.Platform.Data;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>A ticket's id or reference in a path. Text that is neither is bound as well, to what no ticket has.</summary>
public readonly record struct TicketKey(Guid Id, long Number) : IParsable<TicketKey>
{
    public static TicketKey Parse(string s, IFormatProvider? provider) =>
        s.StartsWith(Ticket.ReferencePrefix, StringComparison.OrdinalIgnoreCase)
        && long.TryParse(s.AsSpan(Ticket.ReferencePrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(Guid.Empty, number)
            : new(s.Length == 36 && Guid.TryParseExact(s, "D", out var id) ? id : Guid.Empty, 0);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TicketKey result)
    {
        result = Parse(s ?? "", provider);
        return true;
    }

    /// <summary>The one of the two by which to look.</summary>
    internal (Guid? Id, long? Number) Sought => Number == 0 ? (Id, null) : (null, Number);

    /// <summary>The ticket of this key among those given.</summary>
    internal IQueryable<Ticket> In(IQueryable<Ticket> tickets)
    {
        var (id, number) = this;
        return number == 0 ? tickets.Where(t => t.Id == id) : tickets.Where(t => t.Number == number);
    }

    /// <summary>Loads the ticket for a change; null when it is absent or not the actor's.</summary>
    internal Task<Ticket?> LoadAsync(SupportDbContext db, CancellationToken ct) => TicketQueries.LoadAsync(db, this, ct);
}
