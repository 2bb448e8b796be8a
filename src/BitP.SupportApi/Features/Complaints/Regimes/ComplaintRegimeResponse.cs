using BitP.SupportApi.Features.Complaints.Deadlines;
using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Complaints.Regimes;

/// <summary>A complaint regime: the rules that complaints are handled by. Texts are by BCP 47 tag, one for each of its languages.</summary>
/// <param name="Key">What complaints and paths call it; it never changes.</param>
/// <param name="Id">Its id (UUIDv7), by which events name it.</param>
/// <param name="Name">What it is called.</param>
/// <param name="TimeZone">The IANA id of the zone whose midnights end days.</param>
/// <param name="ScheduleId">The id of the schedule whose business days and holidays count; null when none do.</param>
/// <param name="Languages">BCP 47 tags of the languages that complaints are answered in.</param>
/// <param name="Steps">What has to be done by when. Of several for one step the first that fits the kind of the complaint counts.</param>
/// <param name="UpdateEvery">How long the complainant may be without news while the complaint is open; null for no such limit.</param>
/// <param name="Documents">What documents cannot be without.</param>
/// <param name="Remedies">Where complainants can turn that are not content with the decision.</param>
/// <param name="Leaflet">What is sent along with the decision; null for nothing.</param>
/// <param name="Retention">For how long files are kept.</param>
/// <param name="Contact">Who is to be asked about a complaint; what is null is as it is set for the firm.</param>
/// <param name="HandlerShownAs">What complainants see of who handles their complaint.</param>
/// <param name="IndependentHandler">Whether nobody may handle a complaint who has to do with what it is about.</param>
/// <param name="Sources">Where its rules come from, and which of them nobody checked.</param>
/// <param name="Unanswered">What becomes of a complaint when nobody answers in time what was asked.</param>
/// <param name="EffectiveFrom">From when this version is in force (UTC), until a later one is; null for ever since.</param>
/// <param name="RetiredAt">Since when no complaint can be filed under it (UTC); null while it can.</param>
/// <param name="CreatedAt">When the regime was made (UTC); of an older version, when that was.</param>
/// <param name="UpdatedAt">When it last changed (UTC); of an older version, when that was made.</param>
/// <param name="Version">Rises with each change; also the first part of the <c>ETag</c>. Of an older version, its number.</param>
public sealed record ComplaintRegimeResponse(
    string Key,
    Guid Id,
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
    UnansweredRequest Unanswered,
    DateTimeOffset? EffectiveFrom,
    DateTimeOffset? RetiredAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    long Version
) : IVersioned, IExample<ComplaintRegimeResponse>
{
    public static ComplaintRegimeResponse Example =>
        Of("house_rules", Examples.ComplaintRegime, ExampleContent, Examples.At, null, Examples.At, Examples.At, 1);

    internal static RegimeContent ExampleContent =>
        new(
            Text("House rules", "Hausregeln"),
            "Europe/Berlin",
            Examples.Schedule,
            ["en", "de"],
            [
                new(ComplaintStep.Acknowledge, new("P2BD")),
                new(
                    ComplaintStep.Decide,
                    new("P15BD", PausesOn: [PauseCause.AwaitingCustomer]),
                    [ComplaintKind.Funds, ComplaintKind.Fees],
                    new(ComplaintStep.LongStop)
                ),
                new(ComplaintStep.Decide, new("P2M", LastDayHoliday: LastDayHoliday.NextBusinessDay), Extension: new(ComplaintStep.LongStop)),
                new(ComplaintStep.LongStop, new("P6M")),
            ],
            "P14D",
            [new(DocumentKind.Acknowledgement, ["contact.email", "contact.phone", "receivedOn", "timeframe"])],
            [
                new(
                    Text("The arbitration board", "Die Schlichtungsstelle"),
                    Text("It is free of charge.", "Sie ist kostenlos."),
                    "https://arbitration.example.com",
                    ["DE", "AT"]
                ),
            ],
            null,
            new("P5Y", RetainedFrom.Closure, "P7Y"),
            new(Text("Complaints", "Beschwerdestelle"), "complaints@example.com", "+49 30 1234567"),
            HandlerShownAs.Unit,
            true,
            [new("steps.decide", "House rules", "2", Text("Decided within two months.", "Entscheidung binnen zwei Monaten."), SourceStatus.Configuration)]
        );

    internal static ComplaintRegimeResponse From(ComplaintRegime r) =>
        Of(r.RegimeKey, r.Id, r.Content, r.EffectiveFrom, r.RetiredAt, r.CreatedAt, r.UpdatedAt, r.Version);

    internal static ComplaintRegimeResponse From(ComplaintRegimeVersion v, ComplaintRegime r) =>
        Of(r.RegimeKey, r.Id, v.Content, v.EffectiveFrom, r.RetiredAt, v.CreatedAt, v.CreatedAt, v.Number);

    private static Dictionary<string, string> Text(string en, string de) => new() { ["en"] = en, ["de"] = de };

    private static ComplaintRegimeResponse Of(
        string key,
        Guid id,
        RegimeContent c,
        DateTimeOffset? effectiveFrom,
        DateTimeOffset? retiredAt,
        DateTimeOffset createdAt,
        DateTimeOffset updatedAt,
        long version
    ) =>
        new(
            key,
            id,
            c.Name,
            c.TimeZone,
            c.ScheduleId,
            c.Languages,
            c.Steps,
            c.UpdateEvery,
            c.Documents,
            c.Remedies,
            c.Leaflet,
            c.Retention,
            c.Contact,
            c.HandlerShownAs,
            c.IndependentHandler,
            c.Sources,
            c.Unanswered,
            effectiveFrom,
            retiredAt,
            createdAt,
            updatedAt,
            version
        );
}
