using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>It is asked how the limits of a complaint come about.</summary>
public sealed class ExplainComplaintDeadlines(SupportDbContext db, ComplaintDesk desk, TimeProvider clock)
    : ApiEndpoint<Results<Ok<ExplainComplaintDeadlines.Explanation>, Error>>
{
    /// <summary>How the limits of a complaint come about.</summary>
    /// <param name="Reference">The reference of the complaint.</param>
    /// <param name="Kept">By regime: the limits that count, as the complaint shows them. They were counted when they began to run, and no later change of a regime or its schedule moves them.</param>
    /// <param name="Regimes">By regime: how counting goes today, with every day that is counted or is not. It differs from what counts when the schedule has changed since.</param>
    public sealed record Explanation(string Reference, IReadOnlyList<ComplaintRegimeClocksResponse> Kept, IReadOnlyList<RegimePreviewResponse> Regimes)
        : IExample<Explanation>
    {
        public static Explanation Example => new("CP-100001", ComplaintResponse.Example.Regimes, [RegimePreviewResponse.Example]);
    }

    public override void Configure()
    {
        Get("/complaints/{complaintId}/deadlines/explain");
        Group<ComplaintsGroup>();
        RequireScope(Scope.ComplaintsRead);
        Fails(ComplaintErrors.NotFound);
    }

    /// <summary>Explain the deadlines of a complaint</summary>
    /// <remarks>
    /// Shows, for each regime that it is under, the rule of each limit in words, from when it is counted, and every day on the way with the reason why it counts or does not.
    /// Complainants see it of their own complaints.
    /// </remarks>
    public override async Task<Results<Ok<Explanation>, Error>> AnswerAsync(CancellationToken ct)
    {
        var complaint = await Key<ComplaintKey>("complaintId").In(db.Visible<Complaint>().AsNoTracking()).SingleOrDefaultAsync(ct);
        if (complaint is null)
            return ComplaintErrors.NotFound;
        var now = clock.GetUtcNow();
        var regimes = await desk.RegimesOfAsync(complaint, ct);
        return TypedResults.Ok(
            new Explanation(
                complaint.Reference,
                ComplaintRegimeClocksResponse.From(complaint, [.. regimes.Select(r => r.Terms.Content)], Actor),
                [.. regimes.Select(r => RegimePreviewResponse.Of(r.Terms, r.Schedule, complaint.FactsFor(r.Terms.Key), complaint.Language, now))]
            )
        );
    }
}
