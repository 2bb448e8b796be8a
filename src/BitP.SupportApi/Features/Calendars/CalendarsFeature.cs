using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Calendars;

internal sealed class CalendarsFeature : IFeature
{
    public static IJsonTypeInfoResolver Json => CalendarsJson.Default;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGroup("/schedules")
            .WithTags("Schedules")
            .Add<GetScheduleCalendar>()
            .Add<CreateCalendarLink>()
            .Add<ListCalendarLinks>()
            .Add<RevokeCalendarLink>();
        api.MapGroup("/calendar-links")
            .WithTag("Calendar links", "Schedules for calendar programs, at secret addresses.", after: "Schedules")
            .Add<GetLinkedCalendar>();
        api.MapGroup("").WithTags("On duty").Add<GetDutyCalendar>();
        api.MapGroup("/duty-links")
            .WithTag("Duty links", "Who is on duty, for calendar programs, at secret addresses.")
            .Add<CreateDutyLink>()
            .Add<ListDutyLinks>()
            .Add<RevokeDutyLink>()
            .Add<GetLinkedDutyCalendar>();
    }
}
