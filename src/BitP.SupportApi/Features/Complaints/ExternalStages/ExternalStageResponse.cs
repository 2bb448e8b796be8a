using BitP.SupportApi.Features.Events;
using BitP.SupportApi.Platform.Callers;

namespace BitP.SupportApi.Features.Complaints.ExternalStages;

/// <summary>A complaint before somebody outside the firm. Partners and customers see where it is and how it ended, not what the firm said there and by when.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="Kind">Where it is.</param>
/// <param name="Body">What the body is called.</param>
/// <param name="Reference">The body's own reference; null when there is none.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="OpenedAt">When it began (UTC).</param>
/// <param name="OpenedBy">Who recorded it; null for partners and customers.</param>
/// <param name="RespondBy">By when the firm has to respond (UTC); null when there is no limit, and for partners and customers.</param>
/// <param name="RespondedAt">When the response was given that the limit asks for (UTC); null while it is owed, and for partners and customers.</param>
/// <param name="WarnedAt">When the limit was warned of (UTC); null when it was not, and for partners and customers.</param>
/// <param name="Late">Whether the limit passed without a response; false for partners and customers.</param>
/// <param name="Responses">What the firm said there, oldest first; empty for partners and customers.</param>
/// <param name="Outcome">How it ended; null while it has not.</param>
/// <param name="OutcomeText">More about that; null when nothing was said, and for partners and customers.</param>
/// <param name="ClosedAt">When it ended (UTC); null while it has not.</param>
/// <param name="AllowedTransitions">What the caller may do about it now.</param>
public sealed record ExternalStageResponse(
    Guid Id,
    ExternalStageKind Kind,
    string Body,
    string? Reference,
    ExternalStageStatus Status,
    DateTimeOffset OpenedAt,
    EventActor? OpenedBy,
    DateTimeOffset? RespondBy,
    DateTimeOffset? RespondedAt,
    DateTimeOffset? WarnedAt,
    bool Late,
    IReadOnlyList<ExternalResponse> Responses,
    ExternalOutcome? Outcome,
    string? OutcomeText,
    DateTimeOffset? ClosedAt,
    IReadOnlyList<string> AllowedTransitions
)
{
    internal static ExternalStageResponse From(ExternalStage s, Actor actor)
    {
        var all = actor.IsStaff;
        return new(
            s.Id,
            s.Kind,
            s.Body,
            s.Reference,
            s.Status,
            s.OpenedAt,
            all ? s.OpenedBy : null,
            all ? s.RespondBy : null,
            all ? s.RespondedAt : null,
            all ? s.WarnedAt : null,
            all && s.Late,
            all ? s.Responses : [],
            s.Outcome,
            all ? s.OutcomeText : null,
            s.ClosedAt,
            ExternalStageLifeCycle.AllowedFrom(s.Status, actor)
        );
    }
}
