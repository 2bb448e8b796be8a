using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Sla;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Hosting;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.ContactOptions;

/// <summary>Deletes how long responses took, once that is too old for <see cref="ReplyFigures"/>.</summary>
internal sealed class ReplyTimeSweep : IHousework
{
    /// <summary>How many are deleted at once: others write in between.</summary>
    public const int AtOnce = 1000;

    public async Task SweepAsync(SupportDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        var oldest = now - ReplyFigures.Usual;
        // Channel by channel, as the index has them.
        foreach (var channel in Enum.GetValues<Channel>())
        {
            var old = db.Set<ReplyTime>().Where(r => r.Channel == channel && r.AnsweredAt <= oldest).OrderBy(r => r.AnsweredAt).Take(AtOnce);
            while (await old.ExecuteDeleteAsync(ct) == AtOnce) { }
        }
    }
}
