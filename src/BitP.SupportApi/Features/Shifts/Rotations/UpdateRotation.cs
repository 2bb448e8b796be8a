using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Shifts.Rotations;

/// <summary>Turns change.</summary>
public sealed class UpdateRotation(SupportDbContext db, TimeProvider clock)
    : ApiEndpoint<MergePatch<UpdateRotation.Changes>, Results<Ok<RotationResponse>, Error>>
{
    /// <summary>The changeable part of a rotation.</summary>
    /// <param name="Name">What it is called.</param>
    /// <param name="TimeZone">The IANA id of the zone whose wall clock the times are of.</param>
    /// <param name="StartsOn">The day from which turns are counted.</param>
    /// <param name="EndsOn">The last day, which ends at the handover of the day after.</param>
    /// <param name="Handover">When one turn ends and the next begins.</param>
    /// <param name="Turn">How long a turn is.</param>
    /// <param name="Agents">The ids of the agents in the order of their turns. The list is replaced as a whole.</param>
    /// <param name="Hours">The hours that are worked of each turn. The list is replaced as a whole.</param>
    /// <param name="Channels">The channels that are served. The list is replaced as a whole.</param>
    /// <param name="Languages">BCP 47 tags of the languages that are served. The list is replaced as a whole.</param>
    /// <param name="EffectiveFrom">From when the change holds (RFC 3339), not before now; now when absent.</param>
    public sealed record Changes(
        string? Name = null,
        string? TimeZone = null,
        string? StartsOn = null,
        string? EndsOn = null,
        string? Handover = null,
        RotationTurn? Turn = null,
        IReadOnlyList<Guid>? Agents = null,
        IReadOnlyList<WeeklyHours>? Hours = null,
        IReadOnlyList<Channel>? Channels = null,
        IReadOnlyList<string>? Languages = null,
        DateTimeOffset? EffectiveFrom = null
    ) : IRotationDetails, IExample<Changes>
    {
        public static Changes Example => new(Handover: "09:00", Turn: new(2, TurnUnit.Week));
    }

    internal sealed class Validator : RotationValidator<Changes>;

    public override void Configure()
    {
        Patch("/{rotationId}");
        Group<RotationsGroup>();
        RequireScope(Scope.ShiftsWrite, Actors.Leads);
        ValidatedPatch(() => new Validator());
        RequireIfMatch();
        Transactional();
        WithETag();
        Fails(RotationErrors.NotFound);
    }

    /// <summary>Update a rotation</summary>
    /// <remarks>
    /// A JSON Merge Patch (RFC 7396): absent members stay, null clears. It makes another version, which holds from <c>effectiveFrom</c> on, and takes
    /// the place of those that would have held from then on; before, nothing changes. Whose turn it is keeps being counted from <c>startsOn</c>.
    /// </remarks>
    public override async Task<Results<Ok<RotationResponse>, Error>> AnswerAsync(MergePatch<Changes> patch, CancellationToken ct)
    {
        var rotationId = Key("rotationId");
        var rotation = await db.Set<Rotation>().SingleOrDefaultAsync(r => r.Id == rotationId, ct);
        if (rotation is null)
            return RotationErrors.NotFound;
        if (IfMatch.Refuses(rotation) is { } stale)
            return stale;

        var was = rotation.Content;
        var (changed, error) = patch.ApplyTo(
            new(was.Name, was.TimeZone, was.StartsOn, was.EndsOn, was.Handover, was.Turn, was.Agents, was.Hours, was.Channels, was.Languages),
            new Validator()
        );
        if (changed is null)
            return error!;
        var now = clock.GetUtcNow();
        if (changed.EffectiveFrom < now)
            return Validation.Refuse("effectiveFrom", ScheduleRules.InThePast.Expecting(Expectation.NotBefore(now)));
        if (await RotationRules.RefuseAgentsAsync(db, changed.Agents!, was.Agents, ct) is { } refusal)
            return refusal;
        rotation.Change(RotationRules.ContentOf(changed), changed.EffectiveFrom ?? now, now);
        return TypedResults.Ok(RotationResponse.From(rotation));
    }
}
