using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Sla.EscalationPolicies;

/// <summary>What an escalation policy says, as callers send it.</summary>
internal interface IEscalationPolicyDetails
{
    string? Name { get; }

    IReadOnlyList<EscalationStep>? Steps { get; }

    int? Repeats { get; }
}

/// <summary>What every request that describes an escalation policy has to keep to.</summary>
internal abstract class EscalationPolicyValidator<T> : AbstractValidator<T>
    where T : IEscalationPolicyDetails
{
    protected EscalationPolicyValidator()
    {
        RuleFor(p => p.Name).ShowsSomething().IsLine(EscalationPolicy.NameMaxLength);
        RuleFor(p => p.Steps).NotEmpty().HasAtMost(EscalationPolicy.MaxSteps);
        RuleForEach(p => p.Steps).NotNull().SetValidator(new EscalationStepValidator()).When(p => p.Steps?.Count <= EscalationPolicy.MaxSteps);
        RuleFor(p => p.Repeats).InclusiveBetween(0, EscalationPolicy.MaxRepeats);
        RuleFor(p => p.Repeats)
            .Must((p, repeats) => !(repeats > 0) || HaveTimeBetween(p.Steps!))
            .Otherwise(EscalationPolicyProblems.NoTimeBetween)
            .Must((p, repeats) => Taken(p.Steps!, repeats ?? 0) <= EscalationPolicy.MaxTaken)
            .Otherwise(EscalationPolicyProblems.TooManyTaken)
            .When(p => p.Steps is { Count: > 0 and <= EscalationPolicy.MaxSteps } steps && steps.All(s => s is not null));
    }

    private static bool HaveTimeBetween(IReadOnlyList<EscalationStep> steps) => steps.Any(s => EscalationPolicyRules.Whole(s.After) > TimeSpan.Zero);

    private static long Taken(IReadOnlyList<EscalationStep> steps, int repeats) => steps.Sum(s => 1L + s.Repetitions) * (1L + repeats);
}

internal sealed class EscalationStepValidator : AbstractValidator<EscalationStep>
{
    public EscalationStepValidator()
    {
        RuleFor(s => s.After).NotNull().InclusiveBetween(TimeSpan.Zero, EscalationPolicy.LongestWait);
        RuleFor(s => s.Repeat).InclusiveBetween(0, EscalationPolicy.MaxRepeat);
        RuleFor(s => s.Repeat)
            .Must((s, repeat) => !(repeat > 0) || EscalationPolicyRules.Whole(s.After) > TimeSpan.Zero)
            .Otherwise(EscalationPolicyProblems.NoTimeBetween)
            .When(s => s.After is not null);
        RuleFor(s => s.To).NotNull().SetValidator(new EscalationTargetValidator()!);
    }
}

internal sealed class EscalationTargetValidator : AbstractValidator<EscalationTarget>
{
    public EscalationTargetValidator()
    {
        RuleFor(t => t).Must(t => Given(t) == 1).Otherwise(EscalationPolicyProblems.OneTarget);
        RuleFor(t => t.Team).IsTeamKey();
        RuleFor(t => t.OnDuty!).SetValidator(new DutySoughtValidator());
    }

    private static int Given(EscalationTarget t) =>
        new[] { t.Agent is not null, t.Team is not null, t.OnDuty is not null, t.Management is true }.Count(given => given);
}

internal sealed class DutySoughtValidator : AbstractValidator<DutySought>
{
    public DutySoughtValidator() => RuleFor(d => d.Language).IsAskedLanguage();
}

internal static class EscalationPolicyRules
{
    /// <summary>The form in which a valid request is stored.</summary>
    public static EscalationPolicyContent ContentOf(IEscalationPolicyDetails policy) =>
        new(policy.Name!, [.. policy.Steps!.Select(Stored)], policy.Repeats ?? 0);

    /// <summary>Why an escalation policy may not be named, by staff or for clocks; null when it may.</summary>
    public static FieldProblem? ProblemOf(EscalationPolicy? policy) =>
        policy is null ? FieldProblems.NotFound.Expecting(Expectation.ListedBy("/v1/escalation-policies"))
        : policy.Purpose is not null ? EscalationPolicyProblems.ForRequests
        : null;

    /// <summary>A duration in milliseconds, which is what instants are kept in.</summary>
    public static TimeSpan Whole(TimeSpan? duration) => TimeSpan.FromMilliseconds((long)(duration ?? TimeSpan.Zero).TotalMilliseconds);

    /// <summary>Why steps may not call on whom they do: only who is given cases can be called on. Who is called on already stays, and is passed over.</summary>
    public static async Task<Error?> RefuseTargetsAsync(
        SupportDbContext db,
        IReadOnlyList<EscalationStep> steps,
        IReadOnlyList<EscalationStep> before,
        CancellationToken ct
    )
    {
        var ids = steps.Select(s => s.To!.Agent).Except(before.Select(s => s.To!.Agent)).OfType<Guid>().ToArray();
        var keys = steps.Select(s => s.To!.Team).Except(before.Select(s => s.To!.Team)).OfType<string>().ToArray();
        var agents = await db.Set<Agent>().Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.Active }).ToDictionaryAsync(a => a.Id, a => a.Active, ct);
        var teams = await db.Set<Team>()
            .Where(t => keys.Contains(t.Key))
            .Select(t => new { t.Key, Staffed = db.Set<Agent>().Any(a => a.TeamId == t.Id && a.Active) })
            .ToDictionaryAsync(t => t.Key, t => t.Staffed, ct);
        foreach (var (i, step) in steps.Index())
        {
            if (step.To!.Agent is { } agent && ids.Contains(agent) && Problem(agents, agent, "/v1/agents", EscalationPolicyProblems.AgentInactive) is { } gone)
                return Validation.Refuse($"steps[{i}].to.agent", gone);
            if (step.To.Team is { } team && keys.Contains(team) && Problem(teams, team, "/v1/teams", EscalationPolicyProblems.TeamEmpty) is { } empty)
                return Validation.Refuse($"steps[{i}].to.team", empty);
        }
        return null;
    }

    private static FieldProblem? Problem<TKey>(Dictionary<TKey, bool> known, TKey key, string list, FieldProblem unavailable)
        where TKey : notnull =>
        !known.TryGetValue(key, out var available) ? FieldProblems.NotFound.Expecting(Expectation.ListedBy(list))
        : available ? null
        : unavailable;

    private static EscalationStep Stored(EscalationStep step) => new(Whole(step.After), Stored(step.To!), step.Repetitions);

    private static EscalationTarget Stored(EscalationTarget to) =>
        to with
        {
            Management = to.Management is true ? true : null,
            OnDuty = to.OnDuty is { Language: { } tag } duty ? duty with { Language = Languages.Canonical(tag) } : to.OnDuty,
        };
}
