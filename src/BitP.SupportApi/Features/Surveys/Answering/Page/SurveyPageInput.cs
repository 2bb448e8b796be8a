using System.Globalization;
using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Surveys.Answering.Page;

/// <summary>What stands in the fields of the page, by their names: what somebody typed, or answered before.</summary>
internal sealed class SurveyPageInput
{
    public const string Rating = "rating";
    public const string Reasons = "reasons";
    public const string Comment = "comment";

    // No answer can be this: no scale goes below 0.
    private const int NotANumber = -1;

    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _values;

    private SurveyPageInput(IReadOnlyDictionary<string, IReadOnlyList<string>> values) => _values = values;

    /// <summary>The name of the field of a question.</summary>
    public static string NameOf(SurveyQuestion question, bool isFirst) => isFirst ? Rating : $"answers.{question.Id}";

    /// <summary>What was typed into the form. Browsers end its lines by two characters, of which people count one.</summary>
    public static SurveyPageInput Of(IFormCollection form) =>
        new(
            form.ToDictionary(
                field => field.Key,
                IReadOnlyList<string> (field) => [.. field.Value.Select(v => (v ?? "").ReplaceLineEndings("\n")).Where(v => v.Length > 0)]
            )
        );

    /// <summary>What was answered before, and a rating that the address names: of a link with one click for each.</summary>
    public static SurveyPageInput Of(SurveyContent content, SurveyAnswer? answer, string? rating)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>();
        if (answer is not null)
        {
            values[Rating] = [Text(answer.Rating)];
            values[Reasons] = answer.Reasons;
            values[Comment] = answer.Comment is { } comment ? [comment] : [];
            foreach (var (question, value) in answer.Answers)
                values[$"answers.{question}"] = value.Choices ?? (value.Rating is { } number ? [Text(number)] : [value.Choice ?? value.Text ?? ""]);
        }
        var (lowest, highest) = content.Kind.Scale();
        if (int.TryParse(rating, NumberStyles.None, CultureInfo.InvariantCulture, out var wish) && wish >= lowest && wish <= highest)
            values[Rating] = [Text(wish)];
        return new(values);
    }

    /// <summary>Whether an option of a field is chosen.</summary>
    public bool Has(string field, string value) => _values.TryGetValue(field, out var values) && values.Contains(value);

    /// <summary>What a field says; nothing when it is empty.</summary>
    public string TextOf(string field) => _values.TryGetValue(field, out var values) && values.Count > 0 ? values[0] : "";

    /// <summary>The answer that it is, or why it is none.</summary>
    public (SurveyAnswer?, Error?) Read(OpenSurvey survey, DateTimeOffset now)
    {
        var content = survey.Content;
        // JSON is looked at where it is read. What is no text is one of what is offered, or refused.
        if (Array.Find([Comment, .. FieldsOf(kind => kind is SurveyQuestionKind.Text)], field => !CleanText.IsClean(TextOf(field))) is { } unclean)
            return (null, Validation.Refuse(unclean, FieldProblems.ControlCharacter));
        // No page sends two: which of them is meant, nobody can know.
        string[] single = [Rating, Comment, .. FieldsOf(kind => kind is not SurveyQuestionKind.Choices)];
        if (Array.Find(single, field => _values.TryGetValue(field, out var values) && values.Count > 1) is { } several)
            return (null, Validation.Refuse(several, FieldProblems.Duplicate));
        var answers = content
            .Questions.Skip(1)
            .ToDictionary(q => q.Id!, q => ValueOf(q.Kind!.Value, _values.GetValueOrDefault(NameOf(q, isFirst: false)) ?? []));
        var request = new SurveyAnswerRequest(Number(TextOf(Rating)), _values.GetValueOrDefault(Reasons), TextOf(Comment), answers);
        return AnswerRules.Read(survey, request, now, leavesOutHidden: true);

        IEnumerable<string> FieldsOf(Func<SurveyQuestionKind?, bool> kinds) =>
            content.Questions.Skip(1).Where(q => kinds(q.Kind)).Select(q => NameOf(q, isFirst: false));
    }

    private static SurveyAnswerValue? ValueOf(SurveyQuestionKind kind, IReadOnlyList<string> values) =>
        values.Count == 0
            ? null
            : kind switch
            {
                SurveyQuestionKind.Rating => new(Rating: Number(values[0])),
                SurveyQuestionKind.Choice => new(Choice: values[0]),
                SurveyQuestionKind.Choices => new(Choices: values),
                _ => new(Text: values[0]),
            };

    private static int? Number(string text) =>
        text.Length == 0 ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : NotANumber;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
