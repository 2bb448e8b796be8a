using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Sla.EscalationPolicies;

/// <summary>It is settled who is called on, one after another.</summary>
public sealed class CreateEscalationPolicy(SupportDbContext db, EscalationPolicyLimit limit, TimeProvider clock)
    : ApiEndpoint<CreateEscalationPolicy.Request, Results<Created<EscalationPolicyResponse>, Error>>
{
    /// <summary>Who is called on when.</summary>
    /// <param name="Name">What it is called.</param>
    /// <param name="Steps">Who is called on, in order; 1 to 20 steps, and at most 200 with all repetitions.</param>
    /// <param name="Repeats">How often all of it starts over after the last step, 0 to 9; not at all when absent.</param>
    public sealed record Request(string? Name, IReadOnlyList<EscalationStep>? Steps, int? Repeats = null) : IEscalationPolicyDetails, IExample<Request>
    {
        public static Request Example => From(EscalationPolicyResponse.ExampleContent);

        private static Request From(EscalationPolicyContent c) => new(c.Name, c.Steps, c.Repeats);
    }

    internal sealed class Validator : EscalationPolicyValidator<Request>;

    public override void Configure()
    {
        Post("/");
        Group<EscalationPoliciesGroup>();
        RequireScope(Scope.SlaWrite, Actors.Leads);
        Validated<Validator>();
        Transactional();
        WithETag();
        Fails(EscalationPolicyErrors.LimitReached);
    }

    /// <summary>Create an escalation policy</summary>
    /// <remarks>
    /// <c>after</c> counts from the step before, of the first step from the start. A step is repeated after its own <c>after</c> each time, then comes the next one.
    /// After the last one all of it starts over <c>repeats</c> times: the first step comes after its <c>after</c>, or, when that is <c>PT0S</c>, after the longest
    /// one of the steps. There may be 100 policies, unless the operator has set another number; the one for what customers ask for is one of them.
    /// </remarks>
    public override async Task<Results<Created<EscalationPolicyResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        if (await EscalationPolicyRules.RefuseTargetsAsync(db, request.Steps!, [], ct) is { } refusal)
            return refusal;
        if (await db.EscalationPolicies().CountAsync(ct) >= limit.Policies)
            return EscalationPolicyErrors.LimitReached.For(limit.Policies);
        var policy = EscalationPolicy.Create(EscalationPolicyRules.ContentOf(request), clock.GetUtcNow());
        db.Add(policy);
        return TypedResults.Created($"/v1/escalation-policies/{policy.Id}", EscalationPolicyResponse.From(policy));
    }
}
