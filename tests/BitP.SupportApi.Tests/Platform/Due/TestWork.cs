using System.Collections.Concurrent;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Due;
using BitP.SupportApi.Platform.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BitP.SupportApi.Tests.Platform.Due;

/// <summary>Due work that only tests have, of three kinds. What it does is an event about its subject; a test can say that it does something else.</summary>
internal sealed class TestWork
{
    public const string First = "test.a_first";
    public const string Second = "test.b_second";
    public const string Third = "test.c_third";

    public static readonly string[] Kinds = [First, Second, Third];

    /// <summary>What is done for an item.</summary>
    public Func<DueItem, SupportDbContext, CancellationToken, Task<DueOutcome>> Do { get; set; } = (item, db, _) => Task.FromResult(Note(item, db));

    /// <summary>Each run of a handler, whether or not it was committed.</summary>
    public ConcurrentQueue<DueItem> Runs { get; } = [];

    /// <summary>The effect: an event.</summary>
    public static DueOutcome Note(DueItem item, SupportDbContext db)
    {
        db.Tell(new Effect(item));
        return DueOutcome.Done;
    }

    public void AddTo(IServiceCollection services) =>
        services.AddSingleton(this).AddDueHandler<FirstHandler>().AddDueHandler<SecondHandler>().AddDueHandler<ThirdHandler>();

    /// <summary>Writes what is to happen.</summary>
    public static async Task AddAsync(SupportApp app, params DueItem[] items)
    {
        await using var db = app.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
        foreach (var item in items)
            db.Insert(item);
        await db.Provider.CommitAsync(db);
    }

    /// <summary>Writes what was set aside, and answers its id. It is of a kind that no node does, so that it stays where it is.</summary>
    public static async Task<Guid> AddSetAsideAsync(SupportApp app)
    {
        var item = DueItem.At("test.of_nobody", $"{Guid.NewGuid():N}", DateTimeOffset.UtcNow.AddDays(-1));
        for (var attempt = 1; attempt <= DueItem.MaxAttempts; attempt++)
            item.Fail("InvalidOperationException: It cannot be.", DateTimeOffset.UtcNow);
        await AddAsync(app, item);
        return item.Id;
    }

    /// <summary>Moves an item, or withdraws it, as whoever wrote it does: knowing no more of its row than the due time that it had.</summary>
    public static async Task MoveAsync(SupportApp app, string kind, string subject, DateTimeOffset before, DateTimeOffset? after)
    {
        await using var db = app.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
        Follow(db, DueItem.Move(kind, subject, before, after)!.Value);
        await db.Provider.CommitAsync(db);
    }

    /// <summary>Puts off an item that is being done, as an entity does that it follows from.</summary>
    public static DueOutcome PutOff(DueItem item, SupportDbContext db, DateTimeOffset until)
    {
        Follow(db, DueItem.Move(item.Kind, item.Subject, item.DueAt, until)!.Value);
        return DueOutcome.Moved;
    }

    private static void Follow(SupportDbContext db, Companion change)
    {
        db.Attach(change.Before!);
        if (change.After is { } after)
            db.Entry(change.Before!).CurrentValues.SetValues(after);
        else
            db.Remove(change.Before!);
    }

    /// <summary>The rows that are there, in the order of their due times.</summary>
    public static async Task<List<DueItem>> RowsAsync(SupportApp app)
    {
        await using var db = app.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
        return await db.Set<DueItem>().AsNoTracking().Where(d => d.Kind.StartsWith("test.")).OrderBy(d => d.DueAt).ThenBy(d => d.Kind).ToListAsync();
    }

    /// <summary>What was done, in its order: the subjects, each with its kind and due time.</summary>
    public static async Task<List<(string Subject, string Kind, DateTimeOffset At)>> EffectsAsync(SupportApp app)
    {
        await using var db = app.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
        var events = await db.Set<StoredEvent>().AsNoTracking().Where(e => e.SubjectKind == Effect.Noun).OrderBy(e => e.Position).ToListAsync();
        return [.. events.Select(e => (e.SubjectReference!, Kinds.Single(kind => e.Data.Contains(kind, StringComparison.Ordinal)), e.At))];
    }

    private async Task<DueOutcome> RunAsync(DueItem item, SupportDbContext db, CancellationToken ct)
    {
        Runs.Enqueue(item);
        return await Do(item, db, ct);
    }

    /// <summary>What was done for an item. Each is something new, so that nothing keeps it from being there twice.</summary>
    private sealed class Effect : AggregateRoot
    {
        public const string Noun = "test";

        private readonly string _reference;

        public Effect(DueItem item)
        {
            Id = Guid.CreateVersion7();
            _reference = item.Subject;
            Raise(new DueWorkRetried(item.Kind, item.Subject, item.DueAt), item.DueAt);
        }

        internal override EventSubject About => new(Noun, _reference);
    }

    private sealed class FirstHandler(TestWork work) : IDueHandler
    {
        public string Kind => First;

        public Task<DueOutcome> HandleAsync(DueItem item, SupportDbContext db, CancellationToken ct) => work.RunAsync(item, db, ct);
    }

    private sealed class SecondHandler(TestWork work) : IDueHandler
    {
        public string Kind => Second;

        public Task<DueOutcome> HandleAsync(DueItem item, SupportDbContext db, CancellationToken ct) => work.RunAsync(item, db, ct);
    }

    private sealed class ThirdHandler(TestWork work) : IDueHandler
    {
        public string Kind => Third;

        public Task<DueOutcome> HandleAsync(DueItem item, SupportDbContext db, CancellationToken ct) => work.RunAsync(item, db, ct);
    }
}
