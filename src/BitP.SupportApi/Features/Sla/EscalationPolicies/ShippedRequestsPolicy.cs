using BitP.SupportApi.Platform.Data;

namespace BitP.SupportApi.Features.Sla.EscalationPolicies;

/// <summary>The escalation policy for what customers ask for. It cannot be deleted, so that its row says that a database has it.</summary>
internal sealed class ShippedRequestsPolicy(SupportDbContextFactory databases, DatabaseProvider provider, TimeProvider clock)
    : ShippedData(databases, provider, clock)
{
    private readonly DatabaseProvider _provider = provider;

    protected override async Task<bool> AreThereAsync(CancellationToken ct)
    {
        var query = new SqlQuery(_provider).Add($"SELECT id FROM escalation_policies WHERE purpose = {EscalationPurpose.Requests}");
        return (await _provider.ReadAsync(query, row => row.GetGuid(0), ct)).Count > 0;
    }

    protected override void Add(SupportDbContext db, DateTimeOffset now) => db.Add(EscalationPolicy.CreateForRequests(now));
}
