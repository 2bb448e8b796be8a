using NodaTime;

namespace BitP.SupportApi.Features.Schedules.WorkingTime;

/// <summary>
/// Answers what is working time. Several <see cref="WorkingHours"/>, in different time zones where wanted, make their union.
/// <para>
/// Time between instants is elapsed time: clocks that are changed make working days longer or shorter. The precision is 100 nanoseconds.
/// Blocks of 365 days are worked out when first asked for and kept while they are being used; what a question costs does not depend on how much
/// time it is about, but for an addition for each of those blocks. Safe for use by several threads.
/// </para>
/// </summary>
public sealed class WorkingCalendar
{
    private const int DaysPerBlock = 365;
    private const long BlockLength = DaysPerBlock * NodaConstants.TicksPerDay;
    private const int Blocks = 310;
    private const int BlocksKept = 16;
    private const int BlocksAhead = 10;
    private const long StepsAhead = 2_000_000;

    // A block of more stretches than this is kept alone, so that no calendar takes much memory.
    private const int LargeBlock = 8000;

    // Room for this many stretches is taken at once.
    private const int MostReserved = 1_000_000;

    private readonly WorkingHours[] _parts;

    // A block has one place. Threads that work out the same one at the same time come to the same result.
    private readonly CalendarBlock?[] _kept = new CalendarBlock?[BlocksKept];
    private CalendarBlock? _large;

    // The working time of each block plus one, so that zero is what is not known yet.
    private readonly long[] _totals = new long[Blocks];

    /// <param name="parts">The hours, all of which are working time.</param>
    public WorkingCalendar(IEnumerable<WorkingHours> parts) => _parts = [.. parts];

    /// <summary>Before this there is no working time: 1900-01-01T00:00:00Z.</summary>
    public static Instant Start { get; } = Instant.FromUtc(1900, 1, 1, 0, 0);

    /// <summary>From this on there is no working time: in 2209.</summary>
    public static Instant End { get; } = Start + Duration.FromDays(Blocks * DaysPerBlock);

    private static readonly long Epoch = Start.ToUnixTimeTicks();

    /// <summary>Whether an instant is working time, why, and when that changes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is not between <see cref="Start"/> and <see cref="End"/>; so with all methods.</exception>
    public CalendarStatus StatusAt(Instant instant)
    {
        var (block, i, open) = Find(TicksOf(instant));
        var cause = CauseOf(instant, open);
        return open ? new(true, EndOf(block, i), null, cause) : new(false, null, BeginningAfter(block, i), cause);
    }

    /// <summary>The time of the blocks that a question about the time between two instants reaches, which are worked out as a whole.</summary>
    public static Interval BlocksAround(Instant from, Instant to) =>
        new(Instant.FromUnixTimeTicks(StartOf(IndexOf(TicksOf(from)))), Instant.FromUnixTimeTicks(StartOf(IndexOf(TicksOf(to)) + 1)));

    /// <summary>
    /// How many steps a question about the time between two instants takes at most, when nothing about it is known yet: one for each day and each stretch of
    /// the blocks that it reaches, for each part of the union.
    /// </summary>
    public long StepsBetween(Instant from, Instant to)
    {
        var time = BlocksAround(from, to);
        return _parts.Sum(part => part.MostBetween(time.Start, time.End) is var most and > 0 ? most + (long)time.Duration.TotalDays : 0);
    }

    /// <summary>The most stretches of the parts of the union between two instants, of which there are at most as many windows.</summary>
    public long StretchesBetween(Instant from, Instant to) => _parts.Sum(part => part.MostBetween(from, to));

    /// <summary>How many steps it takes to explain the time between two instants: each change is looked at in each part.</summary>
    public long StepsToExplain(Instant from, Instant to)
    {
        var parts = _parts.LongCount(part => part.MostBetween(from, to) > 0);
        return parts * 2 * (StretchesBetween(from, to) + (parts * ((long)(to - from).TotalDays + 3)));
    }

    /// <summary>The first instant to which a question about the time from an instant on takes more than so many steps; <see cref="End"/> when there is none.</summary>
    public Instant Horizon(Instant from, long steps)
    {
        if (StepsBetween(from, End) <= steps)
            return End;
        var (first, last) = (IndexOf(TicksOf(from)), Blocks - 1);
        while (first < last)
        {
            var middle = (first + last) / 2;
            if (StepsBetween(from, Instant.Max(from, Instant.FromUnixTimeTicks(StartOf(middle)))) > steps)
                last = middle;
            else
                first = middle + 1;
        }
        return Instant.Max(from, Instant.FromUnixTimeTicks(StartOf(first)));
    }

