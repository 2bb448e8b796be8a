using System.Text.Json.Serialization;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Complaints.Deadlines;
using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Features.Complaints.ExternalStages;
using BitP.SupportApi.Features.Complaints.Independence;
using BitP.SupportApi.Features.Complaints.Redress;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Features.Complaints.Retention;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>A complaint. Partners and customers see no findings before the decision, and no more of the handler than the regime shows.</summary>
public sealed record ComplaintResponse : IVersioned, IExample<ComplaintResponse>
{
    /// <summary>Its id (UUIDv7).</summary>
    public required Guid Id { get; init; }

    /// <summary>Its human reference, usable wherever the id is.</summary>
    public required string Reference { get; init; }

    /// <summary>What it is about.</summary>
    public required ComplaintKind Kind { get; init; }

    /// <summary>What it came from, as staff found it; null while nobody has said, and for partners and customers.</summary>
    public required ComplaintKind? Cause { get; init; }

    /// <summary>What it is about, in a line.</summary>
    public required string Subject { get; init; }

    /// <summary>What happened, in the words of whoever filed it.</summary>
    public required string Description { get; init; }

    /// <summary>What shall come of it; null when that was not said.</summary>
    public required string? DesiredOutcome { get; init; }

    /// <summary>How it reached support.</summary>
    public required Channel Channel { get; init; }

    /// <summary>BCP 47 tag of the language in which it was filed, and is answered.</summary>
    public required string Language { get; init; }

    /// <summary>Where it stands.</summary>
    public required ComplaintStatus Status { get; init; }

    /// <summary>Whether it is examined; null while nobody has said.</summary>
    public required bool? Admissible { get; init; }

    /// <summary>Why it is examined, or is not; null when no reasons were given.</summary>
    public required string? AdmissibilityReasons { get; init; }

    /// <summary>The key of the department that has it; null when none has.</summary>
    public required string? Department { get; init; }

    /// <summary>Who handles it, as the regime shows it; null while nobody does.</summary>
    public required ComplaintHandler? Handler { get; init; }

    /// <summary>Whom to ask about it.</summary>
    public required DocumentContact Contact { get; init; }

    /// <summary>Whose complaint it is.</summary>
    public required ComplaintCustomer Customer { get; init; }

    /// <summary>Who speaks for the complainant; null when nobody does.</summary>
    public required ComplaintRepresentative? Representative { get; init; }

    /// <summary>The ticket that it came out of or is about; null when there is none.</summary>
    public required Guid? TicketId { get; init; }

    /// <summary>Where it was made in public; null when it was not.</summary>
    public required PublicPost? PublicPost { get; init; }

    /// <summary>How large the damage is, as the complainant says; null when that was not said.</summary>
    public required DamageAmount? Damage { get; init; }

    /// <summary>What was said by the published form besides, by the names of its fields; null when nothing was. What joined later stands in <c>submissions</c>.</summary>
    public required IReadOnlyDictionary<string, string>? Form { get; init; }

    /// <summary>Where the complainant lives (ISO 3166-1 alpha-2); null while nobody has said.</summary>
    public required string? Country { get; init; }

    /// <summary>The transactions it is about.</summary>
    public required IReadOnlyList<TransactionEvidence> Evidence { get; init; }

    /// <summary>What it says, each with what was found.</summary>
    public required IReadOnlyList<ComplaintPoint> Points { get; init; }

    /// <summary>What was said when about the same thing, the filing first.</summary>
    public required IReadOnlyList<ComplaintSubmission> Submissions { get; init; }

    /// <summary>By when what has to be done: the earliest limits over all its regimes.</summary>
    public required ComplaintDeadlines Deadlines { get; init; }

    /// <summary>The key of the regime that speaks in documents, the first of <c>regimes</c>.</summary>
    public required string Regime { get; init; }

    /// <summary>The regimes that it is under, the one that speaks in documents first.</summary>
    public required IReadOnlyList<ComplaintRegimeClocksResponse> Regimes { get; init; }

    /// <summary>What was asked of the complainant.</summary>
    public required IReadOnlyList<InformationRequest> InformationRequests { get; init; }

    /// <summary>What the complainant was told about how it goes on.</summary>
    public required IReadOnlyList<ComplaintUpdate> Updates { get; init; }

    /// <summary>That the decision comes later than was said.</summary>
    public required IReadOnlyList<ComplaintDelay> Delays { get; init; }

    /// <summary>What management was asked to see to; empty for partners and customers.</summary>
    public required IReadOnlyList<ComplaintEscalation> Escalations { get; init; }

    /// <summary>Who may handle it in spite of having to do with what it is about; empty for partners and customers.</summary>
    public required IReadOnlyList<ExceptionFromIndependence> IndependenceExceptions { get; init; }

    /// <summary>How it was decided; null while it is not.</summary>
    public required ComplaintDecision? Decision { get; init; }

