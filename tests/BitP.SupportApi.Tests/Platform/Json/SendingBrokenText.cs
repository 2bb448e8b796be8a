using System.Text;
using System.Text.Json;

namespace BitP.SupportApi.Tests.Platform.Json;

/// <summary>Strings that hold what no text may hold, in every place where a string can stand.</summary>
public sealed class SendingBrokenText
{
    private static readonly (string Name, byte[] Bytes)[] Broken =
    [
        .. new[] { 0x00, 0x01, 0x08, 0x0b, 0x1b, 0x1f, 0x7f, 0x80, 0x85, 0x9f, 0xd800, 0xdbff, 0xdc00, 0xdfff }.Select(c =>
            ($"\\u{c:x4}", Encoding.ASCII.GetBytes($"\\u{c:x4}"))
        ),
        ("half a pair before text", @"\ud83dx"u8.ToArray()),
        ("a pair in the wrong order", @"\ude00\ud83d"u8.ToArray()),
        ("a raw U+0000", [0]),
        ("a raw U+001F", [0x1f]),
        ("a raw line end", "\n"u8.ToArray()),
        ("a raw DEL", [0x7f]),
        ("a raw U+0085", [0xC2, 0x85]),
        ("a raw surrogate", [0xED, 0xA0, 0x80]),
        ("a raw low surrogate", [0xED, 0xBF, 0xBF]),
        ("a pair of raw surrogates", [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80]),
        ("an overlong U+0000", [0xC0, 0x80]),
        ("an overlong slash", [0xC0, 0xAF]),
        ("an overlong slash of three bytes", [0xE0, 0x80, 0xAF]),
        ("an overlong slash of four bytes", [0xF0, 0x80, 0x80, 0xAF]),
        ("beyond Unicode", [0xF4, 0x90, 0x80, 0x80]),
        ("a byte that is never UTF-8", [0xFF]),
        ("the other byte that is never UTF-8", [0xFE]),
        ("a lone continuation", [0x80]),
        ("a cut sequence", [0xE2, 0x82]),
        ("a bad escape", @"\x00"u8.ToArray()),
        ("a short escape", @"\u12"u8.ToArray()),
    ];

    public static TheoryData<string> Operations => Operation.Names;

    [Trait("Database", "Any")]
    [Theory]
    [MemberData(nameof(Operations))]
    public async Task No_value_takes_it(string name)
    {
        await using var attack = await Attack.OnAsync(name);
        var strings = JsonPlace.In(attack.Valid).Where(p => p.Value?.GetValueKind() is JsonValueKind.String).Select(p => p.Path).ToList();
        foreach (var path in strings)
        foreach (var (what, bytes) in Broken)
        {
            var copy = attack.Valid.DeepClone();
            var place = JsonPlace.In(copy).Single(p => p.Path == path);
            place.Value = place.Value!.GetValue<string>() + "@@";
            var answer = await attack.SendAsync(JsonPlace.Splice(JsonPlace.Bytes(copy), "@@", bytes));
            attack.Expect(400, answer, $"{what} in {path}", "validation_failed", "malformed_request");
        }
    }

    [Trait("Database", "Any")]
    [Theory]
    [MemberData(nameof(Operations))]
    public async Task No_name_of_a_member_takes_it(string name)
    {
        await using var attack = await Attack.OnAsync(name);
        foreach (var (path, _) in JsonPlace.ObjectsIn(attack.Valid).ToList())
        foreach (var (what, bytes) in Broken)
        {
            var copy = attack.Valid.DeepClone();
            JsonPlace.ObjectsIn(copy).Single(o => o.Path == path).Object["x@@"] = "x";
            var answer = await attack.SendAsync(JsonPlace.Splice(JsonPlace.Bytes(copy), "@@", bytes));
            attack.Expect(400, answer, $"{what} as a name in '{path}'", "validation_failed", "malformed_request");
        }
    }

    [Trait("Database", "Any")]
    [Theory]
    [InlineData("subject")]
    [InlineData("description")]
    [InlineData("customer.name")]
    [InlineData("customer.externalId")]
    [InlineData("tags[0]")]
    [InlineData("fields.orderId")]
    public async Task A_control_character_is_refused_by_the_name_of_its_member(string path)
    {
        var ground = await Ground.PrepareAsync();
        var body = await Operation.Of("OpenTicket").ValidBodyAsync(ground);
        JsonPlace.In(body).Single(p => p.Path == path).Value = "a\0b";

        var answer = await ground.Partner.PostAsync("/v1/tickets", body);

        answer.ShouldRefuse(path, "control_character");
    }

