using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Surveys.Answering;

/// <summary>Why an answer to a question is refused.</summary>
internal static class SurveyAnswerProblems
{
    public static readonly FieldProblem NotShown = new(
        "not_shown",
        new(
            "This question is not asked after the other answers; leave it out.",
            "根据其他回答，不会提出此问题；请省略。",
            "Cette question n’est pas posée après les autres réponses ; omettez-la.",
            "Diese Frage wird nach den anderen Antworten nicht gestellt; lassen Sie sie weg."
        )
    );
}
