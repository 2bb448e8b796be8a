using NodaTime;

namespace BitP.SupportApi.Features.Shifts.Duty;

/// <summary>
/// Answers who is on duty, from layers: the turns of rotations at the bottom, overrides on them in the order in which they were made, shifts beside
/// them, and absences that nothing outdoes. It reads no clock and no database.
/// </summary>
/// <param name="turns">The versions of rotations.</param>
/// <param name="shifts">What is planned beside rotations.</param>
/// <param name="overrides">In the order in which they were made.</param>
/// <param name="absences">In any order; they may overlap.</param>
public sealed class DutyRoster(
    IReadOnlyList<PlannedTurns> turns,
    IReadOnlyList<DutyStretch> shifts,
    IReadOnlyList<PlannedOverride> overrides,
    IReadOnlyList<Absence> absences
)
{
    private readonly ILookup<Guid, PlannedOverride> _overrides = overrides.ToLookup(o => o.RotationId);
    private readonly ILookup<Guid, Absence> _absences = absences.ToLookup(a => a.AgentId);

    /// <summary>Whose turn it is by the rotations alone.</summary>
    public IReadOnlyList<DutyStretch> Base(Instant from, Instant to) => Merge(turns.SelectMany(t => TurnsOf(t, from, to)));

    /// <summary>Who is meant to be on duty: rotations with their overrides, and shifts.</summary>
    public IReadOnlyList<DutyStretch> Planned(Instant from, Instant to) => Merge(PlannedBetween(from, to));

    /// <summary>Who is on duty in the end: what is planned, without who is absent.</summary>
    public IReadOnlyList<DutyStretch> Final(Instant from, Instant to) => Merge(PlannedBetween(from, to).SelectMany(WithoutAbsences));

    private IEnumerable<DutyStretch> PlannedBetween(Instant from, Instant to)
    {
        foreach (var rotation in turns)
        foreach (var stretch in Overridden(rotation, from, to))
            yield return stretch;
        foreach (var shift in shifts)
            if (shift.Within(from, to) is { } part)
                yield return part;
    }

    private static IEnumerable<DutyStretch> TurnsOf(PlannedTurns rotation, Instant from, Instant to) =>
        rotation
            .Turns.Between(Instant.Max(from, rotation.HoldsFrom), Instant.Min(to, rotation.HoldsTo))
            .Select(t => new DutyStretch(t.AgentId, t.From, t.To, rotation.Post));

    private IEnumerable<DutyStretch> Overridden(PlannedTurns rotation, Instant from, Instant to)
    {
        var stretches = TurnsOf(rotation, from, to);
        foreach (var change in _overrides[rotation.Post.RotationId!.Value])
            stretches = [.. stretches.SelectMany(s => Apply(change, s))];
        return stretches;
    }

    private static IEnumerable<DutyStretch> Apply(PlannedOverride change, DutyStretch stretch) =>
        stretch.Within(change.From, change.To) is { } taken && (change.Replaces ?? stretch.AgentId) == stretch.AgentId
            ? stretch.Without(change.From, change.To).Append(taken with { AgentId = change.AgentId })
            : [stretch];

    private IEnumerable<DutyStretch> WithoutAbsences(DutyStretch stretch) =>
        _absences[stretch.AgentId].Aggregate(Enumerable.Repeat(stretch, 1), (left, absence) => left.SelectMany(s => s.Without(absence.From, absence.To)));

    private static List<DutyStretch> Merge(IEnumerable<DutyStretch> stretches)
    {
        var merged = new List<DutyStretch>();
        foreach (var same in stretches.GroupBy(s => (s.AgentId, s.Post)))
        {
            DutyStretch? open = null;
            foreach (var stretch in same.OrderBy(s => s.From))
                if (open is not null && stretch.From <= open.To)
                    open = open with { To = Instant.Max(open.To, stretch.To) };
                else
                {
                    if (open is not null)
                        merged.Add(open);
                    open = stretch;
                }
            merged.Add(open!);
        }
        merged.Sort((a, b) => (a.From, a.Post.RotationId, a.Post.ShiftId, a.AgentId).CompareTo((b.From, b.Post.RotationId, b.Post.ShiftId, b.AgentId)));
        return merged;
    }
}
