using System.Buffers.Binary;
using System.Security.Cryptography;
using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Features.Surveys.Erasure;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Due;
using BitP.SupportApi.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.Invitations;

/// <summary>
/// Decides for each end of a case whether its customer is asked, and follows what becomes of the case. What it decides rests on what was so when the case ended, and
/// what is there already is left as it is: the same events again change nothing.
/// </summary>
internal sealed class SurveysReader(SurveyVersions surveys) : IFeedReader
{
    public string Name => "surveys";

    public IReadOnlyList<string> Types => CaseChange.Types;

    public async Task HandleAsync(IReadOnlyList<StoredEvent> events, SupportDbContext db, CancellationToken ct)
    {
        CaseEvent[] news = [.. events.Select(CaseEvent.Of).Where(e => e.IsEnd || e.IsReopening || e.IsCorrection || e.IsDeletion)];
        Guid[] ids = [.. news.Select(e => e.CaseId).Distinct()];
        if (ids.Length == 0)
            return;
        var invitations = (await db.Visible<SurveyInvitation>().Where(i => ids.Contains(i.SubjectId)).ToListAsync(ct))
            .GroupBy(i => i.SubjectId)
            .ToDictionary(i => i.Key, i => i.ToList());
        var cases = await SurveyCases.ReadAsync([.. news.Where(e => e.IsEnd).Select(e => e.CaseId).Concat(invitations.Keys).Distinct()], db, ct);
        var inForce = news.Any(e => e.IsEnd) ? await SurveysInForce.ReadAsync(surveys, db, ct) : null;
        foreach (var e in news)
        {
            if (!invitations.TryGetValue(e.CaseId, out var ofCase))
                invitations[e.CaseId] = ofCase = [];
            if (e.IsEnd && cases.EndedWith(e) is { } ended)
            {
                var made = Decide(ended, await inForce!.AtAsync(TriggerOf(ended), ended.At, ct), ofCase, cases).ToArray();
                db.AddRange(made);
                ofCase.AddRange(made);
            }
            foreach (var invitation in ofCase.Where(i => i.Cycle < e.Sequence))
                Follow(invitation, e, cases);
        }
        var deleted = news.Where(e => e.IsDeletion).SelectMany(e => invitations[e.CaseId]).Select(i => i.Id).ToArray();
        await SurveyErasure.ForgetCustomersAsync(deleted, db, ct);
    }

    /// <summary>The invitations to the surveys about an end of a case. The first survey that may be asked is; there is one for each end.</summary>
    private static IEnumerable<SurveyInvitation> Decide(
        EndedCase ended,
        IReadOnlyList<SurveyVersion> inForce,
        IReadOnlyList<SurveyInvitation> known,
        SurveyCases cases
    )
    {
        var ofEnd = known.Where(i => i.Cycle == ended.Cycle).ToArray();
        var isAsked = ofEnd.Any(i => i.State is not SurveyInvitationState.Suppressed || i.Suppression is SurveySuppression.Fatigue);
        foreach (var survey in inForce)
        {
            if (survey.Content.Trigger.When?.Partner is { } partners && !partners.Contains(ended.PartnerId))
                continue;
            if (ofEnd.Any(i => i.SurveyId == survey.SurveyId))
                continue;
            if (WhyNot(survey, ended, isAsked, cases) is { } why)
                yield return SurveyInvitation.Suppress(survey, ended, why, ended.At);
            else
            {
                isAsked = true;
                yield return SurveyInvitation.Schedule(survey, ended, ended.At);
            }
        }
    }

    private static SurveySuppression? WhyNot(SurveyVersion survey, EndedCase ended, bool isAsked, SurveyCases cases) =>
        survey.Content.Trigger.When?.Fits(cases.ConditionFactsOf(ended)) is false ? SurveySuppression.Condition
        : cases.IsOfStaff(ended) ? SurveySuppression.StaffTest
        : !cases.CanBeReached(ended) ? SurveySuppression.NoContact
        : ShareOf(survey.SurveyId, ended) >= survey.Content.Sample ? SurveySuppression.Sample
        : isAsked ? SurveySuppression.OtherSurvey
        : null;

    private static void Follow(SurveyInvitation invitation, CaseEvent e, SurveyCases cases)
    {
        if (e.IsReopening)
            invitation.NoteReopened(e.At);
        else if (e.IsDeletion)
            invitation.NoteCaseDeleted(e.At);
        else if (e.IsCorrection && cases.CorrectedFactsOf(invitation) is { } corrected)
        {
            // Each of several at once, though only the last shows in what the case is like by now.
            var (from, to) = cases.MoveOf(invitation, e);
            invitation.NoteMoved(from, to, e.At);
            invitation.Correct(corrected, e.At);
        }
    }

    private static SurveyTriggerEvent TriggerOf(EndedCase ended) =>
        ended.Kind is SurveySubjectKind.Ticket ? SurveyTriggerEvent.TicketSolved : SurveyTriggerEvent.ComplaintClosed;

    /// <summary>Where an end of a case stands between 0 and 1 among all that a survey could be about: by a hash, so that it is the same wherever and whenever it is asked.</summary>
    internal static double ShareOf(Guid surveyId, EndedCase ended)
    {
        Span<byte> asked = stackalloc byte[40];
        surveyId.TryWriteBytes(asked, bigEndian: true, out _);
        ended.Id.TryWriteBytes(asked[16..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(asked[32..], ended.Cycle);
        // As many bits as a double holds.
        return (BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(asked)) >> 11) * Math.Pow(2, -53);
    }
}
