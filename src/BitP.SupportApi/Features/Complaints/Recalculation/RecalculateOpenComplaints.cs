using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Due;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints.Recalculation;

/// <summary>Moves open complaints to the newest version of a regime, as an event of that regime orders.</summary>
internal sealed class RecalculateOpenComplaints(ComplaintDesk desk) : NumberedBatches<ComplaintRegimeRecalculated>
{
    private const string TheKind = "complaint.recalculation";
    private const int LookedAtOnce = 200;

    public override string Kind => TheKind;

    /// <param name="regime">The regime, which has just noted the recalculation.</param>
    /// <param name="at">As of when.</param>
    public static DueItem Begin(ComplaintRegime regime, DateTimeOffset at) => Begin(TheKind, regime, at);

    protected override Task<ComplaintRegimeRecalculated> ReadAsync(string data, SupportDbContext db, CancellationToken ct) => ReadEventAsync(data, db, ct);

    protected override async Task<Stretch> FindAsync(ComplaintRegimeRecalculated order, long after, int atOnce, SupportDbContext db, CancellationToken ct)
    {
        // By their numbers one status after another, each from its place in an index: those that have ended are never passed over.
        var open = new List<(long Number, string Regimes)>();
        foreach (var status in ComplaintLifeCycle.Open)
            open.AddRange(
                (
                    await db.Visible<Complaint>()
                        .Where(c => c.Status == status && c.Number > after)
                        .OrderBy(c => c.Number)
                        .Take(LookedAtOnce)
                        .Select(c => new { c.Number, c.RegimeKeys })
                        .ToListAsync(ct)
                ).Select(c => (c.Number, c.RegimeKeys))
            );
        var mark = ComplaintRegimeMark.Of(order.Key);
        var seen = open.OrderBy(c => c.Number).Take(LookedAtOnce).ToArray();
        long[] found = [.. seen.Where(c => c.Regimes.Contains(mark, StringComparison.Ordinal)).Select(c => c.Number).Take(atOnce)];
        return new(
            found,
            found.Length == atOnce ? found[^1]
                : seen.Length == LookedAtOnce ? seen[^1].Number
                : null
        );
    }

    protected override async Task ChangeAsync(
        ComplaintRegimeRecalculated order,
        IReadOnlyList<long> numbers,
        DateTimeOffset at,
        SupportDbContext db,
        CancellationToken ct
    )
    {
        foreach (var complaint in await db.Visible<Complaint>().Where(c => numbers.Contains(c.Number)).OrderBy(c => c.Number).ToListAsync(ct))
            // One that has ended meanwhile is left as it is.
            _ = complaint.Recalculate(
                order.Reason,
                await desk.RegimesOfAsync(complaint, ct),
                await desk.NewestOfAsync(complaint, at, ct, order.Key),
                Actor.System,
                at
            );
    }
}
