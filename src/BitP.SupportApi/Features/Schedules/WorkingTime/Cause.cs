using NodaTime;

namespace BitP.SupportApi.Features.Schedules.WorkingTime;

/// <summary>Why an instant is working time, or is not.</summary>
public enum HoursReason
{
    /// <summary>It is within the hours of the week.</summary>
    WorkingHours,

    /// <summary>Its day has hours, but not then.</summary>
    OutsideHours,

    /// <summary>Its day of the week has no hours.</summary>
    NonWorkingDay,

    /// <summary>Its date is an exception.</summary>
    Exception,
}

/// <summary>Why an instant is working time, or is not.</summary>
/// <param name="Kind">The kind of reason.</param>
/// <param name="Exception">The exception whose hours hold; null unless that is the reason.</param>
public readonly record struct Cause(HoursReason Kind, ExceptionalDate? Exception = null);

/// <summary>Whether an instant is working time.</summary>
/// <param name="Open">Whether it is.</param>
/// <param name="Until">When the hours end that it is within; null when it is in none, or when they do not end in the next nine years.</param>
/// <param name="NextOpenAt">When the next hours begin; null when it is within some, or when none begin before <see cref="WorkingCalendar.End"/>.</param>
/// <param name="Cause">Why.</param>
public readonly record struct CalendarStatus(bool Open, Instant? Until, Instant? NextOpenAt, Cause Cause);

/// <summary>A stretch of time in which everything is working time, or nothing is, for the same reason.</summary>
/// <param name="From">Its first instant.</param>
/// <param name="To">The first instant after it.</param>
/// <param name="Counted">Whether it is working time.</param>
/// <param name="Cause">Why.</param>
public readonly record struct ExplainedStretch(Instant From, Instant To, bool Counted, Cause Cause);
