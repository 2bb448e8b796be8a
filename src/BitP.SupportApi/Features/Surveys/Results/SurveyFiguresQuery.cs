using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Periods;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;

namespace BitP.SupportApi.Features.Surveys.Results;

/// <summary>By what figures are grouped.</summary>
public enum SurveyGrouping
{
    /// <summary>By agents, as the attribution says.</summary>
    Agent,

    /// <summary>By teams, as the attribution says; of complaints by departments.</summary>
    Team,

    /// <summary>By the channel by which the case came in.</summary>
    Channel,

    /// <summary>By the category of the ticket, or the kind of the complaint.</summary>
    Category,

    /// <summary>By the language of the case.</summary>
    Language,

    /// <summary>By the partner whose customer it is.</summary>
    Partner,

    /// <summary>By the days on which the cases ended.</summary>
    Day,

    /// <summary>By the weeks in which they ended, which begin on Monday (ISO 8601).</summary>
    Week,

    /// <summary>By the calendar months in which they ended.</summary>
    Month,
}

/// <summary>Who is credited with an answer.</summary>
public enum SurveyAttribution
{
    /// <summary>Whoever resolved the case.</summary>
    Resolver,

    /// <summary>All who replied in it, each by the share of the public replies.</summary>
    ShareOfReplies,
}

/// <summary>Why a figure is not shown.</summary>
public enum SurveyWithheld
{
    /// <summary>There are fewer answers than the minimum sample.</summary>
    MinimumSample,
}

/// <summary>Which figures of a survey are asked for.</summary>
internal interface ISurveyFiguresQuery : IReportQuery
{
    string? GroupBy { get; }
    string? Attribution { get; }
    int? MinimumSample { get; }
}

internal class SurveyFiguresQueryValidator<T> : AbstractValidator<T>
    where T : ISurveyFiguresQuery
{
    private const int LargestMinimum = 10_000;

    protected SurveyFiguresQueryValidator(params SurveyGrouping[] groupings)
    {
        RuleFor(r => r.From).NotEmpty().IsInstantOrDate().IsOnQuarterHour();
        RuleFor(r => r.To).NotEmpty().IsInstantOrDate().IsOnQuarterHour();
        RuleFor(r => r.TimeZone).IsTimeZone();
        RuleFor(r => r.GroupBy).IsOneOf([.. groupings.Select(EnumNames<SurveyGrouping>.Of)]);
        RuleFor(r => r.Attribution).IsOneOf([.. Enum.GetValues<SurveyAttribution>().Select(EnumNames<SurveyAttribution>.Of)]);
        RuleFor(r => r.MinimumSample).InclusiveBetween(1, LargestMinimum);
    }
}

internal static class SurveyFiguresRules
{
    private static readonly FieldProblem QuarterHour = new(
        "not_on_quarter_hour",
        new(
            "Figures are kept by quarter hours: give an instant at :00, :15, :30 or :45 (UTC), or a date.",
            "统计按一刻钟保存：请提供 :00、:15、:30 或 :45 的时刻（UTC），或一个日期。",
            "Les chiffres sont tenus par quarts d’heure : donnez un instant à :00, :15, :30 ou :45 (UTC), ou une date.",
            "Die Zahlen werden nach Viertelstunden geführt: Geben Sie einen Zeitpunkt um :00, :15, :30 oder :45 (UTC) oder ein Datum an."
        )
    );

    private static readonly Expectation OnQuarterHour = new(
        new LocalizedText(
            "an instant such as 2026-11-22T08:15:00Z, or a date such as 2026-11-22",
            "时刻，例如 2026-11-22T08:15:00Z，或日期，例如 2026-11-22",
            "un instant, par exemple 2026-11-22T08:15:00Z, ou une date, par exemple 2026-11-22",
            "ein Zeitpunkt wie 2026-11-22T08:15:00Z oder ein Datum wie 2026-11-22"
        )
    );

    public static IRuleBuilderOptions<T, string?> IsOnQuarterHour<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => text is null || !Instants.TryParse(text, out var at) || at == FloorOf(at)).Otherwise(QuarterHour.Expecting(OnQuarterHour));

    /// <summary>The time that figures are asked for. Where a midnight long ago was on no quarter hour, the time begins or ends with that.</summary>
    public static (ReportRange? Range, Error? Refusal) FindRange(IReportQuery query, string from = "from", string to = "to")
    {
        var range = ReportRange.Of(query);
        if (range.To < range.From)
            return (null, Validation.Refuse(to, FieldProblems.OutOfRange.Expecting(Expectation.NotBefore(from))));
        return PlatformErrors.RefuseWork((long)(range.To - range.From).TotalDays, SurveyScores.MaxDays) is { } tooLong
            ? (null, tooLong)
            : (range with { From = FloorOf(range.From), To = FloorOf(range.To) }, null);
    }

    private static DateTimeOffset FloorOf(DateTimeOffset at) => at.AddTicks(-(at.UtcTicks % SurveyCell.Quarter.Ticks));
}
