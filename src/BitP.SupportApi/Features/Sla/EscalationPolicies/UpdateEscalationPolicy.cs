using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Sla.EscalationPolicies;

/// <summary>Others are called on, or at other times.</summary>
public sealed class UpdateEscalationPolicy(SupportDbContext db, TimeProvider clock)
    : ApiEndpoint<MergePatch<UpdateEscalationPolicy.Changes>, Results<Ok<EscalationPolicyResponse>, Error>>
{
    /// <summary>The changeable part of an escalation policy.</summary>
    /// <param name="Name">What it is called.</param>
    /// <param name="Steps">Who is called on, in order; 1 to 20 steps, and at most 200 with all repetitions. The list is replaced as a whole.</param>
    /// <param name="Repeats">How often all of it starts over after the last step, 0 to 9.</param>
    public sealed record Changes(string? Name = null, IReadOnlyList<EscalationStep>? Steps = null, int? Repeats = null)
        : IEscalationPolicyDetails,
            IExample<Changes>
    {
        public static Changes Example => new(Steps: [new(TimeSpan.FromMinutes(10), new(Team: "funds"))], Repeats: 2);
    }

    internal sealed class Validator : EscalationPolicyValidator<Changes>;

    public override void Configure()
    {
        Patch("/{escalationPolicyId}");
        Group<EscalationPoliciesGroup>();
        RequireScope(Scope.SlaWrite, Actors.Leads);
        ValidatedPatch(() => new Validator());
        RequireIfMatch();
        Transactional();
        WithETag();
        Fails(EscalationPolicyErrors.NotFound);
    }

    /// <summary>Update an escalation policy</summary>
    /// <remarks>
    /// A JSON Merge Patch (RFC 7396): absent members stay, null clears; <c>name</c> and <c>steps</c> cannot be cleared. It holds for escalations that begin from
    /// now on. Whoever is called on already may stay when they are given no cases any more; they are passed over.
    /// </remarks>
    public override async Task<Results<Ok<EscalationPolicyResponse>, Error>> AnswerAsync(MergePatch<Changes> patch, CancellationToken ct)
    {
        var policyId = Key("escalationPolicyId");
        var policy = await db.EscalationPolicies().SingleOrDefaultAsync(p => p.Id == policyId, ct);
        if (policy is null)
            return EscalationPolicyErrors.NotFound;
        if (IfMatch.Refuses(policy) is { } stale)
            return stale;

        var was = policy.Content;
        var (changed, error) = patch.ApplyTo(new(was.Name, was.Steps, was.Repeats), new Validator());
        if (changed is null)
            return error!;
        if (await EscalationPolicyRules.RefuseTargetsAsync(db, changed.Steps!, was.Steps, ct) is { } refusal)
            return refusal;
        policy.Change(EscalationPolicyRules.ContentOf(changed), clock.GetUtcNow());
        return TypedResults.Ok(EscalationPolicyResponse.From(policy));
    }
}
