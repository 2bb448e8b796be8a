using BitP.SupportApi.Platform.Problems;
using FluentValidation.Results;

namespace BitP.SupportApi.Features.Schedules.ICalendar;

/// <summary>Why a line of an iCalendar file is refused.</summary>
/// <param name="Line">The number of the line, from 1; of one that is folded, where it begins.</param>
/// <param name="Reason">Why.</param>
internal sealed record CalendarProblem(int Line, FieldProblem Reason)
{
    public static readonly FieldProblem NotACalendar = new(
        "not_a_calendar",
        new(
            "This is not an iCalendar file (RFC 5545) of version 2.0.",
            "这不是 2.0 版 iCalendar 文件（RFC 5545）。",
            "Ce n’est pas un fichier iCalendar (RFC 5545) de version 2.0.",
            "Das ist keine iCalendar-Datei (RFC 5545) der Version 2.0."
        )
    );

    public static readonly FieldProblem LineForm = new(
        "content_line",
        new(
            "This is not a line of the form NAME;PARAMETER=VALUE:VALUE.",
            "此行不符合 NAME;PARAMETER=VALUE:VALUE 的格式。",
            "Cette ligne n’a pas la forme NAME;PARAMETER=VALUE:VALUE.",
            "Diese Zeile hat nicht die Form NAME;PARAMETER=VALUE:VALUE."
        )
    );

    public static readonly FieldProblem Component = new(
        "component",
        new(
            "BEGIN and END do not match here.",
            "此处 BEGIN 与 END 不匹配。",
            "BEGIN et END ne correspondent pas ici.",
            "BEGIN und END passen hier nicht zusammen."
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

    /// <summary>How a refusal names a line.</summary>
    public string Member => $"line {Line}";

    public ValidationFailure ToFailure() => new(Member, Reason.Message.Current) { ErrorCode = Reason.Code };
}
