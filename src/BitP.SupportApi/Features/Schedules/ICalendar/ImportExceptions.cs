using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using FastEndpoints;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BitP.SupportApi.Features.Schedules.ICalendar;

/// <summary>The events of an iCalendar file become exceptions of a schedule.</summary>
public sealed class ImportExceptions(SupportDbContext db, AfterCommit afterCommit, ScheduleCalendars calendars, TimeProvider clock)
    : ApiEndpoint<ImportExceptions.Request, Results<Ok<ExceptionImportResponse>, Error>>
{
    private const int DefaultYears = 2;
    private const int MaxDays = 5 * 366;

    /// <summary>How to import the file.</summary>
    public sealed record Request
    {
        /// <summary>The file.</summary>
        [FromBody]
        public CalendarFile File { get; init; } = null!;

        /// <summary>Whether only to show what would happen.</summary>
        public bool? Preview { get; init; }

        /// <summary>The first date to import, in the time zone of the schedule; today when absent.</summary>
        public string? From { get; init; }

        /// <summary>The last date to import, at most five years after <c>from</c>; two years after it, and not after 2200, when absent.</summary>
        public string? To { get; init; }

        /// <summary>BCP 47 tag of the language of names that say none; <c>en</c> when absent.</summary>
        public string? Language { get; init; }

        /// <summary>Whether events that take up no time (<c>TRANSP:TRANSPARENT</c>) count as well, as some calendars write their holidays so.</summary>
        public bool? IncludeTransparent { get; init; }

        /// <summary>From when the change holds (RFC 3339), not before now; now when absent.</summary>
        public string? EffectiveFrom { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.File)
                .Custom(
                    (file, context) =>
                    {
                        foreach (var problem in file.Reading.Problems)
                            context.AddFailure(problem.ToFailure());
                    }
                );
            RuleFor(r => r.From).IsDate();
            RuleFor(r => r.To).IsDate();
            RuleFor(r => r.Language).Must(tag => tag is null || Languages.IsTag(tag)).Otherwise(FieldProblems.Language);
            RuleFor(r => r.EffectiveFrom).IsInstant();
        }
    }

    public override void Configure()
    {
        Post("/{scheduleId}/exceptions/import");
        Group<SchedulesGroup>();
        RequireScope(Scope.SchedulesWrite, Actors.Leads);
        Validated<Validator>();
        RequireIfMatch();
        Transactional();
        WithETag();
        Fails(ScheduleErrors.NotFound);
    }

    /// <summary>Import exceptions from an iCalendar file</summary>
    /// <remarks>
    /// An import only ever closes. An event of whole days closes its dates; one of a time takes that time out of the hours that its date has, whatever they come
    /// from, and needs no closing where nothing is open. What comes on one day of every year becomes an exception that repeats, and closes those of its dates in
    /// the period that have an exception with hours; any other recurrence becomes the dates that it has in the period. On a date that has an exception already, the
    /// new one takes its place. A <c>TZID</c> means the <c>VTIMEZONE</c> of the
    /// file, else the zone of the IANA database or of Windows with that name. A date with a duration in hours is closed on each day that they reach. Of several
    /// texts of one event the one with the greatest <c>SEQUENCE</c> holds; when that cancels a series, it cancels what was told of its occurrences before, and with
    /// <c>METHOD:CANCEL</c> it needs no <c>DTSTART</c>. Where clocks repeat time, hours cannot end or begin within it, so that an event then closes all of it; a
    /// start that clocks skip is as much later.
    ///
    /// All that is in the file ends as added, replaced, left alone, or among <c>ignored</c> with its reason. Repeating by the hour or less, <c>BYWEEKNO</c>,
    /// <c>EXRULE</c>, <c>RDATE</c> with periods and <c>RANGE=THISANDFUTURE</c> are refused; so is a file with a faulty line: <c>errors</c> has the member
    /// <c>line 12</c>, and so is one whose events would take too long to work out: they have 20,000 starts in all, and reach 400,000 dates at most, and its zones
    /// change their clocks 200,000 times at most, by rules that look at 10,000,000 days at most; zones that are defined in the same way count once. A schedule has at most 1,000 exceptions; the event that leads to more is named in the same way. An event
    /// early on the first date closes hours of the night before too, as an exception of that date. With <c>preview=true</c> nothing is saved;
    /// else it makes another version, as an update does.
    /// </remarks>
    public override async Task<Results<Ok<ExceptionImportResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var scheduleId = Key("scheduleId");
        var schedule = await db.Set<Schedule>().SingleOrDefaultAsync(s => s.Id == scheduleId, ct);
        if (schedule is null)
            return ScheduleErrors.NotFound;
        if (IfMatch.Refuses(schedule) is { } stale)
            return stale;

        var now = clock.GetUtcNow();
        var from = ScheduleRules.Date(request.From) ?? Instant.FromDateTimeOffset(now).InZone(schedule.Content.Zone).Date;
        var to = ScheduleRules.Date(request.To) ?? LocalDate.Min(from.PlusYears(DefaultYears), new(ScheduleRules.LastYear, 12, 31));
        if (to < from || Period.DaysBetween(from, to) > MaxDays)
            return Validation.Refuse("to", FieldProblems.OutOfRange.Expecting(Expectation.UpTo(TimeSpan.FromDays(MaxDays), "from")));
        DateTimeOffset? effectiveFrom = request.EffectiveFrom is { } text ? WorkingTimeAnswers.Instant(text).ToDateTimeOffset() : null;
        if (effectiveFrom < now)
            return Validation.Refuse("effectiveFrom", ScheduleRules.InThePast.Expecting(Expectation.NotBefore(now)));

        var options = new ImportOptions(from, to, Languages.Canonical(request.Language ?? "en"), request.IncludeTransparent is true);
        var (plan, problem) = ImportPlan.Make(schedule.Content, request.File.Reading, options);
        if (plan is null)
            return problem!.ToError();
        var preview = request.Preview is true;
        if (!preview)
        {
            schedule.Change(schedule.Content with { Exceptions = plan.Exceptions }, effectiveFrom ?? now, now);
            afterCommit.Do(calendars.NoteChange);
        }
        return TypedResults.Ok(ExceptionImportResponse.Of(plan, options, preview, schedule.Version));
    }
}
