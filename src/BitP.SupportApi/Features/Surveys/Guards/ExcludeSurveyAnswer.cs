using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Surveys.Guards;

/// <summary>An answer is left out of the figures.</summary>
public sealed class ExcludeSurveyAnswer(SurveyInvitationDesk desk, TimeProvider clock) : SurveyInvitationStepEndpoint<SurveyExclusionRequest>(desk, clock)
{
    public override void Configure()
    {
        IsInvitationStep("exclude", Actors.Leads, SurveyGuardErrors.ExclusionOwn, SurveyInvitationErrors.NotAnswered, SurveyInvitationErrors.Excluded);
        Validated<SurveyExclusionValidator>();
    }

    /// <summary>Exclude an answer from the figures</summary>
    /// <remarks>
    /// Every figure says how many answers were excluded. The answer stays to be read, and can be included again. A follow-up of it that is open is closed. Nobody excludes an answer
    /// about their own work: who had the case when it ended or since, who ended it, and who had replied in it, whomever the answer counts for (403 <c>survey_exclusion_own</c>).
    /// </remarks>
    public override Task<Results<Ok<SurveyInvitationResponse>, Error>> AnswerAsync(SurveyExclusionRequest request, CancellationToken ct) =>
        TakeAsync((invitation, now) => invitation.Exclude(request.Reason!, Actor, now), ct);
}
