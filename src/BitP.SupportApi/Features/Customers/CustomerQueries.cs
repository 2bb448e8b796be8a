using BitP.SupportApi.Platform.Data;

namespace BitP.SupportApi.Features.Customers;

/// <summary>The query by which customers become known, in SQL, since it comes with every ticket.</summary>
internal static class CustomerQueries
{
    /// <summary>A partner's customer, which no context follows: attach it before it is changed. Only for who may see all customers of the partner.</summary>
    public static async Task<Customer?> ByExternalIdAsync(SupportDbContext db, Guid partnerId, string externalId, CancellationToken ct)
    {
        var query = new SqlQuery(db.Provider).Add(
            $"""
            SELECT id, partner_id, external_id, name, email, phone, language, time_zone, created_at, updated_at, cases_opened, version FROM customers
            WHERE partner_id = {partnerId} AND external_id = {externalId}
            """
        );
        var found = await db.Provider.ReadAsync(query, row => Customer.Stored(new(row, db.Provider)), ct);
        return found.SingleOrDefault();
    }
}
