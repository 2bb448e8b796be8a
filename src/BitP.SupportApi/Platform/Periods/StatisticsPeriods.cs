using NodaTime;
using NodaTime.Text;

namespace BitP.SupportApi.Platform.Periods;

/// <summary>How the time of statistics is divided.</summary>
public enum PeriodLength
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>By days.</summary>
    Day,

    /// <summary>By weeks, which begin on Monday (ISO 8601).</summary>
    Week,

    /// <summary>By calendar months.</summary>
    Month,

    /// <summary>By quarters, the first of which begins in January.</summary>
    Quarter,

    /// <summary>By calendar years.</summary>
    Year,
}

/// <summary>A period of statistics.</summary>
/// <param name="StartsOn">Its first date.</param>
/// <param name="From">Its first instant that was asked for.</param>
/// <param name="To">The first instant after it, or after what was asked for.</param>
internal readonly record struct StatisticsPeriod(string StartsOn, DateTimeOffset From, DateTimeOffset To);

internal static class StatisticsPeriods
{
    /// <summary>The periods of a time, cut at its ends. Each begins at a midnight of the time zone; a date that the zone skips as a whole makes none.</summary>
    public static IEnumerable<StatisticsPeriod> Of(ReportRange range, PeriodLength length)
    {
        if (length is PeriodLength.None)
            yield break;
        var date = FirstDay(range.DateOf(range.From), length);
        for (var from = range.From; from < range.To; )
        {
            var next = Next(date, length);
            var end = range.StartOf(next);
            var to = end < range.To ? end : range.To;
            if (to > from)
                yield return new(LocalDatePattern.Iso.Format(date), from, to);
            (from, date) = (to, next);
        }
    }

    private static LocalDate FirstDay(LocalDate date, PeriodLength length) =>
        length switch
        {
            PeriodLength.Week => date.PlusDays(1 - (int)date.DayOfWeek),
            PeriodLength.Month => new(date.Year, date.Month, 1),
            PeriodLength.Quarter => new(date.Year, date.Month - ((date.Month - 1) % 3), 1),
            PeriodLength.Year => new(date.Year, 1, 1),
            _ => date,
        };

    private static LocalDate Next(LocalDate date, PeriodLength length) =>
        length switch
        {
            PeriodLength.Week => date.PlusWeeks(1),
            PeriodLength.Month => date.PlusMonths(1),
            PeriodLength.Quarter => date.PlusMonths(3),
            PeriodLength.Year => date.PlusYears(1),
            _ => date.PlusDays(1),
        };
}
