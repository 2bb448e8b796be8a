using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Sla.Policies;

/// <summary>A policy is for no more tickets.</summary>
public sealed class RetireSlaPolicy(SupportDbContext db, SlaPolicies policies, AfterCommit afterCommit, TimeProvider clock)
    : ApiEndpoint<Results<Ok<SlaPolicyResponse>, Error>>
{
    public override void Configure()
    {
        Post("/{policyId}/retire");
        Group<SlaPoliciesGroup>();
        RequireScope(Scope.SlaWrite, Actors.Leads);
        TakesIfMatch();
        Transactional();
        WithETag();
        Fails(SlaPolicyErrors.NotFound, SlaPolicyErrors.Retired);
    }

    /// <summary>Retire an SLA policy</summary>
    /// <remarks>
    /// It cannot be undone. It gives up its place and matches no new ticket; tickets that have it keep their version of it as long as that fits them. It can still be
    /// read by its id.
    /// </remarks>
    public override async Task<Results<Ok<SlaPolicyResponse>, Error>> AnswerAsync(CancellationToken ct)
    {
        var policyId = Key("policyId");
        var policy = await db.Set<SlaPolicy>().SingleOrDefaultAsync(p => p.Id == policyId, ct);
        if (policy is null)
            return SlaPolicyErrors.NotFound;
        if (IfMatch.Refuses(policy) is { } stale)
            return stale;
        var now = clock.GetUtcNow();
        if (policy.Retire(now) is { } refusal)
            return refusal;
        var order = await SlaPolicyOrder.OfAsync(db, now, ct);
        order.Remove(policy.Id, now);
        afterCommit.Do(policies.NoteChange);
        return TypedResults.Ok(SlaPolicyResponse.From(policy, order));
    }
}
