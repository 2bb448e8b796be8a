using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;

namespace BitP.SupportApi.Features.Surveys.Answering;

/// <summary>What a customer answers: always the whole of it, also when an earlier answer is changed.</summary>
/// <param name="Rating">The answer to the first question: a number of the scale of the survey.</param>
/// <param name="Reasons">The codes of the reasons for the rating.</param>
/// <param name="Comment">What the customer writes besides.</param>
/// <param name="Answers">The answers to the other questions that are shown, by their ids, such as <c>{ "solved": { "choice": "yes" } }</c>.</param>
public sealed record SurveyAnswerRequest(
    int? Rating,
    IReadOnlyList<string>? Reasons = null,
    string? Comment = null,
    IReadOnlyDictionary<string, SurveyAnswerValue?>? Answers = null
) : IExample<SurveyAnswerRequest>
{
    public static SurveyAnswerRequest Example => new(4, ["speed"], "Quick and friendly.");
}

/// <summary>What an answer has to keep to, whatever is asked. The rest is in <see cref="AnswerRules"/>.</summary>
internal sealed class SurveyAnswerValidator : AbstractValidator<SurveyAnswerRequest>
{
    public SurveyAnswerValidator()
    {
        RuleFor(r => r.Rating).NotNull();
        RuleFor(r => r.Reasons).HasAtMost(Survey.MaxReasons);
        RuleFor(r => r.Comment).HasAtMostCharacters(SurveyInvitation.CommentMaxLength);
    }
}
