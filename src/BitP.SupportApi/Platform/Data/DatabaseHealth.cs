using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BitP.SupportApi.Platform.Data;

/// <summary>Ready is a node whose database answers and has the schema it needs.</summary>
internal sealed class DatabaseHealth(Schema schema) : IHealthCheck
{
    public const string Tag = "ready";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await schema.IsCurrentAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The database does not answer, or its schema is not current.");
}
