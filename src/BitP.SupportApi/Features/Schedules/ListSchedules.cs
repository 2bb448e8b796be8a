using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Schedules;

/// <summary>Schedules are listed.</summary>
public sealed class ListSchedules(SupportDbContext db) : ApiEndpoint<ListSchedules.Request, Results<Ok<Page<ScheduleResponse>>, Error>>
{
    private const string Sort = "schedules";

    /// <summary>Which schedules to list.</summary>
    public sealed record Request
    {
        /// <summary>Only schedules for this region, in capital or small letters.</summary>
        public string? Region { get; init; }

        /// <summary>Where the page begins: the <c>nextCursor</c> of the page before.</summary>
        public string? Cursor { get; init; }

        /// <summary>How many schedules to return, 1 to 200; 50 when absent. Fewer of long ones: a page ends once it has about 1,000,000 bytes.</summary>
        public int? Limit { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Region).HasAtMostCharacters(Schedule.RegionMaxLength);
            RuleFor(r => r.Limit).InclusiveBetween(1, Page.MaxLimit);
        }
    }

    public override void Configure()
    {
        Get("/");
        Group<SchedulesGroup>();
        RequireScope(Scope.SchedulesRead);
        Validated<Validator>();
        Paged();
        Fails(PlatformErrors.CursorInvalid);
    }

    /// <summary>List schedules</summary>
    /// <remarks>Newest first, each in its latest version.</remarks>
    public override async Task<Results<Ok<Page<ScheduleResponse>>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        if (!Cursor.TryRead(request.Cursor, Sort, out var cursor))
            return PlatformErrors.CursorInvalid;
        var limit = request.Limit ?? Page.DefaultLimit;
        var schedules = db.Set<Schedule>().AsNoTracking();
        if (request.Region is { } asked)
        {
            var spellings = Texts.Spellings(asked);
            schedules = schedules.Where(s => spellings.Contains(s.RegionKey));
        }
        if (cursor is { Instant: var at, Id: var id })
            schedules = schedules.Where(s => s.CreatedAt <= at && (s.CreatedAt < at || s.Id.CompareTo(id) < 0));

        var rows = schedules.OrderByDescending(s => s.CreatedAt).ThenByDescending(s => s.Id).Take(limit + 1).AsAsyncEnumerable().Select(ScheduleResponse.From);
        return TypedResults.Ok(await Page.ReadAsync(rows, limit, JsonLength.Of, last => Cursor.At(Sort, last.CreatedAt, id: last.Id), ct));
    }
}
