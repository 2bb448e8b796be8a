using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Features.Events;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Due;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>
/// A statement of dissatisfaction that is owed an answer by law, from its receipt to its end. What is said in it is added to and never deleted. This part is what it
/// is and how it is told; what happens to it is in <c>Complaint.Steps.cs</c>, and its limits are in <c>Complaint.Clocks.cs</c>.
/// </summary>
public sealed partial class Complaint : AggregateRoot, IOwned
{
    public const int SubjectMaxLength = 200;
    public const int DescriptionMaxLength = 20_000;
    public const int DesiredOutcomeMaxLength = 4000;
    public const int PointMaxLength = 2000;
    public const int FindingMaxLength = 4000;
    public const int ReasonMaxLength = 4000;
    public const int ReasonsMaxLength = 20_000;
    public const int SummaryMaxLength = 4000;
    public const int MaxPoints = 100;
    public const int MaxSubmissions = 50;
    public const int MaxRequests = 50;

    /// <summary>How often the same thing can be asked and answered.</summary>
    public const int MaxAnswersToOne = 5;

    public const int MaxUpdates = 200;
    public const int MaxDelays = 20;
    public const int MaxEscalations = 20;
    public const int MaxRegimes = 4;
    public const int MaxReopenings = 20;
    public const int DocumentNameMaxLength = 200;
    public const int UrlMaxLength = 500;

    /// <summary>How far back a complaint may have been received.</summary>
    public static readonly TimeSpan OldestReceipt = TimeSpan.FromDays(3650);

    public const string ReferencePrefix = "CP-";

    private Complaint() { }

    /// <summary>The number in its reference; also the tie-breaker of all lists.</summary>
    public long Number { get; private init; }

    public Guid PartnerId { get; private init; }

    public Guid CustomerId { get; private init; }

    public ComplaintKind Kind { get; private init; }

    /// <summary>What it came from, as staff found it; null while nobody has said.</summary>
    public ComplaintKind? Cause { get; private set; }

    public string Subject { get; private init; } = "";

    public string Description { get; private init; } = "";

    public string? DesiredOutcome { get; private init; }

    public Channel Channel { get; private init; }

    /// <summary>BCP 47 tag of the language in which it was filed, and is answered.</summary>
    public string Language { get; private init; } = "";

    /// <summary>When it was first received, in whichever of its submissions.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>When it was recorded.</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>When anything last changed that partners and customers see.</summary>
    public DateTimeOffset PublicUpdatedAt { get; private set; }

    /// <summary>The version that partners and customers see. The one that guards against lost updates counts what is for staff only as well.</summary>
    public long PublicVersion { get; private set; }

    public Guid? TicketId { get; private init; }

    /// <summary>The category of the ticket when the complaint was filed, whatever becomes of the ticket; null when there is none.</summary>
    public TicketCategory? TicketCategory { get; private init; }

    public IReadOnlyList<TransactionEvidence> Evidence { get; private init; } = [];

    public ComplaintRepresentative? Representative { get; private set; }

    public PublicPost? PublicPost { get; private init; }

    public DamageAmount? Damage { get; private init; }

    /// <summary>Where the complainant lives (ISO 3166-1 alpha-2); null while nobody has said.</summary>
    public string? Country { get; private set; }

    public IReadOnlyList<ComplaintPoint> Points { get; private set; } = [];

    /// <summary>What was said when, the filing first.</summary>
    public IReadOnlyList<ComplaintSubmission> Submissions { get; private set; } = [];

    /// <summary>What the filing said by the published form, by the names of its fields; null when it did not.</summary>
    internal IReadOnlyDictionary<string, string>? Form => Submissions[0].Form;

    public ComplaintStatus Status { get; private set; }

    /// <summary>Whether it is one that is examined; null while nobody has said.</summary>
    public bool? Admissible { get; private set; }

    /// <summary>Why it is, or is not; null when no reasons were given.</summary>
    public string? AdmissibilityReasons { get; private set; }

    /// <summary>The key of the department that has it.</summary>
    public string? Department { get; private set; }

    public Guid? HandlerId { get; private set; }

    /// <summary>What management was asked to see to, newest last.</summary>
    public IReadOnlyList<ComplaintEscalation> Escalations { get; private set; } = [];

