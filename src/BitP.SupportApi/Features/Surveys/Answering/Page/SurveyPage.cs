using System.Globalization;
using System.Text;
using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace BitP.SupportApi.Features.Surveys.Answering.Page;

/// <summary>
/// The page on which people answer: it is complete without a script, and only a POST of its form answers, whatever address led to it. It needs no token against forged
/// requests: no cookie and no other credential goes along by itself, so that whoever can send the form has the secret of its address already.
/// </summary>
internal static class SurveyPage
{
    private const string FormType = "application/x-www-form-urlencoded";

    // Four bytes of UTF-8, of which a form makes three each.
    private const long BytesOfCharacter = 12;

    // All that a form can say at its longest, with room for the names of its fields and for what is chosen.
    private const long MaxFormBytes =
        (SurveyInvitation.CommentMaxLength + ((Survey.MaxQuestions - 1) * Survey.AnswerTextMaxLength)) * BytesOfCharacter + (64 * 1024);

    public static void Map(IEndpointRouteBuilder routes)
    {
        object[] words = [new SecretPathMetadata(), new RefusalPage((http, error) => SendAsync(http, SurveyPageWriter.Refusal(error.ToProblem(http))))];
        routes.MapGet("/s/{token}", ShowAsync).WithMetadata(words).ExcludeFromDescription();
        routes.MapPost("/s/{token}", TakeAsync).WithMetadata([.. words, new RequestSizeLimitAttribute(MaxFormBytes)]).ExcludeFromDescription();
    }

    private static async Task ShowAsync(HttpContext http)
    {
        Speak(http);
        var (open, error) = await http.RequestServices.GetRequiredService<SurveyDoor>().LookAsync(http, http.RequestAborted);
        if (open is null)
        {
            await error!.ExecuteAsync(http);
            return;
        }
        var query = http.Request.Query;
        var language = LanguageOf(http, open);
        await SendAsync(
            http,
            query.ContainsKey("done") && open.Invitation.Answer is not null
                ? SurveyPageWriter.Thanks(open, language)
                : SurveyPageWriter.Form(open, language, SurveyPageInput.Of(open.Content, open.Shown, query["rating"]), invalid: null)
        );
    }

    private static async Task TakeAsync(HttpContext http)
    {
        Speak(http);
        if (await ReadFormAsync(http) is not { } input)
        {
            await PlatformErrors.MediaTypeUnsupported.ExecuteAsync(http);
            return;
        }
        var door = http.RequestServices.GetRequiredService<SurveyDoor>();
        OpenSurvey? seen = null;
        var result = await UnitOfWork.RunAsync(
            http,
            body: null,
            async () =>
            {
                (seen, var error) = await door.AnswerAsync(
                    http,
                    (survey, now) =>
                    {
                        SpeakIn(LanguageOf(http, survey)); // what is wrong is told beside the questions
                        return input.Read(survey, now);
                    },
                    http.RequestAborted
                );
                return error is null ? new SeeOther($"?lang={LanguageOf(http, seen!)}&done=1") : error;
            }
        );
        if (result is Error { Fields: not null } invalid && seen is not null)
        {
            http.Response.StatusCode = invalid.Status;
            await SendAsync(http, SurveyPageWriter.Form(seen, LanguageOf(http, seen), input, invalid));
        }
        else
            await ((IResult)result!).ExecuteAsync(http);
    }

    // Refusals are told in the language that the address names, else in that of the browser.
    private static void Speak(HttpContext http)
    {
        if (Wish(http) is { } wish)
            SpeakIn(wish);
    }

    private static void SpeakIn(string language)
    {
        if (Languages.Match(language) is { } known)
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(known);
    }

    private static string LanguageOf(HttpContext http, OpenSurvey open) => Wish(http) is { } wish ? open.Content.LanguageFor(wish) : open.Invitation.Language;

    private static string? Wish(HttpContext http) => http.Request.Query["lang"] is [{ } wish] && Languages.IsTag(wish) ? wish : null;

    private static async Task<SurveyPageInput?> ReadFormAsync(HttpContext http)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || !type.MediaType.Equals(FormType, StringComparison.OrdinalIgnoreCase))
            return null;
        try
        {
            return SurveyPageInput.Of(await http.Request.ReadFormAsync(http.RequestAborted));
        }
        catch (InvalidDataException tooMuch)
        {
            throw new BadHttpRequestException("The form is none of the page.", tooMuch);
        }
    }

    private static Task SendAsync(HttpContext http, SurveyPageWriter page)
    {
        AnswerHeaders.SendsHtml(http.Response, SurveyPageStyle.PolicyFor(page.BrandStyle));
        http.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        var html = Encoding.UTF8.GetBytes(page.ToString());
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.ContentLength = html.Length;
        return http.Response.Body.WriteAsync(html, http.RequestAborted).AsTask();
    }

    /// <summary>Leads on to what is to be looked at, so that going back or loading again sends nothing twice.</summary>
    private sealed class SeeOther(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
