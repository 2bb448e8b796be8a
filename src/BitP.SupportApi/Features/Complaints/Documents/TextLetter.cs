using System.Text;
using BitP.SupportApi.Platform.Localization;

namespace BitP.SupportApi.Features.Complaints.Documents;

/// <summary>
/// A letter as plain text of lines of at most 78 columns (RFC 5322 section 2.1.1). Only the product's own words begin at the edge: what the complainant wrote is
/// quoted as in mail, what the firm wrote is indented, and a label goes before whatever stands in its line.
/// </summary>
internal static class TextLetter
{
    public const string MediaType = "text/plain";

    private const int Columns = 76;
    private const string Indent = "  ";
    private const string Deeper = "    ";
    private const string Quote = "> ";

    private static readonly LocalizedText Colon = new(": ", "：", "\u00a0: ", ": ");

    public static byte[] Write(Letter letter)
    {
        var text = new StringBuilder();
        Heading(text, letter.Title, '=');
        foreach (var part in letter.Parts)
            Write(text, part, Colon.In(letter.Language));
        text.Append('\n').Append('-', Columns / 2).Append('\n');
        Own(text, letter.Footer);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Write(StringBuilder text, LetterPart part, string colon)
    {
        text.Append('\n');
        switch (part)
        {
            case LetterHeading heading:
                Heading(text, heading.Text, '-');
                break;
            case LetterParagraph paragraph:
                Own(text, paragraph.Text);
                break;
            case LetterLine line:
                Lines(text, "", Deeper, DocumentText.Folded(line.Text, Columns - Deeper.Length));
                break;
            case LetterFields fields:
                foreach (var field in fields.Fields)
                    Lines(text, "", Deeper, DocumentText.Folded($"{field.Label}{colon}{DocumentText.InLine(field.Text)}", Columns - Deeper.Length));
                break;
            case LetterQuotation quotation:
                Lines(text, Quote, quotation.Text);
                break;
            case LetterStatement statement:
                Lines(text, Indent, statement.Text);
                break;
            case LetterList list:
                foreach (var item in list.Items)
                    Write(text, item, colon);
                break;
            case LetterPoints points:
                foreach (var point in points.Points)
                    Write(text, point, colon, isFirst: ReferenceEquals(point, points.Points[0]));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(part), part, "It has no form in plain text.");
        }
    }

    private static void Write(StringBuilder text, LetterItem item, string colon)
    {
        Lines(text, "- ", Indent, DocumentText.Folded(DocumentText.InLine(item.Title), Columns - Indent.Length));
        foreach (var detail in item.Details)
        {
            if (detail.Label is { } label)
                Lines(text, Indent, Indent, DocumentText.Folded(label + colon, Columns - Indent.Length));
            Lines(text, detail.Label is null ? Indent : Deeper, detail.Text);
        }
    }

    private static void Write(StringBuilder text, LetterPoint point, string colon, bool isFirst)
    {
        if (!isFirst)
            text.Append('\n');
        Own(text, point.Label);
        Lines(text, Quote, point.Text);
        if (point.Finding is not { } finding)
            return;
        Own(text, point.FindingLabel + colon);
        Lines(text, Indent, finding);
    }

    private static void Heading(StringBuilder text, string heading, char line)
    {
        Own(text, heading);
        text.Append(line, Math.Min(DocumentText.Width(heading), Columns)).Append('\n');
    }

    private static void Own(StringBuilder text, string paragraph) => Lines(text, "", "", DocumentText.Folded(paragraph, Columns));

    private static void Lines(StringBuilder text, string before, string passage) =>
        Lines(text, before, before, DocumentText.Folded(passage, Columns - before.Length));

    private static void Lines(StringBuilder text, string first, string next, IEnumerable<string> lines)
    {
        var before = first;
        foreach (var line in lines)
        {
            text.Append($"{before}{line}".TrimEnd(' ')).Append('\n');
            before = next;
        }
    }
}
