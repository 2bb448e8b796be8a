using System.Text.Json.Serialization;
using BitP.SupportApi.Features.Schedules.Holidays;
using BitP.SupportApi.Features.Schedules.WorkingTime;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Schedules;

/// <summary>A deadline in working time is worked out.</summary>
public sealed class GetDeadline(ScheduleCalendars calendars) : ApiEndpoint<GetDeadline.Request, Results<Ok<GetDeadline.Response>, Error>>
{
    /// <summary>From when, and how much working time.</summary>
    public sealed record Request
    {
        /// <summary>The instant from which time counts (RFC 3339).</summary>
        public string? From { get; init; }

        /// <summary>How much working time has to pass (ISO 8601): <c>PT4H</c>. A day is 24 hours of working time, which may be several working days.</summary>
        public string? Duration { get; init; }

        /// <summary>Whether to add what was counted and what was not; then the deadline has to be within 366 days.</summary>
        public bool? Explain { get; init; }

        /// <summary>The number of a version, to answer as if there were no other.</summary>
        public long? Version { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.From).NotEmpty().IsInstant();
            RuleFor(r => r.Duration).NotEmpty().IsDuration();
            RuleFor(r => r.Version).GreaterThanOrEqualTo(1);
        }
    }

    /// <summary>When that much working time has passed.</summary>
    /// <param name="DueAt">The earliest such instant (UTC); null when there never is that much.</param>
    /// <param name="TzdbVersion">The version of the IANA time zone data.</param>
    /// <param name="Explanation">All the time until then in order, counted and not; null unless asked for.</param>
    /// <param name="NotCovered">The years until then that holiday sets of the schedule do not cover, so that their holidays are missing; absent when there are none.</param>
    public new sealed record Response(
        DateTimeOffset? DueAt,
        string TzdbVersion,
        IReadOnlyList<ExplainedTime>? Explanation,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<UncoveredYears>? NotCovered = null
    ) : IExample<Response>
    {
        public static Response Example => new(Examples.At.AddHours(26.5), "2026a", null);
    }

    public override void Configure()
    {
        Get("/{scheduleId}/deadline");
        Group<SchedulesGroup>();
        RequireScope(Scope.SchedulesRead);
        Validated<Validator>();
        Fails(ScheduleErrors.NotFound, ScheduleErrors.VersionNotFound, PlatformErrors.TooMuchWork);
    }

    /// <summary>Get a deadline in working time</summary>
    /// <remarks>
    /// The earliest instant by which that much working time has passed: for none it is <c>from</c>, and for what is left of a day it is the end of that
    /// day, not the beginning of the next. A deadline that cannot be found within 2,000,000 steps, one for each day and each stretch of hours on the way, is refused;
    /// <c>requested</c> then is how many it takes at the least. So is an explanation of a time in which the schedule and those that it combines could have more than
    /// 20,000 stretches of hours in all; what lies between them is listed too, and not counted.
    /// </remarks>
    public override async Task<Results<Ok<Response>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var scheduleId = Key("scheduleId");
        var from = WorkingTimeAnswers.Instant(request.From!);
        _ = Durations.TryParse(request.Duration, out var duration);
        var time = NodaTime.Duration.FromTimeSpan(duration);
        // It is not due earlier, and mostly not much later.
        var found = await calendars.FindAsync(scheduleId, request.Version, from, WorkingTimeAnswers.EarliestEnd(from, time + WorkingTimeAnswers.Near), ct);
        if (found is { Calendar: var near } && (Refuse(near) is not null || !found.Knows(near.DeadlineAfter(from, time))))
            found = await calendars.FindAsync(scheduleId, request.Version, from, WorkingCalendar.End, ct);
        if (found is not { Calendar: var calendar })
            return request.Version is null ? ScheduleErrors.NotFound : ScheduleErrors.VersionNotFound;
        if (Refuse(calendar) is { } tooFar)
            return tooFar;
        var dueAt = calendar.DeadlineAfter(from, time);
        IReadOnlyList<ExplainedTime>? explanation = null;
        if (request.Explain is true)
        {
            if (dueAt is not { } to || to - from > ExplainedTime.Longest)
                return Validation.Refuse(
                    "explain",
                    FieldProblems.OutOfRange.Expecting(
                        Expectation.Words(
                            $"false, or a deadline at most P{(int)ExplainedTime.Longest.TotalDays}D after from",
                            $"false，或距 from 最多 P{(int)ExplainedTime.Longest.TotalDays}D 的期限",
                            $"false, ou une échéance au plus P{(int)ExplainedTime.Longest.TotalDays}D après from",
                            $"false, oder eine Frist höchstens P{(int)ExplainedTime.Longest.TotalDays}D nach from"
                        )
                    )
                );
            if (ExplainedTime.RefuseWork(calendar, from, to) is { } tooMuch)
                return tooMuch;
            explanation = ExplainedTime.Of(calendar, from, to);
        }
        return TypedResults.Ok(new Response(dueAt?.ToDateTimeOffset(), WorkingTimeAnswers.TzdbVersion, explanation, found.NotCovered(from, dueAt ?? from)));

        Error? Refuse(WorkingCalendar calendar) => WorkingTimeAnswers.RefuseDeadlines(calendar, [(from, time)], WorkingTimeAnswers.MaxSteps);
    }
}
