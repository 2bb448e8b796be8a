using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Features.Schedules.Holidays;
using BitP.SupportApi.Features.Schedules.ICalendar;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Schedules;

internal sealed class SchedulesFeature : IFeature
{
    public static IJsonTypeInfoResolver Json => SchedulesJson.Default;

    public static void AddServices(IServiceCollection services) =>
        services.AddSingleton<ScheduleCalendars>().AddSingleton<IKeepsRows>(sp => sp.GetRequiredService<ScheduleCalendars>());

    public static IReadOnlyList<Type> Endpoints =>
        [
            typeof(ListHolidaySets),
            typeof(GetHolidaySet),
            typeof(CreateSchedule),
            typeof(ListSchedules),
            typeof(GetSchedule),
            typeof(UpdateSchedule),
            typeof(PreviewSchedule),
            typeof(ListScheduleVersions),
            typeof(GetScheduleStatus),
            typeof(GetBusinessTime),
            typeof(GetDeadline),
            typeof(GetOpenWindows),
            typeof(CountBusinessTimes),
            typeof(ImportExceptions),
        ];
}

internal sealed class HolidaySetsGroup()
    : ApiGroup("holiday-sets", "Holiday sets", "Public holidays that come with the product, each with its source and the years that it covers.");

internal sealed class SchedulesGroup()
    : ApiGroup(
        "schedules",
        "Schedules",
        "When work is done, and how much working time lies between. A schedule is never deleted, so that what counts by it can always be counted."
    );
