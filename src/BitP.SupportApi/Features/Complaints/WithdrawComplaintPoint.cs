using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>A point of a complaint needs no answer any more.</summary>
public sealed class WithdrawComplaintPoint(ComplaintDesk desk, HandlerIndependence independence, TimeProvider clock)
    : IndependentStepEndpoint<WithdrawComplaintPoint.Request>(desk, independence, clock)
{
    /// <summary>Why.</summary>
    /// <param name="Reason">For the record and visible to the complainant; at most 2,000 characters.</param>
    public sealed record Request(string? Reason) : IExample<Request>
    {
        public static Request Example => new("The complainant says that the fee was right after all.");
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).ShowsSomething().HasAtMostCharacters(Complaint.PointMaxLength);
    }

    public override void Configure()
    {
        IsIndependentStep(
            "/points/{pointId}/withdraw",
            Actors.Everyone,
            ComplaintErrors.StatusNotAllowed,
            ComplaintErrors.LimitReached,
            ComplaintErrors.PointNotFound,
            ComplaintErrors.PointWithdrawn
        );
        DescribeKey("pointId", PointKey.InPaths, typeof(int));
        Validated<Validator>();
    }

    /// <summary>Withdraw a point of a complaint</summary>
    /// <remarks>It stays to be read, with the reason, and the decision need not answer it.</remarks>
    public override Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(Request request, CancellationToken ct) =>
        TakeIndependentlyAsync((complaint, regimes, now) => complaint.WithdrawPoint(Key<PointKey>("pointId").Number, request.Reason!, Actor, now), ct);
}
