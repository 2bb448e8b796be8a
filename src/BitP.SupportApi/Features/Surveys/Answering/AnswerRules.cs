using System.Globalization;
using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using FluentValidation.Results;

namespace BitP.SupportApi.Features.Surveys.Answering;

/// <summary>Reads what a customer answers by the version of the survey that is asked.</summary>
internal sealed class AnswerRules
{
    private static readonly SurveyAnswerValidator Validator = new();

    private static readonly LocalizedText InRating = new(
        "the answer to the first question in rating",
        "在 rating 中回答第一个问题",
        "la réponse à la première question dans rating",
        "die Antwort auf die erste Frage in rating"
    );

    private readonly SurveyContent _content;
    private readonly List<ValidationFailure> _failures = [];

    // Of questions that are shown, the first among them.
    private readonly Dictionary<string, SurveyAnswerValue> _read = [];

    // What depends on an answer that was refused is not looked at.
    private readonly HashSet<string> _refused = [];

    private readonly SurveyAnswer? _kept;

    private AnswerRules(SurveyContent content, SurveyAnswer? kept) => (_content, _kept) = (content, kept);

    /// <summary>The answer, or all that is wrong with it.</summary>
    /// <param name="survey">What is asked, and what was written before and stays unless something else is.</param>
    /// <param name="request">What is answered.</param>
    /// <param name="now">When.</param>
    /// <param name="leavesOutHidden">Whether answers to questions that are not shown are left out instead of refused: a page without a script shows them all.</param>
    public static (SurveyAnswer?, Error?) Read(OpenSurvey survey, SurveyAnswerRequest request, DateTimeOffset now, bool leavesOutHidden = false)
    {
        var rules = new AnswerRules(survey.Content, survey.Kept);
        rules._failures.AddRange(Validator.Validate(request).Errors);
        var answer = rules.Read(request, now, leavesOutHidden);
        return rules._failures.Count == 0 ? (answer, null) : (null, new ValidationResult(rules._failures).ToError());
    }

    private SurveyAnswer Read(SurveyAnswerRequest request, DateTimeOffset now, bool leavesOutHidden)
    {
        var first = _content.Questions[0].Id!;
        if (request.Rating is { } rating && IsOnScale(rating, "rating"))
            _read[first] = new(Rating: rating);
        else
            _refused.Add(first);
        var reasons = Codes(request.Reasons, [.. _content.Reasons.Select(r => r.Code!)], "reasons");

        var given = request.Answers ?? new Dictionary<string, SurveyAnswerValue?>();
        foreach (var question in _content.Questions.Skip(1))
            Read(question, given.GetValueOrDefault(question.Id!), leavesOutHidden);
        string[] known = [.. _content.Questions.Skip(1).Select(q => q.Id!)];
        foreach (var name in given.Keys.Except(known))
            Refuse(MemberOf(name), name == first ? FieldProblems.NotApplicable.Expecting(new(InRating, known)) : FieldProblems.Unknown.OneOf(known));

        return new(request.Rating ?? 0, reasons, Texts.OrNull(request.Comment) ?? _kept?.Comment, _read.Where(a => a.Key != first).ToDictionary(), now);
    }

    private void Read(SurveyQuestion question, SurveyAnswerValue? given, bool leavesOutHidden)
    {
        var member = MemberOf(question.Id!);
        if (question.ShowWhen is { } when)
        {
            if (_refused.Contains(when.Question!))
                _refused.Add(question.Id!);
            else if (!IsShown(when) && given is not null && !leavesOutHidden)
                Refuse(member, SurveyAnswerProblems.NotShown.Expecting(ShownAfter(when)));
            if (_refused.Contains(when.Question!) || !IsShown(when))
                return;
        }
        var before = _failures.Count;
        var value = (given is null ? null : Value(question, given, member)) ?? WrittenBefore(question);
        if (value is null && question.Required is true && _failures.Count == before)
            Refuse(member, FieldProblems.Missing);
        if (_failures.Count > before)
            _refused.Add(question.Id!);
        else if (value is not null)
            _read[question.Id!] = value;
    }

    private SurveyAnswerValue? WrittenBefore(SurveyQuestion question) =>
        question.Kind is SurveyQuestionKind.Text ? _kept?.Answers.GetValueOrDefault(question.Id!) : null;

