using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Complaints.Regimes;

/// <summary>
/// The regimes that the product comes with, each in a file that is part of the program, with the schedule whose business days count. A database gets each of them
/// once, and keeps its row for good: what becomes of it is nobody's business but its owner's.
/// </summary>
internal sealed class ShippedRegimes(SupportDbContextFactory databases, DatabaseProvider provider, TimeProvider clock) : IShippedData
{
    private const int MaxAttempts = 10;

    /// <summary>Their keys.</summary>
    internal static readonly IReadOnlyList<string> Keys = ["eu_mica", "uk_disp", "us_cfpb", "iso_10002"];

    public async Task WriteAsync(CancellationToken ct)
    {
        for (var attempt = 1; await MissingAsync(ct) is { Count: > 0 } missing; attempt++)
        {
            await using var db = databases.CreateFor(Actor.System);
            foreach (var key in missing)
                Add(db, Read(key), clock.GetUtcNow());
            try
            {
                await provider.CommitAsync(db);
                return;
            }
            catch (Exception exception) when (provider.MayTryAgain(exception) && attempt < MaxAttempts)
            {
                // Another node, started in the same moment, has done it, or is about to.
            }
        }
    }

    /// <summary>What the file of a regime says.</summary>
    internal static ShippedRegimeFile Read(string key)
    {
        using var json =
            typeof(ShippedRegimes).Assembly.GetManifestResourceStream(typeof(ShippedRegimes), $"{key}.json")
            ?? throw new InvalidDataException($"{key}.json is not embedded in the program.");
        return JsonSerializer.Deserialize(json, (JsonTypeInfo<ShippedRegimeFile>)ApiJson.Options.GetTypeInfo(typeof(ShippedRegimeFile)))!;
    }

    private async Task<IReadOnlyList<string>> MissingAsync(CancellationToken ct)
    {
        var query = new SqlQuery(provider).Add($"SELECT regime_key FROM complaint_regimes WHERE regime_key IN {Keys}");
        var there = await provider.ReadAsync(query, row => row.GetString(0), ct);
        return [.. Keys.Except(there)];
    }

    private static void Add(SupportDbContext db, ShippedRegimeFile shipped, DateTimeOffset now)
    {
        var schedule = Schedule.Create(ScheduleRules.ContentOf(shipped.Schedule), effectiveFrom: null, now);
        var content = RegimeRules.ContentOf(shipped.Regime) with { ScheduleId = schedule.Id };
        db.Add(schedule);
        db.Add(ComplaintRegime.Create(shipped.Regime.Key!, content, effectiveFrom: null, now));
    }
}

/// <summary>A regime that the product comes with.</summary>
/// <param name="Schedule">The schedule whose business days count, as it could have been sent.</param>
/// <param name="Regime">The regime, as it could have been sent, but for the id that the schedule gets.</param>
internal sealed record ShippedRegimeFile(CreateSchedule.Request Schedule, CreateComplaintRegime.Request Regime);
