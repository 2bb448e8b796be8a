using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>A complaint is looked into.</summary>
public sealed class InvestigateComplaint(ComplaintDesk desk, TimeProvider clock) : ComplaintStepEndpoint<InvestigateComplaint.Request>(desk, clock)
{
    /// <summary>What is known of it.</summary>
    /// <param name="Cause">What it came from, which may be something else than it is about; as it was when absent.</param>
    public sealed record Request(ComplaintKind? Cause = null) : IExample<Request>
    {
        public static Request Example => new(ComplaintKind.Communication);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Cause).IsInEnum();
    }

    public override void Configure()
    {
        IsComplaintStep("/investigate", Actors.Staff, ComplaintErrors.StatusNotAllowed);
        Validated<Validator>();
        OptionalBody();
    }

    /// <summary>Investigate a complaint</summary>
    /// <remarks>Begins the investigation, or goes on with it without waiting any longer for what was asked.</remarks>
    public override Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(Request request, CancellationToken ct) =>
        TakeAsync((complaint, regimes, now) => complaint.Investigate(request.Cause, Actor, regimes, now), ct);
}
