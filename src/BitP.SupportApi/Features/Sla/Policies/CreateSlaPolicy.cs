using System.Text.Json.Serialization;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Sla.Policies;

/// <summary>It is said what is to be reached for certain tickets.</summary>
public sealed class CreateSlaPolicy(SupportDbContext db, SlaPolicies policies, SlaPolicyLimit limit, AfterCommit afterCommit, TimeProvider clock)
    : ApiEndpoint<CreateSlaPolicy.Request, Results<Created<SlaPolicyResponse>, Error>>
{
    /// <summary>What is to be reached for which tickets.</summary>
    /// <param name="Name">What it is called.</param>
    /// <param name="Targets">What is to be reached, at most 100. Of each clock the first target that fits the ticket counts, so that general ones come last.</param>
    /// <param name="Match">Which tickets it is for; all when absent.</param>
    /// <param name="Order">Its place, from 1; those from there on move on by one. When absent, the last one at which it can match: before the first policy that is for all of its tickets.</param>
    /// <param name="ScheduleId">The id of the schedule whose working time counts. Must be there when a target counts working time.</param>
    /// <param name="WarnAt">
    /// When warnings are given, at most 10: at shares of the target that are used up, <c>1%</c> to <c>99%</c>, and at times left (ISO 8601), such as <c>PT30M</c>,
    /// for the targets that are longer. A single value is taken for a list of one; <c>80%</c> when absent, and none for an empty list.
    /// </param>
    /// <param name="EscalateTo">The id of the escalation policy that warnings and breaches start; none when absent.</param>
    /// <param name="PausesOn">In which statuses the resolution clock stands; in both when absent, and in none for an empty list.</param>
    /// <param name="ReopenedWith">With how much time the resolution clock goes on when a solved ticket is reopened, and with it what else was owed when it was solved; with what was left when absent.</param>
    /// <param name="EffectiveFrom">From when it is in force (RFC 3339), not before now; now when absent.</param>
    public sealed record Request(
        string? Name,
        IReadOnlyList<SlaTargetRequest>? Targets,
        SlaMatch? Match = null,
        int? Order = null,
        Guid? ScheduleId = null,
        [property: JsonConverter(typeof(OneOrListConverter<string>))] IReadOnlyList<string>? WarnAt = null,
        Guid? EscalateTo = null,
        IReadOnlyList<PauseReason>? PausesOn = null,
        ReopenedWith? ReopenedWith = null,
        DateTimeOffset? EffectiveFrom = null
    ) : ISlaPolicyDetails, IExample<Request>
    {
        public static Request Example => From(SlaPolicyResponse.ExampleContent);

        private static Request From(SlaPolicyContent c) =>
            new(c.Name, [.. c.Targets.Select(SlaTargetRequest.From)], c.Match, null, c.ScheduleId, [.. c.WarnAt.Select(w => w.Text)]);
    }

    internal sealed class Validator : SlaPolicyValidator<Request>;

    public override void Configure()
    {
        Post("/");
        Group<SlaPoliciesGroup>();
        RequireScope(Scope.SlaWrite, Actors.Leads);
        Validated<Validator>();
        Transactional();
        WithETag();
        Fails(SlaPolicyErrors.Limit, SlaPolicyErrors.Unreachable);
    }

    /// <summary>Create an SLA policy</summary>
    /// <remarks>
    /// A ticket has the first policy in order that is in force and fits it. At most 200 may be in use (<c>policy_limit</c> says how many). One that could never match, since one before it that is in
    /// force whenever it is, is for all of its tickets, is refused, and so is one that would do that to another; <c>existing</c> is the other one.
    /// </remarks>
    public override async Task<Results<Created<SlaPolicyResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (request.EffectiveFrom < now)
            return Validation.Refuse("effectiveFrom", ScheduleRules.InThePast.Expecting(Expectation.NotBefore(now)));
        var content = SlaPolicyRules.ContentOf(request);
        if (await SlaPolicyRules.RefuseReferencesAsync(db, content, ct) is { } missing)
            return missing;

        var order = await SlaPolicyOrder.OfAsync(db, now, ct);
        var policy = SlaPolicy.Create(content, request.EffectiveFrom ?? now, now);
        if (order.Policies.Count >= limit.InUse)
            return SlaPolicyErrors.Limit.For(limit.InUse);
        var inOrder = (await policies.ReadAsync(order.Policies, now, ct)).ToList();
        var own = new SlaPolicyLine(policy.Id, policy.Versions);
        var place = request.Order ?? inOrder.TakeWhile(before => own.IsHiddenBy(before, now) is null).Count() + 1;
        if (order.Place(policy.Id, place, now) is { } refusal)
            return refusal;
        inOrder.Insert(place - 1, own);
        if (SlaPolicyRules.RefuseUnreachable(inOrder, policy.Id, now) is { } unreachable)
            return unreachable;
        db.Add(policy);
        afterCommit.Do(policies.NoteChange);
        return TypedResults.Created($"/v1/sla-policies/{policy.Id}", SlaPolicyResponse.From(policy, order));
    }
}
