using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Customers;

/// <summary>A partner gets a token with which one customer can call the API itself.</summary>
public sealed class IssueCustomerToken(SupportDbContext db, KnownCredentials credentials, AfterCommit afterCommit, TimeProvider clock)
    : ApiEndpoint<IssueCustomerToken.Request, Results<Created<IssueCustomerToken.Response>, Error>>
{
    private static readonly TimeSpan DefaultLifetime = TimeSpan.FromHours(1);

    /// <summary>What kind of token.</summary>
    /// <param name="Lifetime">How long it shall work, as an ISO 8601 duration from <c>PT1M</c> to <c>PT24H</c>; <c>PT1H</c> when absent.</param>
    public sealed record Request(TimeSpan? Lifetime = null) : IExample<Request>
    {
        public static Request Example => new(DefaultLifetime);
    }

    /// <summary>A token of a customer.</summary>
    /// <param name="Token">The secret. It is shown only now; hand it to the customer's app and keep it nowhere.</param>
    /// <param name="ExpiresAt">When it ends (UTC).</param>
    public new sealed record Response(string Token, DateTimeOffset ExpiresAt) : IExample<Response>
    {
        public static Response Example => new("bitp_customer_…", Examples.At + DefaultLifetime);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Lifetime).InclusiveBetween(TimeSpan.FromMinutes(1), TimeSpan.FromHours(24));
    }

    public override void Configure()
    {
        Post("/{customerId}/tokens");
        Group<CustomersGroup>();
        RequireScope(Scope.CustomersWrite, Actors.Partner);
        OptionalBody();
        Validated<Validator>();
        Transactional();
        WithSecretAnswer();
        Fails(CustomerErrors.NotFound);
    }

    /// <summary>Issue a customer token</summary>
    /// <remarks>
    /// With it the customer may open, read and answer its own cases, and solve, close and reopen them; nothing else. It has the scopes of the key that
    /// issues it. Send it in <c>Authorization: Bearer</c>. A customer has at most 20 tokens that work: another one ends the oldest, which on other nodes may go
    /// on working for up to ten seconds.
    /// </remarks>
    public override async Task<Results<Created<Response>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var customerId = Key("customerId");
        var customer = await db.Visible<Customer>().SingleOrDefaultAsync(c => c.Id == customerId, ct);
        if (customer is null)
            return CustomerErrors.NotFound;

        var now = clock.GetUtcNow();
        var secret = Secret.Generate("customer");
        var expiresAt = now + (request.Lifetime ?? DefaultLifetime);
        await EndOldestAsync(customer, now, ct);
        db.Add(CustomerToken.Create(secret, customer.PartnerId, customer.Id, customer.Name, Scope.InheritedFrom(Actor), expiresAt, now));
        customer.NoteTokenIssued(expiresAt, now);
        return TypedResults.Created((string?)null, new Response(secret.Text, expiresAt));
    }

    // Each issue raises the version of the customer, so that of two at the same moment the second sees the token of the first.
    private async Task EndOldestAsync(Customer customer, DateTimeOffset now, CancellationToken ct)
    {
        var tooMany = await db.Set<CustomerToken>()
            .Where(t => t.CustomerId == customer.Id && t.ExpiresAt > now)
            .OrderByDescending(t => t.CreatedAt)
            .ThenByDescending(t => t.Id)
            .Skip(Customer.MaxTokens - 1)
            .ToListAsync(ct);
        foreach (var token in tooMany)
        {
            token.Revoke(now);
            afterCommit.Do(() => credentials.Forget(token.Hash));
        }
        if (tooMany.Count > 0)
            customer.NoteTokensRevoked(tooMany.Count, now);
    }
}
