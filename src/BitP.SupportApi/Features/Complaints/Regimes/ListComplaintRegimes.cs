using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints.Regimes;

/// <summary>Regimes are listed.</summary>
public sealed class ListComplaintRegimes(SupportDbContext db) : ApiEndpoint<ListComplaintRegimes.Request, Results<Ok<Page<ComplaintRegimeResponse>>, Error>>
{
    private const string Sort = "complaint-regimes";

    /// <summary>Which regimes to list.</summary>
    public sealed record Request
    {
        /// <summary>Where the page begins: the <c>nextCursor</c> of the page before.</summary>
        public string? Cursor { get; init; }

        /// <summary>How many regimes to return, 1 to 200; 50 when absent. Fewer of long ones: a page ends once it has about 1,000,000 bytes.</summary>
        public int? Limit { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Limit).InclusiveBetween(1, Page.MaxLimit);
    }

    public override void Configure()
    {
        Get("/");
        Group<ComplaintRegimesGroup>();
        RequireScope(Scope.ComplaintsRead, Actors.Partner | Actors.Staff);
        Validated<Validator>();
        Paged();
        Fails(PlatformErrors.CursorInvalid);
    }

    /// <summary>List complaint regimes</summary>
    /// <remarks>Newest first, each in its latest version; those that are retired are left out.</remarks>
    public override async Task<Results<Ok<Page<ComplaintRegimeResponse>>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        if (!Cursor.TryRead(request.Cursor, Sort, out var cursor))
            return PlatformErrors.CursorInvalid;
        var limit = request.Limit ?? Page.DefaultLimit;
        var regimes = db.Set<ComplaintRegime>().AsNoTracking().Where(r => r.RetiredAt == null);
        if (cursor is { Instant: var at, Id: var id })
            regimes = regimes.Where(r => r.CreatedAt <= at && (r.CreatedAt < at || r.Id.CompareTo(id) < 0));
        var rows = regimes
            .OrderByDescending(r => r.CreatedAt)
            .ThenByDescending(r => r.Id)
            .Take(limit + 1)
            .AsAsyncEnumerable()
            .Select(ComplaintRegimeResponse.From);
        return TypedResults.Ok(await Page.ReadAsync(rows, limit, JsonLength.Of, last => Cursor.At(Sort, last.CreatedAt, id: last.Id), ct));
    }
}
