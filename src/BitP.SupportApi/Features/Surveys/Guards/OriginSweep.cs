using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Hosting;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.Guards;

/// <summary>Deletes what is known of where answers and staff came from, and the keys under which that was hashed.</summary>
internal sealed class OriginSweep : IHousework
{
    public async Task SweepAsync(SupportDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        await db.Set<SurveyOrigin>().Where(o => o.ForgetAt <= now).DeleteOldestFirstAsync(o => o.ForgetAt, ct);
        var oldest = now - SurveyOriginKey.Remembered;
        await db.Set<SurveyStaffDevice>().Where(d => d.SeenAt <= oldest).DeleteOldestFirstAsync(d => d.SeenAt, ct);
        var eldest = SurveyOriginKey.EldestAt(now);
        await db.Set<SurveyOriginKey>().Where(k => k.Number < eldest).ExecuteDeleteAsync(ct);
    }
}
