using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Features.Sla.EscalationPolicies;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Sla.Policies;

/// <summary>What a policy says, as callers send it.</summary>
internal interface ISlaPolicyDetails
{
    string? Name { get; }

    int? Order { get; }

    SlaMatch? Match { get; }

    IReadOnlyList<SlaTargetRequest>? Targets { get; }

    Guid? ScheduleId { get; }

    IReadOnlyList<string>? WarnAt { get; }

    Guid? EscalateTo { get; }

    IReadOnlyList<PauseReason>? PausesOn { get; }

    ReopenedWith? ReopenedWith { get; }
}

/// <summary>What a clock has to reach. Of several targets of a clock the first that fits the ticket counts.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Target">How much time there is (ISO 8601): one second to ten years (<c>P3650D</c>).</param>
/// <param name="Calendar">Which time counts; for working time the policy names a schedule.</param>
/// <param name="Priority">Only for tickets of this priority; for all when absent.</param>
/// <param name="Channel">Only for tickets from this channel; for all when absent.</param>
/// <param name="OuterLimit">The time that must not be exceeded even when the target is missed, from the target to ten years; there is none when absent.</param>
public sealed record SlaTargetRequest(
    ClockName? Clock,
    TimeSpan? Target,
    ClockCalendar? Calendar,
    Priority? Priority = null,
    Channel? Channel = null,
    TimeSpan? OuterLimit = null
)
{
    internal static SlaTargetRequest From(SlaTarget t) => new(t.Clock, t.Target, t.Calendar, t.Priority, t.Channel, t.OuterLimit);

    internal SlaTarget ToTarget() => new(Clock!.Value, Target!.Value, Calendar!.Value, Priority, Channel, OuterLimit);
}

/// <summary>What every request that describes a policy has to keep to.</summary>
internal abstract class SlaPolicyValidator<T> : AbstractValidator<T>
    where T : ISlaPolicyDetails
{
    protected SlaPolicyValidator()
    {
        RuleFor(p => p.Name).ShowsSomething().IsLine(SlaPolicy.NameMaxLength);
        RuleFor(p => p.Order).GreaterThanOrEqualTo(1);
        RuleFor(p => p.Match!).SetValidator(new SlaMatchValidator());
        RuleFor(p => p.Targets).NotEmpty().HasAtMost(SlaPolicy.MaxTargets);
        RuleForEach(p => p.Targets).NotNull().SetValidator(new SlaTargetValidator()).When(p => p.Targets?.Count <= SlaPolicy.MaxTargets);
        RuleFor(p => p.Targets).Custom((targets, context) => SlaPolicyRules.CheckReach(targets ?? [], context));
        RuleFor(p => p.ScheduleId)
            .Must((p, schedule) => schedule is not null || p.Targets?.Any(t => t?.Calendar is ClockCalendar.Business) is not true)
            .Otherwise(SlaPolicyRules.ScheduleNeeded);
        RuleFor(p => p.WarnAt).HasAtMost(SlaPolicy.MaxWarnings);
        RuleFor(p => p).Custom((policy, context) => SlaPolicyRules.CheckWarnings(policy, context));
        RuleFor(p => p.PausesOn).HasAtMost(Enum.GetValues<PauseReason>().Length).HasNoneTwice();
    }
}

internal sealed class SlaMatchValidator : AbstractValidator<SlaMatch>
{
    public SlaMatchValidator()
    {
        RuleFor(m => m.Category).HasAtMost(Enum.GetValues<TicketCategory>().Length).HasSome().HasNoneTwice();
        RuleFor(m => m.Channel).HasAtMost(Enum.GetValues<Channel>().Length).HasSome().HasNoneTwice();
        RuleFor(m => m.Priority).HasAtMost(Enum.GetValues<Priority>().Length).HasSome().HasNoneTwice();
        RuleFor(m => m.Partner).HasAtMost(SlaPolicy.MaxPartners).HasSome().HasNoneTwice();
        RuleFor(m => m.Language).HasAtMost(SlaPolicy.MaxLanguages).HasSome();
        RuleForEach(m => m.Language).IsListedLanguage().When(m => m.Language?.Count <= SlaPolicy.MaxLanguages);
        RuleFor(m => m.Language)
            .Must(tags => tags is null || tags.Count > SlaPolicy.MaxLanguages || tags.Distinct(StringComparer.OrdinalIgnoreCase).Count() == tags.Count)
            .Otherwise(FieldProblems.Duplicate);
    }
}

internal sealed class SlaTargetValidator : AbstractValidator<SlaTargetRequest>
{
    public SlaTargetValidator()
    {
        RuleFor(t => t.Clock).NotNull();
        RuleFor(t => t.Target).NotNull();
        RuleFor(t => t.Target).Must(target => target is null || SlaPolicyRules.IsTarget(target.Value)).Otherwise(SlaPolicyRules.TargetRange);
        RuleFor(t => t.Calendar).NotNull();
        RuleFor(t => t.OuterLimit)
            .Must((t, limit) => limit is null || (SlaPolicyRules.IsTarget(limit.Value) && !(limit < t.Target)))
            .Otherwise(SlaPolicyRules.OuterLimitRange);
    }
}

