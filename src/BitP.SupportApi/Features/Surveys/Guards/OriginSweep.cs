using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Hosting;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.Guards;

/// <summary>Deletes what is known of where answers and staff came from, and the keys under which that was hashed.</summary>
internal sealed class OriginSweep : IHousework
{
    /// <summary>How many are deleted at once: others write in between.</summary>
    public const int AtOnce = 1000;

    public async Task SweepAsync(SupportDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        var origins = db.Set<SurveyOrigin>().Where(o => o.ForgetAt <= now).OrderBy(o => o.ForgetAt).Take(AtOnce);
        while (await origins.ExecuteDeleteAsync(ct) == AtOnce) { }
        var oldest = now - SurveyOriginKey.Remembered;
        var devices = db.Set<SurveyStaffDevice>().Where(d => d.SeenAt <= oldest).OrderBy(d => d.SeenAt).Take(AtOnce);
        while (await devices.ExecuteDeleteAsync(ct) == AtOnce) { }
        var eldest = SurveyOriginKey.EldestAt(now);
        await db.Set<SurveyOriginKey>().Where(k => k.Number < eldest).ExecuteDeleteAsync(ct);
    }
}
