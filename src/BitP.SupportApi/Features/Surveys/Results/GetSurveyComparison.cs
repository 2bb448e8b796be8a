using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Features.Surveys.Results.Statistics;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Periods;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Surveys.Results;

/// <summary>Two times or two groups of a survey are compared.</summary>
public sealed class GetSurveyComparison(SurveyScores scores, SurveyCells cells)
    : ApiEndpoint<GetSurveyComparison.Request, Results<Ok<SurveyComparisonResponse>, Error>>
{
    private static readonly Expectation BothOrNeither = new(
        new LocalizedText(
            "group and groupBy together, or neither",
            "group 与 groupBy 一同提供，或都不提供",
            "group et groupBy ensemble, ou aucun des deux",
            "group und groupBy zusammen oder keines von beiden"
        )
    );

    private static readonly Expectation KeyInResults = new(
        new LocalizedText(
            $"the key of a group in GET /v1/surveys/{{surveyId}}/results with the same groupBy, or {SurveyScores.None}",
            $"GET /v1/surveys/{{surveyId}}/results 按同一 groupBy 所列分组的 key，或 {SurveyScores.None}",
            $"la clé d’un groupe de GET /v1/surveys/{{surveyId}}/results avec le même groupBy, ou {SurveyScores.None}",
            $"der Schlüssel einer Gruppe in GET /v1/surveys/{{surveyId}}/results mit demselben groupBy, oder {SurveyScores.None}"
        )
    );

    /// <summary>What is compared with what.</summary>
    public sealed record Request : ISurveyFiguresQuery
    {
        /// <summary>The first instant at which the cases ended (RFC 3339, at a quarter of an hour), or a date, which begins at its midnight in <c>timeZone</c>.</summary>
        public string? From { get; init; }

        /// <summary>The first instant after that time, or a date, which is not in it any more; not before <c>from</c>, and at most 1,100 days after it.</summary>
        public string? To { get; init; }

        /// <summary>The first instant or date of the time to compare with; the same time when absent.</summary>
        public string? AgainstFrom { get; init; }

        /// <summary>The first instant or date after that; there with <c>againstFrom</c>.</summary>
        public string? AgainstTo { get; init; }

        /// <summary>The IANA id of the time zone of dates; <c>Etc/UTC</c> when absent.</summary>
        public string? TimeZone { get; init; }

        /// <summary>By what the groups are; all cases are compared when absent. By agent, team and partner it is for staff; agents compare their own figures by agent.</summary>
        public string? GroupBy { get; init; }

        /// <summary>The key of a group, as in the results; <c>none</c> for nobody or none. There with <c>groupBy</c>.</summary>
        public string? Group { get; init; }

        /// <summary>The key of the group to compare with; the same group when absent.</summary>
        public string? AgainstGroup { get; init; }

        /// <summary>Who is credited with answers, by agent and team; <c>resolver</c> when absent.</summary>
        public string? Attribution { get; init; }

        /// <summary>How many answers a side has to have for its score, and the difference, to be shown; 10 when absent. Not under 5 by agent.</summary>
        public int? MinimumSample { get; init; }
    }

    internal sealed class Validator : SurveyFiguresQueryValidator<Request>
    {
        public Validator()
            : base(SurveyScores.Dimensions)
        {
            RuleFor(r => r.AgainstFrom).IsInstantOrDate().IsOnQuarterHour();
            RuleFor(r => r.AgainstFrom).Must((r, text) => text is not null || r.AgainstTo is null).Otherwise(FieldProblems.Missing);
            RuleFor(r => r.AgainstTo).IsInstantOrDate().IsOnQuarterHour();
            RuleFor(r => r.AgainstTo).Must((r, text) => text is not null || r.AgainstFrom is null).Otherwise(FieldProblems.Missing);
            RuleFor(r => r.Group).IsLine(SurveyCell.KeyMaxLength);
            RuleFor(r => r.Group).Must((r, text) => (text is null) == (r.GroupBy is null)).Otherwise(FieldProblems.NotApplicable.Expecting(BothOrNeither));
            RuleFor(r => r.AgainstGroup).IsLine(SurveyCell.KeyMaxLength);
            RuleFor(r => r.AgainstGroup)
                .Must((r, text) => text is null || r.Group is not null)
                .Otherwise(FieldProblems.NotApplicable.Expecting(Expectation.OnlyWith("group")));
        }
    }

    public override void Configure()
    {
        Get("/{surveyId}/results/compare");
        Group<SurveysGroup>();
        RequireScope(Scope.SurveysRead, Actors.Partner | Actors.Staff);
        Validated<Validator>();
        Fails(SurveyErrors.NotFound, SurveyResultsErrors.NotApart, PlatformErrors.TooMuchWork);
    }

    /// <summary>Compare results of a survey</summary>
    /// <remarks>
    /// Two times, two groups in the same time, or two groups in two times: both sides, and how far their scores are apart. When the interval of the difference holds 0, these answers do not tell the two apart.
    /// The two must have no answers in common: by shares of replies one answer can be credited to two agents or teams, which are therefore compared in different times only.
    /// </remarks>
    public override async Task<Results<Ok<SurveyComparisonResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var (grouping, attribution) = (SurveyScores.GroupingOf(request.GroupBy), SurveyScores.AttributionOf(request.Attribution));
        var minimum = request.MinimumSample ?? SurveyScores.UsualMinimum;
        if (scores.Refuse(grouping, minimum) is { } refusal)
            return refusal;
        if (await scores.FindAsync(Key("surveyId"), ct) is not { } survey)
            return SurveyErrors.NotFound;
        var (range, wrong) = SurveyFiguresRules.FindRange(request);
        if (range is null)
            return wrong!;
        var other = range;
        if (request.AgainstFrom is not null)
            (other, wrong) = SurveyFiguresRules.FindRange(new Against(request.AgainstFrom, request.AgainstTo, request.TimeZone), "againstFrom", "againstTo");
        if (other is null)
            return wrong!;
        var (group, otherGroup) = (request.Group, request.AgainstGroup ?? request.Group);
        var canShare = attribution is SurveyAttribution.ShareOfReplies && grouping is (SurveyGrouping.Agent or SurveyGrouping.Team);
        if ((group == otherGroup || canShare) && range.From < other.To && other.From < range.To)
            return SurveyResultsErrors.NotApart;
        if (scores.OnlyAgent is { } own && (group != own || otherGroup != own))
            return PlatformErrors.ActorNotAllowed.For(Actors.Leads.Names());

        var scale = SurveyScores.ScaleOf(survey.Content.Kind);
        var dimension = SurveyScores.DimensionOf(grouping, attribution);
        var names = await scores.NamesAsync(grouping, [.. new[] { group, otherGroup }.OfType<string>()], ct);
        var (first, second) = (await SumAsync(range, group), await SumAsync(other, otherGroup));
        // A key that is misspelt is no group without answers. What was counted is a group, whether it still has a name or not.
        if (IsUnknown(group, first))
            return Validation.Refuse("group", FieldProblems.NotFound.Expecting(KeyOf(grouping)));
        if (IsUnknown(otherGroup, second))
            return Validation.Refuse("againstGroup", FieldProblems.NotFound.Expecting(KeyOf(grouping)));
        var (one, another) = (SideOf(first, group, range), SideOf(second, otherGroup, other));
        var isShown = one.Withheld is null && another.Withheld is null;
        return TypedResults.Ok(
            new SurveyComparisonResponse(
                survey.Id,
                survey.Content.Kind,
                range.Zone.Id,
                grouping,
                attribution,
                SurveyFormulas.Of(attribution),
                minimum,
                one,
                another,
                isShown ? first.TallyOf(scale).ComparedWith(second.TallyOf(scale)) : new(null, null),
                isShown ? null : SurveyWithheld.MinimumSample,
                $"{SurveyFormulas.Of(survey.Content.Kind)} {SurveyFormulas.OfDifference(survey.Content.Kind)}"
            )
        );

        bool IsUnknown(string? key, SurveySum sum) =>
            sum.IsEmpty
            && key is not (null or SurveyScores.None)
            && !(
                grouping switch
                {
                    SurveyGrouping.Channel => EnumNames<Channel>.Values.ContainsKey(key),
                    SurveyGrouping.Category => EnumNames<TicketCategory>.Values.ContainsKey(key) || EnumNames<ComplaintKind>.Values.ContainsKey(key),
                    SurveyGrouping.Language => true,
                    _ => names.ContainsKey(key),
                }
            );

        async Task<SurveySum> SumAsync(ReportRange time, string? key) =>
            (await cells.SumAsync(survey.Id, dimension, [SurveyScores.Whole(time)], key is SurveyScores.None or null ? "" : key, ct)).Values.SingleOrDefault()
            ?? new();

        SurveyGroupResponse SideOf(SurveySum sum, string? key, ReportRange time) =>
            new(
                SurveyFiguresResponse.Of(sum, scale, minimum),
                key is SurveyScores.None ? null : key,
                key is null ? null : names.GetValueOrDefault(key),
                time.From,
                time.To
            );
    }

    private static Expectation KeyOf(SurveyGrouping? grouping) =>
        grouping switch
        {
            SurveyGrouping.Channel => Expectation.OneOf([.. EnumNames.Of(typeof(Channel)), SurveyScores.None]),
            SurveyGrouping.Category => Expectation.OneOf([
                .. EnumNames.Of(typeof(TicketCategory)).Union(EnumNames.Of(typeof(ComplaintKind))),
                SurveyScores.None,
            ]),
            _ => KeyInResults,
        };

    private sealed record Against(string? From, string? To, string? TimeZone) : IReportQuery;
}

