using System.Collections.Concurrent;
using BitP.SupportApi.Platform.Localization;

namespace BitP.SupportApi.Features.Complaints.Documents.Procedure;

/// <summary>The file of what is the same under every regime.</summary>
/// <param name="Version">Rises with each change of the file.</param>
/// <param name="Title">What the procedure is called.</param>
/// <param name="Sections">What it says, in this order.</param>
/// <param name="Form">What to tell in a complaint.</param>
internal sealed record ProcedureFile(int Version, LocalizedText Title, IReadOnlyList<ProcedureSection> Sections, ProcedureForm Form);

internal sealed record ProcedureSection(string Id, LocalizedText Heading, IReadOnlyList<LocalizedText> Paragraphs);

internal sealed record ProcedureForm(LocalizedText Title, LocalizedText Introduction, IReadOnlyList<ProcedureField> Fields);

internal sealed record ProcedureField(string Name, ComplaintFieldType Type, bool Required, LocalizedText Label, LocalizedText? Help = null);

/// <summary>The file of a regime.</summary>
/// <param name="Version">Rises with each change of the file.</param>
/// <param name="Name">What the regime is called.</param>
/// <param name="Additions">What it says besides, by the ids of sections.</param>
internal sealed record ProcedureAdditions(int Version, LocalizedText Name, IReadOnlyDictionary<string, IReadOnlyList<LocalizedText>> Additions);

/// <summary>What kind of answer a field of the complaint form takes.</summary>
public enum ComplaintFieldType
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>A text of several lines.</summary>
    LongText,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>A document.</summary>
    File,
}

/// <summary>The published procedure of each regime, which changes only with the program and its settings.</summary>
internal static class ComplaintProcedures
{
    private static readonly Lazy<ProcedureFile> Shared = new(() => DataFile.Read<ProcedureFile>("shared.json", typeof(ComplaintProcedures)));

    private static readonly ConcurrentDictionary<string, ProcedureAdditions> Regimes = new();

    /// <summary>The procedure of a regime of <see cref="DocumentTemplates.Regimes"/>, in a language.</summary>
    public static ComplaintProcedureResponse Of(string regime, string language, DocumentContact contact)
    {
        var shared = Shared.Value;
        var own = Regimes.GetOrAdd(regime, static key => DataFile.Read<ProcedureAdditions>($"{key}.json", typeof(ComplaintProcedures)));
        return new(
            regime,
            own.Name.In(language),
            $"{shared.Version}.{own.Version}",
            language,
            shared.Title.In(language),
            [.. shared.Sections.Select(s => new ComplaintProcedureSection(s.Id, s.Heading.In(language), ParagraphsOf(s)))],
            new(contact.Name!, contact.Email, contact.Phone, contact.Address),
            new(
                shared.Form.Title.In(language),
                shared.Form.Introduction.In(language),
                [.. shared.Form.Fields.Select(f => new ComplaintFormField(f.Name, f.Type, f.Required, f.Label.In(language), f.Help?.In(language)))]
            )
        );

        IReadOnlyList<string> ParagraphsOf(ProcedureSection section) =>
            [.. section.Paragraphs.Concat(own.Additions.GetValueOrDefault(section.Id) ?? []).Select(p => p.In(language))];
    }
}
