using System.Collections.Frozen;
using System.Globalization;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using NodaTime;

namespace BitP.SupportApi.Features.Complaints.Documents;

/// <summary>How a content can stand in a document.</summary>
internal enum ContentKind
{
    /// <summary>Made by the product, so that it may stand within a sentence.</summary>
    Own,

    /// <summary>A short text that somebody wrote, which stands behind a label.</summary>
    Line,

    /// <summary>A long text of the complainant.</summary>
    Quotation,

    /// <summary>A long text of the firm.</summary>
    Statement,

    /// <summary>A list.</summary>
    List,

    /// <summary>The points of the complaint.</summary>
    Points,

    /// <summary>Something that holds or does not, and decides what is said.</summary>
    Condition,
}

/// <summary>
/// The contents of documents by their names. Templates say by these names what stands where, and regimes which of them a document cannot be without.
/// </summary>
internal sealed class DocumentContents
{
    private static readonly LocalizedText Why = new("Why we need it", "需要的原因", "Pourquoi nous en avons besoin", "Warum wir es brauchen");
    private static readonly LocalizedText WhyAgain = new(
        "Why we ask again",
        "再次询问的原因",
        "Pourquoi nous le demandons à nouveau",
        "Warum wir noch einmal fragen"
    );
    private static readonly LocalizedText HowToReach = new("Contact", "联系方式", "Contact", "Kontakt");

    private static readonly FrozenDictionary<string, Content> ByName = new Content[]
    {
        Own("reference", c => c._facts.Reference),
        Own("issuedOn", c => c._formats.Date(c._facts.IssuedAt)),
        Own("receivedAt", c => c._formats.Time(c._facts.ReceivedAt)),
        Own("receivedOn", c => c._formats.Date(c._facts.ReceivedAt)),
        Own("nextUpdateBy", c => c.Deadline(c._facts.NextUpdateBy)),
        Own("timeframe", c => c.Deadline(c._facts.DecideBy)),
        Own("owedBy", c => c.Deadline(c._facts.OwedBy)),
        Own("answerBy", c => c.Deadline(c._facts.AnswerBy)),
        Own("newDate", c => c.Deadline(c._facts.NewDate)),
        Own("acceptBy", c => c.Deadline(c._facts.AcceptBy)),
        Own("outcome", c => c._facts.Outcome?.Words().In(c._facts.Language)),
        Own("decidedOn", c => c._facts.DecidedAt is { } at ? c._formats.Date(at) : null),
        Own("correction.edition", c => c._facts.Correction?.Corrects.ToString(CultureInfo.InvariantCulture)),
        Own("correction.issuedOn", c => c._facts.Correction is { } before ? c._formats.Date(before.IssuedAt) : null),
        Own("reopening.on", c => c._facts.Reopening is { } reopening ? c._formats.Date(reopening.At) : null),
        Line("firm.name", f => f.Firm),
        Line("complainant.name", f => f.Complainant?.Name),
        Line("complainant.address", f => f.Complainant?.Address),
        Line("representative.name", f => f.Representative?.Name),
        Line("representative.address", f => f.Representative?.Address),
        Line("subject", f => f.Subject),
        Line("contact.name", f => f.Contact?.Name),
        Line("contact.email", f => f.Contact?.Email),
        Line("contact.phone", f => f.Contact?.Phone),
        Line("contact.address", f => f.Contact?.Address),
        Line("timeframe.rule", f => f.DecideBy?.Rule),
        Line("newDate.rule", f => f.NewDate?.Rule),
        Long(ContentKind.Quotation, "copy", f => f.Description),
        Long(ContentKind.Quotation, "desiredOutcome", f => f.DesiredOutcome),
        Long(ContentKind.Statement, "reasons", f => f.Reasons),
        Long(ContentKind.Statement, "steps", f => f.Steps),
        Long(ContentKind.Statement, "communications", f => f.Communications),
        Long(ContentKind.Statement, "followUp", f => f.FollowUp),
        Long(ContentKind.Statement, "resolution", f => f.Resolution),
        Long(ContentKind.Statement, "leaflet", f => f.Leaflet),
        Long(ContentKind.Statement, "correction.reason", f => f.Correction?.Reason),
        Long(ContentKind.Statement, "reopening.reason", f => f.Reopening?.Reason),
        List("further", c => c._facts.Further.Select(s => c.Item(c._formats.Date(s.At), (null, s.Text)))),
        List("form", c => (c._facts.Form ?? []).Select(a => c.Item(a.Question, (null, a.Text)))),
        List("requested", c => c._facts.Requested.Select(r => c.Item(r.What, (Why, r.Why), (WhyAgain, r.AgainBecause)))),
        List("redress", c => c._facts.Redress.Select(c.Item)),
        List("remedies", c => c._facts.Remedies.Select(r => c.Item(r.Name, (null, r.Text), (HowToReach, r.Contact)))),
        new("points", ContentKind.Points, c => c._facts.Points is { Count: > 0 } points ? points : null),
        // Where there are no points, none is without a finding.
        new("findings", ContentKind.Points, c => c._facts.Points.All(p => Texts.IsVisible(p.Finding)) ? c._facts.Points : null),
        Condition("admissibility", f => f.Admissible is not null),
        Condition("admissible", f => f.Admissible is true),
        Condition("clockPauses", f => f.ClockPauses),
        Condition("late", f => f.DecideBy is { } limit && (f.AsOf ?? f.IssuedAt) >= limit.At),
        Condition("overdue", f => f.OwedBy is { } limit && (f.AsOf ?? f.IssuedAt) >= limit.At),
        Condition("postponed", f => f.DecideBy is { } limit && f.NewDate?.At > limit.At),
        Condition("upheld", f => f.Outcome is ComplaintOutcome.Upheld),
        Condition("partiallyUpheld", f => f.Outcome is ComplaintOutcome.PartiallyUpheld),
        Condition("rejected", f => f.Outcome is ComplaintOutcome.Rejected),
        Condition("lateReferral.agreed", f => f.ConsentsToLateReferral),
    }.ToFrozenDictionary(content => content.Name);

