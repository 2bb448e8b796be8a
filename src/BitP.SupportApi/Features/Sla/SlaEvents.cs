using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Features.Sla;

/// <summary>A clock comes near its end: a share of the target is used up, or so much time is left. Once for each cycle and threshold, at that instant.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Threshold">Which warning of the policy it is, as it stands there: <c>50%</c> or <c>PT30M</c>.</param>
/// <param name="DueAt">When the target is used up.</param>
public sealed record SlaWarned(ClockName Clock, string Threshold, DateTimeOffset? DueAt) : EventData("sla.warned", EventVisibility.Staff);

/// <summary>A clock is late: at the first millisecond after its due time, or when another target or other hours make it so. Once for each cycle.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Target">How much time there was.</param>
/// <param name="DueAt">When the target was used up.</param>
public sealed record SlaBreached(ClockName Clock, TimeSpan Target, DateTimeOffset? DueAt) : EventData("sla.breached", EventVisibility.Staff);

/// <summary>A clock that is late has passed the outer limit as well. Once for each cycle.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="OuterLimit">The limit.</param>
public sealed record SlaLimitPassed(ClockName Clock, TimeSpan OuterLimit) : EventData("sla.limit_passed", EventVisibility.Staff);

/// <summary>A clock that ran and has a target stands from now on, whatever that came of: a step of the ticket, or a policy that has it stand for its status. A pause that lasts until the clock is stopped ends with it, without <c>sla.resumed</c>.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Reason">For what.</param>
/// <param name="Remaining">How much time is left, negative when it is late.</param>
public sealed record SlaPaused(ClockName Clock, PauseReason Reason, TimeSpan Remaining) : EventData("sla.paused", EventVisibility.Staff);

/// <summary>A clock that stood and has a target runs again, with exactly the time that was left, whatever that came of.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="DueAt">When the target will be used up.</param>
public sealed record SlaResumed(ClockName Clock, DateTimeOffset? DueAt) : EventData("sla.resumed", EventVisibility.Staff);

/// <summary>A clock that has a target was stopped in time, its due time included. Once for each cycle; one that was late has had <c>sla.breached</c>.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Target">How much time there was.</param>
/// <param name="Elapsed">How much of it was used up.</param>
public sealed record SlaMet(ClockName Clock, TimeSpan Target, TimeSpan Elapsed) : EventData("sla.met", EventVisibility.Staff);

/// <summary>A ticket has another policy, or its clocks have other targets, since the ticket was changed or a recalculation was ordered.</summary>
/// <param name="Policy">The id of the policy, where it changed.</param>
/// <param name="PolicyVersion">The version that counts now; null when there is no policy.</param>
/// <param name="Reason">Why it is counted anew: what of the ticket changed, or the reason that was given for the recalculation.</param>
public sealed record SlaChanged(Change<Guid?>? Policy, long? PolicyVersion, string Reason) : EventData("sla.changed", EventVisibility.Staff);

/// <summary>A promise is late, from the first millisecond after it. The customer is owed an explanation.</summary>
/// <param name="By">By when it was promised.</param>
public sealed record PromiseMissed(DateTimeOffset By) : EventData("promise.missed", EventVisibility.Customer);

/// <summary>The customer asks why it is late.</summary>
/// <param name="By">By when it was promised.</param>
public sealed record ExplanationRequested(DateTimeOffset By) : EventData("explanation.requested", EventVisibility.Customer);

/// <summary>The customer was told by when it will be done.</summary>
/// <param name="By">That instant, before and since.</param>
/// <param name="Reason">Why it changed; null when no reason was given.</param>
public sealed record PromiseStated(Change<DateTimeOffset> By, string? Reason) : EventData("promise.stated", EventVisibility.Customer);
