using NodaTime;
using NodaTime.TimeZones;

namespace BitP.SupportApi.Benchmarks;

/// <summary>What one would write first: working time by going from day to day. It knows neither unions nor hours over midnight.</summary>
internal sealed class DayByDay(DateTimeZone zone, LocalTime from, LocalTime to, IReadOnlySet<LocalDate> closed)
{
    private static readonly ZoneLocalMappingResolver Begins = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnForwardShifted);
    private static readonly ZoneLocalMappingResolver Ends = Resolvers.CreateMappingResolver(Resolvers.ReturnLater, Resolvers.ReturnForwardShifted);

    public (bool Open, Instant Change) StatusAt(Instant instant)
    {
        for (var date = instant.InZone(zone).Date; ; date = date.PlusDays(1))
            if (On(date) is { } hours)
            {
                if (instant < hours.Start)
                    return (false, hours.Start);
                if (instant < hours.End)
                    return (true, hours.End);
            }
    }

    public Instant DeadlineAfter(Instant instant, Duration time)
    {
        for (var date = instant.InZone(zone).Date; ; date = date.PlusDays(1))
            if (On(date) is { } hours && instant < hours.End)
            {
                var begin = Instant.Max(instant, hours.Start);
                if (time <= hours.End - begin)
                    return begin + time;
                time -= hours.End - begin;
            }
    }

    private Interval? On(LocalDate date) =>
        date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday || closed.Contains(date)
            ? null
            : new Interval((date + from).InZone(zone, Begins).ToInstant(), (date + to).InZone(zone, Ends).ToInstant());
}
