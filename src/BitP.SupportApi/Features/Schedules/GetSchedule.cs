using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Schedules;

/// <summary>One schedule is read.</summary>
public sealed class GetSchedule(SupportDbContext db) : ApiEndpoint<GetSchedule.Request, Results<Ok<ScheduleResponse>, Error>>
{
    /// <summary>What of the schedule to read.</summary>
    public sealed record Request
    {
        /// <summary>The number of a version; the latest when absent.</summary>
        public long? Version { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Version).GreaterThanOrEqualTo(1);
    }

    public override void Configure()
    {
        Get("/{scheduleId}");
        Group<SchedulesGroup>();
        RequireScope(Scope.SchedulesRead);
        Validated<Validator>();
        WithETag();
        Fails(ScheduleErrors.NotFound, ScheduleErrors.VersionNotFound);
    }

    /// <summary>Get a schedule</summary>
    /// <remarks>Its latest version, also when that holds only from some later time on.</remarks>
    public override async Task<Results<Ok<ScheduleResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var scheduleId = Key("scheduleId");
        var schedule = await db.Set<Schedule>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == scheduleId, ct);
        if (schedule is null)
            return ScheduleErrors.NotFound;
        if (request.Version is not { } number || number == schedule.Version)
            return TypedResults.Ok(ScheduleResponse.From(schedule));
        var version = await db.Set<ScheduleVersion>().AsNoTracking().SingleOrDefaultAsync(v => v.ScheduleId == schedule.Id && v.Number == number, ct);
        return version is null ? ScheduleErrors.VersionNotFound : TypedResults.Ok(ScheduleResponse.From(version));
    }
}
