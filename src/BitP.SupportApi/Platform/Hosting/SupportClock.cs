using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Platform.Hosting;

/// <summary>
/// The time of the product: UTC, cut to milliseconds, since that is what every database keeps. In Development it can be moved, so that a
/// flow of weeks runs in a second, and stopped, so that no instant depends on how fast the machine is.
/// </summary>
internal sealed class SupportClock : TimeProvider
{
    /// <summary>The first instant that it can be moved to: before it there are no ids.</summary>
    public static readonly DateTimeOffset First = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The last one: the last that anybody can write.</summary>
    public static readonly DateTimeOffset Last = new(2200, 12, 31, 23, 59, 59, 999, TimeSpan.Zero);

    private readonly Lock _moving = new();
    private volatile Position _position = new(TimeSpan.Zero, null);

    public bool IsFrozen => _position.StandsAt is not null;

    public override DateTimeOffset GetUtcNow() => Instants.Cut(At(_position));

    /// <summary>Moves it, stops it or lets it go on, all at once.</summary>
    /// <param name="from">Where to begin; where it is when absent.</param>
    /// <param name="by">How far to go from there.</param>
    /// <param name="freeze">Whether it stands afterwards; as before when absent.</param>
    /// <returns>Whether it can show that instant. If not, nothing happened.</returns>
    public bool TryMove(DateTimeOffset? from, TimeSpan by, bool? freeze)
    {
        lock (_moving)
        {
            var now = (from ?? At(_position)).ToUniversalTime();
            if (now < First || now > Last - by)
                return false;
            now += by;
            _position = freeze ?? IsFrozen ? new(TimeSpan.Zero, now) : new(now - base.GetUtcNow(), null);
            return true;
        }
    }

    /// <summary>Sets it right, and lets it go.</summary>
    public void SetRight()
    {
        lock (_moving)
            _position = new(TimeSpan.Zero, null);
    }

    private DateTimeOffset At(Position position) => position.StandsAt ?? base.GetUtcNow() + position.Offset;

    private sealed record Position(TimeSpan Offset, DateTimeOffset? StandsAt);
}
