using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints.ExternalStages;

/// <summary>A complaint is not before somebody outside the firm any more.</summary>
public sealed class CloseExternalStage(ComplaintDesk desk, HandlerIndependence independence, TimeProvider clock)
    : IndependentStepEndpoint<CloseExternalStage.Request>(desk, independence, clock)
{
    /// <summary>How it ended.</summary>
    /// <param name="Outcome">Who was found right, or how else it ended.</param>
    /// <param name="At">When (RFC 3339), neither to come nor before what happened last in the stage; now when absent.</param>
    /// <param name="Text">More about that; at most 20,000 characters. Only staff see it.</param>
    public sealed record Request(ExternalOutcome? Outcome, DateTimeOffset? At = null, string? Text = null) : IExample<Request>
    {
        public static Request Example => new(ExternalOutcome.Settled);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Outcome).NotNull();
            RuleFor(r => r.Text).HasAtMostCharacters(Complaint.ReasonsMaxLength);
        }
    }

    public override void Configure()
    {
        IsIndependentStep("/external-stages/{stageId}/close", Actors.Staff, ExternalStageErrors.NotFound, ExternalStageErrors.StatusNotAllowed);
        Validated<Validator>();
    }

    /// <summary>Close an external stage</summary>
    /// <remarks>Its limit ends with it. The complaint itself stays as it is: reopen it when it has to be decided again.</remarks>
    public override Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(Request request, CancellationToken ct) =>
        TakeIndependentlyAsync(
            (complaint, _, now) => complaint.CloseExternalStage(Key("stageId"), request.Outcome!.Value, Texts.OrNull(request.Text), request.At, now),
            ct
        );
}