    public IReadOnlyList<InformationRequest> InformationRequests { get; private set; } = [];

    public IReadOnlyList<ComplaintUpdate> Updates { get; private set; } = [];

    public IReadOnlyList<ComplaintDelay> Delays { get; private set; } = [];

    /// <summary>How it was decided last; null while it is not, also once it is reopened.</summary>
    public ComplaintDecision? Decision { get; private set; }

    /// <summary>When it was decided; null while it is not.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>What was answered before each reopening, oldest first.</summary>
    public IReadOnlyList<EarlierDecision> EarlierDecisions { get; private set; } = [];

    public DateTimeOffset? ClosedAt { get; private set; }

    public string Reference => ReferenceOf(Number);

    Guid? IOwned.PartnerId => PartnerId;

    Guid? IOwned.CustomerId => CustomerId;

    /// <summary>Whether there is something left to decide.</summary>
    internal bool IsOpen => ComplaintLifeCycle.Open.Contains(Status);

    internal IEnumerable<ComplaintPoint> OpenPoints => Points.Where(p => p.IsOpen);

    internal override EventSubject About => new("complaint", Reference, PartnerId, CustomerId);

    internal override IEnumerable<Companion> Companions(bool isNew) =>
        DueItem.Move(
            DeadlinesKind,
            Id.ToString(),
            isNew ? null
                : _moved ? _fellDue
                : NextDueAt,
            NextDueAt
        )
            is { } moved
            ? [moved]
            : [];

    public static string ReferenceOf(long number) => $"{ReferencePrefix}{number}";

    /// <summary>Files a complaint.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="partnerId">Whose customer it is.</param>
    /// <param name="customerId">Whose complaint it is.</param>
    /// <param name="filed">What is said.</param>
    /// <param name="regimes">The regimes that it is under, the one that speaks in documents first.</param>
    /// <param name="by">Who files it.</param>
    /// <param name="now">The time.</param>
    internal static Complaint File(
        long number,
        Guid partnerId,
        Guid customerId,
        NewComplaint filed,
        IReadOnlyList<CountedRegime> regimes,
        EventActor by,
        DateTimeOffset now
    )
    {
        var complaint = new Complaint
        {
            Id = Guid.CreateVersion7(now),
            Number = number,
            PartnerId = partnerId,
            CustomerId = customerId,
            Kind = filed.Kind,
            Subject = filed.Subject,
            Description = filed.Description,
            DesiredOutcome = filed.DesiredOutcome,
            Channel = filed.Channel,
            Language = filed.Language,
            ReceivedAt = filed.ReceivedAt,
            CreatedAt = now,
            UpdatedAt = now,
            PublicUpdatedAt = now,
            TicketId = filed.TicketId,
            TicketCategory = filed.TicketCategory,
            Evidence = filed.Evidence,
            Representative = ComplaintRepresentative.Of(filed.Representative),
            PublicPost = filed.PublicPost,
            Damage = filed.Damage,
            Country = filed.Country,
            RegimeKeys = string.Concat(regimes.Select(r => ComplaintRegimeMark.Of(r.Terms.Key))),
            Regimes = [.. regimes.Select(r => new ComplaintRegimeClocks(r.Terms.Key, r.Terms.Version, []))],
        };
        complaint.Points = [.. filed.Points.Select((text, i) => new ComplaintPoint(i + 1, text, by, now))];
        complaint.Submissions = [ComplaintSubmission.Of(filed, [.. complaint.Points.Select(p => p.Id)], now)];
        complaint.CountedFrom = complaint.StartedAt;
        complaint.Raise(new ComplaintFiled(filed.Kind, filed.ReceivedAt, [.. regimes.Select(r => r.Terms.Key)], filed.TicketId, filed.FormFields), now);
        complaint.Recount(regimes);
        return complaint;
    }

    /// <summary>Whether something more about the same thing fits in.</summary>
    internal bool HasRoomFor(NewComplaint more) => Submissions.Count < MaxSubmissions && Points.Count + more.Points.Count <= MaxPoints;