    private readonly DocumentFacts _facts;
    private readonly DocumentFormats _formats;

    /// <param name="facts">What there is.</param>
    /// <exception cref="NodaTime.TimeZones.DateTimeZoneNotFoundException">There is no time zone of that name.</exception>
    public DocumentContents(DocumentFacts facts)
    {
        var language = Languages.Match(facts.Language) ?? Languages.Supported[0];
        _facts = facts with { Language = language };
        _formats = new(language, DateTimeZoneProviders.Tzdb[facts.TimeZone]);
    }

    /// <summary>BCP 47 tag of the language that the documents have: that of the filing, or the default language when there are no texts in it.</summary>
    public string Language => _facts.Language;

    /// <summary>The names that there are.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>How the content of a name can stand in a document; null when there is none of that name.</summary>
    public static ContentKind? KindOf(string name) => ByName.GetValueOrDefault(name)?.Kind;

    /// <summary>Whether there is something of that name, and something to see in it.</summary>
    public bool Has(string name) => ByName.GetValueOrDefault(name)?.Find(this) is not null;

    /// <summary>What is there of a name that is an <see cref="ContentKind.Own"/> or a <see cref="ContentKind.Line"/>, or a long text; null when nothing is.</summary>
    public string? Text(string name) => (string?)ByName[name].Find(this);

    /// <summary>What is there of a list; null when nothing is.</summary>
    public IReadOnlyList<LetterItem>? Items(string name) => (IReadOnlyList<LetterItem>?)ByName[name].Find(this);

    /// <summary>The points, when there are some; with <c>findings</c> only when each has one.</summary>
    public IReadOnlyList<DocumentPoint>? Points(string name) => (IReadOnlyList<DocumentPoint>?)ByName[name].Find(this);

    private string? Deadline(DocumentDeadline? deadline) => deadline is null ? null : _formats.Deadline(deadline.At);

    private LetterItem Item(DocumentRedress redress) =>
        redress is { Amount: { } amount, Currency: { } currency } ? Item(_formats.Money(amount, currency), (null, redress.What)) : Item(redress.What);

    private LetterItem Item(string title, params (LocalizedText? Label, string? Text)[] details) =>
        new(title, [.. details.Where(d => Texts.IsVisible(d.Text)).Select(d => new LetterDetail(d.Label?.In(_facts.Language), d.Text!))]);

    private static Content Own(string name, Func<DocumentContents, string?> find) => new(name, ContentKind.Own, find);

    private static Content Line(string name, Func<DocumentFacts, string?> find) => Long(ContentKind.Line, name, find);

    private static Content Long(ContentKind kind, string name, Func<DocumentFacts, string?> find) => new(name, kind, c => Texts.OrNull(find(c._facts)));

    private static Content List(string name, Func<DocumentContents, IEnumerable<LetterItem>> find) =>
        new(name, ContentKind.List, c => find(c).ToArray() is { Length: > 0 } items ? items : null);

    private static Content Condition(string name, Func<DocumentFacts, bool> holds) => new(name, ContentKind.Condition, c => holds(c._facts) ? true : null);

    private sealed record Content(string Name, ContentKind Kind, Func<DocumentContents, object?> Find);
}
