using BitP.SupportApi.Features.Schedules.WorkingTime;

namespace BitP.SupportApi.Features.Schedules;

/// <summary>Knows the clocks that count the working time of schedules.</summary>
public interface IStoredClocks
{
    /// <summary>Compares when the open clocks of a schedule are due by two calendars.</summary>
    Task<StoredClocks> CompareAsync(Guid scheduleId, WorkingCalendar before, WorkingCalendar after, CancellationToken ct);
}

/// <summary>What a change would do to the open clocks of tickets that count the working time of the schedule itself.</summary>
/// <param name="Open">How many there are, paused ones among them.</param>
/// <param name="Moved">How many of them would be due at another time.</param>
/// <param name="Complete">Whether all were looked at; of very many, those of the 5,000 oldest tickets are.</param>
/// <param name="Most">The ten that would move most, either way.</param>
public sealed record StoredClocks(int Open, int Moved, bool Complete, IReadOnlyList<MovedClock> Most)
{
    internal const int MaxTickets = 5000;
    internal const int MaxShown = 10;
}

/// <summary>An open clock that would be due at another time.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="Reference">Its human reference.</param>
/// <param name="Clock">What the clock measures.</param>
/// <param name="DueAt">When it is due.</param>
/// <param name="Moves">How much later it would be due, negative when earlier; null when it is due at one time and never at the other.</param>
public sealed record MovedClock(Guid TicketId, string Reference, string Clock, ComparedDeadline DueAt, TimeSpan? Moves);
