using BitP.SupportApi.Tests.Features.Schedules.WorkingTime;
using NodaTime;

namespace BitP.SupportApi.Tests.Features.Shifts.Duty;

/// <summary>
/// Who is on duty as the contract words it, worked out by looking at the clock of each minute and at nothing else. Slow, and plain enough to be read
/// against the contract.
/// </summary>
internal sealed class DutyMinuteByMinute
{
    private const int Day = 24 * 60;
    private const int Margin = 3 * Day;

    private readonly long _begin;
    private readonly int[][] _base;

    /// <param name="begin">The first minute since the Unix epoch that can be asked about.</param>
    /// <param name="minutes">How many can be.</param>
    public DutyMinuteByMinute(IReadOnlyList<TurnsInWords> rotations, long begin, int minutes)
    {
        _begin = begin;
        _base = [.. rotations.Select(r => TurnOfEachMinute(r, begin, minutes))];
    }

    /// <summary>Who is on a rotation at a minute by its turns; null when nobody is.</summary>
    public int? Base(int rotation, long minute) => _base[rotation][minute - _begin] is var agent and >= 0 ? agent : null;

    /// <summary>Who is on it after the overrides, each in its turn.</summary>
    public int? Planned(int rotation, long minute, IEnumerable<OverrideInWords> overrides)
    {
        var agent = Base(rotation, minute);
        foreach (var change in overrides)
            if (agent is not null && change.Rotation == rotation && change.From <= minute && minute < change.To && (change.Replaces ?? agent) == agent)
                agent = change.Agent;
        return agent;
    }

    private static int[] TurnOfEachMinute(TurnsInWords words, long begin, int minutes)
    {
        // What the clock on the wall shows at each minute, in minutes since the first of January 1970 there.
        var clock = new long[minutes + (2 * Margin)];
        for (var i = 0; i < clock.Length; i++)
        {
            var minute = begin - Margin + i;
            clock[i] = minute + (words.Zone.GetUtcOffset(Instant.FromUnixTimeSeconds(minute * 60)).Seconds / 60);
        }

        // The minute at which the clock first shows the handover of a day; when it jumps over it, as much later as it jumps.
        int HandoverOn(long day)
        {
            var time = (day * Day) + words.Handover;
            var shown = Array.IndexOf(clock, time);
            if (shown >= 0)
                return shown;
            var jump = Array.FindIndex(clock, shows => shows > time);
            if (jump < 0)
                return int.MaxValue;
            return jump == 0 ? int.MinValue : Array.IndexOf(clock, time + (clock[jump] - clock[jump - 1] - 1));
        }

        // Turns that begin long before are counted, but not looked for.
        var turns = new int[clock.Length];
        Array.Fill(turns, -1);
        var first = DayOf(words.StartsOn);
        for (var turn = 0L; ; turn++)
        {
            var (starts, ends) = (HandoverOn(first + (turn * words.Days)), HandoverOn(first + ((turn + 1) * words.Days)));
            if (starts == int.MaxValue)
                break;
            for (var i = Math.Max(starts, 0); i < Math.Min(ends, clock.Length); i++)
                turns[i] = words.Agents[(int)(turn % words.Agents.Length)];
        }
        if (words.EndsOn is { } last)
            for (var i = Math.Max(HandoverOn(DayOf(last) + 1), 0); i < clock.Length; i++)
                turns[i] = -1;

        var worked = words.Hours is null ? null : new MinuteByMinute([words.Hours], begin, minutes);
        return [.. Enumerable.Range(0, minutes).Select(i => worked?.IsOpen(begin + i) is false ? -1 : turns[i + Margin])];
    }

    private static long DayOf(LocalDate date) => Period.DaysBetween(new(1970, 1, 1), date);
}

/// <summary>Turns as somebody would write them; agents are numbers.</summary>
internal sealed record TurnsInWords(DateTimeZone Zone, LocalDate StartsOn, LocalDate? EndsOn, int Handover, int Days, int[] Agents, HoursInWords? Hours)
{
    public override string ToString() =>
        $"{Zone.Id} from {StartsOn:uuuu-MM-dd} to {EndsOn:uuuu-MM-dd} at {Handover / 60:00}:{Handover % 60:00} every {Days}: {string.Join(',', Agents)} in {Hours}";
}

/// <summary>An override from one minute to another.</summary>
internal sealed record OverrideInWords(int Rotation, int Agent, int? Replaces, long From, long To);

/// <summary>An absence from one minute to another.</summary>
internal sealed record AbsenceInWords(int Agent, long From, long To);
