namespace BitP.SupportApi.Features.Tickets;

/// <summary>Where a ticket stands.</summary>
public enum TicketStatus
{
    /// <summary>Nobody has looked at it yet.</summary>
    New,

    /// <summary>Support is working on it.</summary>
    Open,

    /// <summary>The customer is to answer.</summary>
    Pending,

    /// <summary>A third party is to act.</summary>
    OnHold,

    /// <summary>Support considers it done; the customer's answer reopens it.</summary>
    Solved,

    /// <summary>Final. An answer opens a linked follow-up.</summary>
    Closed,
}

/// <summary>Where the priority of a ticket comes from.</summary>
public enum PrioritySource
{
    /// <summary>The rule of its category.</summary>
    Category,

    /// <summary>The customer or the partner asked for it, or whoever opened it.</summary>
    Requested,

    /// <summary>Support changed it.</summary>
    Staff,
}

/// <summary>Who may read a message.</summary>
public enum MessageVisibility
{
    /// <summary>The customer, the partner and staff.</summary>
    Public,

    /// <summary>Staff only.</summary>
    Internal,
}