internal static class SlaPolicyRules
{
    private const int MinPercent = 1;
    private const int MaxPercent = 99;

    public static readonly FieldProblem TargetRange = FieldProblems.OutOfRange.Expecting(Expectation.Between(SlaPolicy.Shortest, SlaPolicy.Longest));

    public static readonly FieldProblem OuterLimitRange = FieldProblems.OutOfRange.Expecting(
        Expectation.Words(
            $"not below target, and at most P{SlaPolicy.Longest.Days}D",
            $"不小于 target，且最多 P{SlaPolicy.Longest.Days}D",
            $"pas moins que target, et au plus P{SlaPolicy.Longest.Days}D",
            $"nicht unter target und höchstens P{SlaPolicy.Longest.Days}D"
        )
    );

    public static readonly FieldProblem ScheduleNeeded = new(
        FieldProblems.Missing.Code,
        new(
            "A target counts working time: name the schedule whose.",
            "有目标按工作时间计算：请指明所用的日程。",
            "Un objectif compte le temps ouvré : indiquez de quel horaire.",
            "Ein Ziel zählt Arbeitszeit: Geben Sie an, nach welchem Zeitplan."
        )
    );

    public static readonly FieldProblem TargetUnreachable = new(
        "unreachable_target",
        new(
            "Targets of this clock that come before it fit every ticket that it would fit. Place it before them.",
            "排在前面的同一时钟的目标已适用于它所适用的所有工单。请将其移到前面。",
            "Des objectifs de la même horloge, placés avant, conviennent à tous les tickets auxquels il conviendrait. Placez-le avant eux.",
            "Ziele derselben Uhr, die davor stehen, gelten für jedes Ticket, für das es gälte. Stellen Sie es vor diese."
        )
    );

    private static readonly FieldProblem WarningForm = FieldProblems.Format.Expecting(
        Expectation.Words(
            "a share of the target such as 80%, or the time left such as PT30M",
            "目标的百分比（例如 80%）或剩余时间（例如 PT30M）",
            "une part de l’objectif, comme 80%, ou le temps restant, comme PT30M",
            "ein Anteil des Ziels, etwa 80%, oder die verbleibende Zeit, etwa PT30M"
        )
    );

    private static readonly FieldProblem WarningRange = FieldProblems.OutOfRange.Expecting(
        Expectation.Words(
            $"{MinPercent}% to {MaxPercent}%, or a time left of at least PT{SlaPolicy.Shortest.Seconds}S",
            $"{MinPercent}% 至 {MaxPercent}%，或至少 PT{SlaPolicy.Shortest.Seconds}S 的剩余时间",
            $"de {MinPercent}% à {MaxPercent}%, ou un temps restant d’au moins PT{SlaPolicy.Shortest.Seconds}S",
            $"{MinPercent}% bis {MaxPercent}%, oder eine verbleibende Zeit von mindestens PT{SlaPolicy.Shortest.Seconds}S"
        )
    );

    private static readonly FieldProblem WarningTooLong = new(
        "longer_than_targets",
        new(
            "This time left is not shorter than any of the targets, so that there would never be a warning.",
            "该剩余时间不短于任何目标，因此永远不会发出提醒。",
            "Ce temps restant n’est inférieur à aucun objectif : il n’y aurait jamais d’avertissement.",
            "Diese verbleibende Zeit ist nicht kürzer als irgendein Ziel, sodass nie gewarnt würde."
        )
    );

    public static readonly FieldProblem Incomplete = new(
        "incomplete",
        new(
            "Name every policy that is not retired, each once.",
            "请列出所有未停用的策略，每个一次。",
            "Nommez chaque règle qui est en usage, une fois chacune.",
            "Nennen Sie jede Richtlinie, die in Gebrauch ist, genau einmal."
        )
    );

    private static readonly IReadOnlyList<string> DefaultWarnings = ["80%"];

    private static readonly Priority[] Priorities = Enum.GetValues<Priority>();

    private static readonly Channel[] Channels = Enum.GetValues<Channel>();

    /// <summary>Whether a target or an outer limit may be that long.</summary>
    public static bool IsTarget(TimeSpan time) => time >= SlaPolicy.Shortest && time <= SlaPolicy.Longest;

    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>?> HasSome<T, TItem>(this IRuleBuilder<T, IReadOnlyList<TItem>?> rule) =>
        rule.Must(items => items is not { Count: 0 }).Otherwise(FieldProblems.Missing);

    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>?> HasNoneTwice<T, TItem>(this IRuleBuilder<T, IReadOnlyList<TItem>?> rule) =>
        rule.Must(items => items is null || items.Distinct().Count() == items.Count).Otherwise(FieldProblems.Duplicate);

