using System.Text;
using BitP.SupportApi.Features.Schedules.ICalendar;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Calendars.Feeds;

/// <summary>An iCalendar file as an answer.</summary>
public sealed class CalendarAnswer(string text) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) => TypedResults.Text(text, CalendarFile.MediaType, Encoding.UTF8).ExecuteAsync(httpContext);
}

internal static class CalendarAnswers
{
    /// <summary>Says that a route answers an iCalendar file, which <c>If-None-Match</c> may spare.</summary>
    public static RouteHandlerBuilder AnswersCalendar(this RouteHandlerBuilder route) =>
        route.Produces<string>(StatusCodes.Status200OK, CalendarFile.MediaType).WithMetadata(new ETagMetadata());
}
