using BitP.SupportApi.Features.Schedules.WorkingTime;

namespace BitP.SupportApi.Features.Schedules;

/// <summary>Knows the clocks that count the working time of schedules.</summary>
public interface IStoredClocks
{
    /// <summary>Compares when the open clocks of schedules are due before and after a change.</summary>
    /// <param name="scheduleIds">The schedules whose hours change: in this order they are looked at, while there are not too many tickets.</param>
    /// <param name="calendarsOf">The calendars of one of them, for all time.</param>
    /// <param name="ct">Ends it.</param>
    Task<StoredClocks> CompareAsync(IReadOnlyList<Guid> scheduleIds, Func<Guid, Task<ComparedCalendars>> calendarsOf, CancellationToken ct);
}

/// <summary>The working time of a schedule before and after a change.</summary>
public readonly record struct ComparedCalendars(WorkingCalendar Before, WorkingCalendar After);

/// <summary>What a change would do to the open clocks of tickets that count the working time of the schedule, or of one that it <c>affects</c>.</summary>
/// <param name="Open">How many there are, paused ones among them.</param>
/// <param name="Moved">How many of them would be due at another time.</param>
/// <param name="Complete">
/// Whether all were looked at. Of very many, those of 5,000 tickets are: of the schedule itself before the others, and of each the oldest tickets.
/// </param>
/// <param name="Most">The ten that would move most, either way.</param>
public sealed record StoredClocks(int Open, int Moved, bool Complete, IReadOnlyList<MovedClock> Most)
{
    internal const int MaxTickets = 5000;
}

/// <summary>An open clock that would be due at another time.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="Reference">Its human reference.</param>
/// <param name="Clock">What the clock measures.</param>
/// <param name="DueAt">When it is due.</param>
/// <param name="Moves">How much later it would be due, negative when earlier; null when it is due at one time and never at the other.</param>
public sealed record MovedClock(Guid TicketId, string Reference, string Clock, ComparedDeadline DueAt, TimeSpan? Moves);
