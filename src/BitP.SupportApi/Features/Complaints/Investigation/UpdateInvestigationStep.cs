using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints.Investigation;

/// <summary>Something is noted in a step of the investigation of a complaint.</summary>
public sealed class UpdateInvestigationStep(SupportDbContext db, ComplaintDesk desk, HandlerIndependence independence, TimeProvider clock)
    : ApiEndpoint<MergePatch<UpdateInvestigationStep.Changes>, Results<Ok<InvestigationStepResponse>, Error>>
{
    private const string Sha256Digits = "64";
    private const string ExampleSha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static readonly Expectation Sha256 = new(
        new LocalizedText(
            $"{Sha256Digits} hexadecimal digits, such as {ExampleSha256}",
            $"{Sha256Digits} 位十六进制数字，例如 {ExampleSha256}",
            $"{Sha256Digits} chiffres hexadécimaux, par exemple {ExampleSha256}",
            $"{Sha256Digits} hexadezimale Ziffern, zum Beispiel {ExampleSha256}"
        )
    );

    /// <summary>What came of it.</summary>
    /// <param name="AddFinding">What was found, beside what was found before; at most 4,000 characters. Complainants see it after the decision.</param>
    /// <param name="AddEvidence">What proves it, at most 20 at once. A step has each file once.</param>
    /// <param name="DoneAt">When it was done (RFC 3339), neither to come nor before the complaint was received. It cannot be taken back.</param>
    /// <param name="OwnerId">The agent who does it, who has to be independent of what the complaint is about.</param>
    /// <param name="DueAt">By when it shall be done (RFC 3339).</param>
    public sealed record Changes(
        string? AddFinding = null,
        IReadOnlyList<AddedEvidence>? AddEvidence = null,
        DateTimeOffset? DoneAt = null,
        Guid? OwnerId = null,
        DateTimeOffset? DueAt = null
    ) : IExample<Changes>
    {
        public static Changes Example => new("The check took nine days.", [new("checks.csv", ExampleSha256, "The log of the checks.")]);
    }

    internal sealed class Validator : AbstractValidator<Changes>
    {
        public Validator()
        {
            RuleFor(c => c.AddFinding).ShowsSomething().When(c => c.AddFinding is not null);
            RuleFor(c => c.AddFinding).HasAtMostCharacters(Complaint.FindingMaxLength);
            RuleFor(c => c.AddEvidence).HasAtMost(Complaint.MaxEvidenceAtOnce);
            RuleForEach(c => c.AddEvidence).NotNull().SetValidator(new EvidenceValidator()).When(c => c.AddEvidence?.Count <= Complaint.MaxEvidenceAtOnce);
            RuleFor(c => c.OwnerId).NotNull();
        }
    }

    private sealed class EvidenceValidator : AbstractValidator<AddedEvidence>
    {
        public EvidenceValidator()
        {
            RuleFor(e => e.Name).ShowsSomething().IsLine(Complaint.DocumentNameMaxLength);
            RuleFor(e => e.Sha256).NotEmpty().Matches("^[0-9A-Fa-f]{" + Sha256Digits + @"}\z").Otherwise(FieldProblems.Format.Expecting(Sha256));
            RuleFor(e => e.Description).HasAtMostCharacters(Complaint.EvidenceDescriptionMaxLength);
        }
    }

    public override void Configure()
    {
        Patch("/complaints/{complaintId}/investigation-steps/{stepId}");
        Group<ComplaintsGroup>();
        RequireScope(Scope.ComplaintsWrite, Actors.Staff);
        ValidatedPatch(() => new Validator());
        RequireIfMatch();
        Transactional();
        Fails(
            ComplaintErrors.NotFound,
            InvestigationErrors.StepNotFound,
            InvestigationErrors.StepDone,
            ComplaintErrors.StatusNotAllowed,
            ComplaintErrors.LimitReached,
            ComplaintErrors.NotIndependent,
            TwoPersons.PersonNeeded
        );
    }

    /// <summary>Update a step of the investigation of a complaint</summary>
    /// <remarks>
    /// A JSON Merge Patch (RFC 7396). Findings and evidence are added at any time and never changed: a correction is a further finding. Once the step is done or the
    /// complaint decided, nothing else changes. Whoever has to do with what the complaint is about changes none. <c>If-Match</c> names the version of the complaint. A complaint takes 100 findings and 200 pieces of evidence.
    /// </remarks>
    public override async Task<Results<Ok<InvestigationStepResponse>, Error>> AnswerAsync(MergePatch<Changes> patch, CancellationToken ct)
    {
        if (await desk.LoadAsync(Key<ComplaintKey>("complaintId"), ct) is not { } complaint)
            return ComplaintErrors.NotFound;
        if (complaint.InvestigationStepOf(Key("stepId")) is not { } step)
            return InvestigationErrors.StepNotFound;
        if (IfMatch.Refuses(complaint.SeenBy(Actor)) is { } stale)
            return stale;
        var (changed, error) = patch.ApplyTo(new(null, null, step.DoneAt, step.OwnerId, step.DueAt), new Validator());
        if (changed is null)
            return error!;
        var regimes = await desk.RegimesOfAsync(complaint, ct);
        if (await independence.RefuseCallerAsync(complaint, regimes, ct) is { } notForCaller)
            return notForCaller;
        if (changed.OwnerId != step.OwnerId)
        {
            if (await db.Set<Agent>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == changed.OwnerId && a.Active, ct) is not { } owner)
                return Validation.Refuse("ownerId", FieldProblems.NotFound.Expecting(ComplaintExpectations.ActiveAgent));
            if (await independence.RefuseAsync(complaint, regimes, owner, ct) is { } dependent)
                return dependent;
        }
        var progress = new InvestigationProgress(
            changed.AddFinding,
            changed.DoneAt,
            changed.OwnerId!.Value,
            changed.DueAt,
            [.. (changed.AddEvidence ?? []).Select(e => (e.Name!, e.Sha256!.ToLowerInvariant(), Texts.OrNull(e.Description)))]
        );
        if (complaint.UpdateInvestigationStep(step.Id, progress, Actor, clock.GetUtcNow()) is { } refusal)
            return refusal;
        return TypedResults.Ok(InvestigationStepResponse.From(complaint.InvestigationStepOf(step.Id)!, Actor));
    }
}
