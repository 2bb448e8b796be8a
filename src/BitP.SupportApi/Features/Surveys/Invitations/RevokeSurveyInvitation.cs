using BitP.SupportApi.Features.Surveys.Guards;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Problems;
using FastEndpoints;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Surveys.Invitations;

/// <summary>A customer is not to be asked after all.</summary>
public sealed class RevokeSurveyInvitation(SurveyInvitationDesk desk, TimeProvider clock) : SurveyInvitationStepEndpoint<EmptyRequest>(desk, clock)
{
    public override void Configure() =>
        IsInvitationStep("revoke", Actors.Partner | Actors.Leads, SurveyGuardErrors.ExclusionOwn, SurveyInvitationErrors.NotOpen);

    /// <summary>Revoke a survey invitation</summary>
    /// <remarks>One that is scheduled is not sent; the link of one that was sent works no more. What was answered stays, and cannot be revoked. Nobody revokes an invitation to judge their own work: 403 <c>survey_exclusion_own</c>.</remarks>
    public override Task<Results<Ok<SurveyInvitationResponse>, Error>> AnswerAsync(EmptyRequest request, CancellationToken ct) =>
        TakeAsync((invitation, now) => invitation.Revoke(Actor, now), ct);
}
