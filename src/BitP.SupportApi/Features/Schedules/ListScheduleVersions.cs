using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Schedules;

/// <summary>What a schedule said at other times is read.</summary>
public sealed class ListScheduleVersions(SupportDbContext db) : ApiEndpoint<ListScheduleVersions.Request, Results<Ok<Page<ScheduleResponse>>, Error>>
{
    private const string Sort = "schedule-versions";

    /// <summary>Which versions to list.</summary>
    public sealed record Request
    {
        /// <summary>Where the page begins: the <c>nextCursor</c> of the page before.</summary>
        public string? Cursor { get; init; }

        /// <summary>How many versions to return, 1 to 200; 50 when absent. Fewer of long ones: a page ends once it has about 1,000,000 bytes.</summary>
        public int? Limit { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Limit).InclusiveBetween(1, Page.MaxLimit);
    }

    public override void Configure()
    {
        Get("/{scheduleId}/versions");
        Group<SchedulesGroup>();
        RequireScope(Scope.SchedulesRead);
        Validated<Validator>();
        Paged();
        Fails(ScheduleErrors.NotFound, PlatformErrors.CursorInvalid);
    }

    /// <summary>List the versions of a schedule</summary>
    /// <remarks>Latest first. What holds at an instant is the version with the highest number among those that are effective by then.</remarks>
    public override async Task<Results<Ok<Page<ScheduleResponse>>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var scheduleId = Key("scheduleId");
        if (!Cursor.TryRead(request.Cursor, Sort, out var cursor))
            return PlatformErrors.CursorInvalid;
        if (!await db.Set<Schedule>().AnyAsync(s => s.Id == scheduleId, ct))
            return ScheduleErrors.NotFound;
        var limit = request.Limit ?? Page.DefaultLimit;
        var before = cursor?.Value ?? long.MaxValue;
        var rows = db.Set<ScheduleVersion>()
            .AsNoTracking()
            .Where(v => v.ScheduleId == scheduleId && v.Number < before)
            .OrderByDescending(v => v.Number)
            .Take(limit + 1)
            .AsAsyncEnumerable()
            .Select(ScheduleResponse.From);
        return TypedResults.Ok(await Page.ReadAsync(rows, limit, JsonLength.Of, last => new Cursor(Sort, last.Version), ct));
    }
}
