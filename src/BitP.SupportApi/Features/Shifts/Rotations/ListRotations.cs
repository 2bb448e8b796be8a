using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Shifts.Rotations;

/// <summary>Rotations are listed.</summary>
public sealed class ListRotations(SupportDbContext db) : ApiEndpoint<ListRotations.Request, Results<Ok<Page<RotationResponse>>, Error>>
{
    private const string Sort = "rotations";

    /// <summary>Which rotations to list.</summary>
    public sealed record Request
    {
        /// <summary>Where the page begins: the <c>nextCursor</c> of the page before.</summary>
        public string? Cursor { get; init; }

        /// <summary>How many rotations to return, 1 to 200; 50 when absent. Fewer of long ones: a page ends once it has about 1,000,000 bytes.</summary>
        public int? Limit { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Limit).InclusiveBetween(1, Page.MaxLimit);
    }

    public override void Configure()
    {
        Get("/");
        Group<RotationsGroup>();
        RequireScope(Scope.ShiftsRead, Actors.Staff);
        Validated<Validator>();
        Paged();
        Fails(PlatformErrors.CursorInvalid);
    }

    /// <summary>List rotations</summary>
    /// <remarks>Newest first, each in its latest version.</remarks>
    public override async Task<Results<Ok<Page<RotationResponse>>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        if (!Cursor.TryRead(request.Cursor, Sort, out var cursor))
            return PlatformErrors.CursorInvalid;
        var limit = request.Limit ?? Page.DefaultLimit;
        var rotations = db.Set<Rotation>().AsNoTracking();
        if (cursor is { Instant: var at, Id: var id })
            rotations = rotations.Where(r => r.CreatedAt <= at && (r.CreatedAt < at || r.Id.CompareTo(id) < 0));

        var rows = rotations.OrderByDescending(r => r.CreatedAt).ThenByDescending(r => r.Id).Take(limit + 1).AsAsyncEnumerable().Select(RotationResponse.From);
        return TypedResults.Ok(await Page.ReadAsync(rows, limit, JsonLength.Of, last => Cursor.At(Sort, last.CreatedAt, id: last.Id), ct));
    }
}
