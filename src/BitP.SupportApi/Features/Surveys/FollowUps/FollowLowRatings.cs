using System.Text.Json;
using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Due;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.FollowUps;

/// <summary>
/// Makes a follow-up of an invitation when it is answered with a low rating, and does with it what follows from what becomes of the answer: a better rating leaves it
/// as it is, an exclusion ends it, and with what the customer wrote goes what was noted.
/// </summary>
internal sealed class FollowLowRatings(FollowUpSettings settings) : IFeedReader
{
    /// <summary>The name of the reader.</summary>
    public const string ReaderName = "survey-follow-ups";

    public string Name => ReaderName;

    public IReadOnlyList<string> Types =>
        [SurveyAnswered.Name, SurveyAnswerChanged.Name, SurveyAnswerExcluded.Name, SurveyAnswerIncluded.Name, SurveyAnswerErased.Name, SurveyCorrected.Name];

    public async Task HandleAsync(IReadOnlyList<StoredEvent> events, SupportDbContext db, CancellationToken ct)
    {
        var byInvitation = events.ToLookup(e => e.SubjectId);
        Guid[] ids = [.. byInvitation.Select(i => i.Key)];
        var versions =
            from invitation in db.Visible<SurveyInvitation>().AsNoTracking()
            where ids.Contains(invitation.Id)
            join version in db.Set<SurveyVersion>()
                on new { invitation.SurveyId, Number = invitation.SurveyVersion } equals new { version.SurveyId, version.Number }
            select new { Invitation = invitation, version.Content };
        var followUps = await db.Set<SurveyFollowUp>().Where(f => ids.Contains(f.InvitationId)).ToDictionaryAsync(f => f.InvitationId, ct);
        foreach (var found in await versions.ToListAsync(ct))
            if (found.Content.FollowUpAt is { } threshold)
                Settle(found.Invitation, threshold, [.. byInvitation[found.Invitation.Id]], followUps.GetValueOrDefault(found.Invitation.Id), db);
    }

    // What counts is how the invitation is now; when it became so, the last of its events says. A rating that was low for a while is followed up all the same.
    private void Settle(SurveyInvitation invitation, int threshold, StoredEvent[] events, SurveyFollowUp? followUp, SupportDbContext db)
    {
        var at = events[^1].At;
        if (invitation.Exclusion is not null)
            followUp?.NoteExcluded(at);
        else if (followUp is not null)
            followUp.NoteIncluded(settings.Within, at);
        else if (FirstLow(invitation, threshold, events) is { } low)
            db.Add(followUp = SurveyFollowUp.Open(invitation, low.Rating, threshold, settings.Within, low.At));
        followUp?.NoteAgent(invitation.AgentId);
        if (events.Any(e => e.Type == SurveyAnswerErased.Name))
            followUp?.Erase(at);
    }

    private static (int Rating, DateTimeOffset At)? FirstLow(SurveyInvitation invitation, int threshold, StoredEvent[] events)
    {
        foreach (var e in events)
            if (RatingOf(e, invitation) is { } rating && rating <= threshold)
                return (rating, e.At);
        return null;
    }

    private static int? RatingOf(StoredEvent e, SurveyInvitation invitation) =>
        e.Type switch
        {
            SurveyAnswered.Name => Read<SurveyAnswered>(e).Rating,
            SurveyAnswerChanged.Name => Read<SurveyAnswerChanged>(e).Rating.After,
            SurveyAnswerIncluded.Name => invitation.Rating,
            _ => null,
        };

    private static T Read<T>(StoredEvent e) => JsonSerializer.Deserialize<T>(e.Data, ApiJson.Options)!;
}
