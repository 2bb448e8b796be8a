using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BitP.SupportApi.Features.Schedules.WorkingTime;
using NodaTime;

namespace BitP.SupportApi.Benchmarks;

/// <summary>Monday to Friday from eight to eight in Berlin with ten holidays that come every year, asked at random instants of three years.</summary>
[MemoryDiagnoser]
[CategoriesColumn]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class CountingWorkingTime
{
    private const int Mask = 1023;

    private static readonly Duration Hour = Duration.FromHours(1);
    private static readonly Duration ThirtyDays = Duration.FromHours(30 * 12);
    private static readonly Duration Year = Duration.FromHours(250 * 12);

    private readonly Instant[] _instants;
    private readonly WorkingCalendar _calendar;
    private readonly DayByDay _dayByDay;
    private int _next;

    public CountingWorkingTime()
    {
        var random = new Random(1);
        var zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        var holidays = Enumerable.Range(2020, 20).SelectMany(year => Enumerable.Range(1, 10).Select(month => new LocalDate(year, month, 3))).ToHashSet();
        var days = Enumerable.Range(1, 5).ToDictionary(day => (IsoDayOfWeek)day, IReadOnlyList<DayHours> (_) => [new(8 * 60, 20 * 60)]);
        var name = new Dictionary<string, string> { ["en"] = "Holiday" };
        _instants = [.. Enumerable.Range(0, Mask + 1).Select(_ => Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromSeconds(random.Next(3 * 365 * 86_400)))];
        var monthly = Enumerable.Range(1, 10).Select(month => new RecurringDate(new SameDate(month, 3), [], name));
        _calendar = new([new(zone, days, new([], monthly, []))]);
        _dayByDay = new(zone, new(8, 0), new(20, 0), holidays);
        foreach (var instant in _instants)
        {
            var (open, change) = _dayByDay.StatusAt(instant);
            var status = _calendar.StatusAt(instant);
            if (status.Open != open || (status.Until ?? status.NextOpenAt) != change)
                throw new InvalidOperationException($"They differ about the status at {instant}.");
            foreach (var time in new[] { Hour, ThirtyDays, Year })
                if (_calendar.DeadlineAfter(instant, time) != _dayByDay.DeadlineAfter(instant, time))
                    throw new InvalidOperationException($"They differ about {time} after {instant}.");
        }
    }

    [Benchmark, BenchmarkCategory("status")]
    public CalendarStatus Status() => _calendar.StatusAt(Next());

    [Benchmark(Baseline = true), BenchmarkCategory("status")]
    public (bool, Instant) StatusDayByDay() => _dayByDay.StatusAt(Next());

    [Benchmark, BenchmarkCategory("1 hour")]
    public Instant? DeadlineInAnHour() => _calendar.DeadlineAfter(Next(), Hour);

    [Benchmark(Baseline = true), BenchmarkCategory("1 hour")]
    public Instant DeadlineInAnHourDayByDay() => _dayByDay.DeadlineAfter(Next(), Hour);

    [Benchmark, BenchmarkCategory("30 days")]
    public Instant? DeadlineInThirtyDays() => _calendar.DeadlineAfter(Next(), ThirtyDays);

    [Benchmark(Baseline = true), BenchmarkCategory("30 days")]
    public Instant DeadlineInThirtyDaysDayByDay() => _dayByDay.DeadlineAfter(Next(), ThirtyDays);

    [Benchmark, BenchmarkCategory("1 year")]
    public Instant? DeadlineInAYear() => _calendar.DeadlineAfter(Next(), Year);

    [Benchmark(Baseline = true), BenchmarkCategory("1 year")]
    public Instant DeadlineInAYearDayByDay() => _dayByDay.DeadlineAfter(Next(), Year);

    private Instant Next() => _instants[_next++ & Mask];
}
