using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Sla.Policies;

/// <summary>What a policy said at other times is read.</summary>
public sealed class ListSlaPolicyVersions(SupportDbContext db) : ApiEndpoint<ListSlaPolicyVersions.Request, Results<Ok<Page<SlaPolicyResponse>>, Error>>
{
    private const string Sort = "sla-policy-versions";

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
        Get("/{policyId}/versions");
        Group<SlaPoliciesGroup>();
        RequireScope(Scope.SlaRead, Actors.Staff);
        Validated<Validator>();
        Paged();
        Fails(SlaPolicyErrors.NotFound, PlatformErrors.CursorInvalid);
    }

    /// <summary>List the versions of an SLA policy</summary>
    /// <remarks>Latest first. What is in force at an instant is the version with the highest number among those that are effective by then.</remarks>
    public override async Task<Results<Ok<Page<SlaPolicyResponse>>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var policyId = Key("policyId");
        if (!Cursor.TryRead(request.Cursor, Sort, out var cursor))
            return PlatformErrors.CursorInvalid;
        var policy = await db.Set<SlaPolicy>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == policyId, ct);
        if (policy is null)
            return SlaPolicyErrors.NotFound;
        var order = await SlaPolicyOrder.ReadAsync(db, ct);
        var limit = request.Limit ?? Page.DefaultLimit;
        var before = cursor?.Value ?? long.MaxValue;
        var rows = db.Set<SlaPolicyVersion>()
            .AsNoTracking()
            .Where(v => v.PolicyId == policyId && v.Number < before)
            .OrderByDescending(v => v.Number)
            .Take(limit + 1)
            .AsAsyncEnumerable()
            .Select(v => SlaPolicyResponse.From(v, policy, order));
        return TypedResults.Ok(await Page.ReadAsync(rows, limit, JsonLength.Of, last => new Cursor(Sort, last.Version), ct));
    }
}
