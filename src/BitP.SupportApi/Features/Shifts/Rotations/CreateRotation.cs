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

/// <summary>Agents begin to take turns.</summary>
public sealed class CreateRotation(SupportDbContext db, RotationLimit limit, TimeProvider clock)
    : ApiEndpoint<CreateRotation.Request, Results<Created<RotationResponse>, Error>>
{
    /// <summary>Who takes turns when.</summary>
    /// <param name="Name">What it is called.</param>
    /// <param name="TimeZone">The IANA id of the zone whose wall clock the times are of, such as <c>Europe/Berlin</c>.</param>
    /// <param name="StartsOn">The day on which the first turn begins: <c>2026-11-23</c>. It may have passed; then turns are counted from it.</param>
    /// <param name="Turn">How long a turn is.</param>
    /// <param name="Agents">The ids of active agents in the order of their turns, at most 100; the same one may be there several times.</param>
    /// <param name="Channels">The channels that are served.</param>
    /// <param name="Handover">When one turn ends and the next begins: <c>00:00</c> to <c>23:59</c>; midnight when absent.</param>
    /// <param name="Hours">The hours that are worked of each turn, at most 50, which may not overlap; all of it when absent. They are cut at the handover.</param>
    /// <param name="Languages">BCP 47 tags of the languages that are served, at most 20; those of whoever is on when absent.</param>
    /// <param name="EndsOn">The last day, which ends at the handover of the day after; no end when absent.</param>
    public sealed record Request(
        string? Name,
        string? TimeZone,
        string? StartsOn,
        RotationTurn? Turn,
        IReadOnlyList<Guid>? Agents,
        IReadOnlyList<Channel>? Channels,
        string? Handover = null,
        IReadOnlyList<WeeklyHours>? Hours = null,
        IReadOnlyList<string>? Languages = null,
        string? EndsOn = null
    ) : IRotationDetails, IExample<Request>
    {
        public static Request Example => From(RotationResponse.ExampleContent);

        private static Request From(RotationContent c) =>
            new(c.Name, c.TimeZone, c.StartsOn, c.Turn, [Examples.Agent], c.Channels, c.Handover, c.Hours, c.Languages);
    }

    internal sealed class Validator : RotationValidator<Request>;

    public override void Configure()
    {
        Post("/");
        Group<RotationsGroup>();
        RequireScope(Scope.ShiftsWrite, Actors.Leads);
        Validated<Validator>();
        Transactional();
        WithETag();
        Fails(RotationErrors.LimitReached);
    }

    /// <summary>Create a rotation</summary>
    /// <remarks>
    /// It puts people on duty from now on, never in the past. Times are those of the wall clock: a handover that clocks skip moves forward by the gap, one
    /// that they repeat is its first occurrence.
    /// </remarks>
    public override async Task<Results<Created<RotationResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        if (await RotationRules.RefuseAgentsAsync(db, request.Agents!, [], ct) is { } refusal)
            return refusal;
        var now = clock.GetUtcNow();
        if (await db.Set<Rotation>().CountAsync(r => r.EndsAt == null || r.EndsAt > now, ct) >= limit.GoingOn)
            return RotationErrors.LimitReached.For(limit.GoingOn);
        var rotation = Rotation.Create(RotationRules.ContentOf(request), now);
        db.Add(rotation);
        return TypedResults.Created($"/v1/rotations/{rotation.Id}", RotationResponse.From(rotation));
    }
}
