using BitP.SupportApi.Features.Complaints.Deadlines;
using BitP.SupportApi.Features.Complaints.Documents;

namespace BitP.SupportApi.Features.Complaints.Regimes;

/// <summary>What a version of a regime says. It is never altered. Texts are by BCP 47 tag, one for each of its languages.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="TimeZone">The IANA id of the zone whose midnights end days.</param>
/// <param name="ScheduleId">The schedule whose business days and holidays count; null when none do.</param>
/// <param name="Languages">The languages that complaints are answered in.</param>
/// <param name="Steps">What has to be done by when. Of several for one step the first that fits the kind of the complaint counts.</param>
/// <param name="UpdateEvery">How long the complainant may be without news while the complaint is open; null for no such limit.</param>
/// <param name="Documents">What documents cannot be without.</param>
/// <param name="Remedies">Where complainants can turn that are not content with the decision.</param>
/// <param name="Leaflet">What is sent along with the decision, such as the text about an ombudsman; null for nothing.</param>
/// <param name="Retention">For how long files are kept.</param>
/// <param name="Contact">Who is to be asked about a complaint; what it leaves out is as it is set for the firm.</param>
/// <param name="HandlerShownAs">What complainants see of who handles their complaint.</param>
/// <param name="IndependentHandler">Whether nobody may handle a complaint who has to do with what it is about.</param>
/// <param name="Sources">Where its rules come from.</param>
/// <param name="Unanswered">What becomes of a complaint when nobody answers in time what was asked.</param>
public sealed record RegimeContent(
    IReadOnlyDictionary<string, string> Name,
    string TimeZone,
    Guid? ScheduleId,
    IReadOnlyList<string> Languages,
    IReadOnlyList<RegimeStep> Steps,
    string? UpdateEvery,
    IReadOnlyList<RegimeDocument> Documents,
    IReadOnlyList<RegimeRemedy> Remedies,
    IReadOnlyDictionary<string, string>? Leaflet,
    RegimeRetention Retention,
    RegimeContact Contact,
    HandlerShownAs HandlerShownAs,
    bool IndependentHandler,
    IReadOnlyList<RegimeSource> Sources,
    UnansweredRequest Unanswered = UnansweredRequest.GoOn
)
{
    /// <summary>What has to be done by when with a complaint of a kind, each step once, in the order of the regime.</summary>
    internal IReadOnlyList<RegimeStep> StepsFor(ComplaintKind kind) => [.. Steps.Where(s => s.Kinds?.Contains(kind) is not false).DistinctBy(s => s.Step)];

    /// <summary>The rule that a limit of a complaint of a kind is counted by.</summary>
    internal DeadlineRule RuleFor(ComplaintStep step, ComplaintKind kind) =>
        step is ComplaintStep.Update ? new(UpdateEvery, ComplaintStep.Update) : StepsFor(kind).First(s => s.Step == step).Deadline!;

    /// <summary>The language in which what is written in another is answered: the same when the regime has it, else its first.</summary>
    internal string AnsweredIn(string? language)
    {
        var wished = Platform.Localization.Languages.Match(language ?? "");
        return Languages.FirstOrDefault(tag => tag == wished) ?? Languages[0];
    }

    /// <summary>What a document cannot be without; nothing for one that the regime does not mention.</summary>
    internal IReadOnlyList<string> MandatoryContents(DocumentKind document) => Documents.FirstOrDefault(d => d.Document == document)?.Contents ?? [];
}

/// <summary>By when a step has to be done.</summary>
/// <param name="Step">The step; neither <c>receipt</c> nor <c>update</c>.</param>
/// <param name="Deadline">By when.</param>
/// <param name="Kinds">The kinds of complaints that it is for; for all when absent. Of several for one step the first that fits counts.</param>
/// <param name="Extension">How a notice of delay moves it; it cannot be moved when absent.</param>
public sealed record RegimeStep(ComplaintStep? Step, DeadlineRule? Deadline, IReadOnlyList<ComplaintKind>? Kinds = null, RegimeExtension? Extension = null);

/// <summary>A notice of delay that is given before the limit, with reasons and a new date, moves the limit to the end of that date.</summary>
/// <param name="NotAfter">The step whose own limit it cannot be moved beyond, such as <c>long_stop</c>; there is no such limit when absent.</param>
public sealed record RegimeExtension(ComplaintStep? NotAfter = null);

