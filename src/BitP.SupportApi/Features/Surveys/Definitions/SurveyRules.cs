using System.Text.RegularExpressions;
using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.Definitions;

/// <summary>What a survey says, as callers send it.</summary>
internal interface ISurveyDetails
{
    string? Name { get; }

    IReadOnlyList<string>? Languages { get; }

    IReadOnlyList<SurveyQuestion>? Questions { get; }

    SurveyTrigger? Trigger { get; }

    string? FallbackLanguage { get; }

    IReadOnlyList<SurveyReason>? Reasons { get; }

    TimeSpan? Expiry { get; }

    TimeSpan? ReminderAfter { get; }

    int? MinimumDaysBetween { get; }

    double? Sample { get; }

    SurveyDelivery? Delivery { get; }

    int? FollowUpAt { get; }

    bool? CommentsToPartner { get; }
}

/// <summary>What a survey has to keep to, and what it comes to.</summary>
internal static partial class SurveyRules
{
    private const int DefaultDaysBetween = 30;

    public static readonly TimeSpan DefaultExpiry = TimeSpan.FromDays(14);

    public static readonly TimeSpan ShortestExpiry = TimeSpan.FromHours(1);

    /// <summary>What answers name something of a survey by.</summary>
    public static IRuleBuilderOptions<T, string?> IsSurveyCode<T>(this IRuleBuilder<T, string?> rule) =>
        rule.HasAtMostCharacters(Survey.CodeMaxLength).Matches(Code()).Otherwise(FieldProblems.Format.Expecting(SurveyExpectations.Code));

    public static bool IsDelay(TimeSpan delay) => delay >= TimeSpan.Zero && delay <= Survey.Longest;

    public static bool IsExpiry(TimeSpan expiry) => expiry >= ShortestExpiry && expiry <= Survey.Longest;

    /// <summary>The form in which a valid request is stored.</summary>
    public static SurveyContent ContentOf(ISurveyDetails survey, SurveyKind kind)
    {
        IReadOnlyList<string> languages = [.. survey.Languages!.Select(Languages.Canonical)];
        return new(
            survey.Name!,
            kind,
            languages,
            survey.FallbackLanguage is { } fallback ? Languages.Canonical(fallback) : languages[0],
            [.. survey.Questions!.Select((question, i) => QuestionOf(question, i, languages))],
            [.. ReasonsOf(survey, languages).Select(r => new SurveyReason(r.Code, TextOf(r.Text, languages, tag => ReasonTexts.Find(r.Code, tag))))],
            new(survey.Trigger!.Event, survey.Trigger.Delay ?? TimeSpan.Zero, ConditionOf(survey.Trigger.When)),
            survey.Expiry ?? DefaultExpiry,
            survey.ReminderAfter,
            survey.MinimumDaysBetween ?? DefaultDaysBetween,
            survey.Sample ?? 1,
            survey.Delivery ?? SurveyDelivery.Webhook,
            survey.FollowUpAt,
            survey.CommentsToPartner ?? false
        );
    }

    /// <summary>The reasons as whoever changes a survey sees them: texts of the product go without saying, so that they come and go with its languages.</summary>
    public static IReadOnlyList<SurveyReason> Said(IReadOnlyList<SurveyReason> reasons) =>
        [
            .. reasons.Select(r => new SurveyReason(
                r.Code,
                r.Text!.Where(t => t.Value != ReasonTexts.Find(r.Code, t.Key)).ToDictionary(t => t.Key, t => t.Value) is { Count: > 0 } own ? own : null
            )),
        ];

