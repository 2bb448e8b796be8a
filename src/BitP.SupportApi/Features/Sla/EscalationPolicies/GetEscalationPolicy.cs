using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Sla.EscalationPolicies;

/// <summary>One escalation policy is read.</summary>
public sealed class GetEscalationPolicy(SupportDbContext db) : ApiEndpoint<Results<Ok<EscalationPolicyResponse>, Error>>
{
    public override void Configure()
    {
        Get("/{escalationPolicyId}");
        Group<EscalationPoliciesGroup>();
        RequireScope(Scope.SlaRead, Actors.Staff);
        WithETag();
        Fails(EscalationPolicyErrors.NotFound);
    }

    /// <summary>Get an escalation policy</summary>
    /// <remarks>As it holds for escalations that begin now; each has a copy of what it began with.</remarks>
    public override async Task<Results<Ok<EscalationPolicyResponse>, Error>> AnswerAsync(CancellationToken ct)
    {
        var policyId = Key("escalationPolicyId");
        var policy = await db.EscalationPolicies().AsNoTracking().SingleOrDefaultAsync(p => p.Id == policyId, ct);
        return policy is null ? EscalationPolicyErrors.NotFound : TypedResults.Ok(EscalationPolicyResponse.From(policy));
    }
}