    /// <summary>How much working time there is between each of many pairs of instants. No block is worked out twice, whatever their order.</summary>
    public IReadOnlyList<Duration> WorkingTimesBetween(IReadOnlyList<(Instant From, Instant To)> spans)
    {
        var before = TimeBefore(spans.SelectMany(s => new[] { TicksOf(s.From), TicksOf(s.To) }));
        return [.. spans.Select(s => Duration.FromTicks(before[TicksOf(s.To)] - before[TicksOf(s.From)]))];
    }

    /// <summary>The deadline after each of many amounts of working time, as <see cref="DeadlineAfter"/> tells it. No block is worked out more than twice.</summary>
    public IReadOnlyList<Instant?> DeadlinesAfter(IReadOnlyList<(Instant From, Duration Time)> clocks)
    {
        var due = new Instant?[clocks.Count];
        if (clocks.Count == 0)
            return due;
        var before = TimeBefore(clocks.Select(c => TicksOf(c.From)));
        var index = IndexOf(before.Keys.Min());
        var passed = 0L;
        foreach (var (place, clock) in clocks.Index().OrderBy(c => before[TicksOf(c.Item.From)] + c.Item.Time.BclCompatibleTicks))
        {
            var wanted = before[TicksOf(clock.From)] + clock.Time.BclCompatibleTicks;
            while (index < Blocks && wanted > passed + TotalOf(index))
                passed += TotalOf(index++);
            due[place] =
                clock.Time == Duration.Zero ? clock.From
                : index < Blocks ? Instant.FromUnixTimeTicks(Block(index).After(wanted - passed))
                : null;
        }
        return due;
    }

    // The working time before each of some points in time, since the beginning of the block of the first one.
    private Dictionary<long, long> TimeBefore(IEnumerable<long> points)
    {
        var before = new Dictionary<long, long>();
        var (index, passed) = (-1, 0L);
        foreach (var point in points.Distinct().Order())
        {
            for (index = index < 0 ? IndexOf(point) : index; index < IndexOf(point); index++)
                passed += TotalOf(index);
            before[point] = passed + Block(index).Before(point);
        }
        return before;
    }

    /// <summary>How much working time there is between two instants.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="to"/> is before <paramref name="from"/>.</exception>
    public Duration WorkingTimeBetween(Instant from, Instant to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        var (start, end) = (TicksOf(from), TicksOf(to));
        var (first, last) = (IndexOf(start), IndexOf(end));
        var time = Block(last).Before(end) - Block(first).Before(start);
        for (var index = first; index < last; index++)
            time += TotalOf(index);
        return Duration.FromTicks(time);
    }

    /// <summary>
    /// The earliest instant by which that much working time has passed: <paramref name="from"/> itself when none has to, the end of working hours
    /// rather than the beginning of the next when it takes all of them; null when there is not that much before <see cref="End"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public Instant? DeadlineAfter(Instant from, Duration time)
    {
        var wanted = time.BclCompatibleTicks;
        ArgumentOutOfRangeException.ThrowIfNegative(wanted, nameof(time));
        if (wanted == 0)
            return from;
        var start = TicksOf(from);
        var index = IndexOf(start);
        wanted += Block(index).Before(start);
        for (; index < Blocks; index++)
        {
            var total = TotalOf(index);
            if (wanted <= total)
                return Instant.FromUnixTimeTicks(Block(index).After(wanted));
            wanted -= total;
        }
        return null;
    }

    /// <summary>The working time between two instants, stretch by stretch; none when <paramref name="to"/> is not after <paramref name="from"/>.</summary>
    public IEnumerable<Interval> Windows(Instant from, Instant to)
    {
        var (start, end) = (TicksOf(from), TicksOf(to));
        Stretch? open = null;
        for (var index = IndexOf(start); index <= IndexOf(end); index++)
        {
            var block = Block(index);
            for (var i = Math.Max(block.LastBegun(start), 0); i < block.Count && block[i].Start < end; i++)
            {
                var next = new Stretch(Math.Max(block[i].Start, start), Math.Min(block[i].End, end));
                if (next.Length <= 0)
                    continue;
                if (open is { } one && one.End == next.Start)
                    next = next with { Start = one.Start }; // cut at the end of a block
                else if (open is { } whole)
                    yield return whole.ToInterval();
                open = next;
            }
        }
        if (open is { } last)
            yield return last.ToInterval();
    }

