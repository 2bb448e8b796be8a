using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Features.Complaints.Redress;

/// <summary>Redress was offered to a complainant.</summary>
/// <param name="RedressId">The redress.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Amount">How much, as a decimal number.</param>
/// <param name="Currency">The code of the currency or asset.</param>
/// <param name="ExpiresAt">By when it can be accepted (UTC); null for ever.</param>
public sealed record ComplaintRedressOffered(Guid RedressId, RedressKind Kind, string Amount, string Currency, DateTimeOffset? ExpiresAt)
    : EventData("complaint.redress_offered", EventVisibility.Customer);

/// <summary>A complainant takes the redress that was offered.</summary>
/// <param name="RedressId">The redress.</param>
public sealed record ComplaintRedressAccepted(Guid RedressId) : EventData("complaint.redress_accepted", EventVisibility.Customer);

/// <summary>A complainant does not take the redress that was offered.</summary>
/// <param name="RedressId">The redress.</param>
public sealed record ComplaintRedressDeclined(Guid RedressId) : EventData("complaint.redress_declined", EventVisibility.Customer);

/// <summary>Nobody answered an offer of redress in time.</summary>
/// <param name="RedressId">The redress.</param>
public sealed record ComplaintRedressExpired(Guid RedressId) : EventData("complaint.redress_expired", EventVisibility.Customer);

/// <summary>A second person approved that redress is paid.</summary>
/// <param name="RedressId">The redress.</param>
public sealed record ComplaintRedressApproved(Guid RedressId) : EventData("complaint.redress_approved", EventVisibility.Customer);

/// <summary>Redress was paid.</summary>
/// <param name="RedressId">The redress.</param>
/// <param name="Reference">What the payment is found by.</param>
/// <param name="PaidAt">When it was paid (UTC).</param>
public sealed record ComplaintRedressPaid(Guid RedressId, string Reference, DateTimeOffset PaidAt)
    : EventData("complaint.redress_paid", EventVisibility.Customer);
