using System.Globalization;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Due;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>Something about a limit of a complaint is due: a warning, a breach, a reminder, or the end of waiting for the complainant.</summary>
internal sealed class FollowComplaintDeadlines(ComplaintDesk desk) : IDueHandler
{
    public string Kind => Complaint.DeadlinesKind;

    public async Task<DueOutcome> HandleAsync(DueItem item, SupportDbContext db, CancellationToken ct)
    {
        var id = Guid.Parse(item.Subject, CultureInfo.InvariantCulture);
        var complaint = await db.Visible<Complaint>().SingleOrDefaultAsync(c => c.Id == id, ct);
        // Its file was deleted.
        if (complaint is null)
            return DueOutcome.Done;
        // Somebody was faster, and the item is another one by now.
        if (complaint.NextDueAt == item.DueAt)
            complaint.Follow(await desk.RegimesOfAsync(complaint, ct), item.DueAt);
        return DueOutcome.Moved;
    }
}
