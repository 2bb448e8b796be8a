using System.Text.Json.Serialization;
using BitP.SupportApi.Features.Complaints.Deadlines;
using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>A complaint was filed.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="ReceivedAt">When it was received (UTC).</param>
/// <param name="Regimes">The keys of the regimes that it is under.</param>
/// <param name="TicketId">The ticket that it came out of or is about; null when there is none.</param>
/// <param name="FormFields">The names of the fields of the published form that were answered. What was answered stands in the complaint.</param>
public sealed record ComplaintFiled(
    ComplaintKind Kind,
    DateTimeOffset ReceivedAt,
    IReadOnlyList<string> Regimes,
    Guid? TicketId,
    IReadOnlyList<string> FormFields
) : EventData(Name, EventVisibility.Customer)
{
    internal const string Name = "complaint.filed";
}

/// <summary>Something more was said about the same thing while a complaint was open.</summary>
/// <param name="ReceivedAt">When it was received (UTC).</param>
/// <param name="Points">The points that came with it.</param>
/// <param name="FormFields">The names of the fields of the published form that were answered. What was answered stands in the complaint.</param>
public sealed record ComplaintSubmissionJoined(DateTimeOffset ReceivedAt, IReadOnlyList<int> Points, IReadOnlyList<string> FormFields)
    : EventData("complaint.submission_joined", EventVisibility.Customer)
{
    /// <summary>When the complaint was received (UTC), when this was received before all else; absent otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Change<DateTimeOffset>? Received { get; init; }

    /// <summary>From when its limits are counted (UTC), when that is earlier by this; absent otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Change<DateTimeOffset>? CountedFrom { get; init; }
}

/// <summary>A point was added to a complaint.</summary>
/// <param name="PointId">The point.</param>
public sealed record ComplaintPointAdded(int PointId) : EventData("complaint.point_added", EventVisibility.Customer);

/// <summary>A point was split into others, which take its place.</summary>
/// <param name="PointId">The point.</param>
/// <param name="Into">The others.</param>
public sealed record ComplaintPointSplit(int PointId, IReadOnlyList<int> Into) : EventData("complaint.point_split", EventVisibility.Customer);

/// <summary>A point is not answered any more.</summary>
/// <param name="PointId">The point.</param>
/// <param name="Reason">Why.</param>
public sealed record ComplaintPointWithdrawn(int PointId, string Reason) : EventData("complaint.point_withdrawn", EventVisibility.Customer);

/// <summary>The authority of the representative was verified.</summary>
public sealed record ComplaintAuthorityVerified() : EventData("complaint.authority_verified", EventVisibility.Customer);

/// <summary>The receipt of a complaint was acknowledged.</summary>
public sealed record ComplaintAcknowledged(Change<ComplaintStatus> Status) : EventData("complaint.acknowledged", EventVisibility.Customer);

/// <summary>A complaint was found admissible: it will be examined.</summary>
/// <param name="Reasons">Why; null when no reasons were given.</param>
public sealed record ComplaintFoundAdmissible(string? Reasons) : EventData("complaint.found_admissible", EventVisibility.Customer);

/// <summary>A complaint was found inadmissible: it will not be examined.</summary>
/// <param name="Reasons">Why.</param>
public sealed record ComplaintFoundInadmissible(Change<ComplaintStatus> Status, string Reasons)
    : EventData("complaint.found_inadmissible", EventVisibility.Customer);

/// <summary>A complaint was given to a department.</summary>
/// <param name="Department">The key of the department.</param>
public sealed record ComplaintReferred(Change<string?> Department) : EventData(Name, EventVisibility.Customer)
{
    internal const string Name = "complaint.referred";
}

/// <summary>A complaint was given to somebody to handle.</summary>
/// <param name="Handler">The agent.</param>
public sealed record ComplaintAssigned(Change<Guid?> Handler) : EventData(Name, EventVisibility.Staff)
{
    internal const string Name = "complaint.assigned";

    /// <summary>Whether partners and customers see who has it.</summary>
    internal bool ShowsWho { get; init; }

    // Whether somebody has it is shown in any case.
    internal override bool ChangesWhatCustomersSee => ShowsWho || Handler.Before is null;
}

/// <summary>Who handled a complaint has to do with what it is about, by what was said since, and does not handle it any more.</summary>
/// <param name="Handler">The agent.</param>
public sealed record ComplaintUnassigned(Change<Guid?> Handler) : EventData(Name, EventVisibility.Staff)
{
    internal const string Name = "complaint.unassigned";

    // Whether somebody has it is shown in any case.
    internal override bool ChangesWhatCustomersSee => true;
}

/// <summary>A complaint is looked into.</summary>
public sealed record ComplaintInvestigated(Change<ComplaintStatus> Status) : EventData("complaint.investigated", EventVisibility.Customer);

/// <summary>It was said what a complaint came from.</summary>
/// <param name="Cause">The cause: it was null as long as nobody had said.</param>
/// <param name="Reason">Why it is another one than was said before; null when none was.</param>
public sealed record ComplaintCauseFound(Change<ComplaintKind?> Cause, string? Reason) : EventData("complaint.cause_found", EventVisibility.Staff);

