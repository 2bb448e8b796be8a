using System.Text.Json.Serialization;
using BitP.SupportApi.Platform.Localization;

namespace BitP.SupportApi.Features.Complaints.Documents;

/// <summary>
/// All that a complaint has for its documents, which is kept with them. What somebody wrote stands here as it was written: it becomes text in the documents, whatever is in it. Every text is
/// in the language of the document, unless the complainant wrote it.
/// </summary>
public sealed record DocumentFacts
{
    /// <summary>BCP 47 tag of the language in which the complaint was filed.</summary>
    public required string Language { get; init; }

    /// <summary>The complaint's human reference.</summary>
    public required string Reference { get; init; }

    /// <summary>When the document is issued.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>As of when it speaks, for a document that corrects another: when the first of them was issued. The day of the document itself when null.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>When the complaint was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The IANA id of the time zone in which all dates and times are told.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The firm that answers.</summary>
    public string? Firm { get; init; }

    public DocumentPerson? Complainant { get; init; }

    /// <summary>Who speaks for the complainant, once the authority is verified.</summary>
    public DocumentPerson? Representative { get; init; }

    public string? Subject { get; init; }

    /// <summary>The complaint in the complainant's own words, of which the documents give a copy.</summary>
    public string? Description { get; init; }

    /// <summary>What the complainant said later about the same thing, of which the documents give a copy too.</summary>
    public IReadOnlyList<DocumentSubmission> Further { get; init; } = [];

    public string? DesiredOutcome { get; init; }

    /// <summary>What the complainant said by the form besides, of which the documents give a copy; null when nothing was.</summary>
    public IReadOnlyList<DocumentAnswer>? Form { get; init; }

    public IReadOnlyList<DocumentPoint> Points { get; init; } = [];

    public DocumentContact? Contact { get; init; }

    public DocumentDeadline? NextUpdateBy { get; init; }

    public DocumentDeadline? DecideBy { get; init; }

    /// <summary>The last day that the rules give for the decision, whatever date was announced.</summary>
    public DocumentDeadline? OwedBy { get; init; }

    /// <summary>Whether the complaint is one that will be examined; null while that is open.</summary>
    public bool? Admissible { get; init; }

    /// <summary>Why it is not admissible, why it takes longer, or why it was decided so.</summary>
    public string? Reasons { get; init; }

    /// <summary>What is asked for.</summary>
    public IReadOnlyList<DocumentRequest> Requested { get; init; } = [];

    /// <summary>By when an answer is asked for.</summary>
    public DocumentDeadline? AnswerBy { get; init; }

    /// <summary>Whether the time for the decision stands still until there is an answer.</summary>
    public bool ClockPauses { get; init; }

    /// <summary>By when the decision comes now.</summary>
    public DocumentDeadline? NewDate { get; init; }

