using BitP.SupportApi.Features.Events;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Complaints.Suggestion;

/// <summary>That a ticket may be a complaint, by the words of its customer. Whether it is one, a person decides.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="TicketReference">Its reference.</param>
/// <param name="Language">BCP 47 tag of the language of the words.</param>
/// <param name="Words">The words that say so, in lower case and without accents; at most 10.</param>
/// <param name="MessageId">The message that they stand in; null for the opening of the ticket.</param>
/// <param name="SuggestedAt">When (UTC).</param>
/// <param name="State">What became of it.</param>
/// <param name="DismissedBy">Who dismissed it; null unless somebody did.</param>
/// <param name="DecidedAt">When it was dismissed, or a complaint was filed (UTC); null while neither has happened.</param>
public sealed record ComplaintSuggestionResponse(
    Guid TicketId,
    string TicketReference,
    string Language,
    IReadOnlyList<string> Words,
    Guid? MessageId,
    DateTimeOffset SuggestedAt,
    SuggestionState State,
    EventActor? DismissedBy,
    DateTimeOffset? DecidedAt
) : IExample<ComplaintSuggestionResponse>
{
    public static ComplaintSuggestionResponse Example =>
        new(Examples.Ticket, "BP-100001", "en", ["speak to a manager", "complaint"], Examples.Message, Examples.At, SuggestionState.Open, null, null);

    internal static ComplaintSuggestionResponse From(ComplaintSuggestion s) =>
        new(s.TicketId, Ticket.ReferenceOf(s.TicketNumber), s.Language, s.Words, s.MessageId, s.SuggestedAt, s.State, s.DismissedBy, s.DecidedAt);
}
