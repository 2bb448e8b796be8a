using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>How many messages of one visibility a ticket takes, and how much text they hold together: so much is written in one transcript.</summary>
/// <param name="Visibility">Which messages.</param>
/// <param name="Messages">How many.</param>
/// <param name="Bytes">How long their texts may be in UTF-8.</param>
internal sealed record MessageAllowance(MessageVisibility Visibility, int Messages, int Bytes)
{
    private static readonly MessageAllowance OfCustomers = new(MessageVisibility.Public, 2_000, 4_000_000);

    // More than a customer's, so that no flood of messages keeps support from answering.
    private static readonly MessageAllowance OfStaff = new(MessageVisibility.Public, 2_200, 5_000_000);

    private static readonly MessageAllowance OfNotes = new(MessageVisibility.Internal, 2_000, 4_000_000);

    /// <summary>What there may be in all once the actor has added a message.</summary>
    public static MessageAllowance For(MessageVisibility visibility, Actor actor) =>
        visibility is MessageVisibility.Internal ? OfNotes
        : actor.IsStaff ? OfStaff
        : OfCustomers;

    public bool Holds(int messages, int bytes) => messages <= Messages && bytes <= Bytes;

    /// <summary>Why a ticket takes no more; it is named, since an answer to a closed ticket goes to another one.</summary>
    public Error Exceeded(Ticket ticket) =>
        TicketErrors.Full.For(Messages, EnumNames<MessageVisibility>.Of(Visibility), Bytes, ticket.Reference) with
        {
            Existing = new(ticket.Id, ticket.Reference),
        };
}