    /// <summary>Why a survey may not name what it names; null when all of it is there.</summary>
    public static async Task<Error?> RefuseReferencesAsync(SupportDbContext db, SurveyContent content, CancellationToken ct)
    {
        var partners = content.Trigger.When?.Partner ?? [];
        var partnersThere = partners.Count == 0 ? [] : await db.Set<Partner>().Where(p => partners.Contains(p.Id)).Select(p => p.Id).ToListAsync(ct);
        foreach (var (i, partner) in partners.Index())
            if (!partnersThere.Contains(partner))
                return Validation.Refuse($"trigger.when.partner[{i}]", FieldProblems.NotFound.Expecting(SurveyExpectations.Partner));
        var teams = content.Trigger.When?.Team ?? [];
        var teamsThere = teams.Count == 0 ? [] : await db.Set<Team>().Where(t => teams.Contains(t.Key)).Select(t => t.Key).ToListAsync(ct);
        foreach (var (i, team) in teams.Index())
            if (team != Team.None && !teamsThere.Contains(team))
                return Validation.Refuse($"trigger.when.team[{i}]", FieldProblems.NotFound.Expecting(SurveyExpectations.Team));
        return null;
    }

    /// <summary>Why a survey may not be active beside those that are; null when it may.</summary>
    /// <param name="db">Where it is about to be written.</param>
    /// <param name="survey">The survey as it is to be.</param>
    /// <param name="limit">How many may be active; null when it was active before.</param>
    /// <param name="ct">Ends the reading.</param>
    public static async Task<Error?> RefuseBesideOthersAsync(SupportDbContext db, Survey survey, SurveyLimit? limit, CancellationToken ct)
    {
        await SurveyTurn.TakeAsync(db, ct);
        var others = await db.Set<Survey>()
            .AsNoTracking()
            .Where(s => s.Active && s.Id != survey.Id)
            .OrderBy(s => s.CreatedAt)
            .ThenBy(s => s.Id)
            .ToListAsync(ct);
        if (limit is not null && others.Count >= limit.Active)
            return SurveyErrors.Limit.For(limit.Active);
        return others.Find(other => other.Content.CanMeet(survey.Content)) is { } met
            ? SurveyErrors.Overlaps.For(met.Content.Name) with
            {
                Existing = new(met.Id, met.Id.ToString()),
            }
            : null;
    }

    /// <summary>Refuses texts that are not there in each language of the survey, and those in others.</summary>
    public static void CheckTexts<T>(ISurveyDetails survey, ValidationContext<T> context)
    {
        var languages = LanguagesOf(survey);
        foreach (var (i, question) in (survey.Questions ?? []).Take(Survey.MaxQuestions).Index())
        {
            Check($"questions[{i}].text", question?.Text, _ => null);
            foreach (var (j, option) in (question?.Options ?? []).Take(Survey.MaxOptions).Index())
                Check($"questions[{i}].options[{j}].text", option?.Text, _ => null);
        }
        foreach (var (i, reason) in (survey.Reasons ?? []).Take(Survey.MaxReasons).Index())
            if (reason is not null)
                Check($"reasons[{i}].text", reason.Text ?? new Dictionary<string, string>(), tag => ReasonTexts.Find(reason.Code, tag));

        void Check(string member, IReadOnlyDictionary<string, string>? texts, Func<string, string?> otherwise)
        {
            // Without any, that is what is told.
            if (texts is null || languages.Length == 0)
                return;
            var seen = new HashSet<string>();
            foreach (var (tag, text) in texts.Take(Survey.MaxLanguages + 1))
            {
                var language = Languages.Canonical(tag);
                if (!languages.Contains(language))
                    context.Refuse($"{member}.{tag}", SurveyProblems.OtherLanguage, languages);
                else if (!seen.Add(language))
                    context.Refuse($"{member}.{tag}", FieldProblems.Duplicate);
                else if (ValueRules.ProblemWithText(text, Survey.TextMaxLength, isLine: true) is { } problem)
                    context.Refuse($"{member}.{tag}", problem);
            }
            if (texts.Count <= Survey.MaxLanguages)
                foreach (var missing in languages.Where(language => !seen.Contains(language) && otherwise(language) is null))
                    context.Refuse($"{member}.{missing}", SurveyProblems.MissingLanguage);
        }
    }

