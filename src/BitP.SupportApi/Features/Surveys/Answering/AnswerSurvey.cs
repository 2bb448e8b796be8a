using BitP.SupportApi.Features.Surveys.Guards;
using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Surveys.Answering;

/// <summary>A customer answers a survey, or changes the answer, at the secret address of an invitation.</summary>
public sealed class AnswerSurvey(SurveyDoor door) : ApiEndpoint<SurveyAnswerRequest, Results<Ok<SurveyFormResponse>, Error>>
{
    public override void Configure()
    {
        Post("/{token}");
        Group<SurveyResponsesGroup>();
        Validated<SurveyAnswerValidator>();
        Transactional();
        IsToldAnew();
        WithSecretPath();
        Fails(
            SurveyGuardErrors.ByStaff,
            SurveyInvitationErrors.LinkUnknown,
            SurveyInvitationErrors.LinkExpired,
            SurveyInvitationErrors.LinkErased,
            SurveyInvitationErrors.TooManyChanges
        );
    }

    /// <summary>Answer a survey</summary>
    /// <remarks>
    /// Needs no credential but the token; staff may not answer. An answer can be changed until the survey expires, at most 20 times; earlier ones are kept, and shown to staff. What says the same again changes
    /// nothing. It is checked by the version of the survey that the customer was asked with: questions that are not shown cannot be answered, and those that are shown and required must be.
    /// </remarks>
    public override async Task<Results<Ok<SurveyFormResponse>, Error>> AnswerAsync(SurveyAnswerRequest request, CancellationToken ct)
    {
        var (open, error) = await door.AnswerAsync(HttpContext, (survey, now) => AnswerRules.Read(survey, request, now), ct);
        return error is null ? TypedResults.Ok(SurveyFormResponse.Of(open!, open!.Invitation.Language)) : error;
    }

    protected override async Task<Results<Ok<SurveyFormResponse>, Error>> TellAsync(CancellationToken ct)
    {
        var (open, error) = await door.OpenAsync(HttpContext, ct);
        return error is null ? TypedResults.Ok(SurveyFormResponse.Of(open!, open!.Invitation.Language)) : error;
    }
}
