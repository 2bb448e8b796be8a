using BitP.SupportApi.Platform.Data;

namespace BitP.SupportApi.Features.Customers;

/// <summary>The query by which customers become known, in SQL, since it comes with every ticket.</summary>
internal static class CustomerQueries
{
    /// <summary>A partner's customer, which no context follows: attach it before it is changed.</summary>
    public static async Task<Customer?> ByExternalIdAsync(SupportDbContext db, Guid partnerId, string externalId, CancellationToken ct)
    {
        var query = new SqlQuery(db.Provider)
            .Select<Customer>("c")
            .AddText(" FROM customers c WHERE 1 = 1")
            .AddReach<Customer>(db.Actor.Reach, "c")
            .Add($" AND c.partner_id = {partnerId} AND c.external_id = {externalId}");
        var found = await db.Provider.ReadAsync<Customer>(query, ct);
        return found.SingleOrDefault();
    }
}
