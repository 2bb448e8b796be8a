using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Features.Complaints.Integrity;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Hosting;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints.Retention;

/// <summary>
/// Deletes the files of complaints that are not to be kept any longer, each in one transaction: the complaint, its documents with their deliveries, its chain, and what
/// its events say. That they happened stays, so that places in the feed do, and the last one tells that the file was deleted.
/// </summary>
internal sealed class RetentionSweep(DatabaseProvider provider) : IHousework
{
    /// <summary>How many are looked for at once: others write in between.</summary>
    public const int AtOnce = 50;

    /// <summary>How many are deleted in a sweep at the most.</summary>
    public const int MaxInSweep = 1000;

    public async Task SweepAsync(SupportDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        for (var deleted = 0; deleted < MaxInSweep; deleted += AtOnce)
        {
            var over = await db.Visible<Complaint>()
                .Where(c => c.RetainUntil <= now && c.HeldSince == null && c.PendingSince == null)
                .OrderBy(c => c.RetainUntil)
                .ThenBy(c => c.Number)
                .Select(c => c.Number)
                .Take(AtOnce)
                .ToListAsync(ct);
            foreach (var number in over)
                await DeleteAsync(db, number, now, ct);
            if (over.Count < AtOnce)
                return;
        }
    }

    private async Task DeleteAsync(SupportDbContext db, long number, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            var complaint = await db.Visible<Complaint>()
                .SingleOrDefaultAsync(c => c.Number == number && c.RetainUntil <= now && c.HeldSince == null && c.PendingSince == null, ct);
            if (complaint is null)
                return;
            var documents = await db.Set<IssuedDocument>().Where(d => d.ComplaintId == complaint.Id).ToListAsync(ct);
            Guid[] ids = [.. documents.Select(d => d.Id)];
            db.RemoveRange(await db.Set<DocumentDelivery>().Where(d => ids.Contains(d.DocumentId)).ToListAsync(ct));
            db.RemoveRange(documents);
            db.RemoveRange(await db.Set<ChainLink>().Where(l => l.ComplaintId == complaint.Id).ToListAsync(ct));
            foreach (var e in await db.Visible<StoredEvent>().Where(e => e.SubjectId == complaint.Id).ToListAsync(ct))
                e.Erase();
            complaint.NoteDeleted(now);
            db.Remove(complaint);
            await provider.CommitAsync(db);
        }
        catch (Exception exception) when (provider.MayTryAgain(exception))
        {
            // Another node deletes it, or somebody has just placed a hold: the next sweep sees.
            db.Forget();
        }
    }
}
