namespace BitP.SupportApi.Platform.Hosting;

/// <summary>
/// The time of the product: UTC, cut to milliseconds, since that is what every database keeps. In Development it can be moved, so that a
/// flow of weeks runs in a second.
/// </summary>
internal sealed class SupportClock : TimeProvider
{
    private long _offsetTicks;

    public override DateTimeOffset GetUtcNow()
    {
        var now = base.GetUtcNow().AddTicks(Interlocked.Read(ref _offsetTicks));
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }

    public void Advance(TimeSpan by) => Interlocked.Add(ref _offsetTicks, by.Ticks);

    public void Set(DateTimeOffset now) => Interlocked.Exchange(ref _offsetTicks, (now - base.GetUtcNow()).Ticks);
}
