using System.Text.RegularExpressions;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using NodaTime;

namespace BitP.SupportApi.Features.Schedules.ICalendar;

/// <summary>
/// Reads iCalendar files (RFC 5545). Lines may end without CR and a TZID may be a name of the IANA database without a VTIMEZONE, as many programs write
/// them; what could be read in two ways is refused. Only events are read.
/// </summary>
internal sealed partial class CalendarReader
{
    public const int MaxEvents = 2000;
    private const int MaxProblems = 50;
    private const int MaxDepth = 10;
    private const int MaxDays = 400;
    private const int ZoneBudget = 2_000_000;

    private static readonly LocalDate LastChange = new(ScheduleRules.LastYear, 12, 31);
    private static readonly string[] Once = ["UID", "DTSTART", "DTEND", "DURATION", "RRULE", "STATUS", "TRANSP", "RECURRENCE-ID"];

    private readonly List<CalendarProblem> _problems = [];
    private readonly Dictionary<string, CalendarComponent> _definitions = [];
    private readonly Dictionary<string, EventZone?> _zones = [];

    private CalendarReader() { }

    public static CalendarReading Read(byte[] file)
    {
        var reader = new CalendarReader();
        var events = reader.ReadEvents(file);
        return new(events, [.. reader._problems.OrderBy(p => p.Line).Take(MaxProblems)]);
    }

    private List<CalendarEvent> ReadEvents(byte[] file)
    {
        var events = new List<CalendarEvent>();
        foreach (var calendar in ReadCalendars(file))
        {
            if (calendar.Property("VERSION") is not { } version)
                _problems.Add(new(calendar.Line, CalendarProblem.NotACalendar));
            else if (version.Value != "2.0")
                _problems.Add(new(version.Number, CalendarProblem.NotACalendar));
            foreach (var zone in calendar.Children.Where(c => c.Name == "VTIMEZONE"))
                if (zone.Property("TZID") is { } id)
                    _definitions.TryAdd(id.Value, zone);
                else
                    _problems.Add(new(zone.Line, FieldProblems.Missing));
            foreach (var component in calendar.Children.Where(c => c.Name == "VEVENT"))
            {
                if (events.Count == MaxEvents)
                {
                    _problems.Add(new(component.Line, FieldProblems.TooMany));
                    return events;
                }
                if (ReadEvent(component) is { } read)
                    events.Add(read);
            }
        }
        return events;
    }

    private List<CalendarComponent> ReadCalendars(byte[] file)
    {
        var calendars = new List<CalendarComponent>();
        var open = new Stack<CalendarComponent>();
        foreach (var line in ContentLine.Read(file, _problems))
        {
            if (_problems.Count > MaxProblems)
                return calendars;
            var name = line.Value.Trim().ToUpperInvariant();
            if (line.Name == "BEGIN" && (open.Count == 0) == (name == "VCALENDAR") && open.Count < MaxDepth)
            {
                var component = new CalendarComponent(name, line.Number);
                (open.TryPeek(out var parent) ? parent.Children : calendars).Add(component);
                open.Push(component);
            }
            else if (line.Name == "END" && open.TryPeek(out var last) && last.Name == name)
                open.Pop();
            else if (line.Name is "BEGIN" or "END" || open.Count == 0)
            {
                _problems.Add(new(line.Number, calendars.Count == 0 ? CalendarProblem.NotACalendar : CalendarProblem.Component));
                return calendars;
            }
            else
                open.Peek().Properties.Add(line);
        }
        if (open.TryPeek(out var unfinished))
            _problems.Add(new(unfinished.Line, CalendarProblem.Component));
        if (calendars.Count == 0 && _problems.Count == 0)
            _problems.Add(new(1, CalendarProblem.NotACalendar));
        return calendars;
    }

