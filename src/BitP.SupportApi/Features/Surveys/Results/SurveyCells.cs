using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Periods;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.Results;

/// <summary>Puts figures together from their cells: whole days (UTC) by their totals, days that are cut by their quarter hours.</summary>
public sealed class SurveyCells(SupportDbContext db)
{
    /// <summary>What the groups of a dimension come to in each of some times, for the customers of the partner that asks, or of all.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="dimension">By what.</param>
    /// <param name="times">The times in their order, of which none begins before another ends.</param>
    /// <param name="key">Only this group; null for all.</param>
    /// <param name="ct">Ends it.</param>
    internal async Task<Dictionary<(int Time, string Key), SurveySum>> SumAsync(
        Guid survey,
        SurveyDimension dimension,
        IReadOnlyList<StatisticsPeriod> times,
        string? key,
        CancellationToken ct
    )
    {
        var sums = new Dictionary<(int Time, string Key), SurveySum>();
        if (times.Count == 0)
            return sums;
        var partner = db.Actor.Reach.PartnerId;
        var (first, end) = (SurveyCellKey.DayOf(times[0].From), times[^1].To);
        var cells = db.Visible<SurveyCell>()
            .Where(c => c.SurveyId == survey && c.PartnerId == partner && c.Dimension == dimension && c.Day >= first && c.Day < end);
        if (key is not null)
            cells = cells.Where(c => c.Key == key);
        DateTimeOffset[] cut =
        [
            .. times.SelectMany(t => new[] { t.From, t.To }).Where(at => at != SurveyCellKey.DayOf(at)).Select(SurveyCellKey.DayOf).Distinct(),
        ];
        var areAllCut = cut.Length >= (end - first).TotalDays;
        if (!areAllCut)
        {
            var whole = cut.Length == 0 ? cells : cells.Where(c => !cut.Contains(c.Day));
            await foreach (
                var cell in whole
                    .Select(c => new
                    {
                        c.Key,
                        c.Day,
                        c.Total,
                    })
                    .AsAsyncEnumerable()
                    .WithCancellation(ct)
            )
                if (SumOf(cell.Key, cell.Day) is { } sum)
                    SurveySumJson.AddTo(sum, cell.Total);
        }
        if (cut.Length > 0)
        {
            var parted = areAllCut ? cells : cells.Where(c => cut.Contains(c.Day));
            await foreach (
                var cell in parted
                    .Select(c => new
                    {
                        c.Key,
                        c.Day,
                        c.Quarters,
                    })
                    .AsAsyncEnumerable()
                    .WithCancellation(ct)
            )
                SurveySumJson.AddQuarters(cell.Quarters, quarter => SumOf(cell.Key, cell.Day + (quarter * SurveyCell.Quarter)));
        }
        return sums;

        SurveySum? SumOf(string group, DateTimeOffset at)
        {
            if (TimeOf(at) is not { } time)
                return null;
            if (!sums.TryGetValue((time, group), out var sum))
                sums.Add((time, group), sum = new());
            return sum;
        }

        int? TimeOf(DateTimeOffset at)
        {
            var (low, high) = (0, times.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (times[middle].To <= at)
                    low = middle + 1;
                else
                    high = middle;
            }
            return low < times.Count && times[low].From <= at ? low : null;
        }
    }
}