/// <summary>Management was asked to see to a complaint.</summary>
/// <param name="Reason">Why.</param>
public sealed record ComplaintEscalated(string Reason) : EventData("complaint.escalated", EventVisibility.Staff);

/// <summary>Something was asked of the complainant.</summary>
/// <param name="Topics">What.</param>
/// <param name="AnswerBy">By when (UTC).</param>
public sealed record ComplaintInformationRequested(Change<ComplaintStatus> Status, IReadOnlyList<InformationTopic> Topics, DateTimeOffset AnswerBy)
    : EventData("complaint.information_requested", EventVisibility.Customer);

/// <summary>The complainant was reminded of what was asked.</summary>
/// <param name="AnswerBy">By when an answer is asked for (UTC).</param>
public sealed record ComplaintInformationReminded(DateTimeOffset AnswerBy) : EventData("complaint.information_reminded", EventVisibility.Customer);

/// <summary>The complainant answered what was asked.</summary>
public sealed record ComplaintInformationProvided(Change<ComplaintStatus> Status) : EventData("complaint.information_provided", EventVisibility.Customer);

/// <summary>The complainant did not answer in time what was asked: it goes on without.</summary>
public sealed record ComplaintInformationMissed(Change<ComplaintStatus> Status) : EventData("complaint.information_missed", EventVisibility.Customer);

/// <summary>The complainant was told how it goes on.</summary>
public sealed record ComplaintUpdatePosted() : EventData("complaint.update_posted", EventVisibility.Customer);

/// <summary>The complainant was told that the decision comes later.</summary>
/// <param name="NewDate">The new last day.</param>
/// <param name="Late">Whether a limit had passed already.</param>
public sealed record ComplaintDelayed(string NewDate, bool Late) : EventData("complaint.delayed", EventVisibility.Customer);

/// <summary>A complaint was decided, and the complainant was told.</summary>
/// <param name="Outcome">Who is right.</param>
/// <param name="SummaryResolution">Whether a summary was answer enough.</param>
public sealed record ComplaintDecided(Change<ComplaintStatus> Status, ComplaintOutcome Outcome, bool SummaryResolution)
    : EventData(Name, EventVisibility.Customer)
{
    internal const string Name = "complaint.decided";
}

/// <summary>A complaint has ended.</summary>
public sealed record ComplaintClosed(Change<ComplaintStatus> Status, string? Reason) : EventData(Name, EventVisibility.Customer)
{
    internal const string Name = "complaint.closed";
}

/// <summary>The complainant does not want a complaint examined any more.</summary>
public sealed record ComplaintWithdrawn(Change<ComplaintStatus> Status, string? Reason) : EventData("complaint.withdrawn", EventVisibility.Customer);

/// <summary>A complaint is looked into again.</summary>
public sealed record ComplaintReopened(Change<ComplaintStatus> Status, string Reason) : EventData(Name, EventVisibility.Customer)
{
    internal const string Name = "complaint.reopened";
}

/// <summary>A document about a complaint was issued.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Edition">Which edition it is, from 1.</param>
/// <param name="HtmlSha256">SHA-256 of the HTML, in lower-case hexadecimal digits.</param>
/// <param name="TextSha256">SHA-256 of the plain text, in lower-case hexadecimal digits.</param>
public sealed record ComplaintDocumentIssued(DocumentKind Kind, int Edition, string HtmlSha256, string TextSha256) : EventData(Name, EventVisibility.Customer)
{
    internal const string Name = "complaint.document_issued";

    /// <summary>The edition that it takes the place of; absent when it corrects nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Corrects { get; init; }

    /// <summary>Why it takes the place of another; absent when it corrects nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}

/// <summary>A document about a complaint was sent.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Edition">Which edition it is, from 1.</param>
/// <param name="Means">How it was sent.</param>
/// <param name="SentAt">When (UTC).</param>
/// <param name="RequestedAt">When it was asked for (UTC); null when it was not.</param>
public sealed record ComplaintDocumentDelivered(DocumentKind Kind, int Edition, DeliveryMeans Means, DateTimeOffset SentAt, DateTimeOffset? RequestedAt)
    : EventData("complaint.document_delivered", EventVisibility.Customer);

/// <summary>A limit of a complaint comes near: three quarters of the time have passed.</summary>
/// <param name="Regime">The key of the regime.</param>
/// <param name="Step">What has to be done.</param>
/// <param name="DueAt">By when (UTC).</param>
public sealed record ComplaintDeadlineWarned(string Regime, ComplaintStep Step, DateTimeOffset DueAt)
    : EventData("complaint.deadline_warned", EventVisibility.Staff);

/// <summary>A limit of a complaint has passed.</summary>
/// <param name="Regime">The key of the regime.</param>
/// <param name="Step">What had to be done.</param>
/// <param name="DueAt">By when (UTC).</param>
public sealed record ComplaintDeadlineBreached(string Regime, ComplaintStep Step, DateTimeOffset DueAt)
    : EventData("complaint.deadline_breached", EventVisibility.Staff);
