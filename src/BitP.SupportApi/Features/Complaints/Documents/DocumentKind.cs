namespace BitP.SupportApi.Features.Complaints.Documents;

/// <summary>What a document about a complaint is for.</summary>
public enum DocumentKind
{
    /// <summary>The complaint was received: by whom, when, and what happens next.</summary>
    Acknowledgement,

    /// <summary>The complaint will not be examined, and why.</summary>
    Inadmissibility,

    /// <summary>Something is asked for that is needed to decide.</summary>
    InformationRequest,

    /// <summary>The decision will be later than was said, why, and when it will be.</summary>
    DelayNotice,

    /// <summary>The decision.</summary>
    FinalResponse,

    /// <summary>The complaint was resolved within days, so that no long answer is needed.</summary>
    SummaryResolution,
}
