using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Platform.Due;

/// <summary>How far a reader of the event feed has got. The place is compared when it is moved, in the transaction of what the reader changed: so no event is handled twice.</summary>
public sealed class FeedPlace : IProgressMark
{
    public const int NameMaxLength = 64;

    // No time of a clock, which may be set back.
    private static readonly DateTimeOffset AtOnce = DateTimeOffset.UnixEpoch;

    // Later than any lease or pause ends: what wakes then was noted before the clock was set back.
    private static readonly TimeSpan TooLate = 2 * DueItem.LongestPause;

    private FeedPlace() { }

    /// <summary>The reader.</summary>
    public string Name { get; private init; } = "";

    public long CommitOrder { get; private set; }

    public long Position { get; private set; }

    /// <summary>When a node may read on: at once, at the end of the lease of the node that reads, or when it is tried again.</summary>
    public DateTimeOffset WakeAt { get; private set; }

    /// <summary>How often it has failed since it got here.</summary>
    public int Attempts { get; private set; }

    /// <summary>What went wrong the last time.</summary>
    public string? Failure { get; private set; }

    internal FeedPosition Place => new(CommitOrder, Position);

    internal static FeedPlace At(string name, FeedPosition place) =>
        new()
        {
            Name = name,
            CommitOrder = place.CommitOrder,
            Position = place.Position,
            WakeAt = AtOnce,
        };

    /// <summary>Whether another node reads, or it is not to be tried again yet.</summary>
    internal bool IsAsleep(DateTimeOffset now) => WakeAt > now && WakeAt - now < TooLate;

    internal void MoveTo(FeedPosition place)
    {
        (CommitOrder, Position) = (place.CommitOrder, place.Position);
        WakeAt = AtOnce;
        Attempts = 0;
        Failure = null;
    }

    internal void Fail(string failure, DateTimeOffset now)
    {
        Attempts++;
        Failure = DueItem.TextOf(failure);
        WakeAt = now + DueItem.PauseAfter(Attempts);
    }
}

internal sealed class FeedPlaceMapping : IEntityTypeConfiguration<FeedPlace>
{
    public void Configure(EntityTypeBuilder<FeedPlace> builder)
    {
        builder.ToTable("feed_readers");
        builder.HasKey(p => p.Name);
        builder.Ignore(p => p.Place);
        builder.Property(p => p.Name).HasMaxLength(FeedPlace.NameMaxLength);
        builder.Property(p => p.CommitOrder).IsConcurrencyToken();
        builder.Property(p => p.Position).IsConcurrencyToken();
        builder.Property(p => p.Failure).HasMaxLength(DueItem.FailureMaxLength);
    }
}
