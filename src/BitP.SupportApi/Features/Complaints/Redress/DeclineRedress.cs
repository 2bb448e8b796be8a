using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Problems;
using FastEndpoints;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints.Redress;

/// <summary>A complainant does not take the redress that was offered.</summary>
public sealed class DeclineRedress(ComplaintDesk desk, HandlerIndependence independence, TimeProvider clock) : RedressStepEndpoint(desk, independence, clock)
{
    public override void Configure() =>
        IsIndependentStep("/redress/{redressId}/decline", Actors.Everyone, RedressErrors.NotFound, RedressErrors.StatusNotAllowed);

    /// <summary>Decline redress</summary>
    /// <remarks>By the customer, by the partner, or by staff for them. The complaint itself goes on as before.</remarks>
    public override Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(EmptyRequest request, CancellationToken ct) =>
        TakeAsync((complaint, id, regimes, now) => complaint.DeclineRedress(id, Actor, regimes, now), ct);
}
