using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Sla.Policies;

/// <summary>
/// The policies that the product comes with, and the schedules that they count by. They stand in <c>shipped.json</c>, which is part of the program. A database gets
/// them with the order of policies, whose row says from then on that it has them: what becomes of them is nobody's business but its owner's.
/// </summary>
internal sealed class ShippedPolicies(SupportDbContextFactory databases, DatabaseProvider provider, TimeProvider clock)
    : ShippedData(databases, provider, clock)
{
    private const string File = "shipped.json";

    private readonly DatabaseProvider _provider = provider;

    /// <summary>What the file says.</summary>
    internal static ShippedPolicyFile Read()
    {
        using var json =
            typeof(ShippedPolicies).Assembly.GetManifestResourceStream(typeof(ShippedPolicies), File)
            ?? throw new InvalidDataException($"{File} is not embedded in the program.");
        return JsonSerializer.Deserialize(json, (JsonTypeInfo<ShippedPolicyFile>)ApiJson.Options.GetTypeInfo(typeof(ShippedPolicyFile)))!;
    }

    protected override async Task<bool> AreThereAsync(CancellationToken ct)
    {
        var query = new SqlQuery(_provider).Add($"SELECT name FROM sla_policy_order WHERE name = {SlaPolicyOrder.TheName}");
        return (await _provider.ReadAsync(query, row => row.GetString(0), ct)).Count > 0;
    }

    protected override void Add(SupportDbContext db, DateTimeOffset now)
    {
        var shipped = Read();
        var schedules = shipped.Schedules.ToDictionary(s => s.Key, s => Schedule.Create(s.Value, effectiveFrom: null, now));
        db.AddRange(schedules.Values);
        var contents = shipped.Policies.Select(SlaPolicyRules.ContentOf).Select(c => c with { ScheduleId = schedules[c.ScheduleId!.Value].Id });
        // The first has the id that the contract speaks of, so that it can be tried there.
        var policies = contents.Select((c, i) => SlaPolicy.Create(c, effectiveFrom: null, now, i == 0 ? Examples.SlaPolicy : null)).ToList();
        db.AddRange(policies);
        db.Add(SlaPolicyOrder.Of([.. policies.Select(p => p.Id)], now));
    }
}

/// <summary>What the product comes with.</summary>
/// <param name="Schedules">The schedules by ids that the policies of the file name them by; each database gives them others.</param>
/// <param name="Policies">The policies in their order, as they could have been sent.</param>
internal sealed record ShippedPolicyFile(IReadOnlyDictionary<Guid, ScheduleContent> Schedules, IReadOnlyList<CreateSlaPolicy.Request> Policies);
