using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace BitP.SupportApi.Platform.Localization;

/// <summary>
/// Writes a document of headings of the product's own and of what people wrote, piece by piece. Nobody can write what looks like a heading: see
/// <see cref="DocumentText"/>, and how each form keeps the two apart.
/// </summary>
internal abstract class DocumentWriter(IBufferWriter<byte> output)
{
    private const string TimeForPeople = "yyyy-MM-dd HH:mm 'UTC'";

    /// <summary>Begins the document with its title: what it is about, and how somebody called that.</summary>
    public abstract void Begin(string reference, string subject);

    /// <summary>Writes who said something, when and what.</summary>
    /// <param name="at">When.</param>
    /// <param name="side">On which side they are, in the product's words.</param>
    /// <param name="name">What they are called; null when the side says all.</param>
    /// <param name="text">What they said.</param>
    public abstract void Say(DateTimeOffset at, string side, string? name, string text);

    public virtual void End() { }

    protected void Write(ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, output);

    protected static string Time(DateTimeOffset at) => at.UtcDateTime.ToString(TimeForPeople, CultureInfo.InvariantCulture);
}

/// <summary>
/// Plain text: lines of what people wrote are quoted as in mail, headings are not, and begin at the edge. A long subject goes on in quoted lines. Both are folded, so that no program does it.
/// </summary>
internal sealed class TextDocument(IBufferWriter<byte> output) : DocumentWriter(output)
{
    private const string Quote = ">";
    private const string SubjectGoesOn = "\n> ";

    // So that a line has no more than 78 columns, which RFC 5322 section 2.1.1 recommends, together with what is before and behind.
    private const int Columns = 76;
    private const int HeadingColumns = 44;
    private const string HeadingGoesOn = "\n    ";

    public override void Begin(string reference, string subject) => Write($"{reference}  {string.Join(SubjectGoesOn, InHeading(subject))}\n");

    public override void Say(DateTimeOffset at, string side, string? name, string text)
    {
        Write($"\n{Time(at)}  {(name is null ? side : $"{string.Join(HeadingGoesOn, InHeading(name))} ({side})")}\n");
        foreach (var line in DocumentText.Lines(text, Columns))
        {
            Write(Quote);
            if (line.Length > 0)
                Write(" ");
            Write(line);
            Write("\n");
        }
    }

    private static IEnumerable<string> InHeading(string text) => DocumentText.InLine(text, HeadingColumns);
}

/// <summary>HTML: headings are elements of their own, and what people wrote is text in a quotation, indented also where no style is applied.</summary>
internal sealed class HtmlDocument(IBufferWriter<byte> output) : DocumentWriter(output)
{
    private const string Style =
        "body{font-family:sans-serif}h2{font-size:1em;margin:1.5em 0 0}blockquote{margin:.5em 0 0;padding-left:1em;border-left:.2em solid}pre{margin:0;font:inherit;white-space:pre-wrap;overflow-wrap:anywhere}";

    private const int PieceLength = 1024;

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    public override void Begin(string reference, string subject)
    {
        var title = DocumentText.InLine(subject);
        Write($"<!doctype html>\n<html lang=\"{CultureInfo.CurrentUICulture.Name}\">\n<head><meta charset=\"utf-8\"><title>{reference}  ");
        Encode(title);
        Write($"</title><style>{Style}</style></head>\n<body>\n<h1>{reference}  <bdi>");
        Encode(title);
        Write("</bdi></h1>\n");
    }

    public override void Say(DateTimeOffset at, string side, string? name, string text)
    {
        Write("<article>\n<h2>");
        if (name is null)
            Encode(side);
        else
        {
            Write("<bdi>");
            Encode(DocumentText.InLine(name));
            Write("</bdi> (");
            Encode(side);
            Write(")");
        }
        Write($" · <time datetime=\"{at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}\">{Time(at)}</time></h2>\n<blockquote><pre dir=\"auto\">");
        foreach (var line in DocumentText.Lines(text))
        {
            Write("\n"); // a first line end after the tag is not shown
            Encode(line);
        }
        Write("</pre></blockquote>\n</article>\n");
    }

    public override void End() => Write("</body>\n</html>\n");

    // In pieces: encoded as a whole, a long text would be several times as long for a moment.
    private void Encode(ReadOnlySpan<char> text)
    {
        Span<char> piece = stackalloc char[PieceLength];
        while (!text.IsEmpty)
        {
            Html.Encode(text, piece, out var read, out var written);
            Write(piece[..written]);
            text = text[read..];
        }
    }
}
