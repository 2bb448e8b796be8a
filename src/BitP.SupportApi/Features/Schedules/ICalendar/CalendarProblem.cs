using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using FluentValidation.Results;

namespace BitP.SupportApi.Features.Schedules.ICalendar;

/// <summary>Why a line of an iCalendar file is refused.</summary>
/// <param name="Line">The number of the line, from 1; of one that is folded, where it begins.</param>
/// <param name="Reason">Why.</param>
/// <param name="Event">What the event is called that it is about; null when it is about none, or that has no name.</param>
internal sealed record CalendarProblem(int Line, FieldProblem Reason, string? Event = null)
{
    private static readonly LocalizedText AboutEvent = new("{0} (“{1}”)", "{0}（“{1}”）", "{0} (« {1} »)", "{0} („{1}“)");

    public static readonly FieldProblem NotACalendar = new FieldProblem(
        "not_a_calendar",
        new(
            "This is not an iCalendar file (RFC 5545) of version 2.0.",
            "这不是 2.0 版 iCalendar 文件（RFC 5545）。",
            "Ce n’est pas un fichier iCalendar (RFC 5545) de version 2.0.",
            "Das ist keine iCalendar-Datei (RFC 5545) der Version 2.0."
        )
    ).Expecting(Expectation.Like("BEGIN:VCALENDAR, VERSION:2.0 … END:VCALENDAR"));

    public static readonly FieldProblem LineForm = new FieldProblem(
        "content_line",
        new(
            "This is not a line of the form that iCalendar has.",
            "此行不符合 iCalendar 的格式。",
            "Cette ligne n’a pas la forme d’iCalendar.",
            "Diese Zeile hat nicht die Form von iCalendar."
        )
    ).Expecting(Expectation.Like("NAME;PARAMETER=VALUE:VALUE"));

    public static readonly FieldProblem Component = new FieldProblem(
        "component",
        new(
            "BEGIN and END do not match here.",
            "此处 BEGIN 与 END 不匹配。",
            "BEGIN et END ne correspondent pas ici.",
            "BEGIN und END passen hier nicht zusammen."
        )
    ).Expecting(
        Expectation.Words(
            "an END for each BEGIN, the inner one first, with events directly in VCALENDAR",
            "每个 BEGIN 有对应的 END（由内到外），且事件直接位于 VCALENDAR 中",
            "un END pour chaque BEGIN, d’abord celui du plus profond, et les événements directement dans VCALENDAR",
            "ein END zu jedem BEGIN, das innere zuerst, mit Terminen unmittelbar in VCALENDAR"
        )
    );

    public static readonly FieldProblem Unsupported = new(
        "unsupported",
        new(
            "This part of RFC 5545 is not taken here.",
            "此处不支持 RFC 5545 的这一部分。",
            "Cette partie de la RFC 5545 n’est pas prise en charge ici.",
            "Dieser Teil von RFC 5545 wird hier nicht unterstützt."
        )
    );

    /// <summary>Of a property that has to be like DTSTART.</summary>
    public static readonly Expectation LikeStart = Expectation.Words(
        "a date when DTSTART is one, else a date and a time",
        "DTSTART 为日期时应为日期，否则为日期和时间",
        "une date si DTSTART en est une, sinon une date et une heure",
        "ein Datum, wenn DTSTART eines ist, sonst Datum und Uhrzeit"
    );

    /// <summary>Of a property whose value is a date, or a date and a time.</summary>
    public static Expectation TimeForm(bool isDate) => Expectation.Like(isDate ? "20261122" : "20261122T083000Z");

    /// <summary>What is taken without something of RFC 5545.</summary>
    /// <param name="name">A name of it.</param>
    public static Expectation Without(string name) =>
        Expectation.Words($"the same without {name}", $"不含 {name} 的内容", $"la même chose sans {name}", $"dasselbe ohne {name}");

    /// <summary>Has the most dates of a file that has more than a schedule can have exceptions.</summary>
    public static readonly FieldProblem TooManyDates = new(
        FieldProblems.TooMany.Code,
        new(
            $"A schedule has at most {Schedule.MaxExceptions} exceptions, and this event brings the most: leave it out, or import a shorter time.",
            $"日程最多有 {Schedule.MaxExceptions} 个例外，而此事件带来的最多：请将其去掉，或导入较短的时段。",
            $"Un horaire a au plus {Schedule.MaxExceptions} exceptions, et cet événement en apporte le plus : retirez-le, ou importez une période plus courte.",
            $"Ein Zeitplan hat höchstens {Schedule.MaxExceptions} Ausnahmen, und dieser Termin bringt die meisten: Lassen Sie ihn weg, oder importieren Sie eine kürzere Zeit."
        )
    );

    /// <summary>Leaves too many pieces of a date.</summary>
    public static readonly FieldProblem TooManyHours = new(
        FieldProblems.TooMany.Code,
        new(
            $"This event cuts the hours of a date into more than {Schedule.MaxHoursPerException} pieces, which is the most that an exception has.",
            $"此事件将某日的时间分成超过 {Schedule.MaxHoursPerException} 段，即例外的上限。",
            $"Cet événement découpe les heures d’une date en plus de {Schedule.MaxHoursPerException} parties, le maximum d’une exception.",
            $"Dieser Termin teilt die Zeiten eines Tages in mehr als {Schedule.MaxHoursPerException} Teile; mehr hat eine Ausnahme nicht."
        )
    );

    /// <summary>How a refusal names a line.</summary>
    private string Member => $"line {Line}";

    private FieldProblem Told => Event is null ? Reason : Reason with { Message = new(Fill("en"), Fill("zh-CN"), Fill("fr"), Fill("de")) };

    public ValidationFailure ToFailure() => Validation.FailureOf(Member, Told.ToError());

    public Error ToError() => Validation.Refuse(Member, Told);

    private string Fill(string language) => string.Format(null, AboutEvent.In(language), Reason.Message.In(language), Event);
}
