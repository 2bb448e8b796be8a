using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>A ticket's id or reference in a path. Text that is neither is bound as well, to what no ticket has.</summary>
public readonly record struct TicketKey(Guid Id, long Number) : IParsable<TicketKey>
{
    public static TicketKey Parse(string s, IFormatProvider? provider) =>
        s.StartsWith(Ticket.ReferencePrefix, StringComparison.OrdinalIgnoreCase)
        && long.TryParse(s.AsSpan(Ticket.ReferencePrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(Guid.Empty, number)
            : new(Guid.TryParseExact(s, "D", out var id) ? id : Guid.Empty, 0);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TicketKey result)
    {
        result = Parse(s ?? "", provider);
        return true;
    }

    /// <summary>The ticket of this key among those given.</summary>
    internal IQueryable<Ticket> In(IQueryable<Ticket> tickets)
    {
        var (id, number) = this;
        return number == 0 ? tickets.Where(t => t.Id == id) : tickets.Where(t => t.Number == number);
    }

    /// <summary>Loads the ticket for a change; null when it is absent or not the actor's.</summary>
    internal Task<Ticket?> LoadAsync(SupportDbContext db, CancellationToken ct) => In(db.Visible<Ticket>()).SingleOrDefaultAsync(ct);
}

/// <summary>Reads tickets for answers.</summary>
internal static class TicketReading
{
    /// <summary>The tickets that the actor may see, with what is shown with them.</summary>
    public static IQueryable<TicketView> Views(this SupportDbContext db, IQueryable<Ticket> tickets) =>
        TicketView.Of(tickets.AsNoTracking(), db.Set<Customers.Customer>(), db.Set<Agents.Agent>());

    /// <summary>The answer for a ticket that was just changed and is not saved yet.</summary>
    public static async Task<TicketResponse> RespondAsync(this SupportDbContext db, Ticket ticket, DateTimeOffset now, CancellationToken ct)
    {
        var customer = await db.Set<Customers.Customer>().Where(c => c.Id == ticket.CustomerId).Select(c => new { c.ExternalId, c.Name }).SingleAsync(ct);
        var assignee = ticket.AssigneeId is { } id ? await db.Set<Agents.Agent>().Where(a => a.Id == id).Select(a => a.Name).SingleAsync(ct) : null;
        return TicketResponse.From(new(ticket, customer.ExternalId, customer.Name, assignee), db.Actor, now);
    }
}
