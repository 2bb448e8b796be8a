using System.Globalization;
using System.Text.RegularExpressions;

namespace BitP.SupportApi.Features.Complaints.Deadlines;

/// <summary>What a period is made of.</summary>
public enum PeriodUnit
{
    /// <summary>Days on which the schedule has working time.</summary>
    BusinessDays,

    /// <summary>Days of the calendar.</summary>
    Days,

    /// <summary>Seven days of the calendar each.</summary>
    Weeks,

    /// <summary>Months of the calendar, which end on the same date.</summary>
    Months,

    /// <summary>Twelve months each.</summary>
    Years,
}

/// <summary>
/// A period as laws give them, of one unit: <c>P3BD</c> (business days), <c>P60D</c>, <c>P8W</c>, <c>P2M</c>, <c>P5Y</c>. All but business days are written as in
/// ISO 8601, which knows none.
/// </summary>
/// <param name="Amount">How many.</param>
/// <param name="Unit">Of what.</param>
public readonly partial record struct LegalPeriod(int Amount, PeriodUnit Unit)
{
    public const int MaxLength = 12;

    /// <summary>The form of a text that is read: also of a negative period, so that it can be told what is wrong with it.</summary>
    public const string Form = "^(-?P|P-)[0-9]{1,7}(BD|D|W|M|Y)$";

    /// <summary>How many days it has at the most.</summary>
    public int MostDays =>
        Unit switch
        {
            PeriodUnit.Weeks => 7 * Amount,
            PeriodUnit.Months => 31 * Amount,
            PeriodUnit.Years => 366 * Amount,
            _ => Amount,
        };

    /// <summary>As the contract writes it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"P{Amount}{Suffix}");

    /// <summary>Reads a text of the form, whether or not it makes sense as a limit.</summary>
    public static bool TryParse(string? text, out LegalPeriod period)
    {
        period = default;
        // In .NET, $ also matches before a line end that is the last character.
        if (text is null || text.EndsWith('\n') || Whole().Match(text) is not { Success: true } match)
            return false;
        var amount = int.Parse(match.Groups["amount"].ValueSpan, CultureInfo.InvariantCulture);
        var unit = match.Groups["unit"].Value switch
        {
            "BD" => PeriodUnit.BusinessDays,
            "D" => PeriodUnit.Days,
            "W" => PeriodUnit.Weeks,
            "M" => PeriodUnit.Months,
            _ => PeriodUnit.Years,
        };
        period = new(match.Groups["sign"].Length > 0 ? -amount : amount, unit);
        return true;
    }

    /// <summary>Reads what is known to be of the form.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static LegalPeriod Parse(string text) => TryParse(text, out var period) ? period : throw new FormatException(text);

    private string Suffix =>
        Unit switch
        {
            PeriodUnit.BusinessDays => "BD",
            PeriodUnit.Days => "D",
            PeriodUnit.Weeks => "W",
            PeriodUnit.Months => "M",
            _ => "Y",
        };

    [GeneratedRegex("^(?:(?<sign>-)?P|P(?<sign>-))(?<amount>[0-9]{1,7})(?<unit>BD|D|W|M|Y)$")]
    private static partial Regex Whole();
}
