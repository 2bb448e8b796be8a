using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Complaints.Regimes;

/// <summary>What can be wrong with what a regime says.</summary>
internal static class RegimeProblems
{
    public static readonly FieldProblem ScheduleNeeded = new(
        FieldProblems.Missing.Code,
        new(
            "A limit counts business days or moves to one: name the schedule whose.",
            "有期限按工作日计算或顺延至工作日：请指明所用的日程。",
            "Un délai compte des jours ouvrés ou s’y reporte : indiquez de quel horaire.",
            "Eine Frist zählt Geschäftstage oder endet mit einem: Geben Sie an, nach welchem Zeitplan."
        )
    );

    public static readonly FieldProblem NoLimitFor = new(
        FieldProblems.NotApplicable.Code,
        new(
            "There is no limit for this step: receipt begins the case, and the limit for update is updateEvery.",
            "此步骤没有期限：receipt 是案件的起点，update 的期限由 updateEvery 规定。",
            "Cette étape n’a pas de délai : receipt ouvre le dossier, et le délai de update est updateEvery.",
            "Für diesen Schritt gibt es keine Frist: Mit receipt beginnt der Fall, und die Frist für update ist updateEvery."
        )
    );

    public static readonly FieldProblem NeverPauses = new(
        "calendar_never_pauses",
        new(
            "A limit in days, weeks, months or years of the calendar never stands; only business days can.",
            "按日历日、周、月或年计算的期限不会中止；只有工作日期限可以。",
            "Un délai en jours, semaines, mois ou années du calendrier ne s’arrête jamais ; seuls des jours ouvrés le peuvent.",
            "Eine Frist in Kalendertagen, Wochen, Monaten oder Jahren steht nie; nur Geschäftstage können das."
        )
    );

    public static readonly FieldProblem UnknownStep = new(
        "unknown_step",
        new(
            "The regime has no such step; allowed names those that it has for these complaints.",
            "该制度没有此步骤；allowed 列出了适用于这些投诉的步骤。",
            "Le régime n’a pas cette étape ; allowed nomme celles qu’il a pour ces réclamations.",
            "Diesen Schritt hat die Regelung nicht; allowed nennt die, die sie für diese Beschwerden hat."
        )
    );

    public static readonly FieldProblem StepLoop = new(
        "step_loop",
        new(
            "These steps are counted from each other, so that none of them has a beginning. Count one of them from receipt.",
            "这些步骤互相作为起算点，因此都没有起点。请让其中之一从 receipt 起算。",
            "Ces étapes se comptent l’une à partir de l’autre : aucune n’a de début. Comptez-en une à partir de receipt.",
            "Diese Schritte werden voneinander aus gezählt, sodass keiner einen Anfang hat. Zählen Sie einen von receipt an."
        )
    );

    public static readonly FieldProblem MissingLanguage = new(
        "missing_language",
        new(
            "This text is missing in this language: each text is needed in every one of languages.",
            "缺少此语言的文本：每段文本都须提供 languages 中的所有语言。",
            "Ce texte manque dans cette langue : il faut chaque texte dans toutes celles de languages.",
            "Dieser Text fehlt in dieser Sprache: Jeder Text wird in allen Sprachen aus languages gebraucht."
        )
    );

    public static readonly FieldProblem Markup = new(
        "markup",
        new(
            "Give plain text: without <, >, {{, }}, {% and ${, and with line feeds alone at the ends of lines.",
            "请提供纯文本：不得包含 <、>、{{、}}、{% 和 ${，换行只能使用 LF。",
            "Donnez du texte simple : sans <, >, {{, }}, {% ni ${, et avec de seuls LF en fin de ligne.",
            "Geben Sie reinen Text an: ohne <, >, {{, }}, {% und ${, und mit LF allein an Zeilenenden."
        )
    );

    public static readonly FieldProblem PeriodForm = new(
        FieldProblems.Format.Code,
        new(
            "Give a period of one unit, such as P3BD (business days), P60D, P8W, P2M or P1Y.",
            "请提供单一单位的期间，例如 P3BD（工作日）、P60D、P8W、P2M 或 P1Y。",
            "Donnez une durée d’une seule unité, comme P3BD (jours ouvrés), P60D, P8W, P2M ou P1Y.",
            "Geben Sie einen Zeitraum in einer Einheit an, etwa P3BD (Geschäftstage), P60D, P8W, P2M oder P1Y."
        )
    );

    public static readonly FieldProblem LimitRange = new(
        FieldProblems.OutOfRange.Code,
        new(
            "Give at least 1, and at most two years: P2Y, P24M, P104W, P731D, P520BD.",
            "请至少提供 1，且最多两年：P2Y、P24M、P104W、P731D、P520BD。",
            "Donnez au moins 1, et au plus deux ans : P2Y, P24M, P104W, P731D, P520BD.",
            "Geben Sie mindestens 1 und höchstens zwei Jahre an: P2Y, P24M, P104W, P731D, P520BD."
        )
    );

    public static readonly FieldProblem RetentionRange = new(
        FieldProblems.OutOfRange.Code,
        new(
            "Give at least 1 and at most 30 years, in units of the calendar: P5Y, P18M.",
            "请以日历单位提供至少 1、最多 30 年的期间：P5Y、P18M。",
            "Donnez au moins 1 et au plus 30 ans, en unités du calendrier : P5Y, P18M.",
            "Geben Sie mindestens 1 und höchstens 30 Jahre an, in Einheiten des Kalenders: P5Y, P18M."
        )
    );
}
