using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints.Redress;

/// <summary>Redress was paid.</summary>
public sealed class PayRedress(ComplaintDesk desk, TimeProvider clock) : ComplaintStepEndpoint<PayRedress.Request>(desk, clock)
{
    /// <summary>How it was paid.</summary>
    /// <param name="Reference">What the payment is found by, such as the id of a transfer; at most 200 characters.</param>
    /// <param name="PaidAt">When it was paid (RFC 3339), neither to come nor before it was approved; now when absent.</param>
    public sealed record Request(string? Reference, DateTimeOffset? PaidAt = null) : IExample<Request>
    {
        public static Request Example => new("SEPA-2026-118823");
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reference).ShowsSomething().IsLine(Complaint.PaymentReferenceMaxLength);
    }

    public override void Configure()
    {
        IsComplaintStep("/redress/{redressId}/pay", Actors.Staff, RedressErrors.NotFound, RedressErrors.StatusNotAllowed);
        Validated<Validator>();
    }

    /// <summary>Record the payment of redress</summary>
    /// <remarks>Only once it was accepted and approved. The payment itself is made elsewhere.</remarks>
    public override Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(Request request, CancellationToken ct) =>
        TakeAsync((complaint, _, now) => complaint.PayRedress(Key("redressId"), request.Reference!, request.PaidAt, Actor, now), ct);
}
