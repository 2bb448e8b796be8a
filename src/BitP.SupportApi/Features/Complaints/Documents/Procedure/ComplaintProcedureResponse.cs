using BitP.SupportApi.Features.Complaints.Deadlines;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;

namespace BitP.SupportApi.Features.Complaints.Documents.Procedure;

/// <summary>How complaints are handled, with the form for them, in one language.</summary>
/// <param name="Regime">The key of the regime.</param>
/// <param name="RegimeName">What the regime is called.</param>
/// <param name="Version">
/// The version of the procedure, such as <c>3.3.1</c>: of what all regimes have in common, of what the product says about this regime (<c>0</c> for nothing), and of the
/// regime. It changes with what is said; the contact can also be changed by the settings.
/// </param>
/// <param name="RegimeVersion">The version of the regime that is in force.</param>
/// <param name="EffectiveFrom">From when that version is in force (UTC); null for ever since.</param>
/// <param name="Language">BCP 47 tag of the language of the texts.</param>
/// <param name="Title">What the procedure is called.</param>
/// <param name="Sections">
/// What it says: <c>admissibility</c>, <c>free-of-charge</c>, <c>filing</c>, <c>contact</c>, <c>languages</c>, <c>timeframe</c>, <c>records</c> and
/// <c>external-bodies</c> (Delegated Regulation (EU) 2025/294, Article 1).
/// </param>
/// <param name="Periods">By when what happens, as the regime says; part of the section <c>timeframe</c>.</param>
/// <param name="Remedies">Where complainants can turn that are not content with the decision, as the regime says; part of the section <c>external-bodies</c>.</param>
/// <param name="Contact">The unit that handles complaints, as the regime says, or else as it is set for the firm.</param>
/// <param name="Form">What to tell in a complaint. Nobody has to use the form.</param>
public sealed record ComplaintProcedureResponse(
    string Regime,
    string RegimeName,
    string Version,
    long RegimeVersion,
    DateTimeOffset? EffectiveFrom,
    string Language,
    string Title,
    IReadOnlyList<ComplaintProcedureSection> Sections,
    IReadOnlyList<ComplaintProcedurePeriod> Periods,
    IReadOnlyList<ComplaintProcedureRemedy> Remedies,
    ComplaintProcedureContact Contact,
    ComplaintForm Form
) : IExample<ComplaintProcedureResponse>
{
    public static ComplaintProcedureResponse Example =>
        ComplaintProcedures.Of(
            new("house_rules", 1, ComplaintRegimeResponse.ExampleContent, Examples.At),
            "en",
            new("Complaints", "complaints@example.com", "+49 30 1234567", null)
        );

    private static readonly LocalizedText Required = new("{0} (required)", "{0}（必填）", "{0} (obligatoire)", "{0} (erforderlich)");
    private static readonly LocalizedText Unit = new("Unit", "部门", "Service", "Stelle");
    private static readonly LocalizedText Email = new("E-mail", "电子邮箱", "E-mail", "E-Mail");
    private static readonly LocalizedText Phone = new("Telephone", "电话", "Téléphone", "Telefon");
    private static readonly LocalizedText Address = new("Address", "地址", "Adresse", "Anschrift");
    private static readonly LocalizedText About = new("Complaints about", "投诉事项", "Réclamations sur", "Beschwerden über");
    private static readonly LocalizedText Reach = new("Contact", "联系方式", "Contact", "Kontakt");
    private static readonly LocalizedText Countries = new("For residents of", "适用于居住地", "Pour les résidents de", "Für Einwohner von");
    private static readonly LocalizedText Edition = new("Version {0}", "版本 {0}", "Version {0}", "Version {0}");

    /// <summary>The same for people to read.</summary>
    internal Letter ToLetter()
    {
        var parts = new List<LetterPart>();
        foreach (var section in Sections)
        {
            parts.Add(new LetterHeading(section.Heading));
            parts.AddRange(section.Paragraphs.Select(p => new LetterParagraph(p)));
            if (PartOf(section.Id) is { } part)
                parts.Add(part);
        }
        parts.Add(new LetterHeading(Form.Title));
        parts.Add(new LetterParagraph(Form.Introduction));
        parts.Add(new LetterList([.. Form.Fields.Select(ItemOf)]));
        return new(Language, Title, RegimeName, parts, $"{RegimeName} · {In(Edition, Version)}");
    }

    private LetterPart? PartOf(string section) =>
        section switch
        {
            "contact" => new LetterFields(Fields()),
            "timeframe" => new LetterList([.. Periods.Select(p => ItemOf(p.Title, (About, p.About), (null, p.Words)))]),
            "external-bodies" when Remedies.Count > 0 => new LetterList([
                .. Remedies.Select(r => ItemOf(r.Name, (null, r.Text), (Reach, r.Contact), (Countries, r.Countries is { } c ? string.Join(", ", c) : null))),
            ]),
            _ => null,
        };

    private List<LetterField> Fields() =>
        [
            .. new[] { (Unit, Contact.Name), (Email, Contact.Email), (Phone, Contact.Phone), (Address, Contact.Address) }
                .Where(f => f.Item2 is not null)
                .Select(f => new LetterField(f.Item1.In(Language), f.Item2!)),
        ];

    private LetterItem ItemOf(ComplaintFormField field) =>
        new(field.Required ? In(Required, field.Label) : field.Label, field.Help is { } help ? [new(null, help)] : []);

    private LetterItem ItemOf(string title, params (LocalizedText? Label, string? Text)[] details) =>
        new(title, [.. details.Where(d => d.Text is not null).Select(d => new LetterDetail(d.Label?.In(Language), d.Text!))]);

    private string In(LocalizedText text, string value) => text.In(Language).Replace("{0}", value, StringComparison.Ordinal);
}

