using BitP.SupportApi.Features.Complaints.Deadlines;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Complaints.Regimes;

/// <summary>What would have been taken where something that a regime says is refused.</summary>
internal static class RegimeExpectations
{
    private static readonly string SameDate = EnumNames<MonthEnd>.Of(MonthEnd.SameDate);
    private static readonly string Stays = EnumNames<LastDayHoliday>.Of(LastDayHoliday.Stays);

    public static readonly Expectation Key = new(
        new LocalizedText(
            "words of lower-case letters and digits, joined by _ and beginning with a letter, such as house_rules",
            "由小写字母和数字组成、以 _ 连接并以字母开头的词，例如 house_rules",
            "des mots de minuscules et de chiffres, reliés par _ et commençant par une lettre, par exemple house_rules",
            "Wörter aus Kleinbuchstaben und Ziffern, durch _ verbunden und mit einem Buchstaben am Anfang, zum Beispiel house_rules"
        )
    );

    /// <summary>The form of a period that a limit has.</summary>
    public static readonly Expectation Limit = new(
        new LocalizedText(
            "P, a whole number and one of BD, D, W, M and Y, such as P3BD or P2M",
            "P 加整数再加 BD、D、W、M、Y 之一，例如 P3BD 或 P2M",
            "P, un nombre entier et l’un de BD, D, W, M et Y, par exemple P3BD ou P2M",
            "P, eine ganze Zahl und eines von BD, D, W, M und Y, zum Beispiel P3BD oder P2M"
        )
    );

    /// <summary>The form of a period for which files are kept.</summary>
    public static readonly Expectation Retention = new(
        new LocalizedText(
            "P, a whole number and one of D, W, M and Y, such as P18M or P5Y",
            "P 加整数再加 D、W、M、Y 之一，例如 P18M 或 P5Y",
            "P, un nombre entier et l’un de D, W, M et Y, par exemple P18M ou P5Y",
            "P, eine ganze Zahl und eines von D, W, M und Y, zum Beispiel P18M oder P5Y"
        )
    );

    /// <summary>On which date a period ends that is of no months or years.</summary>
    public static readonly Expectation EndOfDays = new(
        new LocalizedText(
            $"{SameDate}, or months or years in within, such as P2M",
            $"{SameDate}；或 within 以月或年计，例如 P2M",
            $"{SameDate}, ou des mois ou des années dans within, par exemple P2M",
            $"{SameDate} oder Monate oder Jahre in within, zum Beispiel P2M"
        ),
        [SameDate]
    );

    /// <summary>What becomes of the end of business days.</summary>
    public static readonly Expectation EndOfBusinessDays = new(
        new LocalizedText(
            $"{Stays}, or a period of the calendar in within, such as P60D",
            $"{Stays}；或 within 按日历计，例如 P60D",
            $"{Stays}, ou une durée du calendrier dans within, par exemple P60D",
            $"{Stays} oder ein Zeitraum des Kalenders in within, zum Beispiel P60D"
        ),
        [Stays]
    );

    /// <summary>For what a period of the calendar stands.</summary>
    public static readonly Expectation NoPauses = new(
        new LocalizedText(
            "nothing, or business days in within, such as P3BD",
            "不提供；或 within 以工作日计，例如 P3BD",
            "rien, ou des jours ouvrés dans within, par exemple P3BD",
            "nichts, oder Geschäftstage in within, zum Beispiel P3BD"
        )
    );
}
