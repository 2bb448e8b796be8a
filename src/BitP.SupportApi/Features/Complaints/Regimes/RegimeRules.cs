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

    IReadOnlyList<RegimeSource>? Sources { get; }
}

/// <summary>What every request that describes a regime has to keep to.</summary>
internal abstract class RegimeValidator<T> : AbstractValidator<T>
    where T : IRegimeDetails
{
    protected RegimeValidator()
    {
        RuleFor(r => r.Name).NotEmpty();
        RuleFor(r => r.TimeZone).Cascade(CascadeMode.Stop).NotEmpty().IsTimeZone();
        RuleFor(r => r.ScheduleId).Must((r, schedule) => schedule is not null || !RegimeRules.NeedsSchedule(r)).Otherwise(RegimeRules.ScheduleNeeded);
        RuleFor(r => r.Languages).NotEmpty().HasAtMost(Languages.Supported.Count);
        RuleForEach(r => r.Languages).NotNull().IsOneOf([.. Languages.Supported]).When(r => r.Languages?.Count <= Languages.Supported.Count);
        RuleFor(r => r.Languages)
            .Must(tags => tags is null || tags.Count > Languages.Supported.Count || tags.Distinct().Count() == tags.Count)
            .Otherwise(FieldProblems.Duplicate);
        RuleFor(r => r.Steps).NotEmpty().HasAtMost(ComplaintRegime.MaxSteps);
        RuleForEach(r => r.Steps).NotNull().SetValidator(new RegimeStepValidator()).When(r => r.Steps?.Count <= ComplaintRegime.MaxSteps);
        RuleFor(r => r.Steps).Custom((steps, context) => RegimeRules.CheckSteps(steps ?? [], context));
        RuleFor(r => r.UpdateEvery).IsLimit();
        RuleFor(r => r.Documents).HasAtMost(Enum.GetValues<DocumentKind>().Length);
        RuleForEach(r => r.Documents)
            .NotNull()
            .SetValidator(new RegimeDocumentValidator())
            .When(r => r.Documents?.Count <= Enum.GetValues<DocumentKind>().Length);
        RuleFor(r => r.Documents).Custom((documents, context) => RegimeRules.CheckDocuments(documents ?? [], context));
        RuleFor(r => r.Remedies).HasAtMost(ComplaintRegime.MaxRemedies);
        RuleForEach(r => r.Remedies).NotNull().SetValidator(new RegimeRemedyValidator()).When(r => r.Remedies?.Count <= ComplaintRegime.MaxRemedies);
        RuleFor(r => r.Retention).NotNull();
        RuleFor(r => r.Retention!).SetValidator(new RegimeRetentionValidator());
        RuleFor(r => r.Contact!).SetValidator(new RegimeContactValidator());
        RuleFor(r => r.Sources).HasAtMost(ComplaintRegime.MaxSources);
        RuleForEach(r => r.Sources).NotNull().SetValidator(new RegimeSourceValidator()).When(r => r.Sources?.Count <= ComplaintRegime.MaxSources);
        RuleFor(r => r).Custom((regime, context) => RegimeRules.CheckTexts(regime, context));
    }
}

internal sealed class RegimeStepValidator : AbstractValidator<RegimeStep>
{
    public RegimeStepValidator()
    {
        RuleFor(s => s.Step).NotNull();
        RuleFor(s => s.Step).Must(step => step is not (ComplaintStep.Receipt or ComplaintStep.Update)).Otherwise(RegimeRules.NoLimitFor);
        RuleFor(s => s.Deadline).NotNull();
        RuleFor(s => s.Deadline!).SetValidator(new DeadlineRuleValidator());
        RuleFor(s => s.Kinds)
            .HasAtMost(Enum.GetValues<ComplaintKind>().Length)
            .Must(kinds => kinds is not { Count: 0 })
            .Otherwise(FieldProblems.Missing)
            .Must(kinds => kinds is null || kinds.Distinct().Count() == kinds.Count)
            .Otherwise(FieldProblems.Duplicate);
    }
}

internal sealed class DeadlineRuleValidator : AbstractValidator<DeadlineRule>
{
    public DeadlineRuleValidator()
    {
        RuleFor(d => d.Within).NotEmpty();
        RuleFor(d => d.Within).IsLimit();
        RuleFor(d => d.MonthEnd)
            .Must((d, end) => end is not MonthEnd.LastDate || UnitOf(d) is null or PeriodUnit.Months or PeriodUnit.Years)
            .Otherwise(FieldProblems.NotApplicable);
        RuleFor(d => d.LastDayHoliday)
            .Must((d, last) => last is not LastDayHoliday.NextBusinessDay || UnitOf(d) is not PeriodUnit.BusinessDays)
            .Otherwise(FieldProblems.NotApplicable);
        RuleFor(d => d.PausesOn)
            .HasAtMost(Enum.GetValues<PauseCause>().Length)
            .Must(causes => causes is null || causes.Distinct().Count() == causes.Count)
            .Otherwise(FieldProblems.Duplicate);
        RuleFor(d => d.PausesOn).Must((d, causes) => causes is null or [] || UnitOf(d) is null or PeriodUnit.BusinessDays).Otherwise(RegimeRules.NeverPauses);
    }

