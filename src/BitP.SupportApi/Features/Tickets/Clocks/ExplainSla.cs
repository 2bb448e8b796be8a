using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Features.Schedules.WorkingTime;
using BitP.SupportApi.Features.Sla;
using BitP.SupportApi.Features.Sla.Clocks;
using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Features.Tickets.Storage;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BitP.SupportApi.Features.Tickets.Clocks;

/// <summary>Somebody wants to know how a deadline came about.</summary>
public sealed class ExplainSla(SupportDbContext db, SlaPolicies policies, ScheduleCalendars calendars, TimeProvider clock)
    : ApiEndpoint<Results<Ok<ExplainSla.Explanation>, Error>>
{
    /// <summary>How the clocks of a ticket were counted.</summary>
    /// <param name="Reference">The ticket's human reference.</param>
    /// <param name="At">The instant up to which open clocks are counted (UTC).</param>
    /// <param name="Policy">The policy, in the version that counts for the ticket, and for what it was chosen.</param>
    /// <param name="Clocks">Each clock that has a target, as its last cycle stands.</param>
    /// <param name="TzdbVersion">The version of the IANA time zone data.</param>
    public sealed record Explanation(string Reference, DateTimeOffset At, MatchedPolicy? Policy, IReadOnlyList<ExplainedClock> Clocks, string TzdbVersion)
        : IExample<Explanation>
    {
        public static Explanation Example =>
            new(
                "BP-100001",
                Examples.At.AddMinutes(4),
                MatchedPolicy.Of(SlaTermsExample.Terms),
                [
                    new(
                        ClockName.FirstResponse,
                        ClockState.Met,
                        ClockCalendar.Elapsed,
                        null,
                        [],
                        TimeSpan.FromMinutes(30),
                        TimeSpan.FromMinutes(4),
                        TimeSpan.FromMinutes(26),
                        Examples.At.AddMinutes(30),
                        [new(Examples.At, Examples.At.AddMinutes(4), true, TimeSpan.FromMinutes(4), StretchReason.Elapsed, null, null)]
                    ),
                ],
                "2026a"
            );
    }

    /// <summary>How a clock was counted.</summary>
    /// <param name="Name">What it measures.</param>
    /// <param name="State">How it stands.</param>
    /// <param name="Calendar">Which time it counts.</param>
    /// <param name="ScheduleId">Whose working time it counts; null when it counts all time.</param>
    /// <param name="ScheduleVersions">The versions of the schedule that held in that time, and when.</param>
    /// <param name="Target">How much time there is.</param>
    /// <param name="Elapsed">How much it has used up: exactly the sum of <c>duration</c> of the stretches that are counted.</param>
    /// <param name="Remaining">How much is left; negative when it is late.</param>
    /// <param name="DueAt">When the target is used up (UTC), or was or would have been when it was stopped; null while it is paused.</param>
    /// <param name="Stretches">All the time from its start to its stop or to <c>at</c>, in order and without gaps.</param>
    public sealed record ExplainedClock(
        ClockName Name,
        ClockState State,
        ClockCalendar Calendar,
        Guid? ScheduleId,
        IReadOnlyList<HoldingVersion> ScheduleVersions,
        TimeSpan Target,
        TimeSpan Elapsed,
        TimeSpan Remaining,
        DateTimeOffset? DueAt,
        IReadOnlyList<ExplainedStretch> Stretches
    );

    /// <summary>A version of a schedule and when it held.</summary>
    /// <param name="Version">Its number.</param>
    /// <param name="From">From when it held (UTC); null for ever since.</param>
    /// <param name="To">Until when; null when no other follows.</param>
    public sealed record HoldingVersion(long Version, DateTimeOffset? From, DateTimeOffset? To);

    /// <summary>A stretch of time that is counted as a whole, or not at all.</summary>
    /// <param name="From">When it begins (UTC).</param>
    /// <param name="To">When it ends (UTC).</param>
    /// <param name="Counted">Whether it is counted.</param>
    /// <param name="Duration">How much is counted; zero when it is not.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="ExceptionName">What the exception is called, such as a holiday, in the language of the request; null when there is none.</param>
    /// <param name="By">Who paused it; null for other stretches.</param>
    public sealed record ExplainedStretch(
        DateTimeOffset From,
        DateTimeOffset To,
        bool Counted,
        TimeSpan Duration,
        StretchReason Reason,
        string? ExceptionName,
        StretchActor? By
    );

    /// <summary>Who paused a clock.</summary>
    /// <param name="Kind">What it is.</param>
    /// <param name="Name">The name; null where there is none to show.</param>
    public sealed record StretchActor(ActorKind Kind, string? Name);

    /// <summary>Why time is counted or not.</summary>
    public enum StretchReason
    {
        /// <summary>Counted: all time counts.</summary>
        Elapsed,

        /// <summary>Counted: working hours of the schedule.</summary>
        WorkingHours,

        /// <summary>Counted or not: an exceptional date of the schedule, such as a holiday.</summary>
        Exception,

        /// <summary>Not counted: before, between or after the working hours of a day.</summary>
        OutsideHours,

        /// <summary>Not counted: a day without working hours.</summary>
        NonWorkingDay,

        /// <summary>Not counted: the customer was to answer.</summary>
        Pending,

        /// <summary>Not counted: a third party was to act.</summary>
        OnHold,

        /// <summary>Not counted: the ticket was solved, until it was reopened.</summary>
        Solved,

        /// <summary>Counted in part: so long ago, and with so many pauses since, that only the sum is kept.</summary>
        Summed,
    }

    public override void Configure()
    {
        Get("/{ticketId}/sla/explain");
        Group<TicketsGroup>();
        RequireScope(Scope.TicketsRead, Actors.Staff);
        Fails(TicketErrors.NotFound, PlatformErrors.TooMuchWork);
    }

    /// <summary>Explain the clocks of a ticket</summary>
    /// <remarks>
    /// For each clock every stretch of time that was counted or skipped, with its cause; those that are counted add up to <c>elapsed</c> exactly. A clock that goes on with what an earlier cycle had left shows that cycle too.
    /// One that was stopped is explained by the policy that it was counted by then, also when the ticket has another one since.
    /// An explanation of a time in which the schedule and those that it combines could have more than 20,000 stretches of hours in all is refused.
    /// </remarks>
    public override async Task<Results<Ok<Explanation>, Error>> AnswerAsync(CancellationToken ct)
    {
        var ticketId = Key<TicketKey>("ticketId");
        var ticket = await ticketId.In(db.Visible<Ticket>()).AsNoTracking().SingleOrDefaultAsync(ct);
        if (ticket is null)
            return TicketErrors.NotFound;
        var now = clock.GetUtcNow();
        var terms = await policies.TermsOfAsync(ticket, ct);
        var explained = new List<ExplainedClock>();
        foreach (var ledger in ticket.Clocks?.Timed ?? [])
        {
            var cycle = ledger.Cycles[^1];
            var by = cycle.CountedBy is { } version ? await policies.FindAsync(version, ct) : terms;
            var found = cycle.ScheduleId is { } id ? await calendars.FindAsync(id, null, WorkingCalendar.Start, WorkingCalendar.End, ct) : null;
            var counted = by is null || found is null ? by : by with { Calendar = found.Calendar };
            var stretches = new List<ExplainedStretch>();
            foreach (var part in ledger.Parts(cycle, now, counted))
                if (part.Pause is { } pause)
                    stretches.Add(new(part.From, part.To, false, TimeSpan.Zero, ReasonOf(pause.Reason), null, new(pause.By, pause.Name)));
                else if (part.Sum is { } sum)
                    stretches.Add(new(part.From, part.To, true, sum, StretchReason.Summed, null, null));
                else if (part.IsSolved)
                    stretches.Add(new(part.From, part.To, false, TimeSpan.Zero, StretchReason.Solved, null, null));
                else if (found is null || cycle.Calendar is ClockCalendar.Elapsed)
                    stretches.Add(new(part.From, part.To, true, part.To - part.From, StretchReason.Elapsed, null, null));
                else
                {
                    var (from, to) = (Instant.FromDateTimeOffset(part.From), Instant.FromDateTimeOffset(part.To));
                    if (ExplainedTime.RefuseWork(found.Calendar, from, to) is { } tooMuch)
                        return tooMuch;
                    stretches.AddRange(ExplainedTime.Of(found.Calendar, from, to).Select(Show));
                }
            var shown = SlaClock.Of(ledger, counted, now);
            explained.Add(
                new(
                    shown.Name,
                    shown.State,
                    shown.Calendar,
                    cycle.ScheduleId,
                    found is null ? [] : VersionsOf(found, stretches),
                    shown.Target,
                    shown.Elapsed,
                    shown.Remaining,
                    shown.DueAt,
                    stretches
                )
            );
        }
        return TypedResults.Ok(new Explanation(ticket.Reference, now, ticket.Clocks?.Policy, explained, WorkingTimeAnswers.TzdbVersion));
    }

    private static List<HoldingVersion> VersionsOf(ScheduleCalendar calendar, List<ExplainedStretch> stretches) =>
        stretches.Count == 0
            ? []
            :
            [
                .. calendar
                    .Own.Where(v => v.From.ToDateTimeOffset() < stretches[^1].To && v.To.ToDateTimeOffset() > stretches[0].From)
                    .Select(v => new HoldingVersion(
                        v.Version.Number,
                        v.From > WorkingCalendar.Start ? v.From.ToDateTimeOffset() : null,
                        v.To < WorkingCalendar.End ? v.To.ToDateTimeOffset() : null
                    )),
            ];

    private static ExplainedStretch Show(ExplainedTime time) =>
        new(
            time.From,
            time.To,
            time.Counted,
            time.Counted ? time.To - time.From : TimeSpan.Zero,
            time.Reason switch
            {
                HoursReason.WorkingHours => StretchReason.WorkingHours,
                HoursReason.Exception => StretchReason.Exception,
                HoursReason.OutsideHours => StretchReason.OutsideHours,
                _ => StretchReason.NonWorkingDay,
            },
            time.ExceptionName,
            null
        );

    private static StretchReason ReasonOf(PauseReason reason) => reason is PauseReason.Pending ? StretchReason.Pending : StretchReason.OnHold;
}