/// <summary>How two times or groups of a survey compare.</summary>
/// <param name="SurveyId">The survey.</param>
/// <param name="Kind">What it measures.</param>
/// <param name="TimeZone">The IANA id of the time zone of dates.</param>
/// <param name="GroupBy">By what the groups are; null when all cases are compared.</param>
/// <param name="Attribution">Who is credited with answers, by agent and team.</param>
/// <param name="AttributionRule">The same in words.</param>
/// <param name="MinimumSample">How many answers a side has to have for its score to be shown.</param>
/// <param name="First">The one.</param>
/// <param name="Second">The one that it is compared with.</param>
/// <param name="Difference">The score of the first less that of the second.</param>
/// <param name="Withheld">Why the difference is not shown; null when it is.</param>
/// <param name="Formula">How scores, difference and intervals are made, in words.</param>
public sealed record SurveyComparisonResponse(
    Guid SurveyId,
    SurveyKind Kind,
    string TimeZone,
    SurveyGrouping? GroupBy,
    SurveyAttribution Attribution,
    string AttributionRule,
    int MinimumSample,
    SurveyGroupResponse First,
    SurveyGroupResponse Second,
    Difference Difference,
    SurveyWithheld? Withheld,
    string Formula
) : IExample<SurveyComparisonResponse>
{
    public static SurveyComparisonResponse Example =>
        new(
            Examples.Survey,
            SurveyKind.Csat,
            ReportRange.DefaultZone,
            SurveyGrouping.Agent,
            SurveyAttribution.Resolver,
            SurveyFormulas.Of(SurveyAttribution.Resolver),
            SurveyScores.UsualMinimum,
            SurveyGroupResponse.Example,
            SurveyGroupResponse.Example,
            new(0, new(-0.1, 0.1)),
            null,
            $"{SurveyFormulas.Of(SurveyKind.Csat)} {SurveyFormulas.OfDifference(SurveyKind.Csat)}"
        );
}