    private CalendarEvent? ReadEvent(CalendarComponent component)
    {
        var before = _problems.Count;
        foreach (var twice in component.Properties.Where(p => Once.Contains(p.Name)).GroupBy(p => p.Name).Where(p => p.Count() > 1))
            _problems.Add(new(twice.ElementAt(1).Number, FieldProblems.Duplicate));
        if (component.Property("DTSTART") is not { } begin)
        {
            _problems.Add(new(component.Line, FieldProblems.Missing));
            return null;
        }
        var start = ReadTimes(begin).Cast<EventTime?>().FirstOrDefault();
        var length = start is null ? null : ReadLength(component, start.Value);
        var replaces = component.Property("RECURRENCE-ID");
        if (replaces?.Parameter("RANGE") is not null)
            _problems.Add(new(replaces.Number, CalendarProblem.Unsupported));
        var rule = component.Property("RRULE");
        var read = rule is null ? null : EventRule.Parse(rule, _problems);
        var also = ReadTimes(component, "RDATE", start);
        var except = ReadTimes(component, "EXDATE", start);
        var replaced = replaces is null ? null : ReadTimes(replaces).Cast<EventTime?>().FirstOrDefault();
        return _problems.Count > before
            ? null
            : new()
            {
                Line = component.Line,
                Uid = component.Property("UID")?.Value,
                Summaries = Summaries(component),
                Start = start!.Value,
                Length = length!.Value,
                IsCancelled = Says(component, "STATUS", "CANCELLED"),
                IsTransparent = Says(component, "TRANSP", "TRANSPARENT"),
                Rule = read,
                RuleLine = rule?.Number ?? component.Line,
                Also = also,
                Except = except,
                Replaces = replaced,
            };
    }

    private static bool Says(CalendarComponent component, string name, string value) =>
        string.Equals(component.Property(name)?.Value.Trim(), value, StringComparison.OrdinalIgnoreCase);

    private static Dictionary<string, string> Summaries(CalendarComponent component)
    {
        var summaries = new Dictionary<string, string>();
        foreach (var summary in component.Properties.Where(p => p.Name == "SUMMARY"))
        {
            var text = string.Join(' ', summary.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            var language = summary.Parameter("LANGUAGE") is { } tag && Languages.IsTag(tag) ? Languages.Canonical(tag) : "";
            summaries.TryAdd(language, text.Length <= Schedule.NameMaxLength ? text : Cut(text));
        }
        return summaries;
    }

    private static string Cut(string text)
    {
        var end = Schedule.NameMaxLength - 1;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + "…";
    }

    private List<EventTime> ReadTimes(CalendarComponent component, string name, EventTime? start)
    {
        var times = new List<EventTime>();
        foreach (var line in component.Properties.Where(p => p.Name == name))
        foreach (var time in ReadTimes(line))
            if (start is { } first && time.IsDate != first.IsDate)
                _problems.Add(new(line.Number, FieldProblems.WrongType));
            else
                times.Add(time);
        return times;
    }

    private IEnumerable<EventTime> ReadTimes(ContentLine line)
    {
        var type = line.Parameter("VALUE")?.ToUpperInvariant() ?? "DATE-TIME";
        if (type is not ("DATE" or "DATE-TIME"))
        {
            _problems.Add(new(line.Number, type == "PERIOD" ? CalendarProblem.Unsupported : FieldProblems.WrongType));
            yield break;
        }
        EventZone? zone = null;
        if (line.Parameter("TZID") is { } id && (zone = Zone(id)) is null)
        {
            _problems.Add(new(line.Number, FieldProblems.TimeZone));
            yield break;
        }
        foreach (var text in line.Value.Split(','))
            if (EventTime.Parse(text.Trim(), type == "DATE", zone) is { } time)
                yield return time;
            else
                _problems.Add(new(line.Number, FieldProblems.Format));
    }

    private EventLength? ReadLength(CalendarComponent component, EventTime start)
    {
        var (end, duration) = (component.Property("DTEND"), component.Property("DURATION"));
        if (end is not null && duration is not null)
        {
            _problems.Add(new(Math.Max(end.Number, duration.Number), FieldProblems.Exclusive));
            return null;
        }
        var (line, length) =
            duration is not null ? (duration.Number, Duration(duration))
            : end is not null ? (end.Number, Until(end, start))
            : (component.Line, new EventLength(start.IsDate ? 1 : 0, NodaTime.Duration.Zero));
        if (length is { } read && (read.Days < 0 || read.Time < NodaTime.Duration.Zero || read.Days + read.Time.Days > MaxDays))
            _problems.Add(new(line, FieldProblems.OutOfRange));
        return length;
    }

    // Some programs write the same date as the end of a day.
    private EventLength? Until(ContentLine line, EventTime start)
    {
        if (ReadTimes(line).Cast<EventTime?>().FirstOrDefault() is not { } end)
            return null;
        if (end.IsDate != start.IsDate)
        {
            _problems.Add(new(line.Number, FieldProblems.WrongType));
            return null;
        }
        if (start.IsDate)
            return new(Period.DaysBetween(start.Local.Date, end.Local.Date) is var days and not 0 ? days : 1, NodaTime.Duration.Zero);
        var (from, to) = start.Zone is { } a && end.Zone is { } b ? (a.ToInstant(start.Local), b.ToInstant(end.Local)) : (At(start.Local), At(end.Local));
        return new(0, to - from);

        static Instant At(LocalDateTime local) => local.InUtc().ToInstant();
    }

    private EventLength? Duration(ContentLine line)
    {
        if (Length().Match(line.Value.Trim()) is not { Success: true } match || match.Value.TrimStart('+').Length < 3 || match.Value.EndsWith('T'))
        {
            _problems.Add(new(line.Number, FieldProblems.Format));
            return null;
        }
        int Part(string name) =>
            match.Groups[name] is { Success: true, Value: var digits } ? int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) : 0;
        var time = NodaTime.Duration.FromHours(Part("h")) + NodaTime.Duration.FromMinutes(Part("m")) + NodaTime.Duration.FromSeconds(Part("s"));
        return new((Part("w") * 7) + Part("d"), time);
    }

