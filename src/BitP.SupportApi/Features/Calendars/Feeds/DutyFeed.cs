using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Features.Shifts.Duty;
using BitP.SupportApi.Features.Shifts.OnDuty;
using BitP.SupportApi.Features.Shifts.Rotations;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using NodaTime;

namespace BitP.SupportApi.Features.Calendars.Feeds;

/// <summary>Who is on duty in some time, for an iCalendar file: each stretch is an event.</summary>
/// <param name="Name">What the calendar is called.</param>
/// <param name="Plan">What the stretches came of.</param>
/// <param name="Stretches">In order. Those that reach over an end of the time are there as they are.</param>
internal sealed record DutyFeed(string Name, DutyPlan Plan, IReadOnlyList<DutyStretch> Stretches)
{
    private const int DaysBefore = 7;

    // A week in which clocks go back is longer than seven days.
    private static readonly Duration LongestEvent = Duration.FromDays(8);

    // Most stretches have ended by then, on either side; only posts of longer ones are looked at up to the margin.
    private static readonly Duration NearMargin = Duration.FromDays(1);

    // Longer than any event and any week, so that what is seen of the ends of a stretch is where it ends, or where it is cut.
    private static readonly Duration Margin = Duration.FromDays(9);

    // What is shown in any case.
    private static readonly Duration Shortest = Duration.FromDays(1);
    private static readonly (DateTimeZone, LocalDate, LocalTime) Mondays = (DateTimeZone.Utc, new(2024, 1, 1), LocalTime.Midnight);

    private static readonly LocalizedText OnDuty = new("On duty", "值班", "De garde", "Im Dienst");
    private static readonly LocalizedText OnDutyFor = new("On duty: {0}", "值班：{0}", "De garde : {0}", "Im Dienst: {0}");
    private static readonly LocalizedText AgentOnDuty = new("{0} on duty: {1}", "{0} 值班：{1}", "{0} de garde : {1}", "{0} im Dienst: {1}");
    private static readonly LocalizedText SingleShift = new("shift", "班次", "service", "Schicht");

    /// <summary>The first instant that is shown when nobody asks for another one.</summary>
    public static Instant FirstInstant(DateTimeOffset now) => Instant.FromDateTimeOffset(new(now.UtcDateTime.Date.AddDays(-DaysBefore), TimeSpan.Zero));

    /// <param name="agent">Only the duty of this agent; null for everybody's.</param>
    /// <param name="rotation">Only the duty of this rotation, without shifts beside it; null for all.</param>
    /// <param name="from">The first instant.</param>
    /// <param name="to">The first instant after the time.</param>
    /// <param name="shorten">Whether a time that would be too much work is cut at its end; else it is refused. Then there is a feed in any case.</param>
    public static async Task<(DutyFeed? Feed, Error? Refusal)> LoadAsync(
        SupportDbContext db,
        Agent? agent,
        Rotation? rotation,
        Instant from,
        Instant to,
        bool shorten,
        CancellationToken ct
    )
    {
        var (first, last) = (from - Margin, to + Margin);
        var plan = await DutyPlan.LoadAsync(db, first, last, rotation?.Id, ct);
        if (agent is not null)
            plan = plan with { Roster = plan.Roster.OfAgent(agent.Id) };
        if (!shorten && plan.RefuseWork(from, to) is { } tooMuch)
            return (null, tooMuch);
        while (to - from > Shortest && plan.RefuseWork(from, to) is not null)
            to = from + ((to - from) / 2);
        var stretches = Whole(plan.Roster, from, to)
            .Where(s => agent is null || s.AgentId == agent.Id)
            .SelectMany(s => s.To - s.From > LongestEvent ? Weeks(s, plan) : [s])
            .Where(s => s.Within(from, to) is not null);
        var names = new[] { agent?.Name, rotation?.Content.Name }.OfType<string>().Select(n => DocumentText.InLine(n)).ToArray();
        var name = names.Length == 0 ? OnDuty.Current : string.Format(null, OnDutyFor.Current, string.Join(", ", names));
        return (new(name, plan, [.. stretches.OrderBy(s => s.From)]), null);
    }

    /// <param name="now">The file says that it is as of this hour: it never looks older than one that was read before, and stays the same for some time.</param>
    public string Write(DateTimeOffset now)
    {
        var calendar = CalendarWriter.Begin(Name, "PT1H");
        var stamp = CalendarWriter.Form(Instant.FromDateTimeOffset(now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerHour))));
        foreach (var stretch in Stretches)
        {
            var post = stretch.Post;
            var where = post.RotationId is { } id ? DocumentText.InLine(Plan.Rotations[id].Name) : SingleShift.Current;
            calendar
                .Line("BEGIN", "VEVENT")
                .Line("UID", $"{post.Id}-{stretch.AgentId}-{CalendarWriter.Form(stretch.From)}@bitp-support-api")
                .Line("DTSTAMP", stamp)
                .Line("DTSTART", CalendarWriter.Form(stretch.From))
                .Line("DTEND", CalendarWriter.Form(stretch.To))
                .Text("SUMMARY", string.Format(null, AgentOnDuty.Current, DocumentText.InLine(Plan.Agents[stretch.AgentId].Name), where))
                .Line("TRANSP", "TRANSPARENT")
                .Line("END", "VEVENT");
        }
        return calendar.Line("END", "VCALENDAR").ToString();
    }

    private static IEnumerable<DutyStretch> Whole(DutyRoster roster, Instant from, Instant to)
    {
        var (first, last) = (from - NearMargin, to + NearMargin);
        var near = roster.Final(first, last);
        var longer = near.Where(s => s.Within(from, to) is not null && (s.From <= first || s.To >= last)).Select(s => s.Post.Id).ToHashSet();
        var far = longer.Count == 0 ? [] : roster.OfPosts(longer).Final(from - Margin, to + Margin);
        return near.Where(s => !longer.Contains(s.Post.Id)).Concat(far);
    }

    // At handovers a week apart, so that an event is the same whichever time is asked for; a shift beside rotations at midnight before Monday.
    private static IEnumerable<DutyStretch> Weeks(DutyStretch stretch, DutyPlan plan)
    {
        var (zone, first, time) = stretch.Post.RotationId is { } id ? plan.Rotations[id].Handovers() : Mondays;
        for (var start = stretch.From; start < stretch.To; )
        {
            var yesterday = start.InZone(zone).Date.PlusDays(-1);
            var end = HandoverAfter(yesterday);
            if (end <= start)
                end = HandoverAfter(yesterday.PlusDays(1));
            end = Instant.Min(end, stretch.To);
            yield return stretch with
            {
                From = start,
                To = end,
            };
            start = end;
        }

        Instant HandoverAfter(LocalDate date) => zone.AtLeniently(date.Next(first.DayOfWeek) + time).ToInstant();
    }
}
