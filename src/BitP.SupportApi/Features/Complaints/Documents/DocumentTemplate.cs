using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BitP.SupportApi.Platform.Localization;

namespace BitP.SupportApi.Features.Complaints.Documents;

/// <summary>The file of a kind of document: what stands in it under every regime.</summary>
/// <param name="Version">Rises with each change of the file.</param>
/// <param name="Title">What the document is called.</param>
/// <param name="Blocks">What stands in it.</param>
internal sealed record KindTemplate(int Version, LocalizedText Title, IReadOnlyList<TemplateBlock> Blocks);

/// <summary>A file of blocks with names: what documents have in common, or what a regime puts into their places.</summary>
/// <param name="Version">Rises with each change of the file.</param>
/// <param name="Blocks">Blocks by the name of the part, or of the place, such as <c>final-response.law</c>.</param>
internal sealed record TemplateParts(int Version, IReadOnlyDictionary<string, IReadOnlyList<TemplateBlock>> Blocks);

/// <summary>A piece of a template. One of its members says what it is, and <paramref name="When"/> and <paramref name="Unless"/> whether it is there.</summary>
/// <param name="Heading">A heading. It is left out when nothing stands below it.</param>
/// <param name="Paragraph">A paragraph, with names of the product's own contents in braces. It is left out when one of them is not there.</param>
/// <param name="Line">A line with the name of a content that somebody wrote in braces, such as the salutation. It begins with the product's own words. It is left out when that is not there.</param>
/// <param name="Fields">Contents behind labels; those that are not there are left out.</param>
/// <param name="Text">A text without a label, a list or the points, by the name of the content.</param>
/// <param name="Part">Blocks that documents have in common.</param>
/// <param name="Place">Blocks of the regime.</param>
/// <param name="When">Names of contents that all have to be there.</param>
/// <param name="Unless">Names of contents none of which may be there.</param>
internal sealed record TemplateBlock(
    LocalizedText? Heading = null,
    LocalizedText? Paragraph = null,
    LocalizedText? Line = null,
    IReadOnlyList<TemplateField>? Fields = null,
    string? Text = null,
    string? Part = null,
    string? Place = null,
    IReadOnlyList<string>? When = null,
    IReadOnlyList<string>? Unless = null
)
{
    public bool AppliesTo(DocumentContents contents) => (When ?? []).All(contents.Has) && !(Unless ?? []).Any(contents.Has);
}

/// <param name="Label">What stands before it.</param>
/// <param name="Content">The name of the content.</param>
internal sealed record TemplateField(LocalizedText Label, string Content);

/// <summary>
/// What a kind of document says under a regime: blocks in their order. It is made once from the files and has no names of parts or places any more.
/// </summary>
/// <param name="Kind">The kind of document.</param>
/// <param name="Regime">The key of the regime, or <see cref="DocumentTemplates.Base"/>.</param>
/// <param name="Version">The versions of the files: of the kind, of what documents have in common, of the regime, and of <c>base.json</c>, such as <c>1.1.2.1</c>.</param>
internal sealed partial record DocumentTemplate(DocumentKind Kind, string Regime, string Version, LocalizedText Title, IReadOnlyList<TemplateBlock> Blocks)
{
    private static readonly LocalizedText PointLabel = new("Point {0}", "第 {0} 点", "Point {0}", "Punkt {0}");
    private static readonly LocalizedText FindingLabel = new("Our finding", "我们的认定", "Notre constat", "Unsere Feststellung");
    private static readonly LocalizedText EditionLabel = new("Edition {0}", "第 {0} 版", "Édition {0}", "Ausgabe {0}");

    /// <summary>The names of all contents that can be seen in it, so that nobody demands what it would not show.</summary>
    public IEnumerable<string> Shown =>
        Blocks
            .SelectMany(b =>
                NamesIn(b.Paragraph?.En ?? b.Line?.En ?? "")
                    .Concat((b.Fields ?? []).Select(f => f.Content))
                    .Concat(b.Text is { } name ? [name] : [])
                    // What it says only under a condition shows whether that holds.
                    .Concat(b.When ?? [])
                    .Concat(b.Unless ?? [])
            )
            .Distinct();

