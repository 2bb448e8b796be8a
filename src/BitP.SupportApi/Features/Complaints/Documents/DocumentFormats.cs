using System.Globalization;
using BitP.SupportApi.Platform.Localization;
using NodaTime;

namespace BitP.SupportApi.Features.Complaints.Documents;

/// <summary>Dates, times and amounts as people write them in the language of a document. Every date names its time zone.</summary>
/// <param name="language">BCP 47 tag of a language in which there are texts.</param>
/// <param name="zone">The zone in which dates and times are told.</param>
internal sealed class DocumentFormats(string language, DateTimeZone zone)
{
    private const int GroupedDigits = 3;

    // What stands between digits and before a currency: no line ends there.
    private const char NoBreakSpace = '\u00a0';

    private static readonly LocalizedText DayPattern = new("d\u00a0MMMM yyyy", "yyyy年M月d日", "d\u00a0MMMM yyyy", "d.\u00a0MMMM yyyy");
    private static readonly LocalizedText FirstDayPattern = DayPattern with { Fr = "d'er'\u00a0MMMM yyyy" };
    private static readonly LocalizedText TimePattern = new("', 'HH:mm", "' 'HH:mm", "' à 'H'\u00a0h\u00a0'mm", "', 'HH:mm' Uhr'");
    private static readonly LocalizedText ZonePattern = new(" ({0} time)", "（{0} 时间）", " (fuseau {0})", " (Zeitzone {0})");
    private static readonly LocalizedText Marks = new(",.", ",.", "\u202f,", ".,"); // between groups of digits, and before decimals

    /// <summary>The date of an instant.</summary>
    public string Date(DateTimeOffset at) => Day(Local(at).Date) + Zone;

    /// <summary>Date and time of an instant.</summary>
    public string Time(DateTimeOffset at) => DayAndTime(Local(at)) + Zone;

    /// <summary>The end of a period: the last day when it ends with that day, else date and time.</summary>
    public string Deadline(DateTimeOffset at)
    {
        var local = Local(at);
        return (local.TimeOfDay == LocalTime.Midnight ? Day(local.Date.PlusDays(-1)) : DayAndTime(local)) + Zone;
    }

    /// <summary>An amount, all of its digits, with its currency. What is no decimal number stays as it is.</summary>
    public string Money(string amount, string currency) => $"{Number(amount)}{NoBreakSpace}{currency}";

    private string Number(string amount)
    {
        var parts = amount.Split('.');
        if (parts.Length > 2 || parts.Any(part => part.Length == 0 || !part.All(char.IsAsciiDigit)))
            return amount;
        var marks = Marks.In(language);
        var whole = parts[0];
        var grouped = whole[..(whole.Length % GroupedDigits)];
        for (var at = grouped.Length; at < whole.Length; at += GroupedDigits)
            grouped += (grouped.Length > 0 ? marks[0] : "") + whole.Substring(at, GroupedDigits);
        return parts.Length == 1 ? grouped : $"{grouped}{marks[1]}{parts[1]}";
    }

    private string Zone => string.Format(CultureInfo.InvariantCulture, ZonePattern.In(language), zone.Id);

    private CultureInfo Culture => CultureInfo.GetCultureInfo(language);

    private string Day(LocalDate date) => date.ToDateOnly().ToString((date.Day == 1 ? FirstDayPattern : DayPattern).In(language), Culture);

    private string DayAndTime(LocalDateTime local) => Day(local.Date) + local.TimeOfDay.ToTimeOnly().ToString(TimePattern.In(language), Culture);

    private LocalDateTime Local(DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(zone).LocalDateTime;
}
