using System.Diagnostics;

namespace BitP.SupportApi.Features.ContactOptions;

/// <summary>
/// Something that is read again once it is older than a period, by the clock of the product or by that of the machine. One reads it at a time: whoever
/// asks meanwhile gets what was kept, unless that is much older.
/// </summary>
/// <param name="read">Reads it as it is at an instant.</param>
internal sealed class Kept<T>(TimeProvider clock, TimeSpan period, Func<DateTimeOffset, Task<T>> read)
    where T : class
{
    // For how many periods it is still better than to wait.
    private const int Lenience = 10;

    private readonly Lock _lock = new();
    private volatile Reading? _kept;
    private Task<Reading>? _underway;

    public async ValueTask<T> GetAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (_kept is { } fresh && fresh.IsYoungerThan(period, now))
            return fresh.Value;
        Task<Reading> underway;
        lock (_lock)
        {
            if (_kept is { } kept && kept.IsYoungerThan(_underway is null ? period : period * Lenience, now))
                return kept.Value;
            underway = _underway ??= BeginReading();
        }
        return (await underway.WaitAsync(ct)).Value;
    }

    /// <summary>Has the next one who asks wait for what is read from now on.</summary>
    public void Forget()
    {
        lock (_lock)
            (_kept, _underway) = (null, null);
    }

    // Not for whoever asked first, who may go away: others wait for it as well.
    private Task<Reading> BeginReading()
    {
        Task<Reading>? own = null;
        own = Task.Run(async () =>
        {
            try
            {
                var reading = new Reading(clock.GetUtcNow(), Stopwatch.GetTimestamp());
                reading.Value = await read(reading.At);
                End(reading);
                return reading;
            }
            catch
            {
                End(null);
                throw;
            }
        });
        return own;

        // What was forgotten meanwhile is not kept. The lock is held until it is known which task this is.
        void End(Reading? reading)
        {
            lock (_lock)
                if (_underway == own)
                    (_kept, _underway) = (reading ?? _kept, null);
        }
    }

    private sealed class Reading(DateTimeOffset at, long timestamp)
    {
        public DateTimeOffset At => at;

        public T Value { get; set; } = null!;

        // The clock of the product may stand still, or be moved.
        public bool IsYoungerThan(TimeSpan age, DateTimeOffset now) => (now - at).Duration() < age && Stopwatch.GetElapsedTime(timestamp) < age;
    }
}
