using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Problems;
using FastEndpoints;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints.Retention;

/// <summary>Who wanted a legal hold lifted does not any more.</summary>
public sealed class WithdrawHoldLift(ComplaintDesk desk, TimeProvider clock) : ComplaintStepEndpoint<EmptyRequest>(desk, clock)
{
    public override void Configure() =>
        IsComplaintStep("/hold/lift/withdraw", Actors.Leads, HoldErrors.NotHeld, TwoPersons.PersonNeeded, HoldErrors.LiftNotProposed, HoldErrors.LiftOfAnother);

    /// <summary>Withdraw the proposal to lift the legal hold of a complaint</summary>
    /// <remarks>By who proposed it. The hold stays.</remarks>
    public override Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(EmptyRequest request, CancellationToken ct) =>
        TakeAsync((complaint, _, now) => complaint.WithdrawLift(Actor, now), ct);
}
