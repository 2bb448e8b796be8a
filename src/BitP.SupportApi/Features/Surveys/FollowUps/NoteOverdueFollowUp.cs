using System.Globalization;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Due;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.FollowUps;

/// <summary>A customer who gave a low rating should have been contacted by now.</summary>
internal sealed class NoteOverdueFollowUp : IDueHandler
{
    public string Kind => SurveyFollowUp.DueKind;

    public async Task<DueOutcome> HandleAsync(DueItem item, SupportDbContext db, CancellationToken ct)
    {
        var id = Guid.Parse(item.Subject, CultureInfo.InvariantCulture);
        var followUp = await db.Set<SurveyFollowUp>().SingleAsync(f => f.Id == id, ct);
        // Somebody was faster, and the item is another one by now.
        if (followUp.NextDueAt == item.DueAt)
            followUp.NoteOverdue(item.DueAt);
        return DueOutcome.Moved;
    }
}
