using BitP.SupportApi.Features.Complaints.Redress;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>What a complainant is offered and given. It goes on after the decision and after the end of the case, since it is paid later.</summary>
public sealed partial class Complaint
{
    public const int MaxRedress = 20;
    public const int RedressDescriptionMaxLength = 2000;
    public const int PaymentReferenceMaxLength = 200;

    private static readonly TimeSpan LongestOffer = TimeSpan.FromDays(3650);

    /// <summary>What was offered, oldest first.</summary>
    public IReadOnlyList<ComplaintRedress> Redress { get; private set; } = [];

    /// <summary>Offers redress.</summary>
    internal Error? Offer(RedressOffer offer, Actor actor, DateTimeOffset now, Guid? id = null)
    {
        // Of nobody it could not be told who is a second person.
        if (TwoPersons.RefuseNobody(actor) is { } nobody)
            return nobody;
        if (offer.ExpiresAt <= now || offer.ExpiresAt > now + LongestOffer)
            return Validation.Refuse("expiresAt", FieldProblems.OutOfRange.Expecting(Expectation.Within(LongestOffer, after: Instants.Format(now))));
        if (Redress.Count == MaxRedress)
            return ComplaintErrors.LimitReached.For(MaxRedress);
        var made = new ComplaintRedress(
            id ?? Guid.CreateVersion7(now),
            offer.Amount!,
            offer.Currency!,
            offer.Kind!.Value,
            Texts.OrNull(offer.Description),
            RedressStatus.Offered,
            ByOf(actor),
            now,
            offer.ExpiresAt
        );
        Redress = [.. Redress, made];
        Note(new ComplaintRedressOffered(made.Id, made.Kind, made.Amount, made.Currency, made.ExpiresAt), now);
        AwaitNext();
        return null;
    }

    internal Error? AcceptRedress(Guid id, Actor actor, IReadOnlyList<CountedRegime> regimes, DateTimeOffset now) =>
        AnswerRedress(id, RedressAction.Accept, new ComplaintRedressAccepted(id), actor, regimes, now);

    internal Error? DeclineRedress(Guid id, Actor actor, IReadOnlyList<CountedRegime> regimes, DateTimeOffset now) =>
        AnswerRedress(id, RedressAction.Decline, new ComplaintRedressDeclined(id), actor, regimes, now);

    /// <summary>A second person lets redress be paid.</summary>
    internal Error? ApproveRedress(Guid id, Actor actor, DateTimeOffset now)
    {
        if (RefuseRedress(id, RedressAction.Approve, actor) is { } refusal)
            return refusal;
        if (TwoPersons.RefuseApproval(RedressOf(id)!.ProposedBy, actor) is { } nobodyElse)
            return nobodyElse;
        GoRedress(id, RedressAction.Approve, actor, r => r with { ApprovedBy = ByOf(actor), ApprovedAt = now });
        Note(new ComplaintRedressApproved(id), now);
        return null;
    }

    /// <summary>Notes that redress was paid.</summary>
    internal Error? PayRedress(Guid id, string reference, DateTimeOffset? paidAt, Actor actor, DateTimeOffset now)
    {
        if (RefuseRedress(id, RedressAction.Pay, actor) is { } refusal)
            return refusal;
        var at = paidAt ?? now;
        // What is paid was approved before.
        var approvedAt = RedressOf(id)!.ApprovedAt!.Value;
        if (at > now || at < approvedAt)
            return Validation.Refuse("paidAt", FieldProblems.OutOfRange.Expecting(Expectation.Between(approvedAt, now)));
        GoRedress(id, RedressAction.Pay, actor, r => r with { PaymentReference = reference, PaidAt = at, PaidBy = ByOf(actor) });
        RetainAfter(now);
        Note(new ComplaintRedressPaid(id, reference, at), now);
        return null;
    }

    private Error? AnswerRedress(Guid id, RedressAction answer, EventData told, Actor actor, IReadOnlyList<CountedRegime> regimes, DateTimeOffset now)
    {
        // Who answers at the last moment finds that it has expired.
        Follow(regimes, now);
        if (RefuseRedress(id, answer, actor) is { } refusal)
            return refusal;
        GoRedress(id, answer, actor, r => r with { AnsweredBy = ByOf(actor), AnsweredAt = now });
        Note(told, now);
        AwaitNext();
        return null;
    }

    /// <summary>What a letter offers: what was offered since the last reopening and still stands.</summary>
    internal IEnumerable<ComplaintRedress> RedressToTell => Redress.Where(r => r.Stands && r.ProposedAt >= CountedFrom);

    private Error? RefuseRedress(Guid id, RedressAction action, Actor actor)
    {
        if (RedressOf(id) is not { } redress)
            return RedressErrors.NotFound;
        return RedressLifeCycle.Next(redress.Status, action, actor) is null
            ? RedressErrors.StatusNotAllowed.For(EnumNames<RedressAction>.Of(action), EnumNames<RedressStatus>.Of(redress.Status)) with
            {
                AllowedTransitions = RedressLifeCycle.AllowedFor(redress, actor),
            }
            : null;
    }

    private void GoRedress(Guid id, RedressAction action, Actor actor, Func<ComplaintRedress, ComplaintRedress> change) =>
        Redress = [.. Redress.Select(r => r.Id == id ? change(r) with { Status = RedressLifeCycle.Next(r.Status, action, actor)!.Value } : r)];

    private ComplaintRedress? RedressOf(Guid id) => Redress.FirstOrDefault(r => r.Id == id);

    private ComplaintRedress Fall(ComplaintRedress redress, DateTimeOffset at) => redress.NextAt <= at ? Lapse(redress, at) : redress;

    private ComplaintRedress Lapse(ComplaintRedress redress, DateTimeOffset at)
    {
        Note(new ComplaintRedressExpired(redress.Id), at, isOfItself: true);
        return redress with { Status = RedressStatus.Expired };
    }
}
