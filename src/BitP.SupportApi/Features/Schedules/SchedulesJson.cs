using System.Text.Json.Serialization;
using BitP.SupportApi.Features.Schedules.Holidays;
using BitP.SupportApi.Features.Schedules.ICalendar;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Schedules;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CreateSchedule.Request), TypeInfoPropertyName = "CreateScheduleRequest")]
[JsonSerializable(typeof(UpdateScheduleChanges))]
[JsonSerializable(typeof(PreviewSchedule.Request), TypeInfoPropertyName = "PreviewScheduleRequest")]
[JsonSerializable(typeof(SchedulePreviewResponse))]
[JsonSerializable(typeof(CountBusinessTimes.Request), TypeInfoPropertyName = "CountBusinessTimesRequest")]
[JsonSerializable(typeof(CountBusinessTimes.Response), TypeInfoPropertyName = "CountBusinessTimesResponse")]
[JsonSerializable(typeof(GetScheduleStatus.Response), TypeInfoPropertyName = "GetScheduleStatusResponse")]
[JsonSerializable(typeof(GetBusinessTime.Response), TypeInfoPropertyName = "GetBusinessTimeResponse")]
[JsonSerializable(typeof(GetDeadline.Response), TypeInfoPropertyName = "GetDeadlineResponse")]
[JsonSerializable(typeof(GetOpenWindows.Response), TypeInfoPropertyName = "GetOpenWindowsResponse")]
[JsonSerializable(typeof(ListHolidaySets.Response), TypeInfoPropertyName = "ListHolidaySetsResponse")]
[JsonSerializable(typeof(GetHolidaySet.Response), TypeInfoPropertyName = "GetHolidaySetResponse")]
[JsonSerializable(typeof(CalendarFile))]
[JsonSerializable(typeof(ExceptionImportResponse))]
[JsonSerializable(typeof(ScheduleContent))]
[JsonSerializable(typeof(CombinedSchedules.Combination))]
[JsonSerializable(typeof(IReadOnlyList<TakenHolidays>))]
[JsonSerializable(typeof(ScheduleResponse))]
[JsonSerializable(typeof(Page<ScheduleResponse>))]
[JsonSerializable(typeof(ScheduleCreated))]
[JsonSerializable(typeof(ScheduleUpdated))]
internal sealed partial class SchedulesJson : JsonSerializerContext;
