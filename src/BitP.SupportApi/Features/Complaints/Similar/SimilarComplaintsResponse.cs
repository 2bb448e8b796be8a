using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Complaints.Similar;

/// <summary>How similar complaints were decided.</summary>
/// <param name="Items">The up to 20 nearest by their words, the nearest first. They may be of any partner.</param>
/// <param name="Majority">The outcome that most of these have; null when they are fewer than three, or when no outcome has more than half of them.</param>
public sealed record SimilarComplaintsResponse(IReadOnlyList<SimilarComplaint> Items, SimilarMajority? Majority) : IExample<SimilarComplaintsResponse>
{
    public static SimilarComplaintsResponse Example =>
        new(
            [new(Examples.Complaint, "CP-100001", ComplaintOutcome.Upheld, Examples.At, "Nine days for a withdrawal", ComplaintKind.Communication, 0.62)],
            null
        );
}

/// <summary>A similar complaint that was decided.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="Reference">Its human reference.</param>
/// <param name="Outcome">How it was decided.</param>
/// <param name="DecidedAt">When (UTC).</param>
/// <param name="Subject">What it is about, in a line.</param>
/// <param name="Cause">What it came from; null while nobody has said.</param>
/// <param name="Nearness">The share of the words that both have in common, above 0 and up to 1.</param>
public sealed record SimilarComplaint(
    Guid Id,
    string Reference,
    ComplaintOutcome Outcome,
    DateTimeOffset DecidedAt,
    string Subject,
    ComplaintKind? Cause,
    double Nearness
);

/// <summary>The outcome that most similar complaints have.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Count">How many have it.</param>
/// <param name="Of">Out of how many.</param>
public sealed record SimilarMajority(ComplaintOutcome Outcome, int Count, int Of)
{
    private const int Fewest = 3;

    /// <summary>What more than half of at least three were; null when there is no such outcome.</summary>
    internal static SimilarMajority? Among(IReadOnlyList<SimilarComplaint> similar) =>
        similar.Count < Fewest
            ? null
            : similar
                .GroupBy(s => s.Outcome)
                .Where(g => 2 * g.Count() > similar.Count)
                .Select(g => new SimilarMajority(g.Key, g.Count(), similar.Count))
                .SingleOrDefault();
}
