using BitP.SupportApi.Features.Categories;

namespace BitP.SupportApi.Features.Sla.Policies;

/// <summary>What a version of a policy says. It is never altered.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Match">Which tickets it is for.</param>
/// <param name="Targets">What is to be reached, in order: of each clock the first that fits the ticket counts.</param>
/// <param name="ScheduleId">Whose working time business clocks count.</param>
/// <param name="WarnAt">When a warning is given, in the order in which it was said.</param>
/// <param name="EscalateTo">The escalation policy that warnings and breaches start.</param>
/// <param name="PausesOn">In which statuses the resolution clock stands.</param>
/// <param name="ReopenedWith">With how much time the resolution clock goes on when the ticket is reopened.</param>
public sealed record SlaPolicyContent(
    string Name,
    SlaMatch Match,
    IReadOnlyList<SlaTarget> Targets,
    Guid? ScheduleId,
    IReadOnlyList<WarnThreshold> WarnAt,
    Guid? EscalateTo,
    IReadOnlyList<PauseReason> PausesOn,
    ReopenedWith ReopenedWith
)
{
    /// <summary>The target of a clock for a ticket; null when it has none.</summary>
    internal SlaTarget? TargetOf(ClockName clock, SlaFacts facts)
    {
        foreach (var target in Targets)
            if (target.Clock == clock && (target.Priority is null || target.Priority == facts.Priority) && (target.Channel is null || target.Channel == facts.Channel))
                return target;
        return null;
    }
}

/// <summary>Which tickets a policy is for: those that have one of the values of each member that is there; all when none is.</summary>
/// <param name="Category">The categories.</param>
/// <param name="Channel">The channels.</param>
/// <param name="Priority">The priorities.</param>
/// <param name="Partner">The ids of the partners.</param>
/// <param name="Language">BCP 47 tags; <c>zh</c> is for all that begin with it.</param>
public sealed record SlaMatch(
    IReadOnlyList<TicketCategory>? Category = null,
    IReadOnlyList<Channel>? Channel = null,
    IReadOnlyList<Priority>? Priority = null,
    IReadOnlyList<Guid>? Partner = null,
    IReadOnlyList<string>? Language = null
);

/// <summary>What a clock has to reach.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Priority">Only for tickets of this priority; for all when absent.</param>
/// <param name="Channel">Only for tickets from this channel; for all when absent.</param>
/// <param name="Target">How much time there is.</param>
/// <param name="Calendar">Which time counts.</param>
/// <param name="OuterLimit">The time that must not be exceeded even when the target is missed; not below it. There is none when absent.</param>
public sealed record SlaTarget(
    ClockName Clock,
    TimeSpan Target,
    ClockCalendar Calendar,
    Priority? Priority = null,
    Channel? Channel = null,
    TimeSpan? OuterLimit = null
);

/// <summary>When a warning is given: at a share of the target that is used up, or when so much time is left. Exactly one of the two is there.</summary>
/// <param name="Percent">The share in per cent, 1 to 99.</param>
/// <param name="Left">The time left.</param>
public sealed record WarnThreshold(int? Percent, TimeSpan? Left)
{
    /// <summary>How much of a target has to be used up for the warning; null when the target is not that long.</summary>
    internal TimeSpan? UsedOf(TimeSpan target) =>
        Percent is { } share ? TimeSpan.FromTicks(target.Ticks * share / 100) : Left < target ? target - Left : null;
}

/// <summary>What matters of a ticket for which policy and which targets it has.</summary>
internal readonly record struct SlaFacts(TicketCategory Category, Channel Channel, Priority Priority, Guid PartnerId, string Language);
