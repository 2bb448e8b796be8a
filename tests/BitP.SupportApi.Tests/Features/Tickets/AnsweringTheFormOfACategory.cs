using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.Tickets;

/// <summary>The published JSON Schema of each category against what opening a ticket accepts.</summary>
public sealed class AnsweringTheFormOfACategory
{
    public static TheoryData<string> Categories =>
        [
            "account_locked",
            "login",
            "withdrawal_pending",
            "withdrawal_not_received",
            "withdrawal_failed",
            "deposit",
            "transaction_failed",
            "account_security",
            "phishing",
            "transaction_dispute",
            "technical_fault",
            "feature_question",
            "other",
        ];

    [Theory]
    [MemberData(nameof(Categories))]
    public async Task What_the_schema_allows_is_taken_and_kept(string category)
    {
        var desk = await Desk.SetAsync();
        var fields = Filled(await SchemaAsync(desk, category));

        var opened = await desk.OpenAsync(new { category, fields });

        Assert.True(JsonNode.DeepEquals(fields, opened["fields"]), opened.ToString());
        var read = await desk.Agent.GetAsync(opened.Header("Location")!);
        Assert.True(JsonNode.DeepEquals(fields, read["fields"]), read.ToString());
    }

    [Theory]
    [MemberData(nameof(Categories))]
    public async Task What_the_schema_forbids_is_refused_by_name(string category)
    {
        var desk = await Desk.SetAsync();
        var schema = await SchemaAsync(desk, category);
        Assert.False(schema["additionalProperties"]!.GetValue<bool>());
        var refused = 0;

        foreach (var (name, property) in schema["properties"]!.AsObject())
        foreach (var (value, code) in Wrong(property!))
        {
            var fields = Filled(schema);
            fields[name] = value;
            var answer = await desk.Partner.PostAsync("/v1/tickets", desk.Case(new { category, fields }));
            answer.ShouldRefuse($"fields.{name}", code);
            Assert.Single(answer["errors"]!.AsObject());
            refused++;
        }
        Assert.True(refused >= schema["properties"]!.AsObject().Count);
        foreach (var required in schema["required"].Strings())
        foreach (
            var fields in new[]
            {
                null,
                new JsonObject(),
                new JsonObject { [required] = null },
                new JsonObject { [required] = "  " },
            }
        )
            (await desk.Partner.PostAsync("/v1/tickets", desk.Case(new { category, fields }))).ShouldRefuse($"fields.{required}", "required");
    }

    [Fact]
    public async Task A_member_that_is_null_counts_as_absent()
    {
        var desk = await Desk.SetAsync();

        (await desk.OpenAsync("""{"fields":{"stepsTaken":null}}""")).ShouldBe(201);
    }

    private static async Task<JsonNode> SchemaAsync(Desk desk, string category) => (await desk.Partner.GetAsync($"/v1/categories/{category}"))["fields"]!;

    private static JsonObject Filled(JsonNode schema) => new(schema["properties"]!.AsObject().Select(p => KeyValuePair.Create(p.Key, Good(p.Value!))));

    private static JsonNode? Good(JsonNode property) =>
        property.Str("type") switch
        {
            "boolean" => JsonValue.Create(true),
            "number" => property["maximum"]!.DeepClone(),
            _ when property["oneOf"] is { } options => options.AsArray()[^1]!["const"]!.DeepClone(),
            _ when property.Str("format") == "date-time" => "2026-03-04T05:06:07.891+08:00",
            _ when property.Str("pattern")?.Contains("[0-9]", StringComparison.Ordinal) == true => "12.50",
            _ => new string('字', property["maxLength"]!.GetValue<int>()),
        };

    private static IEnumerable<(JsonNode Value, string Code)> Wrong(JsonNode property)
    {
        switch (property.Str("type"))
        {
            case "boolean":
                yield return ("true", "wrong_type");
                yield return (1, "wrong_type");
                break;
            case "number":
                yield return ("1", "wrong_type");
                yield return (property["maximum"]!.GetValue<long>() + 1, "out_of_range");
                yield return (property["minimum"]!.GetValue<long>() - 1, "out_of_range");
                break;
            default:
                yield return (true, "wrong_type");
                if (property["oneOf"] is not null)
                    yield return ("nonsense", "wrong_type");
                else if (property.Str("format") is not null)
                    yield return ("2026-03-04", "format");
                else if (property.Str("pattern")?.Contains("[0-9]", StringComparison.Ordinal) == true)
                    foreach (var number in new[] { "1,5", "-1", "007", "1.", "", "1\n" })
                        yield return (number, "format");
                if (property["maxLength"]?.GetValue<int>() is { } most)
                    yield return (new string('x', most + 1), "too_long");
                if (property["minLength"]?.GetValue<int>() is { } least and > 1)
                    yield return (new string('x', least - 1), "too_short");
                break;
        }
    }
}
