using BitP.SupportApi.Features.Events;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Complaints.Redress;

/// <summary>Something that is offered and given to a complainant. Partners and customers do not see who of the staff had to do with it.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="Amount">How much, as a decimal number.</param>
/// <param name="Currency">The code of the currency or asset.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Description">What it is for; null when that was not said.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="ProposedBy">Who offered it; null for partners and customers.</param>
/// <param name="ProposedAt">When it was offered (UTC).</param>
/// <param name="ExpiresAt">By when it can be accepted (UTC); null for ever.</param>
/// <param name="AnsweredBy">Who accepted or declined it; null while nobody has, and for partners and customers.</param>
/// <param name="AnsweredAt">When it was accepted or declined (UTC); null while it is not.</param>
/// <param name="ApprovedBy">Who approved it; null while nobody has, and for partners and customers.</param>
/// <param name="ApprovedAt">When it was approved (UTC); null while it is not.</param>
/// <param name="PaymentReference">What the payment is found by; null while it is not paid.</param>
/// <param name="PaidAt">When it was paid (UTC); null while it is not.</param>
/// <param name="PaidBy">Who noted the payment; null while nobody has, and for partners and customers.</param>
/// <param name="AllowedTransitions">What the caller may do with it now.</param>
public sealed record RedressResponse(
    Guid Id,
    string Amount,
    string Currency,
    RedressKind Kind,
    string? Description,
    RedressStatus Status,
    EventActor? ProposedBy,
    DateTimeOffset ProposedAt,
    DateTimeOffset? ExpiresAt,
    EventActor? AnsweredBy,
    DateTimeOffset? AnsweredAt,
    EventActor? ApprovedBy,
    DateTimeOffset? ApprovedAt,
    string? PaymentReference,
    DateTimeOffset? PaidAt,
    EventActor? PaidBy,
    IReadOnlyList<string> AllowedTransitions
) : IExample<RedressResponse>
{
    public static RedressResponse Example =>
        From(
            new(
                Examples.Redress,
                "12.50",
                "EUR",
                RedressKind.Refund,
                "The fee of the withdrawal.",
                RedressStatus.Offered,
                new(ActorKind.Agent, Examples.Agent, "Mei Lin"),
                Examples.At,
                null
            ),
            new(ActorKind.Agent, Examples.Agent, null)
        );

    internal static RedressResponse From(ComplaintRedress r, Actor actor)
    {
        var all = actor.IsStaff;
        return new(
            r.Id,
            r.Amount,
            r.Currency,
            r.Kind,
            r.Description,
            r.Status,
            all ? r.ProposedBy : null,
            r.ProposedAt,
            r.ExpiresAt,
            all ? r.AnsweredBy : null,
            r.AnsweredAt,
            all ? r.ApprovedBy : null,
            r.ApprovedAt,
            r.PaymentReference,
            r.PaidAt,
            all ? r.PaidBy : null,
            RedressLifeCycle.AllowedFor(r, actor)
        );
    }
}
