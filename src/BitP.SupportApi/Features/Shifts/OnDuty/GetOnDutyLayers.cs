using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Features.Shifts.Duty;
using BitP.SupportApi.Features.Shifts.Rotations;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Shifts.OnDuty;

/// <summary>Somebody wants to know how it comes that who is there is there.</summary>
public sealed class GetOnDutyLayers(SupportDbContext db) : ApiEndpoint<GetOnDutyLayers.Request, Results<Ok<GetOnDutyLayers.Response>, Error>>
{
    // In all layers together.
    private const int MaxListed = 20_000;

    /// <summary>Of which time.</summary>
    public sealed record Request
    {
        /// <summary>The first instant (RFC 3339).</summary>
        public string? From { get; init; }

        /// <summary>The first instant after the time (RFC 3339), not before <c>from</c> and at most 92 days after.</summary>
        public string? To { get; init; }

        /// <summary>Only the rotation with this id, without shifts beside it.</summary>
        public Guid? RotationId { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.From).NotEmpty().IsInstant();
            RuleFor(r => r.To).NotEmpty().IsInstant();
        }
    }

    /// <summary>The layers of some time, the lowest first. Stretches are in order and cut at the ends of the time.</summary>
    /// <param name="Base">Whose turn it is by the rotations.</param>
    /// <param name="Overrides">The overrides of it, in the order in which they were made: where two meet, the later one holds.</param>
    /// <param name="Planned">What both make, with the shifts beside rotations.</param>
    /// <param name="TimeOff">Who is away.</param>
    /// <param name="Final">Who is on duty: what is planned, without who is away or works here no more.</param>
    public new sealed record Response(
        IReadOnlyList<Stretch> Base,
        IReadOnlyList<Override> Overrides,
        IReadOnlyList<Stretch> Planned,
        IReadOnlyList<Absence> TimeOff,
        IReadOnlyList<Stretch> Final
    ) : IExample<Response>
    {
        public static Response Example
        {
            get
            {
                var (from, to) = (Examples.At, Examples.At.AddHours(12));
                var (mei, jonas) = (new AgentName(Examples.Agent, "Mei Lin"), new AgentName(Examples.OtherAgent, "Jonas Weber"));
                var taken = new Stretch(jonas, from, to, Examples.Rotation, null);
                return new(
                    [taken with { Agent = mei }],
                    [new(Examples.Shift, Examples.Rotation, jonas, Examples.Agent, from, to)],
                    [taken],
                    [new(mei, from, to.AddDays(7))],
                    [taken]
                );
            }
        }
    }

    /// <summary>One agent at one place for some time.</summary>
    /// <param name="Agent">Who it is.</param>
    /// <param name="From">When it begins (UTC).</param>
    /// <param name="To">When it ends (UTC).</param>
    /// <param name="RotationId">The id of the rotation; null for a shift beside rotations.</param>
    /// <param name="ShiftId">The id of the shift; null for a rotation.</param>
    public sealed record Stretch(AgentName Agent, DateTimeOffset From, DateTimeOffset To, Guid? RotationId, Guid? ShiftId);

    /// <summary>One agent in the place of another.</summary>
    /// <param name="ShiftId">The id of the override.</param>
    /// <param name="RotationId">The id of the rotation.</param>
    /// <param name="Agent">Who takes over.</param>
    /// <param name="Replaces">The id of the agent whose place is taken; null for whoever is on.</param>
    /// <param name="From">When it begins (UTC).</param>
    /// <param name="To">When it ends (UTC).</param>
    public sealed record Override(Guid ShiftId, Guid RotationId, AgentName Agent, Guid? Replaces, DateTimeOffset From, DateTimeOffset To);

    /// <summary>Time in which an agent is away.</summary>
    /// <param name="Agent">Who it is.</param>
    /// <param name="From">When it begins (UTC).</param>
    /// <param name="To">When it ends (UTC).</param>
    public sealed record Absence(AgentName Agent, DateTimeOffset From, DateTimeOffset To);

    public override void Configure()
    {
        Get("/on-duty/layers");
        Group<OnDutyGroup>();
        RequireScope(Scope.ShiftsRead, Actors.Staff);
        Validated<Validator>();
        Fails(RotationErrors.NotFound, PlatformErrors.TooMuchWork);
    }

    /// <summary>Get the layers of duty</summary>
    /// <remarks>
    /// Why somebody is on duty or not: the turns of rotations, overrides, time off, and what comes of them. A time of 5,000 stretches in the end at most, and of 20,000
    /// entries in all layers together; one that would take more than 50,000 steps to work out is refused at once.
    /// </remarks>
    public override async Task<Results<Ok<Response>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var (from, to) = (WorkingTimeAnswers.Instant(request.From!), WorkingTimeAnswers.Instant(request.To!));
        if (to < from || to - from > DutyPlan.Longest)
            return Validation.Refuse("to", FieldProblems.OutOfRange.Expecting(Expectation.UpTo(DutyPlan.Longest.ToTimeSpan(), "from")));
        if (request.RotationId is { } id && !await db.Set<Rotation>().AnyAsync(r => r.Id == id, ct))
            return RotationErrors.NotFound;
        var plan = await DutyPlan.LoadAsync(db, from, to, request.RotationId, ct);
        if (plan.RefuseWork(from, to) is { } tooMuch)
            return tooMuch;
        var final = plan.Roster.Final(from, to);
        if (final.Count > DutyPlan.MaxStretches)
            return Validation.Refuse("to", DutyPlan.TooManyStretches);
        var (turns, planned) = (plan.Roster.Base(from, to), plan.Roster.Planned(from, to));
        var listed = turns.Count + plan.Overrides.Count + planned.Count + plan.TimeOff.Count + final.Count;
        if (PlatformErrors.RefuseWork(listed, MaxListed) is { } tooLong)
            return tooLong;
        return TypedResults.Ok(
            new Response(
                [.. turns.Select(Show)],
                [
                    .. plan.Overrides.Select(s => new Override(
                        s.Id,
                        s.RotationId!.Value,
                        AgentName.Of(plan.Agents[s.AgentId]),
                        s.Replaces,
                        s.StartsAt,
                        s.CountsUntil
                    )),
                ],
                [.. planned.Select(Show)],
                [.. plan.TimeOff.Select(t => new Absence(AgentName.Of(plan.Agents[t.AgentId]), t.StartsAt, t.CountsUntil))],
                [.. final.Select(Show)]
            )
        );

        Stretch Show(DutyStretch s) =>
            new(AgentName.Of(plan.Agents[s.AgentId]), s.From.ToDateTimeOffset(), s.To.ToDateTimeOffset(), s.Post.RotationId, s.Post.ShiftId);
    }
}
