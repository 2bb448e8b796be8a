using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Due;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.Results;

/// <summary>
/// Counts one day of a survey anew from its invitations, in one transaction: when a case ended never changes, so that no day needs another. Whatever changes a
/// figure of the day meanwhile writes its cell of all cases, which is read first and written here as well: then this day is done again.
/// </summary>
internal sealed class RecomputeSurveyDays : IDueHandler
{
    public string Kind => SurveyRecomputation.DueKind;

    public async Task<DueOutcome> HandleAsync(DueItem item, SupportDbContext db, CancellationToken ct)
    {
        var id = Guid.Parse(item.Subject);
        var recomputation = await db.Set<SurveyRecomputation>().SingleAsync(r => r.Id == id, ct);
        if (await NextDayAsync(recomputation, db, ct) is { } day)
        {
            var (invitations, corrected) = await RecomputeAsync(recomputation.SurveyId, day, db, ct);
            recomputation.NoteDay(day, invitations, corrected, item.DueAt);
        }
        else
            recomputation.End(item.DueAt);
        return DueOutcome.Moved;
    }

    private static async Task<DateTimeOffset?> NextDayAsync(SurveyRecomputation recomputation, SupportDbContext db, CancellationToken ct)
    {
        var (survey, from) = (recomputation.SurveyId, recomputation.NextDay);
        var ended = await db.Visible<SurveyInvitation>()
            .Where(i => i.SurveyId == survey && i.ResolvedAt >= from)
            .OrderBy(i => i.ResolvedAt)
            .Select(i => (DateTimeOffset?)i.ResolvedAt)
            .FirstOrDefaultAsync(ct);
        var kept = await db.Visible<SurveyCell>()
            .Where(c => c.SurveyId == survey && c.Day >= from)
            .OrderBy(c => c.Day)
            .Select(c => (DateTimeOffset?)c.Day)
            .FirstOrDefaultAsync(ct);
        return ended is { } at && !(kept < at) ? SurveyCellKey.DayOf(at) : kept;
    }

    private static async Task<(int Invitations, bool Corrected)> RecomputeAsync(Guid survey, DateTimeOffset day, SupportDbContext db, CancellationToken ct)
    {
        var all = SurveyCellKey.OfAll(survey, day);
        var guard = all.Id;
        var first = await db.Visible<SurveyCell>().SingleOrDefaultAsync(c => c.Id == guard, ct);

        var end = day.AddDays(1);
        var ofDay = db.Visible<SurveyInvitation>().Where(i => i.SurveyId == survey && i.ResolvedAt >= day && i.ResolvedAt < end);
        var counted = await ofDay
            .Join(db.Set<SurveyCounted>().AsNoTracking(), i => i.Id, c => c.InvitationId, (_, c) => c)
            .ToDictionaryAsync(c => c.InvitationId, ct);
        var right = new SurveyCellChanges();
        var (invitations, corrected) = (0, false);
        await foreach (var invitation in ofDay.Select(CountableInvitation.Read).AsAsyncEnumerable().WithCancellation(ct))
        {
            var standing = invitation.Standing;
            right.Add(invitation, standing);
            invitations++;
            if (!counted.TryGetValue(invitation.Id, out var row))
                db.Insert(new SurveyCounted(invitation.Id, standing));
            else if (row.Standing.Says(standing))
                continue;
            else
            {
                db.Attach(row);
                row.Become(standing);
            }
            corrected = true;
        }

        var missing = right.Cells.ToHashSet();
        // What was read before stays as it was read then.
        foreach (var cell in await db.Visible<SurveyCell>().Where(c => c.SurveyId == survey && c.Day == day).ToListAsync(ct))
        {
            var key = new SurveyCellKey(survey, day, cell.PartnerId, cell.Dimension, cell.Key);
            missing.Remove(key);
            corrected |= cell.Become(right.Of(key));
        }
        foreach (var key in missing)
        {
            var cell = SurveyCell.Of(key);
            cell.Become(right.Of(key));
            db.Insert(cell);
            corrected = true;
        }
        if (corrected)
            first?.Touch();
        return (invitations, corrected);
    }
}
