using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Access;

/// <summary>Partners are listed.</summary>
public sealed class ListPartners(SupportDbContext db) : ApiEndpoint<ListPartners.Request, Results<Ok<Page<PartnerResponse>>, Error>>
{
    private const string Sort = "partners";

    /// <summary>Which partners to list.</summary>
    public sealed record Request
    {
        /// <summary>Where the page begins: the <c>nextCursor</c> of the page before.</summary>
        public string? Cursor { get; init; }

        /// <summary>How many partners to return, 1 to 200; 50 when absent.</summary>
        public int? Limit { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Limit).InclusiveBetween(1, Page.MaxLimit);
    }

    public override void Configure()
    {
        Get("/");
        Group<PartnersGroup>();
        RequireScope(Scope.AccessRead, Actors.Admin);
        Validated<Validator>();
        Paged();
        Fails(PlatformErrors.CursorInvalid);
    }

    /// <summary>List partners</summary>
    /// <remarks>Newest first.</remarks>
    public override async Task<Results<Ok<Page<PartnerResponse>>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        if (!Cursor.TryRead(request.Cursor, Sort, out var cursor))
            return PlatformErrors.CursorInvalid;
        var limit = request.Limit ?? Page.DefaultLimit;
        var partners = db.Set<Partner>().AsNoTracking();
        if (cursor is { Instant: var at, Id: var id })
            partners = partners.Where(p => p.CreatedAt <= at && (p.CreatedAt < at || p.Id.CompareTo(id) < 0));

        var rows = await partners
            .OrderByDescending(p => p.CreatedAt)
            .ThenByDescending(p => p.Id)
            .Take(limit + 1)
            .Select(PartnerResponse.Projection)
            .ToListAsync(ct);
        return TypedResults.Ok(Page.Of(rows, limit, last => Platform.Http.Cursor.At(Sort, last.CreatedAt, id: last.Id)));
    }
}