/// <summary>What a document cannot be without.</summary>
/// <param name="Document">The document.</param>
/// <param name="Contents">The names of the contents, such as <c>contact.email</c>; each once.</param>
public sealed record RegimeDocument(DocumentKind? Document, IReadOnlyList<string>? Contents);

/// <summary>Where a complainant can turn that is not content with the decision.</summary>
/// <param name="Name">What it is called, by BCP 47 tag.</param>
/// <param name="Text">What it can do, and what it takes, by BCP 47 tag.</param>
/// <param name="Contact">How to reach it, in one line: an address, a telephone number, a page.</param>
/// <param name="Countries">Only for complainants who live in one of these countries (ISO 3166-1 alpha-2), and for those who did not say where; for all when absent.</param>
public sealed record RegimeRemedy(
    IReadOnlyDictionary<string, string>? Name,
    IReadOnlyDictionary<string, string>? Text,
    string? Contact = null,
    IReadOnlyList<string>? Countries = null
)
{
    /// <summary>Whether complainants of a country are told of it. Who did not say where is told of all: nobody loses a way to turn by that.</summary>
    internal bool IsFor(string? country) => Countries is null || country is null || Countries.Contains(country);
}

/// <summary>From when files are kept.</summary>
public enum RetainedFrom
{
    /// <summary>From when the complaint was received.</summary>
    Receipt,

    /// <summary>From when the complaint was closed.</summary>
    Closure,
}

/// <summary>For how long files are kept.</summary>
/// <param name="Period">At least for how long: <c>P5Y</c>. Calendar days, weeks, months or years; at most 30 years.</param>
/// <param name="From">From when; from the closure when absent.</param>
/// <param name="UpTo">For how long when an authority asks for it, not below <c>period</c>; no longer when absent.</param>
public sealed record RegimeRetention(string? Period, RetainedFrom? From = null, string? UpTo = null);

/// <summary>Who is to be asked about a complaint. What is absent is as it is set for the firm.</summary>
/// <param name="Unit">What the unit is called, by BCP 47 tag.</param>
/// <param name="Email">Its e-mail address; when absent, the one that the operator has set for all regimes.</param>
/// <param name="Phone">Its telephone number with <c>+</c> and country code; when absent, the one that the operator has set for all regimes.</param>
/// <param name="Address">Its postal address, in one line; when absent, the one that the operator has set for all regimes.</param>
public sealed record RegimeContact(IReadOnlyDictionary<string, string>? Unit = null, string? Email = null, string? Phone = null, string? Address = null);

/// <summary>What complainants see of who handles their complaint.</summary>
public enum HandlerShownAs
{
    /// <summary>The contact unit, never a name.</summary>
    Unit,

    /// <summary>The name of the person.</summary>
    Person,
}

/// <summary>What becomes of a complaint when the complainant was reminded of what was asked, and has not answered in time. It never waits longer.</summary>
public enum UnansweredRequest
{
    /// <summary>It is looked into without the answer, and something can be asked again.</summary>
    GoOn,

    /// <summary>It is decided on what there is: nothing more is asked of the complainant, unless the complaint is reopened.</summary>
    Decide,
}

/// <summary>What is known about a rule.</summary>
public enum SourceStatus
{
    /// <summary>It was read in the act that is named, or in a copy of it.</summary>
    Verified,

    /// <summary>It is a setting: nobody checked that the law says so, or the law says nothing.</summary>
    Configuration,
}

/// <summary>Where a rule comes from.</summary>
/// <param name="Concerns">The member of the regime that it is about, such as <c>steps.decide</c> or <c>retention</c>.</param>
/// <param name="Act">The act, by the name that it is cited by; for a setting of no act, what it is instead.</param>
/// <param name="Article">The article, section or paragraph; absent when there is none.</param>
/// <param name="Says">What it says in short, by BCP 47 tag.</param>
/// <param name="Status">What is known about it.</param>
/// <param name="Url">Where it can be read; absent when that is not known.</param>
public sealed record RegimeSource(
    string? Concerns,
    string? Act,
    string? Article,
    IReadOnlyDictionary<string, string>? Says,
    SourceStatus? Status,
    string? Url = null
);
