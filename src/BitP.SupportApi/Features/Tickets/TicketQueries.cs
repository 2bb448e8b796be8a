using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>
/// The query by which tickets are loaded for a change, compiled. A parameter that is null takes its condition out of the SQL.
/// </summary>
internal sealed class TicketQueries
{
    private static readonly PerModel<TicketQueries> Cache = new();

    private readonly Func<SupportDbContext, Guid?, Guid?, Guid?, long?, CancellationToken, Task<Ticket?>> _load = EF.CompileAsyncQuery(
        (SupportDbContext db, Guid? partner, Guid? customer, Guid? id, long? number, CancellationToken ct) =>
            db.Set<Ticket>()
                .SingleOrDefault(t =>
                    (id == null || t.Id == id)
                    && (number == null || t.Number == number)
                    && (partner == null || t.PartnerId == partner)
                    && (customer == null || t.CustomerId == customer)
                )
    );

    /// <summary>The ticket of a key, for a change; null when it is absent or not the actor's.</summary>
    public static async Task<Ticket?> LoadAsync(SupportDbContext db, TicketKey key, CancellationToken ct)
    {
        var (id, number) = key.Sought;
        var ticket = await Cache.For(db)._load(db, db.Actor.Reach.PartnerId, db.Actor.Reach.CustomerId, id, number, ct);
        if (ticket is not null)
            db.Attach(ticket.Follow()); // It says what the ticket says, so it need not be read.
        return ticket;
    }
}
