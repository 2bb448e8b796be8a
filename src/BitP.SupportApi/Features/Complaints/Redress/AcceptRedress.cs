using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Problems;
using FastEndpoints;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints.Redress;

/// <summary>A complainant takes the redress that was offered.</summary>
public sealed class AcceptRedress(ComplaintDesk desk, HandlerIndependence independence, TimeProvider clock) : RedressStepEndpoint(desk, independence, clock)
{
    public override void Configure() =>
        IsIndependentStep("/redress/{redressId}/accept", Actors.Everyone, RedressErrors.NotFound, RedressErrors.StatusNotAllowed);

    /// <summary>Accept redress</summary>
    /// <remarks>By the customer, by the partner, or by staff for them. What has expired cannot be accepted any more.</remarks>
    public override Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(EmptyRequest request, CancellationToken ct) =>
        TakeAsync((complaint, id, regimes, now) => complaint.AcceptRedress(id, Actor, regimes, now), ct);
}
