using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints.Similar;

/// <summary>How similar complaints were decided is read.</summary>
public sealed class ListSimilarComplaints(SupportDbContext db, SimilarComplaints similar) : ApiEndpoint<Results<Ok<SimilarComplaintsResponse>, Error>>
{
    public override void Configure()
    {
        Get("/complaints/{complaintId}/similar");
        Group<ComplaintsGroup>();
        RequireScope(Scope.ComplaintsRead, Actors.Staff);
        Fails(ComplaintErrors.NotFound);
    }

    /// <summary>List similar complaints</summary>
    /// <remarks>
    /// Decisions are consistent with earlier ones unless that is justified (Delegated Regulation (EU) 2025/294, Article 6). Similar are decided complaints of the same kind,
    /// under the regime that speaks in its documents, with the same cause when that is known, about tickets of the same category when this one is about a ticket (each as it was
    /// when the complaint was filed), and with words in common. When those of the same cause have no majority, those of every cause are listed. They are looked for among
    /// the 1,000 of the kind that were decided last, of which the words of up to 200 are compared. All that are listed count for the majority.
    /// </remarks>
    public override async Task<Results<Ok<SimilarComplaintsResponse>, Error>> AnswerAsync(CancellationToken ct) =>
        await Key<ComplaintKey>("complaintId").In(db.Visible<Complaint>().AsNoTracking()).SingleOrDefaultAsync(ct) is { } complaint
            ? TypedResults.Ok(await similar.FindAsync(complaint, ct))
            : ComplaintErrors.NotFound;
}
