namespace BitP.SupportApi.Features.Sla;

/// <summary>What a clock of a ticket measures.</summary>
public enum ClockName
{
    /// <summary>From the opening to the first public message by a person of the staff.</summary>
    FirstResponse,

    /// <summary>From the customer's message to the next public message by a person of the staff; not before the first response.</summary>
    NextResponse,

    /// <summary>From one public message by a person of the staff to the next, while the ticket is not solved.</summary>
    ProgressUpdate,

    /// <summary>From the opening to the solution.</summary>
    Resolution,

    /// <summary>From the moment a promise is late, or the customer asks why it is, to a public message that explains it, or to a new promise with a reason.</summary>
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
