using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>Documents as paths call them.</summary>
internal static class DocumentKinds
{
    public const string InPaths =
        "What the document is for: `acknowledgement`, `inadmissibility`, `information-request`, `delay-notice`, `final-response` or `summary-resolution`.";

    /// <summary>A document about a complaint, of a kind as paths call it: an edition, or the latest; null when there is none.</summary>
    public static async Task<IssuedDocument?> FindAsync(SupportDbContext db, Guid complaintId, string name, int? edition, CancellationToken ct)
    {
        var kinds = Enum.GetValues<DocumentKind>().Where(k => DocumentTemplates.NameOf(k) == name).ToArray();
        if (kinds is not [var kind])
            return null;
        var documents = db.Set<IssuedDocument>().AsNoTracking().Where(d => d.ComplaintId == complaintId && d.Kind == kind);
        if (edition is not null)
            documents = documents.Where(d => d.Edition == edition);
        return await documents.OrderByDescending(d => d.Edition).FirstOrDefaultAsync(ct);
    }
}
