using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Platform.Due;

/// <summary>That something was set aside, and what became of it. It has no row: it is its events, under the id that the item had when it was set aside.</summary>
internal sealed class DueFailure : AggregateRoot
{
    private DueFailure(DueItem item, long version) => (Id, Version) = (item.Id, version);

    internal override EventSubject About => new("due_work");

    public static DueFailure Begin(DueItem item, DateTimeOffset now) =>
        new DueFailure(item, 0).With(new DueWorkFailed(item.Kind, item.Subject, item.DueAt, item.Attempts, item.Failure!), now);

    public static DueFailure Retry(DueItem item, DateTimeOffset now) =>
        new DueFailure(item, 1).With(new DueWorkRetried(item.Kind, item.Subject, item.DueAt), now);

    public static DueFailure Drop(DueItem item, string reason, DateTimeOffset now) =>
        new DueFailure(item, 1).With(new DueWorkDropped(item.Kind, item.Subject, item.DueAt, reason), now);

    private DueFailure With(EventData data, DateTimeOffset now)
    {
        Raise(data, now);
        return this;
    }
}

/// <summary>Due work failed so often that it was set aside.</summary>
/// <param name="Kind">What was to be done.</param>
/// <param name="Subject">Whom it concerns.</param>
/// <param name="DueAt">When it fell due (UTC).</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Failure">What went wrong the last time.</param>
public sealed record DueWorkFailed(string Kind, string Subject, DateTimeOffset DueAt, int Attempts, string Failure)
    : EventData("due_work.failed", EventVisibility.Staff);

/// <summary>Due work that was set aside is tried again.</summary>
/// <param name="Kind">What is to be done.</param>
/// <param name="Subject">Whom it concerns.</param>
/// <param name="DueAt">When it fell due (UTC).</param>
public sealed record DueWorkRetried(string Kind, string Subject, DateTimeOffset DueAt) : EventData("due_work.retried", EventVisibility.Staff);

/// <summary>Due work that was set aside was given up.</summary>
/// <param name="Kind">What was to be done.</param>
/// <param name="Subject">Whom it concerns.</param>
/// <param name="DueAt">When it fell due (UTC).</param>
/// <param name="Reason">Why it was given up.</param>
public sealed record DueWorkDropped(string Kind, string Subject, DateTimeOffset DueAt, string Reason) : EventData("due_work.dropped", EventVisibility.Staff);
