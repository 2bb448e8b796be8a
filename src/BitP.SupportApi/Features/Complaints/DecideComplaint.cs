using System.Globalization;
using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Features.Complaints.Redress;
using BitP.SupportApi.Features.Complaints.Similar;
using BitP.SupportApi.Features.Events;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>A complaint is decided.</summary>
public sealed class DecideComplaint(
    ComplaintDesk desk,
    ComplaintLetters letters,
    HandlerIndependence independence,
    SimilarComplaints similar,
    TimeProvider clock
) : ComplaintStepEndpoint<DecideComplaint.Request>(desk, clock)
{
    /// <summary>The decision.</summary>
    /// <param name="Outcome">Who is right.</param>
    /// <param name="Reasons">Why, in words for the complainant; at most 20,000 characters.</param>
    /// <param name="Findings">What was found, for every point that is not withdrawn; at most 100.</param>
    /// <param name="SummaryResolution">
    /// True for a summary resolution communication, while every regime of the complaint still lets it (DISP 1.5): <c>reasons</c> then say how it was resolved, and no
    /// findings are needed. What was reopened is past that.
    /// </param>
    /// <param name="Steps">What was done about it, for regimes that ask for it; at most 4,000 characters.</param>
    /// <param name="Communications">What was written and said between complainant and firm, for regimes that ask for it; at most 4,000 characters.</param>
    /// <param name="FollowUp">What is still to come, for regimes that ask for it; at most 4,000 characters.</param>
    /// <param name="Redress">What is offered with it; it is then accepted, approved and paid like any other redress.</param>
    /// <param name="DeviationReason">Why it is decided otherwise than similar ones; at most 4,000 characters. Only staff see it.</param>
    public sealed record Request(
        ComplaintOutcome? Outcome,
        string? Reasons,
        IReadOnlyList<PointFinding>? Findings = null,
        bool? SummaryResolution = null,
        string? Steps = null,
        string? Communications = null,
        string? FollowUp = null,
        RedressOffer? Redress = null,
        string? DeviationReason = null
    ) : IExample<Request>
    {
        public static Request Example =>
            new(ComplaintOutcome.Upheld, "The check took longer than it should, and you were not told. We are sorry.", [PointFinding.Example]);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Outcome).NotNull();
            RuleFor(r => r.Reasons).ShowsSomething().HasAtMostCharacters(Complaint.ReasonsMaxLength);
            RuleFor(r => r.Findings).HasAtMost(Complaint.MaxPoints);
            RuleForEach(r => r.Findings).NotNull().SetValidator(new PointFindingValidator()).When(r => r.Findings?.Count <= Complaint.MaxPoints);
            RuleFor(r => r.Steps).HasAtMostCharacters(Complaint.ReasonMaxLength);
            RuleFor(r => r.Communications).HasAtMostCharacters(Complaint.ReasonMaxLength);
            RuleFor(r => r.FollowUp).HasAtMostCharacters(Complaint.ReasonMaxLength);
            RuleFor(r => r.Redress!).SetValidator(new RedressOfferValidator());
            RuleFor(r => r.DeviationReason).HasAtMostCharacters(Complaint.ReasonMaxLength);
        }
    }

    public override void Configure()
    {
        IsComplaintStep(
            "/decide",
            Actors.Staff,
            ComplaintErrors.StatusNotAllowed,
            ComplaintErrors.PointsUnanswered,
            ComplaintErrors.SummaryResolutionTooLate,
            SimilarErrors.DeviationReasonRequired,
            TwoPersons.PersonNeeded,
            ComplaintErrors.LimitReached,
            ComplaintErrors.NotIndependent,
            ComplaintErrors.DocumentIncomplete
        );
        Validated<Validator>();
    }

    /// <summary>Decide a complaint</summary>
    /// <remarks>
    /// Issues the final response, or the summary resolution. Every point that is not withdrawn is answered (Delegated Regulation (EU) 2025/294, Article 6): 409
    /// <c>points_unanswered</c> names those without a finding. Whoever has to do with what it is about cannot decide it. Decisions are consistent with earlier ones unless that
    /// is justified (the same article): an outcome that differs from that of most similar complaints needs a <c>deviationReason</c>, see <c>similar</c>.
    /// </remarks>
    public override Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(Request request, CancellationToken ct) =>
        TakeAsync(
            async (complaint, regimes, now) =>
            {
                var findings = new Dictionary<int, string>();
                foreach (var (i, f) in (request.Findings ?? []).Index())
                {
                    if (!complaint.OpenPoints.Any(p => p.Id == f.PointId))
                        return Validation.Refuse(
                            $"findings[{i}].pointId",
                            FieldProblems.NotFound,
                            [.. complaint.OpenPoints.Select(p => p.Id.ToString(CultureInfo.InvariantCulture))]
                        );
                    if (!findings.TryAdd(f.PointId!.Value, f.Finding!))
                        return Validation.Refuse($"findings[{i}].pointId", FieldProblems.Duplicate);
                }
                if (await independence.RefuseCallerAsync(complaint, regimes, ct) is { } dependent)
                    return dependent;
                var summary = request.SummaryResolution is true;
                var decision = new ComplaintDecision(
                    request.Outcome!.Value,
                    request.Reasons!,
                    summary,
                    new EventActor(Actor.Kind, Actor.Id, Actor.Name),
                    now,
                    Texts.OrNull(request.Steps),
                    Texts.OrNull(request.Communications),
                    Texts.OrNull(request.FollowUp),
                    Texts.OrNull(request.DeviationReason)
                );
                var majority = (await similar.FindAsync(complaint, ct)).Majority;
                return complaint.Decide(decision, findings, majority, Actor, regimes, now)
                    ?? (request.Redress is { } offer ? complaint.Offer(offer, Actor, now)?.Within("redress") : null)
                    ?? await letters.IssueAsync(summary ? DocumentKind.SummaryResolution : DocumentKind.FinalResponse, complaint, regimes, null, now, ct);
            },
            ct
        );
}
