using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Surveys.Guards;

/// <summary>An answer counts again.</summary>
public sealed class IncludeSurveyAnswer(SurveyInvitationDesk desk, TimeProvider clock) : SurveyInvitationStepEndpoint<SurveyExclusionRequest>(desk, clock)
{
    public override void Configure()
    {
        IsInvitationStep("include", Actors.Leads, SurveyGuardErrors.ExclusionOwn, SurveyInvitationErrors.NotExcluded);
        Validated<SurveyExclusionValidator>();
    }

    /// <summary>Include an answer in the figures again</summary>
    /// <remarks>
    /// A follow-up that was closed with the exclusion is open again. Who may not exclude an answer may not include it either: 403 <c>survey_exclusion_own</c>.
    /// </remarks>
    public override Task<Results<Ok<SurveyInvitationResponse>, Error>> AnswerAsync(SurveyExclusionRequest request, CancellationToken ct) =>
        TakeAsync((invitation, now) => invitation.Include(request.Reason!, Actor, now), ct);
}
