using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Features.Shifts;
using BitP.SupportApi.Features.Shifts.OnDuty;
using BitP.SupportApi.Features.Shifts.Rotations;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Calendars.Feeds;

/// <summary>Duty is taken into a calendar program.</summary>
public sealed class GetDutyCalendar(SupportDbContext db, TimeProvider clock) : ApiEndpoint<GetDutyCalendar.Request, Results<CalendarAnswer, Error>>
{
    /// <summary>Whose duty, and when.</summary>
    public sealed record Request
    {
        /// <summary>Only the duty of the agent with this id.</summary>
        public Guid? AgentId { get; init; }

        /// <summary>Only the duty of the rotation with this id, without shifts beside it.</summary>
        public Guid? RotationId { get; init; }

        /// <summary>The first instant (RFC 3339); midnight (UTC) seven days ago when absent.</summary>
        public string? From { get; init; }

        /// <summary>The first instant after the time (RFC 3339), not before <c>from</c> and at most 92 days after, which it is when absent.</summary>
        public string? To { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.From).IsInstant();
            RuleFor(r => r.To).IsInstant();
        }
    }

    public override void Configure()
    {
        Get("/on-duty/calendar.ics");
        Group<OnDutyGroup>();
        RequireScope(Scope.ShiftsRead, Actors.Staff);
        Validated<Validator>();
        Options(route => route.AnswersCalendar());
        Fails(AgentErrors.NotFound, RotationErrors.NotFound, PlatformErrors.TooMuchWork);
    }

    /// <summary>Get duty as an iCalendar file</summary>
    /// <remarks>
    /// Who is on duty in the end, after overrides and without who has time off or works here no more, as events that block no time (RFC 5545, in UTC). Texts
    /// are in the language of the request. An event that reaches over an end of the time is shown whole; what lasts longer than eight days is cut at handovers
    /// a week apart. An event keeps its <c>UID</c> while it begins at the same time. 5,000 events at most; a time that would take more than
    /// 50,000 steps to work out, one for each turn and each stretch of hours in it, is refused at once. For a program that cannot send a credential, make a duty
    /// link.
    /// </remarks>
    public override async Task<Results<CalendarAnswer, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var from = request.From is { } first ? WorkingTimeAnswers.Instant(first) : DutyFeed.FirstInstant(now);
        var to = request.To is { } last ? WorkingTimeAnswers.Instant(last) : from + DutyPlan.Longest;
        if (to < from || to - from > DutyPlan.Longest)
            return Validation.Refuse("to", FieldProblems.OutOfRange.Expecting(Expectation.UpTo(DutyPlan.Longest.ToTimeSpan(), "from")));
        Agent? agent = null;
        if (request.AgentId is { } agentId && (agent = await db.Set<Agent>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == agentId, ct)) is null)
            return AgentErrors.NotFound;
        Rotation? rotation = null;
        if (request.RotationId is { } id && (rotation = await db.Set<Rotation>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct)) is null)
            return RotationErrors.NotFound;

        var (feed, refusal) = await DutyFeed.LoadAsync(db, agent, rotation, from, to, shorten: false, ct);
        if (feed is null)
            return refusal!;
        return feed.Stretches.Count > DutyPlan.MaxStretches ? Validation.Refuse("to", DutyPlan.TooManyStretches) : new CalendarAnswer(feed.Write(now));
    }
}