    private EventZone? Zone(string id)
    {
        if (_zones.TryGetValue(id, out var known))
            return known;
        return _zones[id] = EventZone.Named(id) ?? Define(id);
    }

    // Section 3.6.5.
    private EventZone? Define(string id)
    {
        if (!_definitions.TryGetValue(id, out var definition))
            return null;
        if (definition.Property("X-LIC-LOCATION") is { } location && EventZone.Named(location.Value) is { } named)
            return named;
        var changes = new List<(LocalDateTime, Offset, Offset)>();
        var budget = ZoneBudget;
        foreach (var observance in definition.Children.Where(c => c.Name is "STANDARD" or "DAYLIGHT"))
        {
            if (
                observance.Property("DTSTART") is not { } begin
                || EventTime.Parse(begin.Value, false, null) is not { } first
                || Offset(observance.Property("TZOFFSETFROM")) is not { } from
                || Offset(observance.Property("TZOFFSETTO")) is not { } to
            )
            {
                _problems.Add(new(observance.Line, FieldProblems.Format));
                return null;
            }
            var starts =
                observance.Property("RRULE") is not { } rule ? [first.Local]
                : EventRule.Parse(rule, _problems) is { } read ? read.Starts(first with { Zone = EventZone.Utc }, first.Local.Date, LastChange, ref budget)
                : [];
            changes.AddRange(starts.Concat(ReadTimes(observance, "RDATE", first).Select(r => r.Local)).Select(at => (at, from, to)));
        }
        return changes.Count > 0 && budget >= 0 ? new EventZone.Defined(changes) : null;
    }

    private static Offset? Offset(ContentLine? line)
    {
        if (line is null || UtcOffset().Match(line.Value.Trim()) is not { Success: true } match)
            return null;
        int Part(int group) =>
            match.Groups[group] is { Success: true, Value: var digits } ? int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) : 0;
        var seconds = (Part(2) * 3600) + (Part(3) * 60) + Part(4);
        return seconds > 18 * 3600 ? null : NodaTime.Offset.FromSeconds(match.Groups[1].Value == "-" ? -seconds : seconds);
    }

    [GeneratedRegex(@"^\+?P((?<w>[0-9]{1,3})W|(?=[0-9T])((?<d>[0-9]{1,4})D)?(T((?<h>[0-9]{1,5})H)?((?<m>[0-9]{1,6})M)?((?<s>[0-9]{1,7})S)?)?)\z")]
    private static partial Regex Length();

    [GeneratedRegex(@"^([+-])([0-9]{2})([0-9]{2})([0-9]{2})?\z")]
    private static partial Regex UtcOffset();
}
