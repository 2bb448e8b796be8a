using System.Text;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Problems;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Platform.Due;

/// <summary>
/// Something that has to happen at a time: at most one of a kind for each subject. It is written in the transaction that makes it due, and moved and withdrawn with
/// it. Whoever writes it says which due time it had before; a node that does what is due ends it in the transaction of the effect, and only while it has the due
/// time that it fired for. So each fires once in effect, whoever comes second.
/// </summary>
public sealed class DueItem
{
    public const int KindMaxLength = 64;
    public const int SubjectMaxLength = 64;
    public const int DataMaxLength = 2000;
    public const int FailureMaxLength = 500;

    /// <summary>After so many attempts that failed it is set aside.</summary>
    public const int MaxAttempts = 8;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    internal static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    private DueItem() { }

    /// <summary>Its id: another one whenever it is written anew or tried from the beginning.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whom it concerns, such as a reference.</summary>
    public string Subject { get; private init; } = "";

    /// <summary>What is to be done: the kind that a handler has.</summary>
    public string Kind { get; private init; } = "";

    /// <summary>When it falls due. It is also what is compared when it is changed.</summary>
    public DateTimeOffset DueAt { get; private init; }

    /// <summary>What its handler has to know besides, as short JSON: what callers may write at length is not repeated in it.</summary>
    public string? Data { get; private init; }

    /// <summary>When a node may take it: its due time, the end of the lease of the node that has it, or when it is tried again; null when it is set aside.</summary>
    public DateTimeOffset? WakeAt { get; private set; }

    /// <summary>Which batch has it, while its lease lasts.</summary>
    public Guid? Lease { get; private set; }

    /// <summary>How often it was tried and failed.</summary>
    public int Attempts { get; private set; }

    /// <summary>What went wrong the last time.</summary>
    public string? Failure { get; private set; }

    /// <summary>When it was set aside.</summary>
    public DateTimeOffset? FailedAt { get; private set; }

    /// <summary>The row for something that is to happen. What does not fit is refused here, since not every database would.</summary>
    public static DueItem At(string kind, string subject, DateTimeOffset dueAt, string? data = null)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(kind.Length, KindMaxLength, nameof(kind));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(subject.Length, SubjectMaxLength, nameof(subject));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(data?.Length ?? 0, DataMaxLength, nameof(data));
        return new()
        {
            Id = Guid.CreateVersion7(dueAt),
            Kind = kind,
            Subject = subject,
            DueAt = dueAt,
            Data = data,
            WakeAt = dueAt,
        };
    }

    /// <summary>For how long to wait after a number of attempts that failed: longer each time, and not all equally long.</summary>
    internal static TimeSpan PauseAfter(int attempts) =>
        TimeSpan.FromMilliseconds(
            (long)(
                Math.Min(FirstPause.TotalMilliseconds * Math.Pow(2, attempts - 1), LongestPause.TotalMilliseconds) * (0.75 + (Random.Shared.NextDouble() / 4))
            )
        );

    /// <summary>Whether something is the row of the same kind and subject, whatever has become of it.</summary>
    internal bool IsSame(object? other) => other is DueItem row && row.Kind == Kind && row.Subject == Subject;

    /// <summary>Whether it has to be done before another one of the same subject. What has failed waits for none, and none waits for it.</summary>
    internal bool GoesBefore(DueItem other) =>
        (Attempts, other.Attempts) == (0, 0)
        && WakeAt is not null
        && (DueAt < other.DueAt || (DueAt == other.DueAt && string.CompareOrdinal(Kind, other.Kind) < 0));

    /// <summary>Notes that it failed: it is tried again after a pause, and set aside after the last attempt.</summary>
    /// <returns>What is told when it is set aside; null while it is tried again.</returns>
    internal DueFailure? Fail(string failure, DateTimeOffset now)
    {
        Lease = null;
        Attempts++;
        Failure = TextOf(failure);
        if (Attempts < MaxAttempts)
        {
            WakeAt = now + PauseAfter(Attempts);
            return null;
        }
        WakeAt = null;
        FailedAt = now;
        return DueFailure.Begin(this, now);
    }

    /// <summary>Has one that was set aside tried at once, from the beginning.</summary>
    /// <returns>What is told.</returns>
    internal DueFailure Retry(DateTimeOffset now)
    {
        var ended = DueFailure.Retry(this, now);
        Id = Guid.CreateVersion7(now);
        WakeAt = DueAt;
        Attempts = 0;
        Failure = null;
        FailedAt = null;
        return ended;
    }

    /// <summary>
    /// Gives one up that was set aside. Nothing happens any more, and it is in no list; its row stays for as long as whoever wrote it goes by its due time.
    /// </summary>
    /// <returns>What is told.</returns>
    internal DueFailure Drop(string reason, DateTimeOffset now)
    {
        FailedAt = null;
        return DueFailure.Drop(this, reason, now);
    }

    /// <summary>What becomes of the row of a kind and a subject; null when it stays as it is.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="before">The due time as it was read; null when there was none.</param>
    /// <param name="after">The due time from now on; null when nothing is to happen any more.</param>
    internal static Companion? Move(string kind, string subject, DateTimeOffset? before, DateTimeOffset? after) =>
        before == after ? null : new(before is { } was ? Known(kind, subject, was) : null, after is { } next ? At(kind, subject, next) : null);

    // Whatever an exception says, it can be stored.
    internal static string TextOf(string failure) => Texts.Cut(Texts.ToLine(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(failure))), FailureMaxLength);

    // What nodes noted in it is not known here: whatever it is, it is written anew.
    private static DueItem Known(string kind, string subject, DateTimeOffset dueAt) =>
        new()
        {
            Kind = kind,
            Subject = subject,
            DueAt = dueAt,
            Lease = Guid.AllBitsSet,
            Attempts = -1,
            Failure = "",
            FailedAt = dueAt,
        };
}

internal sealed class DueItemMapping : IEntityTypeConfiguration<DueItem>
{
    public void Configure(EntityTypeBuilder<DueItem> builder)
    {
        builder.ToTable("due_work");
        // The subject first: it is what tells changes of different rows apart.
        builder.HasKey(d => new { d.Subject, d.Kind });
        builder.Property(d => d.Subject).HasMaxLength(DueItem.SubjectMaxLength);
        builder.Property(d => d.Kind).HasMaxLength(DueItem.KindMaxLength);
        builder.Property(d => d.DueAt).IsConcurrencyToken();
        builder.Property(d => d.Data).HasMaxLength(DueItem.DataMaxLength);
        builder.Property(d => d.Failure).HasMaxLength(DueItem.FailureMaxLength);
        builder
            .HasIndex(d => new
            {
                d.WakeAt,
                d.DueAt,
                d.Kind,
            })
            .HasFilter("wake_at IS NOT NULL");
        builder.HasIndex(d => new { d.FailedAt, d.Id }).HasFilter("failed_at IS NOT NULL");
        // Only what was set aside is looked for by its id.
        builder.HasIndex(d => d.Id).HasFilter("failed_at IS NOT NULL");
    }
}