    /// <summary>The form in which a valid request is stored.</summary>
    public static SlaPolicyContent ContentOf(ISlaPolicyDetails policy) =>
        new(
            policy.Name!,
            (policy.Match ?? new()) is { Language: { } tags } match
                ? match with
                {
                    Language = [.. tags.Select(Languages.CanonicalRange)],
                }
                : policy.Match ?? new(),
            [.. policy.Targets!.Select(t => t.ToTarget())],
            policy.ScheduleId,
            [.. (policy.WarnAt ?? DefaultWarnings).Select(text => WarnThreshold.Read(text)!)],
            policy.EscalateTo,
            policy.PausesOn ?? Enum.GetValues<PauseReason>(),
            policy.ReopenedWith ?? ReopenedWith.Remaining
        );

    /// <summary>Why a policy may not name what it names; null when all of it is there.</summary>
    public static async Task<Error?> RefuseReferencesAsync(SupportDbContext db, SlaPolicyContent content, CancellationToken ct)
    {
        if (content.ScheduleId is { } scheduleId && !await db.Set<Schedule>().AnyAsync(s => s.Id == scheduleId, ct))
            return Validation.Refuse("scheduleId", FieldProblems.NotFound.Expecting(Expectation.ListedBy("/v1/schedules")));
        if (content.EscalateTo is { } escalateTo)
        {
            var policy = await db.EscalationPolicies().AsNoTracking().SingleOrDefaultAsync(p => p.Id == escalateTo, ct);
            if (EscalationPolicyRules.ProblemOf(policy) is { } problem)
                return Validation.Refuse("escalateTo", problem);
        }
        var partners = content.Match.Partner ?? [];
        var there = partners.Count == 0 ? [] : await db.Set<Partner>().Where(p => partners.Contains(p.Id)).Select(p => p.Id).ToListAsync(ct);
        foreach (var (i, partner) in partners.Index())
            if (!there.Contains(partner))
                return Validation.Refuse($"match.partner[{i}]", PartnerProblems.Unknown);
        return null;
    }

    /// <summary>Why one of the policies could never match from now on; null when each of them can.</summary>
    /// <param name="inOrder">The policies in their order, with the versions that are in force from now on.</param>
    /// <param name="changed">The one that changed, so that nobody has to look at the others; null when it was the order of all.</param>
    /// <param name="now">Now.</param>
    public static Error? RefuseUnreachable(IReadOnlyList<SlaPolicyLine> inOrder, Guid? changed, DateTimeOffset now)
    {
        foreach (var (i, policy) in inOrder.Index())
        foreach (var before in inOrder.Take(i))
            if ((changed is null || policy.Id == changed || before.Id == changed) && policy.IsHiddenBy(before, now) is { } version)
            {
                // Beside the one that changed, which may be new.
                var other = before.Id == changed ? policy.Id : before.Id;
                return SlaPolicyErrors.Unreachable.For(version.Content.Name, before.Latest.Content.Name) with { Existing = new(other, other.ToString()) };
            }
        return null;
    }

    /// <summary>Refuses targets that no ticket would ever have, since those before them fit all of theirs.</summary>
    public static void CheckReach<T>(IReadOnlyList<SlaTargetRequest> targets, ValidationContext<T> context)
    {
        var (seen, taken) = (new HashSet<(ClockName?, Priority?, Channel?)>(), new HashSet<(ClockName?, Priority, Channel)>());
        foreach (var (i, target) in targets.Take(SlaPolicy.MaxTargets).Index())
        {
            if (target?.Clock is null)
                continue;
            var fits =
                from priority in target.Priority is { } p ? [p] : Priorities
                from channel in target.Channel is { } c ? [c] : Channels
                select (target.Clock, priority, channel);
            var own = fits.Where(taken.Add).ToList();
            if (!seen.Add((target.Clock, target.Priority, target.Channel)))
                context.Refuse($"{context.PropertyPath}[{i}]", FieldProblems.Duplicate);
            else if (own.Count == 0)
                context.Refuse($"{context.PropertyPath}[{i}]", TargetUnreachable);
        }
    }

    public static void CheckWarnings<T>(ISlaPolicyDetails policy, ValidationContext<T> context)
    {
        var seen = new HashSet<WarnThreshold>();
        var longest = policy.Targets?.Max(t => t?.Target);
        foreach (var (i, text) in (policy.WarnAt ?? []).Take(SlaPolicy.MaxWarnings).Index())
        {
            var problem = WarnThreshold.Read(text) switch
            {
                null => WarningForm,
                { Percent: < MinPercent or > MaxPercent } => WarningRange,
                { Left: { } left } when left < SlaPolicy.Shortest => WarningRange,
                { Left: { } left } when left >= longest => WarningTooLong.Expecting(Expectation.LessThan(longest!.Value)),
                var warning => seen.Add(warning) ? null : FieldProblems.Duplicate,
            };
            if (problem is not null)
                context.Refuse($"warnAt[{i}]", problem);
        }
    }
}
