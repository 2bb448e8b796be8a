using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>It is said whether a complaint is examined.</summary>
public sealed class DecideAdmissibility(ComplaintDesk desk, ComplaintLetters letters, HandlerIndependence independence, TimeProvider clock)
    : ComplaintStepEndpoint<DecideAdmissibility.Request>(desk, clock)
{
    /// <summary>Whether it is examined.</summary>
    /// <param name="Admissible">Whether it is.</param>
    /// <param name="Reasons">Why, in plain words for the complainant; at most 4,000 characters. Needed when it is not.</param>
    public sealed record Request(bool? Admissible, string? Reasons = null) : IExample<Request>
    {
        public static Request Example => new(false, "It is about a service of another firm. We have told you below whom to turn to.");
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Admissible).NotNull();
            RuleFor(r => r.Reasons).HasAtMostCharacters(Complaint.ReasonMaxLength);
            RuleFor(r => r.Reasons).ShowsSomething().When(r => r.Admissible is false);
        }
    }

    public override void Configure()
    {
        IsComplaintStep(
            "/admissibility",
            Actors.Staff,
            ComplaintErrors.StatusNotAllowed,
            ComplaintErrors.NotIndependent,
            TwoPersons.PersonNeeded,
            ComplaintErrors.DocumentIncomplete
        );
        Validated<Validator>();
    }

    /// <summary>Decide on the admissibility of a complaint</summary>
    /// <remarks>
    /// An inadmissible complaint is not examined: the document with the reasons is issued, and it ends; whoever has to do with what it is about cannot say so. That a complaint is admissible is told by the acknowledgement.
    /// </remarks>
    public override Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(Request request, CancellationToken ct) =>
        TakeAsync(
            async (complaint, regimes, now) =>
            {
                var admissible = request.Admissible!.Value;
                // It ends the case, as a decision does.
                if (!admissible && await independence.RefuseCallerAsync(complaint, regimes, ct) is { } dependent)
                    return dependent;
                if (complaint.Admit(admissible, Texts.OrNull(request.Reasons), Actor, regimes, now) is { } refusal)
                    return refusal;
                return admissible ? null : await letters.IssueAsync(DocumentKind.Inadmissibility, complaint, regimes, null, now, ct);
            },
            ct
        );
}
