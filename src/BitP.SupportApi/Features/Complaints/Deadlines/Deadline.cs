using NodaTime;

namespace BitP.SupportApi.Features.Complaints.Deadlines;

/// <summary>Why a day is counted, or is not.</summary>
public enum DayReason
{
    /// <summary>It is the day from which the period is counted, and does not count itself.</summary>
    DayOfReceipt,

    /// <summary>It is a day of the calendar.</summary>
    CalendarDay,

    /// <summary>It is a business day.</summary>
    BusinessDay,

    /// <summary>An exception of the schedule makes it a business day, such as a weekend that is worked in exchange.</summary>
    ExceptionalBusinessDay,

    /// <summary>Its day of the week is no business day.</summary>
    NonBusinessDay,

    /// <summary>It is a holiday, or closed by another exception of the schedule.</summary>
    Holiday,

    /// <summary>The limit stood all through it.</summary>
    Paused,

    /// <summary>The period had ended on a day that is no business day; it ends on this one instead.</summary>
    NextBusinessDay,
}

/// <summary>A time in which a limit stands.</summary>
/// <param name="From">When it began.</param>
/// <param name="To">When it ended; null while it lasts.</param>
internal readonly record struct Pause(Instant From, Instant? To);

/// <summary>A day between what a period is counted from and its end.</summary>
/// <param name="Date">The date in the time zone of the regime.</param>
/// <param name="Number">Which day of the period it is, from 1; null when it is not counted.</param>
/// <param name="Reason">Why.</param>
/// <param name="Name">What the holiday or the exceptional business day is called, by BCP 47 language tag; null for other days.</param>
internal sealed record DeadlineDay(LocalDate Date, int? Number, DayReason Reason, IReadOnlyDictionary<string, string>? Name = null);

/// <summary>By when something has to be done.</summary>
/// <param name="DueAt">The first instant after the last day; null when there is none, since the limit stands or there are not enough business days.</param>
/// <param name="LastDay">The last day in the time zone of the regime; null when there is none.</param>
/// <param name="StandsSince">Since when the limit stands, with no end; null when it does not.</param>
/// <param name="Days">Every day on the way, in order.</param>
internal sealed record Deadline(Instant? DueAt, LocalDate? LastDay, Instant? StandsSince, IReadOnlyList<DeadlineDay> Days);
