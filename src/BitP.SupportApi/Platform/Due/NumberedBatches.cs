using System.Globalization;
using System.Text.Json;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Platform.Due;

/// <summary>
/// Due work about many things that have a number: a few of them in each transaction, in an order that does not change, and the rest in the next one. A transaction
/// that fails is tried again as an item for each of its things, while the rest goes on: one that cannot be changed is tried again and set aside alone.
/// </summary>
/// <typeparam name="TOrder">What is to be done.</typeparam>
internal abstract class NumberedBatches<TOrder> : IDueHandler
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

    /// <summary>The item with which it begins when an event orders it, which may say more than an item can hold.</summary>
    /// <param name="kind">The kind of the handler.</param>
    /// <param name="by">What the event is about; it has just been raised.</param>
    /// <param name="at">As of when.</param>
    protected static DueItem Begin(string kind, AggregateRoot by, DateTimeOffset at) =>
        Begin(kind, JsonSerializer.Serialize(new OrderingEvent(by.Id, by.Version), ApiJson.Options), at);

    /// <summary>What the event says that ordered it.</summary>
    protected static async Task<TOrder> ReadEventAsync(string data, SupportDbContext db, CancellationToken ct)
    {
        var (subject, sequence) = JsonSerializer.Deserialize<OrderingEvent>(data, ApiJson.Options)!;
        var ordered = await db.Visible<StoredEvent>().Where(e => e.SubjectId == subject && e.Sequence == sequence).Select(e => e.Data).SingleAsync(ct);
        return JsonSerializer.Deserialize<TOrder>(ordered, ApiJson.Options)!;
    }

    public async Task<DueOutcome> HandleAsync(DueItem item, SupportDbContext db, CancellationToken ct)
    {
        var order = await ReadAsync(item.Data!, db, ct);
        var sign = item.Subject.AsSpan().IndexOfAny(Going, Alone);
        var number = sign < 0 ? 0 : long.Parse(item.Subject.AsSpan(sign + 1), CultureInfo.InvariantCulture);
        if (sign >= 0 && item.Subject[sign] is Alone)
        {
            await ChangeAsync(order, [number], item.DueAt, db, ct);
            return DueOutcome.Done;
        }
        var (numbers, last) = await FindAsync(order, number, AtOnce, db, ct);
        if (item.Attempts == 0)
            await ChangeAsync(order, numbers, item.DueAt, db, ct);
        else
            foreach (var one in numbers)
                Insert(Alone, one);
        if (last is { } after)
            Insert(Going, after);
        return DueOutcome.Done;

        void Insert(char how, long thing)
        {
            var id = sign < 0 ? item.Subject : item.Subject[..sign];
            db.Insert(DueItem.At(Kind, string.Create(CultureInfo.InvariantCulture, $"{id}{how}{thing}"), item.DueAt, item.Data));
        }
    }

    /// <summary>What an item says is to be done.</summary>
    protected abstract Task<TOrder> ReadAsync(string data, SupportDbContext db, CancellationToken ct);

    /// <summary>The next things, in the order in which they are done.</summary>
    /// <param name="order">What is to be done.</param>
    /// <param name="after">The number of the last one that was looked at; 0 in the beginning.</param>
    /// <param name="atOnce">How many at most.</param>
    /// <param name="db">Where they are.</param>
    /// <param name="ct">Ends it.</param>
    protected abstract Task<Stretch> FindAsync(TOrder order, long after, int atOnce, SupportDbContext db, CancellationToken ct);

    /// <summary>Does it to some of them.</summary>
    /// <param name="order">What is to be done.</param>
    /// <param name="numbers">Their numbers.</param>
    /// <param name="at">As of when.</param>
    /// <param name="db">Where they are.</param>
    /// <param name="ct">Ends it.</param>
    protected abstract Task ChangeAsync(TOrder order, IReadOnlyList<long> numbers, DateTimeOffset at, SupportDbContext db, CancellationToken ct);
}

/// <summary>Some of many things.</summary>
/// <param name="Numbers">Their numbers.</param>
/// <param name="Last">The number of the last one that was looked at; null when there are no others.</param>
internal readonly record struct Stretch(IReadOnlyList<long> Numbers, long? Last);

/// <summary>An event that ordered due work: its subject, and its number among the events of that.</summary>
internal sealed record OrderingEvent(Guid SubjectId, long Sequence);
