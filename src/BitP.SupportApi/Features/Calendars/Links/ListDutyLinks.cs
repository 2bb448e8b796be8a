using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Calendars.Links;

/// <summary>Duty links are listed.</summary>
public sealed class ListDutyLinks(SupportDbContext db) : ApiEndpoint<ListDutyLinks.Request, Results<Ok<Page<DutyLinkResponse>>, Error>>
{
    private const string Sort = "duty-links";

    /// <summary>Which links to list.</summary>
    public sealed record Request
    {
        /// <summary>Only links to the duty of the agent with this id.</summary>
        public Guid? AgentId { get; init; }

        /// <summary>Only links to the duty of the rotation with this id.</summary>
        public Guid? RotationId { get; init; }

        /// <summary>Where the page begins: the <c>nextCursor</c> of the page before.</summary>
        public string? Cursor { get; init; }

        /// <summary>How many links to return, 1 to 200; 50 when absent.</summary>
        public int? Limit { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Limit).InclusiveBetween(1, Page.MaxLimit);
    }

    public override void Configure()
    {
        Get("/");
        Group<DutyLinksGroup>();
        RequireScope(Scope.ShiftsRead, Actors.Leads);
        Validated<Validator>();
        Paged();
        Fails(PlatformErrors.CursorInvalid);
    }

    /// <summary>List duty links</summary>
    /// <remarks>Eldest first, those that have not been revoked, without their secrets. Filters narrow each other down.</remarks>
    public override async Task<Results<Ok<Page<DutyLinkResponse>>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        if (!Cursor.TryRead(request.Cursor, Sort, out var cursor))
            return PlatformErrors.CursorInvalid;
        var limit = request.Limit ?? Page.DefaultLimit;
        var links = db.Links<DutyLink>().AsNoTracking();
        if (request.AgentId is { } agentId)
            links = links.Where(l => l.AgentId == agentId);
        if (request.RotationId is { } rotationId)
            links = links.Where(l => l.RotationId == rotationId);
        if (cursor is { Instant: var at, Id: var id })
            links = links.Where(l => l.CreatedAt >= at && (l.CreatedAt > at || l.Id.CompareTo(id) > 0));

        var rows = await links.OrderBy(l => l.CreatedAt).ThenBy(l => l.Id).Take(limit + 1).ToListAsync(ct);
        return TypedResults.Ok(Page.Of(rows.ConvertAll(DutyLinkResponse.From), limit, last => Cursor.At(Sort, last.CreatedAt, id: last.Id)));
    }
}
