using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BitP.SupportApi.Platform.Data;

/// <summary>Ready is a node whose database answers, has the schema it needs, and takes changes.</summary>
internal sealed class DatabaseHealth(Schema schema, WriteCheck writing) : IHealthCheck, IDisposable
{
    public const string Tag = "ready";

    /// <summary>That changes can be written is believed for so long, however many ask.</summary>
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private long? _writtenAt;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!await schema.IsCurrentAsync(cancellationToken))
            return HealthCheckResult.Unhealthy("The database does not answer, or its schema is not current.");
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_writtenAt is not { } at || Stopwatch.GetElapsedTime(at) > Believed)
            {
                _writtenAt = null;
                await writing.RunAsync(cancellationToken);
                _writtenAt = Stopwatch.GetTimestamp();
            }
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("Changes cannot be written.", exception);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();
}
