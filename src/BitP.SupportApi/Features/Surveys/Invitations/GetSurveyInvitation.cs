using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Surveys.Invitations;

/// <summary>One invitation is read.</summary>
public sealed class GetSurveyInvitation(SurveyInvitationDesk desk) : ApiEndpoint<Results<Ok<SurveyInvitationResponse>, Error>>
{
    public override void Configure()
    {
        Get("/surveys/{surveyId}/invitations/{invitationId}");
        Group<SurveyInvitationsGroup>();
        RequireScope(Scope.SurveysRead, Actors.Partner | Actors.Staff);
        WithETag();
        Fails(SurveyInvitationErrors.NotFound);
    }

    /// <summary>Get a survey invitation</summary>
    /// <remarks>With what was answered, and for staff what was answered before and for whom it counts. For the partner whose customer it is and for admins, with the link while it can be answered. Agents have those about their own work.</remarks>
    public override async Task<Results<Ok<SurveyInvitationResponse>, Error>> AnswerAsync(CancellationToken ct) =>
        await desk.FindAsync(Key("surveyId"), Key("invitationId"), ct) is { } invitation
            ? TypedResults.Ok(await desk.RespondAsync(invitation, HttpContext, ct))
            : SurveyInvitationErrors.NotFound;
}
