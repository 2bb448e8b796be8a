using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Sla.EscalationPolicies;

/// <summary>Escalation policies are listed.</summary>
public sealed class ListEscalationPolicies(SupportDbContext db)
    : ApiEndpoint<ListEscalationPolicies.Request, Results<Ok<Page<EscalationPolicyResponse>>, Error>>
{
    private const string Sort = "escalation-policies";

    /// <summary>Which escalation policies to list.</summary>
    public sealed record Request
    {
        /// <summary>Where the page begins: the <c>nextCursor</c> of the page before.</summary>
        public string? Cursor { get; init; }

        /// <summary>How many escalation policies to return, 1 to 200; 50 when absent.</summary>
        public int? Limit { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Limit).InclusiveBetween(1, Page.MaxLimit);
    }

    public override void Configure()
    {
        Get("/");
        Group<EscalationPoliciesGroup>();
        RequireScope(Scope.SlaRead, Actors.Staff);
        Validated<Validator>();
        Paged();
        Fails(PlatformErrors.CursorInvalid);
    }

    /// <summary>List escalation policies</summary>
    /// <remarks>Newest first.</remarks>
    public override async Task<Results<Ok<Page<EscalationPolicyResponse>>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        if (!Cursor.TryRead(request.Cursor, Sort, out var cursor))
            return PlatformErrors.CursorInvalid;
        var limit = request.Limit ?? Page.DefaultLimit;
        var policies = db.EscalationPolicies().AsNoTracking();
        if (cursor is { Instant: var at, Id: var id })
            policies = policies.Where(p => p.CreatedAt <= at && (p.CreatedAt < at || p.Id.CompareTo(id) < 0));

        var rows = await policies.OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id).Take(limit + 1).ToListAsync(ct);
        return TypedResults.Ok(Page.Of(rows.ConvertAll(EscalationPolicyResponse.From), limit, last => Cursor.At(Sort, last.CreatedAt, id: last.Id)));
    }
}
