using BitP.SupportApi.Features.Events;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;

namespace BitP.SupportApi.Features.Complaints.Redress;

/// <summary>What redress is.</summary>
public enum RedressKind
{
    /// <summary>Money that was taken is given back, such as a fee.</summary>
    Refund,

    /// <summary>A loss is made good.</summary>
    Compensation,

    /// <summary>Something is given without being owed.</summary>
    Goodwill,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>Where redress stands.</summary>
public enum RedressStatus
{
    /// <summary>It was offered, and nobody has answered yet.</summary>
    Offered,

    /// <summary>The complainant takes it. A second person has to approve it before it is paid.</summary>
    Accepted,

    /// <summary>The complainant does not take it.</summary>
    Declined,

    /// <summary>Nobody answered in time, or before the complaint was reopened.</summary>
    Expired,

    /// <summary>A second person approved it: it can be paid.</summary>
    Approved,

    /// <summary>It was paid.</summary>
    Paid,
}

/// <summary>An offer of redress.</summary>
/// <param name="Amount">
/// How much, as a decimal number such as <c>12.50</c>: more than nothing, at most 28 digits in all and 15 before the point, and no more decimals than the currency has
/// (ISO 4217: <c>EUR</c> 2, <c>JPY</c> 0, <c>KWD</c> 3). Assets have up to 18.
/// </param>
/// <param name="Currency">The code of the currency or asset, such as <c>EUR</c> or <c>USDT</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Description">What it is for, in words for the complainant; at most 2,000 characters.</param>
/// <param name="ExpiresAt">By when it can be accepted (RFC 3339), to come and at most 3650 days from now; for ever when absent.</param>
public sealed record RedressOffer(string? Amount, string? Currency, RedressKind? Kind, string? Description = null, DateTimeOffset? ExpiresAt = null)
    : IMoney,
        IExample<RedressOffer>
{
    public static RedressOffer Example => new("12.50", "EUR", RedressKind.Refund, "The fee of the withdrawal.");
}

internal sealed class RedressOfferValidator : MoneyValidator<RedressOffer>
{
    public RedressOfferValidator()
    {
        RuleFor(o => o.Kind).NotNull();
        RuleFor(o => o.Description).HasAtMostCharacters(Complaint.RedressDescriptionMaxLength);
    }
}

/// <summary>Something that is offered and given to a complainant.</summary>
public sealed record ComplaintRedress(
    Guid Id,
    string Amount,
    string Currency,
    RedressKind Kind,
    string? Description,
    RedressStatus Status,
    EventActor ProposedBy,
    DateTimeOffset ProposedAt,
    DateTimeOffset? ExpiresAt
)
{
    /// <summary>Who accepted or declined it.</summary>
    public EventActor? AnsweredBy { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public EventActor? ApprovedBy { get; init; }

    public DateTimeOffset? ApprovedAt { get; init; }

    public string? PaymentReference { get; init; }

    public DateTimeOffset? PaidAt { get; init; }

    public EventActor? PaidBy { get; init; }

    /// <summary>When it ends of itself; null when it does not.</summary>
    internal DateTimeOffset? NextAt => Status is RedressStatus.Offered ? ExpiresAt : null;

    /// <summary>Whether the complainant took it, and it is not paid yet.</summary>
    internal bool IsOwed => Status is RedressStatus.Accepted or RedressStatus.Approved;

    /// <summary>Whether it is still to be had, or is had.</summary>
    internal bool Stands => Status is not (RedressStatus.Declined or RedressStatus.Expired);
}

internal static class RedressKindWords
{
    private static readonly LocalizedText Refund = new("Refund", "退款", "Remboursement", "Erstattung");
    private static readonly LocalizedText Compensation = new("Compensation", "赔偿", "Indemnisation", "Entschädigung");
    private static readonly LocalizedText Goodwill = new("Gesture of goodwill", "善意补偿", "Geste commercial", "Kulanzleistung");
    private static readonly LocalizedText Other = new("Redress", "补救", "Réparation", "Abhilfe");

    /// <summary>What redress is called in documents that says no more of itself.</summary>
    public static LocalizedText Words(this RedressKind kind) =>
        kind switch
        {
            RedressKind.Refund => Refund,
            RedressKind.Compensation => Compensation,
            RedressKind.Goodwill => Goodwill,
            _ => Other,
        };
}
