using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Features.Customers;
using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>
/// The queries that almost every request for a ticket makes, compiled. A parameter that is null takes its condition out of the SQL.
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

    private readonly Func<SupportDbContext, Guid?, Guid?, Guid?, long?, CancellationToken, Task<TicketView?>> _view = EF.CompileAsyncQuery(
        (SupportDbContext db, Guid? partner, Guid? customer, Guid? id, long? number, CancellationToken ct) =>
            (
                from ticket in db.Set<Ticket>().AsNoTracking()
                where
                    (id == null || ticket.Id == id)
                    && (number == null || ticket.Number == number)
                    && (partner == null || ticket.PartnerId == partner)
                    && (customer == null || ticket.CustomerId == customer)
                join owner in db.Set<Customer>() on ticket.CustomerId equals owner.Id
                join agent in db.Set<Agent>() on ticket.AssigneeId equals agent.Id into assigned
                from assignee in assigned.DefaultIfEmpty()
                select new TicketView
                {
                    Ticket = ticket,
                    CustomerExternalId = owner.ExternalId,
                    CustomerName = owner.Name,
                    AssigneeName = assignee.Name,
                }
            ).SingleOrDefault()
    );

    /// <summary>The ticket of a key, for a change; null when it is absent or not the actor's.</summary>
    public static Task<Ticket?> LoadAsync(SupportDbContext db, TicketKey key, CancellationToken ct)
    {
        var (id, number) = key.Sought;
        return Cache.For(db)._load(db, db.Reach.PartnerId, db.Reach.CustomerId, id, number, ct);
    }

    /// <summary>The ticket of a key as it is shown; null when it is absent or not the actor's.</summary>
    public static Task<TicketView?> ViewAsync(SupportDbContext db, TicketKey key, CancellationToken ct)
    {
        var (id, number) = key.Sought;
        return Cache.For(db)._view(db, db.Reach.PartnerId, db.Reach.CustomerId, id, number, ct);
    }
}
