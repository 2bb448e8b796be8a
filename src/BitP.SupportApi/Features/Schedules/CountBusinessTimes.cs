using System.Text.Json.Serialization;
using BitP.SupportApi.Features.Schedules.Holidays;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace BitP.SupportApi.Features.Schedules;

/// <summary>Many stretches of working time are counted at once.</summary>
public sealed class CountBusinessTimes(ScheduleCalendars calendars) : ApiEndpoint<CountBusinessTimes.Request, Results<Ok<CountBusinessTimes.Response>, Error>>
{
    private const int MaxItems = 1000;
    private const int MaxSchedules = 50;

    /// <summary>What to count.</summary>
    /// <param name="Items">The questions, 1 to 1,000, about at most 50 schedules.</param>
    public sealed record Request(IReadOnlyList<Question>? Items) : IExample<Request>
    {
        public static Request Example => new([new(Examples.Schedule, Examples.At, Examples.At.AddDays(1))]);
    }

    /// <summary>One question.</summary>
    /// <param name="ScheduleId">The id of the schedule.</param>
    /// <param name="From">The first instant (RFC 3339).</param>
    /// <param name="To">The first instant after the time (RFC 3339), not before <c>from</c>.</param>
    public sealed record Question(Guid? ScheduleId, DateTimeOffset? From, DateTimeOffset? To);

    /// <summary>What was counted.</summary>
    /// <param name="Items">The answers, in the order of the questions.</param>
    /// <param name="TzdbVersion">The version of the IANA time zone data.</param>
    public new sealed record Response(IReadOnlyList<Answer> Items, string TzdbVersion) : IExample<Response>
    {
        public static Response Example => new([new(Examples.Schedule, Examples.At, Examples.At.AddDays(1), TimeSpan.FromHours(1.5), 5400)], "2026a");
    }

    /// <summary>The answer to one question.</summary>
    /// <param name="ScheduleId">The id of the schedule.</param>
    /// <param name="From">The first instant (UTC).</param>
    /// <param name="To">The first instant after the time (UTC).</param>
    /// <param name="Duration">The working time as an ISO 8601 duration in hours, minutes and seconds: <c>PT344H5M21.15S</c>.</param>
    /// <param name="Seconds">The same in seconds, with decimals where there are milliseconds.</param>
    /// <param name="NotCovered">The years that holiday sets of the schedule do not cover, so that their holidays are missing; absent when there are none.</param>
    public sealed record Answer(
        Guid ScheduleId,
        DateTimeOffset From,
        DateTimeOffset To,
        TimeSpan Duration,
        double Seconds,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<UncoveredYears>? NotCovered = null
    );

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Items).NotEmpty().HasAtMost(MaxItems);
            RuleForEach(r => r.Items).NotNull().SetValidator(new QuestionValidator()).When(r => r.Items?.Count <= MaxItems);
            RuleFor(r => r.Items)
                .Must(items => items is null || items.Where(i => i is not null).Select(i => i.ScheduleId).Distinct().Count() <= MaxSchedules)
                .Otherwise(
                    FieldProblems.TooMany.Expecting(
                        Expectation.Words(
                            $"at most {MaxSchedules} different schedules",
                            $"最多 {MaxSchedules} 个不同的日程",
                            $"au plus {MaxSchedules} horaires différents",
                            $"höchstens {MaxSchedules} verschiedene Zeitpläne"
                        )
                    )
                );
        }
    }

    private sealed class QuestionValidator : AbstractValidator<Question>
    {
        public QuestionValidator()
        {
            RuleFor(q => q.ScheduleId).NotNull();
            RuleFor(q => q.From).NotNull();
            RuleFor(q => q.To).NotNull();
            RuleFor(q => q.To).Must((q, to) => !(to < q.From)).Otherwise(FieldProblems.OutOfRange.Expecting(Expectation.NotBefore("from")));
        }
    }

    public override void Configure()
    {
        Post("/business-time:batch");
        Group<SchedulesGroup>();
        RequireScope(Scope.SchedulesRead);
        Validated<Validator>();
        Transactional();
        Fails(PlatformErrors.TooMuchWork);
    }

    /// <summary>Get the working time between many pairs of instants</summary>
    /// <remarks>
    /// Nothing is changed by it. Each schedule is worked out once, from the first of its instants to the last: a day and a stretch of hours is a step each, for each
    /// of the schedules that it combines. More than 2,000,000 steps are refused before they are taken; ten schedules with hours twice a day take 900,000 for a hundred
    /// years. Nor are there more than 500,000 years in all <c>notCovered</c> together; <c>requested</c> then is how many there are at the least.
    /// </remarks>
    public override async Task<Results<Ok<Response>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var asked = request
            .Items!.Index()
            .GroupBy(
                q => q.Item.ScheduleId!.Value,
                q => (Place: q.Index, From: Instant.FromDateTimeOffset(q.Item.From!.Value), To: Instant.FromDateTimeOffset(q.Item.To!.Value))
            )
            .ToArray();
        var found = new Dictionary<Guid, ScheduleCalendar>();
        foreach (var schedule in asked)
        {
            if (await calendars.FindAsync(schedule.Key, version: null, schedule.Min(q => q.From), schedule.Max(q => q.To), ct) is not { } one)
                return Validation.Refuse(
                    $"items[{schedule.First().Place}].scheduleId",
                    FieldProblems.NotFound.Expecting(Expectation.ListedBy("/v1/schedules"))
                );
            found[schedule.Key] = one;
        }
        var work = asked.Sum(schedule => found[schedule.Key].Calendar.StepsBetween(schedule.Min(q => q.From), schedule.Max(q => q.To)));
        if (PlatformErrors.RefuseWork(work, WorkingTimeAnswers.MaxSteps) is { } tooMuch)
            return tooMuch;

        var answers = new Answer[request.Items!.Count];
        var listed = 0L;
        foreach (var schedule in asked)
        {
            var calendar = found[schedule.Key];
            var times = calendar.Calendar.WorkingTimesBetween([.. schedule.Select(q => (q.From, q.To))]);
            foreach (var ((place, from, to), counted) in schedule.Zip(times))
            {
                var (question, time) = (request.Items[place], counted.ToTimeSpan());
                var notCovered = calendar.NotCovered(from, to);
                if (WorkingTimeAnswers.RefuseYears(ref listed, notCovered) is { } tooLong)
                    return tooLong;
                answers[place] = new(schedule.Key, question.From!.Value, question.To!.Value, time, time.TotalSeconds, notCovered);
            }
        }
        return TypedResults.Ok(new Response(answers, WorkingTimeAnswers.TzdbVersion));
    }
}
