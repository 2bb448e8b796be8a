using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Surveys.Answering;

/// <summary>What a customer is asked, and what was answered so far. Of the case it tells no more than its kind, since whoever has the link can read it.</summary>
/// <param name="Kind">What the survey measures.</param>
/// <param name="SubjectKind">What kind of case it is about.</param>
/// <param name="PartnerName">What the customer knows the partner by.</param>
/// <param name="Language">BCP 47 tag of the language of the texts.</param>
/// <param name="Languages">BCP 47 tags of the languages in which there are texts.</param>
/// <param name="Scale">The numbers of the scale, lowest first.</param>
/// <param name="Questions">The questions in their order. The first is answered by <c>rating</c>, the others in <c>answers</c>.</param>
/// <param name="Reasons">What can be named as a reason for the rating.</param>
/// <param name="Answer">
/// What was answered last; null while nothing was. Without what was written where the partner may not read it (<c>commentsToPartner</c>), since the partner has had the link.
/// </param>
/// <param name="WordsKept">Whether something was written that is not shown. It stays when an answer comes without it; what is written instead takes its place.</param>
/// <param name="ExpiresAt">Until when it can be answered, and the answer changed (UTC).</param>
public sealed record SurveyFormResponse(
    SurveyKind Kind,
    SurveySubjectKind SubjectKind,
    string PartnerName,
    string Language,
    IReadOnlyList<string> Languages,
    IReadOnlyList<SurveyFormRating> Scale,
    IReadOnlyList<SurveyFormQuestion> Questions,
    IReadOnlyList<SurveyFormOption> Reasons,
    SurveyAnswer? Answer,
    bool WordsKept,
    DateTimeOffset ExpiresAt
) : IExample<SurveyFormResponse>
{
    public static SurveyFormResponse Example =>
        new(
            SurveyKind.Csat,
            SurveySubjectKind.Ticket,
            "Harbour",
            "en",
            ["en", "de"],
            ScaleOf(SurveyKind.Csat, "en"),
            [
                new("satisfaction", SurveyQuestionKind.Rating, "How satisfied are you with our support?", true, null, null),
                new("solved", SurveyQuestionKind.Choice, "Was it solved?", false, [new("yes", "Yes"), new("no", "No")], new("satisfaction", AtMost: 2)),
            ],
            [new("speed", "Speed"), new("solution", "Solution")],
            new(4, ["speed"], "Quick and friendly.", new Dictionary<string, SurveyAnswerValue>(), Examples.At),
            false,
            Examples.At.AddDays(14)
        );

    internal static SurveyFormResponse Of(OpenSurvey open, string language) =>
        new(
            open.Content.Kind,
            open.Invitation.SubjectKind,
            open.Partner.ShownName,
            language,
            open.Content.Languages,
            ScaleOf(open.Content.Kind, language),
            [.. open.Content.Questions.Select((question, n) => QuestionOf(question, isFirst: n == 0, language))],
            [.. open.Content.Reasons.Select(reason => new SurveyFormOption(reason.Code!, reason.Text![language]))],
            open.Shown,
            open.KeepsWords,
            open.Invitation.ExpiresAt!.Value
        );

    private static SurveyFormQuestion QuestionOf(SurveyQuestion question, bool isFirst, string language) =>
        new(
            question.Id!,
            question.Kind!.Value,
            question.Text![language],
            isFirst || question.Required is true,
            question.Options is null ? null : [.. question.Options.Select(option => new SurveyFormOption(option.Code!, option.Text![language]))],
            question.ShowWhen
        );

    private static SurveyFormRating[] ScaleOf(SurveyKind kind, string language)
    {
        var (lowest, highest) = kind.Scale();
        return [.. Enumerable.Range(lowest, highest - lowest + 1).Select(value => new SurveyFormRating(value, SurveyScaleWords.Of(kind, value, language)))];
    }
}

/// <summary>A number of the scale.</summary>
/// <param name="Value">The number.</param>
/// <param name="Text">What it means; null where only the ends of the scale have words.</param>
public sealed record SurveyFormRating(int Value, string? Text);

/// <summary>A question.</summary>
/// <param name="Id">What answers name it by.</param>
/// <param name="Kind">What is answered to it.</param>
/// <param name="Text">The question.</param>
/// <param name="Required">Whether it has to be answered when it is shown.</param>
/// <param name="Options">The options of a choice; null for other kinds.</param>
/// <param name="ShowWhen">On which earlier answer it is shown; null for always.</param>
public sealed record SurveyFormQuestion(
    string Id,
    SurveyQuestionKind Kind,
    string Text,
    bool Required,
    IReadOnlyList<SurveyFormOption>? Options,
    SurveyShowWhen? ShowWhen
);

/// <summary>Something that can be chosen.</summary>
/// <param name="Code">What answers name it by.</param>
/// <param name="Text">What it is called.</param>
public sealed record SurveyFormOption(string Code, string Text);
