using System.Text.Json.Serialization;
using BitP.SupportApi.Features.Categories;

namespace BitP.SupportApi.Features.Sla.EscalationPolicies;

/// <summary>What an escalation policy says. It is never altered: an escalation goes on by what it began with.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Steps">Who is called on, in order.</param>
/// <param name="Repeats">How often all of it starts over.</param>
public sealed record EscalationPolicyContent(string Name, IReadOnlyList<EscalationStep> Steps, int Repeats)
{
    /// <summary>How long after the last step the first one comes again.</summary>
    internal TimeSpan StartsOverAfter => Steps[0].Wait > TimeSpan.Zero ? Steps[0].Wait : Steps.Max(s => s.Wait);
}

/// <summary>Somebody is called on.</summary>
/// <param name="After">How long after the step before, of the first one how long after the start; also how long between repetitions. Not over 30 days.</param>
/// <param name="To">Who.</param>
/// <param name="Repeat">How often the step is repeated before the next one, 0 to 9; not at all when absent.</param>
public sealed record EscalationStep(TimeSpan? After, EscalationTarget? To, int? Repeat = null)
{
    internal TimeSpan Wait => After ?? TimeSpan.Zero;

    internal int Repetitions => Repeat ?? 0;
}

/// <summary>Who is called on: exactly one of the four.</summary>
/// <param name="Agent">The id of an agent, who is given the ticket.</param>
/// <param name="Team">The key of a team, which is given the ticket.</param>
/// <param name="OnDuty">Whoever is on duty when the step is taken; one of them is given the ticket.</param>
/// <param name="Management">True for the supervisors, who are told; the ticket stays with whoever has it.</param>
public sealed record EscalationTarget(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Agent = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Team = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DutySought? OnDuty = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Management = null
);

/// <summary>What those on duty have to serve.</summary>
/// <param name="Channel">The channel; that of the ticket when absent.</param>
/// <param name="Language">The language, a BCP 47 tag; that of the ticket when absent. <c>de</c> and <c>de-AT</c> serve each other, <c>zh</c> is taken as <c>zh-CN</c>.</param>
public sealed record DutySought(Channel? Channel = null, string? Language = null);
