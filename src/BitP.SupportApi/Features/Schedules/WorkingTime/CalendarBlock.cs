namespace BitP.SupportApi.Features.Schedules.WorkingTime;

/// <summary>The working time of one block of a calendar: sorted stretches, cut at the ends of the block, with how much there is before each.</summary>
internal sealed class CalendarBlock
{
    private readonly long[] _starts;
    private readonly long[] _ends;
    private readonly long[] _before;

    /// <param name="index">Which block of the calendar it is.</param>
    /// <param name="stretches">In any order; they may overlap, and reach beyond the block.</param>
    public CalendarBlock(int index, long start, long end, List<Stretch> stretches)
    {
        stretches.Sort();
        var merged = new List<Stretch>(stretches.Count);
        foreach (var stretch in stretches)
        {
            var cut = new Stretch(Math.Max(stretch.Start, start), Math.Min(stretch.End, end));
            if (cut.Length <= 0)
                continue;
            if (merged.Count > 0 && cut.Start <= merged[^1].End)
                merged[^1] = new(merged[^1].Start, Math.Max(merged[^1].End, cut.End));
            else
                merged.Add(cut);
        }

        Index = index;
        _starts = [.. merged.Select(s => s.Start)];
        _ends = [.. merged.Select(s => s.End)];
        _before = new long[merged.Count];
        foreach (var (i, stretch) in merged.Index())
        {
            _before[i] = Total;
            Total += stretch.Length;
        }
    }

    public int Index { get; }

    /// <summary>All working time of the block.</summary>
    public long Total { get; private init; }

    public int Count => _starts.Length;

    public Stretch this[int i] => new(_starts[i], _ends[i]);

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
