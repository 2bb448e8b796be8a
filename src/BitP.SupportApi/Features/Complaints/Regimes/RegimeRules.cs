using System.Text.RegularExpressions;
using BitP.SupportApi.Features.Complaints.Deadlines;
using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints.Regimes;

/// <summary>What a regime says, as callers send it.</summary>
internal interface IRegimeDetails
{
    IReadOnlyDictionary<string, string>? Name { get; }

    string? TimeZone { get; }

    Guid? ScheduleId { get; }

    IReadOnlyList<string>? Languages { get; }

    IReadOnlyList<RegimeStep>? Steps { get; }

    string? UpdateEvery { get; }

    IReadOnlyList<RegimeDocument>? Documents { get; }

    IReadOnlyList<RegimeRemedy>? Remedies { get; }

    IReadOnlyDictionary<string, string>? Leaflet { get; }

    RegimeRetention? Retention { get; }

    RegimeContact? Contact { get; }

    HandlerShownAs? HandlerShownAs { get; }

    bool? IndependentHandler { get; }

    UnansweredRequest? Unanswered { get; }

    IReadOnlyList<RegimeSource>? Sources { get; }
}

/// <summary>What a regime has to keep to, and what it comes to.</summary>
internal static partial class RegimeRules
{
    // Two years: the longest that is counted day by day.
    private const int LongestLimit = 2;

    private const int LongestRetention = 30;

