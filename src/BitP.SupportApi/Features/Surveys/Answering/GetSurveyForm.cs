using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Surveys.Answering;

/// <summary>A customer sees what is asked, at the secret address of an invitation.</summary>
public sealed class GetSurveyForm(SurveyDoor door) : ApiEndpoint<GetSurveyForm.Request, Results<Ok<SurveyFormResponse>, Error>>
{
    /// <summary>How it is shown.</summary>
    public sealed record Request
    {
        /// <summary>BCP 47 tag of the language to read it in; that of the invitation when absent. Without texts in it the nearest language that there is, or the survey's fallback.</summary>
        public string? Language { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Language).IsAskedLanguage();
    }

    public override void Configure()
    {
        Get("/{token}");
        Group<SurveyResponsesGroup>();
        Validated<Validator>();
        WithSecretPath();
        Fails(SurveyInvitationErrors.LinkUnknown, SurveyInvitationErrors.LinkExpired, SurveyInvitationErrors.LinkErased);
    }

    /// <summary>Get the form of a survey</summary>
    /// <remarks>
    /// Needs no credential but the token. It never records an answer. The first look of a person marks the invitation as opened; looks of programs are counted apart, as far as they
    /// say that they are programs, ask for the headers only, or come within ten seconds after the invitation was sent. A token that is unknown, cut or made up and one that was revoked are answered alike.
    /// </remarks>
    public override async Task<Results<Ok<SurveyFormResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var (open, error) = await door.LookAsync(HttpContext, ct);
        if (open is null)
            return error!;
        var language = request.Language is { } wish ? open.Content.LanguageFor(wish) : open.Invitation.Language;
        return TypedResults.Ok(SurveyFormResponse.Of(open, language));
    }
}
