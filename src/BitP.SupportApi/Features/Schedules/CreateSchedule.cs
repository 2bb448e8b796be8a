using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Schedules;

/// <summary>Working hours get a name.</summary>
public sealed class CreateSchedule(SupportDbContext db, TimeProvider clock) : ApiEndpoint<CreateSchedule.Request, Results<Created<ScheduleResponse>, Error>>
{
    /// <summary>When work is done.</summary>
    /// <param name="Name">What it is called.</param>
    /// <param name="TimeZone">The IANA id of the zone whose wall clock the times are of, such as <c>Europe/Berlin</c>.</param>
    /// <param name="Region">Where it is for, at most 50 characters also in Unicode's composed form (NFC), by which it is found; one that shows nothing is none.</param>
    /// <param name="Weekly">The hours of every week, at most 50, which may not overlap. May be left out when there is something in <c>combines</c>.</param>
    /// <param name="Exceptions">The dates that have others, at most 1,000, each once.</param>
    /// <param name="Combines">The ids of schedules whose hours are its hours as well, at most 20. Its own exceptions do not concern them.</param>
    /// <param name="HolidaySets">
    /// The codes of holiday sets (<c>GET /v1/holiday-sets</c>) whose days it keeps, at most 10, such as <c>DE-BY</c>. Its own exceptions go before them, and of
    /// two sets the first one holds. They are taken as they are now: what this version says stays, also when the product brings a later edition.
    /// </param>
    /// <param name="HolidayParts">
    /// By the code of a set in <c>holidaySets</c>, the parts of its place whose further days it keeps too, such as <c>{ "DE-BY": ["augsburg"] }</c>. Each set says
    /// in <c>parts</c> which it has.
    /// </param>
    /// <param name="AnnounceHolidays">
    /// Whether its coming exceptional dates propose announcements (<c>GET /v1/announcements/proposals</c>); true when absent. False suits a schedule that only says which
    /// days are business days.
    /// </param>
    /// <param name="EffectiveFrom">From when it holds (RFC 3339); before, nothing is working time. For ever since when absent.</param>
    public sealed record Request(
        string? Name,
        string? TimeZone,
        string? Region = null,
        IReadOnlyList<WeeklyHours>? Weekly = null,
        IReadOnlyList<ExceptionalHours>? Exceptions = null,
        IReadOnlyList<Guid>? Combines = null,
        DateTimeOffset? EffectiveFrom = null,
        IReadOnlyList<string>? HolidaySets = null,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? HolidayParts = null,
        bool? AnnounceHolidays = null
    ) : IScheduleDetails, IExample<Request>
    {
        public static Request Example => From(ScheduleResponse.ExampleContent);

        private static Request From(ScheduleContent c) =>
            new(c.Name, c.TimeZone, c.Region, c.Weekly, c.Exceptions, HolidaySets: [.. c.Holidays.Select(h => h.HolidaySet)]);
    }

    internal sealed class Validator : ScheduleValidator<Request>
    {
        public Validator() =>
            RuleFor(r => r)
                .Custom(
                    (schedule, context) =>
                    {
                        if (ScheduleRules.PartsWithoutSet(schedule, []) is { } code)
                            context.Refuse($"holidayParts.{code}", FieldProblems.NotApplicable.Expecting(Expectation.OnlyWith("holidaySets", code)));
                    }
                );
    }

    public override void Configure()
    {
        Post("/");
        Group<SchedulesGroup>();
        RequireScope(Scope.SchedulesWrite, Actors.Leads);
        Validated<Validator>();
        Transactional();
        WithETag();
    }

    /// <summary>Create a schedule</summary>
    /// <remarks>
    /// Times are those of the wall clock, half-open, and belong to the day on which they begin. A time that clocks skip moves forward by the gap; one
    /// that they repeat is its first occurrence for <c>from</c> and its last for <c>to</c>. A date that a zone skips as a whole, such as 30 December 2011 in
    /// <c>Pacific/Apia</c>, has no hours and no exception: one that names it is refused, and a rule or a holiday set has none on it.
    /// </remarks>
    public override async Task<Results<Created<ScheduleResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        if (await CombinedSchedules.RefuseAsync(db, null, request.Combines ?? [], ct) is { } refusal)
            return refusal;
        var schedule = Schedule.Create(ScheduleRules.ContentOf(request), request.EffectiveFrom, clock.GetUtcNow());
        db.Add(schedule);
        return TypedResults.Created($"/v1/schedules/{schedule.Id}", ScheduleResponse.From(schedule));
    }
}
