using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Sla;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Hosting;

namespace BitP.SupportApi.Features.ContactOptions;

/// <summary>Deletes how long responses took, once that is too old for <see cref="ReplyFigures"/>.</summary>
internal sealed class ReplyTimeSweep : IHousework
{
    public async Task SweepAsync(SupportDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        var oldest = now - ReplyFigures.Usual;
        // Channel by channel, as the index has them.
        foreach (var channel in Enum.GetValues<Channel>())
            await db.Set<ReplyTime>().Where(r => r.Channel == channel && r.AnsweredAt <= oldest).DeleteOldestFirstAsync(r => r.AnsweredAt, ct);
    }
}
