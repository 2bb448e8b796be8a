namespace BitP.SupportApi.Features.Complaints.Deadlines;

/// <summary>Something that happens to a complaint, and that a limit can be for or be counted from.</summary>
public enum ComplaintStep
{
    /// <summary>The complaint is received. Limits are counted from it; there is none for it.</summary>
    Receipt,

    /// <summary>Its receipt is acknowledged.</summary>
    Acknowledge,

    /// <summary>It is answered for the first time, by more than an acknowledgement.</summary>
    Respond,

    /// <summary>The complainant is told how it goes on. How often is said by <c>updateEvery</c>.</summary>
    Update,

    /// <summary>It is resolved so early that a summary is answer enough.</summary>
    SummaryResolution,

    /// <summary>It is decided.</summary>
    Decide,

    /// <summary>The last day for the decision, whatever delay was announced.</summary>
    LongStop,

    /// <summary>The complainant turns to somebody outside, such as an ombudsman.</summary>
    Refer,
}
