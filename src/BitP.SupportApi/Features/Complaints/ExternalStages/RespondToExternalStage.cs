using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints.ExternalStages;

/// <summary>The firm responded to somebody outside about a complaint.</summary>
public sealed class RespondToExternalStage(ComplaintDesk desk, HandlerIndependence independence, TimeProvider clock)
    : IndependentStepEndpoint<RespondToExternalStage.Request>(desk, independence, clock)
{
    /// <summary>What was said.</summary>
    /// <param name="ResponseCategory">What kind of response it is.</param>
    /// <param name="At">When it was given (RFC 3339), neither to come nor before what happened last in the stage; now when absent.</param>
    /// <param name="Text">What it said; at most 20,000 characters. Only staff see it.</param>
    /// <param name="RespondBy">By when the next response is due (RFC 3339), after this one and at most 3650 days later. Only with <c>in_progress</c>.</param>
    public sealed record Request(ResponseCategory? ResponseCategory, DateTimeOffset? At = null, string? Text = null, DateTimeOffset? RespondBy = null)
        : IExample<Request>
    {
        public static Request Example => new(ExternalStages.ResponseCategory.ClosedWithMonetaryRelief, Text: "The fee was refunded.");
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.ResponseCategory).NotNull();
            RuleFor(r => r.Text).HasAtMostCharacters(Complaint.ReasonsMaxLength);
            RuleFor(r => r.RespondBy)
                .Null()
                .When(r => r.ResponseCategory is not ExternalStages.ResponseCategory.InProgress)
                .Otherwise(
                    FieldProblems.NotApplicable.Expecting(
                        Expectation.OnlyWith("responseCategory", EnumNames<ResponseCategory>.Of(ExternalStages.ResponseCategory.InProgress))
                    )
                );
        }
    }

    public override void Configure()
    {
        IsIndependentStep(
            "/external-stages/{stageId}/respond",
            Actors.Staff,
            ExternalStageErrors.NotFound,
            ExternalStageErrors.StatusNotAllowed,
            ComplaintErrors.LimitReached
        );
        Validated<Validator>();
    }

    /// <summary>Record a response to an external stage</summary>
    /// <remarks>
    /// It stops the limit of the stage. What is in progress can have another limit, such as the 60 days in which the portal of the Consumer Financial Protection Bureau
    /// expects the final response. A stage takes 20 responses.
    /// </remarks>
    public override Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(Request request, CancellationToken ct) =>
        TakeIndependentlyAsync(
            (complaint, regimes, now) =>
                complaint.RespondExternally(
                    Key("stageId"),
                    request.ResponseCategory!.Value,
                    request.At,
                    Texts.OrNull(request.Text),
                    request.RespondBy,
                    Actor,
                    regimes,
                    now
                ),
            ct
        );
}
