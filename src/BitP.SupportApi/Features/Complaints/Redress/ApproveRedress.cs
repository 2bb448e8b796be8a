using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Problems;
using FastEndpoints;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints.Redress;

/// <summary>A second person lets redress be paid.</summary>
public sealed class ApproveRedress(ComplaintDesk desk, HandlerIndependence independence, TimeProvider clock) : RedressStepEndpoint(desk, independence, clock)
{
    public override void Configure() =>
        IsIndependentStep("/redress/{redressId}/approve", Actors.Leads, RedressErrors.NotFound, RedressErrors.StatusNotAllowed, TwoPersons.SecondPersonNeeded);

    /// <summary>Approve redress</summary>
    /// <remarks>
    /// After it was accepted, by another agent than the one that offered it: 403 <c>second_person_needed</c> otherwise, also by another key of the same agent. A
    /// key that acts as no agent is nobody.
    /// </remarks>
    public override Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(EmptyRequest request, CancellationToken ct) =>
        TakeAsync((complaint, id, _, now) => complaint.ApproveRedress(id, Actor, now), ct);
}
