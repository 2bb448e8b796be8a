using BitP.SupportApi.Platform.Due;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.DueWork;

/// <summary>Where due work stands.</summary>
public enum DueState
{
    /// <summary>Its time is to come.</summary>
    Waiting,

    /// <summary>Its time has come: it is being done, about to be done, or between two attempts.</summary>
    Due,

    /// <summary>It failed so often that it was set aside.</summary>
    Failed,
}

/// <summary>Something that is to happen at a time.</summary>
/// <param name="Id">Its id. It has another one when its time is changed, and when it is tried again from the beginning.</param>
/// <param name="Kind">What is to be done.</param>
/// <param name="Subject">Whom it concerns, such as a reference.</param>
/// <param name="State">Where it stands.</param>
/// <param name="DueAt">When it falls due, or fell due (UTC).</param>
/// <param name="NextTryAt">When it is done, or tried again (UTC); not before then while a node is doing it. Null when it is set aside.</param>
/// <param name="Attempts">How often it was tried and failed.</param>
/// <param name="Failure">What went wrong the last time; null when nothing has.</param>
/// <param name="FailedAt">When it was set aside (UTC); null when it is not.</param>
public sealed record DueWorkResponse(
    Guid Id,
    string Kind,
    string Subject,
    DueState State,
    DateTimeOffset DueAt,
    DateTimeOffset? NextTryAt,
    int Attempts,
    string? Failure,
    DateTimeOffset? FailedAt
) : IExample<DueWorkResponse>
{
    public static DueWorkResponse Example =>
        new(
            Examples.DueWork,
            "ticket.clocks",
            "BP-100001",
            DueState.Failed,
            Examples.At,
            null,
            DueItem.MaxAttempts,
            "TimeoutException: The operation has timed out.",
            Examples.At.AddMinutes(11)
        );

    internal static DueWorkResponse From(DueItem item, DateTimeOffset now) =>
        new(
            item.Id,
            item.Kind,
            item.Subject,
            item.FailedAt is not null ? DueState.Failed
                : item.DueAt > now ? DueState.Waiting
                : DueState.Due,
            item.DueAt,
            item.WakeAt,
            item.Attempts,
            item.Failure,
            item.FailedAt
        );
}