    /// <summary>Refuses codes of which there is one already, a first question that is no rating, and questions that nobody would be asked.</summary>
    public static void CheckQuestions<T>(ISurveyDetails survey, SurveyKind? kind, ValidationContext<T> context)
    {
        var earlier = new Dictionary<string, SurveyQuestion>();
        var unreachable = new HashSet<string>();
        foreach (var (i, question) in (survey.Questions ?? []).Take(Survey.MaxQuestions).Index())
        {
            if (question is null)
                continue;
            var id = IdOf(question, i);
            if (i == 0)
                CheckFirst(question, context);
            else if (question.ShowWhen is { } when && !CheckShowWhen($"questions[{i}].showWhen", when))
                unreachable.Add(id);
            CheckCodes($"questions[{i}].options", question.Options?.Take(Survey.MaxOptions).Select(o => o?.Code), context);
            if (!earlier.TryAdd(id, question))
                context.Refuse($"questions[{i}].id", FieldProblems.Duplicate);
        }
        CheckCodes("reasons", survey.Reasons?.Take(Survey.MaxReasons).Select(r => r?.Code), context);

        // False when no answer shows the question, as far as can be said.
        bool CheckShowWhen(string member, SurveyShowWhen when)
        {
            if (when.Question is null)
                context.Refuse($"{member}.question", FieldProblems.Missing);
            else if (earlier.GetValueOrDefault(when.Question) is not { Kind: SurveyQuestionKind.Rating or SurveyQuestionKind.Choice } on)
                context.Refuse(
                    $"{member}.question",
                    SurveyProblems.UnknownQuestion,
                    [.. earlier.Where(q => IsCode(q.Key) && q.Value.Kind is SurveyQuestionKind.Rating or SurveyQuestionKind.Choice).Select(q => q.Key)]
                );
            else if (unreachable.Contains(when.Question))
            {
                context.Refuse(member, SurveyProblems.UnreachableQuestion);
                return false;
            }
            else if (on.Kind is SurveyQuestionKind.Choice)
                CheckChoice(member, when, on);
            else if (!CheckRating(member, when))
            {
                context.Refuse(member, SurveyProblems.UnreachableQuestion.Expecting(SurveyExpectations.Reachable(kind!.Value)));
                return false;
            }
            return true;
        }

        bool CheckRating(string member, SurveyShowWhen when)
        {
            if (when.AnyOf is not null)
                context.Refuse($"{member}.anyOf", FieldProblems.NotApplicable, ["atMost", "atLeast"]);
            if (when is { AtMost: null, AtLeast: null })
                context.Refuse($"{member}.atMost", FieldProblems.Missing);
            if (kind is null)
                return true;
            var (lowest, highest) = kind.Value.Scale();
            if (when.AtMost < lowest || when.AtLeast > highest || when.AtLeast > when.AtMost)
                return false;
            if (when.AtMost > highest)
                context.Refuse($"{member}.atMost", SurveyProblems.OutsideScale.Expecting(SurveyExpectations.OnScale(kind.Value)));
            if (when.AtLeast < lowest)
                context.Refuse($"{member}.atLeast", SurveyProblems.OutsideScale.Expecting(SurveyExpectations.OnScale(kind.Value)));
            return true;
        }

        void CheckChoice(string member, SurveyShowWhen when, SurveyQuestion on)
        {
            if (when.AtMost is not null)
                context.Refuse($"{member}.atMost", FieldProblems.NotApplicable, ["anyOf"]);
            if (when.AtLeast is not null)
                context.Refuse($"{member}.atLeast", FieldProblems.NotApplicable, ["anyOf"]);
            if (when.AnyOf is null or [])
                context.Refuse($"{member}.anyOf", FieldProblems.Missing);
            else if (when.AnyOf.Count <= Survey.MaxOptions)
            {
                string[] codes = [.. (on.Options ?? []).Take(Survey.MaxOptions).Select(o => o?.Code).OfType<string>().Where(IsCode)];
                foreach (var (j, code) in when.AnyOf.Index())
                    if (!codes.Contains(code))
                        context.Refuse($"{member}.anyOf[{j}]", FieldProblems.Unknown, codes);
                    else if (when.AnyOf.Take(j).Contains(code))
                        context.Refuse($"{member}.anyOf[{j}]", FieldProblems.Duplicate);
            }
        }
    }

