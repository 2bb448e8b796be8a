using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Events;

/// <summary>Everything that happened to something, and what happened because of it to others, in the order of time.</summary>
/// <param name="Sort">The name of the list, for its cursors.</param>
/// <param name="SubjectId">What it is about. Of what happened at the same instant, what happened to it comes first.</param>
/// <param name="Besides">The ids of the others.</param>
internal sealed record Timeline(string Sort, Guid SubjectId, IQueryable<Guid> Besides)
{
    public async Task<Page<StoredEvent>> ReadAsync(SupportDbContext db, Cursor? cursor, int limit, CancellationToken ct)
    {
        var (after, besidesAfter) = (cursor?.Number ?? 0, cursor?.Value ?? 0);
        var events = db.Visible<StoredEvent>().AsNoTracking();
        // Few and short, so that they are in memory while the others are read.
        var beside = await events
            .Where(e => Besides.Contains(e.SubjectId) && e.Position > besidesAfter)
            .OrderBy(e => e.Position)
            .Take(limit + 1)
            .ToListAsync(ct);
        var own = events.Where(e => e.SubjectId == SubjectId && e.Sequence > after).OrderBy(e => e.Sequence).Take(limit + 1).AsAsyncEnumerable();
        var page = await Page.ReadAsync(
            MergeAsync(own, beside, after, besidesAfter),
            limit,
            told => JsonLength.OfText(told.Event.Data),
            last => new Cursor(Sort, last.Beside, last.Own),
            ct
        );
        return new([.. page.Items.Select(told => told.Event)], page.NextCursor);
    }

    private static async IAsyncEnumerable<Told> MergeAsync(IAsyncEnumerable<StoredEvent> own, List<StoredEvent> beside, long after, long besidesAfter)
    {
        var next = 0;
        await foreach (var e in own)
        {
            for (; next < beside.Count && beside[next].At < e.At; next++)
                yield return new(beside[next], after, besidesAfter = beside[next].Position);
            yield return new(e, after = e.Sequence, besidesAfter);
        }
        for (; next < beside.Count; next++)
            yield return new(beside[next], after, besidesAfter = beside[next].Position);
    }

    /// <summary>An event of the timeline, and up to where it has then been told: the number of an own event, and the position of one beside.</summary>
    private readonly record struct Told(StoredEvent Event, long Own, long Beside);
}
