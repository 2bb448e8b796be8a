using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>The documents about a complaint are listed.</summary>
public sealed class ListComplaintDocuments(SupportDbContext db) : ApiEndpoint<Results<Ok<ListComplaintDocuments.Response>, Error>>
{
    /// <summary>The documents that were issued.</summary>
    /// <param name="Items">All of them, oldest first.</param>
    public new sealed record Response(IReadOnlyList<ComplaintDocumentResponse> Items) : IExample<Response>
    {
        public static Response Example => new([ComplaintDocumentResponse.Example]);
    }

    public override void Configure()
    {
        Get("/complaints/{complaintId}/documents");
        Group<ComplaintsGroup>();
        RequireScope(Scope.ComplaintsRead);
        Fails(ComplaintErrors.NotFound);
    }

    /// <summary>List the documents of a complaint</summary>
    /// <remarks>What was issued when, in which edition, with the hashes of its bytes.</remarks>
    public override async Task<Results<Ok<Response>, Error>> AnswerAsync(CancellationToken ct)
    {
        var id = await Key<ComplaintKey>("complaintId").In(db.Visible<Complaint>()).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(ct);
        if (id is null)
            return ComplaintErrors.NotFound;
        var documents = await db.Set<IssuedDocument>()
            .Where(d => d.ComplaintId == id)
            .Select(d => new ComplaintDocumentResponse(
                d.Id,
                d.Kind,
                d.Edition,
                d.Language,
                d.Regime,
                d.TemplateVersion,
                d.IssuedAt,
                d.Corrects,
                d.CorrectionReason,
                d.HtmlSha256,
                d.TextSha256
            ))
            .ToListAsync(ct);
        Guid[] ids = [.. documents.Select(d => d.Id)];
        var deliveries = (
            await db.Set<DocumentDelivery>().AsNoTracking().Where(d => ids.Contains(d.DocumentId)).OrderBy(d => d.SentAt).ToListAsync(ct)
        ).ToLookup(d => d.DocumentId, DocumentDeliveryResponse.From);
        return TypedResults.Ok(
            new Response([
                .. documents.OrderBy(d => d.IssuedAt).ThenBy(d => d.Kind).ThenBy(d => d.Edition).Select(d => d with { Deliveries = [.. deliveries[d.Id]] }),
            ])
        );
    }
}

/// <summary>A document that was issued about a complaint.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Edition">Which one of its kind it is, from 1.</param>
/// <param name="Language">BCP 47 tag of its language.</param>
/// <param name="Regime">The key of the regime by whose template it was written.</param>
/// <param name="TemplateVersion">The version of the template.</param>
/// <param name="IssuedAt">When it was issued (UTC).</param>
/// <param name="Corrects">The edition that it takes the place of; null when it corrects nothing.</param>
/// <param name="CorrectionReason">Why it takes its place; null when it corrects nothing.</param>
/// <param name="HtmlSha256">SHA-256 of the HTML, in lower-case hexadecimal digits.</param>
/// <param name="TextSha256">SHA-256 of the plain text, in lower-case hexadecimal digits.</param>
public sealed record ComplaintDocumentResponse(
    Guid Id,
    DocumentKind Kind,
    int Edition,
    string Language,
    string Regime,
    string TemplateVersion,
    DateTimeOffset IssuedAt,
    int? Corrects,
    string? CorrectionReason,
    string HtmlSha256,
    string TextSha256
) : IExample<ComplaintDocumentResponse>
{
    /// <summary>How and when it was sent, oldest first.</summary>
    public IReadOnlyList<DocumentDeliveryResponse> Deliveries { get; init; } = [];

    internal static ComplaintDocumentResponse From(IssuedDocument d) =>
        new(d.Id, d.Kind, d.Edition, d.Language, d.Regime, d.TemplateVersion, d.IssuedAt, d.Corrects, d.CorrectionReason, d.HtmlSha256, d.TextSha256);

    public static ComplaintDocumentResponse Example =>
        new(
            Examples.Event,
            DocumentKind.Acknowledgement,
            1,
            "de",
            "eu_mica",
            "1.1.1.1",
            Examples.At,
            null,
            null,
            "853793d552635f533aa982b92b35b00e63a1c14e526154563a56315263a13ae1",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
}
