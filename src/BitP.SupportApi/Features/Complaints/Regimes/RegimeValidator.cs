using BitP.SupportApi.Features.Complaints.Deadlines;
using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;

namespace BitP.SupportApi.Features.Complaints.Regimes;

/// <summary>What every request that describes a regime has to keep to.</summary>
internal abstract class RegimeValidator<T> : AbstractValidator<T>
    where T : IRegimeDetails
{
    protected RegimeValidator()
    {
        RuleFor(r => r.Name).NotEmpty();
        RuleFor(r => r.TimeZone).Cascade(CascadeMode.Stop).NotEmpty().IsTimeZone();
        RuleFor(r => r.ScheduleId).Must((r, schedule) => schedule is not null || !RegimeRules.NeedsSchedule(r)).Otherwise(RegimeProblems.ScheduleNeeded);
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
    private static readonly string[] StepsWithLimit = [.. Enum.GetValues<ComplaintStep>().Where(HasLimit).Select(EnumNames<ComplaintStep>.Of)];

    public RegimeStepValidator()
    {
        RuleFor(s => s.Step).NotNull();
        RuleFor(s => s.Step).Must(step => step is null || HasLimit(step.Value)).Otherwise(RegimeProblems.NoLimitFor.OneOf(StepsWithLimit));
        RuleFor(s => s.Deadline).NotNull();
        RuleFor(s => s.Deadline!).SetValidator(new DeadlineRuleValidator());
        RuleFor(s => s.Kinds)
            .HasAtMost(Enum.GetValues<ComplaintKind>().Length)
            .Must(kinds => kinds is not { Count: 0 })
            .Otherwise(FieldProblems.Missing)
            .Must(kinds => kinds is null || kinds.Distinct().Count() == kinds.Count)
            .Otherwise(FieldProblems.Duplicate);
    }

    private static bool HasLimit(ComplaintStep step) => step is not (ComplaintStep.Receipt or ComplaintStep.Update);
}

internal sealed class DeadlineRuleValidator : AbstractValidator<DeadlineRule>
{
    public DeadlineRuleValidator()
    {
        RuleFor(d => d.Within).NotEmpty();
        RuleFor(d => d.Within).IsLimit();
        RuleFor(d => d.MonthEnd)
            .Must((d, end) => end is not MonthEnd.LastDate || UnitOf(d) is null or PeriodUnit.Months or PeriodUnit.Years)
            .Otherwise(FieldProblems.NotApplicable.Expecting(RegimeExpectations.EndOfDays));
        RuleFor(d => d.LastDayHoliday)
            .Must((d, last) => last is not LastDayHoliday.NextBusinessDay || UnitOf(d) is not PeriodUnit.BusinessDays)
            .Otherwise(FieldProblems.NotApplicable.Expecting(RegimeExpectations.EndOfBusinessDays));
        RuleFor(d => d.PausesOn)
            .HasAtMost(Enum.GetValues<PauseCause>().Length)
            .Must(causes => causes is null || causes.Distinct().Count() == causes.Count)
            .Otherwise(FieldProblems.Duplicate);
        RuleFor(d => d.PausesOn)
            .Must((d, causes) => causes is null or [] || UnitOf(d) is null or PeriodUnit.BusinessDays)
            .Otherwise(RegimeProblems.NeverPauses.Expecting(RegimeExpectations.NoPauses));
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
            .Otherwise(FieldProblems.OutOfRange.Expecting(Expectation.AtLeast("period")));
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
