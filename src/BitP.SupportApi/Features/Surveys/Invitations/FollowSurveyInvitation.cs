using System.Globalization;
using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Features.Surveys.Erasure;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Due;
using BitP.SupportApi.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.Invitations;

/// <summary>An invitation is to be sent, its customer to be reminded, or its time is over.</summary>
internal sealed class FollowSurveyInvitation(SurveyVersions surveys, TimeProvider clock) : IDueHandler
{
    public string Kind => SurveyInvitation.DueKind;

    public async Task<DueOutcome> HandleAsync(DueItem item, SupportDbContext db, CancellationToken ct)
    {
        var id = Guid.Parse(item.Subject, CultureInfo.InvariantCulture);
        var at = item.DueAt;
        var invitation = await db.Visible<SurveyInvitation>().SingleAsync(i => i.Id == id, ct);
        // Somebody was faster, and the item is another one by now.
        if (invitation.NextDueAt != at)
            return DueOutcome.Moved;
        var content = (await surveys.VersionAsync(invitation.SurveyId, invitation.SurveyVersion, ct)).Content;
        if (invitation.State is SurveyInvitationState.Scheduled)
            await SendAsync(invitation, content, at, db, ct);
        // Nobody is reminded of what can no longer be answered, however late this is.
        else if (invitation.RemindAt == at && clock.GetUtcNow() < invitation.ExpiresAt)
            invitation.Remind(content.Delivery, at);
        else
            invitation.Expire(invitation.ExpiresAt!.Value);
        return DueOutcome.Moved;
    }

    private async Task SendAsync(SurveyInvitation invitation, SurveyContent content, DateTimeOffset at, SupportDbContext db, CancellationToken ct)
    {
        await NoteWhatCameOfTheCaseAsync(invitation, db, ct);
        if (invitation.State is not SurveyInvitationState.Scheduled)
            return;
        if (!await db.Set<Survey>().AnyAsync(s => s.Id == invitation.SurveyId && s.Active, ct))
        {
            invitation.Cancel(SurveyCancellation.SurveySwitchedOff, at);
            return;
        }
        if (at + content.Expiry <= clock.GetUtcNow())
        {
            invitation.Cancel(SurveyCancellation.NotSentInTime, at + content.Expiry);
            return;
        }
        var person = await db.Set<SurveyPerson>().SingleOrDefaultAsync(p => p.CustomerId == invitation.CustomerId, ct);
        if (person?.IsTiredAt(at, content.MinimumDaysBetween) is true)
        {
            invitation.SuppressForFatigue(at);
            return;
        }
        if (person is null)
            db.Add(new SurveyPerson(invitation.CustomerId!.Value, at));
        else
            person.NoteAsked(at);
        invitation.Send(content, await SurveyTokens.KeyForAsync(at, db, ct), at);
    }

    // Nobody is asked about a case that goes on, though the reader of the feed has not got there yet.
    private static async Task NoteWhatCameOfTheCaseAsync(SurveyInvitation invitation, SupportDbContext db, CancellationToken ct)
    {
        var events = await db.Visible<StoredEvent>()
            .AsNoTracking()
            .Where(e => e.SubjectId == invitation.SubjectId && e.Sequence > invitation.Cycle && CaseChange.TypesOfEnd.Contains(e.Type))
            .OrderBy(e => e.Sequence)
            .ToListAsync(ct);
        foreach (var e in events.Select(CaseEvent.Of))
            if (e.IsReopening)
                invitation.NoteReopened(e.At);
            else if (e.IsDeletion)
            {
                invitation.NoteCaseDeleted(e.At);
                await SurveyErasure.ForgetCustomersAsync([invitation.Id], db, ct);
            }
    }
}