    /// <summary>What was answered before each reopening, oldest first, at most 20: decisions with what was found then, and that it was inadmissible.</summary>
    public required IReadOnlyList<EarlierDecision> EarlierDecisions { get; init; }

    /// <summary>What was offered and given, oldest first.</summary>
    public required IReadOnlyList<RedressResponse> Redress { get; init; }

    /// <summary>Where it is or was outside the firm, oldest first.</summary>
    public required IReadOnlyList<ExternalStageResponse> ExternalStages { get; init; }

    /// <summary>The steps that the caller may take now.</summary>
    public required IReadOnlyList<string> AllowedTransitions { get; init; }

    /// <summary>When it was received (UTC): the earliest of its submissions.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it was recorded (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When anything about it last changed that the caller sees (UTC).</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was closed (UTC); null while it is not.</summary>
    public required DateTimeOffset? ClosedAt { get; init; }

    /// <summary>
    /// Until when its file is kept at least (UTC), and longer while an external stage is open or redress is accepted and not paid; null while the case goes on, and for
    /// partners and customers.
    /// </summary>
    public required DateTimeOffset? RetainUntil { get; init; }

    /// <summary>The legal holds, the latest last, at most the last 20; empty for partners and customers. While there is one that was not lifted, the file is not deleted.</summary>
    public required IReadOnlyList<ComplaintHold> Holds { get; init; }

    /// <summary>Rises with each change that the caller sees; also the first part of the <c>ETag</c>.</summary>
    public required long Version { get; init; }

    /// <summary>True when what was filed joined this complaint, which was open about the same thing; absent otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Joined { get; init; }

    public static ComplaintResponse Example =>
        new()
        {
            Id = Examples.Complaint,
            Reference = "CP-100001",
            Kind = ComplaintKind.Funds,
            Cause = null,
            Subject = "Nine days for a withdrawal",
            Description = "My withdrawal was held for nine days, and nobody said why.",
            DesiredOutcome = "An explanation, and the fee back.",
            Channel = Channel.App,
            Language = "en",
            Status = ComplaintStatus.Received,
            Admissible = null,
            AdmissibilityReasons = null,
            Department = null,
            Handler = null,
            Contact = new("Complaints unit", "complaints@example.com", "+33 1 99 00 00 00"),
            Customer = new(Examples.Customer, "user-81723", "Anna Wagner"),
            Representative = null,
            TicketId = null,
            PublicPost = null,
            Damage = new("12.50", "EUR"),
            Form = new Dictionary<string, string> { ["service"] = "Withdrawals to a bank account" },
            Country = null,
            Evidence = [],
            Points = [new(1, "It took nine days.", new(ActorKind.Customer, Examples.Customer, null), Examples.At)],
            Submissions =
            [
                new(
                    Examples.At,
                    Examples.At,
                    ComplaintKind.Funds,
                    Channel.App,
                    "en",
                    "Nine days for a withdrawal",
                    "My withdrawal was held for nine days, and nobody said why.",
                    [1],
                    "An explanation, and the fee back.",
                    new("12.50", "EUR"),
                    [],
                    null,
                    null,
                    null,
                    null,
                    new Dictionary<string, string> { ["service"] = "Withdrawals to a bank account" }
                ),
            ],
            Deadlines = new(Examples.At.AddDays(3), Examples.At.AddDays(14), Examples.At.AddDays(61), null),
            Regime = "eu_mica",
            Regimes =
            [
                new(
                    "eu_mica",
                    1,
                    "Europe/Brussels",
                    [
                        new(
                            ComplaintStep.Decide,
                            Examples.At,
                            Examples.At.AddDays(61),
                            "P2M",
                            DeadlineWords.Of(new("P2M", LastDayHoliday: LastDayHoliday.NextBusinessDay), "Europe/Brussels").En,
                            null,
                            false,
                            null,
                            null
                        ),
                    ]
                ),
            ],
            InformationRequests = [],
            Updates = [],
            Delays = [],
            Escalations = [],
            IndependenceExceptions = [],
            Decision = null,
            EarlierDecisions = [],
            Redress = [],
            ExternalStages = [],
            AllowedTransitions = ["withdraw"],
            ReceivedAt = Examples.At,
            CreatedAt = Examples.At,
            UpdatedAt = Examples.At,
            ClosedAt = null,
            RetainUntil = null,
            Holds = [],
            Version = 1,
        };