    [Theory]
    [InlineData("Tab\tand\nline\r\nends")]
    [InlineData("emoji 😀, family 👨‍👩‍👧, flag 🇩🇪")]
    [InlineData("\u200b\u200f\u202e\ufeff\ufffe\uffff")]
    [InlineData("e\u0301 \u1e9e \ufdfa \ud835\udd04 \udbff\udfff")]
    [InlineData("中文，日本語、한국어 العربية")]
    public async Task Whole_text_is_kept_as_it_is(string text)
    {
        var ground = await Ground.PrepareAsync();

        var line = string.Concat(text.Where(c => c is not ('\t' or '\r' or '\n' or '\u202e')));
        var opened = await ground.Partner.OpenTicketAsync(subject: line);
        var replied = await ground.Partner.PostAsync($"/v1/tickets/{ground.Ticket}/messages", new { body = text });

        replied.ShouldBe(201);
        Assert.Equal(line, opened.Text("subject"));
        Assert.Equal(line, (await ground.Partner.GetAsync($"/v1/tickets/{opened.Text("id")}")).Text("subject"));
        Assert.Equal(text, (await ground.Partner.GetAsync($"/v1/tickets/{ground.Ticket}/messages")).Items[0]!["body"]!.GetValue<string>());
    }

    [Fact]
    public async Task Code_in_every_string_is_kept_as_text()
    {
        const string Code = "'; DROP TABLE tickets; --\"<script>alert(1)</script>${jndi:ldap://x}{{7*7}}%0d%0a\\";
        var ground = await Ground.PrepareAsync();
        var opened = await ground.Partner.PostAsync(
            "/v1/tickets",
            new
            {
                subject = Code,
                description = Code,
                category = "other",
                channel = "web",
                customer = new
                {
                    externalId = Code,
                    name = Code,
                    email = "\"<b>'--\"@example.com",
                },
                tags = new[] { "<i>'--</i>" },
            }
        );
        opened.ShouldBe(201);
        var ticket = $"/v1/tickets/{opened.Text("id")}";
        (await ground.Partner.PostAsync($"{ticket}/messages", new { body = Code })).ShouldBe(201);
        (await ground.App.Agent.PostAsync($"{ticket}/solve", new { reason = Code })).ShouldBe(200);

        var read = await ground.Partner.GetAsync(ticket);
        Assert.Equal((Code, Code), (read.Text("subject"), read.Text("description")));
        Assert.Equal("<i>'--</i>", read["tags"]![0]!.GetValue<string>());
        var customer = await ground.Partner.GetAsync($"/v1/customers?externalId={Uri.EscapeDataString(Code)}");
        Assert.Equal(Code, Assert.Single(customer.Items)!["name"]!.GetValue<string>());
        Assert.Equal("\"<b>'--\"@example.com", customer.Items[0]!["email"]!.GetValue<string>());
        Assert.Contains((await ground.App.Agent.GetAsync($"{ticket}/timeline")).Items, e => e!["data"]!["reason"]?.GetValue<string>() == Code);

        var html = await ground.Partner.GetAsync($"{ticket}/transcript", ("Accept", "text/html"));
        html.ShouldBe(200);
        Assert.Equal("text/html", html.ContentType);
        Assert.DoesNotContain("<script", html.Raw, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html.Raw, StringComparison.Ordinal);
        // A long line goes on in the next one.
        var text = (await ground.Partner.GetAsync($"{ticket}/transcript", ("Accept", "text/plain"))).Raw;
        Assert.Contains(Code, text.Replace("\n> ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("nosniff", html.Header("X-Content-Type-Options"));
    }

    [Theory]
    [InlineData("' OR 1=1 --")]
    [InlineData("\" OR \"\"=\"")]
    [InlineData("%")]
    [InlineData("*")]
    [InlineData("a* OR b NEAR c")]
    [InlineData("words:secret")]
    [InlineData("\\")]
    [InlineData("<script>")]
    public async Task Code_in_a_search_finds_nothing_else(string query)
    {
        var ground = await Ground.PrepareAsync();

        foreach (var filter in new[] { "q", "tag", "team", "assignee", "status", "language", "sort", "customerId", "createdAfter" })
        {
            var answer = await ground.Partner.GetAsync($"/v1/tickets?{filter}={Uri.EscapeDataString(query)}");

            if (answer.Status == 200)
                Assert.Empty(answer.Items);
            else
                answer.ShouldBeProblem(400, "validation_failed");
        }
    }
}