/// <summary>What the procedure says about one matter.</summary>
/// <param name="Id">Which matter it is.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Paragraphs">Its paragraphs, of plain text.</param>
public sealed record ComplaintProcedureSection(string Id, string Heading, IReadOnlyList<string> Paragraphs);

/// <summary>By when something happens.</summary>
/// <param name="Step">The step that has to be done; <c>update</c> for the news that is owed until there is a decision.</param>
/// <param name="Title">What happens, in words.</param>
/// <param name="Kinds">The kinds of complaints that it is for; null for all, or for all others when the step stands before with kinds.</param>
/// <param name="About">The same in words, such as <c>money and assets, fees</c>; null when it is for all.</param>
/// <param name="Within">The period: <c>P2M</c>, <c>P15BD</c> (business days).</param>
/// <param name="Words">How it is counted, in one sentence that names the time zone.</param>
public sealed record ComplaintProcedurePeriod(
    ComplaintStep Step,
    string Title,
    IReadOnlyList<ComplaintKind>? Kinds,
    string? About,
    string Within,
    string Words
);

/// <summary>Where complainants can turn that are not content with the decision.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Text">What it can do, and what it takes.</param>
/// <param name="Contact">How to reach it; null when the regime does not say.</param>
/// <param name="Countries">Only for complainants who live in one of these countries (ISO 3166-1 alpha-2); null for all.</param>
public sealed record ComplaintProcedureRemedy(string Name, string Text, string? Contact, IReadOnlyList<string>? Countries);

/// <summary>The unit that handles complaints.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Email">Its e-mail address; null when the operator has set none.</param>
/// <param name="Phone">Its telephone number with the country code; null when the operator has set none.</param>
/// <param name="Address">Its postal address; null when the operator has set none.</param>
public sealed record ComplaintProcedureContact(string Name, string? Email, string? Phone, string? Address);

/// <summary>What to tell in a complaint, after the annex of Delegated Regulation (EU) 2025/294.</summary>
/// <param name="Title">What the form is called.</param>
/// <param name="Introduction">How to fill it in.</param>
/// <param name="Fields">What it asks, in this order.</param>
public sealed record ComplaintForm(string Title, string Introduction, IReadOnlyList<ComplaintFormField> Fields);

/// <summary>A question of the complaint form.</summary>
/// <param name="Name">Its name for programs, such as <c>complainant.name</c>; it is the same in all languages.</param>
/// <param name="Type">What kind of answer it takes.</param>
/// <param name="Required">Whether a complaint cannot be filed without it.</param>
/// <param name="Member">
/// The member of a filing (<c>POST /v1/complaints</c>) that takes the answer, such as <c>subject</c>; <c>form.service</c> is the field <c>service</c> of <c>form</c>.
/// </param>
/// <param name="Label">The question.</param>
/// <param name="Help">How to answer it; null when there is nothing to say.</param>
public sealed record ComplaintFormField(string Name, ComplaintFieldType Type, bool Required, string Member, string Label, string? Help);
