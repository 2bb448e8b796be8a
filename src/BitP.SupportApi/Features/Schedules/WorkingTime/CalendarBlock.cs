namespace BitP.SupportApi.Features.Schedules.WorkingTime;

/// <summary>The working time of one block of a calendar: sorted stretches, cut at the ends of the block, with how much there is before each.</summary>
internal sealed class CalendarBlock
{
    private readonly long[] _starts;
    private readonly long[] _ends;
    private readonly long[] _before;

    /// <param name="index">Which block of the calendar it is.</param>
    /// <param name="stretches">In any order; they may overlap, and reach beyond the block. They are used up.</param>
    public CalendarBlock(int index, long start, long end, List<Stretch> stretches)
    {
        if (!IsSorted(stretches))
            stretches.Sort();
        // In its place, as there may be very many.
        var merged = 0;
        for (var i = 0; i < stretches.Count; i++)
        {
            var stretch = stretches[i];
            var cut = new Stretch(Math.Max(stretch.Start, start), Math.Min(stretch.End, end));
            if (cut.Length <= 0)
                continue;
            if (merged > 0 && cut.Start <= stretches[merged - 1].End)
                stretches[merged - 1] = new(stretches[merged - 1].Start, Math.Max(stretches[merged - 1].End, cut.End));
            else
                stretches[merged++] = cut;
        }

        Index = index;
        (_starts, _ends, _before) = (new long[merged], new long[merged], new long[merged]);
        for (var i = 0; i < merged; i++)
        {
            (_starts[i], _ends[i], _before[i]) = (stretches[i].Start, stretches[i].End, Total);
            Total += stretches[i].Length;
        }
    }

    public int Index { get; }

    /// <summary>All working time of the block.</summary>
    public long Total { get; private init; }

    public int Count => _starts.Length;

    public Stretch this[int i] => new(_starts[i], _ends[i]);

    private static bool IsSorted(List<Stretch> stretches)
    {
        for (var i = 1; i < stretches.Count; i++)
            if (stretches[i].Start < stretches[i - 1].Start)
                return false;
        return true;
    }

    /// <summary>The last stretch that begins at or before a point in time; -1 when there is none.</summary>
    public int LastBegun(long at)
    {
        var i = Array.BinarySearch(_starts, at);
        return i >= 0 ? i : ~i - 1;
    }

    /// <summary>The working time of the block before a point in time.</summary>
    public long Before(long at)
    {
        var i = LastBegun(at);
        return i < 0 ? 0 : _before[i] + Math.Min(at, _ends[i]) - _starts[i];
    }

    /// <summary>The earliest point in time before which there is that much working time, which is more than none and at most <see cref="Total"/>.</summary>
    public long After(long time)
    {
        var i = Array.BinarySearch(_before, time);
        i = (i >= 0 ? i : ~i) - 1;
        return _starts[i] + time - _before[i];
    }
}
