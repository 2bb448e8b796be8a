using System.Text.Json.Serialization;
using BitP.SupportApi.Features.Schedules.Holidays;
using BitP.SupportApi.Features.Schedules.WorkingTime;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Schedules;

/// <summary>What a change of a schedule would do.</summary>
/// <param name="Version">The version of the schedule that the change was compared with; also the first part of the <c>ETag</c>.</param>
/// <param name="NextVersion">The number of the version that the change would make; null when it would make none, since nothing would be different.</param>
/// <param name="Changed">The names of the members that would change, as an event says them.</param>
/// <param name="EffectiveFrom">From when the change would hold (UTC).</param>
/// <param name="From">The first instant of the period that was compared (UTC).</param>
/// <param name="To">The first instant after it (UTC).</param>
/// <param name="OpenTime">The working time in the period.</param>
/// <param name="TimeZone">The IANA id of the zone whose dates are meant: that of the schedule after the change.</param>
/// <param name="Dates">The dates of the period whose open hours would differ, in their order, at most 100.</param>
/// <param name="MoreDates">Whether there are others after those; a later period has them.</param>
/// <param name="Clocks">What was asked about, in the same order.</param>
/// <param name="StoredClocks">What it would do to the open clocks of tickets.</param>
/// <param name="Affects">
/// The schedules that combine this one when the change takes effect or later, directly or through others, so that their hours can change too; at most 200.
/// </param>
/// <param name="TzdbVersion">The version of the IANA time zone data.</param>
/// <param name="NotCovered">
/// The years of the period that holiday sets of the schedule do not cover, before or after the change, so that their holidays are missing; absent when there are
/// none.
/// </param>
public sealed record SchedulePreviewResponse(
    long Version,
    long? NextVersion,
    IReadOnlyList<string> Changed,
    DateTimeOffset EffectiveFrom,
    DateTimeOffset From,
    DateTimeOffset To,
    ComparedTime OpenTime,
    string TimeZone,
    IReadOnlyList<PreviewedDate> Dates,
    bool MoreDates,
    IReadOnlyList<PreviewedClock> Clocks,
    StoredClocks StoredClocks,
    IReadOnlyList<AffectedSchedule> Affects,
    string TzdbVersion,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<UncoveredYears>? NotCovered = null
) : IVersioned, IExample<SchedulePreviewResponse>
{
    public static SchedulePreviewResponse Example
    {
        get
        {
            var monday = Examples.At.AddDays(1).AddHours(-1.5);
            return new(
                3,
                4,
                ["weekly"],
                Examples.At,
                Examples.At,
                Examples.At.AddDays(1.5),
                new(TimeSpan.FromHours(12), TimeSpan.FromHours(14)),
                "Europe/Berlin",
                [
                    new(
                        "2026-11-23",
                        new([new(monday, monday.AddHours(12))], HoursReason.WorkingHours, null),
                        new([new(monday.AddHours(-1), monday.AddHours(13))], HoursReason.WorkingHours, null)
                    ),
                ],
                false,
                [new("BP-100001", Examples.At, TimeSpan.FromHours(4), new(monday.AddHours(4), monday.AddHours(3)), TimeSpan.FromHours(-1))],
                new(31, 1, true, [new(Examples.Ticket, "BP-100001", "first_response", new(monday.AddHours(4), monday.AddHours(3)), TimeSpan.FromHours(-1))]),
                [],
                "2026a"
            );
        }
    }
}

/// <summary>Working time before and after a change.</summary>
/// <param name="Before">As it is, an ISO 8601 duration in hours, minutes and seconds.</param>
/// <param name="After">As it would be.</param>
public sealed record ComparedTime(TimeSpan Before, TimeSpan After);

/// <summary>A date whose open hours would differ.</summary>
/// <param name="Date">The date. What goes over midnight is part of both dates; at the ends of the period it is cut.</param>
/// <param name="Before">Its hours as they are.</param>
/// <param name="After">Its hours as they would be.</param>
public sealed record PreviewedDate(string Date, HoursOfDate Before, HoursOfDate After);

/// <summary>The open hours of a date.</summary>
/// <param name="Open">The open intervals (UTC), in order.</param>
/// <param name="Reason">Why they are so: <c>exception</c> when an exceptional date has to do with it, else whether there are hours at all.</param>
/// <param name="ExceptionName">What the exception is called, in the language of the request; null when there is none.</param>
public sealed record HoursOfDate(IReadOnlyList<OpenWindow> Open, HoursReason Reason, string? ExceptionName);

/// <summary>A clock before and after a change.</summary>
/// <param name="Key">What the caller knows it by.</param>
/// <param name="From">The instant from which its time counts (UTC).</param>
/// <param name="Duration">How much working time it has.</param>
/// <param name="DueAt">When that much working time has passed.</param>
/// <param name="Moves">
/// How much later it is due after the change, in elapsed time: an ISO 8601 duration, negative (<c>-PT1H</c>) when it is earlier. Null when it is due at one time
/// and never at the other.
/// </param>
/// <param name="NotCovered">The years until it is due that holiday sets of the schedule do not cover, so that their holidays are missing; absent when there are none.</param>
public sealed record PreviewedClock(
    string? Key,
    DateTimeOffset From,
    TimeSpan Duration,
    ComparedDeadline DueAt,
    TimeSpan? Moves,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<UncoveredYears>? NotCovered = null
);

/// <summary>A deadline before and after a change.</summary>
/// <param name="Before">When it is (UTC); null when there never is that much working time.</param>
/// <param name="After">When it would be (UTC); null when there never would be that much.</param>
public sealed record ComparedDeadline(DateTimeOffset? Before, DateTimeOffset? After);

/// <summary>A schedule whose hours can change with those of another one.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is called.</param>
public sealed record AffectedSchedule(Guid Id, string Name);
