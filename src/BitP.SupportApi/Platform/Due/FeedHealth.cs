using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BitP.SupportApi.Platform.Due;

/// <summary>Tells which readers of the event feed fail. It makes no node unready: others would not do better.</summary>
internal sealed class FeedHealth(FeedPlaces places) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var failing = await places.FailingAsync(cancellationToken);
            return failing.Count == 0
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded($"Readers of the event feed fail: {string.Join(", ", failing.Select(p => p.Name))}");
        }
        catch (DbException)
        {
            // Of that the check of the database tells.
            return HealthCheckResult.Healthy();
        }
    }
}
