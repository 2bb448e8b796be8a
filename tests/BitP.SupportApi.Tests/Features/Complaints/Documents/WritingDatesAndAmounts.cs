using System.Globalization;
using BitP.SupportApi.Features.Complaints.Documents;
using NodaTime;

namespace BitP.SupportApi.Tests.Features.Complaints.Documents;

public sealed class WritingDatesAndAmounts
{
    [Theory]
    [InlineData("en", "22\u00a0November 2026, 09:05 (Europe/Berlin time)")]
    [InlineData("zh-CN", "2026年11月22日 09:05（Europe/Berlin 时间）")]
    [InlineData("fr", "22\u00a0novembre 2026 à 9\u00a0h\u00a005 (fuseau Europe/Berlin)")]
    [InlineData("de", "22.\u00a0November 2026, 09:05 Uhr (Zeitzone Europe/Berlin)")]
    public void A_time_is_told_in_its_zone(string language, string expected) => Assert.Equal(expected, In(language).Time(At("2026-11-22T08:05:00Z")));

    [Theory]
    [InlineData("en", "1\u00a0March 2027 (Europe/Berlin time)")]
    [InlineData("fr", "1er\u00a0mars 2027 (fuseau Europe/Berlin)")]
    [InlineData("de", "1.\u00a0März 2027 (Zeitzone Europe/Berlin)")]
    [InlineData("zh-CN", "2027年3月1日（Europe/Berlin 时间）")]
    public void A_date_is_that_of_its_zone(string language, string expected) => Assert.Equal(expected, In(language).Date(At("2027-02-28T23:30:00Z")));

    [Theory]
    [InlineData("2027-01-22T23:00:00Z", "22\u00a0January 2027 (Europe/Berlin time)")]
    [InlineData("2027-03-28T22:00:00Z", "28\u00a0March 2027 (Europe/Berlin time)")]
    [InlineData("2027-01-22T22:59:00Z", "22\u00a0January 2027, 23:59 (Europe/Berlin time)")]
    [InlineData("2026-12-31T23:00:00Z", "31\u00a0December 2026 (Europe/Berlin time)")]
    public void A_period_that_ends_at_midnight_ends_with_the_day_before(string at, string expected) => Assert.Equal(expected, In("en").Deadline(At(at)));

    [Theory]
    [InlineData("en", "1250.50", "1,250.50\u00a0EUR")]
    [InlineData("zh-CN", "1234567", "1,234,567\u00a0EUR")]
    [InlineData("fr", "1250.50", "1\u202f250,50\u00a0EUR")]
    [InlineData("de", "1250.50", "1.250,50\u00a0EUR")]
    [InlineData("de", "0.000000000000000001", "0,000000000000000001\u00a0EUR")]
    [InlineData("en", "123456789012345678901234567890.10", "123,456,789,012,345,678,901,234,567,890.10\u00a0EUR")]
    [InlineData("en", "999", "999\u00a0EUR")]
    [InlineData("en", "1e9", "1e9\u00a0EUR")]
    [InlineData("en", "1.2.3", "1.2.3\u00a0EUR")]
    [InlineData("en", "-5", "-5\u00a0EUR")]
    [InlineData("en", "", "\u00a0EUR")]
    public void An_amount_keeps_all_of_its_digits(string language, string amount, string expected) => Assert.Equal(expected, In(language).Money(amount, "EUR"));

    private static DocumentFormats In(string language) => new(language, DateTimeZoneProviders.Tzdb["Europe/Berlin"]);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