    public ComplaintOutcome? Outcome { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>What was done about the complaint, for regimes that ask for it.</summary>
    public string? Steps { get; init; }

    /// <summary>What was written or said between the complainant and the firm, for regimes that ask for it.</summary>
    public string? Communications { get; init; }

    /// <summary>What is still to come, for regimes that ask for it.</summary>
    public string? FollowUp { get; init; }

    /// <summary>How the complaint was resolved, for a summary resolution.</summary>
    public string? Resolution { get; init; }

    public IReadOnlyList<DocumentRedress> Redress { get; init; } = [];

    /// <summary>By when an offer of redress can be accepted.</summary>
    public DocumentDeadline? AcceptBy { get; init; }

    /// <summary>What can be done by who does not agree.</summary>
    public IReadOnlyList<DocumentRemedy> Remedies { get; init; } = [];

    /// <summary>The ombudsman's leaflet, for regimes that have one go along.</summary>
    public string? Leaflet { get; init; }

    /// <summary>Whether the firm agrees that the ombudsman considers what is referred too late.</summary>
    public bool ConsentsToLateReferral { get; init; }

    /// <summary>Which of the documents of its kind about the complaint it is, from 1.</summary>
    public int Edition { get; init; } = IssuedDocument.FirstEdition;

    /// <summary>The last reopening that took back an answer; null when there was none.</summary>
    public DocumentReopening? Reopening { get; init; }

    /// <summary>What this document corrects; null for one that corrects nothing.</summary>
    public DocumentCorrection? Correction { get; init; }
}

/// <summary>Somebody whom a document names.</summary>
public sealed record DocumentPerson(string Name, string? Address = null);

/// <summary>Something that the complainant said.</summary>
/// <param name="At">When it was received.</param>
/// <param name="Text">In the complainant's own words.</param>
public sealed record DocumentSubmission(DateTimeOffset At, string Text);

/// <summary>A reopening by which an answer was taken back.</summary>
/// <param name="At">When it was.</param>
/// <param name="Reason">Why.</param>
public sealed record DocumentReopening(DateTimeOffset At, string Reason);

/// <summary>The answer to a question of the form.</summary>
/// <param name="Question">What is asked, in the product's words.</param>
/// <param name="Text">What the complainant says.</param>
public sealed record DocumentAnswer(string Question, string Text);

/// <summary>A point of the complaint.</summary>
/// <param name="Text">What the complainant says.</param>
/// <param name="Finding">What was found; null as long as nothing is.</param>
/// <param name="Id">Its number within the complaint, which documents do not show.</param>
public sealed record DocumentPoint(string Text, string? Finding = null, int Id = 0);

/// <summary>The person or unit that answers questions about the complaint.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Email">Its e-mail address; null when there is none.</param>
/// <param name="Phone">Its telephone number; null when there is none.</param>
/// <param name="Address">Its postal address, in one line; null when there is none.</param>
public sealed record DocumentContact(string? Name = null, string? Email = null, string? Phone = null, string? Address = null);

/// <summary>The end of a period. Midnight ends the day before it.</summary>
/// <param name="At">When it ends.</param>
/// <param name="Rule">By which rule, in words; null when nobody has to know.</param>
public sealed record DocumentDeadline(DateTimeOffset At, string? Rule = null);

/// <summary>Something that is asked for.</summary>
/// <param name="What">What it is.</param>
/// <param name="Why">Why it is needed; null when that goes without saying.</param>
/// <param name="AgainBecause">Why it is asked again; null when it is asked for the first time.</param>
public sealed record DocumentRequest(string What, string? Why = null, string? AgainBecause = null);

/// <summary>Something that is offered or given.</summary>
/// <param name="What">What it is.</param>
/// <param name="Amount">A decimal number, as the API writes amounts; null for what is no money.</param>
/// <param name="Currency">The currency or asset of the amount.</param>
public sealed record DocumentRedress(string What, string? Amount = null, string? Currency = null);

/// <summary>Something that can be done by who does not agree.</summary>
/// <param name="Name">The body to turn to, or what the way is called.</param>
/// <param name="Text">What it can do, and until when.</param>
/// <param name="Contact">How to reach it.</param>
public sealed record DocumentRemedy(string Name, string? Text = null, string? Contact = null);

/// <summary>What is said of a document that takes the place of another.</summary>
/// <param name="Corrects">The number of the edition whose place it takes.</param>
/// <param name="IssuedAt">When that was issued.</param>
/// <param name="Reason">Why there is another one.</param>
// Which edition it is itself stood here too in documents that are kept.
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
public sealed record DocumentCorrection(int Corrects, DateTimeOffset IssuedAt, string Reason);

/// <summary>How a complaint was decided.</summary>
public enum ComplaintOutcome
{
    /// <summary>The complainant is right in all points.</summary>
    Upheld,

    /// <summary>The complainant is right in some points.</summary>
    PartiallyUpheld,

    /// <summary>The complainant is not right.</summary>
    Rejected,
}

internal static class ComplaintOutcomeWords
{
    private static readonly LocalizedText Upheld = new(
        "We uphold your complaint.",
        "经调查，您的投诉成立。",
        "Nous faisons droit à votre réclamation.",
        "Wir geben Ihrer Beschwerde statt."
    );

    private static readonly LocalizedText PartiallyUpheld = new(
        "We uphold your complaint in part.",
        "经调查，您的投诉部分成立。",
        "Nous faisons partiellement droit à votre réclamation.",
        "Wir geben Ihrer Beschwerde teilweise statt."
    );

    private static readonly LocalizedText Rejected = new(
        "We do not uphold your complaint.",
        "经调查，您的投诉不成立。",
        "Nous ne faisons pas droit à votre réclamation.",
        "Wir geben Ihrer Beschwerde nicht statt."
    );

    /// <summary>The outcome as a sentence.</summary>
    public static LocalizedText Words(this ComplaintOutcome outcome) =>
        outcome switch
        {
            ComplaintOutcome.Upheld => Upheld,
            ComplaintOutcome.PartiallyUpheld => PartiallyUpheld,
            _ => Rejected,
        };
}
