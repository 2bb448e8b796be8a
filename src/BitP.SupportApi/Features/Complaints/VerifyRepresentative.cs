using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>The authority of a representative is verified.</summary>
public sealed class VerifyRepresentative(ComplaintDesk desk, HandlerIndependence independence, TimeProvider clock)
    : IndependentStepEndpoint<VerifyRepresentative.Request>(desk, independence, clock)
{
    /// <summary>What was looked at.</summary>
    /// <param name="Document">What proves the authority; at most 200 characters; what was filed when absent.</param>
    /// <param name="Kind">What it is; what was filed when absent.</param>
    public sealed record Request(string? Document = null, AuthorityKind? Kind = null) : IExample<Request>
    {
        public static Request Example => new("Power of attorney of 3 November 2026", AuthorityKind.PowerOfAttorney);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Document).IsLine(Complaint.DocumentNameMaxLength);
    }

    public override void Configure()
    {
        IsIndependentStep(
            "/representative/verify",
            Actors.Staff,
            ComplaintErrors.StatusNotAllowed,
            ComplaintErrors.NotRepresented,
            ComplaintErrors.AuthorityUnproven
        );
        Validated<Validator>();
        OptionalBody();
    }

    /// <summary>Verify the representative of a complainant</summary>
    /// <remarks>From then on documents name the representative. Until then the representative gets receipts, never data.</remarks>
    public override Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(Request request, CancellationToken ct) =>
        TakeIndependentlyAsync((complaint, regimes, now) => complaint.VerifyAuthority(request.Kind, Texts.OrNull(request.Document), Actor, now), ct);
}
