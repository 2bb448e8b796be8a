using System.Globalization;
using System.Text.RegularExpressions;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using NodaTime;

namespace BitP.SupportApi.Features.Schedules.ICalendar;

/// <summary>
/// Reads iCalendar files (RFC 5545). Lines may end without CR and a TZID may be a name of the IANA database or of Windows without a VTIMEZONE, as many
/// programs write them; what could be read in two ways is refused. Of what is no event, only that it is there is read.
/// </summary>
internal sealed partial class CalendarReader
{
    public const int MaxEvents = 2000;

    /// <summary>How much else may be in a file. It becomes nothing, but each piece is told.</summary>
    private const int MaxOthers = 10_000;
    private const int MaxProblems = 50;
    private const int MaxDepth = 10;
    private const int MaxDays = 400;

    /// <summary>
    /// How many days the rules of all zones that a file defines may look at: enough for as many changes of clocks as there may be, by rules that name a month.
    /// </summary>
    private const int ZoneBudget = 10_000_000;

    /// <summary>
    /// How often clocks may change in all zones that a file defines: every day of three centuries, or twice a year in hundreds of zones. Those that are defined in
    /// the same way count once.
    /// </summary>
    private const int MaxChanges = 200_000;

    // No change of clocks before the first date of a schedule is of interest, and none after the last.
    private static readonly LocalDate FirstChange = new(ScheduleRules.FirstYear - 1, 1, 1);
    private static readonly LocalDate LastChange = new(ScheduleRules.LastYear, 12, 31);
    private static readonly string[] WithParameters = ["DTSTART", "DTEND", "RDATE", "EXDATE", "RECURRENCE-ID", "SUMMARY"];
    private static readonly string[] Once = ["UID", "DTSTART", "DTEND", "DURATION", "RRULE", "STATUS", "TRANSP", "RECURRENCE-ID", "SEQUENCE"];

    private readonly List<CalendarProblem> _problems = [];
    private readonly List<CalendarOther> _others = [];

    // Of the calendar that is being read.
    private readonly Dictionary<string, CalendarComponent> _definitions = [];
    private readonly Dictionary<string, EventZone?> _zones = [];

    // Of the file, by what their definitions say: programs write the same one into each calendar.
    private readonly Dictionary<string, EventZone.Defined> _defined = [];
    private int _zoneBudget = ZoneBudget;
    private int _changes;
    private bool _hasTooManyChanges;

    private CalendarReader() { }

