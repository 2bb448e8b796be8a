using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Platform.Json;

/// <summary>Whoever sends a body with several faults hears of all of them, and of what would have been taken.</summary>
public sealed class TellingEveryFault
{
    private static readonly string[] Priorities = ["low", "normal", "high", "urgent"];

    [Fact]
    public async Task Unknown_members_bad_values_missing_members_and_broken_rules_are_told_together()
    {
        var ground = await Ground.PrepareAsync();

        var answer = await PostAsync(
            ground.Partner,
            "/v1/tickets",
            """
            {
              "subjet": "My withdrawal",
              "description": "It has not arrived.",
              "category": "witdrawal",
              "channel": 5,
              "priority": "asap",
              "tags": ["vip", 7],
              "customerId": "42",
              "language": "english",
              "evidence": [{ "kind": "crypto", "occurredAt": "yesterday", "amout": "1" }]
            }
            """
        );

        answer.ShouldRefuse("subjet", "unknown");
        Assert.Contains("subject", Values(answer, "subjet"));
        answer.ShouldRefuse("subject", "required");
        answer.ShouldRefuse("category", "wrong_type");
        Assert.Contains("withdrawal_not_received", Values(answer, "category"));
        answer.ShouldRefuse("channel", "wrong_type");
        Assert.Equal(Priorities, Values(answer, "priority"));
        Assert.Equal("This is not a value that can be taken here. Allowed: low, normal, high, urgent.", Message(answer, "priority"));
        answer.ShouldRefuse("tags[1]", "wrong_type");
        Assert.Contains("UUID", Expected(answer, "customerId"), StringComparison.Ordinal);
        answer.ShouldRefuse("language", "language");
        Assert.Contains("zh-CN", Expected(answer, "language"), StringComparison.Ordinal);
        Assert.Contains("2026-11-22T08:30:00Z", Expected(answer, "evidence[0].occurredAt"), StringComparison.Ordinal);
        answer.ShouldRefuse("evidence[0].amout", "unknown");
    }

    [Fact]
    public async Task A_rule_that_hangs_on_what_cannot_be_read_is_not_called_broken()
    {
        var ground = await Ground.PrepareAsync();

        // Without set there would be nothing that the clock could do, and with any set there would be too much.
        var alone = await PostAsync(ground.App.Admin, "/v1/test/clock", """{ "set": "tomorrow" }""");
        var both = await PostAsync(ground.App.Admin, "/v1/test/clock", """{ "set": "tomorrow", "advance": "PT1H" }""");

        foreach (var answer in new[] { alone, both })
        {
            answer.ShouldRefuse("set", "wrong_type");
            Assert.Equal(["set"], answer["errors"]!.AsObject().Select(e => e.Key));
        }
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("\"text\"")]
    public async Task A_part_of_another_kind_is_told_with_what_belongs_there(string value)
    {
        var ground = await Ground.PrepareAsync();

        var answer = await PostAsync(ground.Partner, "/v1/tickets", $$"""{ "customer": {{value}}, "tags": "vip", "allowDuplicate": "yes" }""");

        Assert.Equal("an object in curly braces", Expected(answer, "customer"));
        Assert.Equal("a list in square brackets", Expected(answer, "tags"));
        Assert.Equal("true or false, without quotation marks", Expected(answer, "allowDuplicate"));
        answer.ShouldRefuse("subject", "required");
        answer.ShouldRefuse("category", "required");
    }

    [Fact]
    public async Task Everything_that_cannot_be_read_in_a_patch_is_told_together()
    {
        var ground = await Ground.PrepareAsync();

        var answer = await SendAsync(
            ground.App.Admin,
            HttpMethod.Patch,
            $"/v1/tickets/{ground.Ticket}",
            """{ "subjet": "x", "priority": "asap", "tags": [5], "subject": "a\u0007b" }""",
            "application/merge-patch+json"
        );

        answer.ShouldRefuse("subjet", "unknown");
        answer.ShouldRefuse("priority", "wrong_type");
        Assert.Equal(Priorities, Values(answer, "priority"));
        answer.ShouldRefuse("tags[0]", "wrong_type");
        answer.ShouldRefuse("subject", "control_character");
    }

    [Fact]
    public async Task All_parameters_that_are_wrong_are_told_together()
    {
        var ground = await Ground.PrepareAsync();

        var unknown = await ground.Partner.GetAsync("/v1/tickets?statsu=new&limti=5&cursor=");
        var unreadable = await ground.Partner.GetAsync("/v1/tickets?limit=many&status=gone&createdAfter=yesterday");

        unknown.ShouldRefuse("statsu", "unknown");
        Assert.Contains("status", Values(unknown, "statsu"));
        unknown.ShouldRefuse("limti", "unknown");
        unknown.ShouldRefuse("cursor", "empty");
        unreadable.ShouldRefuse("limit", "wrong_type");
        Assert.Contains("whole number", Expected(unreadable, "limit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bounds_are_told_by_rules_as_well()
    {
        var ground = await Ground.PrepareAsync();

        var limit = await ground.Partner.GetAsync("/v1/tickets?limit=1000");
        var subject = await PostAsync(ground.Partner, "/v1/tickets", $$"""{ "subject": "{{new string('x', 201)}}" }""");
        var status = await ground.Partner.GetAsync("/v1/tickets?status=gone");

        Assert.Equal("1 to 200", Expected(limit, "limit"));
        Assert.Equal("at most 200 characters", Expected(subject, "subject"));
        Assert.Contains("open", Values(status, "status"));
    }

    [Theory]
    [InlineData("en", "This is not a value that can be taken here. Allowed: low, normal, high, urgent.")]
    [InlineData("zh-CN", "此处不能接受该值。允许的取值：low、normal、high、urgent。")]
    [InlineData("fr", "Cette valeur ne peut pas être prise ici. Valeurs admises : low, normal, high, urgent.")]
    [InlineData("de", "Dieser Wert kann hier nicht angenommen werden. Erlaubt: low, normal, high, urgent.")]
    public async Task Allowed_values_are_told_in_the_language_of_the_request(string language, string message)
    {
        var ground = await Ground.PrepareAsync();

        var answer = await PostAsync(ground.Partner, "/v1/tickets", """{ "priority": "asap" }""", ("Accept-Language", language));

        Assert.Equal(message, Message(answer, "priority"));
    }

    private static Task<Answer> PostAsync(Caller caller, string path, string body, params (string, string)[] headers) =>
        SendAsync(caller, HttpMethod.Post, path, body, "application/json", headers);

    private static Task<Answer> SendAsync(Caller caller, HttpMethod method, string path, string body, string type, params (string, string)[] headers) =>
        caller.SendAsync(
            method,
            path,
            new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue(type) } },
            headers
        );

    private static JsonNode First(Answer answer, string member) =>
        answer["errors"]?[member]?[0] ?? throw new InvalidOperationException($"No error of {member}: {answer}");

    private static string[] Values(Answer answer, string member) => [.. First(answer, member)["allowed"]!.AsArray().Select(v => v!.GetValue<string>())];

    private static string Expected(Answer answer, string member) => First(answer, member)["expected"]!.GetValue<string>();

    private static string Message(Answer answer, string member) => First(answer, member)["message"]!.GetValue<string>();
}
