using System.Globalization;
using BitP.SupportApi.Platform.Localization;

namespace BitP.SupportApi.Features.Complaints.Deadlines;

/// <summary>Rules in words.</summary>
internal static class DeadlineWords
{
    private static readonly LocalizedText Reopening = new("the reopening", "重新受理", "la réouverture", "der Wiederaufnahme");

    /// <summary>A rule in one sentence.</summary>
    /// <param name="rule">The rule, which makes sense.</param>
    /// <param name="zone">The IANA id of the time zone of the regime.</param>
    /// <param name="fromReopening">Whether what is counted from the receipt is counted from a reopening instead.</param>
    public static LocalizedText Of(DeadlineRule rule, string zone, bool fromReopening = false)
    {
        var (period, from) = (Of(rule.Period), fromReopening && rule.Origin is ComplaintStep.Receipt ? Reopening : From(rule.Origin));
        var (counted, end) = (Counted(rule.DayOfReceipt), End(rule, zone));
        return new(
            $"{period.En} from {from.En}, {counted.En}{end.En}.",
            $"自{from.Zh}起 {period.Zh}，{counted.Zh}{end.Zh}。",
            $"{period.Fr} à compter de {from.Fr}, {counted.Fr}{end.Fr}.",
            $"{period.De} ab {from.De}, {counted.De}{end.De}."
        );
    }

    /// <summary>A period in words: <c>3 business days</c>.</summary>
    public static LocalizedText Of(LegalPeriod period)
    {
        var one = period.Amount == 1;
        var n = period.Amount.ToString(CultureInfo.InvariantCulture);
        return period.Unit switch
        {
            PeriodUnit.BusinessDays => new(
                $"{n} business {(one ? "day" : "days")}",
                $"{n} 个工作日",
                one ? $"{n} jour ouvré" : $"{n} jours ouvrés",
                one ? $"{n} Geschäftstag" : $"{n} Geschäftstage"
            ),
            PeriodUnit.Days => new($"{n} {(one ? "day" : "days")}", $"{n} 天", $"{n} {(one ? "jour" : "jours")}", $"{n} {(one ? "Tag" : "Tage")}"),
            PeriodUnit.Weeks => new($"{n} {(one ? "week" : "weeks")}", $"{n} 周", $"{n} {(one ? "semaine" : "semaines")}", $"{n} {(one ? "Woche" : "Wochen")}"),
            PeriodUnit.Months => new($"{n} {(one ? "month" : "months")}", $"{n} 个月", $"{n} mois", $"{n} {(one ? "Monat" : "Monate")}"),
            _ => new($"{n} {(one ? "year" : "years")}", $"{n} 年", $"{n} {(one ? "an" : "ans")}", $"{n} {(one ? "Jahr" : "Jahre")}"),
        };
    }

    private static LocalizedText From(ComplaintStep step) =>
        step switch
        {
            ComplaintStep.Receipt => new("receipt", "收到投诉", "la réception", "dem Eingang"),
            ComplaintStep.Acknowledge => new("acknowledgement", "确认收到", "l’accusé de réception", "der Eingangsbestätigung"),
            ComplaintStep.Respond => new("the first response", "首次答复", "la première réponse", "der ersten Antwort"),
            ComplaintStep.Update => new("the last update", "上次进展通报", "la dernière information", "der letzten Mitteilung"),
            ComplaintStep.SummaryResolution => new("summary resolution", "简易解决", "la résolution sommaire", "der vereinfachten Erledigung"),
            ComplaintStep.Decide => new("the decision", "作出决定", "la décision", "der Entscheidung"),
            ComplaintStep.LongStop => new("the latest day for the decision", "最迟决定日", "la date limite de décision", "dem spätesten Tag der Entscheidung"),
            _ => new("referral", "提交外部机构", "la saisine", "der Anrufung"),
        };

    private static LocalizedText Counted(DayOfReceipt? day) =>
        day is DayOfReceipt.Included
            ? new("that day counted", "当日计入", "ce jour compté", "dieser Tag mitgezählt")
            : new("that day not counted", "当日不计", "ce jour non compté", "dieser Tag nicht mitgezählt");

    private static LocalizedText End(DeadlineRule rule, string zone)
    {
        var moved = rule.LastDayHoliday is LastDayHoliday.NextBusinessDay && rule.Period.Unit is not PeriodUnit.BusinessDays;
        var stands = rule.PausesOn is { Count: > 0 };
        return new(
            (moved ? ", to the next business day when the last day is none" : "")
                + (stands ? ", without whole days of waiting for an answer" : "")
                + $", until 24:00 ({zone})",
            (moved ? "，末日非工作日的，顺延至下一个工作日" : "") + (stands ? "，整日等待回复的日子不计" : "") + $"，至末日 24:00（{zone}）",
            (moved ? ", reporté au prochain jour ouvré si le dernier jour ne l’est pas" : "")
                + (stands ? ", sans les jours entiers d’attente d’une réponse" : "")
                + $", jusqu’à 24\u00a0h ({zone})",
            (moved ? ", bis zum nächsten Geschäftstag, wenn der letzte Tag keiner ist" : "")
                + (stands ? ", ohne ganze Tage des Wartens auf eine Antwort" : "")
                + $", bis 24:00 Uhr ({zone})"
        );
    }
}