    private static PeriodUnit? UnitOf(DeadlineRule rule) => LegalPeriod.TryParse(rule.Within, out var period) ? period.Unit : null;
}

internal sealed class RegimeDocumentValidator : AbstractValidator<RegimeDocument>
{
    public RegimeDocumentValidator()
    {
        RuleFor(d => d.Document).NotNull();
        RuleFor(d => d.Contents).NotEmpty().HasAtMost(ComplaintRegime.MaxContents);
        RuleForEach(d => d.Contents)
            .NotNull()
            .IsOneOf([.. DocumentContents.Names.Order(StringComparer.Ordinal)])
            .When(d => d.Contents?.Count <= ComplaintRegime.MaxContents);
        RuleFor(d => d.Contents).Must(names => names is null || names.Distinct().Count() == names.Count).Otherwise(FieldProblems.Duplicate);
    }
}

internal sealed class RegimeRemedyValidator : AbstractValidator<RegimeRemedy>
{
    public RegimeRemedyValidator()
    {
        RuleFor(r => r.Name).NotEmpty();
        RuleFor(r => r.Text).NotEmpty();
        RuleFor(r => r.Contact).IsLine(ComplaintRegime.LineMaxLength).IsPlain();
        RuleFor(r => r.Countries).HasAtMost(ComplaintRegime.MaxCountries);
        RuleForEach(r => r.Countries).NotNull().IsCountry().When(r => r.Countries?.Count <= ComplaintRegime.MaxCountries);
        RuleFor(r => r.Countries).Must(countries => countries is not { Count: 0 }).Otherwise(FieldProblems.Missing);
        RuleFor(r => r.Countries).Must(countries => countries is null || countries.Distinct().Count() == countries.Count).Otherwise(FieldProblems.Duplicate);
    }
}

internal sealed class RegimeRetentionValidator : AbstractValidator<RegimeRetention>
{
    public RegimeRetentionValidator()
    {
        RuleFor(r => r.Period).NotEmpty();
        RuleFor(r => r.Period).IsRetention();
        RuleFor(r => r.UpTo).IsRetention();
        RuleFor(r => r.UpTo)
            .Must((r, upTo) => !LegalPeriod.TryParse(upTo, out var most) || !LegalPeriod.TryParse(r.Period, out var least) || most.MostDays >= least.MostDays)
            .Otherwise(FieldProblems.OutOfRange);
    }
}

internal sealed class RegimeContactValidator : AbstractValidator<RegimeContact>
{
    public RegimeContactValidator()
    {
        RuleFor(c => c.Email).IsEmail();
        RuleFor(c => c.Phone).IsPhone();
        RuleFor(c => c.Address).IsLine(ComplaintRegime.LineMaxLength).IsPlain();
    }
}

internal sealed class RegimeSourceValidator : AbstractValidator<RegimeSource>
{
    private const int UrlMaxLength = 500;

    public RegimeSourceValidator()
    {
        RuleFor(s => s.Concerns).ShowsSomething().IsLine(ComplaintRegime.NameMaxLength).IsPlain();
        RuleFor(s => s.Act).ShowsSomething().IsLine(ComplaintRegime.LineMaxLength).IsPlain();
        RuleFor(s => s.Article).IsLine(ComplaintRegime.NameMaxLength).IsPlain();
        RuleFor(s => s.Says).NotEmpty();
        RuleFor(s => s.Status).NotNull();
        RuleFor(s => s.Url).IsWebAddress(UrlMaxLength);
    }
}

internal static partial class RegimeRules
{
    // Two years: the longest that is counted day by day.
    private const int LongestLimit = 2;

    private const int LongestRetention = 30;

    public static readonly FieldProblem ScheduleNeeded = new(
        FieldProblems.Missing.Code,
        new(
            "A limit counts business days or moves to one: name the schedule whose.",
            "有期限按工作日计算或顺延至工作日：请指明所用的日程。",
            "Un délai compte des jours ouvrés ou s’y reporte : indiquez de quel horaire.",
            "Eine Frist zählt Geschäftstage oder endet mit einem: Geben Sie an, nach welchem Zeitplan."
        )
    );

    public static readonly FieldProblem NoLimitFor = new(
        FieldProblems.NotApplicable.Code,
        new(
            "There is no limit for this step: it begins the case, or its limit is updateEvery.",
            "此步骤没有期限：它是案件的起点，或其期限由 updateEvery 规定。",
            "Cette étape n’a pas de délai : elle ouvre le dossier, ou son délai est updateEvery.",
            "Für diesen Schritt gibt es keine Frist: Mit ihm beginnt der Fall, oder seine Frist ist updateEvery."
        )
    );

