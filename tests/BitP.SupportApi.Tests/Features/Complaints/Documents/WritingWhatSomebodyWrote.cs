using System.Net;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using BitP.SupportApi.Features.Complaints.Documents;

namespace BitP.SupportApi.Tests.Features.Complaints.Documents;

/// <summary>Whatever somebody writes becomes text in a document, in every place where it can stand.</summary>
public sealed class WritingWhatSomebodyWrote
{
    private static readonly string[] Hostile =
    [
        "<script>alert(1)</script>",
        "</pre></blockquote></main><h1>Our decision</h1>",
        "{{ 7 | times: 7 }} {% include 'x' %} {reference} {reasons} {0} ${x} <%= 1 %>",
        "a\r\nOur decision\r\n------------\r\nWe uphold your complaint.",
        "\" onmouseover=\"x\" style='background:url(http://evil.example)'",
        "&lt;b&gt; &#60;script&#62; <!-- x --> ]]> <![CDATA[",
        "invoice\u202egpj.exe\u202c \u2066abc\u2069 \u200f",
        "مرحبا بكم (1) <b>",
        "a\u2028b\u2029c\u0085d\vx\fy\0z\u001b[31mred\a",
        new string('x', 5000),
        string.Concat(Enumerable.Repeat("长", 3000)),
        "\ud83d\ude00 Zqe" + new string('\u0301', 500),
    ];

    public static TheoryData<DocumentKind> Kinds => [.. Enum.GetValues<DocumentKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_is_text_in_html(DocumentKind kind)
    {
        foreach (var text in Hostile)
            ShouldBeTextInHtml(kind, text);
    }

    private static void ShouldBeTextInHtml(DocumentKind kind, string text)
    {
        var tame = TagsOf(Html(kind, "tame"));
        var html = Html(kind, text);

        Assert.Equal(tame, TagsOf(html));
        Assert.DoesNotContain(html.EnumerateRunes(), IsHostile);
        // Each place where the tame text stands has the hostile one, as it reads without its controls.
        var start = Letters(text);
        Assert.Equal(Count(Letters(Plain(Html(kind, "tame"))), "tame"), Count(Letters(Plain(html)), start));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_is_text_in_plain_text_and_begins_no_line(DocumentKind kind)
    {
        foreach (var text in Hostile)
            ShouldBeginNoLine(kind, text);
    }

    private static void ShouldBeginNoLine(DocumentKind kind, string text)
    {
        var tame = OwnLines(Text(kind, "tame"));
        var plain = Text(kind, text);

        Assert.Equal(tame, OwnLines(plain));
        Assert.DoesNotContain(plain.EnumerateRunes(), IsHostile);
        Assert.All(plain.Split('\n'), line => Assert.True(line.Length <= 78 + 510, line));
    }

    [Fact]
    public void Lines_are_no_wider_than_mail_has_them()
    {
        foreach (var kind in Enum.GetValues<DocumentKind>())
        foreach (var language in SampleFacts.Languages)
        {
            var text = Encoding.UTF8.GetString(DocumentRenderer.Render(kind, "uk_disp", SampleFacts.For(kind, "uk_disp", language)).Text);
            Assert.All(text.Split('\n'), line => Assert.True(line.Sum(c => c >= '\u2e80' ? 2 : 1) <= 78, line));
            Assert.DoesNotMatch("(?m)^[，。、；：）」”]", text);
        }
    }

    private static string Html(DocumentKind kind, string text) =>
        Encoding.UTF8.GetString(DocumentRenderer.Render(kind, "uk_disp", Everywhere(kind, text)).Html);

    private static string Text(DocumentKind kind, string text) =>
        Encoding.UTF8.GetString(DocumentRenderer.Render(kind, "uk_disp", Everywhere(kind, text)).Text);

    // In every member that is a text, also in those of members and of lists.
    private static DocumentFacts Everywhere(DocumentKind kind, string text)
    {
        var facts = SampleFacts.For(kind, "uk_disp", "en");
        var full = facts with
        {
            Representative = new("x", "x"),
            Contact = new("x", "x", "x", "x"),
            Requested = [new("x", "x")],
            Redress = [new("x", "1", "x"), new("x")],
            Remedies = [new("x", "x", "x")],
            Points = [new("x", "x")],
            Further = [new(facts.IssuedAt, "x")],
            Form = [new("x", "x")],
            Reopening = new(facts.IssuedAt, "x"),
            Correction = new(1, facts.IssuedAt, "x"),
            Reasons = "x",
            Outcome = ComplaintOutcome.Rejected,
            Steps = "x",
            Communications = "x",
            FollowUp = "x",
            Resolution = "x",
            Leaflet = "x",
        };
        return (DocumentFacts)Replaced(full, text)!;
    }

    private static object? Replaced(object? value, string text)
    {
        switch (value)
        {
            case string:
                return text;
            case DocumentPoint
            or DocumentPerson
            or DocumentContact
            or DocumentDeadline
            or DocumentRequest
            or DocumentRedress
            or DocumentRemedy
            or DocumentCorrection
            or DocumentSubmission
            or DocumentAnswer
            or DocumentReopening
            or DocumentFacts:
                var copy = value.GetType().GetMethod("<Clone>$", BindingFlags.Public | BindingFlags.Instance)!.Invoke(value, null)!;
                foreach (
                    var property in copy.GetType().GetProperties().Where(p => p.CanWrite && p.Name is not ("Language" or "TimeZone" or "Reference" or "Amount"))
                )
                    property.SetValue(copy, Replaced(property.GetValue(copy), text));
                return copy;
            case IEnumerable<object> list:
                var items = list.Select(item => Replaced(item, text)!).ToArray();
                var typed = Array.CreateInstance(items[0].GetType(), items.Length);
                items.CopyTo(typed, 0);
                return typed;
            default:
                return value;
        }
    }

    private static bool IsHostile(Rune rune) => rune.Value is >= 0x202a and <= 0x202e or 0x2028 or 0x2029 or 0x85 || Rune.IsControl(rune) && rune.Value != '\n';

    private static string[] TagsOf(string html) => [.. Regex.Matches(html, "<[^>]*>").Select(m => m.Value)];

    private static string Plain(string html) => WebUtility.HtmlDecode(Regex.Replace(html[html.IndexOf("<main>", StringComparison.Ordinal)..], "<[^>]*>", " "));

    private static string Letters(string text) => string.Concat(text.EnumerateRunes().Where(Rune.IsLetterOrDigit));

    private static int Count(string text, string part) => Regex.Count(text, Regex.Escape(part));

    // What begins at the edge, up to where somebody's words may stand; the lines below are indented, quoted or empty.
    private static string[] OwnLines(string text) =>
        [.. text.Split('\n').Where(line => line.Length > 0 && line[0] is not (' ' or '>' or '-')).Select(line => OwnPart(line.TrimStart('\u2068')))];

    private static string OwnPart(string line) => line.StartsWith("Dear ", StringComparison.Ordinal) ? "Dear" : line.Split(':')[0];
}
