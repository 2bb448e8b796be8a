using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints.Retention;

/// <summary>Somebody wants a legal hold lifted.</summary>
public sealed class ProposeHoldLift(ComplaintDesk desk, TimeProvider clock) : ComplaintStepEndpoint<ProposeHoldLift.Request>(desk, clock)
{
    /// <summary>Why.</summary>
    /// <param name="Reason">For the record and for staff only; at most 4,000 characters.</param>
    public sealed record Request(string? Reason) : IExample<Request>
    {
        public static Request Example => new("The ombudsman has closed the case.");
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).ShowsSomething().HasAtMostCharacters(Complaint.ReasonMaxLength);
    }

    public override void Configure()
    {
        IsComplaintStep("/hold/lift", Actors.Leads, HoldErrors.NotHeld, TwoPersons.PersonNeeded, HoldErrors.LiftProposed);
        Validated<Validator>();
    }

    /// <summary>Propose to lift the legal hold of a complaint</summary>
    /// <remarks>It is lifted once a second person approves: another agent, whatever the key. A key that belongs to no agent is nobody.</remarks>
    public override Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(Request request, CancellationToken ct) =>
        TakeAsync((complaint, _, now) => complaint.ProposeLift(request.Reason!, Actor, now), ct);
}
