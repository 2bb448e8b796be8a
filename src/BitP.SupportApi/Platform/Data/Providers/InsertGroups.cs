using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BitP.SupportApi.Platform.Data.Providers;

/// <summary>
/// Has what waits written together, in one transaction, by a few who each write one group at a time. Under load a server then commits, and is spoken to, once
/// for many. It is for changes that only add rows: they hold no lock that another could wait for, but for keys that two add at once. When the server refuses
/// a group, each of it is written on its own, so that one that fails takes no other with it.
/// </summary>
internal sealed class InsertGroups : IDisposable
{
    private const int MaxGroup = 32;
    private const int Writers = 2;

    private readonly Channel<Insertion> _waiting = Channel.CreateUnbounded<Insertion>();
    private readonly Func<IReadOnlyList<RowChange>, Task> _write;
    private readonly Lazy<Task> _writers;

    public InsertGroups(Func<IReadOnlyList<RowChange>, Task> write)
    {
        _write = write;
        _writers = new(() => Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(RunAsync))));
    }

    /// <summary>Completes when the rows are committed.</summary>
    public Task CommitAsync(IReadOnlyList<RowChange> rows)
    {
        _ = _writers.Value;
        var insertion = new Insertion(rows);
        return _waiting.Writer.TryWrite(insertion) ? insertion.Task : throw new ObjectDisposedException(nameof(InsertGroups));
    }

    /// <summary>Ends when all that was given is written.</summary>
    public void Dispose()
    {
        _waiting.Writer.TryComplete();
        if (_writers.IsValueCreated)
            _ = _writers.Value.Wait(TimeSpan.FromSeconds(10));
    }

    private async Task RunAsync()
    {
        var group = new List<Insertion>(MaxGroup);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            group.Clear();
            while (group.Count < MaxGroup && _waiting.Reader.TryRead(out var insertion))
                group.Add(insertion);
            if (!await EndTogetherAsync(group))
                foreach (var insertion in group)
                    await insertion.RunAsync(_write);
        }
    }

    private async Task<bool> EndTogetherAsync(List<Insertion> group)
    {
        if (group.Count < 2)
            return false;
        try
        {
            await _write([.. group.SelectMany(insertion => insertion.Rows)]);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException)
        {
            return false;
        }
        catch (Exception exception)
        {
            // Without the server's word nobody knows whether it was committed, and written again it might be there twice.
            foreach (var insertion in group)
                insertion.Fail(exception);
            return true;
        }
        foreach (var insertion in group)
            insertion.Complete();
        return true;
    }

    private sealed class Insertion(IReadOnlyList<RowChange> rows)
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IReadOnlyList<RowChange> Rows => rows;

        public Task Task => _done.Task;

        public void Complete() => _done.SetResult();

        public void Fail(Exception exception) => _done.SetException(exception);

        public async Task RunAsync(Func<IReadOnlyList<RowChange>, Task> write)
        {
            try
            {
                await write(rows);
                Complete();
            }
            catch (Exception exception)
            {
                Fail(exception);
            }
        }
    }
}
