using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>One complaint is read.</summary>
public sealed class GetComplaint(SupportDbContext db, ComplaintDesk desk) : ApiEndpoint<Results<Ok<ComplaintResponse>, Error>>
{
    public override void Configure()
    {
        Get("/complaints/{complaintId}");
        Group<ComplaintsGroup>();
        RequireScope(Scope.ComplaintsRead);
        WithETag();
        Fails(ComplaintErrors.NotFound);
    }

    /// <summary>Get a complaint</summary>
    /// <remarks>
    /// By its id or its reference. Complainants and partners see where it stands, its limits, their own points, updates and documents; what was found only with the
    /// decision, and no more of the handler than the regime shows.
    /// </remarks>
    public override async Task<Results<Ok<ComplaintResponse>, Error>> AnswerAsync(CancellationToken ct) =>
        await Key<ComplaintKey>("complaintId").In(db.Visible<Complaint>().AsNoTracking()).SingleOrDefaultAsync(ct) is { } complaint
            ? TypedResults.Ok(await desk.RespondAsync(complaint, ct))
            : ComplaintErrors.NotFound;
}
