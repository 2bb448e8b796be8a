using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Features.Surveys.Results.Statistics;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Periods;
using BitP.SupportApi.Platform.Problems;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.Results;

/// <summary>What all questions about the figures of a survey have in common.</summary>
public sealed class SurveyScores(SupportDbContext db)
{
    /// <summary>How many days an answer may be about.</summary>
    internal const int MaxDays = 1_100;

    internal const int UsualMinimum = 10;

    /// <summary>Fewer answers about an agent tell of single customers, and hardly of the agent.</summary>
    internal const int LeastMinimumOfAgents = 5;

    /// <summary>How the group of nobody or none is asked for.</summary>
    internal const string None = "none";

    internal static readonly SurveyGrouping[] Dimensions =
    [
        SurveyGrouping.Agent,
        SurveyGrouping.Team,
        SurveyGrouping.Channel,
        SurveyGrouping.Category,
        SurveyGrouping.Language,
        SurveyGrouping.Partner,
    ];

    internal static SurveyFiguresResponse Example
    {
        get
        {
            var sum = new SurveySum();
            foreach (var (rating, answers) in new[] { (1, 3), (2, 2), (3, 7), (4, 21), (5, 55) })
                sum.Add(SurveySum.AnswersOf(rating), answers);
            sum.Add(SurveySum.ReasonOf("speed"), 31);
            sum.Add(SurveySum.ReasonOf("expertise"), 18);
            sum.Add(SurveySum.Excluded, 1);
            sum.Add(SurveySum.Open, 12);
            sum.Add(SurveySum.Expired, 141);
            sum.Add(SurveySum.SuppressedFor + "fatigue", 20);
            sum.Add(SurveySum.CancelledFor + "reopened", 4);
            return SurveyFiguresResponse.Of(sum, Scale.Csat, UsualMinimum);
        }
    }

    /// <summary>The survey, when the caller may know of it.</summary>
    internal async Task<Survey?> FindAsync(Guid surveyId, CancellationToken ct)
    {
        var survey = await db.Set<Survey>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == surveyId, ct);
        return survey?.VersionFor(db.Actor) is null ? null : survey;
    }

    /// <summary>Refuses figures that are not for the caller, or would tell of single answers.</summary>
    internal Error? Refuse(SurveyGrouping? grouping, int minimum) =>
        !db.Actor.IsStaff && grouping is SurveyGrouping.Agent or SurveyGrouping.Team or SurveyGrouping.Partner
            ? PlatformErrors.ActorNotAllowed.For(Actors.Staff.Names())
        : IsAgent && grouping is not (null or SurveyGrouping.Agent) ? PlatformErrors.ActorNotAllowed.For((Actors.Partner | Actors.Leads).Names())
        : grouping is SurveyGrouping.Agent && minimum < LeastMinimumOfAgents
            ? Validation.Refuse("minimumSample", FieldProblems.OutOfRange.Expecting(Expectation.AtLeast(LeastMinimumOfAgents)))
        : null;

    /// <summary>The only agent whose figures the caller may see; null for all of them. From those of more, and of less, an agent would know those of others.</summary>
    internal string? OnlyAgent => IsAgent ? db.Actor.Id.GetValueOrDefault().ToString() : null;

    private bool IsAgent => db.Actor.Kind is ActorKind.Agent;

    internal static SurveyDimension DimensionOf(SurveyGrouping? grouping, SurveyAttribution attribution) =>
        (grouping, attribution) switch
        {
            (SurveyGrouping.Agent, SurveyAttribution.ShareOfReplies) => SurveyDimension.AgentByReplies,
            (SurveyGrouping.Team, SurveyAttribution.ShareOfReplies) => SurveyDimension.TeamByReplies,
            (SurveyGrouping.Agent, _) => SurveyDimension.Agent,
            (SurveyGrouping.Team, _) => SurveyDimension.Team,
            (SurveyGrouping.Channel, _) => SurveyDimension.Channel,
            (SurveyGrouping.Category, _) => SurveyDimension.Category,
            (SurveyGrouping.Language, _) => SurveyDimension.Language,
            (SurveyGrouping.Partner, _) => SurveyDimension.Partner,
            _ => SurveyDimension.All,
        };

    internal static Scale ScaleOf(SurveyKind kind) =>
        kind switch
        {
            SurveyKind.Csat => Scale.Csat,
            SurveyKind.Ces => Scale.Ces,
            _ => Scale.Nps,
        };

    internal static SurveyAttribution AttributionOf(string? name) => name is null ? default : EnumNames<SurveyAttribution>.Values[name];

    internal static SurveyGrouping? GroupingOf(string? name) => name is null ? null : EnumNames<SurveyGrouping>.Values[name];

    internal static StatisticsPeriod Whole(ReportRange range) => new("", range.From, range.To);

    /// <summary>What those are called whom keys name.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> NamesAsync(SurveyGrouping? grouping, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        switch (grouping)
        {
            case SurveyGrouping.Agent:
                var agents = IdsIn(keys);
                return await db.Set<Agent>()
                    .Where(a => agents.Contains(a.Id))
                    .Select(a => new { a.Id, a.Name })
                    .ToDictionaryAsync(a => a.Id.ToString(), a => a.Name, ct);
            case SurveyGrouping.Partner:
                var partners = IdsIn(keys);
                return await db.Set<Partner>()
                    .Where(p => partners.Contains(p.Id))
                    .Select(p => new { p.Id, p.Name })
                    .ToDictionaryAsync(p => p.Id.ToString(), p => p.Name, ct);
            case SurveyGrouping.Team:
                return await db.Set<Team>().Where(t => keys.Contains(t.Key)).Select(t => new { t.Key, t.Name }).ToDictionaryAsync(t => t.Key, t => t.Name, ct);
            default:
                return new Dictionary<string, string>();
        }
    }

    private static Guid[] IdsIn(IReadOnlyCollection<string> keys) => [.. keys.Where(key => Guid.TryParse(key, out _)).Select(Guid.Parse)];
}
