using System.Security.Cryptography;

namespace BitP.SupportApi.Features.Complaints.Documents;

/// <summary>A document in its forms, byte for byte as it goes to the complainant.</summary>
/// <param name="Kind">The kind of document.</param>
/// <param name="Regime">The key of the regime under which it says what it says.</param>
/// <param name="Language">BCP 47 tag of its language.</param>
/// <param name="TemplateVersion">The version of its template.</param>
/// <param name="Html">As HTML, in UTF-8.</param>
/// <param name="Text">As plain text, in UTF-8.</param>
/// <param name="Facts">What it was written from.</param>
public sealed record RenderedDocument(DocumentKind Kind, string Regime, string Language, string TemplateVersion, byte[] Html, byte[] Text, DocumentFacts Facts)
{
    /// <summary>The SHA-256 of bytes, in lower-case hexadecimal digits.</summary>
    public static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

/// <summary>Makes documents out of what is known of a complaint. The same facts make the same bytes.</summary>
internal static class DocumentRenderer
{
    public static RenderedDocument Render(DocumentKind kind, string regime, DocumentFacts facts)
    {
        var template = DocumentTemplates.Of(kind, regime);
        var letter = template.Fill(new(facts), facts.Edition);
        return new(kind, regime, letter.Language, template.Version, HtmlLetter.Write(letter), TextLetter.Write(letter), facts);
    }
}