    // As it is kept; null when it says nothing.
    private SurveyAnswerValue? Value(SurveyQuestion question, SurveyAnswerValue given, string member)
    {
        RefuseOthers(question.Kind!.Value, given, member);
        string[] options = [.. (question.Options ?? []).Select(o => o.Code!)];
        switch (question.Kind)
        {
            case SurveyQuestionKind.Rating:
                return given.Rating is { } rating && IsOnScale(rating, $"{member}.rating") ? new(Rating: rating) : null;
            case SurveyQuestionKind.Choice:
                if (given.Choice is { } choice && !options.Contains(choice))
                    Refuse($"{member}.choice", FieldProblems.Unknown.OneOf(options));
                return given.Choice is null ? null : new(Choice: given.Choice);
            case SurveyQuestionKind.Choices:
                var choices = Codes(given.Choices, options, $"{member}.choices");
                return choices.Length == 0 ? null : new(Choices: choices);
            default:
                if (given.Text is { } text && Texts.Length(text) > Survey.AnswerTextMaxLength)
                    Refuse($"{member}.text", FieldProblems.TooLong.Expecting(Expectation.Characters(0, Survey.AnswerTextMaxLength)));
                return Texts.OrNull(given.Text) is { } written ? new(Text: written) : null;
        }
    }

    private void RefuseOthers(SurveyQuestionKind kind, SurveyAnswerValue given, string member)
    {
        (string Name, bool IsGiven, SurveyQuestionKind Of)[] members =
        [
            ("rating", given.Rating is not null, SurveyQuestionKind.Rating),
            ("choice", given.Choice is not null, SurveyQuestionKind.Choice),
            ("choices", given.Choices is not null, SurveyQuestionKind.Choices),
            ("text", given.Text is not null, SurveyQuestionKind.Text),
        ];
        foreach (var (name, isGiven, of) in members)
            if (isGiven && of != kind)
                Refuse($"{member}.{name}", FieldProblems.NotApplicable.OneOf(members.Where(m => m.Of == kind).Select(m => m.Name)));
    }

    private Expectation ShownAfter(SurveyShowWhen when)
    {
        var (lowest, highest) = _content.Kind.Scale();
        var on = when.Question == _content.Questions[0].Id ? "rating" : MemberOf(when.Question!);
        return Expectation.OnlyWith(on, when.AnyOf is { } codes ? string.Join(", ", codes) : $"{when.AtLeast ?? lowest}–{when.AtMost ?? highest}");
    }

    private bool IsShown(SurveyShowWhen when)
    {
        if (!_read.TryGetValue(when.Question!, out var answer))
            return false;
        if (answer.Rating is { } rating)
            return rating >= (when.AtLeast ?? rating) && rating <= (when.AtMost ?? rating);
        var chosen = answer.Choices ?? [answer.Choice!];
        return when.AnyOf?.Any(chosen.Contains) is true;
    }

    private bool IsOnScale(int rating, string member)
    {
        var (lowest, highest) = _content.Kind.Scale();
        if (rating >= lowest && rating <= highest)
            return true;
        Refuse(
            member,
            FieldProblems.OutOfRange.Expecting(
                Expectation.Between(lowest, highest) with
                {
                    Values = [.. Enumerable.Range(lowest, highest - lowest + 1).Select(n => n.ToString(CultureInfo.InvariantCulture))],
                }
            )
        );
        return false;
    }

    // In the order of the survey, so that two answers that say the same are the same.
    private string[] Codes(IReadOnlyList<string>? given, string[] offered, string member)
    {
        if (given is null)
            return [];
        if (given.Distinct().Count() < given.Count)
            Refuse(member, FieldProblems.Duplicate);
        foreach (var (place, code) in given.Index())
            if (!offered.Contains(code))
                Refuse($"{member}[{place}]", FieldProblems.Unknown.OneOf(offered));
        return [.. offered.Intersect(given)];
    }

    private static string MemberOf(string question) => $"answers.{Texts.Shown(question)}";

    private void Refuse(string member, FieldProblem problem) => _failures.Add(Validation.FailureOf(member, problem.ToError()));
}
