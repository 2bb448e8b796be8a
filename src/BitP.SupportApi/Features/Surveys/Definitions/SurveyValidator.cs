using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Complaints;
using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;

namespace BitP.SupportApi.Features.Surveys.Definitions;

/// <summary>What every request that describes a survey has to keep to.</summary>
internal abstract class SurveyValidator<T> : AbstractValidator<T>
    where T : ISurveyDetails
{
    /// <param name="kindOf">What the survey measures; null when that is not known.</param>
    protected SurveyValidator(Func<T, SurveyKind?> kindOf)
    {
        RuleFor(s => s.Name).ShowsSomething().IsLine(Survey.NameMaxLength);
        RuleFor(s => s.Languages).NotEmpty().HasAtMost(Survey.MaxLanguages);
        RuleForEach(s => s.Languages).IsListedLanguage().When(s => s.Languages?.Count <= Survey.MaxLanguages);
        RuleFor(s => s.Languages)
            .Must((s, tags) => tags is null || tags.Count > Survey.MaxLanguages || !tags.All(IsTag) || SurveyRules.LanguagesOf(s).Length == tags.Count)
            .Otherwise(FieldProblems.Duplicate);
        RuleFor(s => s.FallbackLanguage).IsLanguage();
        RuleFor(s => s.FallbackLanguage).Custom(CheckFallback);
        RuleFor(s => s.Questions).NotEmpty().HasAtMost(Survey.MaxQuestions);
        RuleForEach(s => s.Questions).NotNull().SetValidator(new SurveyQuestionValidator()).When(s => s.Questions?.Count <= Survey.MaxQuestions);
        RuleFor(s => s.Reasons).HasAtMost(Survey.MaxReasons);
        RuleForEach(s => s.Reasons).NotNull().SetValidator(new SurveyReasonValidator()).When(s => s.Reasons?.Count <= Survey.MaxReasons);
        RuleFor(s => s).Custom((survey, context) => SurveyRules.CheckQuestions(survey, kindOf(survey), context));
        RuleFor(s => s).Custom((survey, context) => SurveyRules.CheckTexts(survey, context));
        RuleFor(s => s.Trigger).NotNull();
        RuleFor(s => s.Trigger!).SetValidator(new SurveyTriggerValidator());
        RuleFor(s => s.Expiry)
            .Must(expiry => expiry is null || SurveyRules.IsExpiry(expiry.Value))
            .Otherwise(SurveyProblems.ExpiryRange.Expecting(Expectation.Between(SurveyRules.ShortestExpiry, Survey.Longest)));
        RuleFor(s => s.ReminderAfter)
            .Must((s, after) => after is null || (after > TimeSpan.Zero && after < (s.Expiry ?? SurveyRules.DefaultExpiry)))
            .Otherwise(SurveyProblems.ReminderRange.Expecting(SurveyExpectations.ReminderAfter));
        RuleFor(s => s.MinimumDaysBetween).InclusiveBetween(0, Survey.MaxDaysBetween);
        RuleFor(s => s.Sample).Must(share => share is null or (> 0 and <= 1)).Otherwise(SurveyProblems.SampleRange.Expecting(SurveyExpectations.Sample));
        RuleFor(s => s.FollowUpAt)
            .Must((s, at) => at is null || kindOf(s)?.Scale() is not { } scale || (at >= scale.Lowest && at <= scale.Highest))
            .Otherwise(SurveyProblems.OutsideScale)
            .WithState(s => SurveyProblems.OutsideScale.Expecting(SurveyExpectations.OnScale(kindOf(s)!.Value)));
    }

    private static bool IsTag(string? tag) => tag is not null && Languages.IsTag(tag);

    private static void CheckFallback(string? fallback, ValidationContext<T> context)
    {
        var languages = SurveyRules.LanguagesOf(context.InstanceToValidate);
        if (IsTag(fallback) && languages.Length > 0 && !languages.Contains(Languages.Canonical(fallback!)))
            context.Refuse(context.PropertyPath, SurveyProblems.OtherLanguage, languages);
    }
}

internal sealed class SurveyQuestionValidator : AbstractValidator<SurveyQuestion>
{
    public SurveyQuestionValidator()
    {
        RuleFor(q => q.Id).IsSurveyCode();
        RuleFor(q => q.Kind).NotNull();
        RuleFor(q => q.Text).NotEmpty();
        RuleFor(q => q.Options).HasAtMost(Survey.MaxOptions);
        RuleFor(q => q.Options).Must((q, options) => !HasOptions(q) || options is { Count: > 0 }).Otherwise(FieldProblems.Missing);
        RuleFor(q => q.Options)
            .Must((q, options) => q.Kind is null || HasOptions(q) || options is null or [])
            .Otherwise(FieldProblems.NotApplicable.Expecting(SurveyExpectations.WithOptions));
        RuleForEach(q => q.Options).NotNull().SetValidator(new SurveyOptionValidator()).When(q => q.Options?.Count <= Survey.MaxOptions);
        RuleFor(q => q.ShowWhen!).SetValidator(new SurveyShowWhenValidator());
    }

    private static bool HasOptions(SurveyQuestion question) => question.Kind is SurveyQuestionKind.Choice or SurveyQuestionKind.Choices;
}

