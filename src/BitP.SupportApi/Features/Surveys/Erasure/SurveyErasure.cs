using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Due;
using BitP.SupportApi.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.Erasure;

/// <summary>Erases what a customer wrote in all surveys: some at once, and the others as due work, some in each transaction.</summary>
internal sealed class SurveyErasure : IDueHandler
{
    /// <summary>How many are erased in a transaction: what was written may be long.</summary>
    public const int AtOnce = 20;

    private const string ErasureKind = "survey.erasure";

    // The customer, and what tells one order from another.
    private const int CustomerLength = 32;

    public string Kind => ErasureKind;

    public async Task<DueOutcome> HandleAsync(DueItem item, SupportDbContext db, CancellationToken ct)
    {
        await EraseAsync(Guid.ParseExact(item.Subject[..CustomerLength], "N"), item.DueAt, db, ct);
        return DueOutcome.Done;
    }

    /// <summary>Erases some of a customer's, which are then nobody's, and orders that the others are.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="at">When.</param>
    /// <param name="db">Where they are.</param>
    /// <param name="ct">Ends it.</param>
    /// <returns>How many were erased, and whether others are to be.</returns>
    public static async Task<(int Erased, bool HasMore)> EraseAsync(Guid customerId, DateTimeOffset at, SupportDbContext db, CancellationToken ct)
    {
        var invitations = await db.Visible<SurveyInvitation>()
            .Where(i => i.CustomerId == customerId)
            .OrderBy(i => i.CreatedAt)
            .ThenBy(i => i.Id)
            .Take(AtOnce + 1)
            .ToListAsync(ct);
        var hasMore = invitations.Count > AtOnce;
        invitations = [.. invitations.Take(AtOnce)];
        foreach (var invitation in invitations)
            invitation.Erase(at);
        await ForgetCustomersAsync([.. invitations.Select(i => i.Id)], db, ct);
        if (hasMore)
            db.Insert(DueItem.At(ErasureKind, $"{customerId:N}{Guid.NewGuid():N}", at));
        return (invitations.Count, hasMore);
    }

    /// <summary>Erases from the events about invitations which customers they were for.</summary>
    public static async Task ForgetCustomersAsync(Guid[] invitationIds, SupportDbContext db, CancellationToken ct)
    {
        if (invitationIds.Length == 0)
            return;
        foreach (var e in await db.Visible<StoredEvent>().Where(e => invitationIds.Contains(e.SubjectId) && e.CustomerId != null).ToListAsync(ct))
            e.ForgetCustomer();
    }
}