    /// <summary>The canonical tags of the languages that are named.</summary>
    public static string[] LanguagesOf(ISurveyDetails survey) =>
        [.. (survey.Languages ?? []).Take(Survey.MaxLanguages).Where(tag => tag is not null && Languages.IsTag(tag)).Select(Languages.Canonical).Distinct()];

    // What is none is refused where it stands, and is not told again.
    private static bool IsCode(string text) => text.Length <= Survey.CodeMaxLength && Code().IsMatch(text);

    private static void CheckFirst<T>(SurveyQuestion first, ValidationContext<T> context)
    {
        if (first.Kind is not (null or SurveyQuestionKind.Rating))
            context.Refuse("questions[0].kind", SurveyProblems.RatingFirst.Expecting(SurveyExpectations.Rating));
        if (first.Required is false)
            context.Refuse("questions[0].required", SurveyProblems.AlwaysAsked, ["true"]);
        if (first.ShowWhen is not null)
            context.Refuse("questions[0].showWhen", SurveyProblems.AlwaysAsked.Expecting(Expectation.Nothing));
    }

    private static void CheckCodes<T>(string member, IEnumerable<string?>? codes, ValidationContext<T> context)
    {
        var seen = new HashSet<string>();
        foreach (var (i, code) in (codes ?? []).Index())
            if (code is not null && !seen.Add(code))
                context.Refuse($"{member}[{i}].code", FieldProblems.Duplicate);
    }

    private static string IdOf(SurveyQuestion question, int index) => question.Id ?? $"q{index + 1}";

    private static SurveyQuestion QuestionOf(SurveyQuestion question, int index, IReadOnlyList<string> languages) =>
        question with
        {
            Id = IdOf(question, index),
            Text = TextOf(question.Text, languages),
            Options = question.Options is { Count: > 0 } options ? [.. options.Select(o => o with { Text = TextOf(o.Text, languages) })] : null,
            Required = index == 0 || question.Required is true,
        };

    // Without any, those of the product, if it has them in all languages.
    private static IEnumerable<SurveyReason> ReasonsOf(ISurveyDetails survey, IReadOnlyList<string> languages) =>
        survey.Reasons
        ?? (languages.All(Languages.Supported.Contains) ? ReasonTexts.Codes.Select(code => new SurveyReason(code)) : Enumerable.Empty<SurveyReason>());

    private static Dictionary<string, string> TextOf(
        IReadOnlyDictionary<string, string>? texts,
        IReadOnlyList<string> languages,
        Func<string, string?>? otherwise = null
    )
    {
        var said = (texts ?? new Dictionary<string, string>()).ToDictionary(t => Languages.Canonical(t.Key), t => t.Value);
        return languages.ToDictionary(tag => tag, tag => said.GetValueOrDefault(tag) ?? otherwise!(tag)!);
    }

    private static SurveyCondition? ConditionOf(SurveyCondition? when)
    {
        if (when is null)
            return null;
        var condition = when with
        {
            Language = when.Language is { } tags ? [.. tags.Select(Languages.CanonicalRange)] : null,
            Tag = when.Tag is { } names ? TicketRules.Normalize(names) : null,
        };
        return condition == new SurveyCondition() ? null : condition;
    }

    [GeneratedRegex(@"^[a-z0-9_]+\z")]
    private static partial Regex Code();
}
