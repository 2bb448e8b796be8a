using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Surveys.Invitations;

/// <summary>Something is done to an invitation, or to the answer to it.</summary>
public abstract class SurveyInvitationStepEndpoint<TRequest>(SurveyInvitationDesk desk, TimeProvider clock)
    : ApiEndpoint<TRequest, Results<Ok<SurveyInvitationResponse>, Error>>
    where TRequest : notnull
{
    /// <summary>What the routes of all steps say.</summary>
    protected void IsInvitationStep(string step, Actors actors, params Error[] errors)
    {
        Post($"/surveys/{{surveyId}}/invitations/{{invitationId}}/{step}");
        Group<SurveyInvitationsGroup>();
        RequireScope(Scope.SurveysWrite, actors);
        TakesIfMatch();
        Transactional();
        IsToldAnew();
        WithETag();
        Fails([SurveyInvitationErrors.NotFound, .. errors]);
    }

    /// <summary>Loads the invitation, takes the step and answers with what became of it.</summary>
    protected async Task<Results<Ok<SurveyInvitationResponse>, Error>> TakeAsync(Func<SurveyInvitation, DateTimeOffset, Error?> step, CancellationToken ct)
    {
        var invitation = await desk.FindAsync(Key("surveyId"), Key("invitationId"), ct);
        if (invitation is null)
            return SurveyInvitationErrors.NotFound;
        if (IfMatch.Refuses(invitation.SeenBy(Actor)) is { } stale)
            return stale;
        if (step(invitation, clock.GetUtcNow()) is { } refusal)
            return refusal;
        return TypedResults.Ok(await desk.RespondWithoutLinkAsync(invitation, ct));
    }

    protected sealed override async Task<Results<Ok<SurveyInvitationResponse>, Error>> TellAsync(CancellationToken ct) =>
        await desk.FindAsync(Key("surveyId"), Key("invitationId"), ct) is { } invitation
            ? TypedResults.Ok(await desk.RespondWithoutLinkAsync(invitation, ct))
            : SurveyInvitationErrors.NotFound;
}
