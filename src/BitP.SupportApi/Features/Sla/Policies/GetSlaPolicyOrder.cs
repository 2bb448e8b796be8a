using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Sla.Policies;

/// <summary>The order of policies is read.</summary>
public sealed class GetSlaPolicyOrder(SupportDbContext db) : ApiEndpoint<Ok<SlaPolicyOrderResponse>>
{
    public override void Configure()
    {
        Get("/order");
        Group<SlaPoliciesGroup>();
        RequireScope(Scope.SlaRead, Actors.Staff);
        WithETag();
    }

    /// <summary>Get the order of SLA policies</summary>
    /// <remarks>Its <c>ETag</c> is what <c>PUT</c> takes as <c>If-Match</c>.</remarks>
    public override async Task<Ok<SlaPolicyOrderResponse>> AnswerAsync(CancellationToken ct) =>
        TypedResults.Ok(SlaPolicyOrderResponse.From(await SlaPolicyOrder.ReadAsync(db, ct)));
}