    /// <summary>All the time between two instants, in order and without gaps, and for each stretch whether it is working time and why.</summary>
    public IReadOnlyList<ExplainedStretch> Explain(Instant from, Instant to)
    {
        var explained = new List<ExplainedStretch>();
        if (to <= from)
            return explained;
        var changes = new SortedSet<Instant> { to };
        foreach (var part in _parts)
            part.AddChanges(from, to, changes);

        var start = from;
        foreach (var end in changes)
        {
            var open = Find(TicksOf(start)).Open;
            var cause = CauseOf(start, open);
            if (explained.Count > 0 && explained[^1] is var last && last.Counted == open && last.Cause == cause)
                explained[^1] = last with { To = end };
            else
                explained.Add(new(start, end, open, cause));
            start = end;
        }
        return explained;
    }

    // An exception says most, then that there are hours before or after on the same day.
    private Cause CauseOf(Instant instant, bool open)
    {
        var kind = open ? HoursReason.WorkingHours : HoursReason.NonWorkingDay;
        foreach (var part in _parts)
        {
            if (!part.IsValidAt(instant))
                continue;
            var cause = open ? part.OpenBecauseAt(instant) : part.ClosedBecauseAt(instant);
            if (cause.Kind is HoursReason.Exception)
                return cause;
            if (cause.Kind is HoursReason.OutsideHours)
                kind = cause.Kind;
        }
        return new(kind);
    }

    /// <summary>The block of a point in time, the last stretch of the block that begins by then, and whether the point is within it.</summary>
    private (CalendarBlock Block, int Index, bool Open) Find(long at)
    {
        var block = Block(IndexOf(at));
        var i = block.LastBegun(at);
        return (block, i, i >= 0 && at < block[i].End);
    }

    // Blocks that are working time all through are passed by their totals.
    private Instant? EndOf(CalendarBlock block, int i)
    {
        if (block[i].End < StartOf(block.Index + 1))
            return Instant.FromUnixTimeTicks(block[i].End);
        var horizon = Horizon(Instant.FromUnixTimeTicks(StartOf(block.Index)), StepsAhead);
        var last = horizon == End ? Blocks : IndexOf(horizon.ToUnixTimeTicks());
        for (var index = block.Index + 1; index < Math.Min(block.Index + BlocksAhead, last); index++)
            if (TotalOf(index) < BlockLength)
            {
                var (start, next) = (StartOf(index), Block(index));
                return Instant.FromUnixTimeTicks(next.Count > 0 && next[0].Start == start ? next[0].End : start);
            }
        return null;
    }

    private Instant? BeginningAfter(CalendarBlock block, int i)
    {
        if (i + 1 < block.Count)
            return Instant.FromUnixTimeTicks(block[i + 1].Start);
        for (var index = block.Index + 1; index < Blocks; index++)
            if (TotalOf(index) > 0)
                return Instant.FromUnixTimeTicks(Block(index)[0].Start);
        return null;
    }

    private long TotalOf(int index)
    {
        var known = Volatile.Read(ref _totals[index]);
        return known > 0 ? known - 1 : Block(index).Total;
    }

    private CalendarBlock Block(int index)
    {
        ref var place = ref _kept[index % BlocksKept];
        if (Volatile.Read(ref place) is { } kept && kept.Index == index)
            return kept;
        if (Volatile.Read(ref _large) is { } large && large.Index == index)
            return large;

        var (start, end) = (StartOf(index), StartOf(index + 1));
        var (from, to) = (Instant.FromUnixTimeTicks(start), Instant.FromUnixTimeTicks(end));
        var stretches = new List<Stretch>((int)Math.Min(StretchesBetween(from, to), MostReserved));
        foreach (var part in _parts)
            part.AddStretches(from, to, stretches);
        var block = new CalendarBlock(index, start, end, stretches);
        Volatile.Write(ref _totals[index], block.Total + 1);
        Volatile.Write(ref block.Count > LargeBlock ? ref _large : ref place, block);
        return block;
    }

    private static long StartOf(int index) => Epoch + (index * BlockLength);

    // The end of the calendar counts to the last block.
    private static int IndexOf(long at) => (int)Math.Min((at - Epoch) / BlockLength, Blocks - 1);

    private static long TicksOf(Instant instant)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(instant, Start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(instant, End);
        return instant.ToUnixTimeTicks();
    }
}
