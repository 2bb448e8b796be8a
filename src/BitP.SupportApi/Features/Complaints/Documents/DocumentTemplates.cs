using System.Collections.Concurrent;
using System.Text.Json;
using BitP.SupportApi.Platform.Localization;

namespace BitP.SupportApi.Features.Complaints.Documents;

/// <summary>
/// All templates of documents. They stand in <c>Templates/</c>, which is part of the program: a file for each kind of document, <c>shared.json</c> for what these have in common, and a
/// file for each regime with what it says in their places. A regime without a file says what <c>base.json</c> does.
/// </summary>
internal static class DocumentTemplates
{
    public const string Base = "base";

    private const string Folder = "Templates.";
    private const string Shared = "shared";

    /// <summary>The regimes that have texts of their own.</summary>
    public static readonly IReadOnlyList<string> Regimes = ["eu_mica", "uk_disp", "us_cfpb", "iso_10002"];

    private static readonly ConcurrentDictionary<(DocumentKind, string), DocumentTemplate> Made = new();

    /// <summary>What a kind of document says under a regime.</summary>
    public static DocumentTemplate Of(DocumentKind kind, string regime) =>
        Made.GetOrAdd((kind, Regimes.Contains(regime) ? regime : Base), key => Make(key.Item1, key.Item2));

    /// <summary>The name of the file of a kind, which is also what addresses call it.</summary>
    public static string NameOf(DocumentKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    private static DocumentTemplate Make(DocumentKind kind, string regime)
    {
        var name = NameOf(kind);
        var template = Read<KindTemplate>(name);
        var shared = Read<TemplateParts>(Shared);
        var own = Read<TemplateParts>(regime);
        var others = regime == Base ? own : Read<TemplateParts>(Base);
        var blocks = Flatten(template.Blocks, []).ToArray();
        foreach (var block in blocks)
            TemplateCheck.Verify(name, block);
        TemplateCheck.Verify(name, template.Title);
        return new(kind, regime, $"{template.Version}.{shared.Version}.{own.Version}.{others.Version}", template.Title, blocks);

        // The conditions of a part or a place hold for each block in it.
        IEnumerable<TemplateBlock> Flatten(IReadOnlyList<TemplateBlock> within, IReadOnlyList<TemplateBlock> around) =>
            within.SelectMany(block =>
                block switch
                {
                    { Part: { } part } => Flatten(Of(shared, part), [.. around, block]),
                    { Place: { } place } => Flatten(own.Blocks.GetValueOrDefault($"{name}.{place}") ?? Of(others, $"{name}.{place}"), [.. around, block]),
                    _ => [block with { When = Joined(block, around, b => b.When), Unless = Joined(block, around, b => b.Unless) }],
                }
            );

        IReadOnlyList<TemplateBlock> Of(TemplateParts parts, string wanted) =>
            parts.Blocks.GetValueOrDefault(wanted) ?? throw new InvalidDataException($"{name}.json: nothing is called {wanted}.");
    }

    private static IReadOnlyList<string> Joined(TemplateBlock block, IReadOnlyList<TemplateBlock> around, Func<TemplateBlock, IReadOnlyList<string>?> names) =>
        [.. around.Append(block).SelectMany(b => names(b) ?? []).Distinct()];

    private static T Read<T>(string name) => DataFile.Read<T>($"{Folder}{name}.json", typeof(DocumentTemplates));
}

/// <summary>Whether a template makes sense: whoever changes its file is told at the first test.</summary>
internal static class TemplateCheck
{
    /// <exception cref="InvalidDataException">Something in it makes no sense; the message says what.</exception>
    public static void Verify(string file, TemplateBlock block)
    {
        object?[] members = [block.Heading, block.Paragraph, block.Line, block.Fields, block.Text];
        if (members.Count(m => m is not null) != 1)
            throw new InvalidDataException($"{file}: a block is not one thing: {block}.");
        foreach (var name in (block.When ?? []).Concat(block.Unless ?? []))
            if (DocumentContents.KindOf(name) is null)
                throw new InvalidDataException($"{file}: no content is called {name}.");
        if (block.Heading is { } heading)
            Verify(file, heading);
        if (block.Paragraph is { } paragraph)
            Verify(file, paragraph, ContentKind.Own);
        if (block.Line is { } line)
        {
            Verify(file, line, ContentKind.Line);
            // Only the product's own words begin a line at the edge.
            if (new[] { line.En, line.Zh, line.Fr, line.De }.Any(text => text.StartsWith('{')))
                throw new InvalidDataException($"{file}: a line begins with a content: {line}.");
        }
        foreach (var field in block.Fields ?? [])
        {
            Verify(file, field.Label);
            Require(file, field.Content, ContentKind.Own, ContentKind.Line);
        }
        if (block.Text is { } text)
            Require(file, text, ContentKind.Line, ContentKind.Quotation, ContentKind.Statement, ContentKind.List, ContentKind.Points);
    }

    /// <summary>The same of a text: each language says something, and has the same contents in it.</summary>
    public static void Verify(string file, LocalizedText text, params ContentKind[] kinds)
    {
        string[] all = [text.En, text.Zh, text.Fr, text.De];
        if (all.Any(string.IsNullOrWhiteSpace))
            throw new InvalidDataException($"{file}: a language says nothing: {text}.");
        var names = all.Select(t => string.Join(' ', DocumentTemplate.NamesIn(t).Distinct().Order(StringComparer.Ordinal))).Distinct().ToArray();
        // A salutation may do without a name.
        if (names.Length > 1 && !kinds.Contains(ContentKind.Line))
            throw new InvalidDataException($"{file}: a language has other contents: {text}.");
        foreach (var name in all.SelectMany(DocumentTemplate.NamesIn))
            Require(file, name, kinds);
    }

    private static void Require(string file, string name, params ContentKind[] kinds)
    {
        if (DocumentContents.KindOf(name) is not { } kind || !kinds.Contains(kind))
            throw new InvalidDataException($"{file}: {name} cannot stand there.");
    }
}
