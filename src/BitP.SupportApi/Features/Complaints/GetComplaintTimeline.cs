using BitP.SupportApi.Features.Events;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>Everything that happened to a complaint is read.</summary>
public sealed class GetComplaintTimeline(SupportDbContext db) : ApiEndpoint<GetComplaintTimeline.Request, Results<Ok<Page<EventResponse>>, Error>>
{
    private const string Sort = "complaint";

    /// <summary>Which part of the timeline.</summary>
    public sealed record Request
    {
        /// <summary>Where the page begins: the <c>nextCursor</c> of the page before.</summary>
        public string? Cursor { get; init; }

        /// <summary>How many events to return, 1 to 200; 50 when absent. Fewer of long ones: a page ends once it has about 1,000,000 bytes.</summary>
        public int? Limit { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Limit).InclusiveBetween(1, Page.MaxLimit);
    }

    public override void Configure()
    {
        Get("/complaints/{complaintId}/timeline");
        Group<ComplaintsGroup>();
        RequireScope(Scope.ComplaintsRead, Actors.Staff);
        Validated<Validator>();
        Paged();
        Fails(ComplaintErrors.NotFound, PlatformErrors.CursorInvalid);
    }

    /// <summary>Get the timeline of a complaint</summary>
    /// <remarks>All its events, oldest first: who did what and when, with the values before and after.</remarks>
    public override async Task<Results<Ok<Page<EventResponse>>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        if (!Cursor.TryRead(request.Cursor, Sort, out var cursor))
            return PlatformErrors.CursorInvalid;
        var id = await Key<ComplaintKey>("complaintId").In(db.Visible<Complaint>()).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(ct);
        if (id is null)
            return ComplaintErrors.NotFound;
        var limit = request.Limit ?? Page.DefaultLimit;
        var after = cursor?.Number ?? 0;
        var events = db.Visible<StoredEvent>()
            .AsNoTracking()
            .Where(e => e.SubjectId == id && e.Sequence > after)
            .OrderBy(e => e.Sequence)
            .Take(limit + 1)
            .AsAsyncEnumerable();
        var page = await Page.ReadAsync(events, limit, e => JsonLength.OfText(e.Data), last => new Cursor(Sort, 0, last.Sequence), ct);
        return TypedResults.Ok(new Page<EventResponse>([.. page.Items.Select(e => EventResponse.From(e, Actor))], page.NextCursor));
    }
}
