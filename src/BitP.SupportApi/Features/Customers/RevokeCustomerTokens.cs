using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Customers;

/// <summary>A partner ends all tokens of a customer, for example when a device was stolen.</summary>
public sealed class RevokeCustomerTokens(SupportDbContext db, KnownCredentials credentials, AfterCommit afterCommit, TimeProvider clock)
    : ApiEndpoint<Results<NoContent, Error>>
{
    public override void Configure()
    {
        Post("/{customerId}/tokens/revoke");
        Group<CustomersGroup>();
        RequireScope(Scope.CustomersWrite, Actors.Partner | Actors.Staff);
        Transactional();
        Fails(CustomerErrors.NotFound);
    }

    /// <summary>Revoke a customer's tokens</summary>
    /// <remarks>Ends all that have not ended yet. On other nodes they may go on working for up to ten seconds. There need not be any.</remarks>
    public override async Task<Results<NoContent, Error>> AnswerAsync(CancellationToken ct)
    {
        var customerId = Key("customerId");
        var customer = await db.Visible<Customer>().SingleOrDefaultAsync(c => c.Id == customerId, ct);
        if (customer is null)
            return CustomerErrors.NotFound;

        var now = clock.GetUtcNow();
        var tokens = await db.Set<CustomerToken>().Where(t => t.CustomerId == customer.Id && t.ExpiresAt > now).ToListAsync(ct);
        foreach (var token in tokens)
        {
            token.Revoke(now);
            afterCommit.Do(() => credentials.Forget(token.Hash));
        }
        if (tokens.Count > 0)
            customer.NoteTokensRevoked(tokens.Count, now);
        return TypedResults.NoContent();
    }
}
