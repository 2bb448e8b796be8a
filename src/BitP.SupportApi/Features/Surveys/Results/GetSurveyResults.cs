using System.Diagnostics.CodeAnalysis;
using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Periods;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.Results;

/// <summary>What a survey comes to is read.</summary>
public sealed class GetSurveyResults(SupportDbContext db, SurveyScores scores, SurveyCells cells)
    : ApiEndpoint<GetSurveyResults.Request, Results<Ok<SurveyResultsResponse>, Error>>
{
    internal const int MaxPeriods = 400;
    private const int MaxTexts = 20;
    private const int LookedAtForTexts = 200;

    /// <summary>Which cases, and by which groups.</summary>
    public sealed record Request : ISurveyFiguresQuery
    {
        /// <summary>The first instant at which the cases ended (RFC 3339, at a quarter of an hour), or a date, which begins at its midnight in <c>timeZone</c>.</summary>
        public string? From { get; init; }

        /// <summary>The first instant after that time, or a date, which is not in it any more; not before <c>from</c>, and at most 1,100 days after it.</summary>
        public string? To { get; init; }

        /// <summary>The IANA id of the time zone of dates, and of the midnights at which periods begin; <c>Etc/UTC</c> when absent.</summary>
        public string? TimeZone { get; init; }

        /// <summary>By what; no groups when absent. At most 400 periods. By agent, team and partner it is for staff; agents get their own figures by agent.</summary>
        public string? GroupBy { get; init; }

        /// <summary>Who is credited with answers, by agent and team; <c>resolver</c> when absent.</summary>
        public string? Attribution { get; init; }

        /// <summary>How many answers a group has to have for its score to be shown; 10 when absent. Not under 5 by agent.</summary>
        public int? MinimumSample { get; init; }

        /// <summary>Whether to show what customers wrote last, at most 20 texts; for supervisors and admins.</summary>
        public bool? Texts { get; init; }
    }

    internal sealed class Validator : SurveyFiguresQueryValidator<Request>
    {
        public Validator()
            : base(Enum.GetValues<SurveyGrouping>()) { }
    }

    public override void Configure()
    {
        Get("/{surveyId}/results");
        Group<SurveysGroup>();
        RequireScope(Scope.SurveysRead, Actors.Partner | Actors.Staff);
        Validated<Validator>();
        Fails(SurveyErrors.NotFound, PlatformErrors.TooMuchWork);
    }

    /// <summary>Get the results of a survey</summary>
    /// <remarks>
    /// What the answers about the cases that ended in a time come to: never a bare percentage, but with how many they are, how many were asked, and where the true value lies. Answers count as
    /// they stand now, for whom and what the case was when it ended; what is changed, excluded or corrected later counts otherwise within a few seconds. A group with fewer answers than the minimum
    /// sample has its number of answers, and no score. Partners get the figures of their own customers, agents those of their own work.
    /// </remarks>
    public override async Task<Results<Ok<SurveyResultsResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var (grouping, attribution) = (SurveyScores.GroupingOf(request.GroupBy), SurveyScores.AttributionOf(request.Attribution));
        var minimum = request.MinimumSample ?? SurveyScores.UsualMinimum;
        if (scores.Refuse(grouping, minimum) is { } refusal)
            return refusal;
        if (request.Texts is true && !Actor.IsAmong(Actors.Leads))
            return PlatformErrors.ActorNotAllowed.For(Actors.Leads.Names());
        if (await scores.FindAsync(Key("surveyId"), ct) is not { } survey)
            return SurveyErrors.NotFound;
        var (range, wrong) = SurveyFiguresRules.FindRange(request);
        if (range is null)
            return wrong!;
        StatisticsPeriod[] periods = PeriodOf(grouping) is { } length
            ? [.. StatisticsPeriods.Of(range, length).Take(MaxPeriods + 1)]
            : [SurveyScores.Whole(range)];
        if (PlatformErrors.RefuseWork(periods.Length, MaxPeriods) is { } tooMany)
            return tooMany;

        var scale = SurveyScores.ScaleOf(survey.Content.Kind);
        var dimension = SurveyScores.DimensionOf(grouping, attribution);
        var groups = grouping is null ? [] : await cells.SumAsync(survey.Id, dimension, periods, scores.OnlyAgent, ct);
        var ofWhole = scores.OnlyAgent is null ? SurveyDimension.All : SurveyScores.DimensionOf(SurveyGrouping.Agent, attribution);
        var whole =
            dimension is SurveyDimension.All && grouping is not null
                ? groups.Values
                : (IEnumerable<SurveySum>)(await cells.SumAsync(survey.Id, ofWhole, [SurveyScores.Whole(range)], scores.OnlyAgent, ct)).Values;
        var total = new SurveySum();
        foreach (var sum in whole)
            total.Add(sum);
        return TypedResults.Ok(
            new SurveyResultsResponse(SurveyFiguresResponse.Of(total, scale, 0))
            {
                SurveyId = survey.Id,
                Kind = survey.Content.Kind,
                From = range.From,
                To = range.To,
                TimeZone = range.Zone.Id,
                Formula = SurveyFormulas.Of(survey.Content.Kind),
                Attribution = attribution,
                AttributionRule = SurveyFormulas.Of(attribution),
                MinimumSample = minimum,
                GroupBy = grouping,
                Groups =
                    grouping is null ? null
                    : dimension is SurveyDimension.All
                        ?
                        [
                            .. periods.Select(
                                (p, i) => new SurveyGroupResponse(Figures(groups.GetValueOrDefault((i, "")) ?? new()), p.StartsOn, null, p.From, p.To)
                            ),
                        ]
                    : await NamedAsync(),
                Texts = request.Texts is true ? await TextsAsync(survey.Id, range, ct) : null,
            }
        );

        SurveyFiguresResponse Figures(SurveySum sum) => SurveyFiguresResponse.Of(sum, scale, minimum);

        async Task<IReadOnlyList<SurveyGroupResponse>> NamedAsync()
        {
            var shown = groups.Where(g => !g.Value.IsEmpty).Select(g => (g.Key.Key, Sum: g.Value)).OrderBy(g => g.Key, StringComparer.Ordinal).ToArray();
            var names = await scores.NamesAsync(grouping, [.. shown.Select(g => g.Key)], ct);
            return
            [
                .. shown.Select(g => new SurveyGroupResponse(
                    Figures(g.Sum),
                    g.Key.Length == 0 ? null : g.Key,
                    names.GetValueOrDefault(g.Key),
                    range.From,
                    range.To
                )),
            ];
        }
    }

    private static PeriodLength? PeriodOf(SurveyGrouping? grouping) =>
        grouping switch
        {
            SurveyGrouping.Day => PeriodLength.Day,
            SurveyGrouping.Week => PeriodLength.Week,
            SurveyGrouping.Month => PeriodLength.Month,
            _ => null,
        };

    private async Task<IReadOnlyList<SurveyText>> TextsAsync(Guid survey, ReportRange range, CancellationToken ct)
    {
        var (from, to) = (range.From, range.To);
        var newest = await db.Visible<SurveyInvitation>()
            .Where(i => i.SurveyId == survey && i.State == SurveyInvitationState.Answered && i.ResolvedAt >= from && i.ResolvedAt < to && i.Exclusion == null)
            .OrderByDescending(i => i.ResolvedAt)
            .ThenByDescending(i => i.Id)
            .Take(LookedAtForTexts)
            .Select(i => new
            {
                i.Id,
                i.SubjectReference,
                i.Answer,
            })
            .ToListAsync(ct);
        return
        [
            .. newest
                .Where(i => i.Answer!.Comment is not null)
                .Take(MaxTexts)
                .Select(i => new SurveyText(i.Id, i.SubjectReference, i.Answer!.Rating, i.Answer.Reasons, i.Answer.Comment!, i.Answer.At)),
        ];
    }
}

