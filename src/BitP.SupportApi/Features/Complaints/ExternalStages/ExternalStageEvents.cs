using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Features.Complaints.ExternalStages;

/// <summary>A complaint is before somebody outside the firm.</summary>
/// <param name="StageId">The external stage.</param>
/// <param name="Kind">Where it is.</param>
/// <param name="Body">What the body is called.</param>
/// <param name="Reference">The body's own reference; null when there is none.</param>
public sealed record ComplaintExternalStageOpened(Guid StageId, ExternalStageKind Kind, string Body, string? Reference)
    : EventData("complaint.external_stage_opened", EventVisibility.Customer);

/// <summary>The firm responded to somebody outside about a complaint.</summary>
/// <param name="StageId">The external stage.</param>
/// <param name="Category">What kind of response it is.</param>
/// <param name="Late">Whether the limit had passed.</param>
public sealed record ComplaintExternalStageResponded(Guid StageId, ResponseCategory Category, bool Late)
    : EventData("complaint.external_stage_responded", EventVisibility.Staff)
{
    // That there was a response is shown, not what it said.
    internal override bool ChangesWhatCustomersSee => true;
}

/// <summary>A complaint is not before somebody outside the firm any more.</summary>
/// <param name="StageId">The external stage.</param>
/// <param name="Outcome">How it ended.</param>
public sealed record ComplaintExternalStageClosed(Guid StageId, ExternalOutcome Outcome)
    : EventData("complaint.external_stage_closed", EventVisibility.Customer);

/// <summary>The limit for a response outside comes near: three quarters of the time have passed.</summary>
/// <param name="StageId">The external stage.</param>
/// <param name="DueAt">By when (UTC).</param>
public sealed record ComplaintExternalStageWarned(Guid StageId, DateTimeOffset DueAt) : EventData("complaint.external_stage_warned", EventVisibility.Staff);

/// <summary>The limit for a response outside has passed.</summary>
/// <param name="StageId">The external stage.</param>
/// <param name="DueAt">By when (UTC).</param>
public sealed record ComplaintExternalStageBreached(Guid StageId, DateTimeOffset DueAt) : EventData("complaint.external_stage_breached", EventVisibility.Staff);
