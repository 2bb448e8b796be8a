using BitP.SupportApi.Platform.Data;

namespace BitP.SupportApi.Features.Sla.EscalationPolicies;

internal static class EscalationPolicyQueries
{
    /// <summary>The escalation policies that can be read and named: those that are not deleted.</summary>
    public static IQueryable<EscalationPolicy> EscalationPolicies(this SupportDbContext db) => db.Set<EscalationPolicy>().Where(p => p.DeletedAt == null);
}
