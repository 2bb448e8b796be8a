using System.Data.Common;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Data.Providers;

namespace BitP.SupportApi.Features.Customers;

/// <summary>The query by which customers become known, in SQL, since it comes with every ticket.</summary>
internal static class CustomerQueries
{
    /// <summary>A partner's customer, which no context follows: attach it before it is changed. Only for who may see all customers of the partner.</summary>
    public static async Task<Customer?> ByExternalIdAsync(DatabaseProvider provider, Guid partnerId, string externalId, CancellationToken ct)
    {
        var query = new SqlQuery(provider).Add(
            $"""
            SELECT id, name, email, phone, language, time_zone, created_at, updated_at, cases_opened, version FROM customers
            WHERE partner_id = {partnerId} AND external_id = {externalId}
            """
        );
        var found = await provider.ReadAsync(query, row => Read(row, provider, partnerId, externalId), ct);
        return found.SingleOrDefault();
    }

    private static Customer Read(DbDataReader row, DatabaseProvider provider, Guid partnerId, string externalId)
    {
        return Customer.Stored(
            row.GetGuid(0),
            partnerId,
            externalId,
            new(TextOrNull(1), TextOrNull(2), TextOrNull(3), TextOrNull(4), TextOrNull(5)),
            provider.ReadInstant(row, 6),
            provider.ReadInstant(row, 7),
            row.GetInt64(8),
            row.GetInt64(9)
        );

        string? TextOrNull(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }
}
