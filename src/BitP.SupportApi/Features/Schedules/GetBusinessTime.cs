using System.Text.Json.Serialization;
using BitP.SupportApi.Features.Schedules.Holidays;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Schedules;

/// <summary>The working time between two instants is counted.</summary>
public sealed class GetBusinessTime(ScheduleCalendars calendars) : ApiEndpoint<GetBusinessTime.Request, Results<Ok<GetBusinessTime.Response>, Error>>
{
    /// <summary>Between which instants.</summary>
    public sealed record Request
    {
        /// <summary>The first instant (RFC 3339).</summary>
        public string? From { get; init; }

        /// <summary>The first instant after the time (RFC 3339), not before <c>from</c>.</summary>
        public string? To { get; init; }

        /// <summary>Whether to add what was counted and what was not; then the time is 366 days at most.</summary>
        public bool? Explain { get; init; }

        /// <summary>The number of a version, to answer as if there were no other.</summary>
        public long? Version { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.From).NotEmpty().IsInstant();
            RuleFor(r => r.To).NotEmpty().IsInstant();
            RuleFor(r => r.Version).GreaterThanOrEqualTo(1);
        }
    }

    /// <summary>How much working time there is.</summary>
    /// <param name="Duration">The working time as an ISO 8601 duration in hours, minutes and seconds: <c>PT344H5M21.15S</c>.</param>
    /// <param name="Seconds">The same in seconds, with decimals where there are milliseconds.</param>
    /// <param name="TzdbVersion">The version of the IANA time zone data.</param>
    /// <param name="Explanation">All the time in order, counted and not; null unless asked for.</param>
    /// <param name="NotCovered">The years that holiday sets of the schedule do not cover, so that their holidays are missing; absent when there are none.</param>
    public new sealed record Response(
        TimeSpan Duration,
        double Seconds,
        string TzdbVersion,
        IReadOnlyList<ExplainedTime>? Explanation,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<UncoveredYears>? NotCovered = null
    ) : IExample<Response>
    {
        public static Response Example => new(TimeSpan.FromHours(4), 4 * 3600, "2026a", null);
    }

    public override void Configure()
    {
        Get("/{scheduleId}/business-time");
        Group<SchedulesGroup>();
        RequireScope(Scope.SchedulesRead);
        Validated<Validator>();
        Fails(ScheduleErrors.NotFound, ScheduleErrors.VersionNotFound, PlatformErrors.TooMuchWork);
    }

    /// <summary>Get the working time between two instants</summary>
    /// <remarks>
    /// Elapsed time: when clocks change, working days have more or fewer hours. What held at each instant is counted, in whichever version. A date that a zone skips as a whole counts nothing. More than
    /// 2,000,000 steps, one for each day and each stretch of hours, are refused before they are taken, and so is an explanation of a time in which the schedule and
    /// those that it combines could have more than 20,000 stretches of hours in all; what lies between them is listed too, and not counted.
    /// </remarks>
    public override async Task<Results<Ok<Response>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var scheduleId = Key("scheduleId");
        var (from, to) = (WorkingTimeAnswers.Instant(request.From!), WorkingTimeAnswers.Instant(request.To!));
        var explain = request.Explain is true;
        if (to < from || (explain && to - from > ExplainedTime.Longest))
            return Validation.Refuse(
                "to",
                FieldProblems.OutOfRange.Expecting(explain ? Expectation.UpTo(ExplainedTime.Longest.ToTimeSpan(), "from") : Expectation.NotBefore("from"))
            );
        if (await calendars.FindAsync(scheduleId, request.Version, from, to, ct) is not { Calendar: var calendar } found)
            return request.Version is null ? ScheduleErrors.NotFound : ScheduleErrors.VersionNotFound;
        if (PlatformErrors.RefuseWork(calendar.StepsBetween(from, to), WorkingTimeAnswers.MaxSteps) is { } tooMuch)
            return tooMuch;
        if (explain && ExplainedTime.RefuseWork(calendar, from, to) is { } tooLong)
            return tooLong;
        var time = calendar.WorkingTimeBetween(from, to).ToTimeSpan();
        var explanation = explain ? ExplainedTime.Of(calendar, from, to) : null;
        return TypedResults.Ok(new Response(time, time.TotalSeconds, WorkingTimeAnswers.TzdbVersion, explanation, found.NotCovered(from, to)));
    }
}