    internal static ComplaintResponse From(ComplaintView view, Actor actor)
    {
        var c = view.Complaint;
        var all = actor.IsStaff;
        var named = all || view.NamesHandler;
        return new()
        {
            Id = c.Id,
            Reference = c.Reference,
            Kind = c.Kind,
            Cause = all ? c.Cause : null,
            Subject = c.Subject,
            Description = c.Description,
            DesiredOutcome = c.DesiredOutcome,
            Channel = c.Channel,
            Language = c.Language,
            Status = c.Status,
            Admissible = c.Admissible,
            AdmissibilityReasons = c.AdmissibilityReasons,
            Department = c.Department,
            Handler =
                c.HandlerId is not { } handler ? null
                : named ? new(handler, view.HandlerName)
                : new(null, view.Contact.Name),
            Contact = view.Contact,
            Customer = view.Customer,
            Representative =
                all ? c.Representative
                : c.Representative is { } r ? r with { Authority = r.Authority with { VerifiedBy = null } }
                : null,
            TicketId = c.TicketId,
            PublicPost = c.PublicPost,
            Damage = c.Damage,
            Form = c.Form,
            Country = c.Country,
            Evidence = c.Evidence,
            Points = all ? c.Points : [.. c.Points.Select(p => PublicOf(p, c.Decision is not null))],
            Submissions = c.Submissions,
            Deadlines = new(Owed(c, ComplaintStep.Acknowledge), Owed(c, ComplaintStep.Update), Owed(c, ComplaintStep.Decide), Owed(c, ComplaintStep.LongStop)),
            Regime = c.Regimes[0].Key,
            Regimes = ComplaintRegimeClocksResponse.From(c, view.Regimes, actor),
            InformationRequests = c.InformationRequests,
            Updates = c.Updates,
            Delays = c.Delays,
            Escalations = all ? c.Escalations : [],
            IndependenceExceptions = all ? c.IndependenceExceptions : [],
            Decision = Shown(c.Decision),
            EarlierDecisions = [.. c.EarlierDecisions.Select(e => e with { Decision = Shown(e.Decision) })],
            Redress = [.. c.Redress.Select(r => RedressResponse.From(r, actor))],
            ExternalStages = [.. c.ExternalStages.Select(s => ExternalStageResponse.From(s, actor))],
            AllowedTransitions = ComplaintLifeCycle.AllowedFrom(c.Status, actor),
            ReceivedAt = c.ReceivedAt,
            CreatedAt = c.CreatedAt,
            UpdatedAt = all ? c.UpdatedAt : c.PublicUpdatedAt,
            ClosedAt = c.ClosedAt,
            RetainUntil = all ? c.RetainUntil : null,
            Holds = all ? c.Holds : [],
            Version = c.SeenBy(actor).Version,
        };

        ComplaintDecision? Shown(ComplaintDecision? decision) =>
            all || decision is null ? decision : decision with { DecidedBy = named ? decision.DecidedBy : null, DeviationReason = null };
    }

    // Who of the staff wrote a point is nobody else's affair.
    private static ComplaintPoint PublicOf(ComplaintPoint point, bool isDecided) =>
        point with
        {
            Finding = isDecided ? point.Finding : null,
            AddedBy = point.AddedBy.Kind is ActorKind.Agent or ActorKind.Supervisor or ActorKind.Admin ? new(ActorKind.Agent, null, null) : point.AddedBy,
        };

    private static DateTimeOffset? Owed(Complaint c, ComplaintStep step) =>
        c.IsOpen ? c.Regimes.SelectMany(r => r.Steps).Where(s => s.Step == step && s.MetAt is null).Min(s => s.DueAt) : null;
}

/// <summary>By when what has to be done: of several regimes the earliest. What is done is null, what no regime asks for, and all of it once nothing is left to decide.</summary>
/// <param name="AcknowledgeBy">By when its receipt has to be acknowledged (UTC).</param>
/// <param name="NextUpdateBy">By when the complainant has to hear how it goes on (UTC).</param>
/// <param name="DecideBy">By when it has to be decided (UTC).</param>
/// <param name="LongStopBy">By when it has to be decided whatever delay was announced (UTC).</param>
public sealed record ComplaintDeadlines(DateTimeOffset? AcknowledgeBy, DateTimeOffset? NextUpdateBy, DateTimeOffset? DecideBy, DateTimeOffset? LongStopBy);

/// <summary>Who handles a complaint.</summary>
/// <param name="Id">The agent's id; null for those to whom the regime shows the unit.</param>
/// <param name="Name">The name of the person or of the unit.</param>
public sealed record ComplaintHandler(Guid? Id, string? Name);

/// <summary>Whose complaint it is. What else is known about the customer is read from there.</summary>
/// <param name="Id">The customer's id.</param>
/// <param name="ExternalId">The partner's own id of the customer.</param>
/// <param name="Name">Full name.</param>
public sealed record ComplaintCustomer(Guid Id, string ExternalId, string? Name);

/// <summary>A complaint and what is shown with it from elsewhere.</summary>
internal sealed record ComplaintView(
    Complaint Complaint,
    ComplaintCustomer Customer,
    string? HandlerName,
    IReadOnlyList<RegimeContent> Regimes,
    DocumentContact Contact
)
{
    /// <summary>Whether partners and customers see who handles it.</summary>
    public bool NamesHandler => Complaint.NamesHandler(Regimes);
}
