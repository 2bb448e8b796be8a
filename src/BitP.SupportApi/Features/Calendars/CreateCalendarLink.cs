using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Calendars;

/// <summary>A calendar program is let in by a secret address.</summary>
public sealed class CreateCalendarLink : IEndpoint
{
    private const string SecretKind = "ics";

    /// <summary>A link to make.</summary>
    /// <param name="Name">Who will use it.</param>
    /// <param name="Language">BCP 47 tag of the language of its texts; absent: the one that the program asks for.</param>
    public sealed record Request(string? Name, string? Language = null) : IExample<Request>
    {
        public static Request Example => new(CalendarLinkResponse.Example.Name, CalendarLinkResponse.Example.Language);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Name).NotEmpty().MaximumLength(CalendarLink.NameMaxLength);
            RuleFor(r => r.Language).Must(tag => tag is null || Languages.Supported.Contains(Languages.Canonical(tag))).Otherwise(FieldProblems.Language);
        }
    }

    public static void Map(IEndpointRouteBuilder schedules) =>
        schedules
            .MapPost("/{scheduleId}/calendar-links", HandleAsync)
            .WithName(nameof(CreateCalendarLink))
            .RequireScope(Scopes.SchedulesWrite, Actors.Leads)
            .Validate(() => new Validator())
            .Transactional()
            .WithSecretAnswer()
            .WithETag()
            .Fails(ScheduleErrors.NotFound, CalendarLinkErrors.TooMany);

    /// <summary>Create a calendar link</summary>
    /// <remarks>
    /// An address for calendar programs, which cannot send a credential: whoever knows it reads the open hours and exceptional dates of the schedule, and nothing
    /// else, until it is revoked.
    /// </remarks>
    internal static async Task<Results<Created<IssuedCalendarLinkResponse>, Error>> HandleAsync(
        ResourceId scheduleId,
        Request request,
        HttpRequest http,
        SupportDbContext db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (!await db.Set<Schedule>().AnyAsync(s => s.Id == scheduleId.Value, ct))
            return ScheduleErrors.NotFound;
        if (await db.Set<CalendarLink>().CountAsync(l => l.ScheduleId == scheduleId.Value && l.RevokedAt == null, ct) >= CalendarLink.MaxPerSchedule)
            return CalendarLinkErrors.TooMany.For(CalendarLink.MaxPerSchedule);
        var secret = Secret.Generate(SecretKind);
        var language = request.Language is { } tag ? Languages.Canonical(tag) : null;
        var link = CalendarLink.Create(scheduleId.Value, secret, request.Name!, language, clock.GetUtcNow());
        db.Add(link);
        var url = $"{http.Scheme}://{http.Host}{http.PathBase}/v1/calendar-links/{secret.Text}/calendar.ics";
        return TypedResults.Created($"/v1/schedules/{scheduleId.Value}/calendar-links", IssuedCalendarLinkResponse.From(link, url));
    }
}
