using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Features.Schedules.Holidays;
using BitP.SupportApi.Features.Schedules.ICalendar;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Schedules;

internal sealed class SchedulesFeature : IFeature
{
    public static IJsonTypeInfoResolver Json => SchedulesJson.Default;

    public static void AddServices(IServiceCollection services) => services.AddSingleton<ScheduleCalendars>();

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGroup("/holiday-sets")
            .WithTag("Holiday sets", "Public holidays that come with the product, each with its source and the years that it covers.")
            .Add<ListHolidaySets>()
            .Add<GetHolidaySet>();
        api.MapGroup("/schedules")
            .WithTag("Schedules", "When work is done, and how much working time lies between.")
            .Add<CreateSchedule>()
            .Add<ListSchedules>()
            .Add<GetSchedule>()
            .Add<UpdateSchedule>()
            .Add<PreviewSchedule>()
            .Add<ListScheduleVersions>()
            .Add<GetScheduleStatus>()
            .Add<GetBusinessTime>()
            .Add<GetDeadline>()
            .Add<GetOpenWindows>()
            .Add<CountBusinessTimes>()
            .Add<ImportExceptions>();
    }
}
