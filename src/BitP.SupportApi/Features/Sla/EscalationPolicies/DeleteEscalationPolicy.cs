using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Sla.EscalationPolicies;

/// <summary>An escalation policy is deleted.</summary>
public sealed class DeleteEscalationPolicy(SupportDbContext db, SlaPolicies policies, TimeProvider clock) : ApiEndpoint<Results<NoContent, Error>>
{
    public override void Configure()
    {
        Delete("/{escalationPolicyId}");
        Group<EscalationPoliciesGroup>();
        RequireScope(Scope.SlaWrite, Actors.Leads);
        RequireIfMatch();
        Transactional();
        Fails(EscalationPolicyErrors.NotFound, EscalationPolicyErrors.InUse, EscalationPolicyErrors.Needed);
    }

    /// <summary>Delete an escalation policy</summary>
    /// <remarks>
    /// It cannot be undone: it can be read, named and used by hand no more. Escalations that it began go on, and tickets whose SLA policy names it in the version that
    /// they keep are still escalated by it. While SLA policies that are not retired name it in <c>escalateTo</c>, now or from a later time on, it is refused with 409
    /// <c>escalation_policy_in_use</c>, which names them. The one for what customers ask for cannot be deleted: 409 <c>escalation_policy_needed</c>.
    /// </remarks>
    public override async Task<Results<NoContent, Error>> AnswerAsync(CancellationToken ct)
    {
        var policyId = Key("escalationPolicyId");
        var policy = await db.EscalationPolicies().SingleOrDefaultAsync(p => p.Id == policyId, ct);
        if (policy is null)
            return EscalationPolicyErrors.NotFound;
        if (IfMatch.Refuses(policy) is { } stale)
            return stale;
        // Whoever has an SLA policy start it changes the order as well, so that the two do not miss each other.
        var now = clock.GetUtcNow();
        var order = await SlaPolicyOrder.OfAsync(db, now, ct);
        order.NoteChange();
        var users = (await policies.ReadAsync(order.Policies, now, ct)).Where(p => p.Versions.Any(v => v.Content.EscalateTo == policyId)).ToArray();
        if (users.Length > 0)
            return EscalationPolicyErrors.InUse.For(string.Join(", ", users.Select(p => p.Latest.Content.Name)));
        return policy.Delete(now) is { } refusal ? refusal : TypedResults.NoContent();
    }
}
