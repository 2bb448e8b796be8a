using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Access;

/// <summary>Keys are listed.</summary>
public sealed class ListApiKeys(SupportDbContext db, TimeProvider clock) : ApiEndpoint<ListApiKeys.Request, Results<Ok<Page<ApiKeyResponse>>, Error>>
{
    private const string Sort = "api_keys";

    /// <summary>Which keys to list.</summary>
    public sealed record Request
    {
        /// <summary>Only keys of this partner.</summary>
        public Guid? PartnerId { get; init; }

        /// <summary>Only keys of these kinds: partner, publishable, agent, supervisor or admin.</summary>
        [CommaSeparated]
        public string? Kind { get; init; }

        /// <summary>Where the page begins: the <c>nextCursor</c> of the page before.</summary>
        public string? Cursor { get; init; }

        /// <summary>How many keys to return, 1 to 200; 50 when absent.</summary>
        public int? Limit { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Limit).InclusiveBetween(1, Page.MaxLimit);
            RuleFor(r => r.Kind).IsListOf<Request, ApiKeyKind>();
        }
    }

    public override void Configure()
    {
        Get("/");
        Group<APIKeysGroup>();
        RequireScope(Scope.AccessRead, Actors.Partner | Actors.Admin);
        Validated<Validator>();
        Paged();
        Fails(PlatformErrors.CursorInvalid);
    }

    /// <summary>List API keys</summary>
    /// <remarks>Newest first, also those that have ended. A partner sees its own.</remarks>
    public override async Task<Results<Ok<Page<ApiKeyResponse>>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        if (!Cursor.TryRead(request.Cursor, Sort, out var cursor))
            return PlatformErrors.CursorInvalid;
        var limit = request.Limit ?? Page.DefaultLimit;
        var keys = db.Visible<ApiKey>().AsNoTracking();
        if (request.PartnerId is { } partnerId)
            keys = keys.Where(k => k.PartnerId == partnerId);
        if (ListFilters.Read<ApiKeyKind>(request.Kind)?.Select(ApiKeyKinds.ToActorKind).ToArray() is { } kinds)
            keys = keys.Where(k => kinds.Contains(k.Kind));
        if (cursor is { Instant: var at, Id: var id })
            keys = keys.Where(k => k.CreatedAt <= at && (k.CreatedAt < at || k.Id.CompareTo(id) < 0));

        var rows = await keys.OrderByDescending(k => k.CreatedAt)
            .ThenByDescending(k => k.Id)
            .Take(limit + 1)
            .Select(ApiKeyResponse.Projection(clock.GetUtcNow()))
            .ToListAsync(ct);
        return TypedResults.Ok(Page.Of(rows, limit, last => Platform.Http.Cursor.At(Sort, last.CreatedAt, id: last.Id)));
    }
}
