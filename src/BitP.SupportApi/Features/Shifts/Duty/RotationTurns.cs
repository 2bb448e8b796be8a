using BitP.SupportApi.Features.Schedules.WorkingTime;
using NodaTime;

namespace BitP.SupportApi.Features.Shifts.Duty;

/// <summary>
/// Whose turn it is. Turns follow one another from the handover on the first day on, each some days long by the calendar, so that one in which clocks
/// change has more or fewer hours. A handover that clocks skip moves forward by the gap; one that they repeat is its first occurrence.
/// </summary>
/// <param name="zone">The zone whose wall clock is meant.</param>
/// <param name="startsOn">The day on which the first turn begins.</param>
/// <param name="endsOn">The last day, which ends at the handover of the day after; null for no end.</param>
/// <param name="handover">When one turn ends and the next begins.</param>
/// <param name="daysPerTurn">How long a turn is.</param>
/// <param name="agents">Whose turns they are, in order, and again from the beginning.</param>
/// <param name="hours">The hours that are worked of each turn; null for all of it.</param>
public sealed class RotationTurns(
    DateTimeZone zone,
    LocalDate startsOn,
    LocalDate? endsOn,
    LocalTime handover,
    int daysPerTurn,
    IReadOnlyList<Guid> agents,
    WorkingHours? hours
)
{
    /// <summary>The instant at which it ends; null when it does not.</summary>
    public Instant? End => endsOn is { } last ? HandoverOn(last.PlusDays(1)) : null;

    /// <summary>Whether some turns are an agent's.</summary>
    public bool Has(Guid agentId) => agents.Contains(agentId);

    /// <summary>The most parts that <see cref="Between"/> can find.</summary>
    public long MostBetween(Instant from, Instant to)
    {
        to = End is { } end ? Instant.Min(to, end) : to;
        return from >= to ? 0 : ((long)(to - from).TotalDays / daysPerTurn) + 2 + (hours?.MostBetween(from, to) ?? 0);
    }

    /// <summary>Who is on in which part of an interval, in order.</summary>
    public IEnumerable<(Guid AgentId, Instant From, Instant To)> Between(Instant from, Instant to)
    {
        to = End is { } end ? Instant.Min(to, end) : to;
        if (from >= to)
            yield break;
        var worked = WorkedBetween(from, to);
        var next = 0;
        for (var turn = LastBegunBy(from); ; turn++)
        {
            var (start, stop) = (Instant.Max(BeginningOf(turn), from), Instant.Min(BeginningOf(turn + 1), to));
            for (; next < worked.Count; next++)
            {
                var (first, last) = (Instant.Max(worked[next].Start, start), Instant.Min(worked[next].End, stop));
                if (first < last)
                    yield return (agents[(int)(turn % agents.Count)], first, last);
                if (worked[next].End > stop)
                    break;
            }
            if (stop >= to)
                yield break;
        }
    }

    private List<Interval> WorkedBetween(Instant from, Instant to)
    {
        if (hours is null)
            return [new(from, to)];
        var stretches = new List<Stretch>();
        hours.AddStretches(from, to, stretches);
        var block = new CalendarBlock(0, from.ToUnixTimeTicks(), to.ToUnixTimeTicks(), stretches);
        return [.. Enumerable.Range(0, block.Count).Select(i => block[i].ToInterval())];
    }

    private long LastBegunBy(Instant instant)
    {
        var turn = Math.Max(0, Period.DaysBetween(startsOn, instant.InZone(zone).Date) / daysPerTurn);
        // The handover is later than the instant, or clocks have been changed around it.
        while (turn > 0 && BeginningOf(turn) > instant)
            turn--;
        return turn;
    }

    private Instant BeginningOf(long turn) => HandoverOn(startsOn.PlusDays((int)(turn * daysPerTurn)));

    private Instant HandoverOn(LocalDate date) => zone.AtLeniently(date + handover).ToInstant();
}
