using NodaTime;

namespace BitP.SupportApi.Features.Shifts.Duty;

/// <summary>How well some needed time is covered.</summary>
/// <param name="Needed">How long somebody has to be there.</param>
/// <param name="Covered">For how much of it somebody is.</param>
/// <param name="Gaps">When nobody is, in order.</param>
/// <param name="Overlaps">When more than one is, and who, in order.</param>
public sealed record Cover(Duration Needed, Duration Covered, IReadOnlyList<Interval> Gaps, IReadOnlyList<(Interval Time, IReadOnlyList<Guid> Agents)> Overlaps)
{
    /// <summary>Compares what is needed with who is there.</summary>
    /// <param name="needed">Intervals in order, which do not overlap.</param>
    /// <param name="serving">Who serves, in any order; one agent may be there several times.</param>
    public static Cover Of(IReadOnlyList<Interval> needed, IReadOnlyList<DutyStretch> serving)
    {
        var changes = new List<(Instant At, Guid? Agent, int By)>();
        foreach (var interval in needed)
            changes.AddRange([(interval.Start, null, 1), (interval.End, null, -1)]);
        foreach (var stretch in serving)
            changes.AddRange([(stretch.From, stretch.AgentId, 1), (stretch.To, stretch.AgentId, -1)]);
        changes.Sort((a, b) => a.At.CompareTo(b.At));

        var (total, covered) = (Duration.Zero, Duration.Zero);
        var (gaps, overlaps) = (new List<Interval>(), new List<(Interval Time, IReadOnlyList<Guid> Agents)>());
        var present = new SortedDictionary<Guid, int>();
        var open = 0;
        for (var i = 0; i < changes.Count; )
        {
            var at = changes[i].At;
            for (; i < changes.Count && changes[i].At == at; i++)
                if (changes[i].Agent is not { } agent)
                    open += changes[i].By;
                else if ((present[agent] = present.GetValueOrDefault(agent) + changes[i].By) == 0)
                    present.Remove(agent);
            if (open == 0 || i == changes.Count)
                continue;
            var time = new Interval(at, changes[i].At);
            total += time.Duration;
            if (present.Count > 0)
                covered += time.Duration;
            else if (gaps.Count > 0 && gaps[^1].End == at)
                gaps[^1] = new(gaps[^1].Start, time.End);
            else
                gaps.Add(time);
            if (present.Count < 2)
                continue;
            if (overlaps.Count > 0 && overlaps[^1].Time.End == at && overlaps[^1].Agents.SequenceEqual(present.Keys))
                overlaps[^1] = overlaps[^1] with { Time = new(overlaps[^1].Time.Start, time.End) };
            else
                overlaps.Add((time, [.. present.Keys]));
        }
        return new(total, covered, gaps, overlaps);
    }
}
