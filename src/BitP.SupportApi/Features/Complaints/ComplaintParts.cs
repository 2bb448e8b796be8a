using System.Text.Json.Serialization;
using BitP.SupportApi.Features.Complaints.Deadlines;
using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Features.Complaints.Redress;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Features.Events;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>Where a complaint stands.</summary>
public enum ComplaintStatus
{
    /// <summary>It is there, and its receipt is not acknowledged yet.</summary>
    Received,

    /// <summary>Its receipt was acknowledged.</summary>
    Acknowledged,

    /// <summary>It is looked into.</summary>
    Investigating,

    /// <summary>Something was asked of the complainant, who has not answered yet.</summary>
    AwaitingCustomer,

    /// <summary>It was decided, and the complainant was told.</summary>
    Decided,

    /// <summary>The case has ended.</summary>
    Closed,

    /// <summary>It will not be examined, and the complainant was told why.</summary>
    Inadmissible,

    /// <summary>The complainant does not want it examined any more.</summary>
    Withdrawn,
}

/// <summary>What gives somebody the right to speak for a complainant.</summary>
public enum AuthorityKind
{
    /// <summary>A power of attorney.</summary>
    PowerOfAttorney,

    /// <summary>The law, as with parents and guardians.</summary>
    LegalRepresentative,

    /// <summary>A lawyer's mandate.</summary>
    Lawyer,

    /// <summary>A consumers' association.</summary>
    ConsumerAssociation,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>What is asked of a complainant.</summary>
public enum InformationTopic
{
    /// <summary>The full name.</summary>
    Name,

    /// <summary>The e-mail address.</summary>
    Email,

    /// <summary>The telephone number.</summary>
    Phone,

    /// <summary>What the complainant wants to come of it.</summary>
    DesiredOutcome,

    /// <summary>How large the damage is.</summary>
    DamageAmount,

    /// <summary>The hash of a transaction.</summary>
    TransactionHash,

    /// <summary>The address of a transaction.</summary>
    TransactionAddress,

    /// <summary>The amount of a transaction.</summary>
    TransactionAmount,

    /// <summary>When a transaction was made.</summary>
    TransactionTime,

    /// <summary>A document that proves the authority of the representative.</summary>
    AuthorityDocument,

