using System.Globalization;
using BitP.SupportApi.Features.Tickets.Storage;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Due;

namespace BitP.SupportApi.Features.Tickets.Clocks;

/// <summary>
/// Due work about many tickets: a few of them in each transaction, in an order that does not change, and the rest in the next one. A transaction that fails is tried
/// again as an item for each of its tickets, while the rest goes on: a ticket that cannot be changed is tried again and set aside alone.
/// </summary>
/// <typeparam name="TOrder">What is to be done.</typeparam>
internal abstract class TicketBatches<TOrder> : IDueHandler
{
    // Few, since who changes one of them meanwhile has all of them done anew.
    private const int AtOnce = 10;
    private const char Going = '+';
    private const char Alone = '/';

    public abstract string Kind { get; }

    /// <summary>The item with which it begins.</summary>
    /// <param name="kind">The kind of the handler.</param>
    /// <param name="data">What is to be done, as <see cref="ReadAsync"/> reads it.</param>
    /// <param name="at">As of when.</param>
    protected static DueItem Begin(string kind, string data, DateTimeOffset at) => DueItem.At(kind, Guid.CreateVersion7(at).ToString("N"), at, data);

    public async Task<DueOutcome> HandleAsync(DueItem item, SupportDbContext db, CancellationToken ct)
    {
        var order = await ReadAsync(item.Data!, db, ct);
        var sign = item.Subject.AsSpan().IndexOfAny(Going, Alone);
        var number = sign < 0 ? 0 : long.Parse(item.Subject.AsSpan(sign + 1), CultureInfo.InvariantCulture);
        if (sign >= 0 && item.Subject[sign] is Alone)
        {
            await ChangeAsync([number]);
            return DueOutcome.Done;
        }
        var (numbers, last) = await FindAsync(order, number, AtOnce, db, ct);
        if (item.Attempts == 0)
            await ChangeAsync(numbers);
        else
            foreach (var one in numbers)
                Insert(Alone, one);
        if (last is { } after)
            Insert(Going, after);
        return DueOutcome.Done;

        async Task ChangeAsync(IReadOnlyList<long> some)
        {
            foreach (var ticket in await TicketQueries.LoadAsync(db, some, ct))
                await this.ChangeAsync(order, ticket, item.DueAt, ct);
        }

        void Insert(char how, long ticket)
        {
            var id = sign < 0 ? item.Subject : item.Subject[..sign];
            db.Insert(DueItem.At(Kind, string.Create(CultureInfo.InvariantCulture, $"{id}{how}{ticket}"), item.DueAt, item.Data));
        }
    }

    /// <summary>What an item says is to be done.</summary>
    protected abstract Task<TOrder> ReadAsync(string data, SupportDbContext db, CancellationToken ct);

    /// <summary>The next tickets, in the order in which they are done.</summary>
    /// <param name="order">What is to be done.</param>
    /// <param name="after">The number of the last one that was looked at; 0 in the beginning.</param>
    /// <param name="atOnce">How many at most.</param>
    /// <param name="db">Where they are.</param>
    /// <param name="ct">Ends it.</param>
    protected abstract Task<TicketStretch> FindAsync(TOrder order, long after, int atOnce, SupportDbContext db, CancellationToken ct);

    /// <summary>Does it to one of them.</summary>
    /// <param name="order">What is to be done.</param>
    /// <param name="ticket">The ticket, which the context follows.</param>
    /// <param name="at">As of when.</param>
    /// <param name="ct">Ends it.</param>
    protected abstract Task ChangeAsync(TOrder order, Ticket ticket, DateTimeOffset at, CancellationToken ct);
}