    public static readonly FieldProblem NeverPauses = new(
        "calendar_never_pauses",
        new(
            "A limit in days, weeks, months or years of the calendar never stands; only business days can.",
            "按日历日、周、月或年计算的期限不会中止；只有工作日期限可以。",
            "Un délai en jours, semaines, mois ou années du calendrier ne s’arrête jamais ; seuls des jours ouvrés le peuvent.",
            "Eine Frist in Kalendertagen, Wochen, Monaten oder Jahren steht nie; nur Geschäftstage können das."
        )
    );

    public static readonly FieldProblem UnknownStep = new(
        "unknown_step",
        new(
            "The regime has no such step; allowed names those that it has for these complaints.",
            "该制度没有此步骤；allowed 列出了适用于这些投诉的步骤。",
            "Le régime n’a pas cette étape ; allowed nomme celles qu’il a pour ces réclamations.",
            "Diesen Schritt hat die Regelung nicht; allowed nennt die, die sie für diese Beschwerden hat."
        )
    );

    public static readonly FieldProblem StepLoop = new(
        "step_loop",
        new(
            "These steps are counted from each other, so that none of them has a beginning.",
            "这些步骤互相作为起算点，因此都没有起点。",
            "Ces étapes se comptent l’une à partir de l’autre : aucune n’a de début.",
            "Diese Schritte werden voneinander aus gezählt, sodass keiner einen Anfang hat."
        )
    );

    public static readonly FieldProblem MissingLanguage = new(
        "missing_language",
        new(
            "This text is missing in a language of the regime.",
            "缺少该制度所用语言之一的文本。",
            "Ce texte manque dans une langue du régime.",
            "Dieser Text fehlt in einer Sprache der Regelung."
        )
    );

    public static readonly FieldProblem Markup = new(
        "markup",
        new(
            "Give plain text: without <, >, {{, }}, {% and ${, and with line feeds alone at the ends of lines.",
            "请提供纯文本：不得包含 <、>、{{、}}、{% 和 ${，换行只能使用 LF。",
            "Donnez du texte simple : sans <, >, {{, }}, {% ni ${, et avec de seuls LF en fin de ligne.",
            "Geben Sie reinen Text an: ohne <, >, {{, }}, {% und ${, und mit LF allein an Zeilenenden."
        )
    );

    private static readonly FieldProblem PeriodForm = new(
        FieldProblems.Format.Code,
        new(
            "Give a period of one unit, such as P3BD (business days), P60D, P8W, P2M or P1Y.",
            "请提供单一单位的期间，例如 P3BD（工作日）、P60D、P8W、P2M 或 P1Y。",
            "Donnez une durée d’une seule unité, comme P3BD (jours ouvrés), P60D, P8W, P2M ou P1Y.",
            "Geben Sie einen Zeitraum in einer Einheit an, etwa P3BD (Geschäftstage), P60D, P8W, P2M oder P1Y."
        )
    );

    private static readonly FieldProblem LimitRange = new(
        FieldProblems.OutOfRange.Code,
        new(
            "Give at least 1, and at most two years: P2Y, P24M, P104W, P731D, P520BD.",
            "请至少提供 1，且最多两年：P2Y、P24M、P104W、P731D、P520BD。",
            "Donnez au moins 1, et au plus deux ans : P2Y, P24M, P104W, P731D, P520BD.",
            "Geben Sie mindestens 1 und höchstens zwei Jahre an: P2Y, P24M, P104W, P731D, P520BD."
        )
    );

    private static readonly FieldProblem RetentionRange = new(
        FieldProblems.OutOfRange.Code,
        new(
            "Give at least 1 and at most 30 years, in units of the calendar: P5Y, P18M.",
            "请以日历单位提供至少 1、最多 30 年的期间：P5Y、P18M。",
            "Donnez au moins 1 et au plus 30 ans, en unités du calendrier : P5Y, P18M.",
            "Geben Sie mindestens 1 und höchstens 30 Jahre an, in Einheiten des Kalenders: P5Y, P18M."
        )
    );

