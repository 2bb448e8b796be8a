using System.Text.Json.Serialization;
using BitP.SupportApi.Features.Schedules.Holidays;
using BitP.SupportApi.Features.Schedules.WorkingTime;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace BitP.SupportApi.Features.Schedules;

/// <summary>Somebody wants to know whether work is being done.</summary>
public sealed class GetScheduleStatus(ScheduleCalendars calendars, TimeProvider clock)
    : ApiEndpoint<GetScheduleStatus.Request, Results<Ok<GetScheduleStatus.Response>, Error>>
{
    /// <summary>When, and for whom.</summary>
    public sealed record Request
    {
        /// <summary>The instant (RFC 3339); now when absent.</summary>
        public string? At { get; init; }

        /// <summary>The IANA id of the zone in which to tell the local time; that of the schedule when absent.</summary>
        public string? TimeZone { get; init; }

        /// <summary>The number of a version, to answer as if there were no other.</summary>
        public long? Version { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.At).IsInstant();
            RuleFor(r => r.TimeZone).IsTimeZone();
            RuleFor(r => r.Version).GreaterThanOrEqualTo(1);
        }
    }

    /// <summary>Whether an instant is working time.</summary>
    /// <param name="Open">Whether it is.</param>
    /// <param name="Until">When the hours end (UTC); null when it is not open, or stays so for the next nine years, or for the next 2,000,000 days and stretches of hours.</param>
    /// <param name="NextOpenAt">When the next hours begin (UTC); null when it is open, or never opens again.</param>
    /// <param name="Reason">Why it is open or not.</param>
    /// <param name="ExceptionName">What the exception is called, in the language of the request; null when there is none.</param>
    /// <param name="LocalTime">The instant on the clock of <c>timeZone</c>, with its offset from UTC.</param>
    /// <param name="TimeZone">The IANA id of the zone of the local time.</param>
    /// <param name="TzdbVersion">The version of the IANA time zone data.</param>
    /// <param name="NotCovered">The years until that changes that holiday sets of the schedule do not cover, so that their holidays are missing; absent when there are none.</param>
    public new sealed record Response(
        bool Open,
        DateTimeOffset? Until,
        DateTimeOffset? NextOpenAt,
        HoursReason Reason,
        string? ExceptionName,
        string LocalTime,
        string TimeZone,
        string TzdbVersion,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<UncoveredYears>? NotCovered = null
    ) : IExample<Response>
    {
        public static Response Example =>
            new(false, null, Examples.At.AddHours(22.5), HoursReason.NonWorkingDay, null, "2026-11-22T09:30:00+01:00", "Europe/Berlin", "2026a");
    }

    public override void Configure()
    {
        Get("/{scheduleId}/status");
        Group<SchedulesGroup>();
        RequireScope(Scope.SchedulesRead);
        Validated<Validator>();
        Fails(ScheduleErrors.NotFound, ScheduleErrors.VersionNotFound);
    }

    /// <summary>Get whether a schedule is open</summary>
    public override async Task<Results<Ok<Response>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var scheduleId = Key("scheduleId");
        var at = request.At is { } text ? WorkingTimeAnswers.Instant(text) : Instant.FromDateTimeOffset(clock.GetUtcNow());
        var found = await calendars.FindAroundAsync(scheduleId, request.Version, at, ct);
        if (found is null)
            return request.Version is null ? ScheduleErrors.NotFound : ScheduleErrors.VersionNotFound;
        var zone = request.TimeZone is { } id ? DateTimeZoneProviders.Tzdb[id] : found.Zone;
        var status = found.Calendar.StatusAt(at);
        return TypedResults.Ok(
            new Response(
                status.Open,
                status.Until?.ToDateTimeOffset(),
                status.NextOpenAt?.ToDateTimeOffset(),
                status.Cause.Kind,
                status.Cause.Exception?.Name.Current(),
                WorkingTimeAnswers.LocalTime(at, zone),
                zone.Id,
                WorkingTimeAnswers.TzdbVersion,
                found.NotCovered(at, status.Until ?? status.NextOpenAt ?? at)
            )
        );
    }
}
