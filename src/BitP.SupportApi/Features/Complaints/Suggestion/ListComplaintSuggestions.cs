using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints.Suggestion;

/// <summary>The tickets that may be complaints are listed.</summary>
public sealed class ListComplaintSuggestions(SupportDbContext db)
    : ApiEndpoint<ListComplaintSuggestions.Request, Results<Ok<Page<ComplaintSuggestionResponse>>, Error>>
{
    private const string Sort = "suggestions";

    /// <summary>Which suggestions to list.</summary>
    public sealed record Request
    {
        /// <summary>Only suggestions of which this became; those that nobody has decided about when absent.</summary>
        [CommaSeparated]
        public string? State { get; init; }

        /// <summary>Where the page begins: the <c>nextCursor</c> of the page before.</summary>
        public string? Cursor { get; init; }

        /// <summary>How many suggestions to return, 1 to 200; 50 when absent.</summary>
        public int? Limit { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.State).IsListOf<Request, SuggestionState>();
            RuleFor(r => r.Limit).InclusiveBetween(1, Page.MaxLimit);
        }
    }

    public override void Configure()
    {
        Get("/complaint-suggestions");
        Group<ComplaintsGroup>();
        RequireScope(Scope.ComplaintsRead, Actors.Staff);
        Validated<Validator>();
        Paged();
        Fails(PlatformErrors.CursorInvalid);
    }

    /// <summary>List tickets that may be complaints</summary>
    /// <remarks>
    /// By words that their customers used in English, Chinese, French or German, the latest first: a ticket is suggested once, within seconds after the words were written. Whether
    /// it is a complaint, a person decides: who sees one files it, else the suggestion is dismissed.
    /// </remarks>
    public override async Task<Results<Ok<Page<ComplaintSuggestionResponse>>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        if (!Cursor.TryRead(request.Cursor, Sort, out var cursor))
            return PlatformErrors.CursorInvalid;
        var limit = request.Limit ?? Page.DefaultLimit;
        var states = ListFilters.Read<SuggestionState>(request.State) ?? [SuggestionState.Open];
        var suggestions = db.Set<ComplaintSuggestion>().AsNoTracking().Where(s => states.Contains(s.State));
        if (cursor is { Instant: var until, Number: var last })
            suggestions = suggestions.Where(s => s.SuggestedAt <= until && (s.SuggestedAt < until || s.TicketNumber < last));
        var rows = await suggestions.OrderByDescending(s => s.SuggestedAt).ThenByDescending(s => s.TicketNumber).Take(limit + 1).ToListAsync(ct);
        var page = Page.Of(rows, limit, s => Cursor.At(Sort, s.SuggestedAt, s.TicketNumber));
        return TypedResults.Ok(new Page<ComplaintSuggestionResponse>([.. page.Items.Select(ComplaintSuggestionResponse.From)], page.NextCursor));
    }
}