    /// <summary>A field of the published complaint form, or of the form of the linked ticket, which <c>formField</c> names.</summary>
    FormField,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>Something that a complaint says. It is never deleted.</summary>
/// <param name="Id">Its number within the complaint, from 1.</param>
/// <param name="Text">What is said: at most 2,000 characters, or the whole description where no points were given.</param>
/// <param name="AddedBy">Who added it.</param>
/// <param name="AddedAt">When (UTC).</param>
/// <param name="Finding">What was found; null as long as nothing is.</param>
/// <param name="SplitFrom">The point that it was a part of; null for one that stands for itself.</param>
/// <param name="WithdrawnReason">Why it is not answered any more; null while it is to be.</param>
public sealed record ComplaintPoint(
    int Id,
    string Text,
    EventActor AddedBy,
    DateTimeOffset AddedAt,
    string? Finding = null,
    int? SplitFrom = null,
    string? WithdrawnReason = null
)
{
    /// <summary>Whether the decision has to answer it.</summary>
    internal bool IsOpen => WithdrawnReason is null;
}

/// <summary>What was said when about the same thing, with all that came with it.</summary>
/// <param name="At">When it was received (UTC).</param>
/// <param name="RecordedAt">When it was recorded (UTC).</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Channel">How it reached support.</param>
/// <param name="Language">BCP 47 tag of the language in which it was said.</param>
/// <param name="Subject">What it is about, in a line.</param>
/// <param name="Text">In the words of whoever said it.</param>
/// <param name="Points">The points that came with it.</param>
/// <param name="DesiredOutcome">What shall come of it; null when that was not said.</param>
/// <param name="Damage">How large the damage is; null when that was not said.</param>
/// <param name="Evidence">The transactions that it is about.</param>
/// <param name="PublicPost">Where it was made in public; null when it was not.</param>
/// <param name="Country">Where the complainant lives (ISO 3166-1 alpha-2); null when that was not said.</param>
/// <param name="Representative">The name of who said it for the complainant; null when nobody did.</param>
/// <param name="RepresentedBy">All that was sent about who said it for the complainant; null when nobody did.</param>
/// <param name="Form">What was said by the published form besides, by the names of its fields; null when nothing was.</param>
public sealed record ComplaintSubmission(
    DateTimeOffset At,
    DateTimeOffset RecordedAt,
    ComplaintKind Kind,
    Categories.Channel Channel,
    string Language,
    string Subject,
    string Text,
    IReadOnlyList<int> Points,
    string? DesiredOutcome,
    DamageAmount? Damage,
    IReadOnlyList<TransactionEvidence> Evidence,
    PublicPost? PublicPost,
    string? Country,
    string? Representative,
    FiledRepresentative? RepresentedBy,
    IReadOnlyDictionary<string, string>? Form
)
{
    /// <summary>From when on the firm can have known of it: the public post, or the receipt.</summary>
    internal DateTimeOffset StartedAt => PublicPost?.PostedAt ?? At;

    internal static ComplaintSubmission Of(NewComplaint said, IReadOnlyList<int> points, DateTimeOffset now) =>
        new(
            said.ReceivedAt,
            now,
            said.Kind,
            said.Channel,
            said.Language,
            said.Subject,
            said.Description,
            points,
            said.DesiredOutcome,
            said.Damage,
            said.Evidence,
            said.PublicPost,
            said.Country,
            said.Representative?.Name,
            said.Representative,
            said.Form
        );
}

/// <summary>Who speaks for the complainant.</summary>
/// <param name="Name">Full name.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Phone">Telephone number with country code.</param>
/// <param name="Authority">What gives the right to.</param>
public sealed record ComplaintRepresentative(string Name, string? Email, string? Phone, ComplaintAuthority Authority)
{
    internal static ComplaintRepresentative? Of(FiledRepresentative? filed) =>
        filed is null ? null : new(filed.Name!, filed.Email, filed.Phone, new(filed.Authority?.Kind, filed.Authority?.Document));
}

/// <summary>What gives somebody the right to speak for a complainant. Until it is verified the representative gets receipts, never data.</summary>
/// <param name="Kind">What it is; null while nobody has said.</param>
/// <param name="Document">What proves it, such as the name of a document; null when nothing was given.</param>
/// <param name="Verified">Whether it was verified.</param>
/// <param name="VerifiedBy">Who verified it; null while nobody has.</param>
/// <param name="VerifiedAt">When (UTC); null while nobody has.</param>
public sealed record ComplaintAuthority(
    AuthorityKind? Kind,
    string? Document,
    bool Verified = false,
    EventActor? VerifiedBy = null,
    DateTimeOffset? VerifiedAt = null
);

/// <summary>A complaint that was made in public. The limits are counted from then on; answers go to the private channel.</summary>
/// <param name="Url">Where it stands.</param>
/// <param name="PostedAt">When it was posted (UTC).</param>
public sealed record PublicPost(string? Url, DateTimeOffset? PostedAt);

/// <summary>How large the damage is, as the complainant says.</summary>
/// <param name="Amount">
/// A decimal number, such as <c>250.00</c>: more than nothing, at most 28 digits in all and 15 before the point, and no more decimals than the currency has (ISO 4217);
/// assets have up to 18.
/// </param>
/// <param name="Currency">The code of the currency or asset, such as <c>EUR</c> or <c>USDT</c>.</param>
public sealed record DamageAmount(string? Amount, string? Currency) : IMoney;

/// <summary>A step of a complaint that was done.</summary>
public sealed record DoneStep(ComplaintStep Step, DateTimeOffset At);

/// <summary>A regime that a complaint is under, in the version in which it was filed.</summary>
/// <param name="Key">The key of the regime.</param>
/// <param name="Version">The version of the regime that counts for the complaint.</param>
/// <param name="Steps">What has to be done by when.</param>
public sealed record ComplaintRegimeClocks(string Key, long Version, IReadOnlyList<ComplaintClock> Steps)
{
    /// <summary>What somebody sees of it. What is warned of, and what is late and not done, is noted for staff; others see by when it had to be done.</summary>
    internal ComplaintRegimeClocks SeenBy(Actor actor) =>
        actor.IsStaff ? this : this with { Steps = [.. Steps.Select(s => s with { WarnedAt = null, Late = s.MetAt >= s.DueAt })] };
}

/// <summary>By when a step of a complaint has to be done.</summary>
/// <param name="Step">The step.</param>
/// <param name="From">From when it is counted (UTC).</param>
/// <param name="DueAt">The first instant that is too late (UTC); null when there is none, such as while the limit stands.</param>
/// <param name="Within">The period that it is counted by, such as <c>P2M</c>.</param>
/// <param name="MetAt">When it was done (UTC); null while it is not.</param>
/// <param name="Late">Whether it was done too late, or that was noticed before it was done.</param>
/// <param name="Delay">What a notice of delay did to the limit; absent when there was none for it.</param>
public sealed record ComplaintClock(
    ComplaintStep Step,
    DateTimeOffset From,
    DateTimeOffset? DueAt,
    string Within,
    DateTimeOffset? MetAt = null,
    bool Late = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DelayEffect? Delay = null
)
{
    /// <summary>When it was warned of; null when it was not.</summary>
    public DateTimeOffset? WarnedAt { get; init; }

    /// <summary>Whether the firm owes it. The others are offers and rights.</summary>
    internal bool IsOwed => Step is not (ComplaintStep.SummaryResolution or ComplaintStep.Refer);

    /// <summary>When it is warned of; null when there is no limit.</summary>
    internal DateTimeOffset? WarnAt => DueAt is { } due ? LimitWarning.Of(From, due) : null;

    /// <summary>What happens next to it of itself; null when nothing does.</summary>
    internal DateTimeOffset? NextAt =>
        !IsOwed || MetAt is not null || Late || DueAt is null ? null
        : WarnedAt is null ? WarnAt
        : DueAt;
}

/// <summary>Something that is asked for.</summary>
/// <param name="Topic">What kind of thing it is.</param>
/// <param name="What">What is wanted, in words for the complainant.</param>
/// <param name="Why">Why it is needed; null when that goes without saying.</param>
/// <param name="FormField">The field of the published complaint form, or of the form of the linked ticket; only for <c>form_field</c>.</param>
/// <param name="AgainBecause">Why it is asked again although it was answered, in words for the complainant; null when it is asked for the first time.</param>
public sealed record RequestedInformation(InformationTopic? Topic, string? What, string? Why = null, string? FormField = null, string? AgainBecause = null)
{
    internal bool IsAbout(RequestedInformation other) => Topic == other.Topic && FormField == other.FormField;
}

/// <summary>What was asked of the complainant.</summary>
/// <param name="AskedAt">When (UTC).</param>
/// <param name="AnswerBy">By when an answer was asked for (UTC). After that it goes on without it, as the regime says.</param>
/// <param name="Items">What was asked for.</param>
/// <param name="RemindedAt">When the complainant was reminded (UTC); null when that was not.</param>
/// <param name="AnsweredAt">When it was answered (UTC); null while it is not.</param>
/// <param name="Answer">What was answered; null while it is not.</param>
/// <param name="EndedAt">When the waiting ended (UTC): with the answer, at <c>answerBy</c>, or with a step before; null while it lasts.</param>
public sealed record InformationRequest(
    DateTimeOffset AskedAt,
    DateTimeOffset AnswerBy,
    IReadOnlyList<RequestedInformation> Items,
    DateTimeOffset? RemindedAt = null,
    DateTimeOffset? AnsweredAt = null,
    string? Answer = null,
    DateTimeOffset? EndedAt = null
)
{
    /// <summary>Whether something was asked here and answered.</summary>
    internal bool Answers(RequestedInformation asked) => AnsweredAt is not null && Items.Any(i => i.IsAbout(asked));

    /// <summary>Whether nobody answered until it was over.</summary>
    internal bool WasMissed => AnsweredAt is null && EndedAt >= AnswerBy;

    internal DateTimeOffset RemindAt => Instants.Cut(AskedAt + ((AnswerBy - AskedAt) / 2));

    internal DateTimeOffset? NextAt =>
        EndedAt is not null ? null
        : RemindedAt is null ? RemindAt
        : AnswerBy;
}

/// <summary>What the complainant was told about how it goes on.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Text">What was said.</param>
public sealed record ComplaintUpdate(DateTimeOffset At, string Text);

/// <summary>That a decision comes later than was said.</summary>
/// <param name="At">When it was said (UTC).</param>
/// <param name="Reasons">Why.</param>
/// <param name="NewDate">The new last day in the time zone of the regime.</param>
/// <param name="Late">Whether it was said after a limit had passed.</param>
/// <param name="TooLateFor">The keys of the regimes whose limit had passed, and is not moved by it.</param>
public sealed record ComplaintDelay(DateTimeOffset At, string Reasons, string NewDate, bool Late, IReadOnlyList<string> TooLateFor);

/// <summary>That management sees to a complaint.</summary>
/// <param name="At">When it was asked to (UTC).</param>
/// <param name="By">Who asked.</param>
/// <param name="Reason">Why.</param>
/// <param name="Summary">What management has to know.</param>
public sealed record ComplaintEscalation(DateTimeOffset At, EventActor By, string Reason, string Summary);

/// <summary>How a complaint was decided. What was found about each point stands with the point.</summary>
/// <param name="Outcome">Who is right.</param>
/// <param name="Reasons">Why.</param>
/// <param name="SummaryResolution">Whether a summary was answer enough, since it was resolved so early.</param>
/// <param name="DecidedBy">Who decided; null for partners and customers where the regime shows the unit only.</param>
/// <param name="DecidedAt">When (UTC).</param>
/// <param name="Steps">What was done about the complaint; null when nothing was said of it.</param>
/// <param name="Communications">What was written and said between complainant and firm; null when nothing was said of it.</param>
/// <param name="FollowUp">What is still to come; null when nothing was said of it.</param>
/// <param name="DeviationReason">Why it was decided otherwise than similar ones; null when that was not said, and for partners and customers.</param>
public sealed record ComplaintDecision(
    ComplaintOutcome Outcome,
    string Reasons,
    bool SummaryResolution,
    EventActor? DecidedBy,
    DateTimeOffset DecidedAt,
    string? Steps = null,
    string? Communications = null,
    string? FollowUp = null,
    string? DeviationReason = null
);

/// <summary>An answer that was given before the complaint was reopened, and was taken back by that.</summary>
/// <param name="Decision">How it was decided; null when it was found inadmissible.</param>
/// <param name="Findings">What was found about each point with that decision; empty when it was found inadmissible.</param>
/// <param name="InadmissibilityReasons">Why it was not examined; null when it was decided.</param>
/// <param name="ReopenedAt">When it was taken back (UTC).</param>
/// <param name="ReopenedBecause">Why.</param>
public sealed record EarlierDecision(
    ComplaintDecision? Decision,
    IReadOnlyList<PointFinding> Findings,
    string? InadmissibilityReasons,
    DateTimeOffset ReopenedAt,
    string ReopenedBecause
);

internal sealed class PointFindingValidator : AbstractValidator<PointFinding>
{
    public PointFindingValidator()
    {
        RuleFor(f => f.PointId).NotNull();
        RuleFor(f => f.Finding).ShowsSomething().HasAtMostCharacters(Complaint.FindingMaxLength);
    }
}

/// <summary>What was found about a point.</summary>
/// <param name="PointId">The point.</param>
/// <param name="Finding">What was found; at most 4,000 characters.</param>
public sealed record PointFinding(int? PointId, string? Finding) : IExample<PointFinding>
{
    public static PointFinding Example => new(1, "Your withdrawal was held for nine days. The check that held it should have taken one.");
}