    /// <summary>A period that a limit can have, or none.</summary>
    public static IRuleBuilderOptions<T, string?> IsLimit<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => string.IsNullOrEmpty(text) || LegalPeriod.TryParse(text, out _))
            .Otherwise(RegimeProblems.PeriodForm.Expecting(RegimeExpectations.Limit))
            .Must(text => !LegalPeriod.TryParse(text, out var period) || IsAtMost(period, LongestLimit))
            .Otherwise(RegimeProblems.LimitRange.Expecting(RangesOf(Enum.GetValues<PeriodUnit>(), LongestLimit)));

    /// <summary>A period for which files can be kept, or none.</summary>
    public static IRuleBuilderOptions<T, string?> IsRetention<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => string.IsNullOrEmpty(text) || LegalPeriod.TryParse(text, out _))
            .Otherwise(RegimeProblems.PeriodForm.Expecting(RegimeExpectations.Retention))
            .Must(text => !LegalPeriod.TryParse(text, out var period) || (IsOfCalendar(period.Unit) && IsAtMost(period, LongestRetention)))
            .Otherwise(RegimeProblems.RetentionRange.Expecting(RangesOf(Enum.GetValues<PeriodUnit>().Where(IsOfCalendar), LongestRetention)));

    /// <summary>The key of a regime.</summary>
    public static IRuleBuilderOptions<T, string?> IsRegimeKey<T>(this IRuleBuilder<T, string?> rule) =>
        rule.HasAtMostCharacters(ComplaintRegime.KeyMaxLength).Matches(RegimeKey()).Otherwise(FieldProblems.Format.Expecting(RegimeExpectations.Key));

    /// <summary>A text that is no HTML and no template.</summary>
    public static IRuleBuilderOptions<T, string?> IsPlain<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => text is null || IsPlain(text)).Otherwise(RegimeProblems.Markup);

    /// <summary>Whether the days of a schedule matter to any limit.</summary>
    public static bool NeedsSchedule(IRegimeDetails regime) =>
        regime.Steps?.Any(s => s?.Deadline?.NeedsBusinessDays is true) is true
        || (LegalPeriod.TryParse(regime.UpdateEvery, out var every) && every.Unit is PeriodUnit.BusinessDays);

    /// <summary>The form in which a valid request is stored.</summary>
    public static RegimeContent ContentOf(IRegimeDetails regime) =>
        new(
            regime.Name!,
            regime.TimeZone!,
            regime.ScheduleId,
            regime.Languages!,
            [.. regime.Steps!.Select(s => s with { Deadline = s.Deadline!.Complete() })],
            string.IsNullOrEmpty(regime.UpdateEvery) ? null : regime.UpdateEvery,
            regime.Documents ?? [],
            regime.Remedies ?? [],
            regime.Leaflet is { Count: > 0 } leaflet ? leaflet : null,
            regime.Retention! with
            {
                From = regime.Retention.From ?? RetainedFrom.Closure,
            },
            regime.Contact is { } contact ? contact with { Unit = contact.Unit is { Count: > 0 } unit ? unit : null } : new(),
            regime.HandlerShownAs ?? HandlerShownAs.Unit,
            regime.IndependentHandler ?? true,
            regime.Sources ?? [],
            regime.Unanswered ?? UnansweredRequest.GoOn
        );

    /// <summary>Why a regime may not name what it names; null when all of it is there.</summary>
    public static async Task<Error?> RefuseReferencesAsync(SupportDbContext db, string key, RegimeContent content, CancellationToken ct)
    {
        if (content.ScheduleId is { } scheduleId && !await db.Set<Schedule>().AnyAsync(s => s.Id == scheduleId, ct))
            return Validation.Refuse("scheduleId", FieldProblems.NotFound.Expecting(Expectation.ListedBy("/v1/schedules")));
        foreach (var (i, document) in content.Documents.Index())
        {
            var shown = DocumentTemplates.Of(document.Document!.Value, key).Shown.Order(StringComparer.Ordinal).ToArray();
            foreach (var (j, name) in document.Contents!.Index())
                if (!shown.Contains(name))
                    return Validation.Refuse($"documents[{i}].contents[{j}]", FieldProblems.NotApplicable, shown);
        }
        return null;
    }

    /// <summary>Refuses steps of which there is one already, and those that are counted from what is not there or from themselves.</summary>
    public static void CheckSteps<T>(IReadOnlyList<RegimeStep> steps, ValidationContext<T> context)
    {
        var taken = new HashSet<(ComplaintStep, ComplaintKind)>();
        foreach (var (i, step) in steps.Take(ComplaintRegime.MaxSteps).Index())
            if (step?.Step is { } name && (step.Kinds ?? Enum.GetValues<ComplaintKind>()).Where(kind => taken.Add((name, kind))).ToArray() is [])
                context.Refuse($"{context.PropertyPath}[{i}].step", FieldProblems.Duplicate);

        // Each kind of complaint has steps of its own.
        var refused = new HashSet<string>();
        foreach (var kind in Enum.GetValues<ComplaintKind>())
        {
            var own = steps
                .Take(ComplaintRegime.MaxSteps)
                .Index()
                .Where(s => s.Item is { Step: not null, Deadline: not null } && s.Item.Kinds?.Contains(kind) is not false)
                .DistinctBy(s => s.Item.Step)
                .ToDictionary(s => s.Item.Step!.Value);
            foreach (var (name, (i, step)) in own)
            {
                // Those that are not counted from this one.
                ComplaintStep[] free = [.. own.Keys.Where(other => other != name && !IsCountedFrom(other, name, own))];
                if (step.Deadline!.Origin is not ComplaintStep.Receipt && !own.ContainsKey(step.Deadline.Origin))
                    Refuse($"[{i}].deadline.of", RegimeProblems.UnknownStep, own.Keys.Append(ComplaintStep.Receipt));
                else if (IsCountedFrom(name, name, own))
                    Refuse($"[{i}].deadline.of", RegimeProblems.StepLoop, free.Append(ComplaintStep.Receipt));
                if (step.Extension?.NotAfter is not { } end)
                    continue;
                if (end == name || !own.ContainsKey(end))
                    Refuse($"[{i}].extension.notAfter", RegimeProblems.UnknownStep, own.Keys.Where(other => other != name));
                else if (IsCountedFrom(end, name, own))
                    Refuse($"[{i}].extension.notAfter", RegimeProblems.StepLoop, free);
            }
        }

        void Refuse(string member, FieldProblem problem, IEnumerable<ComplaintStep> allowed)
        {
            if (refused.Add(member))
                context.Refuse(context.PropertyPath + member, problem, [.. allowed.Order().Select(EnumNames<ComplaintStep>.Of)]);
        }
    }

    /// <summary>Refuses documents that are named twice.</summary>
    public static void CheckDocuments<T>(IReadOnlyList<RegimeDocument> documents, ValidationContext<T> context)
    {
        var seen = new HashSet<DocumentKind>();
        foreach (var (i, document) in documents.Take(Enum.GetValues<DocumentKind>().Length).Index())
            if (document?.Document is { } kind && !seen.Add(kind))
                context.Refuse($"{context.PropertyPath}[{i}].document", FieldProblems.Duplicate);
    }

    /// <summary>Refuses texts that are not there in each language of the regime, and those that are no plain text.</summary>
    public static void CheckTexts<T>(IRegimeDetails regime, ValidationContext<T> context)
    {
        var languages = (regime.Languages ?? []).Where(tag => tag is not null && Languages.Supported.Contains(tag)).Distinct().ToArray();
        Check("name", regime.Name, ComplaintRegime.NameMaxLength, isLine: true);
        Check("leaflet", regime.Leaflet, ComplaintRegime.TextMaxLength, isLine: false);
        Check("contact.unit", regime.Contact?.Unit, ComplaintRegime.NameMaxLength, isLine: true);
        foreach (var (i, remedy) in (regime.Remedies ?? []).Take(ComplaintRegime.MaxRemedies).Index())
        {
            Check($"remedies[{i}].name", remedy?.Name, ComplaintRegime.NameMaxLength, isLine: true);
            Check($"remedies[{i}].text", remedy?.Text, ComplaintRegime.TextMaxLength, isLine: false);
        }
        foreach (var (i, source) in (regime.Sources ?? []).Take(ComplaintRegime.MaxSources).Index())
            Check($"sources[{i}].says", source?.Says, ComplaintRegime.TextMaxLength, isLine: false);

        void Check(string member, IReadOnlyDictionary<string, string>? texts, int maxLength, bool isLine)
        {
            // In which languages it has to be is told by their own rule, when there is none.
            if (texts is null or { Count: 0 } || languages is [])
                return;
            foreach (var missing in languages.Where(tag => !texts.ContainsKey(tag)))
                context.Refuse($"{member}.{missing}", RegimeProblems.MissingLanguage);
            foreach (var (tag, text) in texts.Take(Languages.Supported.Count + 1))
                if (!languages.Contains(tag))
                    context.Refuse($"{member}.{tag}", FieldProblems.Unknown, languages);
                else if (ValueRules.ProblemWithText(text, maxLength, isLine) is { } problem)
                    context.Refuse($"{member}.{tag}", problem);
                else if (!IsPlain(text))
                    context.Refuse($"{member}.{tag}", RegimeProblems.Markup);
        }
    }

    // Whether a step is counted from another, directly or through others.
    private static bool IsCountedFrom(ComplaintStep step, ComplaintStep other, Dictionary<ComplaintStep, (int Index, RegimeStep Item)> steps)
    {
        for (var passed = 0; passed <= steps.Count && steps.TryGetValue(step, out var own); passed++)
            if ((step = own.Item.Deadline!.Origin) == other)
                return true;
        return false;
    }

    private static bool IsOfCalendar(PeriodUnit unit) => unit is not PeriodUnit.BusinessDays;

    private static bool IsAtMost(LegalPeriod period, int years) => period.Amount >= 1 && period.Amount <= MostOf(period.Unit, years);

    private static int MostOf(PeriodUnit unit, int years) =>
        unit switch
        {
            PeriodUnit.BusinessDays => 260 * years,
            PeriodUnit.Days => (years * 1461 / 4) + 1,
            PeriodUnit.Weeks => 52 * years,
            PeriodUnit.Months => 12 * years,
            _ => years,
        };

    private static Expectation RangesOf(IEnumerable<PeriodUnit> units, int years) =>
        Expectation.Like(string.Join(", ", units.Select(unit => $"{new LegalPeriod(1, unit)}–{new LegalPeriod(MostOf(unit, years), unit)}")));

    private static bool IsPlain(string text) => !Markings().IsMatch(text);

    [GeneratedRegex(@"[<>\r]|\{\{|\}\}|\{%|\$\{")]
    private static partial Regex Markings();

    [GeneratedRegex(@"^[a-z][a-z0-9]*(_[a-z0-9]+)*\z")]
    private static partial Regex RegimeKey();
}
