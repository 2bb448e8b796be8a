using NodaTime;

namespace BitP.SupportApi.Features.Schedules.ICalendar;

/// <summary>A VEVENT (RFC 5545 section 3.6.1).</summary>
internal sealed record CalendarEvent
{
    /// <summary>The number of the line where it begins.</summary>
    public required int Line { get; init; }

    public required string? Uid { get; init; }

    /// <summary>Its SUMMARY by language; the empty text stands for a SUMMARY without one.</summary>
    public required IReadOnlyDictionary<string, string> Summaries { get; init; }

    public required EventTime Start { get; init; }

    public required EventLength Length { get; init; }

    public required bool IsCancelled { get; init; }

    /// <summary>Whether it takes up no time (TRANSP).</summary>
    public required bool IsTransparent { get; init; }

    public required EventRule? Rule { get; init; }

    /// <summary>The line of its RRULE; of itself when it has none.</summary>
    public required int RuleLine { get; init; }

    /// <summary>Starts besides those of the rule (RDATE).</summary>
    public required IReadOnlyList<EventTime> Also { get; init; }

    /// <summary>Starts that there are not (EXDATE).</summary>
    public required IReadOnlyList<EventTime> Except { get; init; }

    /// <summary>Which start of the event with the same UID it takes the place of; null when it is one of its own.</summary>
    public required EventTime? Replaces { get; init; }

    public string? Summary => Summaries.Values.FirstOrDefault(text => text.Length > 0);

    /// <summary>From when to when it is on the wall clock of a zone, when it starts at <paramref name="start"/>.</summary>
    public (LocalDateTime From, LocalDateTime To) At(EventTime start, DateTimeZone zone)
    {
        var end = start.Local.PlusDays(Length.Days);
        return start.Zone is { } own
            ? (start.In(zone), (own.ToInstant(end) + Length.Time).InZone(zone).LocalDateTime)
            : (start.Local, end.PlusTicks(Length.Time.BclCompatibleTicks));
    }
}

/// <summary>What an iCalendar file says.</summary>
/// <param name="Events">Its events.</param>
/// <param name="Problems">Why it is refused; none when it is not.</param>
internal sealed record CalendarReading(IReadOnlyList<CalendarEvent> Events, IReadOnlyList<CalendarProblem> Problems);
