using BitP.SupportApi.Features.Complaints.ExternalStages;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>Where it is outside the firm. That can begin and go on in every status, also after the end of the case.</summary>
public sealed partial class Complaint
{
    public const int MaxExternalStages = 20;
    public const int MaxExternalResponses = 20;
    public const int BodyMaxLength = 200;
    public const int ExternalReferenceMaxLength = 100;

    /// <summary>How far ahead the limit of an external stage may be.</summary>
    private static readonly TimeSpan LongestExternalLimit = TimeSpan.FromDays(3650);

    /// <summary>Where it is or was outside the firm, oldest first.</summary>
    public IReadOnlyList<ExternalStage> ExternalStages { get; private set; } = [];

    internal Error? OpenExternalStage(NewExternalStage opened, Actor actor, IReadOnlyList<CountedRegime> regimes, DateTimeOffset now)
    {
        if (opened.OpenedAt > now || opened.OpenedAt < now - OldestReceipt)
            return Validation.Refuse("openedAt", FieldProblems.OutOfRange.Expecting(Expectation.Between(now - OldestReceipt, now)));
        if (RefuseLimit(opened.RespondBy, opened.OpenedAt, "openedAt") is { } refusal)
            return refusal;
        if (ExternalStages.Count == MaxExternalStages)
            return ComplaintErrors.LimitReached.For(MaxExternalStages);
        var stage = new ExternalStage(
            Guid.CreateVersion7(now),
            opened.Kind,
            opened.Body,
            opened.Reference,
            ExternalStageStatus.Open,
            opened.OpenedAt,
            ByOf(actor),
            now,
            opened.RespondBy,
            opened.OpenedAt
        );
        ExternalStages = [.. ExternalStages, stage];
        Note(new ComplaintExternalStageOpened(stage.Id, stage.Kind, stage.Body, stage.Reference), now);
        AwaitNext();
        // What is recorded late may be late already.
        Follow(regimes, now);
        return null;
    }

    /// <summary>Notes what the firm said outside. What is in progress can have another limit.</summary>
    internal Error? RespondExternally(
        Guid id,
        ResponseCategory category,
        DateTimeOffset? respondedAt,
        string? text,
        DateTimeOffset? respondBy,
        Actor actor,
        IReadOnlyList<CountedRegime> regimes,
        DateTimeOffset now
    )
    {
        Follow(regimes, now);
        if (RefuseStage(id, ExternalStageAction.Respond, respondedAt, now) is { } refusal)
            return refusal;
        var stage = StageOf(id)!;
        if (stage.Responses.Count == MaxExternalResponses)
            return ComplaintErrors.LimitReached.For(MaxExternalResponses);
        var at = respondedAt ?? now;
        if (RefuseLimit(respondBy, at, respondedAt is null ? Instants.Format(now) : "at") is { } beyond)
            return beyond;
        var late = stage.RespondedAt is null && at >= stage.RespondBy;
        ReplaceStage(
            stage with
            {
                Status = ExternalStageLifeCycle.Next(stage.Status, ExternalStageAction.Respond)!.Value,
                Responses = [.. stage.Responses, new(category, at, text, ByOf(actor), late)],
                RespondedAt = respondBy is null ? stage.RespondedAt ?? at : null,
                RespondFrom = respondBy is null ? stage.RespondFrom : at,
                RecordedAt = respondBy is null ? stage.RecordedAt : now,
                RespondBy = respondBy ?? stage.RespondBy,
                WarnedAt = respondBy is null ? stage.WarnedAt : null,
                Late = respondBy is null && (stage.RespondedAt is null ? late : stage.Late),
            }
        );
        Note(new ComplaintExternalStageResponded(id, category, late), now);
        AwaitNext();
        Follow(regimes, now);
        return null;
    }

    internal Error? CloseExternalStage(Guid id, ExternalOutcome outcome, string? text, DateTimeOffset? closedAt, DateTimeOffset now)
    {
        if (RefuseStage(id, ExternalStageAction.Close, closedAt, now) is { } refusal)
            return refusal;
        var stage = StageOf(id)!;
        ReplaceStage(
            stage with
            {
                Status = ExternalStageLifeCycle.Next(stage.Status, ExternalStageAction.Close)!.Value,
                Outcome = outcome,
                OutcomeText = text,
                ClosedAt = closedAt ?? now,
            }
        );
        RetainAfter(now);
        Note(new ComplaintExternalStageClosed(id, outcome), now);
        AwaitNext();
        return null;
    }

    private Error? RefuseStage(Guid id, ExternalStageAction action, DateTimeOffset? at, DateTimeOffset now)
    {
        if (StageOf(id) is not { } stage)
            return ExternalStageErrors.NotFound;
        if (ExternalStageLifeCycle.Next(stage.Status, action) is null)
            return ExternalStageErrors.StatusNotAllowed.For(EnumNames<ExternalStageAction>.Of(action), EnumNames<ExternalStageStatus>.Of(stage.Status)) with
            {
                AllowedTransitions = [],
            };
        return at > now || at < stage.LatestAt ? Validation.Refuse("at", FieldProblems.OutOfRange.Expecting(Expectation.Between(stage.LatestAt, now))) : null;
    }

    private static Error? RefuseLimit(DateTimeOffset? respondBy, DateTimeOffset from, string nameOfFrom) =>
        respondBy <= from || respondBy > from + LongestExternalLimit
            ? Validation.Refuse("respondBy", FieldProblems.OutOfRange.Expecting(Expectation.Within(LongestExternalLimit, after: nameOfFrom)))
            : null;

    private ExternalStage? StageOf(Guid id) => ExternalStages.FirstOrDefault(s => s.Id == id);

    private void ReplaceStage(ExternalStage stage) => ExternalStages = [.. ExternalStages.Select(s => s.Id == stage.Id ? stage : s)];

    private ExternalStage Fall(ExternalStage stage, DateTimeOffset at)
    {
        if (!(stage.NextAt <= at))
            return stage;
        var limit = stage.RespondBy!.Value;
        if (limit <= at)
        {
            Note(new ComplaintExternalStageBreached(stage.Id, limit), at, isOfItself: true);
            return stage with { WarnedAt = stage.WarnedAt ?? at, Late = true };
        }
        Note(new ComplaintExternalStageWarned(stage.Id, limit), at, isOfItself: true);
        return stage with { WarnedAt = at };
    }
}

/// <summary>What an external stage begins with, after all checks of its form.</summary>
internal sealed record NewExternalStage(ExternalStageKind Kind, string Body, string? Reference, DateTimeOffset OpenedAt, DateTimeOffset? RespondBy);