internal sealed class SurveyOptionValidator : AbstractValidator<SurveyOption>
{
    public SurveyOptionValidator()
    {
        RuleFor(o => o.Code).NotEmpty().IsSurveyCode();
        RuleFor(o => o.Text).NotEmpty();
    }
}

internal sealed class SurveyShowWhenValidator : AbstractValidator<SurveyShowWhen>
{
    public SurveyShowWhenValidator() => RuleFor(w => w.AnyOf).HasAtMost(Survey.MaxOptions);
}

internal sealed class SurveyReasonValidator : AbstractValidator<SurveyReason>
{
    public SurveyReasonValidator() => RuleFor(r => r.Code).NotEmpty().IsSurveyCode();
}

internal sealed class SurveyTriggerValidator : AbstractValidator<SurveyTrigger>
{
    private static readonly string[] Available = [.. Enum.GetValues<SurveyTriggerEvent>().Where(IsAvailable).Select(EnumNames<SurveyTriggerEvent>.Of)];

    public SurveyTriggerValidator()
    {
        RuleFor(t => t.Event).NotNull();
        RuleFor(t => t.Event).Must(trigger => trigger is null || IsAvailable(trigger.Value)).Otherwise(SurveyProblems.TriggerNotAvailable.OneOf(Available));
        RuleFor(t => t.Delay)
            .Must(delay => delay is null || SurveyRules.IsDelay(delay.Value))
            .Otherwise(SurveyProblems.DelayRange.Expecting(Expectation.Between(TimeSpan.Zero, Survey.Longest)));
        RuleFor(t => t.When!).SetValidator(new SurveyConditionValidator());
        RuleFor(t => t)
            .Custom(
                (trigger, context) =>
                {
                    if (trigger.When is not { } when)
                        return;
                    var other = trigger.Event is SurveyTriggerEvent.TicketSolved ? SurveyTriggerEvent.ComplaintClosed : SurveyTriggerEvent.TicketSolved;
                    foreach (var member in MembersOfOthers(trigger.Event, when))
                        context.Refuse(
                            context.PropertyChain.BuildPropertyPath($"when.{member}"),
                            SurveyProblems.OfOtherCases.Expecting(Expectation.OnlyWith("trigger.event", EnumNames<SurveyTriggerEvent>.Of(other)))
                        );
                }
            );
    }

    private static bool IsAvailable(SurveyTriggerEvent trigger) => trigger is not SurveyTriggerEvent.ChatEnded;

    // What is there of a condition, and belongs to another kind of case.
    private static IEnumerable<string> MembersOfOthers(SurveyTriggerEvent? trigger, SurveyCondition when) =>
        trigger switch
        {
            SurveyTriggerEvent.TicketSolved => There(("kind", when.Kind), ("department", when.Department), ("outcome", when.Outcome)),
            SurveyTriggerEvent.ComplaintClosed => There(("category", when.Category), ("priority", when.Priority), ("team", when.Team), ("tag", when.Tag)),
            _ => [],
        };

    private static IEnumerable<string> There(params (string Name, object? Value)[] members) => members.Where(m => m.Value is not null).Select(m => m.Name);
}

internal sealed class SurveyConditionValidator : AbstractValidator<SurveyCondition>
{
    public SurveyConditionValidator()
    {
        RuleFor(c => c.Partner).HasAtMost(Survey.MaxPartners).HasSome().HasNoneTwice();
        RuleFor(c => c.Channel).HasAtMost(Enum.GetValues<Channel>().Length).HasSome().HasNoneTwice();
        RuleFor(c => c.Language).HasAtMost(Survey.MaxLanguages).HasSome();
        RuleForEach(c => c.Language).IsListedLanguage().When(c => c.Language?.Count <= Survey.MaxLanguages);
        RuleFor(c => c.Language)
            .Must(tags => tags is null || tags.Count > Survey.MaxLanguages || tags.Distinct(StringComparer.OrdinalIgnoreCase).Count() == tags.Count)
            .Otherwise(FieldProblems.Duplicate);
        RuleFor(c => c.Category).HasAtMost(Enum.GetValues<TicketCategory>().Length).HasSome().HasNoneTwice();
        RuleFor(c => c.Priority).HasAtMost(Enum.GetValues<Priority>().Length).HasSome().HasNoneTwice();
        RuleFor(c => c.Team).HasAtMost(Survey.MaxListed).HasSome().HasNoneTwice();
        RuleFor(c => c.Tag).HasAtMost(Ticket.MaxTags).HasSome();
        RuleForEach(c => c.Tag).IsTag().When(c => c.Tag?.Count <= Ticket.MaxTags);
        RuleFor(c => c.Kind).HasAtMost(Enum.GetValues<ComplaintKind>().Length).HasSome().HasNoneTwice();
        RuleFor(c => c.Department).HasAtMost(Department.All.Count).HasSome().HasNoneTwice();
        RuleForEach(c => c.Department).IsOneOf([.. Department.All.Select(d => d.Key)]).When(c => c.Department?.Count <= Department.All.Count);
        RuleFor(c => c.Outcome).HasAtMost(Enum.GetValues<ComplaintOutcome>().Length).HasSome().HasNoneTwice();
    }
}
