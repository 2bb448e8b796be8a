using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;

namespace BitP.SupportApi.Features.Complaints.Documents.Procedure;

/// <summary>How complaints are handled, with the form for them, in one language.</summary>
/// <param name="Regime">The key of the regime.</param>
/// <param name="RegimeName">What the regime is called.</param>
/// <param name="Version">The version of the procedure, such as <c>1.1</c>: of what all regimes have in common, and of the regime's own. It changes with the texts.</param>
/// <param name="Language">BCP 47 tag of the language of the texts.</param>
/// <param name="Title">What the procedure is called.</param>
/// <param name="Sections">
/// What it says: <c>admissibility</c>, <c>free-of-charge</c>, <c>filing</c>, <c>contact</c>, <c>languages</c>, <c>timeframe</c>, <c>records</c> and
/// <c>external-bodies</c> (Delegated Regulation (EU) 2025/294, Article 1).
/// </param>
/// <param name="Contact">The unit that handles complaints.</param>
/// <param name="Form">What to tell in a complaint. Nobody has to use the form.</param>
public sealed record ComplaintProcedureResponse(
    string Regime,
    string RegimeName,
    string Version,
    string Language,
    string Title,
    IReadOnlyList<ComplaintProcedureSection> Sections,
    ComplaintProcedureContact Contact,
    ComplaintForm Form
) : IExample<ComplaintProcedureResponse>
{
    public static ComplaintProcedureResponse Example =>
        ComplaintProcedures.Of("eu_mica", "en", new("Complaints team", "complaints@example.com", "+44 20 7946 0958", null));

    private static readonly LocalizedText Required = new("{0} (required)", "{0}（必填）", "{0} (obligatoire)", "{0} (erforderlich)");
    private static readonly LocalizedText Unit = new("Unit", "部门", "Service", "Stelle");
    private static readonly LocalizedText Email = new("E-mail", "电子邮箱", "E-mail", "E-Mail");
    private static readonly LocalizedText Phone = new("Telephone", "电话", "Téléphone", "Telefon");
    private static readonly LocalizedText Address = new("Address", "地址", "Adresse", "Anschrift");
    private static readonly LocalizedText Edition = new("Version {0}", "版本 {0}", "Version {0}", "Version {0}");

    /// <summary>The same for people to read.</summary>
    internal Letter ToLetter()
    {
        var parts = new List<LetterPart>();
        foreach (var section in Sections)
        {
            parts.Add(new LetterHeading(section.Heading));
            parts.AddRange(section.Paragraphs.Select(p => new LetterParagraph(p)));
            if (section.Id == "contact")
                parts.Add(new LetterFields(Fields()));
        }
        parts.Add(new LetterHeading(Form.Title));
        parts.Add(new LetterParagraph(Form.Introduction));
        parts.Add(new LetterList([.. Form.Fields.Select(ItemOf)]));
        return new(Language, Title, RegimeName, parts, $"{RegimeName} · {In(Edition, Version)}");
    }

    private List<LetterField> Fields() =>
        [
            .. new[] { (Unit, Contact.Name), (Email, Contact.Email), (Phone, Contact.Phone), (Address, Contact.Address) }
                .Where(f => f.Item2 is not null)
                .Select(f => new LetterField(f.Item1.In(Language), f.Item2!)),
        ];

    private LetterItem ItemOf(ComplaintFormField field) =>
        new(field.Required ? In(Required, field.Label) : field.Label, field.Help is { } help ? [new(null, help)] : []);

    private string In(LocalizedText text, string value) => text.In(Language).Replace("{0}", value, StringComparison.Ordinal);
}

/// <summary>What the procedure says about one matter.</summary>
/// <param name="Id">Which matter it is.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Paragraphs">Its paragraphs, of plain text.</param>
public sealed record ComplaintProcedureSection(string Id, string Heading, IReadOnlyList<string> Paragraphs);

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
/// <param name="Label">The question.</param>
/// <param name="Help">How to answer it; null when there is nothing to say.</param>
public sealed record ComplaintFormField(string Name, ComplaintFieldType Type, bool Required, string Label, string? Help);
