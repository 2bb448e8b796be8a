using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Shifts.Absences;
using BitP.SupportApi.Features.Shifts.Duty;
using BitP.SupportApi.Features.Shifts.Planned;
using BitP.SupportApi.Features.Shifts.Rotations;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Problems;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BitP.SupportApi.Features.Shifts.OnDuty;

/// <summary>Everything that says who is on duty in some time, with what is known of the agents.</summary>
/// <param name="Roster">Answers who is on duty.</param>
/// <param name="Agents">The agents of the roster.</param>
/// <param name="Rotations">What its rotations say at the end of the time.</param>
/// <param name="Overrides">The overrides that concern the time.</param>
/// <param name="TimeOff">The time off that concerns it.</param>
internal sealed record DutyPlan(
    DutyRoster Roster,
    IReadOnlyDictionary<Guid, DutyAgent> Agents,
    IReadOnlyDictionary<Guid, RotationContent> Rotations,
    IReadOnlyList<Shift> Overrides,
    IReadOnlyList<TimeOff> TimeOff
)
{
    /// <summary>The longest time that is answered at once.</summary>
    public static readonly Duration Longest = Duration.FromDays(92);

    /// <summary>How many stretches are answered at once.</summary>
    public const int MaxStretches = 5000;

    /// <summary>Refuses the end of a time that has more.</summary>
    public static readonly FieldProblem TooManyStretches = FieldProblems.TooMany.Expecting(
        Expectation.Words(
            $"the end of a shorter time, with at most {MaxStretches} stretches of duty",
            $"较短时段的结束时间，其中最多 {MaxStretches} 段值班",
            $"la fin d’une période plus courte, avec au plus {MaxStretches} plages de service",
            $"das Ende einer kürzeren Zeit, mit höchstens {MaxStretches} Dienstabschnitten"
        )
    );

    /// <summary>How many stretches are worked out for one answer, before those that meet are one and who is away is taken out.</summary>
    public const int MaxSteps = 50_000;

    /// <summary>Why some time is too much work; null when it is not.</summary>
    public Error? RefuseWork(Instant from, Instant to) => PlatformErrors.RefuseWork(Roster.MostBetween(from, to), MaxSteps);

    /// <param name="from">The first instant that will be asked about.</param>
    /// <param name="to">The first instant that will not be.</param>
    /// <param name="rotationId">The only rotation to look at, without shifts beside it; null for all.</param>
    public static async Task<DutyPlan> LoadAsync(SupportDbContext db, Instant from, Instant to, Guid? rotationId, CancellationToken ct)
    {
        var (first, last) = (from.ToDateTimeOffset(), to.ToDateTimeOffset());
        var rotations = db.Set<Rotation>().Where(r => (r.EndsAt == null || r.EndsAt > first) && (rotationId == null || r.Id == rotationId));
        var all = db.Set<RotationVersion>();
        var versions = await all.AsNoTracking()
            .Where(v => v.EffectiveFrom < last && rotations.Any(r => r.Id == v.RotationId))
            // Those that hold no more at the first instant are not needed, however many there were.
            .Where(v => !all.Any(later => later.RotationId == v.RotationId && later.Number > v.Number && later.EffectiveFrom <= first))
            .OrderBy(v => v.Number)
            .ToListAsync(ct);
        // None is longer, so that no index is read from its beginning, nor to its end.
        var (earliestShift, earliestTimeOff) = (first - Shift.Longest, first - Absences.TimeOff.Longest);
        var shifts = await db.Set<Shift>()
            .AsNoTracking()
            .Where(s => s.StartsAt >= earliestShift && s.StartsAt < last && s.EndsAt > first && (s.CancelledAt == null || s.CancelledAt > s.StartsAt))
            .Where(s => rotationId == null || s.RotationId == rotationId)
            .OrderBy(s => s.CreatedAt)
            .ThenBy(s => s.Id)
            .ToListAsync(ct);
        var timeOff = await db.Set<TimeOff>()
            .AsNoTracking()
            .Where(t => t.StartsAt >= earliestTimeOff && t.StartsAt < last && t.EndsAt > first && (t.CancelledAt == null || t.CancelledAt > t.StartsAt))
            .OrderBy(t => t.StartsAt)
            .ThenBy(t => t.Id)
            .ToListAsync(ct);
        var ids = versions.SelectMany(v => v.Content.Agents).Concat(shifts.Select(s => s.AgentId)).Concat(timeOff.Select(t => t.AgentId)).Distinct().ToArray();
        var agents = await db.Set<Agent>()
            .Where(a => ids.Contains(a.Id))
            .Select(a => new DutyAgent(a.Id, a.Name, a.Languages, a.InactiveSince))
            .ToDictionaryAsync(a => a.Id, ct);

        var overrides = shifts.FindAll(s => s.Kind is ShiftKind.Override);
        var left = agents.Values.Where(a => a.InactiveSince is not null).Select(a => new Absence(a.Id, At(a.InactiveSince!.Value), Instant.MaxValue));
        var roster = new DutyRoster(
            [.. versions.GroupBy(v => v.RotationId).SelectMany(TurnsOf)],
            [.. shifts.Where(s => s.Kind is ShiftKind.Shift).Select(StretchOf)],
            [.. overrides.Select(s => new PlannedOverride(s.RotationId!.Value, s.AgentId, s.Replaces, At(s.StartsAt), At(s.CountsUntil)))],
            [.. timeOff.Select(t => new Absence(t.AgentId, At(t.StartsAt), At(t.CountsUntil))), .. left]
        );
        var rotationsAtEnd = versions.GroupBy(v => v.RotationId).ToDictionary(r => r.Key, r => r.Last().Content);
        return new(roster, agents, rotationsAtEnd, overrides, timeOff);
    }

    /// <summary>The languages in which a stretch is served.</summary>
    public IReadOnlyList<string> LanguagesOf(DutyStretch stretch) => stretch.Post.Languages ?? Agents[stretch.AgentId].Languages;

    /// <summary>Whether a stretch serves one of some channels, and a language; null for any.</summary>
    public bool Serves(DutyStretch stretch, IReadOnlyList<Channel>? channels, string? language) =>
        (channels is null || stretch.Post.Channels.Any(channels.Contains))
        && (language is null || LanguagesOf(stretch).Any(spoken => RotationRules.Serves(spoken, language)));

    private static DutyStretch StretchOf(Shift s) => new(s.AgentId, At(s.StartsAt), At(s.CountsUntil), new(null, s.Id, s.Channels, s.Languages));

    // Each version until one with a higher number holds.
    private static IEnumerable<PlannedTurns> TurnsOf(IEnumerable<RotationVersion> versions)
    {
        var until = Instant.MaxValue;
        foreach (var version in versions.Reverse())
        {
            var from = At(version.EffectiveFrom);
            if (from >= until)
                continue;
            var content = version.Content;
            yield return new(new(version.RotationId, null, content.Channels, content.Languages), content.ToTurns(), from, until);
            until = from;
        }
    }

    private static Instant At(DateTimeOffset instant) => Instant.FromDateTimeOffset(instant);
}

/// <summary>An agent as far as duty goes.</summary>
internal sealed record DutyAgent(Guid Id, string Name, IReadOnlyList<string> Languages, DateTimeOffset? InactiveSince);
