using BitP.SupportApi.Features.Tickets.Storage;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Due;

namespace BitP.SupportApi.Features.Tickets.Clocks;

/// <summary>Due work about many tickets.</summary>
/// <typeparam name="TOrder">What is to be done.</typeparam>
internal abstract class TicketBatches<TOrder> : NumberedBatches<TOrder>
{
    protected override async Task ChangeAsync(TOrder order, IReadOnlyList<long> numbers, DateTimeOffset at, SupportDbContext db, CancellationToken ct)
    {
        foreach (var ticket in await TicketQueries.LoadAsync(db, numbers, ct))
            await ChangeAsync(order, ticket, at, ct);
    }

    /// <summary>Does it to one of them.</summary>
    /// <param name="order">What is to be done.</param>
    /// <param name="ticket">The ticket, which the context follows.</param>
    /// <param name="at">As of when.</param>
    /// <param name="ct">Ends it.</param>
    protected abstract Task ChangeAsync(TOrder order, Ticket ticket, DateTimeOffset at, CancellationToken ct);
}
