using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Calendars.Links;

/// <summary>A calendar program is let in by a secret address.</summary>
public sealed class CreateCalendarLink(SupportDbContext db, TimeProvider clock)
    : ApiEndpoint<CreateCalendarLink.Request, Results<Created<IssuedCalendarLinkResponse>, Error>>
{
    private const string SecretKind = "ics";

    /// <summary>A link to make.</summary>
    /// <param name="Name">Who will use it.</param>
    /// <param name="Language">BCP 47 tag of the language of its texts; the supported one that fits is kept. Absent: the one that the program asks for.</param>
    public sealed record Request(string? Name, string? Language = null) : IExample<Request>
    {
        public static Request Example => new(CalendarLinkResponse.Example.Name, CalendarLinkResponse.Example.Language);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Name).ShowsSomething().IsLine(SecretLink.NameMaxLength);
            RuleFor(r => r.Language).IsLanguageOfTexts();
        }
    }

    public override void Configure()
    {
        Post("/{scheduleId}/calendar-links");
        Group<SchedulesGroup>();
        RequireScope(Scope.SchedulesWrite, Actors.Leads);
        Validated<Validator>();
        Transactional();
        WithSecretAnswer();
        WithETag();
        Fails(ScheduleErrors.NotFound, LinkErrors.CalendarTooMany);
    }

    /// <summary>Create a calendar link</summary>
    /// <remarks>
    /// An address for calendar programs, which cannot send a credential: whoever knows it reads the open hours and exceptional dates of the schedule, and nothing
    /// else, until it is revoked.
    /// </remarks>
    public override async Task<Results<Created<IssuedCalendarLinkResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var scheduleId = Key("scheduleId");
        if (!await db.Set<Schedule>().AnyAsync(s => s.Id == scheduleId, ct))
            return ScheduleErrors.NotFound;
        if (await db.Links<CalendarLink>().CountAsync(l => l.ScheduleId == scheduleId, ct) >= CalendarLink.MaxPerSchedule)
            return LinkErrors.CalendarTooMany.For(CalendarLink.MaxPerSchedule);
        var secret = Secret.Generate(SecretKind);
        var link = new CalendarLink(scheduleId, secret, request.Name!, request.Language, clock.GetUtcNow());
        db.Add(link);
        var url = HttpContext.Request.AddressOf("calendar-links", secret);
        return TypedResults.Created($"/v1/schedules/{scheduleId}/calendar-links", IssuedCalendarLinkResponse.From(link, url));
    }
}
