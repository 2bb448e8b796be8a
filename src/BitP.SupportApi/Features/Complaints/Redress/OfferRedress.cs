using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Complaints.Redress;

/// <summary>Redress is offered to a complainant.</summary>
public sealed class OfferRedress(ComplaintDesk desk, HandlerIndependence independence, TimeProvider clock)
    : IndependentStepEndpoint<RedressOffer>(desk, independence, clock)
{
    public override void Configure()
    {
        IsIndependentStep("/redress", Actors.Staff, ComplaintErrors.LimitReached);
        Validated<RedressOfferValidator>();
    }

    /// <summary>Offer redress</summary>
    /// <remarks>
    /// Possible in every status of the complaint: what is given after the end of the case is added to it. The new offer is the last one of <c>redress</c>. It takes a key
    /// that acts as an agent, since another agent has to approve what is paid. A complaint takes 20 of them.
    /// </remarks>
    public override Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(RedressOffer request, CancellationToken ct) =>
        TakeIndependentlyAsync((complaint, _, now) => complaint.Offer(request, Actor, now), ct);
}
