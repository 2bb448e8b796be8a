using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>A complainant does not want a complaint examined any more.</summary>
public sealed class WithdrawComplaint(ComplaintDesk desk, HandlerIndependence independence, TimeProvider clock)
    : IndependentStepEndpoint<WithdrawComplaint.Request>(desk, independence, clock)
{
    /// <summary>Why.</summary>
    /// <param name="Reason">For the record and visible to the complainant; at most 4,000 characters. One that shows nothing is none.</param>
    public sealed record Request(string? Reason = null) : IExample<Request>
    {
        public static Request Example => new("The matter has settled itself.");
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).HasAtMostCharacters(Complaint.ReasonMaxLength);
    }

    public override void Configure()
    {
        IsIndependentStep("/withdraw", Actors.Everyone, ComplaintErrors.StatusNotAllowed);
        Validated<Validator>();
        OptionalBody();
    }

    /// <summary>Withdraw a complaint</summary>
    /// <remarks>Complainants and partners may withdraw their own; staff who have nothing to do with what it is about note that it was withdrawn. Nothing is owed any more.</remarks>
    public override Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(Request request, CancellationToken ct) =>
        TakeIndependentlyAsync((complaint, regimes, now) => complaint.Withdraw(Texts.OrNull(request.Reason), Actor, regimes, now), ct);
}
