using BitP.SupportApi.Platform.Callers;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>Something said in a ticket. Messages are added, never changed.</summary>
public sealed class TicketMessage
{
    public const int BodyMaxLength = 20_000;

    private TicketMessage() { }

    public Guid Id { get; private init; }

    public Guid TicketId { get; private init; }

    /// <summary>The sequence of the event that tells of it, which orders the messages of a ticket.</summary>
    public long Sequence { get; private init; }

    /// <summary>The same as partners and customers see it, never greater; null for internal notes, and when it was written before the two were apart.</summary>
    public long? PublicSequence { get; private init; }

    public AuthorKind AuthorKind { get; private init; }

    /// <summary>The customer or the agent; null for an operator's key.</summary>
    public Guid? AuthorId { get; private init; }

    /// <summary>The name that is shown for staff; customers' names stay with the customer.</summary>
    public string? AuthorName { get; private init; }

    public string Body { get; private init; } = "";

    public MessageVisibility Visibility { get; private init; }

    /// <summary>Whether no person wrote it.</summary>
    public bool Automatic { get; private init; }

    /// <summary>Whether it explains why a promise is late.</summary>
    public bool Explains { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    // A partner speaks for its customer. The event that tells of it is the next.
    internal static TicketMessage Write(Ticket ticket, NewMessage said, Actor actor, DateTimeOffset now) =>
        new()
        {
            Id = said.Id ?? Guid.CreateVersion7(now),
            TicketId = ticket.Id,
            Sequence = ticket.Version + 1,
            PublicSequence = said.Visibility is MessageVisibility.Public ? ticket.PublicVersion + 1 : null,
            AuthorKind = actor.IsStaff ? AuthorKind.Staff : AuthorKind.Customer,
            AuthorId = actor.IsStaff ? actor.Id : ticket.CustomerId,
            AuthorName = actor.IsStaff ? actor.Name : null,
            Body = said.Body,
            Visibility = said.Visibility,
            Automatic = said.Automatic,
            Explains = said.Explains,
            CreatedAt = now,
        };
}

/// <summary>On which side of the conversation an author is.</summary>
public enum AuthorKind
{
    /// <summary>The customer, also when the partner's app speaks for them.</summary>
    Customer,

    /// <summary>The support desk.</summary>
    Staff,
}

/// <summary>What somebody says in a ticket, after all checks.</summary>
/// <param name="Body">The text.</param>
/// <param name="Visibility">Who may read it.</param>
/// <param name="Automatic">Whether no person wrote it.</param>
/// <param name="Explains">Whether it explains why a promise is late.</param>
/// <param name="Promise">By when it will be done, where that is said.</param>
/// <param name="Id">Its id; a new one when absent.</param>
public sealed record NewMessage(
    string Body,
    MessageVisibility Visibility,
    bool Automatic = false,
    bool Explains = false,
    PromisedTime? Promise = null,
    Guid? Id = null
);
