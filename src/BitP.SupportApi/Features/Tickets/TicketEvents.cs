using System.Text.Json.Serialization;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>A ticket was opened.</summary>
/// <param name="FollowUpOf">The closed ticket that it goes on from.</param>
public sealed record TicketOpened(TicketCategory Category, Channel Channel, Priority Priority, string Language, Guid? FollowUpOf)
    : EventData(Name, EventVisibility.Customer)
{
    internal const string Name = "ticket.opened";
}

/// <summary>A public message was added.</summary>
/// <param name="MessageId">The message; its text is read from there.</param>
/// <param name="Author">Which side wrote it.</param>
/// <param name="Status">The status, where the message changed it.</param>
public sealed record TicketReplied(Guid MessageId, AuthorKind Author, Change<TicketStatus>? Status) : EventData(Name, EventVisibility.Customer)
{
    internal const string Name = "ticket.replied";
}

/// <summary>An internal note was added.</summary>
/// <param name="MessageId">The message.</param>
public sealed record TicketNoted(Guid MessageId) : EventData("ticket.noted", EventVisibility.Staff);

/// <summary>A ticket was given to somebody. Within the desk that is its own affair; when it takes the ticket up, everybody is told.</summary>
/// <param name="Assignee">The agent.</param>
/// <param name="Team">The team.</param>
/// <param name="Status">The status, where assigning changed it.</param>
public sealed record TicketAssigned(Change<Guid?> Assignee, Change<string?> Team, Change<TicketStatus>? Status)
    : EventData(Name, Status is null ? EventVisibility.Staff : EventVisibility.Customer)
{
    internal const string Name = "ticket.assigned";

    // Who has a ticket is shown with it.
    internal override bool ChangesWhatCustomersSee => true;
}

/// <summary>The customer is to answer.</summary>
public sealed record TicketMarkedPending(Change<TicketStatus> Status, string? Reason) : EventData("ticket.marked_pending", EventVisibility.Customer);

/// <summary>A third party is to act.</summary>
public sealed record TicketPutOnHold(Change<TicketStatus> Status, string? Reason) : EventData("ticket.put_on_hold", EventVisibility.Customer);

/// <summary>Support considers the ticket done.</summary>
public sealed record TicketSolved(Change<TicketStatus> Status, string? Reason) : EventData(Name, EventVisibility.Customer)
{
    internal const string Name = "ticket.solved";
}

/// <summary>The ticket has ended.</summary>
public sealed record TicketClosed(Change<TicketStatus> Status, string? Reason) : EventData("ticket.closed", EventVisibility.Customer);

/// <summary>The ticket is worked on again.</summary>
public sealed record TicketReopened(Change<TicketStatus> Status, string? Reason) : EventData(Name, EventVisibility.Customer)
{
    internal const string Name = "ticket.reopened";
}

/// <summary>The customer asked for the escalation of a ticket.</summary>
/// <param name="EscalationId">The escalation; what the customer wrote is read from there.</param>
public sealed record TicketEscalationRequested(Guid EscalationId) : EventData("ticket.escalation_requested", EventVisibility.Customer);

/// <summary>Somebody sees to a ticket because the customer asked for its escalation.</summary>
/// <param name="EscalationId">The escalation.</param>
public sealed record TicketEscalationSeenTo(Guid EscalationId) : EventData("ticket.escalation_seen_to", EventVisibility.Customer);

/// <summary>What the customer wrote in a ticket may be a complaint; whether it is one, a person decides.</summary>
/// <param name="Language">BCP 47 tag of the language of the words.</param>
/// <param name="Words">The words that say so, as they are looked for.</param>
/// <param name="MessageId">The message that they stand in; null for the opening of the ticket.</param>
public sealed record TicketComplaintSuggested(string Language, IReadOnlyList<string> Words, Guid? MessageId)
    : EventData("ticket.complaint_suggested", EventVisibility.Staff);

/// <summary>Somebody decided that a ticket is no complaint, though its words may say so.</summary>
public sealed record TicketComplaintSuggestionDismissed() : EventData("ticket.complaint_suggestion_dismissed", EventVisibility.Staff);

/// <summary>Something about a ticket was changed; members that were not are null.</summary>
public sealed record TicketUpdated([property: JsonIgnore] TicketDetails Before, [property: JsonIgnore] TicketDetails After)
    : EventData(Name, EventVisibility.Customer)
{
    internal const string Name = "ticket.updated";

    public Change<string>? Subject => Change.Between(Before.Subject, After.Subject);

    public Change<TicketCategory>? Category => Change.Between(Before.Category, After.Category);

    public Change<Priority>? Priority => Change.Between(Before.Priority, After.Priority);

    public Change<string>? Language => Change.Between(Before.Language, After.Language);

    public Change<IReadOnlyList<string>>? Tags => Change.Between(Before.Tags, After.Tags);

    /// <summary>By when the customer was told that it would be handled.</summary>
    public Change<DateTimeOffset>? Promise => Change.Between(Before.Promise.By, After.Promise.By);

    /// <summary>True when form fields changed; their values may be personal and are not repeated.</summary>
    public bool? FieldsChanged => Before.Fields == After.Fields ? null : true;
}
