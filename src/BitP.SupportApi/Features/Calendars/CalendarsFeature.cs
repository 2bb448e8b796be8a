using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Features.Calendars.Feeds;
using BitP.SupportApi.Features.Calendars.Links;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Calendars;

internal sealed class CalendarsFeature : IFeature
{
    public static IJsonTypeInfoResolver Json => CalendarsJson.Default;

    public static IReadOnlyList<Type> Endpoints =>
        [
            typeof(GetScheduleCalendar),
            typeof(CreateCalendarLink),
            typeof(ListCalendarLinks),
            typeof(RevokeCalendarLink),
            typeof(GetLinkedCalendar),
            typeof(GetDutyCalendar),
            typeof(CreateDutyLink),
            typeof(ListDutyLinks),
            typeof(RevokeDutyLink),
            typeof(GetLinkedDutyCalendar),
        ];

    public static IReadOnlyList<Error> Refusals => [LinkErrors.CalendarTooMany.For(CalendarLink.MaxPerSchedule), LinkErrors.DutyTooMany.For(DutyLink.Max)];
}

public sealed class CalendarLinksGroup() : ApiGroup("calendar-links", "Calendar links", "Schedules for calendar programs, at secret addresses.");

public sealed class DutyLinksGroup() : ApiGroup("duty-links", "Duty links", "Who is on duty, for calendar programs, at secret addresses.");
