using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints.ExternalStages;

/// <summary>A complaint is before somebody outside the firm.</summary>
public sealed class OpenExternalStage(ComplaintDesk desk, TimeProvider clock) : ComplaintStepEndpoint<OpenExternalStage.Request>(desk, clock)
{
    /// <summary>Before whom, and by when to respond.</summary>
    /// <param name="Kind">Where it is.</param>
    /// <param name="Body">What the body is called; at most 200 characters.</param>
    /// <param name="OpenedAt">When it began (RFC 3339), neither to come nor more than 3650 days ago.</param>
    /// <param name="Reference">The body's own reference; at most 100 characters.</param>
    /// <param name="RespondBy">By when the firm has to respond (RFC 3339), after <c>openedAt</c> and at most 3650 days later; no limit when absent.</param>
    public sealed record Request(ExternalStageKind? Kind, string? Body, DateTimeOffset? OpenedAt, string? Reference = null, DateTimeOffset? RespondBy = null)
        : IExample<Request>
    {
        public static Request Example => new(ExternalStageKind.Ombudsman, "Financial Ombudsman Service", Examples.At, "FOS-1182-33", Examples.At.AddDays(28));
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Kind).NotNull();
            RuleFor(r => r.Body).ShowsSomething().IsLine(Complaint.BodyMaxLength);
            RuleFor(r => r.OpenedAt).NotNull();
            RuleFor(r => r.Reference).IsLine(Complaint.ExternalReferenceMaxLength);
        }
    }

    public override void Configure()
    {
        IsComplaintStep("/external-stages", Actors.Staff, ComplaintErrors.LimitReached);
        Validated<Validator>();
    }

    /// <summary>Record an external stage</summary>
    /// <remarks>
    /// That the complaint is with an ombudsman, in the portal of an authority, before a court or with another firm. Possible in every status of the complaint, also after the
    /// end of the case, whose own limits it does not move. Its own limit is warned of once three quarters of the time have passed, and its breach is noted. The new stage
    /// is the last one of <c>externalStages</c>. A complaint takes 20 of them.
    /// </remarks>
    public override Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(Request request, CancellationToken ct) =>
        TakeAsync(
            (complaint, regimes, now) =>
                complaint.OpenExternalStage(
                    new(request.Kind!.Value, request.Body!, Texts.OrNull(request.Reference), request.OpenedAt!.Value, request.RespondBy),
                    Actor,
                    regimes,
                    now
                ),
            ct
        );
}
