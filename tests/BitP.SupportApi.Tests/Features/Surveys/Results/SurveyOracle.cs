using System.Numerics;
using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Features.Surveys.Invitations;

namespace BitP.SupportApi.Tests.Features.Surveys.Results;

/// <summary>Counts figures from a list of invitations, each time and as plainly as they are defined, with fractions.</summary>
internal static class SurveyOracle
{
    public static List<string> Count(
        IEnumerable<SurveyInvitation> invitations,
        SurveyKind kind,
        Func<SurveyInvitation, IEnumerable<(string Group, int Parts, int Whole)>> groups
    ) =>
        [
            .. from credited in invitations.SelectMany(i => groups(i).Select(g => (Invitation: i, Credit: g)))
            group credited by credited.Credit.Group into g
            orderby g.Key
            select Line(g.Key, [.. g.Select(c => c.Invitation)], [.. g.Select(c => (c.Credit.Parts, c.Credit.Whole))], kind),
        ];

    public static IEnumerable<(string Group, int Parts, int Whole)> By(SurveyInvitation i, string grouping, bool byReplies)
    {
        var whole = i.Facts.Replies.Sum(r => r.Count);
        return (grouping, byReplies && whole > 0) switch
        {
            ("agent", true) => i.Facts.Replies.GroupBy(r => r.AgentId).Select(r => (r.Key.ToString(), r.Sum(x => x.Count), whole)),
            ("team", true) => i.Facts.Replies.GroupBy(r => r.Team).Select(r => (r.Key ?? "", r.Sum(x => x.Count), whole)),
            ("agent", false) => [(i.AgentId?.ToString() ?? "", 1, 1)],
            ("team", false) => [(i.Facts.Team ?? "", 1, 1)],
            ("channel", _) => [(i.Facts.Channel, 1, 1)],
            ("category", _) => [(i.Facts.Category, 1, 1)],
            ("language", _) => [(i.Facts.Language, 1, 1)],
            ("partner", _) => [(i.PartnerId.ToString(), 1, 1)],
            _ => [("", 1, 1)],
        };
    }

    private static string Line(string key, SurveyInvitation[] all, (int Parts, int Whole)[] credits, SurveyKind kind)
    {
        var counts = all.Select(i => i.Answer is not null && i.Exclusion is null).ToArray();
        var answers = all.Where((_, i) => counts[i]).ToArray();
        var (lowest, highest) = kind.Scale();
        // What all counted by fractions come to, over a common denominator.
        BigInteger denominator = 1;
        foreach (var (_, whole) in credits.Distinct())
            denominator = denominator * whole / BigInteger.GreatestCommonDivisor(denominator, whole);
        BigInteger weights = 0,
            sum = 0;
        for (var i = 0; i < all.Length; i++)
            if (counts[i])
            {
                var weight = denominator * credits[i].Parts / credits[i].Whole;
                weights += weight;
                sum += weight * Value(all[i].Answer!.Rating, kind);
            }
        var delivered = all.Where(i => i.SentAt is not null).ToArray();
        return string.Join(
            ' ',
            $"[{key}]",
            $"n={answers.Length}",
            $"invited={all.Count(i => i.State is not SurveyInvitationState.Suppressed)}",
            $"delivered={delivered.Length}",
            $"scheduled={all.Count(i => i.State is SurveyInvitationState.Scheduled)}",
            $"open={all.Count(i => i.State is SurveyInvitationState.Sent or SurveyInvitationState.Opened)}",
            $"expired={all.Count(i => i.State is SurveyInvitationState.Expired)}",
            $"revoked={delivered.Count(i => i.State is SurveyInvitationState.Cancelled)}",
            $"excluded={all.Count(i => i.Exclusion is not null)}",
            $"cancelled={Many(all.Where(i => i.SentAt is null && i.Cancellation is not null).Select(i => Snake(i.Cancellation.ToString()!)))}",
            $"suppressed={Many(all.Where(i => i.Suppression is not null).Select(i => Snake(i.Suppression.ToString()!)))}",
            $"reasons={Many(answers.SelectMany(i => i.Answer!.Reasons))}",
            $"ratings={string.Join(',', Enumerable.Range(lowest, highest - lowest + 1).Select(r => answers.Count(i => i.Answer!.Rating == r)))}",
            $"score={(weights.IsZero ? "" : Rounded(Math.Exp(BigInteger.Log(BigInteger.Abs(sum)) - BigInteger.Log(weights)) * sum.Sign))}",
            $"rate={(delivered.Length == 0 ? "" : Rounded((double)all.Count(i => i.Answer is not null) / delivered.Length))}"
        );
    }

    public static string Rounded(double value) =>
        Math.Round(value, 9)
            .ToString("0.000000000", System.Globalization.CultureInfo.InvariantCulture)
            .Replace("-0.000000000", "0.000000000", StringComparison.Ordinal);

    public static string Many(IEnumerable<string> names) =>
        string.Join(',', names.GroupBy(n => n).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key}:{g.Count()}"));

    private static int Value(int rating, SurveyKind kind) =>
        kind switch
        {
            SurveyKind.Csat => rating >= 4 ? 1 : 0,
            SurveyKind.Ces => rating,
            _ => rating >= 9 ? 1
            : rating <= 6 ? -1
            : 0,
        };

    private static string Snake(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