/// <summary>What a survey comes to.</summary>
public sealed record SurveyResultsResponse : SurveyFiguresResponse, IExample<SurveyResultsResponse>
{
    [SetsRequiredMembers]
    internal SurveyResultsResponse(SurveyFiguresResponse figures)
        : base(figures) { }

    /// <summary>The survey.</summary>
    public required Guid SurveyId { get; init; }

    /// <summary>What it measures.</summary>
    public required SurveyKind Kind { get; init; }

    /// <summary>The first instant at which the cases ended (UTC).</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The first instant after that time (UTC).</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>The IANA id of the time zone of dates and periods.</summary>
    public required string TimeZone { get; init; } = "";

    /// <summary>How the score and its interval are made, in words.</summary>
    public required string Formula { get; init; } = "";

    /// <summary>Who is credited with answers, by agent and team.</summary>
    public required SurveyAttribution Attribution { get; init; }

    /// <summary>The same in words.</summary>
    public required string AttributionRule { get; init; } = "";

    /// <summary>How many answers a group has to have for its score to be shown. The survey as a whole is always shown.</summary>
    public required int MinimumSample { get; init; }

    /// <summary>By what the groups are; null when none were asked for.</summary>
    public required SurveyGrouping? GroupBy { get; init; }

    /// <summary>The groups that have any case, in the order of their keys, or all periods in their order; null when none were asked for.</summary>
    public required IReadOnlyList<SurveyGroupResponse>? Groups { get; init; }

    /// <summary>What customers wrote about the cases that ended last, newest first; null unless it was asked for.</summary>
    public required IReadOnlyList<SurveyText>? Texts { get; init; }

    public static SurveyResultsResponse Example =>
        new(SurveyScores.Example)
        {
            SurveyId = Examples.Survey,
            Kind = SurveyKind.Csat,
            From = Examples.At.AddDays(-92),
            To = Examples.At,
            TimeZone = ReportRange.DefaultZone,
            Formula = SurveyFormulas.Of(SurveyKind.Csat),
            Attribution = SurveyAttribution.Resolver,
            AttributionRule = SurveyFormulas.Of(SurveyAttribution.Resolver),
            MinimumSample = SurveyScores.UsualMinimum,
            GroupBy = SurveyGrouping.Agent,
            Groups = [SurveyGroupResponse.Example],
        };
}

/// <summary>What a customer wrote in an answer that counts.</summary>
/// <param name="InvitationId">The invitation.</param>
/// <param name="Reference">The reference of the case.</param>
/// <param name="Rating">The rating.</param>
/// <param name="Reasons">The codes of the reasons that were named.</param>
/// <param name="Comment">What was written.</param>
/// <param name="At">When (UTC).</param>
public sealed record SurveyText(Guid InvitationId, string Reference, int Rating, IReadOnlyList<string> Reasons, string Comment, DateTimeOffset At);
