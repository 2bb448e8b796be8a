using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints.Regimes;

/// <summary>What a regime said at other times is read.</summary>
public sealed class ListComplaintRegimeVersions(SupportDbContext db)
    : ApiEndpoint<ListComplaintRegimeVersions.Request, Results<Ok<Page<ComplaintRegimeResponse>>, Error>>
{
    private const string Sort = "complaint-regime-versions";

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
        Get("/{regimeKey}/versions");
        Group<ComplaintRegimesGroup>();
        DescribeKey("regimeKey", "The key of the regime, such as `eu_mica`.");
        RequireScope(Scope.ComplaintsRead, Actors.Partner | Actors.Staff);
        Validated<Validator>();
        Paged();
        Fails(ComplaintRegimeErrors.NotFound, PlatformErrors.CursorInvalid);
    }

    /// <summary>List the versions of a complaint regime</summary>
    /// <remarks>Latest first. What is in force at an instant is the version with the highest number among those that are effective by then.</remarks>
    public override async Task<Results<Ok<Page<ComplaintRegimeResponse>>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var key = Route<string>("regimeKey")!;
        if (!Cursor.TryRead(request.Cursor, Sort, out var cursor))
            return PlatformErrors.CursorInvalid;
        var regime = await db.Set<ComplaintRegime>().AsNoTracking().SingleOrDefaultAsync(r => r.RegimeKey == key, ct);
        if (regime is null)
            return ComplaintRegimeErrors.NotFound;
        var limit = request.Limit ?? Page.DefaultLimit;
        var before = cursor?.Value ?? long.MaxValue;
        var rows = db.Set<ComplaintRegimeVersion>()
            .AsNoTracking()
            .Where(v => v.RegimeId == regime.Id && v.Number < before)
            .OrderByDescending(v => v.Number)
            .Take(limit + 1)
            .AsAsyncEnumerable()
            .Select(v => ComplaintRegimeResponse.From(v, regime));
        return TypedResults.Ok(await Page.ReadAsync(rows, limit, JsonLength.Of, last => new Cursor(Sort, last.Version), ct));
    }
}
