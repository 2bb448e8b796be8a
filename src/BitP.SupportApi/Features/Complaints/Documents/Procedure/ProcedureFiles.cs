using BitP.SupportApi.Platform.Localization;

namespace BitP.SupportApi.Features.Complaints.Documents.Procedure;

/// <summary>The file of what is the same under every regime.</summary>
/// <param name="Version">Rises with each change of the file.</param>
/// <param name="Title">What the procedure is called.</param>
/// <param name="Sections">What it says, in this order.</param>
/// <param name="Periods">What happens within the period of a step, by the name of the step.</param>
/// <param name="Kinds">What complaints of a kind are about, by the name of the kind.</param>
/// <param name="Form">What to tell in a complaint.</param>
internal sealed record ProcedureFile(
    int Version,
    LocalizedText Title,
    IReadOnlyList<ProcedureSection> Sections,
    IReadOnlyDictionary<string, LocalizedText> Periods,
    IReadOnlyDictionary<string, LocalizedText> Kinds,
    ProcedureForm Form
);

internal sealed record ProcedureSection(string Id, LocalizedText Heading, IReadOnlyList<LocalizedText> Paragraphs);

internal sealed record ProcedureForm(LocalizedText Title, LocalizedText Introduction, IReadOnlyList<ProcedureField> Fields);

/// <summary>A question of the form.</summary>
/// <param name="Name">Its name for programs.</param>
/// <param name="Type">What kind of answer it takes.</param>
/// <param name="Required">Whether a complaint cannot be filed without it.</param>
/// <param name="Label">The question.</param>
/// <param name="Help">How to answer it.</param>
/// <param name="Member">The member of a filing that takes the answer; null for one that <c>form</c> takes.</param>
internal sealed record ProcedureField(
    string Name,
    ComplaintFieldType Type,
    bool Required,
    LocalizedText Label,
    LocalizedText? Help = null,
    string? Member = null
);

/// <summary>The file of a regime that the product knows.</summary>
/// <param name="Version">Rises with each change of the file.</param>
/// <param name="Additions">What it says besides, by the ids of sections. Periods and bodies are the regime's own to say.</param>
internal sealed record ProcedureAdditions(int Version, IReadOnlyDictionary<string, IReadOnlyList<LocalizedText>> Additions)
{
    /// <summary>Of a regime that has no file.</summary>
    public static readonly ProcedureAdditions None = new(0, new Dictionary<string, IReadOnlyList<LocalizedText>>());
}

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
