using BitP.SupportApi.Features.Complaints.Deadlines;
using BitP.SupportApi.Features.Events;

namespace BitP.SupportApi.Features.Complaints.ExternalStages;

/// <summary>Where a complaint is outside the firm.</summary>
public enum ExternalStageKind
{
    /// <summary>With an ombudsman or another body that settles disputes out of court.</summary>
    Ombudsman,

    /// <summary>In the portal of an authority.</summary>
    RegulatorPortal,

    /// <summary>Before a court.</summary>
    Court,

    /// <summary>With another firm, which answers for it instead or as well.</summary>
    OtherFirm,

    /// <summary>Somewhere else.</summary>
    Other,
}

/// <summary>Where an external stage stands.</summary>
public enum ExternalStageStatus
{
    /// <summary>It is open, and the firm has not responded.</summary>
    Open,

    /// <summary>The firm has responded there.</summary>
    Responded,

    /// <summary>It has ended.</summary>
    Closed,
}

/// <summary>What a response outside says, in the words of the portal of the Consumer Financial Protection Bureau; other bodies are told by the nearest or by <c>other</c>.</summary>
public enum ResponseCategory
{
    /// <summary>The firm closes it, and gives money.</summary>
    ClosedWithMonetaryRelief,

    /// <summary>The firm closes it, and does something else for the complainant.</summary>
    ClosedWithNonMonetaryRelief,

    /// <summary>The firm closes it, and explains.</summary>
    ClosedWithExplanation,

    /// <summary>The firm closes it without relief or explanation.</summary>
    Closed,

    /// <summary>The firm works on it, and responds again later.</summary>
    InProgress,

    /// <summary>The body notes that the firm did not respond in time.</summary>
    UntimelyResponse,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>How an external stage ended.</summary>
public enum ExternalOutcome
{
    /// <summary>The complainant is right in all points.</summary>
    Upheld,

    /// <summary>The complainant is right in some points.</summary>
    PartiallyUpheld,

    /// <summary>The complainant is not right.</summary>
    Rejected,

    /// <summary>Both sides agreed.</summary>
    Settled,

    /// <summary>The complainant took it back.</summary>
    Withdrawn,

    /// <summary>Something else, such as that the body is not competent.</summary>
    Other,
}

/// <summary>What the firm said outside.</summary>
/// <param name="Category">What kind of response it is.</param>
/// <param name="At">When it was given (UTC).</param>
/// <param name="Text">What it said; null when that was not noted.</param>
/// <param name="By">Who noted it.</param>
/// <param name="Late">Whether the limit of the stage had passed.</param>
public sealed record ExternalResponse(ResponseCategory Category, DateTimeOffset At, string? Text, EventActor By, bool Late);

/// <summary>A complaint before somebody outside the firm.</summary>
/// <param name="RecordedAt">When the limit was recorded: nothing comes of it before.</param>
/// <param name="RespondFrom">From when the limit runs: the opening, or the response that something more follows.</param>
public sealed record ExternalStage(
    Guid Id,
    ExternalStageKind Kind,
    string Body,
    string? Reference,
    ExternalStageStatus Status,
    DateTimeOffset OpenedAt,
    EventActor OpenedBy,
    DateTimeOffset RecordedAt,
    DateTimeOffset? RespondBy,
    DateTimeOffset RespondFrom
)
{
    /// <summary>When the response was given that the limit asks for; null while it is owed.</summary>
    public DateTimeOffset? RespondedAt { get; init; }

    /// <summary>When the limit was warned of.</summary>
    public DateTimeOffset? WarnedAt { get; init; }

    /// <summary>Whether the limit that counts now passed without a response.</summary>
    public bool Late { get; init; }

    public IReadOnlyList<ExternalResponse> Responses { get; init; } = [];

    public ExternalOutcome? Outcome { get; init; }

    public string? OutcomeText { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>When the latest of it happened.</summary>
    internal DateTimeOffset LatestAt => Responses is [.., var last] ? last.At : OpenedAt;

    /// <summary>When something comes to pass of itself, a warning or a breach; null when nothing does.</summary>
    internal DateTimeOffset? NextAt
    {
        get
        {
            if (RespondBy is not { } limit || RespondedAt is not null || Late || Status is ExternalStageStatus.Closed)
                return null;
            var next = WarnedAt is null ? LimitWarning.Of(RespondFrom, limit) : limit;
            return next < RecordedAt ? RecordedAt : next;
        }
    }
}
