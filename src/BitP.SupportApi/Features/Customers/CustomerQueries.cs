using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Customers;

/// <summary>The query by which customers become known, compiled.</summary>
internal sealed class CustomerQueries
{
    private static readonly PerModel<CustomerQueries> Cache = new();

    private readonly Func<SupportDbContext, Guid, string, CancellationToken, Task<Customer?>> _byExternalId = EF.CompileAsyncQuery(
        (SupportDbContext db, Guid partner, string externalId, CancellationToken ct) =>
            db.Set<Customer>().SingleOrDefault(c => c.PartnerId == partner && c.ExternalId == externalId)
    );

    /// <summary>A partner's customer, for a change. Only for who may see all customers of the partner.</summary>
    public static Task<Customer?> ByExternalIdAsync(SupportDbContext db, Guid partnerId, string externalId, CancellationToken ct) =>
        Cache.For(db)._byExternalId(db, partnerId, externalId, ct);
}
