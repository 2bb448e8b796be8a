using System.Security.Cryptography;
using System.Text;
using BitP.SupportApi.Features.Schedules.ICalendar;
using BitP.SupportApi.Platform.Http;
using Microsoft.Net.Http.Headers;

namespace BitP.SupportApi.Features.Calendars.Feeds;

/// <summary>An iCalendar file as an answer, with an entity tag of its text.</summary>
public sealed class CalendarAnswer(string text) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"";
        var response = httpContext.Response;
        response.Headers.ETag = tag;
        response.Headers.Vary = HeaderNames.AcceptLanguage;
        response.Headers.CacheControl = "private, no-cache";
        if (EntityTags.Names(httpContext.Request.Headers.IfNoneMatch, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        response.ContentType = $"{CalendarFile.MediaType}; charset=utf-8";
        return response.Body.WriteAsync(bytes, httpContext.RequestAborted).AsTask();
    }
}

internal static class CalendarAnswers
{
    /// <summary>Says that a route answers an iCalendar file, which <c>If-None-Match</c> may spare.</summary>
    public static RouteHandlerBuilder AnswersCalendar(this RouteHandlerBuilder route) =>
        route.Produces<string>(StatusCodes.Status200OK, CalendarFile.MediaType).WithMetadata(new ETagMetadata());
}
