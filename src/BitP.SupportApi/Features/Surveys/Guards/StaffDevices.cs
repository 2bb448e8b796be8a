using System.Collections.Concurrent;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.Guards;

/// <summary>
/// Knows the devices from which staff called in the last thirty days. A request is noted in memory; every few seconds what is new is written down, and what other
/// nodes wrote is read.
/// </summary>
public sealed partial class StaffDevices(
    SurveyGuardSettings settings,
    SurveyOriginKeys keys,
    SupportDbContextFactory databases,
    DatabaseProvider provider,
    TimeProvider clock,
    ILogger<StaffDevices> log
) : BackgroundService, ICallerObserver
{
    private const int MaxUnwritten = 10_000;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    // Not at once: a program that cannot listen ends without having begun.
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(1);

    /// <summary>How exactly it is written down when a device was used.</summary>
    private static readonly TimeSpan Precision = TimeSpan.FromDays(1);

    // What was written by nodes whose clocks differ, in transactions that took their time.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _known = [];
    private readonly ConcurrentDictionary<Guid, byte> _unwritten = [];
    private DateTimeOffset _read;

    public void Note(Actor actor, HttpContext http)
    {
        if (!settings.StaffDevices || !actor.IsStaff)
            return;
        var now = clock.GetUtcNow();
        if (keys.Known is not [var key, ..] || key.Number != SurveyOriginKey.NumberAt(now) || RequestOrigin.Of(http) is not { Agent: not null } origin)
            return;
        var device = origin.DeviceUnder(key);
        if (!(_known.TryGetValue(device, out var seenAt) && now < seenAt + Precision) && _unwritten.Count < MaxUnwritten)
            _unwritten[device] = 0;
    }

    /// <summary>Whether staff called from there lately.</summary>
    internal bool Include(RequestOrigin origin)
    {
        if (!settings.StaffDevices || origin.Agent is null)
            return false;
        var oldest = clock.GetUtcNow() - SurveyOriginKey.Remembered;
        return keys.Known.Select(origin.DeviceUnder).Any(d => _unwritten.ContainsKey(d) || (_known.TryGetValue(d, out var seenAt) && seenAt > oldest));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.StaffDevices)
            return;
        using var timer = new PeriodicTimer(Start);
        var failing = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await timer.WaitForNextTickAsync(stoppingToken))
                    return;
                timer.Period = Interval;
                await ExchangeAsync(stoppingToken);
                failing = false;
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                Log(failing ? LogLevel.Debug : LogLevel.Warning, exception);
                failing = true;
            }
        }
    }

    private async Task ExchangeAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await keys.AtAsync(now, ct);
        foreach (var (device, _) in _unwritten)
        {
            await WriteAsync(device, now, ct);
            _known[device] = now;
            _unwritten.TryRemove(device, out _);
        }
        var oldest = now - SurveyOriginKey.Remembered;
        var since = _read > oldest ? _read : oldest;
        await using var db = databases.CreateFor(Actor.System);
        foreach (var device in await db.Set<SurveyStaffDevice>().AsNoTracking().Where(d => d.SeenAt > since).ToListAsync(ct))
            _known[device.Hash] = device.SeenAt;
        _read = now - Overlap;
        foreach (var (device, seenAt) in _known)
            if (seenAt <= oldest)
                _known.TryRemove(device, out _);
    }

    private async Task WriteAsync(Guid device, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = databases.CreateFor(Actor.System);
        if (await db.Set<SurveyStaffDevice>().Where(d => d.Hash == device).ExecuteUpdateAsync(row => row.SetProperty(d => d.SeenAt, now), ct) > 0)
            return;
        db.Insert(SurveyStaffDevice.Of(device, now));
        try
        {
            await provider.CommitAsync(db);
        }
        catch (Exception exception) when (provider.MayTryAgain(exception))
        {
            // Another node has written it.
        }
    }

    [LoggerMessage("The devices of staff cannot be written down and read; it will be tried again.")]
    private partial void Log(LogLevel level, Exception exception);
}
