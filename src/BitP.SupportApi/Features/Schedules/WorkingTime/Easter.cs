using NodaTime;

namespace BitP.SupportApi.Features.Schedules.WorkingTime;

/// <summary>By which reckoning Easter is found.</summary>
public enum EasterReckoning
{
    /// <summary>That of the Gregorian calendar.</summary>
    Western,

    /// <summary>That of the Julian calendar, which most Orthodox churches keep. The date is still a Gregorian one.</summary>
    Orthodox,
}

/// <summary>The date of Easter Sunday. The algorithms are those of Jean Meeus, Astronomical Algorithms, 2nd edition, chapter 8.</summary>
internal static class Easter
{
    public static LocalDate In(int year, EasterReckoning reckoning) => reckoning is EasterReckoning.Orthodox ? Orthodox(year) : Western(year);

    // First published by an anonymous correspondent of Nature in 1876; it holds for every year of the Gregorian calendar.
    private static LocalDate Western(int year)
    {
        var a = year % 19;
        var (b, c) = Math.DivRem(year, 100);
        var (d, e) = Math.DivRem(b, 4);
        var f = (b + 8) / 25;
        var g = (b - f + 1) / 3;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var (i, k) = Math.DivRem(c, 4);
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var (month, day) = Math.DivRem(h + l - (7 * m) + 114, 31);
        return new(year, month, day + 1);
    }

    private static LocalDate Orthodox(int year)
    {
        var d = ((19 * (year % 19)) + 15) % 30;
        var e = ((2 * (year % 4)) + (4 * (year % 7)) - d + 34) % 7;
        var (month, day) = Math.DivRem(d + e + 114, 31);
        return new LocalDate(year, month, day + 1, CalendarSystem.Julian).WithCalendar(CalendarSystem.Iso);
    }
}