    /// <summary>
    /// Takes in something more about the same thing, with its own date and all that came with it. When that was received before all else, it is when the firm received
    /// the complaint, and what is not done yet is counted from then on, unless the complaint was reopened since. The first who speaks for the complainant is the
    /// representative, whose authority may come later.
    /// </summary>
    internal void Join(NewComplaint more, EventActor by, IReadOnlyList<CountedRegime> regimes, DateTimeOffset now)
    {
        Follow(regimes, now);
        Country ??= more.Country;
        int[] ids = [.. more.Points.Select((text, _) => AddPoint(text, by, now, null))];
        Submissions = [.. Submissions, ComplaintSubmission.Of(more, ids, now)];
        var speaker = ComplaintRepresentative.Of(more.Representative);
        Representative =
            Representative is { Authority: { Verified: false, Kind: null, Document: null } } first && speaker?.Name == first.Name
                ? first with
                {
                    Authority = speaker.Authority,
                }
                : Representative ?? speaker;
        var (received, counted) = (ReceivedAt, CountedFrom);
        ReceivedAt = Submissions.Min(s => s.At);
        CountedFrom = WasReopened ? CountedFrom : StartedAt;
        Note(
            new ComplaintSubmissionJoined(more.ReceivedAt, ids, more.FormFields)
            {
                Received = received == ReceivedAt ? null : new(received, ReceivedAt),
                CountedFrom = counted == CountedFrom ? null : new(counted, CountedFrom),
            },
            now
        );
        Recount(regimes);
        // What should have been done by then is late at once.
        Follow(regimes, now);
    }

    /// <summary>Whose version somebody compares: staff that of every change, others that of what they see.</summary>
    internal IVersioned SeenBy(Actor actor) => actor.IsStaff ? this : new PublicSide(PublicVersion);

    private protected override long CountPublic(EventData data, DateTimeOffset now)
    {
        if (!data.ChangesWhatCustomersSee)
            return PublicVersion;
        PublicUpdatedAt = now > PublicUpdatedAt ? now : PublicUpdatedAt;
        return ++PublicVersion;
    }

    /// <summary>Whether partners and customers see who handles it: when every regime that it is under shows the person.</summary>
    internal static bool NamesHandler(IEnumerable<RegimeContent> regimes) => regimes.All(r => r.HandlerShownAs is HandlerShownAs.Person);

    private int AddPoint(string text, EventActor by, DateTimeOffset now, int? splitFrom)
    {
        var id = Points.Count + 1;
        Points = [.. Points, new(id, text, by, now, SplitFrom: splitFrom)];
        return id;
    }

    private void Replace(ComplaintPoint point) => Points = [.. Points.Select(p => p.Id == point.Id ? point : p)];

    private Error? RefuseStep(ComplaintAction action, Actor actor) =>
        ComplaintLifeCycle.Next(Status, action, actor) is null
            ? ComplaintErrors.StatusNotAllowed.For(EnumNames<ComplaintAction>.Of(action), EnumNames<ComplaintStatus>.Of(Status)) with
            {
                AllowedTransitions = ComplaintLifeCycle.AllowedFrom(Status, actor),
            }
            : null;

    private Change<ComplaintStatus> Go(ComplaintAction action, Actor actor)
    {
        var before = Status;
        Status = ComplaintLifeCycle.Next(before, action, actor)!.Value;
        return new(before, Status);
    }

    private void Note(EventData data, DateTimeOffset now, bool isOfItself = false)
    {
        UpdatedAt = now > UpdatedAt ? now : UpdatedAt;
        Raise(data, now, isOfItself);
    }

    private sealed record PublicSide(long Version) : IVersioned;
}

/// <summary>What a complaint is filed with, after all checks.</summary>
internal sealed record NewComplaint(
    ComplaintKind Kind,
    string Subject,
    string Description,
    string? DesiredOutcome,
    IReadOnlyList<string> Points,
    Channel Channel,
    string Language,
    DateTimeOffset ReceivedAt,
    Guid? TicketId,
    TicketCategory? TicketCategory,
    IReadOnlyList<TransactionEvidence> Evidence,
    FiledRepresentative? Representative,
    PublicPost? PublicPost,
    DamageAmount? Damage,
    string? Country,
    IReadOnlyDictionary<string, string>? Form
)
{
    /// <summary>The names of the fields of the form that were answered.</summary>
    internal IReadOnlyList<string> FormFields => [.. Form?.Keys ?? []];
}
