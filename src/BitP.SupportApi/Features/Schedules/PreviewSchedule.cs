using BitP.SupportApi.Features.Schedules.WorkingTime;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BitP.SupportApi.Features.Schedules;

/// <summary>A change of working hours is looked at before it is made.</summary>
public sealed class PreviewSchedule(SupportDbContext db, ScheduleCalendars calendars, IStoredClocks storedClocks, TimeProvider clock)
    : ApiEndpoint<PreviewSchedule.Request, Results<Ok<SchedulePreviewResponse>, Error>>
{
    private const int MaxClocks = 1000;
    private const int KeyMaxLength = 100;
    private const int MaxDates = 100;
    private const int MaxAffected = 200;
    private static readonly TimeSpan UsualPeriod = TimeSpan.FromDays(56);

    /// <summary>Which change to look at, and what to compare.</summary>
    /// <param name="Changes">The change: what <c>PATCH /v1/schedules/{scheduleId}</c> would be sent.</param>
    /// <param name="From">The first instant of the period to compare (RFC 3339), also before the change; when the change takes effect when absent.</param>
    /// <param name="To">The first instant after the period (RFC 3339), not before <c>from</c> and at most 366 days after; 56 days after it when absent.</param>
    /// <param name="Clocks">What runs in the working time of the schedule, at most 1,000.</param>
    public sealed record Request(
        MergePatch<UpdateScheduleChanges>? Changes,
        DateTimeOffset? From = null,
        DateTimeOffset? To = null,
        IReadOnlyList<Clock>? Clocks = null
    ) : IExample<Request>
    {
        public static Request Example =>
            new(MergePatch<UpdateScheduleChanges>.Of(UpdateScheduleChanges.Example), Clocks: [new("BP-100001", Examples.At, TimeSpan.FromHours(4))]);
    }

    /// <summary>Something that has to be done within some working time.</summary>
    /// <param name="From">The instant from which time counts (RFC 3339).</param>
    /// <param name="Duration">How much working time it has (ISO 8601), not negative.</param>
    /// <param name="Key">What the caller knows it by; the answer repeats it.</param>
    public sealed record Clock(string? Key, DateTimeOffset? From, TimeSpan? Duration);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Changes).NotNull();
            RuleFor(r => r.Changes).IsPatch();
            RuleFor(r => r.Clocks).HasAtMost(MaxClocks);
            RuleForEach(r => r.Clocks).NotNull().SetValidator(new ClockValidator()).When(r => r.Clocks?.Count <= MaxClocks);
        }
    }

    private sealed class ClockValidator : AbstractValidator<Clock>
    {
        public ClockValidator()
        {
            RuleFor(c => c.Key).IsLine(KeyMaxLength);
            RuleFor(c => c.From).NotNull();
            RuleFor(c => c.Duration).NotNull();
            RuleFor(c => c.Duration)
                .Must(duration => !(duration < TimeSpan.Zero))
                .Otherwise(FieldProblems.OutOfRange.Expecting(Expectation.AtLeast(TimeSpan.Zero)));
        }
    }

    public override void Configure()
    {
        Post("/{scheduleId}/preview");
        Group<SchedulesGroup>();
        RequireScope(Scope.SchedulesWrite, Actors.Leads);
        Validated<Validator>();
        Transactional();
        WithETag();
        Fails(ScheduleErrors.NotFound, PlatformErrors.TooMuchWork);
    }

    /// <summary>Preview a change of a schedule</summary>
    /// <remarks>
    /// Says what the change would do to open hours and to clocks that run, and saves nothing. It is for those who may make the change, and is refused for the same
    /// reasons as the change, with the names of members below <c>changes</c>. The <c>ETag</c> is that of the schedule as it was compared: sent as <c>If-Match</c>
    /// with the change, it makes sure that nobody else changed it since. Deadlines that were stated refer to the version that they were counted by and stay as
    /// they are: what moves is what is counted anew. A period that would take more than 500,000 steps, one for each day and each stretch of hours, as the schedule is
    /// or as it would be, is refused, and so are clocks whose ends cannot be found within as many from the first of their beginnings; <c>requested</c> then is how
    /// many it takes at the least. So is a period of whose first 100 days both together could show more than 20,000 stretches of hours, and clocks that have more than
    /// 500,000 years in all <c>notCovered</c> together.
    /// </remarks>
    public override async Task<Results<Ok<SchedulePreviewResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var scheduleId = Key("scheduleId");
        var schedule = await db.Set<Schedule>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == scheduleId, ct);
        if (schedule is null)
            return ScheduleErrors.NotFound;
        var now = clock.GetUtcNow();
        var (change, refusal) = await ScheduleChange.MakeAsync(db, schedule, request.Changes!, now, ct);
        if (change is null)
            return refusal!.Within("changes");
        var (start, end) = (request.From ?? change.EffectiveFrom, request.To ?? (request.From ?? change.EffectiveFrom) + UsualPeriod);
        var (from, to) = (Instant.FromDateTimeOffset(start), Instant.FromDateTimeOffset(end));
        if (to < from || to - from > ExplainedTime.Longest)
            return Validation.Refuse("to", FieldProblems.OutOfRange.Expecting(Expectation.UpTo(ExplainedTime.Longest.ToTimeSpan(), "from")));

        var (changed, next) = schedule.Preview(change.Content, change.EffectiveFrom, now);
        (string? Key, DateTimeOffset From, TimeSpan Duration)[] clocks = [.. (request.Clocks ?? []).Select(c => (c.Key, c.From!.Value, c.Duration!.Value))];
        (Instant, Duration)[] counted = [.. clocks.Select(c => (Instant.FromDateTimeOffset(c.From), Duration.FromTimeSpan(c.Duration)))];
        var comparison = await ScheduleComparison.OfAsync(calendars, schedule, next, counted.Select(c => c.Item1).Append(from).Min(), ct);
        if (comparison.RefuseWork(from, to, MaxDates, counted) is { } tooMuch)
            return tooMuch;
        var dates = comparison.Dates(from, to).Take(MaxDates + 1).ToArray();
        var (compared, listed) = (new List<PreviewedClock>(), 0L);
        foreach (var one in comparison.Clocks(clocks))
        {
            if (WorkingTimeAnswers.RefuseYears(ref listed, one.NotCovered) is { } tooLong)
                return tooLong;
            compared.Add(one);
        }
        var affected = next is null ? [] : await calendars.FindCombiningAsync(db, next, MaxAffected, ct);
        var stored = await storedClocks.CompareAsync([scheduleId, .. affected.Select(s => s.Id)], CalendarsOfAsync, ct);
        return TypedResults.Ok(
            new SchedulePreviewResponse(
                schedule.Version,
                next?.Number,
                changed,
                change.EffectiveFrom,
                start,
                end,
                comparison.OpenTime(from, to),
                change.Content.TimeZone,
                [.. dates.Take(MaxDates)],
                dates.Length > MaxDates,
                compared,
                stored,
                [.. affected.Select(s => new AffectedSchedule(s.Id, s.Content.Name))],
                WorkingTimeAnswers.TzdbVersion,
                comparison.NotCovered(from, to)
            )
        );

        // Clocks may have begun at any time before.
        async Task<ComparedCalendars> CalendarsOfAsync(Guid id)
        {
            var (before, after) = await calendars.CompareAsync(id, schedule, next, WorkingCalendar.Start, ct);
            return new(before.Calendar, after.Calendar);
        }
    }
}
