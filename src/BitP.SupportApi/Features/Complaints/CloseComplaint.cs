using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>The case has ended.</summary>
public sealed class CloseComplaint(ComplaintDesk desk, TimeProvider clock) : ComplaintStepEndpoint<CloseComplaint.Request>(desk, clock)
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
        IsComplaintStep("/close", Actors.Staff, ComplaintErrors.StatusNotAllowed);
        Validated<Validator>();
        OptionalBody();
    }

    /// <summary>Close a complaint</summary>
    /// <remarks>Ends a decided complaint.</remarks>
    public override Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(Request request, CancellationToken ct) =>
        TakeAsync((complaint, regimes, now) => complaint.Close(Texts.OrNull(request.Reason), Actor, regimes, now), ct);
}
