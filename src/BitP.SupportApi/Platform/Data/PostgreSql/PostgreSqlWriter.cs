using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BitP.SupportApi.Platform.Data.PostgreSql;

/// <summary>
/// Has what waits written together, in one transaction, by a few who each write one group at a time. Under load a server then commits, and is spoken to, once
/// for many. What a group cannot do is left to whoever asked for it: when the server refuses one, because a row is not as it was read, is locked for long, or
/// cannot be, each of it is written again on its own, so that one takes no other with it.
/// </summary>
internal sealed class PostgreSqlWriter : IDisposable
{
    private const int MaxGroup = 32;
    private const int Writers = 2;

    private readonly Channel<Change> _waiting = Channel.CreateUnbounded<Change>();
    private readonly Func<IReadOnlyList<RowChange>, bool, Task> _write;
    private readonly Lazy<Task> _writers;

    /// <param name="write">Writes rows in one transaction; for a group, which is the second argument, without waiting long for a lock.</param>
    public PostgreSqlWriter(Func<IReadOnlyList<RowChange>, bool, Task> write)
    {
        _write = write;
        _writers = new(() => Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(RunAsync))));
    }

    /// <summary>Completes when the rows are committed.</summary>
    public async Task CommitAsync(IReadOnlyList<RowChange> rows)
    {
        _ = _writers.Value;
        var change = new Change(rows);
        ObjectDisposedException.ThrowIf(!_waiting.Writer.TryWrite(change), this);
        if (!await change.WrittenInGroup)
            await _write(rows, false);
    }

    /// <summary>Ends when all that was given is written, or left to whoever gave it.</summary>
    public void Dispose()
    {
        _waiting.Writer.TryComplete();
        if (_writers.IsValueCreated)
            _ = _writers.Value.Wait(TimeSpan.FromSeconds(10));
    }

    private async Task RunAsync()
    {
        var (group, late) = (new List<Change>(MaxGroup), new List<Change>());
        var keys = new HashSet<(string, object)>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (group.Count < MaxGroup && _waiting.Reader.TryRead(out var change))
                // The second who wants to change a row has read what the first is about to change.
                (change.Rows.All(row => row.Key is null || keys.Add((row.Statement.TableName, row.Key))) ? group : late).Add(change);
            if (group.Count > 0)
                await WriteAsync(group);
            foreach (var change in late)
                change.LeaveAlone();
            group.Clear();
            late.Clear();
            keys.Clear();
        }
    }

    private async Task WriteAsync(List<Change> group)
    {
        try
        {
            await _write([.. RowChange.InOrder(group.SelectMany(change => change.Rows))], true);
            foreach (var change in group)
                change.Complete();
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException)
        {
            foreach (var change in group)
                change.LeaveAlone();
        }
        catch (Exception exception)
        {
            // Without the server's word nobody knows whether it was committed, and written again it might be there twice.
            foreach (var change in group)
                change.Fail(exception);
        }
    }

    private sealed class Change(IReadOnlyList<RowChange> rows)
    {
        private readonly TaskCompletionSource<bool> _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IReadOnlyList<RowChange> Rows => rows;

        public Task<bool> WrittenInGroup => _written.Task;

        public void Complete() => _written.SetResult(true);

        public void LeaveAlone() => _written.SetResult(false);

        public void Fail(Exception exception) => _written.SetException(exception);
    }
}
