using System.Text.Json.Serialization;
using BitP.SupportApi.Features.Calendars.Links;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Calendars;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CreateCalendarLink.Request), TypeInfoPropertyName = "CreateCalendarLinkRequest")]
[JsonSerializable(typeof(IssuedCalendarLinkResponse))]
[JsonSerializable(typeof(ListCalendarLinks.Response), TypeInfoPropertyName = "ListCalendarLinksResponse")]
[JsonSerializable(typeof(CalendarLinkCreated))]
[JsonSerializable(typeof(CalendarLinkRevoked))]
[JsonSerializable(typeof(CreateDutyLink.Request), TypeInfoPropertyName = "CreateDutyLinkRequest")]
[JsonSerializable(typeof(IssuedDutyLinkResponse))]
[JsonSerializable(typeof(Page<DutyLinkResponse>))]
[JsonSerializable(typeof(DutyLinkCreated))]
[JsonSerializable(typeof(DutyLinkRevoked))]
internal sealed partial class CalendarsJson : JsonSerializerContext;
