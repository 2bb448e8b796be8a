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
    private readonly Dictionary<Guid, List<Absence>> _absences = absences.GroupBy(a => a.AgentId).ToDictionary(own => own.Key, InOrder);

    /// <summary>What may put an agent on duty.</summary>
    public DutyRoster OfAgent(Guid agentId) =>
        Only(t => t.Turns.Has(agentId) || _overrides[t.Post.RotationId!.Value].Any(o => o.AgentId == agentId), shift => shift.AgentId == agentId);

    /// <summary>What concerns some posts.</summary>
    /// <param name="ids">The ids of rotations, and of shifts beside them.</param>
    public DutyRoster OfPosts(IReadOnlySet<Guid> ids) => Only(t => ids.Contains(t.Post.Id), shift => ids.Contains(shift.Post.Id));

    private DutyRoster Only(Func<PlannedTurns, bool> ofTurns, Func<DutyStretch, bool> ofShifts) =>
        new([.. turns.Where(ofTurns)], [.. shifts.Where(ofShifts)], overrides, absences);

    /// <summary>The most stretches that turns and shifts can have between two instants, before anything is taken together or away.</summary>
    public long MostBetween(Instant from, Instant to) =>
        turns.Sum(t => t.Turns.MostBetween(Instant.Max(from, t.HoldsFrom), Instant.Min(to, t.HoldsTo))) + shifts.Count;

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

    // Turns of a rotation follow one another, so that an override concerns neighbours only.
    private List<DutyStretch> Overridden(PlannedTurns rotation, Instant from, Instant to)
    {
        var stretches = TurnsOf(rotation, from, to).ToList();
        foreach (var change in _overrides[rotation.Post.RotationId!.Value])
        {
            var (first, end) = (FirstWhere(stretches, s => s.To > change.From), FirstWhere(stretches, s => s.From >= change.To));
            if (first >= end)
                continue;
            DutyStretch[] changed = [.. stretches[first..end].SelectMany(s => Apply(change, s))];
            stretches.RemoveRange(first, end - first);
            stretches.InsertRange(first, changed);
        }
        return stretches;
    }

    private static IEnumerable<DutyStretch> Apply(PlannedOverride change, DutyStretch stretch) =>
        stretch.Within(change.From, change.To) is { } taken && (change.Replaces ?? stretch.AgentId) == stretch.AgentId
            ? stretch.Without(change.From, change.To).Append(taken with { AgentId = change.AgentId }).OrderBy(s => s.From)
            : [stretch];

    private IEnumerable<DutyStretch> WithoutAbsences(DutyStretch stretch)
    {
        if (!_absences.TryGetValue(stretch.AgentId, out var away))
            return [stretch];
        var left = Enumerable.Repeat(stretch, 1);
        for (var i = FirstWhere(away, a => a.To > stretch.From); i < away.Count && away[i].From < stretch.To; i++)
        {
            var absence = away[i];
            left = left.SelectMany(s => s.Without(absence.From, absence.To));
        }
        return left;
    }

    // In their order, and none overlaps another.
    private static List<Absence> InOrder(IEnumerable<Absence> absences)
    {
        var merged = new List<Absence>();
        foreach (var absence in absences.OrderBy(a => a.From))
            if (merged.Count > 0 && absence.From <= merged[^1].To)
                merged[^1] = merged[^1] with { To = Instant.Max(merged[^1].To, absence.To) };
            else
                merged.Add(absence);
        return merged;
    }

    // The place of the first one for which it holds, as it does for all that follow.
    private static int FirstWhere<T>(List<T> items, Predicate<T> holds)
    {
        var (low, high) = (0, items.Count);
        while (low < high)
            if (holds(items[(low + high) / 2]))
                high = (low + high) / 2;
            else
                low = ((low + high) / 2) + 1;
        return low;
    }

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
