using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Due;
using BitP.SupportApi.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.Results;

/// <summary>
/// Keeps the figures of surveys. Whatever the events say, an invitation counts as what it is now: what it was counted as is taken away, so that it makes no difference
/// in which order and how often it is looked at.
/// </summary>
internal sealed class SurveyFigures : IFeedReader
{
    public string Name => "survey_figures";

    public IReadOnlyList<string> Types =>
        [
            SurveyScheduled.Name,
            SurveySuppressed.Name,
            SurveyInvited.Name,
            SurveyAnswered.Name,
            SurveyAnswerChanged.Name,
            SurveyExpired.Name,
            SurveyCancelled.Name,
            SurveyAnswerExcluded.Name,
            SurveyAnswerIncluded.Name,
            SurveyCorrected.Name,
        ];

    public async Task HandleAsync(IReadOnlyList<StoredEvent> events, SupportDbContext db, CancellationToken ct)
    {
        Guid[] ids = [.. events.Select(e => e.SubjectId).Distinct()];
        var counted = await db.Set<SurveyCounted>().Where(c => ids.Contains(c.InvitationId)).ToDictionaryAsync(c => c.InvitationId, ct);
        var changes = new SurveyCellChanges();
        foreach (var invitation in await db.Visible<SurveyInvitation>().Where(i => ids.Contains(i.Id)).Select(CountableInvitation.Read).ToListAsync(ct))
        {
            var standing = invitation.Standing;
            if (!counted.TryGetValue(invitation.Id, out var before))
                db.Insert(new SurveyCounted(invitation.Id, standing));
            else if (before.Standing.Says(standing))
                continue;
            else
            {
                changes.Add(invitation, before.Standing, -1);
                before.Become(standing);
            }
            changes.Add(invitation, standing);
        }
        await changes.ApplyAsync(db, ct);
    }
}
