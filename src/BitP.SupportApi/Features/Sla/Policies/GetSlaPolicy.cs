using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Sla.Policies;

/// <summary>One policy is read.</summary>
public sealed class GetSlaPolicy(SupportDbContext db) : ApiEndpoint<Results<Ok<SlaPolicyResponse>, Error>>
{
    public override void Configure()
    {
        Get("/{policyId}");
        Group<SlaPoliciesGroup>();
        RequireScope(Scope.SlaRead, Actors.Staff);
        WithETag();
        Fails(SlaPolicyErrors.NotFound);
    }

    /// <summary>Get an SLA policy</summary>
    /// <remarks>Its latest version, also when that is in force only from some later time on, and also when the policy is retired.</remarks>
    public override async Task<Results<Ok<SlaPolicyResponse>, Error>> AnswerAsync(CancellationToken ct)
    {
        var policyId = Key("policyId");
        var policy = await db.Set<SlaPolicy>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == policyId, ct);
        return policy is null ? SlaPolicyErrors.NotFound : TypedResults.Ok(SlaPolicyResponse.From(policy, await SlaPolicyOrder.ReadAsync(db, ct)));
    }
}
