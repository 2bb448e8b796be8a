using System.Text.Json.Serialization;
using BitP.SupportApi.Features.Schedules.Holidays;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Schedules;

/// <summary>The open hours of some time are read.</summary>
public sealed class GetOpenWindows(ScheduleCalendars calendars) : ApiEndpoint<GetOpenWindows.Request, Results<Ok<GetOpenWindows.Response>, Error>>
{
    /// <summary>Of which time.</summary>
    public sealed record Request
    {
        /// <summary>The first instant (RFC 3339).</summary>
        public string? From { get; init; }

        /// <summary>The first instant after the time (RFC 3339), not before <c>from</c> and at most 366 days after.</summary>
        public string? To { get; init; }

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

    /// <summary>When work is done.</summary>
    /// <param name="Windows">The open intervals in order, cut at the ends of the time.</param>
    /// <param name="TzdbVersion">The version of the IANA time zone data.</param>
    /// <param name="NotCovered">The years that holiday sets of the schedule do not cover, so that their holidays are missing; absent when there are none.</param>
    public new sealed record Response(
        IReadOnlyList<OpenWindow> Windows,
        string TzdbVersion,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<UncoveredYears>? NotCovered = null
    ) : IExample<Response>
    {
        public static Response Example => new([new(Examples.At.AddHours(22.5), Examples.At.AddHours(34.5))], "2026a");
    }

    public override void Configure()
    {
        Get("/{scheduleId}/windows");
        Group<SchedulesGroup>();
        RequireScope(Scope.SchedulesRead);
        Validated<Validator>();
        Fails(ScheduleErrors.NotFound, ScheduleErrors.VersionNotFound, PlatformErrors.TooMuchWork);
    }

    /// <summary>Get the open intervals of some time</summary>
    /// <remarks>
    /// Intervals that meet are one, also over midnight. A date that the zone of the schedule skips as a whole, such as 30 December 2011 in <c>Pacific/Apia</c>, has
    /// none. A time in which there are more than 20,000 intervals, or in which the schedule and those that it combines could have more than 60,000 stretches of hours
    /// in all, is refused; a shorter one is not.
    /// </remarks>
    public override async Task<Results<Ok<Response>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var scheduleId = Key("scheduleId");
        var (from, to) = (WorkingTimeAnswers.Instant(request.From!), WorkingTimeAnswers.Instant(request.To!));
        if (to < from || to - from > ExplainedTime.Longest)
            return Validation.Refuse("to", FieldProblems.OutOfRange.Expecting(Expectation.UpTo(ExplainedTime.Longest.ToTimeSpan(), "from")));
        if (await calendars.FindAsync(scheduleId, request.Version, from, to, ct) is not { Calendar: var calendar } found)
            return request.Version is null ? ScheduleErrors.NotFound : ScheduleErrors.VersionNotFound;
        if (WorkingTimeAnswers.RefuseWindows(calendar, from, to) is { } tooMuch)
            return tooMuch;
        var windows = calendar.Windows(from, to).Select(w => new OpenWindow(w.Start.ToDateTimeOffset(), w.End.ToDateTimeOffset()));
        return TypedResults.Ok(new Response([.. windows], WorkingTimeAnswers.TzdbVersion, found.NotCovered(from, to)));
    }
}
