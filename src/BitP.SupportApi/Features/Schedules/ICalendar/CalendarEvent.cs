using NodaTime;
using NodaTime.TimeZones;

namespace BitP.SupportApi.Features.Schedules.ICalendar;

/// <summary>A VEVENT (RFC 5545 section 3.6.1).</summary>
internal sealed record CalendarEvent
{
    private static readonly ZoneLocalMappingResolver LastShown = Resolvers.CreateMappingResolver(Resolvers.ReturnLater, Resolvers.ReturnForwardShifted);

    /// <summary>The number of the line where it begins.</summary>
    public required int Line { get; init; }

    public required string? Uid { get; init; }

    /// <summary>What it is called in a refusal: its summary, else its UID.</summary>
    public required string? Name { get; init; }

    /// <summary>Its SUMMARY by language; the empty text stands for a SUMMARY without one.</summary>
    public required IReadOnlyDictionary<string, string> Summaries { get; init; }

    /// <summary>Whether it says when it starts. One that only cancels need not (RFC 5545 section 3.6.1, RFC 5546 section 3.2.5).</summary>
    public bool HasStart { get; init; } = true;

    /// <summary>When it starts; of no meaning when it does not say so.</summary>
    public required EventTime Start { get; init; }

    public required EventLength Length { get; init; }

    /// <summary>Whether it, or the whole calendar, says that it does not take place (STATUS:CANCELLED, or METHOD:CANCEL of RFC 5546 section 3.2.5).</summary>
    public required bool IsCancelled { get; init; }

    public required EventRevision Revision { get; init; }

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

    /// <summary>Whether it takes up no time at all, as a time without an end and without a duration does (RFC 5545 section 3.6.1).</summary>
    public bool IsEmpty => Length == default;

    /// <summary>
    /// From when to when it is, when it starts at <paramref name="start"/>. Without a zone it is on the wall clock of the given one, and all of the time that the
    /// clock shows it.
    /// </summary>
    public (Instant From, Instant To) At(EventTime start, DateTimeZone zone)
    {
        var from = start.ToInstant(zone);
        var end = start.Local.PlusDays(Length.Days);
        var to = start.Zone is { } own ? own.ToInstant(end) + Length.Time : end.PlusTicks(Length.Time.BclCompatibleTicks).InZone(zone, LastShown).ToInstant();
        // A start that the clock skips is moved forward, and may be moved beyond the end.
        return (from, to > from ? to : from + Duration.FromDays(Length.Days) + Length.Time);
    }
}

/// <summary>Which of two texts of one event is the later one: SEQUENCE, then LAST-MODIFIED or else DTSTAMP (RFC 5545 section 3.8.7, RFC 5546 section 2.1.5).</summary>
internal readonly record struct EventRevision(int Sequence, LocalDateTime? At) : IComparable<EventRevision>
{
    public int CompareTo(EventRevision other) =>
        Sequence != other.Sequence ? Sequence.CompareTo(other.Sequence) : Comparer<LocalDateTime?>.Default.Compare(At, other.At);
}

/// <summary>What is in a file beside events: to-dos, journals, free and busy time and the like.</summary>
/// <param name="Line">The number of the line where it begins.</param>
/// <param name="Summary">What it is called; null when it has no name.</param>
internal sealed record CalendarOther(int Line, string? Summary);

/// <summary>What an iCalendar file says.</summary>
/// <param name="Events">Its events.</param>
/// <param name="Others">What else it has.</param>
/// <param name="Problems">Why it is refused; none when it is not.</param>
internal sealed record CalendarReading(IReadOnlyList<CalendarEvent> Events, IReadOnlyList<CalendarOther> Others, IReadOnlyList<CalendarProblem> Problems);
