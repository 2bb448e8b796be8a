using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Problems;
using FastEndpoints;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints.Independence;

/// <summary>A second person approves that somebody handles a complaint in spite of having to do with what it is about.</summary>
public sealed class ApproveExceptionFromIndependence(ComplaintDesk desk, TimeProvider clock) : ComplaintStepEndpoint<EmptyRequest>(desk, clock)
{
    public override void Configure() =>
        IsComplaintStep(
            "/independence-exceptions/{exceptionId}/approve",
            Actors.Admin,
            IndependenceErrors.NotFound,
            TwoPersons.PersonNeeded,
            TwoPersons.SecondPersonNeeded,
            IndependenceErrors.ConcernsYourself
        );

    /// <summary>Approve an exception from independence</summary>
    /// <remarks>
    /// By an admin, with a key that acts as an agent: another one than who proposed it, and not the one concerned. Nothing happens when it is approved already.
    /// </remarks>
    public override Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(EmptyRequest request, CancellationToken ct) =>
        TakeAsync((complaint, _, now) => complaint.ApproveException(Key("exceptionId"), Actor, now), ct);
}
