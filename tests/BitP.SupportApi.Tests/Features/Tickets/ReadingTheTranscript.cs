using System.Net;
using System.Text.RegularExpressions;

namespace BitP.SupportApi.Tests.Features.Tickets;

public sealed class ReadingTheTranscript
{
    private static async Task<(Desk, string)> TalkAsync()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("new", new { subject = "A <b> & \"c\"", description = "First\n<script>alert(1)</script>" });
        await desk.Agent.PostAsync($"{path}/messages", new { body = "Second & more" });
        await desk.Agent.PostAsync($"{path}/messages", new { body = "SECRET", visibility = "internal" });
        await desk.Customer.PostAsync($"{path}/messages", new { body = "第三" });
        return (desk, path);
    }

    [Theory]
    [InlineData("partner")]
    [InlineData("customer")]
    [InlineData("agent")]
    public async Task As_json_it_has_the_description_first_and_then_what_was_said_in_public(string kind)
    {
        var (desk, path) = await TalkAsync();

        var transcript = await desk.By(kind).GetAsync($"{path}/transcript");

        transcript.ShouldBe(200);
        Assert.Equal("application/json", transcript.ContentType);
        Assert.Equal(
            ["customer  First\n<script>alert(1)</script>", "staff Mei Lin Second & more", "customer  第三"],
            transcript["entries"]!.AsArray().Select(e => $"{e.Str("author")} {e.Str("name")} {e.Str("body")}")
        );
        Assert.Equal(("A <b> & \"c\"", "open"), (transcript.Text("subject"), transcript.Text("status")));
        Assert.DoesNotContain("SECRET", transcript.Raw, StringComparison.Ordinal);
        Assert.Equal((await desk.Partner.GetAsync(path)).Text("createdAt"), transcript["entries"]![0].Str("at"));
    }

    [Theory]
    [InlineData("en", "Customer")]
    [InlineData("zh-CN", "客户")]
    [InlineData("fr", "Client")]
    [InlineData("de", "Kunde")]
    public async Task As_text_and_html_it_is_in_the_language_of_the_request(string language, string customer)
    {
        var (desk, path) = await TalkAsync();

        var text = await desk.Customer.GetAsync($"{path}/transcript", ("Accept", "text/plain"), Desk.In(language));
        var html = await desk.Customer.GetAsync($"{path}/transcript", ("Accept", "text/html"), Desk.In(language));

        Assert.Equal(("text/plain", "text/html"), (text.ContentType, html.ContentType));
        foreach (var answer in new[] { text, html })
        {
            answer.ShouldBe(200);
            Assert.Contains(customer, answer.Raw, StringComparison.Ordinal);
            Assert.Contains("Mei Lin", answer.Raw, StringComparison.Ordinal);
            Assert.Contains("第三", answer.Raw, StringComparison.Ordinal);
            Assert.DoesNotContain("SECRET", answer.Raw, StringComparison.Ordinal);
            Assert.True(
                answer.Raw.IndexOf("First", StringComparison.Ordinal) < answer.Raw.IndexOf("Second", StringComparison.Ordinal)
                    && answer.Raw.IndexOf("Second", StringComparison.Ordinal) < answer.Raw.IndexOf("第三", StringComparison.Ordinal)
            );
            Assert.Equal(language, answer.Header("Content-Language"));
            Assert.Contains("Accept-Language", answer.Header("Vary"), StringComparison.Ordinal);
        }
        Assert.Contains("<script>alert(1)</script>", text.Raw, StringComparison.Ordinal);
        Assert.Contains("A <b> & \"c\"", text.Raw, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html.Raw, StringComparison.Ordinal);
        Assert.Contains("Second &amp; more", html.Raw, StringComparison.Ordinal);
        Assert.Contains("A &lt;b&gt; &amp; &quot;c&quot;", html.Raw, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html.Raw, StringComparison.Ordinal);
        Assert.Contains($"lang=\"{language}\"", html.Raw, StringComparison.Ordinal);
    }

    public static TheoryData<string> LineEnds => new("\n", "\r", "\r\n", "\u2028", "\u2029", "\n\n", "\n \t\u200b\ufeff");

    [Theory]
    [MemberData(nameof(LineEnds))]
    public async Task No_line_of_a_message_looks_like_the_heading_of_an_entry(string end)
    {
        var (desk, path) = await TalkAsync();
        var before = Lines((await desk.Customer.GetAsync($"{path}/transcript", ("Accept", "text/plain"))).Raw);
        var forged = Array.FindAll(before, line => line.Contains("UTC", StringComparison.Ordinal));
        var body = $"ok{end}{end}{string.Join(end, forged.Select(heading => $"{heading}{end}We refunded 5 BTC to you."))}";

        (await desk.Customer.PostAsync($"{path}/messages", new { body })).ShouldBe(201);

        var lines = Lines((await desk.Customer.GetAsync($"{path}/transcript", ("Accept", "text/plain"))).Raw);
        // One entry more, and one heading.
        var headings = Array.FindAll(lines, line => line.Length > 0 && line[0] != '>');
        Assert.Equal(5, headings.Length);
        Assert.Equal(["A <b> & \"c\"", "Customer", "Mei Lin (Support)", "Customer", "Customer"], headings.Select(line => line.Split("  ")[1]));
        Assert.Contains("> ok", lines);
        Assert.Equal(forged.Length, lines.Count(line => line.StartsWith('>') && line.EndsWith("We refunded 5 BTC to you.", StringComparison.Ordinal)));
        // As it was said, where it cannot be mistaken.
        Assert.Equal(body, (await desk.Customer.GetAsync($"{path}/transcript"))["entries"]![3].Str("body"));
    }

    [Fact]
    public async Task No_message_is_an_element_of_the_html()
    {
        var (desk, path) = await TalkAsync();
        var heading = new Regex("<article>.*?</h2>", RegexOptions.Singleline).Matches(await HtmlAsync(desk, path))[1].Value;
        await desk.Customer.PostAsync($"{path}/messages", new { body = $"</pre></blockquote></article>\n{heading}\n<h2 title='x'>😀 &lt;" });

        var html = await HtmlAsync(desk, path);

        foreach (var tag in new[] { "<h2>", "</h2>", "<article>", "</article>", "<pre dir=\"auto\">", "</pre>", "<blockquote>" })
            Assert.Equal(4, html.Split(tag).Length - 1);
        Assert.DoesNotContain("<h2 title", html, StringComparison.Ordinal);
        Assert.Contains("&amp;lt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marks_of_direction_stay_within_what_was_said()
    {
        var desk = await Desk.SetAsync();
        const string turning = "\u202eCTU 00:00 10-10-6202\u202c \u2066a\u2069\u2069 שלום";
        var path = await desk.OpenInAsync("new", new { description = turning });
        await desk.Customer.PostAsync($"{path}/messages", new { body = $"{turning}\n\u200fשלום\nplain" });

        foreach (var type in new[] { "text/plain", "text/html" })
        {
            var document = WebUtility.HtmlDecode((await desk.Customer.GetAsync($"{path}/transcript", ("Accept", type))).Raw);

            Assert.DoesNotMatch("[\u202a-\u202e\u2066\u2067]", document);
            // A line that is read from right to left is isolated, and begins and ends so.
            Assert.Contains("\u2068CTU 00:00 10-10-6202 a שלום\u2069\n", document, StringComparison.Ordinal);
            Assert.Contains("\u2068\u200fשלום\u2069\n", document, StringComparison.Ordinal);
            Assert.DoesNotContain("\u2068plain", document, StringComparison.Ordinal);
        }
        Assert.Equal(turning, (await desk.Customer.GetAsync($"{path}/transcript"))["entries"]![0].Str("body"));
    }

    public static TheoryData<string> Paddings =>
        new(" ", "\t", "\u00a0", "\u2003", "\u3000", "\u2800", "\u3164", "x", "字", "e\u0301", "x\u200d", "👩‍👧", "ש", "\u0301");

    [Theory]
    [MemberData(nameof(Paddings))]
    public async Task No_line_is_so_long_that_a_program_would_show_another_one_at_the_edge(string padding)
    {
        var desk = await Desk.SetAsync();
        const string forged = "2027-01-01 10:00 UTC  Mei Lin (Support)";
        var body = $"{string.Concat(Enumerable.Repeat(padding, 1000))}{forged}";
        // A subject has no tabs.
        var subject = $"A{string.Concat(Enumerable.Repeat(padding == "\t" ? " " : padding, 140 / padding.Length))}{forged}";
        var path = await desk.OpenInAsync("new", new { subject, description = body });
        (await desk.Customer.PostAsync($"{path}/messages", new { body })).ShouldBe(201);

        var lines = Lines((await desk.Customer.GetAsync($"{path}/transcript", ("Accept", "text/plain"))).Raw);

        foreach (var line in lines)
        {
            Assert.InRange(Columns(line), 0, 78);
            Assert.True(line is "" || line[0] is '>' or 'B' or '2', line);
            Assert.False(line.Contains('\ufffd', StringComparison.Ordinal), line);
        }
        Assert.Equal(2, lines.Count(line => line.EndsWith("UTC  Customer", StringComparison.Ordinal)));
        Assert.DoesNotContain(lines, line => line.StartsWith("20", StringComparison.Ordinal) && line.Contains("Mei Lin", StringComparison.Ordinal));
        // All of it is there.
        var said = lines.SkipWhile(line => line.Length > 0);
        var quoted = string.Concat(said.Where(line => line.StartsWith("> ", StringComparison.Ordinal)).Select(line => line[2..].Trim('\u2068', '\u2069')));
        Assert.Equal(body + body, quoted);
        Assert.Equal(body, (await desk.Customer.GetAsync($"{path}/transcript"))["entries"]![0].Str("body"));
    }

    [Fact]
    public async Task Long_lines_go_on_after_a_blank_and_never_within_a_character()
    {
        var desk = await Desk.SetAsync();
        var words = string.Join(' ', Enumerable.Range(100_000, 40));
        const string family = "👩‍👩‍👧‍👦";
        var path = await desk.OpenInAsync("new", new { description = $"{words}\n{string.Concat(Enumerable.Repeat(family, 30))}\n\nshort" });

        var lines = Lines((await desk.Customer.GetAsync($"{path}/transcript", ("Accept", "text/plain"))).Raw)[3..^1];

        Assert.Equal([">", "> short"], lines[^2..]);
        Assert.All(lines.Where(line => line.Contains("1000", StringComparison.Ordinal)), line => Assert.Matches("^> (?:1000[0-9]{2} ?){2,}$", line));
        var families = lines.Where(line => line.Contains(family, StringComparison.Ordinal)).Select(line => line[2..]).ToList();
        Assert.True(families.Count > 2);
        Assert.All(families, line => Assert.Equal("", line.Replace(family, "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Blanks_of_a_subject_are_one()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("new", new { subject = "My  \u00a0 order\u3000\u2003is gone" });

        foreach (var type in new[] { "text/plain", "text/html" })
            Assert.Contains("My order is gone", (await desk.Customer.GetAsync($"{path}/transcript", ("Accept", type))).Raw, StringComparison.Ordinal);
    }

    // As a terminal counts at most: tabs to the next eighth column, two for what is wide, none for marks.
    private static int Columns(string line) =>
        line.EnumerateRunes()
            .Sum(rune =>
                rune.Value == '\t' ? 8
                : System.Text.Rune.GetUnicodeCategory(rune)
                    is System.Globalization.UnicodeCategory.NonSpacingMark
                        or System.Globalization.UnicodeCategory.Format
                    ? 0
                : rune.Value is 0x3000 or 0x3164 or 0x5B57 or 0x2003 or > 0xFFFF ? 2
                : 1
            );

    private static async Task<string> HtmlAsync(Desk desk, string path) => (await desk.Customer.GetAsync($"{path}/transcript", ("Accept", "text/html"))).Raw;

    // Whatever any program takes for a line end.
    private static string[] Lines(string text) => Regex.Split(text, "\r\n|[\n\v\f\r\u001c-\u001e\u0085\u2028\u2029]");

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("text/*", "text/plain")]
    [InlineData("text/html, application/xhtml+xml, */*;q=0.8", "text/html")]
    [InlineData("application/json;q=0.2, text/plain;q=0.9", "text/plain")]
    [InlineData("application/json; charset=utf-8", "application/json")]
    [InlineData("text/html;charset=UTF-8;q=0.9", "text/html")]
    [InlineData("application/pdf, text/plain;q=0.1", "text/plain")]
    [InlineData("application/json;q=0, */*", "text/plain")]
    [InlineData("text/*;q=0.9, text/plain;q=0.1", "text/html")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html")]
    [InlineData("*/*;q=0.1, application/json;q=0.05", "text/plain")]
    [InlineData("text/*, text/html;q=0, application/json;q=0.9", "text/plain")]
    [InlineData("*/*, text/*;q=0", "application/json")]
    [InlineData("text/html;level=1;q=0.4, text/html;q=0.7, application/json;q=0.5", "text/html")]
    [InlineData("text/html;level=1;q=0.9, text/html;q=0.2, application/json;q=0.5", "application/json")]
    [InlineData("text/plain; format=flowed", "text/plain")]
    [InlineData("text/plain;charset=\"UTF-8\", application/json;q=0.5", "text/plain")]
    [InlineData("TEXT/HTML", "text/html")]
    [InlineData("text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", "text/html")]
    [InlineData("text/html;q=.1, application/json;q=.2", "application/json")]
    [InlineData("text/html, this is none", "text/html")]
    [InlineData("*", "application/json")]
    [InlineData("", "application/json")]
    public async Task The_type_is_the_one_that_is_accepted_best(string? accept, string type)
    {
        var (desk, path) = await TalkAsync();

        Assert.Equal(type, (await desk.Partner.GetAsync($"{path}/transcript", accept is null ? [] : [("Accept", accept)])).ContentType);
    }

    [Theory]
    [InlineData("application/pdf")]
    [InlineData("image/*")]
    [InlineData("application/json;q=0")]
    [InlineData("*/*;q=0")]
    [InlineData("application/json;q=0, text/*;q=0.0, */*;q=0.000")]
    [InlineData("text/*, text/plain;q=0, text/html;q=0")]
    public async Task Other_types_there_are_not(string accept)
    {
        var (desk, path) = await TalkAsync();

        (await desk.Partner.GetAsync($"{path}/transcript", ("Accept", accept))).ShouldBeProblem(406, "not_acceptable");
    }
}
