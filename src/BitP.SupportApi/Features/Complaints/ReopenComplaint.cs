using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>A complaint is looked into again.</summary>
public sealed class ReopenComplaint(ComplaintDesk desk, HandlerIndependence independence, TimeProvider clock)
    : IndependentStepEndpoint<ReopenComplaint.Request>(desk, independence, clock)
{
    /// <summary>Why.</summary>
    /// <param name="Reason">For the record and visible to the complainant; at most 4,000 characters.</param>
    public sealed record Request(string? Reason) : IExample<Request>
    {
        public static Request Example => new("New records have come to light.");
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).ShowsSomething().HasAtMostCharacters(Complaint.ReasonMaxLength);
    }

    public override void Configure()
    {
        IsIndependentStep("/reopen", Actors.Staff, ComplaintErrors.StatusNotAllowed, ComplaintErrors.LimitReached);
        Validated<Validator>();
    }

    /// <summary>Reopen a complaint</summary>
    /// <remarks>
    /// A decided or closed complaint is looked into again. The decision is taken back and stands in <c>earlierDecisions</c> with its findings, documents stay, and the limits
    /// are counted anew from now on. One that was found inadmissible or was withdrawn begins again with <c>received</c>: it is acknowledged, which says that it is examined.
    /// At most 20 times.
    /// </remarks>
    public override Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(Request request, CancellationToken ct) =>
        TakeIndependentlyAsync((complaint, regimes, now) => complaint.Reopen(request.Reason!, Actor, regimes, now), ct);
}
