using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Shifts.Rotations;

/// <summary>What a rotation says, as callers send it.</summary>
internal interface IRotationDetails
{
    string? Name { get; }

    string? TimeZone { get; }

    string? StartsOn { get; }

    string? EndsOn { get; }

    string? Handover { get; }

    RotationTurn? Turn { get; }

    IReadOnlyList<Guid>? Agents { get; }

    IReadOnlyList<WeeklyHours>? Hours { get; }

    IReadOnlyList<Channel>? Channels { get; }

    IReadOnlyList<string>? Languages { get; }
}

/// <summary>What every request that describes a rotation has to keep to.</summary>
internal abstract class RotationValidator<T> : AbstractValidator<T>
    where T : IRotationDetails
{
    protected RotationValidator()
    {
        RuleFor(r => r.Name).ShowsSomething().IsLine(Rotation.NameMaxLength);
        RuleFor(r => r.TimeZone).Cascade(CascadeMode.Stop).NotEmpty().IsTimeZone();
        RuleFor(r => r.StartsOn).NotEmpty().IsDate();
        RuleFor(r => r.EndsOn).IsDate();
        // Dates in ISO 8601 are in the order of their texts.
        RuleFor(r => r.EndsOn)
            .Must((r, end) => string.CompareOrdinal(end, r.StartsOn) >= 0)
            .Otherwise(FieldProblems.OutOfRange.Expecting(Expectation.NotBefore("startsOn")))
            .When(r => r.EndsOn is not null);
        RuleFor(r => r.Handover).IsBeginning();
        RuleFor(r => r.Turn).NotNull().SetValidator(new RotationTurnValidator()!);
        RuleFor(r => r.Agents).NotEmpty().HasAtMost(Rotation.MaxAgents);
        RuleFor(r => r.Hours).HasAtMost(Schedule.MaxWeekly).Must(hours => hours is not { Count: 0 }).Otherwise(FieldProblems.Missing);
        RuleForEach(r => r.Hours).NotNull().SetValidator(new WeeklyHoursValidator()).When(r => r.Hours?.Count <= Schedule.MaxWeekly);
        RuleFor(r => r.Hours).Custom((hours, context) => ScheduleRules.CheckWeek("hours", hours ?? [], context));
        RuleFor(r => r.Channels).NotEmpty().AreChannels();
        RuleFor(r => r.Languages).HasAtMost(Rotation.MaxLanguages).Must(tags => tags is not { Count: 0 }).Otherwise(FieldProblems.Missing);
        RuleForEach(r => r.Languages).IsListedLanguage().When(r => r.Languages?.Count <= Rotation.MaxLanguages);
    }
}

internal sealed class RotationTurnValidator : AbstractValidator<RotationTurn>
{
    public RotationTurnValidator()
    {
        RuleFor(t => t.Every).InclusiveBetween(1, Rotation.MaxEvery);
        RuleFor(t => t.Unit).NotNull();
    }
}

internal static class RotationRules
{
    public static IRuleBuilderOptions<T, IReadOnlyList<Channel>?> AreChannels<T>(this IRuleBuilder<T, IReadOnlyList<Channel>?> rule) =>
        rule.HasAtMost(Rotation.MaxChannels)
            .Must(channels => channels is null || channels.Distinct().Count() == channels.Count)
            .Otherwise(FieldProblems.Duplicate);

    /// <summary>The form in which a valid request is stored.</summary>
    public static RotationContent ContentOf(IRotationDetails rotation) =>
        new(
            rotation.Name!,
            rotation.TimeZone!,
            rotation.StartsOn!,
            rotation.EndsOn,
            rotation.Handover ?? RotationContent.Midnight,
            rotation.Turn! with
            {
                Every = rotation.Turn.Every ?? 1,
            },
            rotation.Agents!,
            rotation.Hours,
            rotation.Channels!,
            CanonicalOrNull(rotation.Languages)
        );

    /// <summary>The form in which languages are stored.</summary>
    public static IReadOnlyList<string>? CanonicalOrNull(IReadOnlyList<string>? tags) => tags is null ? null : AgentRules.Canonical(tags);

    /// <summary>Why a rotation may not have these agents: only somebody active takes a place in it. Who has one keeps it, unfilled.</summary>
    public static async Task<Error?> RefuseAgentsAsync(SupportDbContext db, IReadOnlyList<Guid> agents, IReadOnlyList<Guid> before, CancellationToken ct)
    {
        var added = agents.Except(before).ToArray();
        var active = await db.Set<Agent>().Where(a => added.Contains(a.Id) && a.Active).Select(a => a.Id).ToListAsync(ct);
        foreach (var (i, agent) in agents.Index())
            if (added.Contains(agent) && !active.Contains(agent))
                return Validation.Refuse($"agents[{i}]", FieldProblems.NotFound.Expecting(Expectation.ListedBy("/v1/agents?active=true")));
        return null;
    }

    /// <summary>Whether somebody who speaks one language can serve who asks for another: they are the same, or one is a variety of the other.</summary>
    public static bool Serves(string spoken, string asked) => spoken == asked || IsVariety(spoken, asked) || IsVariety(asked, spoken);

    private static bool IsVariety(string narrow, string wide) => narrow.StartsWith(wide, StringComparison.Ordinal) && narrow[wide.Length] == '-';
}