    /// <summary>A period that a limit can have, or none.</summary>
    public static IRuleBuilderOptions<T, string?> IsLimit<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => string.IsNullOrEmpty(text) || LegalPeriod.TryParse(text, out _))
            .Otherwise(PeriodForm)
            .Must(text => !LegalPeriod.TryParse(text, out var period) || IsLimit(period))
            .Otherwise(LimitRange);

    /// <summary>A period for which files can be kept, or none.</summary>
    public static IRuleBuilderOptions<T, string?> IsRetention<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => string.IsNullOrEmpty(text) || LegalPeriod.TryParse(text, out _))
            .Otherwise(PeriodForm)
            .Must(text => !LegalPeriod.TryParse(text, out var period) || (period.Unit is not PeriodUnit.BusinessDays && IsAtMost(period, LongestRetention)))
            .Otherwise(RetentionRange);

    /// <summary>The key of a regime.</summary>
    public static IRuleBuilderOptions<T, string?> IsRegimeKey<T>(this IRuleBuilder<T, string?> rule) =>
        rule.HasAtMostCharacters(ComplaintRegime.KeyMaxLength).Matches(RegimeKey()).Otherwise(FieldProblems.Format);

    /// <summary>A text that is no HTML and no template.</summary>
    public static IRuleBuilderOptions<T, string?> IsPlain<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => text is null || IsPlain(text)).Otherwise(Markup);

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
            regime.Sources ?? []
        );

    /// <summary>Why a regime may not name what it names; null when all of it is there.</summary>
    public static async Task<Error?> RefuseReferencesAsync(SupportDbContext db, string key, RegimeContent content, CancellationToken ct)
    {
        if (content.ScheduleId is { } scheduleId && !await db.Set<Schedule>().AnyAsync(s => s.Id == scheduleId, ct))
            return Validation.Refuse("scheduleId", FieldProblems.NotFound);
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
                ScheduleRules.Refuse(context, $"{context.PropertyPath}[{i}].step", FieldProblems.Duplicate);

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
                if (step.Deadline!.Origin is not ComplaintStep.Receipt && !own.ContainsKey(step.Deadline.Origin))
                    Refuse($"[{i}].deadline.of", UnknownStep, own.Keys.Append(ComplaintStep.Receipt));
                else if (IsCountedFrom(name, name, own))
                    Refuse($"[{i}].deadline.of", StepLoop, []);
                if (step.Extension?.NotAfter is not { } end)
                    continue;
                if (end == name || !own.ContainsKey(end))
                    Refuse($"[{i}].extension.notAfter", UnknownStep, own.Keys.Where(other => other != name));
                else if (IsCountedFrom(end, name, own))
                    Refuse($"[{i}].extension.notAfter", StepLoop, []);
            }
        }

        void Refuse(string member, FieldProblem problem, IEnumerable<ComplaintStep> allowed)
        {
            if (refused.Add(member))
                ScheduleRules.Refuse(
                    context,
                    context.PropertyPath + member,
                    problem,
                    problem == UnknownStep ? [.. allowed.Order().Select(EnumNames<ComplaintStep>.Of)] : null
                );
        }
    }

    /// <summary>Refuses documents that are named twice.</summary>
    public static void CheckDocuments<T>(IReadOnlyList<RegimeDocument> documents, ValidationContext<T> context)
    {
        var seen = new HashSet<DocumentKind>();
        foreach (var (i, document) in documents.Take(Enum.GetValues<DocumentKind>().Length).Index())
            if (document?.Document is { } kind && !seen.Add(kind))
                ScheduleRules.Refuse(context, $"{context.PropertyPath}[{i}].document", FieldProblems.Duplicate);
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
            if (texts is null or { Count: 0 })
                return;
            foreach (var missing in languages.Where(tag => !texts.ContainsKey(tag)))
                ScheduleRules.Refuse(context, $"{member}.{missing}", MissingLanguage);
            foreach (var (tag, text) in texts.Take(Languages.Supported.Count + 1))
                if (!languages.Contains(tag))
                    ScheduleRules.Refuse(context, $"{member}.{tag}", FieldProblems.Unknown, languages);
                else if (ValueRules.ProblemWithText(text, maxLength, isLine) is { } problem)
                    ScheduleRules.Refuse(context, $"{member}.{tag}", problem);
                else if (!IsPlain(text))
                    ScheduleRules.Refuse(context, $"{member}.{tag}", Markup);
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

    private static bool IsLimit(LegalPeriod period) =>
        period.Unit is PeriodUnit.BusinessDays ? period.Amount is >= 1 and <= 260 * LongestLimit : IsAtMost(period, LongestLimit);

    private static bool IsAtMost(LegalPeriod period, int years) =>
        period.Amount >= 1
        && period.Amount
            <= period.Unit switch
            {
                PeriodUnit.Days => (years * 1461 / 4) + 1,
                PeriodUnit.Weeks => 52 * years,
                PeriodUnit.Months => 12 * years,
                _ => years,
            };

    private static bool IsPlain(string text) => !Markings().IsMatch(text);

    [GeneratedRegex(@"[<>\r]|\{\{|\}\}|\{%|\$\{")]
    private static partial Regex Markings();

    [GeneratedRegex(@"^[a-z][a-z0-9]*(_[a-z0-9]+)*\z")]
    private static partial Regex RegimeKey();
}
