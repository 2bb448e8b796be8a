using NodaTime;

namespace BitP.SupportApi.Platform.Periods;

/// <summary>Where days begin and end. A midnight that clocks skip is the first instant after it, and one that they show twice its first occurrence.</summary>
internal static class Midnights
{
    public static Instant Before(LocalDate date, DateTimeZone zone) => zone.AtLeniently(date.AtMidnight()).ToInstant();

    public static Instant After(LocalDate date, DateTimeZone zone) => Before(date.PlusDays(1), zone);
}
