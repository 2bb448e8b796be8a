using System.Text.Json.Serialization;
using BitP.SupportApi.Features.Events;

namespace BitP.SupportApi.Features.Surveys.Invitations;

/// <summary>What a customer answered at a time.</summary>
/// <param name="Rating">The number of the scale of the survey.</param>
/// <param name="Reasons">The codes of the reasons that were named, each once, in the order of the survey.</param>
/// <param name="Comment">What was written besides; null when nothing was, and once it is erased.</param>
/// <param name="Answers">The answers to the other questions by their ids.</param>
/// <param name="At">When.</param>
public sealed record SurveyAnswer(
    int Rating,
    IReadOnlyList<string> Reasons,
    string? Comment,
    IReadOnlyDictionary<string, SurveyAnswerValue> Answers,
    DateTimeOffset At
)
{
    /// <summary>Whether it says the same, whenever it was said.</summary>
    internal bool Says(SurveyAnswer other) =>
        Rating == other.Rating
        && Comment == other.Comment
        && Reasons.SequenceEqual(other.Reasons)
        && Answers.Count == other.Answers.Count
        && Answers.All(a => other.Answers.TryGetValue(a.Key, out var value) && a.Value.Says(value));

    /// <summary>Whether something is in words.</summary>
    internal bool HasTexts => Comment is not null || Answers.Values.Any(a => a.Text is not null);

    /// <summary>What of it is not in words.</summary>
    internal SurveyAnswer OfChoices() => this with { Comment = null, Answers = Answers.Where(a => a.Value.Text is null).ToDictionary() };

    /// <summary>The same without what was written in words.</summary>
    internal SurveyAnswer WithoutTexts() => this with { Comment = null, Answers = Answers.ToDictionary(a => a.Key, a => a.Value with { Text = null }) };
}

/// <summary>The answer to a question: exactly one member is there, by the kind of the question.</summary>
/// <param name="Rating">The number of the scale of the survey.</param>
/// <param name="Choice">The code of the option.</param>
/// <param name="Choices">The codes of the options, each once.</param>
/// <param name="Text">What was written; null once it is erased.</param>
public sealed record SurveyAnswerValue(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Rating = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Choice = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Choices = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Text = null
)
{
    internal bool Says(SurveyAnswerValue other) =>
        Rating == other.Rating
        && Choice == other.Choice
        && Text == other.Text
        && (Choices is null ? other.Choices is null : other.Choices is not null && Choices.SequenceEqual(other.Choices));
}

/// <summary>That an answer is left out of the figures.</summary>
/// <param name="Reason">Why; null once what was written is erased.</param>
/// <param name="By">Who decided so.</param>
/// <param name="At">When.</param>
public sealed record SurveyExclusion(string? Reason, EventActor By, DateTimeOffset At)
{
    internal SurveyExclusion WithoutReason() => this with { Reason = null };
}

/// <summary>That an answer that was left out of the figures was taken in again.</summary>
/// <param name="Reason">Why; null once what was written is erased.</param>
/// <param name="By">Who decided so.</param>
/// <param name="At">When.</param>
/// <param name="Exclusion">The exclusion that ended with it.</param>
public sealed record SurveyInclusion(string? Reason, EventActor By, DateTimeOffset At, SurveyExclusion Exclusion)
{
    internal SurveyInclusion WithoutReasons() => this with { Reason = null, Exclusion = Exclusion.WithoutReason() };
}
