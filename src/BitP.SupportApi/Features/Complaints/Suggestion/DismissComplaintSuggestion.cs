using BitP.SupportApi.Features.Events;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints.Suggestion;

/// <summary>Somebody decides that a ticket is no complaint.</summary>
public sealed class DismissComplaintSuggestion(SupportDbContext db, TimeProvider clock) : ApiEndpoint<Results<Ok<ComplaintSuggestionResponse>, Error>>
{
    public override void Configure()
    {
        Post("/tickets/{ticketId}/complaint-suggestion/dismiss");
        Group<ComplaintsGroup>();
        RequireScope(Scope.ComplaintsWrite, Actors.Staff);
        Transactional();
        Fails(TicketErrors.NotFound, SuggestionErrors.NotFound, SuggestionErrors.Decided);
    }

    /// <summary>Dismiss the suggestion that a ticket is a complaint</summary>
    /// <remarks>It is not suggested again, whatever the customer writes. Who sees a complaint in it files one.</remarks>
    public override async Task<Results<Ok<ComplaintSuggestionResponse>, Error>> AnswerAsync(CancellationToken ct)
    {
        if (await Key<TicketKey>("ticketId").LoadAsync(db, ct) is not { } ticket)
            return TicketErrors.NotFound;
        if (await db.Set<ComplaintSuggestion>().SingleOrDefaultAsync(s => s.TicketNumber == ticket.Number, ct) is not { } suggestion)
            return SuggestionErrors.NotFound;
        if (suggestion.State is not SuggestionState.Open)
            return SuggestionErrors.Decided;
        var now = clock.GetUtcNow();
        suggestion.Dismiss(new EventActor(Actor.Kind, Actor.Id, Actor.Name), now);
        ticket.NoteComplaintSuggestionDismissed(now);
        return TypedResults.Ok(ComplaintSuggestionResponse.From(suggestion));
    }
}
