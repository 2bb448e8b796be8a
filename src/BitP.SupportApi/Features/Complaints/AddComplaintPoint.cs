using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>A point is added to a complaint.</summary>
public sealed class AddComplaintPoint(ComplaintDesk desk, HandlerIndependence independence, TimeProvider clock)
    : ComplaintStepEndpoint<AddComplaintPoint.Request>(desk, clock)
{
    /// <summary>The point.</summary>
    /// <param name="Text">What is said; at most 2,000 characters.</param>
    public sealed record Request(string? Text) : IExample<Request>
    {
        public static Request Example => new("The fee was charged twice.");
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Text).ShowsSomething().HasAtMostCharacters(Complaint.PointMaxLength);
    }

    public override void Configure()
    {
        IsComplaintStep("/points", Actors.Everyone, ComplaintErrors.StatusNotAllowed, ComplaintErrors.LimitReached);
        Validated<Validator>();
    }

    /// <summary>Add a point to a complaint</summary>
    /// <remarks>The decision has to answer it. A complaint takes 100 points, and none is ever deleted.</remarks>
    public override Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(Request request, CancellationToken ct) =>
        TakeAsync(
            async (complaint, regimes, now) =>
            {
                if (complaint.AddPoint(request.Text!, Actor, now) is { } refusal)
                    return refusal;
                await independence.RecheckHandlerAsync(complaint, regimes, now, ct);
                return null;
            },
            ct
        );
}
