namespace BitP.SupportApi.Features.Sla;

/// <summary>What a clock of a ticket measures.</summary>
public enum ClockName
{
    /// <summary>
    /// From the opening to the first public message by a person of the staff. Automatic messages, internal notes and what partners and customers write do not stop
    /// it, and it never stands.
    /// </summary>
    FirstResponse,

    /// <summary>
    /// From the customer's message to the next public message by a person of the staff; not before the first response. What the customer writes meanwhile does not
    /// start it anew, only such a message stops it, and it never stands.
    /// </summary>
    NextResponse,

    /// <summary>From one public message by a person of the staff to the next, until the ticket is solved. It stands while the ticket is <c>pending</c>.</summary>
    ProgressUpdate,

    /// <summary>
    /// From the opening to the solution. It stands while the ticket is <c>pending</c> or <c>on_hold</c>, where the policy's <c>pausesOn</c> has that. Reopening begins
    /// another cycle, with what was left or the whole target, as its <c>reopenedWith</c> says.
    /// </summary>
    Resolution,

    /// <summary>
    /// From the moment a promise is late, or the customer asks why it is, to a public message of staff that <c>explains</c> it, or to a new promise with a reason.
    /// It never stands.
    /// </summary>
    Explanation,
}

/// <summary>Which time a clock counts.</summary>
public enum ClockCalendar
{
    /// <summary>The working time of the policy's schedule, in whichever of its versions holds.</summary>
    Business,

    /// <summary>All time.</summary>
    Elapsed,
}

/// <summary>A status in which nobody at support can go on.</summary>
public enum PauseReason
{
    /// <summary>The customer is to answer.</summary>
    Pending,

    /// <summary>A third party is to act.</summary>
    OnHold,
}

/// <summary>With how much time a clock goes on when a solved ticket is reopened.</summary>
public enum ReopenedWith
{
    /// <summary>With what was left.</summary>
    Remaining,

    /// <summary>With the whole target.</summary>
    Full,
}
