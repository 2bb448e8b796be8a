using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Problems;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints.Similar;

/// <summary>
/// Finds decided complaints that are like another one: of the same kind, under the regime that speaks in its documents, with the same cause when that is known, and about
/// tickets of the same category when it is about one; the nearest by words first. The work has a bound, however many complaints there are.
/// When those of the same cause have no majority, those of every cause are taken: a cause that hardly any other has is no way past the majority.
/// </summary>
public sealed class SimilarComplaints(SupportDbContext db)
{
    /// <summary>Among how many of its kind they are looked for, those that were decided last.</summary>
    private const int MaxSearched = 1000;

    /// <summary>How many of them have their words compared, those that were decided last.</summary>
    private const int MaxCompared = 200;

    /// <summary>How many are answered and count: the nearest.</summary>
    private const int MaxNearest = 20;

    /// <summary>How many characters of a description are compared.</summary>
    private const int ComparedLength = 2000;

    internal async Task<SimilarComplaintsResponse> FindAsync(Complaint complaint, CancellationToken ct)
    {
        var found = await FindAsync(complaint, complaint.Cause, ct);
        return complaint.Cause is null || found.Majority is not null ? found : await FindAsync(complaint, null, ct);
    }

    private async Task<SimilarComplaintsResponse> FindAsync(Complaint complaint, ComplaintKind? cause, CancellationToken ct)
    {
        var like = db.Visible<Complaint>()
            .AsNoTracking()
            .Where(c => c.Kind == complaint.Kind && c.DecidedAt != null && c.Number != complaint.Number)
            .OrderByDescending(c => c.DecidedAt)
            .ThenByDescending(c => c.Number)
            .Take(MaxSearched);
        var regime = ComplaintRegimeMark.Of(complaint.Regimes[0].Key);
        like = like.Where(c => c.RegimeKeys.Contains(regime));
        if (cause is not null)
            like = like.Where(c => c.Cause == cause);
        if (complaint.TicketCategory is { } category)
            like = like.Where(c => c.TicketCategory == category);
        var compared = await like.OrderByDescending(c => c.DecidedAt)
            .ThenByDescending(c => c.Number)
            .Take(MaxCompared)
            .Select(c => new
            {
                c.Id,
                c.Number,
                c.Subject,
                Description = c.Description.Substring(0, ComparedLength),
                c.Decision,
                c.Cause,
            })
            .ToListAsync(ct);
        var words = WordsOf(complaint.Subject, Texts.Cut(complaint.Description, ComparedLength));
        SimilarComplaint[] nearest =
        [
            .. compared
                .Select(c => new SimilarComplaint(
                    c.Id,
                    Complaint.ReferenceOf(c.Number),
                    c.Decision!.Outcome,
                    c.Decision.DecidedAt,
                    c.Subject,
                    c.Cause,
                    Nearness(words, WordsOf(c.Subject, c.Description))
                ))
                .Where(c => c.Nearness > 0)
                .OrderByDescending(c => c.Nearness)
                .ThenByDescending(c => c.DecidedAt)
                .Take(MaxNearest),
        ];
        return new(nearest, SimilarMajority.Among(nearest));
    }

    // Where words are written without spaces, pairs of characters tell more than the characters that are in them.
    private static HashSet<string> WordsOf(string subject, string description) => [.. SearchText.Query($"{subject}\n{description}")];

    // Dice's coefficient, to three decimals.
    private static double Nearness(HashSet<string> a, HashSet<string> b) =>
        a.Count + b.Count is 0 ? 0 : Math.Round(2.0 * a.Count(b.Contains) / (a.Count + b.Count), 3);
}
