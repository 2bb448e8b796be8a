using System.Diagnostics;
using BitP.SupportApi.Platform.Callers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Platform.Data;

/// <summary>Where the human numbers of one kind of resource have got to.</summary>
public sealed class NumberSequence : IProgressMark
{
    public string Name { get; init; } = "";

    public long Next { get; set; }
}

internal sealed class NumberSequenceMapping : IEntityTypeConfiguration<NumberSequence>
{
    public void Configure(EntityTypeBuilder<NumberSequence> builder)
    {
        builder.ToTable("number_sequences");
        builder.HasKey(s => s.Name);
        builder.Property(s => s.Name).HasMaxLength(32);
        builder.Property(s => s.Next).IsConcurrencyToken();
    }
}

/// <summary>
/// Gives out human numbers. A node takes them from the database in blocks, so that a number is known before its row is written; what is left of
/// a block at an orderly stop is given back if nobody took the next one.
/// </summary>
public sealed class Numbers(SupportDbContextFactory databases, DatabaseProvider provider) : IHostedLifecycleService, IDisposable
{
    /// <summary>The first number of a kind.</summary>
    internal const long First = 100_001;

    private const int SmallestBlock = 32;
    private const int LargestBlock = 512;
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Dictionary<string, Block> _blocks = [];
    private readonly Dictionary<string, Task<Block>> _following = [];
    private Task? _givenBack;

    public async ValueTask<long> NextAsync(string name, CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            if (!_blocks.TryGetValue(name, out var block) || block.Next == block.End)
                block = await (
                    _following.Remove(name, out var following) && !following.IsFaulted ? following.WaitAsync(ct) : TakeBlockAsync(name, SmallestBlock, ct)
                );
            _blocks[name] = block with { Next = block.Next + 1 };
            // In time, so that nobody waits for the database.
            if (block.End - block.Next == block.Size / 2)
                _following[name] = TakeBlockAsync(name, SizeAfter(block), CancellationToken.None);
            return block.Next;
        }
        finally
        {
            _gate.Release();
        }
    }

    // Twice as many when half of the last ones were gone within a second: who is busy takes seldom, and who is not leaves small gaps.
    private static int SizeAfter(Block block) =>
        Stopwatch.GetElapsedTime(block.TakenAt) < Busy ? Math.Min(block.Size * 2, LargestBlock) : Math.Max(block.Size / 2, SmallestBlock);

    private async Task<Block> TakeBlockAsync(string name, int size, CancellationToken ct)
    {
        while (true)
        {
            await using var db = databases.CreateFor(Actor.System);
            var sequence = await db.Set<NumberSequence>().SingleOrDefaultAsync(s => s.Name == name, ct);
            if (sequence is null)
                db.Add(sequence = new() { Name = name, Next = First });
            var first = sequence.Next;
            sequence.Next += size;
            try
            {
                await provider.CommitAsync(db);
                return new(first, first + size, size, Stopwatch.GetTimestamp());
            }
            catch (Exception exception) when (provider.MayTryAgain(exception))
            {
                // Another node took a block in the same moment.
            }
        }
    }

    /// <summary>Gives back what is left, after everything that takes numbers has stopped; once, however often it is asked for.</summary>
    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        lock (_blocks)
            return _givenBack ??= GiveBackAsync(cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _gate.Dispose();

    private async Task GiveBackAsync(CancellationToken ct)
    {
        try
        {
            // The last one first: what was taken after it keeps it from being given back.
            foreach (var (name, following) in _following)
                if (await Task.WhenAny(following) is { IsCompletedSuccessfully: true, Result: var block })
                    await GiveBackAsync(name, block, ct);
            foreach (var (name, block) in _blocks)
                await GiveBackAsync(name, block, ct);
        }
        catch (Exception exception) when (provider.IsUnavailable(exception))
        {
            // They are a gap then, as after a crash; the stop is an orderly one all the same.
        }
    }

    private async Task GiveBackAsync(string name, Block block, CancellationToken ct)
    {
        await using var db = databases.CreateFor(Actor.System);
        await db.Set<NumberSequence>().Where(s => s.Name == name && s.Next == block.End).ExecuteUpdateAsync(s => s.SetProperty(x => x.Next, block.Next), ct);
    }

    private readonly record struct Block(long Next, long End, int Size, long TakenAt);
}
