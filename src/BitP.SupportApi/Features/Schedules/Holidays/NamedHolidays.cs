using NodaTime;

namespace BitP.SupportApi.Features.Schedules.Holidays;

/// <summary>A holiday set that a version of a schedule names, and the time for which the version holds.</summary>
/// <param name="HolidaySet">The code of the set.</param>
/// <param name="Years">The years that it covered when the version was made.</param>
/// <param name="Zone">The time zone of the schedule.</param>
/// <param name="From">The first instant at which the version holds.</param>
/// <param name="To">The first instant at which it holds no more.</param>
internal sealed record NamedHolidays(string HolidaySet, IReadOnlyList<int> Years, DateTimeZone Zone, Instant From, Instant To)
{
    /// <summary>The years between two instants that sets of a schedule do not cover; null when there are none.</summary>
    public static IReadOnlyList<UncoveredYears>? NotCovered(IReadOnlyList<NamedHolidays> named, Instant from, Instant to)
    {
        if (named.Count == 0)
            return null;
        var uncovered = named
            .SelectMany(n => n.NotCovered(from, to), (n, year) => (n.HolidaySet, Year: year))
            .GroupBy(n => n.HolidaySet, n => n.Year)
            .Select(set => new UncoveredYears(set.Key, [.. set.Distinct().Order()]))
            .ToArray();
        return uncovered.Length > 0 ? uncovered : null;
    }

    private IEnumerable<int> NotCovered(Instant from, Instant to)
    {
        // The instant at which a time ends is no longer part of it.
        var (first, last) = (Instant.Max(from, From), Instant.Min(Instant.Max(from, to - Duration.FromTicks(1)), To - Duration.FromTicks(1)));
        if (first > last)
            return [];
        var (firstYear, lastYear) = (YearAt(first), YearAt(last));
        return Enumerable.Range(firstYear, lastYear - firstYear + 1).Except(Years);
    }

    private int YearAt(Instant instant) => instant.WithOffset(Zone.GetUtcOffset(instant)).Year;
}
