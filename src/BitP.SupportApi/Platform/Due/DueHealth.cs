using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BitP.SupportApi.Platform.Due;

/// <summary>Tells for how long due work has waited. It makes no node unready: none of them would do more if it were started again.</summary>
internal sealed class DueHealth(DueQueries rows, TimeProvider clock) : IHealthCheck
{
    /// <summary>What waits longer is worth a look.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var now = clock.GetUtcNow();
            if (await rows.OldestAsync(now, cancellationToken) is not { } oldest)
                return HealthCheckResult.Healthy();
            var waited = now - oldest;
            var told = string.Create(CultureInfo.InvariantCulture, $"Due work has waited for {(long)waited.TotalSeconds} s");
            return waited > Long ? HealthCheckResult.Degraded(told) : HealthCheckResult.Healthy(told);
        }
        catch (DbException)
        {
            // Of that the check of the database tells.
            return HealthCheckResult.Healthy();
        }
    }
}
