using BitP.SupportApi.Platform.Data;

namespace BitP.SupportApi.Platform.Hosting;

/// <summary>What housekeeping does for a feature.</summary>
internal interface IHousework
{
    /// <summary>Deletes what is not kept any longer, some at a time. Several nodes may do it at once.</summary>
    Task SweepAsync(SupportDbContext db, DateTimeOffset now, CancellationToken ct);
}
