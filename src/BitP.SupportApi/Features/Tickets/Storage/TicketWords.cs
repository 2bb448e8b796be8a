using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;

namespace BitP.SupportApi.Features.Tickets.Storage;

/// <summary>
/// The words by which a ticket is found: its own and those of its messages. Words of internal notes are kept as other words, so that whoever may not read
/// the notes cannot ask for them; and whose ticket it is stands among its words, so that nobody's search depends on what is others'.
/// </summary>
internal static class TicketWords
{
    /// <summary>The ticket's own entry; all others have the sequence of the event that they belong to.</summary>
    private const long Own = 0;

    // No word of a text holds these.
    private const char InternalMark = '!';
    private const char OwnerMark = '@';

    public static SearchEntry Of(Ticket ticket, string customerExternalId, IEnumerable<string> formerSubjects) =>
        new(
            ticket.Number,
            Own,
            [
                Owner(ticket.PartnerId),
                Owner(ticket.CustomerId),
                .. SearchText.Of([
                    ticket.Reference,
                    ticket.Subject,
                    customerExternalId,
                    .. TicketRules.TransactionHashes(ticket.Evidence),
                    .. ticket.Evidence.SelectMany(e => new[] { e.TxHash, e.Address }),
                    ticket.Description,
                    .. formerSubjects,
                ]),
            ]
        );

    public static SearchEntry Of(Ticket ticket, TicketMessage message)
    {
        var words = SearchText.Of(message.Body);
        return new(ticket.Number, message.Sequence, message.Visibility is MessageVisibility.Internal ? words.Select(Internal) : words);
    }

    /// <summary>For a new subject. The words of the old one stay: a ticket is also found by what it was once called.</summary>
    public static SearchEntry OfSubject(Ticket ticket) => new(ticket.Number, ticket.Version, SearchText.Of(ticket.Subject));

    /// <summary>What a ticket has to hold for an actor to find it by a text; null when there is no word in it.</summary>
    public static IReadOnlyList<IReadOnlyList<string>>? Sought(string text, Actor actor)
    {
        var words = SearchText.Query(text);
        if (words.Count == 0)
            return null;
        var terms = words.Select<string, IReadOnlyList<string>>(word => actor.IsStaff ? [word, Internal(word)] : [word]).ToList();
        if (actor.Reach.PartnerId is { } partner)
            terms.Add([Owner(partner)]);
        if (actor.Reach.CustomerId is { } customer)
            terms.Add([Owner(customer)]);
        return terms;
    }

    private static string Internal(string word) => InternalMark + word;

    private static string Owner(Guid id) => $"{OwnerMark}{id:N}";
}
