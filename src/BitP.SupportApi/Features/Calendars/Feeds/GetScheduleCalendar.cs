using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace BitP.SupportApi.Features.Calendars.Feeds;

/// <summary>A schedule is taken into a calendar program.</summary>
public sealed class GetScheduleCalendar(ScheduleCalendars calendars, TimeProvider clock)
    : ApiEndpoint<GetScheduleCalendar.Request, Results<CalendarAnswer, Error>>
{
    private const int MaxDays = 731;

    /// <summary>Which dates to show.</summary>
    public sealed record Request
    {
        /// <summary>The first date, in the time zone of the schedule; 31 days ago when absent.</summary>
        public string? From { get; init; }

        /// <summary>The last date, at most two years after <c>from</c>; 397 days after it when absent.</summary>
        public string? To { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.From).IsDate();
            RuleFor(r => r.To).IsDate();
        }
    }

    public override void Configure()
    {
        Get("/{scheduleId}/calendar.ics");
        Group<SchedulesGroup>();
        RequireScope(Scope.SchedulesRead);
        Validated<Validator>();
        Options(route => route.AnswersCalendar());
        Fails(ScheduleErrors.NotFound, PlatformErrors.TooMuchWork);
    }

    /// <summary>Get a schedule as an iCalendar file</summary>
    /// <remarks>
    /// Open hours as events that block no time (RFC 5545, in UTC); what lasts longer than 24 hours is cut at the midnights of the schedule, so that an event is at most
    /// as long as a day, which may be 25 hours when clocks go back. Exceptional dates are events of the whole day. Texts are in the language of the request. An event keeps its <c>UID</c>. A date that the zone skips as a whole is no event. Dates in which there are more than
    /// 20,000 open intervals, or in which the schedule and those that it combines could have more than 60,000 stretches of hours in all, are refused; fewer are
    /// not. For a program that cannot send a credential, make a calendar link.
    /// </remarks>
    public override async Task<Results<CalendarAnswer, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var scheduleId = Key("scheduleId");
        var (first, last, now) = (ScheduleRules.Date(request.From), ScheduleRules.Date(request.To), clock.GetUtcNow());
        if (await ScheduleFeed.FindAsync(calendars, scheduleId, first, last, now, ct) is not { } found)
            return ScheduleErrors.NotFound;
        var from = first ?? ScheduleFeed.FirstDate(found, now);
        var to = last ?? ScheduleFeed.LastDate(from);
        if (to < from || Period.DaysBetween(from, to) > MaxDays)
            return Validation.Refuse("to", FieldProblems.OutOfRange.Expecting(Expectation.UpTo(TimeSpan.FromDays(MaxDays), "from")));
        if (ScheduleFeed.RefuseWork(found, from, to) is { } tooMuch)
            return tooMuch;
        return new CalendarAnswer(ScheduleFeed.Of(found, from, to));
    }
}