    /// <summary>Puts contents where the template has their names. What is in a content is never looked at for names.</summary>
    public Letter Fill(DocumentContents contents, int edition)
    {
        var language = contents.Language;
        var parts = new List<LetterPart>();
        foreach (var block in Blocks.Where(b => b.AppliesTo(contents)))
            if (PartOf(block, contents, language) is { } part)
            {
                // A heading below which there is nothing.
                if (part is LetterHeading && parts.LastOrDefault() is LetterHeading)
                    parts.RemoveAt(parts.Count - 1);
                parts.Add(part);
            }
        if (parts.LastOrDefault() is LetterHeading)
            parts.RemoveAt(parts.Count - 1);
        var title = Title.In(language);
        var reference = contents.Text("reference")!;
        var footer = $"{reference} · {title} · {Numbered(EditionLabel, edition, language)}";
        return new(language, title, reference, parts, footer);
    }

    /// <summary>The names in the braces of a text.</summary>
    public static IEnumerable<string> NamesIn(string text) => Braces().Matches(text).Select(match => match.Groups[1].Value);

    private static LetterPart? PartOf(TemplateBlock block, DocumentContents contents, string language) =>
        block switch
        {
            { Heading: { } heading } => new LetterHeading(heading.In(language)),
            { Paragraph: { } paragraph } => Filled(paragraph.In(language), contents) is { } text ? new LetterParagraph(text) : null,
            { Line: { } line } => Filled(line.In(language), contents) is { } text ? new LetterLine(text) : null,
            { Fields: { } fields } => FieldsOf(fields, contents, language) is { Count: > 0 } found ? new LetterFields(found) : null,
            { Text: { } name } => Long(name, contents, language),
            _ => throw new InvalidOperationException("Parts and places are gone when a template is there."),
        };

    private static List<LetterField> FieldsOf(IReadOnlyList<TemplateField> fields, DocumentContents contents, string language) =>
        [.. fields.Where(f => contents.Has(f.Content)).Select(f => new LetterField(f.Label.In(language), contents.Text(f.Content)!))];

    private static LetterPart? Long(string name, DocumentContents contents, string language) =>
        DocumentContents.KindOf(name) switch
        {
            ContentKind.Quotation => contents.Text(name) is { } text ? new LetterQuotation(text) : null,
            ContentKind.List => contents.Items(name) is { } items ? new LetterList(items) : null,
            ContentKind.Points => PointsOf(name, contents, language),
            _ => contents.Text(name) is { } text ? new LetterStatement(text) : null,
        };

    private static LetterPoints? PointsOf(string name, DocumentContents contents, string language) =>
        contents.Points(name) is not { Count: > 0 } points
            ? null
            : new([
                .. points.Select(
                    (p, i) => new LetterPoint(Numbered(PointLabel, i + 1, language), p.Text, FindingLabel.In(language), name == "findings" ? p.Finding : null)
                ),
            ]);

    private static string Numbered(LocalizedText label, int number, string language) => string.Format(CultureInfo.InvariantCulture, label.In(language), number);

    // In one go from left to right, so that braces in what is put in mean nothing.
    private static string? Filled(string text, DocumentContents contents)
    {
        var filled = new StringBuilder();
        var at = 0;
        foreach (Match name in Braces().Matches(text))
        {
            if (contents.Text(name.Groups[1].Value) is not { } content)
                return null;
            filled
                .Append(text, at, name.Index - at)
                .Append(DocumentContents.KindOf(name.Groups[1].Value) is ContentKind.Own ? content : DocumentText.InLine(content));
            at = name.Index + name.Length;
        }
        return filled.Append(text, at, text.Length - at).ToString();
    }

    [GeneratedRegex(@"\{([a-zA-Z.]+)\}")]
    private static partial Regex Braces();
}
