using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>A complaint is looked into.</summary>
public sealed class InvestigateComplaint(ComplaintDesk desk, HandlerIndependence independence, TimeProvider clock)
    : IndependentStepEndpoint<InvestigateComplaint.Request>(desk, independence, clock)
{
    /// <summary>What is known of it.</summary>
    /// <param name="Cause">What it came from, which may be something else than it is about; as it was when absent.</param>
    /// <param name="CauseReason">Why it came from something else than was said before, which needs it; at most 4,000 characters. Only staff see it.</param>
    public sealed record Request(ComplaintKind? Cause = null, string? CauseReason = null) : IExample<Request>
    {
        public static Request Example => new(ComplaintKind.Communication, "The withdrawal was in order; nobody told why it took so long.");
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Cause).IsInEnum();
            RuleFor(r => r.CauseReason).HasAtMostCharacters(Complaint.ReasonMaxLength);
            RuleFor(r => r.CauseReason).Null().When(r => r.Cause is null).Otherwise(FieldProblems.NotApplicable.Expecting(Expectation.OnlyWith("cause")));
        }
    }

    public override void Configure()
    {
        IsIndependentStep("/investigate", Actors.Staff, ComplaintErrors.StatusNotAllowed);
        Validated<Validator>();
        OptionalBody();
    }

    /// <summary>Investigate a complaint</summary>
    /// <remarks>
    /// Begins the investigation, or goes on with it without waiting any longer for what was asked. What the complaint came from decides which others are similar to it, so
    /// that another cause than was said before takes a <c>causeReason</c>. Whoever has to do with what the complaint is about does not look into it.
    /// </remarks>
    public override Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(Request request, CancellationToken ct) =>
        TakeIndependentlyAsync((complaint, regimes, now) => complaint.Investigate(request.Cause, Texts.OrNull(request.CauseReason), Actor, regimes, now), ct);
}
