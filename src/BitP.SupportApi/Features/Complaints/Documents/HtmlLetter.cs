using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using BitP.SupportApi.Platform.Localization;

namespace BitP.SupportApi.Features.Complaints.Documents;

/// <summary>
/// A letter as HTML: complete in itself, without a script and without anything from elsewhere, for the screen and for A4 paper. What somebody wrote is encoded
/// and stands in elements of its own, so that it is text wherever it stands.
/// </summary>
internal static class HtmlLetter
{
    public const string MediaType = "text/html";

    // Fonts with Latin letters come first: the apostrophes and quotation marks of Chinese ones are as wide as a character, which is right in Chinese alone.
    private const string Style = """
        @page{size:A4;margin:22mm 20mm}
        html{font:11pt/1.5 "Noto Sans","Segoe UI","Helvetica Neue",Arial,"Liberation Sans","DejaVu Sans","Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;color:#1a1a1a;background:#fff;orphans:3;widows:3}
        html:lang(zh){font-family:"Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif}
        body{max-width:44rem;margin:2rem auto;padding:0 1rem}
        h1{font-size:1.5em;line-height:1.25;margin:0 0 1.2em;overflow-wrap:break-word}
        h2{font-size:1.1em;line-height:1.3;margin:1.8em 0 .4em;break-after:avoid}
        h3{font-size:1em;margin:1.2em 0 .3em;break-after:avoid}
        p{margin:.6em 0;overflow-wrap:break-word}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:.25em 1.5em;margin:.8em 0 1.2em;break-inside:avoid}
        dt{color:#555;max-width:15rem}
        dd{margin:0;overflow-wrap:anywhere}
        ul{margin:.6em 0;padding-left:1.3em}
        li{margin:.6em 0;break-inside:avoid;overflow-wrap:anywhere}
        pre{margin:0;font:inherit;white-space:pre-wrap;overflow-wrap:anywhere}
        blockquote{margin:.6em 0;padding:.1em 0 .1em 1em;border-left:.2em solid #999;color:#333}
        .item{font-weight:600}
        .label{margin:.3em 0 0;color:#555}
        footer{margin-top:3em;padding-top:.6em;border-top:1px solid #999;font-size:.85em;color:#555}
        @media(max-width:36rem){dl{grid-template-columns:1fr;gap:0}dt{max-width:none}dd{margin:0 0 .5em}}
        @media print{body{max-width:none;margin:0;padding:0}}
        """;

    private static readonly string StyleHash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>What a browser may do with it: apply this one style, and nothing else. It stands in the document too, for who saves it.</summary>
    public static readonly string Policy = $"default-src 'none'; style-src 'sha256-{StyleHash}'; base-uri 'none'; form-action 'none'";

    /// <summary>The same for a header, which may say more.</summary>
    public static readonly string HeaderPolicy = $"{Policy}; frame-ancestors 'none'; sandbox";

    public static byte[] Write(Letter letter)
    {
        using var html = new StringWriter(CultureInfo.InvariantCulture);
        var title = $"{Encode(letter.Reference)} – {Encode(letter.Title)}";
        html.Write("<!doctype html>\n");
        html.Write($"<html lang=\"{letter.Language}\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Write($"<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}\">\n");
        html.Write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Write($"<title>{title}</title>\n<style>{Style}</style>\n</head>\n<body>\n<main>\n<h1>{Encode(letter.Title)}</h1>\n");
        foreach (var part in letter.Parts)
            Write(html, part);
        html.Write($"</main>\n<footer>{Encode(letter.Footer)}</footer>\n</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(html.ToString());
    }

    private static void Write(StringWriter html, LetterPart part)
    {
        switch (part)
        {
            case LetterHeading heading:
                html.Write($"<h2>{Encode(heading.Text)}</h2>\n");
                break;
            case LetterParagraph paragraph:
                html.Write($"<p>{Encode(paragraph.Text)}</p>\n");
                break;
            case LetterLine line:
                html.Write($"<p>{Line(line.Text)}</p>\n");
                break;
            case LetterFields fields:
                html.Write("<dl>\n");
                foreach (var field in fields.Fields)
                    html.Write($"<dt>{Encode(field.Label)}</dt><dd>{Line(field.Text)}</dd>\n");
                html.Write("</dl>\n");
                break;
            case LetterQuotation quotation:
                html.Write(Quotation(quotation.Text));
                break;
            case LetterStatement statement:
                html.Write(Statement(statement.Text));
                break;
            case LetterList list:
                html.Write("<ul>\n");
                foreach (var item in list.Items)
                    Write(html, item);
                html.Write("</ul>\n");
                break;
            case LetterPoints points:
                foreach (var point in points.Points)
                    Write(html, point);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(part), part, "It has no form in HTML.");
        }
    }

    private static void Write(StringWriter html, LetterItem item)
    {
        // A title without anything below it is what there is to read.
        html.Write($"<li><div{(item.Details.Count > 0 ? " class=\"item\"" : "")}>{Line(item.Title)}</div>\n");
        foreach (var detail in item.Details)
            html.Write($"{(detail.Label is null ? "" : $"<p class=\"label\">{Encode(detail.Label)}</p>\n")}{Statement(detail.Text)}");
        html.Write("</li>\n");
    }

    private static void Write(StringWriter html, LetterPoint point)
    {
        html.Write($"<h3>{Encode(point.Label)}</h3>\n{Quotation(point.Text)}");
        if (point.Finding is { } finding)
            html.Write($"<p class=\"label\">{Encode(point.FindingLabel)}</p>\n{Statement(finding)}");
    }

    private static string Line(string text) => $"<bdi>{Encode(DocumentText.InLine(text))}</bdi>";

    private static string Quotation(string text) => $"<blockquote>{Lines(text)}</blockquote>\n";

    private static string Statement(string text) => $"{Lines(text)}\n";

    // A first line end after the tag is not shown.
    private static string Lines(string text) => $"<pre dir=\"auto\">\n{string.Join('\n', DocumentText.Lines(text).Select(Encode))}</pre>";

    private static string Encode(string text) => Html.Encode(text);
}
