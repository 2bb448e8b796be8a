using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Platform.Callers;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>
/// Looks once after the start whether complaints can be acknowledged: an acknowledgement names whom to ask, and a product that is used by any firm cannot know
/// that. It is no reason not to start, since complaints can be filed all the same.
/// </summary>
internal sealed partial class AcknowledgementCheck(
    IServiceScopeFactory scopes,
    IHostApplicationLifetime lifetime,
    IHostEnvironment environment,
    TimeProvider clock,
    ILogger<AcknowledgementCheck> logger
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (environment.IsDevelopment())
            return;
        try
        {
            // What keeps the program from starting is told alone.
            var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using (lifetime.ApplicationStarted.Register(started.SetResult))
                await started.Task.WaitAsync(stoppingToken);
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.System;
            var desk = scope.ServiceProvider.GetRequiredService<ComplaintDesk>();
            foreach (var key in ComplaintFiling.RegimesOf(scope.ServiceProvider.GetRequiredService<IConfiguration>()))
                if (await desk.FindInForceAsync(key, clock.GetUtcNow(), stoppingToken) is { } regime)
                    Tell(key, Missing(regime, desk));
                else
                    LogUnknown(key);
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends before it has looked.
        }
        catch (Exception exception)
        {
            LogFailed(exception);
        }
    }

    private static IReadOnlyList<string> Missing(CountedRegime regime, ComplaintDesk desk)
    {
        var contact = desk.ContactOf(regime.Terms.Content, regime.Terms.Content.Languages[0]);
        var there = new Dictionary<string, string?>
        {
            ["contact.email"] = contact.Email,
            ["contact.phone"] = contact.Phone,
            ["contact.address"] = contact.Address,
            ["firm.name"] = desk.Firm,
        };
        return [.. regime.Terms.Content.MandatoryContents(DocumentKind.Acknowledgement).Where(name => there.TryGetValue(name, out var text) && text is null)];
    }

    private void Tell(string regime, IReadOnlyList<string> missing)
    {
        if (missing.Count > 0)
            LogMissing(regime, string.Join(", ", missing), string.Join(", ", missing.Select(ComplaintContact.SettingOf)));
    }

    [LoggerMessage(LogLevel.Warning, "Complaints under {Regime} cannot be acknowledged: the letter has to name {Contents}. Set {Settings}.")]
    private partial void LogMissing(string regime, string contents, string settings);

    [LoggerMessage(LogLevel.Warning, "Complaints:Regimes names {Regime}, which is no regime that is in force: complaints that name none are refused.")]
    private partial void LogUnknown(string regime);

    [LoggerMessage(LogLevel.Warning, "It could not be looked whether complaints can be acknowledged.")]
    private partial void LogFailed(Exception exception);
}
