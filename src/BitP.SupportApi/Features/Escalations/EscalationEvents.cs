using BitP.SupportApi.Features.Sla;
using BitP.SupportApi.Features.Sla.EscalationPolicies;
using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Features.Escalations;

/// <summary>An escalation of a ticket began.</summary>
/// <param name="PolicyId">The policy by which people are called on.</param>
/// <param name="Policy">What it is called.</param>
/// <param name="Cause">Why it began. What somebody wrote is read with the escalation.</param>
/// <param name="Clock">The clock that warned or was breached.</param>
/// <param name="NextStepAt">When the first step is taken (UTC).</param>
public sealed record EscalationStarted(Guid PolicyId, string Policy, EscalationCauseKind Cause, ClockName? Clock, DateTimeOffset NextStepAt)
    : EventData("escalation.started", EventVisibility.Staff);

/// <summary>There was cause for an escalation that is running already.</summary>
/// <param name="Cause">What it was.</param>
/// <param name="Clock">The clock that warned or was breached.</param>
public sealed record EscalationPrompted(EscalationCauseKind Cause, ClockName? Clock) : EventData("escalation.prompted", EventVisibility.Staff);

/// <summary>Somebody was called on, or could not be.</summary>
/// <param name="Round">In which round, from 1.</param>
/// <param name="Step">Which step of the policy, from 1.</param>
/// <param name="Repetition">For which time in the round, from 1.</param>
/// <param name="To">Who was to be called on.</param>
/// <param name="Assignee">The agent who was given the ticket, or had it and keeps it.</param>
/// <param name="Team">The team that was given the ticket, or is the assignee's.</param>
/// <param name="OnDuty">Those who were on duty for it, at most 20.</param>
/// <param name="PassedOver">Why nobody could be called on.</param>
public sealed record EscalationStepped(
    int Round,
    int Step,
    int Repetition,
    EscalationTarget To,
    Guid? Assignee,
    string? Team,
    IReadOnlyList<Guid> OnDuty,
    PassedOver? PassedOver
) : EventData("escalation.stepped", EventVisibility.Staff)
{
    internal static EscalationStepped Of(TakenEscalationStep s) => new(s.Round, s.Step, s.Repetition, s.To, s.Assignee, s.Team, s.OnDuty, s.PassedOver);
}

/// <summary>Somebody sees to it: no more steps are taken.</summary>
public sealed record EscalationAcknowledged() : EventData("escalation.acknowledged", EventVisibility.Staff);

/// <summary>The ticket was solved: no more steps are taken.</summary>
public sealed record EscalationEnded() : EventData("escalation.ended", EventVisibility.Staff);

/// <summary>All steps have been taken, and nobody has acknowledged.</summary>
public sealed record EscalationExhausted() : EventData("escalation.exhausted", EventVisibility.Staff);
