using System.Text.Json.Serialization;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Sla.Policies;

/// <summary>Something else is to be reached from now on, or for other tickets.</summary>
public sealed class UpdateSlaPolicy(SupportDbContext db, SlaPolicies policies, AfterCommit afterCommit, TimeProvider clock)
    : ApiEndpoint<MergePatch<UpdateSlaPolicy.Changes>, Results<Ok<SlaPolicyResponse>, Error>>
{
    /// <summary>The changeable part of a policy.</summary>
    /// <param name="Name">What it is called.</param>
    /// <param name="Order">Its place, from 1, for which no version is made.</param>
    /// <param name="Match">Which tickets it is for; a member that is null goes, and a list is replaced as a whole.</param>
    /// <param name="Targets">What is to be reached. The list is replaced as a whole.</param>
    /// <param name="ScheduleId">The id of the schedule whose working time counts.</param>
    /// <param name="WarnAt">When warnings are given. The list is replaced as a whole; a single value is taken for a list of one, and null for <c>80%</c>.</param>
    /// <param name="EscalateTo">The id of the escalation policy that warnings and breaches start.</param>
    /// <param name="PausesOn">In which statuses the resolution clock stands. The list is replaced as a whole; null is for both.</param>
    /// <param name="ReopenedWith">With how much time the resolution clock goes on when a solved ticket is reopened, and with it what else was owed when it was solved.</param>
    /// <param name="EffectiveFrom">From when the change is in force (RFC 3339), not before now; now when absent.</param>
    public sealed record Changes(
        string? Name = null,
        int? Order = null,
        SlaMatch? Match = null,
        IReadOnlyList<SlaTargetRequest>? Targets = null,
        Guid? ScheduleId = null,
        [property: JsonConverter(typeof(OneOrListConverter<string>))] IReadOnlyList<string>? WarnAt = null,
        Guid? EscalateTo = null,
        IReadOnlyList<PauseReason>? PausesOn = null,
        ReopenedWith? ReopenedWith = null,
        DateTimeOffset? EffectiveFrom = null
    ) : ISlaPolicyDetails, IExample<Changes>
    {
        public static Changes Example => new(WarnAt: ["50%", "PT30M"], PausesOn: [PauseReason.Pending]);

        internal static Changes From(SlaPolicyContent c, int? order) =>
            new(
                c.Name,
                order,
                c.Match,
                [.. c.Targets.Select(SlaTargetRequest.From)],
                c.ScheduleId,
                [.. c.WarnAt.Select(w => w.Text)],
                c.EscalateTo,
                c.PausesOn,
                c.ReopenedWith
            );
    }

    internal sealed class Validator : SlaPolicyValidator<Changes>;

    public override void Configure()
    {
        Patch("/{policyId}");
        Group<SlaPoliciesGroup>();
        RequireScope(Scope.SlaWrite, Actors.Leads);
        ValidatedPatch(() => new Validator());
        RequireIfMatch();
        Transactional();
        WithETag();
        Fails(SlaPolicyErrors.NotFound, SlaPolicyErrors.Retired, SlaPolicyErrors.Unreachable);
    }

    /// <summary>Update an SLA policy</summary>
    /// <remarks>
    /// A JSON Merge Patch (RFC 7396): absent members stay, null clears. It makes another version, which is in force from <c>effectiveFrom</c> on, and takes the place of
    /// those that would have been in force from then on. Tickets keep the version that they have.
    /// </remarks>
    public override async Task<Results<Ok<SlaPolicyResponse>, Error>> AnswerAsync(MergePatch<Changes> patch, CancellationToken ct)
    {
        var policyId = Key("policyId");
        var policy = await db.Set<SlaPolicy>().SingleOrDefaultAsync(p => p.Id == policyId, ct);
        if (policy is null)
            return SlaPolicyErrors.NotFound;
        if (IfMatch.Refuses(policy) is { } stale)
            return stale;

        var now = clock.GetUtcNow();
        var order = await SlaPolicyOrder.OfAsync(db, now, ct);
        var (changed, invalid) = patch.ApplyTo(Changes.From(policy.Content, order.PlaceOf(policy.Id)), new Validator());
        if (changed is null)
            return invalid!;
        if (changed.EffectiveFrom < now)
            return Validation.Refuse("effectiveFrom", ScheduleRules.InThePast.Expecting(Expectation.NotBefore(now)));
        var content = SlaPolicyRules.ContentOf(changed);
        if (await SlaPolicyRules.RefuseReferencesAsync(db, content, ct) is { } missing)
            return missing;

        if (policy.Change(content, changed.EffectiveFrom ?? now, now) is { } retired)
            return retired;
        if (order.Place(policy.Id, changed.Order, now) is { } refusal)
            return refusal;
        var inOrder = (await policies.ReadAsync(order.Policies, now, ct)).Select(p => p.Id == policy.Id ? p.With(policy.Versions) : p).ToList();
        if (SlaPolicyRules.RefuseUnreachable(inOrder, policy.Id, now) is { } unreachable)
            return unreachable;
        if (policy.Versions.Count > 0)
            order.NoteChange();
        afterCommit.Do(policies.NoteChange);
        return TypedResults.Ok(SlaPolicyResponse.From(policy, order));
    }
}
