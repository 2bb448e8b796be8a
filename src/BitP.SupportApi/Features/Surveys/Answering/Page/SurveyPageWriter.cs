using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using NodaTime;

namespace BitP.SupportApi.Features.Surveys.Answering.Page;

/// <summary>Writes the pages of a survey. The address is in none of them: links and the form lead to where the page came from.</summary>
internal sealed class SurveyPageWriter
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _html = new();
    private readonly string _language;
    private readonly string _words;

    /// <param name="language">BCP 47 tag of the language of the survey's own texts.</param>
    /// <param name="brand">What buttons look like.</param>
    private SurveyPageWriter(string language, BrandColor brand)
    {
        _language = language;
        _words = Languages.Match(language) ?? Languages.Supported[0];
        BrandStyle = SurveyPageStyle.Of(brand);
    }

    /// <summary>What this page has of style besides that of all.</summary>
    public string BrandStyle { get; }

    public override string ToString() => _html.ToString();

    /// <summary>The form, and what is wrong with what stands in it.</summary>
    public static SurveyPageWriter Form(OpenSurvey open, string language, SurveyPageInput input, Error? invalid)
    {
        var page = new SurveyPageWriter(language, ColorOf(open));
        var heading = page.Say(SurveyPageTexts.Heading(open.Invitation.SubjectKind));
        page.Begin(invalid is null ? heading : $"{page.Say(SurveyPageTexts.Problem)}: {heading}", open, query: "");
        page.Write($"<h1>{Encode(heading)}</h1>\n<p class=\"faint\">{Encode(page.Say(SurveyPageTexts.Until, page.Time(open)))}</p>\n");
        if (open.Invitation.Answer is not null && invalid is null)
            page.Write($"<p class=\"note\">{Encode(page.Say(SurveyPageTexts.Answered))}</p>\n");
        if (open.KeepsWords)
            page.Write($"<p class=\"note\">{Encode(page.Say(SurveyPageTexts.WordsKept))}</p>\n");
        new FormPart(page, open.Content, input, invalid?.Fields ?? FormPart.NothingWrong).Write();
        page.End(withScript: true);
        return page;
    }

    /// <summary>What is said once an answer was taken.</summary>
    public static SurveyPageWriter Thanks(OpenSurvey open, string language)
    {
        var page = new SurveyPageWriter(language, ColorOf(open));
        var heading = page.Say(SurveyPageTexts.Thanks);
        page.Begin(heading, open, query: "&done=1");
        page.Write($"<h1>{Encode(heading)}</h1>\n<p>{Encode(page.Say(SurveyPageTexts.Saved, page.Time(open)))}</p>\n");
        page.Write(
            $"<p>{Encode(page.Say(SurveyPageTexts.ClosePage))}</p>\n<p><a href=\"?lang={language}\">{Encode(page.Say(SurveyPageTexts.ChangeIt))}</a></p>\n"
        );
        page.End(withScript: false);
        return page;
    }

    /// <summary>Why nothing can be answered, in the language of the request.</summary>
    public static SurveyPageWriter Refusal(Problem problem)
    {
        var page = new SurveyPageWriter(CultureInfo.CurrentUICulture.Name, BrandColor.Default);
        var (title, detail) = WordsOf(problem);
        page.Begin(title, open: null, query: "");
        page.Write($"<h1>{Encode(title)}</h1>\n");
        if (detail is not null)
            page.Write($"<p>{Encode(detail)}</p>\n");
        page.End(withScript: false);
        return page;
    }

    // What refuses every operation speaks to programs, of bodies and parameters.
    private static (string Title, string? Detail) WordsOf(Problem problem) =>
        problem.Code.StartsWith("survey_", StringComparison.Ordinal) ? (problem.Title, problem.Detail)
        : problem.Status is StatusCodes.Status429TooManyRequests ? (SurveyPageTexts.TooOften.Current, SurveyPageTexts.InAMinute.Current)
        : problem.Status >= StatusCodes.Status500InternalServerError ? (SurveyPageTexts.NotNow.Current, SurveyPageTexts.InAMinute.Current)
        : (SurveyPageTexts.Unreadable.Current, SurveyPageTexts.OpenAgain.Current);

    private static BrandColor ColorOf(OpenSurvey open) => open.Partner.Brand?.Color is { } color ? new(color) : BrandColor.Default;

    private void Begin(string title, OpenSurvey? open, string query)
    {
        Write($"<!doctype html>\n<html lang=\"{_words}\">\n<head>\n<meta charset=\"utf-8\">\n");
        Write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex, nofollow\">\n");
        var brand = open is null ? null : DocumentText.InLine(open.Partner.ShownName);
        Write(
            $"<title>{Encode(brand is null ? title : $"{title} – {brand}")}</title>\n<style>{SurveyPageStyle.Style}</style>\n<style>{BrandStyle}</style>\n</head>\n"
        );
        Write("<body>\n<header>\n");
        if (open is not null)
        {
            Write($"<p><bdi>{Encode(brand!)}</bdi></p>\n");
            if (open.Content.Languages.Count > 1)
                WriteLanguages(open.Content.Languages, query);
        }
        Write("</header>\n<main>\n");
    }

    private void WriteLanguages(IReadOnlyList<string> languages, string query)
    {
        Write($"<nav aria-label=\"{Encode(Say(SurveyPageTexts.Languages))}\"><ul>\n");
        foreach (var language in languages)
        {
            var name = Encode(NameOf(language));
            Write(
                language == _language
                    ? $"<li><span lang=\"{language}\" aria-current=\"true\">{name}</span></li>\n"
                    : $"<li><a lang=\"{language}\" hreflang=\"{language}\" href=\"?lang={language}{Encode(query)}\">{name}</a></li>\n"
            );
        }
        Write("</ul></nav>\n");
    }

    // Of the language itself, without its country: 中文, Français.
    private static string NameOf(string language)
    {
        try
        {
            var culture = CultureInfo.GetCultureInfo(language.Split('-')[0], predefinedOnly: true);
            return culture.TextInfo.ToTitleCase(culture.NativeName);
        }
        catch (CultureNotFoundException)
        {
            return language;
        }
    }

    private void End(bool withScript) => Write($"</main>\n{(withScript ? $"<script>{SurveyPageStyle.Script}</script>\n" : "")}</body>\n</html>\n");

    private string Time(OpenSurvey open) => new DocumentFormats(_words, DateTimeZone.Utc).Time(open.Invitation.ExpiresAt!.Value);

    private string Say(LocalizedText text, params object[] arguments) =>
        arguments.Length == 0 ? text.In(_words) : string.Format(CultureInfo.GetCultureInfo(_words), text.In(_words), arguments);

    private void Write(string html) => _html.Append(html);

    private static string Encode(string text) => Html.Encode(text);

    /// <summary>The form of a page.</summary>
    private sealed class FormPart(
        SurveyPageWriter page,
        SurveyContent content,
        SurveyPageInput input,
        IReadOnlyDictionary<string, IReadOnlyList<FieldError>> wrong
    )
    {
        public static readonly IReadOnlyDictionary<string, IReadOnlyList<FieldError>> NothingWrong = new Dictionary<string, IReadOnlyList<FieldError>>();

        private readonly (int Lowest, int Highest) _scale = content.Kind.Scale();

        // The survey's texts may be in a language that the product has none in.
        private readonly string _lang = page._language == page._words ? "" : $" lang=\"{page._language}\"";

        public void Write()
        {
            WriteErrors();
            page.Write($"<form method=\"post\" action=\"?lang={page._language}\" novalidate>\n");
            WriteQuestion(content.Questions[0], isFirst: true);
            if (content.Reasons.Count > 0)
                WriteReasons();
            foreach (var question in content.Questions.Skip(1))
                WriteQuestion(question, isFirst: false);
            WriteText(SurveyPageInput.Comment, Encode(Say(SurveyPageTexts.Comment)), Say(SurveyPageTexts.CommentHint), "");
            page.Write($"<button>{Encode(Say(SurveyPageTexts.Send))}</button>\n</form>\n");
        }

        private void WriteErrors()
        {
            if (wrong.Count == 0)
                return;
            page.Write(
                $"<div id=\"errors\" role=\"alert\" tabindex=\"-1\" autofocus>\n<h2>{Encode(Say(SurveyPageTexts.Problem))}</h2>\n<p>{Encode(Say(SurveyPageTexts.Problems))}</p>\n<ul>\n"
            );
            foreach (var (field, label) in Fields())
                if (ErrorOf(field) is { } error)
                    page.Write($"<li><a href=\"#{FocusOf(field)}\">{Encode($"{label} – {error}")}</a></li>\n");
            page.Write("</ul>\n</div>\n");
        }

        private IEnumerable<(string Field, string Label)> Fields() =>
            [
                (SurveyPageInput.Rating, TextOf(content.Questions[0].Text)),
                (SurveyPageInput.Reasons, Say(SurveyPageTexts.Reasons)),
                .. content.Questions.Skip(1).Select(q => (SurveyPageInput.NameOf(q, isFirst: false), TextOf(q.Text))),
                (SurveyPageInput.Comment, Say(SurveyPageTexts.Comment)),
            ];

        private void WriteQuestion(SurveyQuestion question, bool isFirst)
        {
            var field = SurveyPageInput.NameOf(question, isFirst);
            var label =
                $"<span{_lang}>{Encode(TextOf(question.Text))}</span>{(isFirst || question.Required is true ? $" <span class=\"required\">({Encode(Say(SurveyPageTexts.Required))})</span>" : "")}";
            var data = $" data-question=\"{question.Id}\"{(question.ShowWhen is { } when ? DataOf(when) : "")}";
            if (question.Kind is SurveyQuestionKind.Text)
            {
                page.Write($"<div{data}>\n");
                WriteText(field, label, question.ShowWhen is null ? null : HintOf(question.ShowWhen), "when");
                page.Write("</div>\n");
                return;
            }
            BeginGroup(field, label, question.ShowWhen is null ? null : HintOf(question.ShowWhen), data);
            if (question.Kind is SurveyQuestionKind.Rating)
                WriteScale(field, isOptional: !isFirst && question.Required is not true);
            else
                WriteOptions(
                    field,
                    question.Kind is SurveyQuestionKind.Choice ? "radio" : "checkbox",
                    (question.Options ?? []).Select(o => (o.Code!, TextOf(o.Text))),
                    isOptional: question.Kind is SurveyQuestionKind.Choice && question.Required is not true
                );
            page.Write("</fieldset>\n");
        }

        private void WriteReasons()
        {
            BeginGroup(SurveyPageInput.Reasons, Encode(Say(SurveyPageTexts.Reasons)), null, "");
            WriteOptions(SurveyPageInput.Reasons, "checkbox", content.Reasons.Select(r => (r.Code!, TextOf(r.Text))), isOptional: false);
            page.Write("</fieldset>\n");
        }

        private void BeginGroup(string field, string label, string? hint, string data)
        {
            var (id, error) = (IdOf(field), ErrorOf(field));
            string[] described = [.. new[] { hint is null ? "" : $"{id}-hint", error is null ? "" : $"{id}-error" }.Where(d => d.Length > 0)];
            var describedBy = described.Length == 0 ? "" : $" aria-describedby=\"{string.Join(' ', described)}\"";
            page.Write($"<fieldset id=\"{id}\"{data}{describedBy}{(error is null ? "" : " class=\"wrong\"")}>\n<legend>{label}</legend>\n");
            WriteHint(id, hint, "when");
            WriteError(id, error);
        }

        private void WriteScale(string field, bool isOptional)
        {
            var numbers = Enumerable.Range(_scale.Lowest, _scale.Highest - _scale.Lowest + 1).ToArray();
            var isLong = content.Kind is SurveyKind.Nps;
            if (isLong)
                page.Write("<div class=\"scale\">\n");
            foreach (var number in numbers)
            {
                var word = SurveyScaleWords.Of(content.Kind, number, page._words);
                var meaning =
                    word is null ? ""
                    : isLong ? $"<span class=\"unseen\"> – {Encode(word)}</span>"
                    : $" <span>{Encode(word)}</span>";
                WriteOption(field, "radio", Number(number), $"<span class=\"number\">{number}</span>{meaning}", number == numbers[0]);
            }
            if (isLong)
                page.Write($"</div>\n<p class=\"ends\" aria-hidden=\"true\"><span>{End(_scale.Lowest)}</span><span>{End(_scale.Highest)}</span></p>\n");
            if (isOptional)
                WriteNone(field);
        }

        private string End(int number) => Encode($"{number} – {SurveyScaleWords.Of(content.Kind, number, page._words)}");

        private void WriteOptions(string field, string type, IEnumerable<(string Code, string Text)> options, bool isOptional)
        {
            foreach (var (n, (code, text)) in options.Index())
                WriteOption(field, type, code, $"<span{_lang}>{Encode(text)}</span>", isFirst: n == 0);
            if (isOptional)
                WriteNone(field);
        }

        private void WriteOption(string field, string type, string value, string label, bool isFirst) =>
            page.Write(
                $"<label class=\"option\"><input type=\"{type}\" name=\"{field}\" value=\"{value}\"{(isFirst ? $" id=\"{IdOf(field)}-first\"" : "")}{(input.Has(field, value) ? " checked" : "")}>{label}</label>\n"
            );

        // What was chosen can be taken back without a script.
        private void WriteNone(string field) =>
            page.Write(
                $"<label class=\"option\"><input type=\"radio\" name=\"{field}\" value=\"\"><span>{Encode(Say(SurveyPageTexts.NoAnswer))}</span></label>\n"
            );

        private void WriteText(string field, string label, string? hint, string hintClass)
        {
            var (id, error) = (IdOf(field), ErrorOf(field));
            string[] described = [.. new[] { hint is null ? "" : $"{id}-hint", error is null ? "" : $"{id}-error" }.Where(d => d.Length > 0)];
            page.Write($"<div{(error is null ? "" : " class=\"wrong\"")}>\n<label class=\"question\" for=\"{id}\">{label}</label>\n");
            WriteHint(id, hint, hintClass);
            WriteError(id, error);
            var describedBy = described.Length == 0 ? "" : $" aria-describedby=\"{string.Join(' ', described)}\"";
            // A first line end after the tag is not taken for one.
            page.Write(
                $"<textarea id=\"{id}\" name=\"{field}\" rows=\"5\" dir=\"auto\"{describedBy}{(error is null ? "" : " aria-invalid=\"true\"")}>\n{Encode(input.TextOf(field))}</textarea>\n</div>\n"
            );
        }

        private void WriteHint(string id, string? hint, string hintClass)
        {
            if (hint is not null)
                page.Write($"<p class=\"faint {hintClass}\" id=\"{id}-hint\">{Encode(hint)}</p>\n");
        }

        private void WriteError(string id, string? error)
        {
            if (error is not null)
                page.Write($"<p class=\"error\" id=\"{id}-error\">{Encode(error)}</p>\n");
        }

        // What is wrong with a member of the answer to a question is wrong with the question.
        private string? ErrorOf(string field) =>
            wrong
                .Where(w =>
                    w.Key == field || w.Key.StartsWith($"{field}.", StringComparison.Ordinal) || w.Key.StartsWith($"{field}[", StringComparison.Ordinal)
                )
                .SelectMany(w => w.Value)
                .FirstOrDefault()
                is { } error
                ? Explain(field, error)
                : null;

        private string Explain(string field, FieldError error)
        {
            var isRating =
                field == SurveyPageInput.Rating
                || content.Questions.Skip(1).Any(q => q.Kind is SurveyQuestionKind.Rating && SurveyPageInput.NameOf(q, isFirst: false) == field);
            if (isRating)
                return Say(SurveyPageTexts.ChooseRating, _scale.Lowest, _scale.Highest);
            if (error.Code == FieldProblems.Missing.Code)
                return Say(SurveyPageTexts.ChooseOne);
            if (error.Code == FieldProblems.Unknown.Code)
                return Say(SurveyPageTexts.ChooseOffered);
            if (error.Code == FieldProblems.TooLong.Code)
                return Say(
                    SurveyPageTexts.Shorten,
                    field == SurveyPageInput.Comment ? SurveyInvitation.CommentMaxLength : Survey.AnswerTextMaxLength,
                    Texts.Length(input.TextOf(field))
                );
            return error.Message;
        }

        private string HintOf(SurveyShowWhen when)
        {
            var earlier = content.Questions.First(q => q.Id == when.Question);
            var or = Say(SurveyPageTexts.Or);
            var chosen = when.AnyOf is { } codes
                ? string.Join(or, earlier.Options!.Where(o => codes.Contains(o.Code)).Select(o => TextOf(o.Text)))
                : RangeOf(when.AtLeast ?? _scale.Lowest, when.AtMost ?? _scale.Highest);
            return Say(SurveyPageTexts.OnlyWhen, TextOf(earlier.Text), chosen);
        }

        private string RangeOf(int least, int most) => least == most ? Number(least) : Say(SurveyPageTexts.Range, least, most);

        private string DataOf(SurveyShowWhen when) =>
            when.AnyOf is { } codes
                ? $" data-when=\"{when.Question}\" data-any=\"{string.Join(' ', codes)}\""
                : $" data-when=\"{when.Question}\" data-least=\"{Number(when.AtLeast ?? _scale.Lowest)}\" data-most=\"{Number(when.AtMost ?? _scale.Highest)}\"";

        private string FocusOf(string field) =>
            field == SurveyPageInput.Comment
            || content.Questions.Skip(1).Any(q => q.Kind is SurveyQuestionKind.Text && SurveyPageInput.NameOf(q, isFirst: false) == field)
                ? IdOf(field)
                : $"{IdOf(field)}-first";

        private static string IdOf(string field) => field.Replace('.', '-');

        private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

        private string TextOf(IReadOnlyDictionary<string, string>? texts) => texts![page._language];

        private string Say(LocalizedText text, params object[] arguments) => page.Say(text, arguments);
    }
}
