namespace BitP.SupportApi.Features.Schedules.WorkingTime;

/// <summary>Working hours of one day on the wall clock, half-open, in minutes since the midnight at which the day begins.</summary>
public readonly record struct DayHours
{
    public const int MinutesPerDay = 24 * 60;

    /// <summary>00:00 to 24:00.</summary>
    public static readonly DayHours AllDay = new(0, MinutesPerDay);

    /// <param name="from">0 (00:00) to 1439 (23:59).</param>
    /// <param name="to">At most 24 hours after <paramref name="from"/>: 1440 is 24:00, more than that is a time of the day after.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is not.</exception>
    public DayHours(int from, int to)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(from, MinutesPerDay);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(to, from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to, from + MinutesPerDay);
        (From, To) = (from, to);
    }

    /// <summary>When work begins.</summary>
    public int From { get; }

    /// <summary>When work ends.</summary>
    public int To { get; }

    /// <summary>The hours between two times of a clock: an end that is not after the beginning is on the day after, so that equal ones are 24 hours.</summary>
    /// <param name="from">0 (00:00) to 1439 (23:59).</param>
    /// <param name="to">0 (00:00) to 1440 (24:00).</param>
    public static DayHours Between(int from, int to) => new(from, to > from ? to : to + MinutesPerDay);
}
