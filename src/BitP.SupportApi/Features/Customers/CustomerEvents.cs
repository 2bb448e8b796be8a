using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Features.Customers;

/// <summary>A customer became known.</summary>
/// <param name="ExternalId">The partner's id of the customer.</param>
public sealed record CustomerCreated(string ExternalId) : EventData("customer.created", EventVisibility.Customer);

/// <summary>What is known about a customer changed.</summary>
/// <param name="Changed">The names of the members that changed. Their values are personal data and are not repeated in events.</param>
public sealed record CustomerUpdated(IReadOnlyList<string> Changed) : EventData("customer.updated", EventVisibility.Customer);

/// <summary>A token was made for a customer.</summary>
/// <param name="ExpiresAt">When it ends.</param>
public sealed record CustomerTokenIssued(DateTimeOffset ExpiresAt) : EventData("customer.token_issued", EventVisibility.Customer);

/// <summary>Tokens of a customer were ended: all of them, or the oldest because another one was made.</summary>
/// <param name="Count">How many had not ended yet.</param>
public sealed record CustomerTokensRevoked(int Count) : EventData("customer.tokens_revoked", EventVisibility.Customer);
