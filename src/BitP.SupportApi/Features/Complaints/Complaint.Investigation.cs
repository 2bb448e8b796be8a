using BitP.SupportApi.Features.Complaints.Investigation;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>What is looked into for it, by whom, and what was found.</summary>
public sealed partial class Complaint
{
    public const int MaxInvestigationSteps = 50;

    /// <summary>Over all steps of the investigation.</summary>
    public const int MaxInvestigationFindings = 100;

    /// <summary>Over all steps of the investigation.</summary>
    public const int MaxInvestigationEvidence = 200;
    public const int MaxEvidenceAtOnce = 20;
    public const int InvestigationTitleMaxLength = 200;
    public const int EvidenceDescriptionMaxLength = 500;

    /// <summary>The steps of the investigation, oldest first.</summary>
    public IReadOnlyList<InvestigationStep> InvestigationSteps { get; private set; } = [];

    /// <summary>Whether complainants see what was found.</summary>
    internal bool ShowsFindings => Decision is not null;

    /// <summary>Has something looked into by somebody who was found independent.</summary>
    internal Error? AddInvestigationStep(string title, Guid ownerId, DateTimeOffset? dueAt, Actor actor, DateTimeOffset now, Guid? id = null)
    {
        if (RefuseWork(actor) is { } refusal)
            return refusal;
        if (InvestigationSteps.Count == MaxInvestigationSteps)
            return ComplaintErrors.LimitReached.For(MaxInvestigationSteps);
        var step = new InvestigationStep(id ?? Guid.CreateVersion7(now), title, ownerId, dueAt, ByOf(actor), now);
        InvestigationSteps = [.. InvestigationSteps, step];
        Note(new ComplaintInvestigationStepAdded(step.Id, title, ownerId, dueAt), now);
        return null;
    }

    /// <summary>Notes what came of a step. Findings and evidence are only added; the rest stays as it is once the step is done or the complaint decided.</summary>
    internal Error? UpdateInvestigationStep(Guid id, InvestigationProgress progress, Actor actor, DateTimeOffset now)
    {
        var step = InvestigationStepOf(id)!;
        var told = new ComplaintInvestigationStepUpdated(id, progress.Finding is not null, [.. progress.Evidence.Select(e => e.Sha256)])
        {
            OwnerId = Change.Between(step.OwnerId, progress.OwnerId),
            DueAt = Change.Between(step.DueAt, progress.DueAt),
            DoneAt = Change.Between(step.DoneAt, progress.DoneAt),
        };
        var changed =
            told.OwnerId is not null ? "ownerId"
            : told.DueAt is not null ? "dueAt"
            : told.DoneAt is not null ? "doneAt"
            : null;
        if (changed is null && progress is { Finding: null, Evidence: [] })
            return null;
        if (changed is not null && step.DoneAt is not null)
            return InvestigationErrors.StepDone.For(changed);
        if (changed is not null && RefuseWork(actor) is { } refusal)
            return refusal;
        if (told.DoneAt is { After: { } done } && (done > now || done < ReceivedAt))
            return Validation.Refuse("doneAt", FieldProblems.OutOfRange.Expecting(Expectation.Between(ReceivedAt, now)));
        if (RefuseMore(step, progress) is { } tooMuch)
            return tooMuch;
        var updated = step with
        {
            OwnerId = progress.OwnerId,
            DueAt = progress.DueAt,
            DoneAt = progress.DoneAt,
            Findings = progress.Finding is { } finding ? [.. step.Findings, new(finding, now, ByOf(actor))] : step.Findings,
            Evidence = [.. step.Evidence, .. progress.Evidence.Select(e => new InvestigationEvidence(e.Name, e.Sha256, e.Description, now, ByOf(actor)))],
        };
        InvestigationSteps = [.. InvestigationSteps.Select(s => s.Id == id ? updated : s)];
        Note(told, now);
        return null;
    }

    internal InvestigationStep? InvestigationStepOf(Guid id) => InvestigationSteps.FirstOrDefault(s => s.Id == id);

    private Error? RefuseMore(InvestigationStep step, InvestigationProgress progress)
    {
        if (progress.Finding is not null && InvestigationSteps.Sum(s => s.Findings.Count) == MaxInvestigationFindings)
            return ComplaintErrors.LimitReached.For(MaxInvestigationFindings);
        if (InvestigationSteps.Sum(s => s.Evidence.Count) + progress.Evidence.Count > MaxInvestigationEvidence)
            return ComplaintErrors.LimitReached.For(MaxInvestigationEvidence);
        var known = step.Evidence.Select(e => e.Sha256).ToHashSet();
        foreach (var (i, evidence) in progress.Evidence.Index())
            if (!known.Add(evidence.Sha256))
                return Validation.Refuse($"addEvidence[{i}].sha256", FieldProblems.Duplicate);
        return null;
    }

    // What is decided is not looked into any more, unless it is reopened.
    private Error? RefuseWork(Actor actor) =>
        IsOpen
            ? null
            : ComplaintErrors.StatusNotAllowed.For("investigation", EnumNames<ComplaintStatus>.Of(Status)) with
            {
                AllowedTransitions = ComplaintLifeCycle.AllowedFrom(Status, actor),
            };
}

/// <summary>What a step of the investigation becomes, after all checks of its form.</summary>
internal sealed record InvestigationProgress(
    string? Finding,
    DateTimeOffset? DoneAt,
    Guid OwnerId,
    DateTimeOffset? DueAt,
    IReadOnlyList<(string Name, string Sha256, string? Description)> Evidence
);
