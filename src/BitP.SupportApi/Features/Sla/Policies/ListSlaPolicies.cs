using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Sla.Policies;

/// <summary>Policies are listed.</summary>
public sealed class ListSlaPolicies(SupportDbContext db) : ApiEndpoint<ListSlaPolicies.Request, Results<Ok<Page<SlaPolicyResponse>>, Error>>
{
    private const string Sort = "sla-policies";

    /// <summary>Which policies to list.</summary>
    public sealed record Request
    {
        /// <summary>Where the page begins: the <c>nextCursor</c> of the page before.</summary>
        public string? Cursor { get; init; }

        /// <summary>How many policies to return, 1 to 200; 50 when absent. Fewer of long ones: a page ends once it has about 1,000,000 bytes.</summary>
        public int? Limit { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Limit).InclusiveBetween(1, Page.MaxLimit);
    }

    public override void Configure()
    {
        Get("/");
        Group<SlaPoliciesGroup>();
        RequireScope(Scope.SlaRead, Actors.Staff);
        Validated<Validator>();
        Paged();
        Fails(PlatformErrors.CursorInvalid);
    }

    /// <summary>List SLA policies</summary>
    /// <remarks>
    /// In their order, each in its latest version; those that are retired are left out. A page begins behind the policy that ended the page before, wherever that is
    /// now, or at its former place when it was retired meanwhile.
    /// </remarks>
    public override async Task<Results<Ok<Page<SlaPolicyResponse>>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        if (!Cursor.TryRead(request.Cursor, Sort, out var cursor))
            return PlatformErrors.CursorInvalid;
        var limit = request.Limit ?? Page.DefaultLimit;
        var order = await SlaPolicyOrder.ReadAsync(db, ct);
        var seen = cursor is { } last ? order.PlaceOf(last.Id) ?? (int)Math.Clamp(last.Value - 1, 0, order.Policies.Count) : 0;
        var ids = order.Policies.Skip(seen).Take(limit + 1).ToArray();
        var found = await db.Set<SlaPolicy>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var rows = ids.Where(found.ContainsKey).Select(id => SlaPolicyResponse.From(found[id], order)).ToAsyncEnumerable();
        return TypedResults.Ok(await Page.ReadAsync(rows, limit, JsonLength.Of, policy => new Cursor(Sort, policy.Order!.Value, Id: policy.Id), ct));
    }
}
