using System.Linq.Expressions;
using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Features.Surveys.Results.Statistics;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Surveys.Results;

/// <summary>What an invitation counts as, and for whom and what: nothing else of it decides what figures it is in.</summary>
/// <param name="As">What it is counted as, which is exactly one thing: see <see cref="SurveySum"/>.</param>
/// <param name="Rating">The rating of an answer that counts; null otherwise.</param>
/// <param name="Reasons">The reasons that were named in it.</param>
/// <param name="Facts">What figures are grouped by.</param>
internal sealed record SurveyStanding(string As, int? Rating, IReadOnlyList<string> Reasons, SurveyFacts Facts)
{
    public bool Says(SurveyStanding other) => As == other.As && Rating == other.Rating && Reasons.SequenceEqual(other.Reasons) && Facts.Says(other.Facts);

    /// <summary>The groups in which it counts, for all partners together and for its own, and by how many parts of the whole.</summary>
    public IEnumerable<SurveyGroup> Groups(Guid partner)
    {
        yield return new(null, SurveyDimension.All, "");
        yield return new(null, SurveyDimension.Agent, KeyOf(Facts.AgentId));
        yield return new(null, SurveyDimension.Team, Facts.Team ?? "");
        yield return new(null, SurveyDimension.Partner, KeyOf(partner));
        foreach (Guid? of in new Guid?[] { null, partner })
        {
            if (of is not null)
                yield return new(of, SurveyDimension.All, "");
            yield return new(of, SurveyDimension.Channel, Facts.Channel);
            yield return new(of, SurveyDimension.Category, Facts.Category);
            yield return new(of, SurveyDimension.Language, Facts.Language);
        }
        var replies = Facts.Replies.Sum(r => r.Count);
        if (replies == 0)
        {
            yield return new(null, SurveyDimension.AgentByReplies, KeyOf(Facts.AgentId));
            yield return new(null, SurveyDimension.TeamByReplies, Facts.Team ?? "");
            yield break;
        }
        foreach (var agent in Facts.Replies.GroupBy(r => r.AgentId))
            yield return new(null, SurveyDimension.AgentByReplies, KeyOf(agent.Key), agent.Sum(r => r.Count), replies);
        foreach (var team in Facts.Replies.GroupBy(r => r.Team ?? ""))
            yield return new(null, SurveyDimension.TeamByReplies, team.Key, team.Sum(r => r.Count), replies);
    }

    /// <summary>Adds it to the sum of a group, or takes it away again.</summary>
    /// <param name="sum">The sum.</param>
    /// <param name="group">The group.</param>
    /// <param name="times">1, or -1 to take it away.</param>
    public void AddTo(SurveySum sum, SurveyGroup group, int times)
    {
        if (Rating is not { } rating)
        {
            sum.Add(As, times);
            return;
        }
        if (group.Parts == group.Whole)
            sum.Add(SurveySum.AnswersOf(rating), times);
        else
        {
            var credit = Credit.Share(group.Parts, group.Whole);
            sum.Add(SurveySum.PartsOf(rating), times);
            sum.Add(SurveySum.WeightOf(rating), times * credit.Weight);
            sum.Add(SurveySum.SquareOf(rating), times * credit.Square);
        }
        foreach (var reason in Reasons)
            sum.Add(SurveySum.ReasonOf(reason), times);
    }

    private static string KeyOf(Guid? id) => id?.ToString() ?? "";
}

/// <summary>One of the groups in which an invitation counts.</summary>
/// <param name="PartnerId">Of whose customers the group is; null for those of all partners.</param>
/// <param name="Dimension">What is grouped by.</param>
/// <param name="Key">Which group it is; empty for nobody or none.</param>
/// <param name="Parts">How much of an answer is credited to it, in parts of <see cref="Whole"/>.</param>
/// <param name="Whole">How many parts the whole answer has.</param>
internal readonly record struct SurveyGroup(Guid? PartnerId, SurveyDimension Dimension, string Key, int Parts = 1, int Whole = 1);

/// <summary>What is read of an invitation to count it.</summary>
internal sealed record CountableInvitation(
    Guid Id,
    Guid SurveyId,
    Guid PartnerId,
    DateTimeOffset ResolvedAt,
    SurveyInvitationState State,
    SurveySuppression? Suppression,
    SurveyCancellation? Cancellation,
    bool WasSent,
    bool IsExcluded,
    SurveyAnswer? Answer,
    SurveyFacts Facts
)
{
    public static readonly Expression<Func<SurveyInvitation, CountableInvitation>> Read = i =>
        new(i.Id, i.SurveyId, i.PartnerId, i.ResolvedAt, i.State, i.Suppression, i.Cancellation, i.SentAt != null, i.Exclusion != null, i.Answer, i.Facts);

    /// <summary>What it counts as now.</summary>
    public SurveyStanding Standing =>
        this switch
        {
            { Answer: { } answer, IsExcluded: false } => new(SurveySum.Answered, answer.Rating, answer.Reasons, Facts),
            { Answer: not null } => Counts(SurveySum.Excluded),
            { Suppression: { } why } => Counts(SurveySum.SuppressedFor + EnumNames<SurveySuppression>.Of(why)),
            { Cancellation: { } why, WasSent: false } => Counts(SurveySum.CancelledFor + EnumNames<SurveyCancellation>.Of(why)),
            { Cancellation: not null } => Counts(SurveySum.Revoked),
            { State: SurveyInvitationState.Expired } => Counts(SurveySum.Expired),
            { WasSent: true } => Counts(SurveySum.Open),
            _ => Counts(SurveySum.Scheduled),
        };

    private SurveyStanding Counts(string what) => new(what, null, [], Facts);
}
