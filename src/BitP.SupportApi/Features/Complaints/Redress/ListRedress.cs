using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints.Redress;

/// <summary>The redress for a complaint is listed.</summary>
public sealed class ListRedress(SupportDbContext db) : ApiEndpoint<Results<Ok<ListRedress.Response>, Error>>
{
    /// <summary>What was offered and given.</summary>
    /// <param name="Items">All of it, oldest first.</param>
    public new sealed record Response(IReadOnlyList<RedressResponse> Items) : IExample<Response>
    {
        public static Response Example => new([RedressResponse.Example]);
    }

    public override void Configure()
    {
        Get("/complaints/{complaintId}/redress");
        Group<ComplaintsGroup>();
        RequireScope(Scope.ComplaintsRead);
        Fails(ComplaintErrors.NotFound);
    }

    /// <summary>List the redress for a complaint</summary>
    /// <remarks>What was offered, what became of it, and what the caller may do with it. The complaint itself shows the same.</remarks>
    public override async Task<Results<Ok<Response>, Error>> AnswerAsync(CancellationToken ct) =>
        await Key<ComplaintKey>("complaintId").In(db.Visible<Complaint>()).Select(c => c.Redress).SingleOrDefaultAsync(ct) is { } redress
            ? TypedResults.Ok(new Response([.. redress.Select(r => RedressResponse.From(r, Actor))]))
            : ComplaintErrors.NotFound;
}