    public static CalendarReading Read(byte[] file)
    {
        var reader = new CalendarReader();
        var events = reader.ReadEvents(file);
        return new(events, reader._others, [.. reader._problems.OrderBy(p => p.Line).Take(MaxProblems)]);
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
            _definitions.Clear();
            _zones.Clear();
            foreach (var zone in calendar.Children.Where(c => c.Name == "VTIMEZONE"))
                if (zone.Property("TZID") is { } id)
                    _definitions.TryAdd(id.Text.Trim(), zone);
                else
                    _problems.Add(new(zone.Line, FieldProblems.Missing.Expecting(Expectation.Like("TZID:Asia/Shanghai"))));
            var isCancelled = Says(calendar, "METHOD", "CANCEL");
            foreach (var component in calendar.Children.Where(c => c.Name != "VTIMEZONE"))
            {
                var isEvent = component.Name == "VEVENT";
                if (isEvent ? events.Count == MaxEvents : _others.Count == MaxOthers)
                {
                    _problems.Add(new(component.Line, FieldProblems.TooMany.Expecting(Expectation.Items(isEvent ? MaxEvents : MaxOthers)), Name(component)));
                    return events;
                }
                if (!isEvent)
                    _others.Add(new(component.Line, Summaries(component).Values.FirstOrDefault(text => text.Length > 0)));
                else if (ReadEvent(component, isCancelled) is { } read)
                    events.Add(read);
                // Times of the zones that are left cannot be told.
                if (_hasTooManyChanges)
                    return events;
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
            // An event within anything but a calendar would be lost.
            if (
                line.Name == "BEGIN"
                && (open.Count == 0) == (name == "VCALENDAR")
                && (name != "VEVENT" || open.Peek().Name == "VCALENDAR")
                && open.Count < MaxDepth
            )
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

    private CalendarEvent? ReadEvent(CalendarComponent component, bool isCancelled)
    {
        var before = _problems.Count;
        foreach (var twice in component.Properties.Where(p => Once.Contains(p.Name)).GroupBy(p => p.Name).Where(p => p.Count() > 1))
            _problems.Add(new(twice.ElementAt(1).Number, FieldProblems.Duplicate));
        foreach (var line in component.Properties.Where(p => WithParameters.Contains(p.Name) && p.HasParameterTwice))
            _problems.Add(new(line.Number, FieldProblems.Duplicate));
        var begin = component.Property("DTSTART");
        if (begin is null && !isCancelled)
        {
            _problems.Add(new(component.Line, FieldProblems.Missing.Expecting(Expectation.Like("DTSTART:20261122T083000Z"))));
            return null;
        }
        var start = begin is null ? null : ReadTime(begin);
        var length = start is null ? null : ReadLength(component, start.Value);
        var replaces = component.Property("RECURRENCE-ID");
        if (replaces?.Parameter("RANGE") is not null)
            _problems.Add(new(replaces.Number, CalendarProblem.Unsupported.Expecting(CalendarProblem.Without("RANGE"))));
        // Of RFC 2445: starts that there are not, by a rule.
        if (component.Property("EXRULE") is { } exrule)
            _problems.Add(new(exrule.Number, CalendarProblem.Unsupported.Expecting(CalendarProblem.Without("EXRULE"))));
        var rule = component.Property("RRULE");
        var read = rule is null ? null : EventRule.Parse(rule, _problems);
        var also = ReadTimes(component, "RDATE", start);
        var except = ReadTimes(component, "EXDATE", start);
        var replaced = replaces is null ? null : ReadTime(replaces);
        return _problems.Count > before
            ? null
            : new()
            {
                Line = component.Line,
                Uid = component.Property("UID")?.Text,
                Name = Name(component),
                Summaries = Summaries(component),
                HasStart = start is not null,
                Start = start ?? default,
                Length = length ?? default,
                IsCancelled = isCancelled || Says(component, "STATUS", "CANCELLED"),
                Revision = Revision(component),
                IsTransparent = Says(component, "TRANSP", "TRANSPARENT"),
                Rule = read,
                RuleLine = rule?.Number ?? component.Line,
                Also = also,
                Except = except,
                Replaces = replaced,
            };
    }

    // What cannot be read of it counts as the oldest: it decides between two texts of one event only.
    private static EventRevision Revision(CalendarComponent component)
    {
        _ = int.TryParse(component.Property("SEQUENCE")?.Value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence);
        var at = (component.Property("LAST-MODIFIED") ?? component.Property("DTSTAMP"))?.Value.Trim();
        return new(sequence, at is null ? null : EventTime.Parse(at, false, null)?.Local);
    }

    private static bool Says(CalendarComponent component, string name, string value) =>
        string.Equals(component.Property(name)?.Value.Trim(), value, StringComparison.OrdinalIgnoreCase);

    private static Dictionary<string, string> Summaries(CalendarComponent component)
    {
        var summaries = new Dictionary<string, string>();
        foreach (var summary in component.Properties.Where(p => p.Name == "SUMMARY"))
        {
            var language = summary.Parameter("LANGUAGE") is { } tag && Languages.IsTag(tag) ? Languages.Canonical(tag) : "";
            summaries.TryAdd(language, Line(summary.Text));
        }
        return summaries;
    }

    // What it is called in a refusal.
    private static string? Name(CalendarComponent component) =>
        Summaries(component).Values.FirstOrDefault(text => text.Length > 0) ?? (component.Property("UID") is { } uid ? Line(uid.Text) : null);

    // As the rules of a name demand.
    private static string Line(string text)
    {
        var line = Texts.ToLine(text);
        return Texts.Length(line) <= Schedule.NameMaxLength ? line : Texts.Cut(line, Schedule.NameMaxLength - 1) + "…";
    }

    private List<EventTime> ReadTimes(CalendarComponent component, string name, EventTime? start)
    {
        var times = new List<EventTime>();
        foreach (var line in component.Properties.Where(p => p.Name == name))
        foreach (var time in ReadTimes(line))
            if (start is { } first && time.IsDate != first.IsDate)
                _problems.Add(new(line.Number, FieldProblems.WrongType.Expecting(CalendarProblem.LikeStart)));
            else
                times.Add(time);
        return times;
    }

    // What has one value is no list, of which all but the first would be lost.
    private EventTime? ReadTime(ContentLine line)
    {
        if (!line.Value.Contains(',', StringComparison.Ordinal))
            return ReadTimes(line).Cast<EventTime?>().FirstOrDefault();
        _problems.Add(
            new(
                line.Number,
                FieldProblems.Format.Expecting(
                    Expectation.Words(
                        "one date, or one date and time",
                        "一个日期，或一个日期和时间",
                        "une seule date, ou une seule date et heure",
                        "ein einziges Datum, oder ein einziges Datum mit Uhrzeit"
                    )
                )
            )
        );
        return null;
    }

    private IEnumerable<EventTime> ReadTimes(ContentLine line)
    {
        var type = line.Parameter("VALUE")?.ToUpperInvariant() ?? "DATE-TIME";
        if (type is not ("DATE" or "DATE-TIME"))
        {
            _problems.Add(new(line.Number, (type == "PERIOD" ? CalendarProblem.Unsupported : FieldProblems.WrongType).OneOf(["DATE", "DATE-TIME"])));
            yield break;
        }
        EventZone? zone = null;
        if (type == "DATE-TIME" && line.ZoneId is { } id && (zone = Zone(id)) is null)
        {
            if (!_hasTooManyChanges)
                _problems.Add(new(line.Number, FieldProblems.TimeZone));
            yield break;
        }
        foreach (var text in line.Value.Split(','))
            if (EventTime.Parse(text.Trim(), type == "DATE", zone) is { } time)
                yield return time;
            else
                _problems.Add(new(line.Number, FieldProblems.Format.Expecting(CalendarProblem.TimeForm(type == "DATE"))));
    }

    private EventLength? ReadLength(CalendarComponent component, EventTime start)
    {
        var (end, duration) = (component.Property("DTEND"), component.Property("DURATION"));
        if (end is not null && duration is not null)
        {
            _problems.Add(new(Math.Max(end.Number, duration.Number), FieldProblems.Exclusive.Expecting(Expectation.OneMemberOf("DTEND", "DURATION"))));
            return null;
        }
        var (line, length) =
            duration is not null ? (duration.Number, Duration(duration, start.IsDate))
            : end is not null ? (end.Number, Until(end, start))
            : (component.Line, new EventLength(start.IsDate ? 1 : 0, NodaTime.Duration.Zero));
        if (length is { } read && (read.Days < 0 || read.Time < NodaTime.Duration.Zero || read.Days + read.Time.Days > MaxDays))
            _problems.Add(new(line, FieldProblems.OutOfRange.Expecting(Expectation.Between(TimeSpan.Zero, TimeSpan.FromDays(MaxDays)))));
        return length;
    }

    // Some programs write the same date as the end of a day.
    private EventLength? Until(ContentLine line, EventTime start)
    {
        if (ReadTime(line) is not { } end)
            return null;
        if (end.IsDate != start.IsDate)
        {
            _problems.Add(new(line.Number, FieldProblems.WrongType.Expecting(CalendarProblem.LikeStart)));
            return null;
        }
        if (start.IsDate)
            return new(Period.DaysBetween(start.Local.Date, end.Local.Date) is var days and not 0 ? days : 1, NodaTime.Duration.Zero);
        var shown = end.Local.InUtc().ToInstant() - start.Local.InUtc().ToInstant();
        if (start.Zone is not { } a || end.Zone is not { } b)
            return new(0, shown);
        var length = b.ToInstant(end.Local) - a.ToInstant(start.Local);
        // A start that the clock skips is moved forward, and may be moved beyond the end, which then moves with it.
        return new(0, a == b && length <= NodaTime.Duration.Zero ? shown : length);
    }

    // Of a date it is in whole days (section 3.8.2.5), outwards to which hours are taken; none is the one day that a date has without a duration.
    private EventLength? Duration(ContentLine line, bool ofDate)
    {
        if (Length().Match(line.Value.Trim()) is not { Success: true } match || match.Value.TrimStart('+').Length < 3 || match.Value.EndsWith('T'))
        {
            _problems.Add(new(line.Number, FieldProblems.Format.Expecting(Expectation.Duration)));
            return null;
        }
        int Part(string name) => match.Groups[name] is { Success: true, Value: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;
        var time = NodaTime.Duration.FromHours(Part("h")) + NodaTime.Duration.FromMinutes(Part("m")) + NodaTime.Duration.FromSeconds(Part("s"));
        var days = (Part("w") * 7) + Part("d");
        return ofDate ? new(Math.Max(1, days + (int)Math.Ceiling(time.TotalDays)), NodaTime.Duration.Zero) : new(days, time);
    }

    private EventZone? Zone(string id)
    {
        if (_zones.TryGetValue(id, out var known) || _hasTooManyChanges)
            return known;
        if (!_definitions.TryGetValue(id, out var definition))
            return _zones[id] = EventZone.Named(id);
        // What the file says itself holds (section 3.2.19); where that cannot be read, what its name says.
        var problems = new List<CalendarProblem>();
        EventZone? zone = Define(definition, problems);
        if (zone is null && !_hasTooManyChanges)
        {
            var location = definition.Property("X-LIC-LOCATION")?.Text.Trim();
            zone = EventZone.Named(id) ?? (location is null ? null : EventZone.Named(location));
            if (zone is null)
                _problems.AddRange(problems);
        }
        return _zones[id] = zone;
    }

    // Section 3.6.5.
    private EventZone.Defined? Define(CalendarComponent definition, List<CalendarProblem> problems)
    {
        var changes = new List<(LocalDateTime, Offset, Offset)>();
        var observances = definition.Children.Where(c => c.Name is "STANDARD" or "DAYLIGHT").ToArray();
        var text = string.Join('\n', observances.SelectMany(o => o.Properties.Select(p => $"{p.Name}:{p.Value}").Prepend(o.Name)));
        if (_defined.TryGetValue(text, out var same))
            return same;
        foreach (var observance in observances)
        {
            if (
                observance.Property("DTSTART") is not { } begin
                || EventTime.Parse(begin.Value.Trim(), false, null) is not { } first
                || Offset(observance.Property("TZOFFSETFROM")) is not { } from
                || Offset(observance.Property("TZOFFSETTO")) is not { } to
            )
            {
                problems.Add(
                    new(observance.Line, FieldProblems.Format.Expecting(Expectation.Like("DTSTART:20261025T030000, TZOFFSETFROM:+0200, TZOFFSETTO:+0100")))
                );
                return null;
            }
            // An UNTIL is in UTC, and the clock that it is compared with is that of before the change.
            first = first with
            {
                Zone = EventZone.Fixed(from),
            };
            var starts = new List<LocalDateTime> { first.Local };
            if (observance.Property("RRULE") is { } rule)
            {
                if (EventRule.Parse(rule, problems) is not { } read)
                    return null;
                starts = read.Starts(first, FirstChange, LastChange, ref _zoneBudget);
            }
            foreach (var line in observance.Properties.Where(p => p.Name == "RDATE"))
            foreach (var value in line.Value.Split(','))
                if (EventTime.Parse(value.Trim(), false, null) is { } also)
                    starts.Add(also.Local);
                else
                {
                    problems.Add(new(line.Number, FieldProblems.Format.Expecting(CalendarProblem.TimeForm(isDate: false))));
                    return null;
                }
            _changes += starts.Count;
            if (_zoneBudget < 0 || _changes > MaxChanges)
            {
                _problems.Add(
                    new(
                        definition.Line,
                        FieldProblems.TooMany.Expecting(
                            Expectation.Words(
                                $"at most {MaxChanges} changes of clocks in all zones of the file",
                                $"文件中所有时区的时钟变更最多 {MaxChanges} 次",
                                $"au plus {MaxChanges} changements d’heure dans tous les fuseaux du fichier",
                                $"höchstens {MaxChanges} Zeitumstellungen in allen Zonen der Datei"
                            )
                        )
                    )
                );
                _hasTooManyChanges = true;
                return null;
            }
            changes.AddRange(starts.Select(at => (at, from, to)));
        }
        return changes.Count > 0 ? _defined[text] = new(changes) : null;
    }

    private static Offset? Offset(ContentLine? line)
    {
        if (line is null || UtcOffset().Match(line.Value.Trim()) is not { Success: true } match)
            return null;
        int Part(int group) => match.Groups[group] is { Success: true, Value: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;
        var seconds = (Part(2) * 3600) + (Part(3) * 60) + Part(4);
        return seconds > 18 * 3600 ? null : NodaTime.Offset.FromSeconds(match.Groups[1].Value == "-" ? -seconds : seconds);
    }

    [GeneratedRegex(@"^\+?P((?<w>[0-9]{1,3})W|(?=[0-9T])((?<d>[0-9]{1,4})D)?(T((?<h>[0-9]{1,5})H)?((?<m>[0-9]{1,6})M)?((?<s>[0-9]{1,7})S)?)?)\z")]
    private static partial Regex Length();

    [GeneratedRegex(@"^([+-])([0-9]{2})([0-9]{2})([0-9]{2})?\z")]
    private static partial Regex UtcOffset();
}
