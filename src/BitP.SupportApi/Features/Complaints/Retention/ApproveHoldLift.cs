using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Problems;
using FastEndpoints;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints.Retention;

/// <summary>A second person agrees that a legal hold is lifted.</summary>
public sealed class ApproveHoldLift(ComplaintDesk desk, TimeProvider clock) : ComplaintStepEndpoint<EmptyRequest>(desk, clock)
{
    public override void Configure() =>
        IsComplaintStep(
            "/hold/lift/approve",
            Actors.Leads,
            HoldErrors.NotHeld,
            TwoPersons.PersonNeeded,
            HoldErrors.LiftNotProposed,
            TwoPersons.SecondPersonNeeded
        );

    /// <summary>Approve that the legal hold of a complaint is lifted</summary>
    /// <remarks>By another person than who proposed it. From then on the file is kept as long as its regimes say: when that time is over, it is deleted within minutes.</remarks>
    public override Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(EmptyRequest request, CancellationToken ct) =>
        TakeAsync((complaint, _, now) => complaint.ApproveLift(Actor, now), ct);
}
