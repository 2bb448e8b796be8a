using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Problems;
using BitP.SupportApi.Tests.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace BitP.SupportApi.Tests.Contract;

/// <summary>What every operation and every schema of the contract says.</summary>
public sealed partial class DescribingTheApi
{
    // Any request may meet them; no operation declares them.
    private static readonly string[] UndeclaredCodes =
    [
        "internal_error",
        "method_not_allowed",
        "unavailable",
        "request_timeout",
        "address_too_long",
        "host_not_allowed",
        "headers_too_large",
        "http_version_unsupported",
    ];

    [Fact]
    public async Task A_reader_finds_nothing_to_complain_about()
    {
        foreach (var json in new[] { await Document.Async(), await Document.As30Async() })
        {
            var read = OpenApiDocument.Parse(json.ToJsonString(), "json");

            Assert.Empty(read.Diagnostic!.Errors);
            Assert.Empty(read.Diagnostic.Warnings);
            Assert.NotEmpty(read.Document!.Paths);
        }
    }

    [Fact]
    public async Task The_two_versions_have_the_same_operations()
    {
        var (newer, older) = (await Document.Async(), await Document.As30Async());

        Assert.StartsWith("3.1.", newer["openapi"]!.GetValue<string>());
        Assert.Equal("3.0.3", older["openapi"]!.GetValue<string>());
        Assert.Equal(Document.Operations(newer).Select(o => $"{o} {o.Id}"), Document.Operations(older).Select(o => $"{o} {o.Id}"));
    }

    [Fact]
    public async Task Only_the_product_is_described()
    {
        var operations = Document.Operations(await Document.Async()).ToArray();

        Assert.NotEmpty(operations);
        Assert.All(operations, o => Assert.StartsWith("/v1/", o.Path));
        Assert.DoesNotContain(operations, o => o.Path.StartsWith("/v1/test", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_operation_says_what_it_is() =>
        await ForEachAsync(
            _ => true,
            o =>
            {
                Assert.Matches("^[A-Z][A-Za-z]+$", o.Id);
                Assert.Matches(@"^[A-Z].*[^.]$", o.Json["summary"]!.GetValue<string>());
                Assert.NotEmpty(o.Description);
                Assert.Single(o.Json["tags"]!.AsArray());
                Assert.NotNull(o.Json["security"]);
            }
        );

    [Fact]
    public async Task Operation_ids_are_unique()
    {
        var ids = Document.Operations(await Document.Async()).Select(o => o.Id).ToArray();

        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public async Task Every_group_of_operations_is_described()
    {
        var document = await Document.Async();
        var tags = document["tags"]!.AsArray();

        Assert.Equal(
            Document.Operations(document).Select(o => o.Json["tags"]![0]!.GetValue<string>()).Distinct().Order(),
            tags.Select(t => t!["name"]!.GetValue<string>()).Order()
        );
        Assert.All(tags, t => Assert.NotEmpty(t!["description"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Groups_stand_as_the_life_of_a_case_goes_and_none_is_forgotten()
    {
        await using var app = await SupportApp.StartAsync();
        var order = app.Services.GetRequiredService<FeatureSet>().Groups;
        var development = (await app.Anonymous.GetAsync("/openapi/v1.json"))["tags"]!.AsArray().Select(t => t!["name"]!.GetValue<string>());
        var production = (await Document.Async())["tags"]!.AsArray().Select(t => t!["name"]!.GetValue<string>());

        Assert.Equal(order, development);
        Assert.Equal(order.Except(["Test"]), production);
        Assert.Equal("Tickets", order[0]);
    }

    [Fact]
    public async Task What_need_not_be_sent_has_no_example_that_tools_send() =>
        await ForEachAsync(
            o => o.Parameters.Any(p => p["in"]!.GetValue<string>() == "query" && p["required"]?.GetValue<bool>() is not true),
            o =>
                Assert.All(
                    o.Parameters.Where(p => p["in"]!.GetValue<string>() == "query" && p["required"]?.GetValue<bool>() is not true),
                    p =>
                        Assert.True(
                            p["example"] is null || p["name"]!.GetValue<string>().StartsWith("against", StringComparison.Ordinal),
                            $"{o.Id} {p["name"]}"
                        )
                )
        );

    [Fact]
    public async Task Every_value_of_an_enum_says_what_it_means()
    {
        // The first are described by what they are called, and categories by a resource of their own.
        string[] plain = ["Channel", "Priority", "TicketCategory"];
        foreach (var document in new[] { await Document.Async(), await Document.As30Async() })
        foreach (var (name, schema) in document["components"]!["schemas"]!.AsObject().Where(s => s.Value!["enum"] is not null && !plain.Contains(s.Key)))
        foreach (var value in schema!["enum"].Strings())
            Assert.True(schema["description"]!.GetValue<string>().Contains($"\n- `{value}`: ", StringComparison.Ordinal), $"What is {value} of {name}?");
    }

    [Fact]
    public async Task Every_type_of_event_says_when_it_is_raised()
    {
        await SupportApp.SharedAsync();
        foreach (var document in new[] { await Document.Async(), await Document.As30Async() })
        {
            var described = document["components"]!["schemas"]!["EventResponse"]!["properties"]!["type"]!["description"]!.GetValue<string>();

            Assert.Equal(
                typeof(EventData).Assembly.GetTypes().Count(t => t.IsSubclassOf(typeof(EventData)) && !t.IsAbstract),
                described.Split('\n').Count(line => line.StartsWith("- `", StringComparison.Ordinal))
            );
            Assert.All(["ticket.updated", "sla.paused", "due_work.failed"], type => Assert.Contains($"\n- `{type}`: ", described));
        }
    }

    [Fact]
    public async Task Every_parameter_is_described() =>
        await ForEachAsync(
            o => o.Parameters.Any(),
            o =>
                Assert.All(
                    o.Parameters,
                    p =>
                    {
                        Assert.NotEmpty(p["description"]?.GetValue<string>() ?? "");
                        Assert.NotNull(p["schema"]!["type"] ?? p["schema"]!["$ref"]);
                    }
                )
        );

    [Fact]
    public async Task Every_body_has_an_example()
    {
        await ForEachAsync(
            o => o.RequestBody is not null,
            o =>
                Assert.All(
                    o.RequestBody!["content"]!.AsObject(),
                    c =>
                    {
                        if (c.Key.EndsWith("json", StringComparison.Ordinal))
                            Assert.IsType<JsonObject>(c.Value!["example"]);
                        else
                            Assert.NotEmpty(c.Value!["example"]!.GetValue<string>());
                    }
                )
        );
        await ForEachAsync(
            o => o.Answers.Any(a => a.Answer["content"]?["application/json"] is not null),
            o =>
                Assert.All(
                    o.Answers.Select(a => a.Answer["content"]?["application/json"]).Where(c => c is not null),
                    c => Assert.IsType<JsonObject>(c!["example"])
                )
        );
    }

    [Fact]
    public async Task Examples_of_requests_leave_out_what_is_not_set() =>
        await ForEachAsync(o => o.Request is not null, o => Assert.DoesNotContain(":null", o.Request!.Value.Example!.ToJsonString()));

    [Fact]
    public async Task Every_answer_has_a_schema() =>
        await ForEachAsync(
            _ => true,
            o =>
            {
                Assert.NotEmpty(o.Successes);
                foreach (var (status, answer) in o.Answers.Where(a => a.Status is not (204 or 304)))
                {
                    Assert.NotEmpty(answer["description"]!.GetValue<string>());
                    Assert.All(answer["content"]!.AsObject(), c => Assert.NotNull(c.Value!["schema"]));
                    if (status >= 400)
                    {
                        var problem = Assert.Single(answer["content"]!.AsObject());
                        Assert.Equal("application/problem+json", problem.Key);
                        Assert.Equal("#/components/schemas/Problem", problem.Value!["schema"]!["$ref"]!.GetValue<string>());
                        Assert.Equal(status, problem.Value["example"]!["status"]!.GetValue<int>());
                    }
                }
            }
        );

    [Fact]
    public async Task Every_status_that_can_come_is_declared()
    {
        await ForEachAsync(_ => true, o => Declares(o, 400, 429));
        await ForEachAsync(o => o.IsSecured, o => Declares(o, 401, 403));
        await ForEachAsync(o => o.Path.EndsWith('}'), o => Declares(o, 404));
        await ForEachAsync(o => o.RequestBody is not null, o => Declares(o, 413, 415));
        await ForEachAsync(o => o.Method is not "GET", o => Declares(o, 409, 422));
        await ForEachAsync(o => o.Parameter("If-Match") is not null, o => Declares(o, 412));
        await ForEachAsync(o => o.Parameter("If-Match")?["required"]?.GetValue<bool>() is true, o => Declares(o, 428));
        await ForEachAsync(o => o.Parameter("If-None-Match") is not null, o => Declares(o, 304));
    }

    [Fact]
    public async Task Every_change_takes_an_idempotency_key() =>
        await ForEachAsync(
            o => o.Method is not "GET",
            o =>
            {
                Assert.NotNull(o.Parameter("Idempotency-Key"));
                Assert.All(Successes(o), a => Assert.NotNull(a["headers"]!["Idempotency-Replayed"]));
            }
        );

    [Fact]
    public async Task Every_patch_demands_a_version() =>
        await ForEachAsync(o => o.Method is "PATCH" or "PUT" or "DELETE", o => Assert.True(o.Parameter("If-Match")!["required"]!.GetValue<bool>()));

    [Fact]
    public async Task Every_list_is_paged_within_bounds() =>
        await ForEachAsync(
            o => o.Parameter("limit") is not null,
            o =>
            {
                var limit = o.Parameter("limit")!["schema"]!;
                Assert.Equal((1, 200), (limit["minimum"]!.GetValue<int>(), limit["maximum"]!.GetValue<int>()));
            }
        );

    [Fact]
    public async Task Limits_of_rate_and_versions_are_told_in_headers()
    {
        await ForEachAsync(_ => true, o => Assert.All(Successes(o), a => Assert.NotNull(a["headers"]!["RateLimit"])));
        await ForEachAsync(_ => true, o => Assert.NotNull(o.Answers.Single(a => a.Status == 429).Answer["headers"]!["Retry-After"]));
        await ForEachAsync(o => o.Parameter("If-None-Match") is not null, o => Assert.All(Successes(o), a => Assert.NotNull(a["headers"]!["ETag"])));
        await ForEachAsync(o => o.Parameter("cursor") is not null, o => Assert.All(Successes(o), a => Assert.NotNull(a["headers"]!["Link"])));
    }

    [Fact]
    public async Task Every_schema_says_of_what_type_it_is()
    {
        foreach (var document in new[] { await Document.Async(), await Document.As30Async() })
        {
            var schemas = Document.Schemas(document).ToArray();
            Assert.All(schemas.Where(s => Types(s.Schema).Contains("array")), s => Assert.True(s.Schema["items"] is JsonObject { Count: > 0 }, s.Path));
            // Where null is the one value, the type is that of the other choice.
            Assert.All(schemas.Where(s => s.Schema["enum"] is JsonArray and not [null]), s => Assert.True(Types(s.Schema).Contains("string"), s.Path));
            Assert.All(
                schemas.Where(s => !s.Path.EndsWith("additionalProperties", StringComparison.Ordinal)), // members of any form
                s => Assert.True(new[] { "type", "$ref", "oneOf", "allOf" }.Any(s.Schema.ContainsKey), $"{s.Path} has no type: {s.Schema.ToJsonString()}")
            );
            Assert.Contains(schemas, s => s.Schema["enum"] is not null);
        }
    }

    [Fact]
    public async Task Every_member_is_described()
    {
        var document = await Document.Async();
        var named = document["components"]!["schemas"]!.AsObject();
        Assert.All(named, s => Assert.True(s.Value!["description"] is not null || s.Key.EndsWith("Page", StringComparison.Ordinal), s.Key));

        var members = named.SelectMany(s => (s.Value!["properties"]?.AsObject() ?? []).Select(p => ($"{s.Key}.{p.Key}", p.Value!))).ToArray();
        Assert.NotEmpty(members);
        Assert.All(members, m => Assert.True(m.Item2["description"] is not null, m.Item1));
    }

    [Fact]
    public async Task Requests_are_closed_and_answers_are_open()
    {
        var document = await Document.Async();
        var operations = Document.Operations(document).ToArray();
        var answers = Document.Reachable(document, operations.SelectMany(o => o.AnswerSchemas));
        var requests = Document.Reachable(document, operations.SelectMany(o => o.RequestSchemas)).Except(answers).ToArray();
        var closed = document["components"]!["schemas"]!.AsObject().Where(s => s.Value!["additionalProperties"] is JsonValue).Select(s => s.Key);

        Assert.NotEmpty(requests);
        Assert.Equal(requests.Order(StringComparer.Ordinal), closed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Answers_always_have_the_members_that_are_always_written()
    {
        var document = await Document.Async();
        var schemas = document["components"]!["schemas"]!;

        Assert.Equal(schemas["TicketResponse"]!["properties"]!.AsObject().Select(p => p.Key), Names(schemas["TicketResponse"]!["required"]));
        Assert.Equal(["type", "title", "status", "code", "traceId"], Names(schemas["Problem"]!["required"]));
    }

    [Fact]
    public async Task Rules_of_validators_stand_in_the_schemas()
    {
        var schemas = (await Document.Async())["components"]!["schemas"]!;
        var ticket = schemas["OpenTicketRequest"]!;
        var team = schemas["CreateTeamRequest"]!["properties"]!["key"]!;
        var patch = schemas["UpdateTicketChanges"]!;

        Assert.Equal(["category", "channel", "description", "subject"], Names(ticket["required"]));
        Assert.Equal("""{"maxLength":200,"minLength":1,"pattern":"^.*$","type":"string"}""", Without(ticket["properties"]!["subject"]!, "description"));
        Assert.Equal("""{"$ref":"#/components/schemas/Channel"}""", Without(ticket["properties"]!["channel"]!, "description"));
        Assert.Equal(10, ticket["properties"]!["evidence"]!["maxItems"]!.GetValue<int>());
        Assert.Equal(["externalId"], Names(schemas["CustomerIdentity"]!["required"]));
        Assert.Equal("email", schemas["CustomerIdentity"]!["properties"]!["email"]!["format"]!.GetValue<string>());
        Assert.Equal("^[a-z][a-z0-9_]{1,31}$", team["pattern"]!.GetValue<string>());
        Assert.Null(patch["required"]);
        Assert.Equal("string", patch["properties"]!["subject"]!["type"]!.GetValue<string>());
        Assert.Contains("dueAt", Names((await OperationAsync("ListTickets")).Parameter("sort")!["schema"]!["enum"]));
    }

    [Fact]
    public async Task Every_enum_of_a_member_has_a_name()
    {
        var document = await Document.Async();
        var inline =
            from schema in document["components"]!["schemas"]!.AsObject()
            from member in schema.Value!["properties"]?.AsObject() ?? []
            where member.Value!["enum"] is not null
            select $"{schema.Key}.{member.Key}";

        Assert.Empty(inline);
        Assert.Equal("""[{"type":"null"},{"$ref":"#/components/schemas/Priority"}]""", Member("OpenTicketRequest", "priority")["oneOf"]!.ToJsonString());
        Assert.Equal("#/components/schemas/EvidenceKind", Member("TransactionEvidence", "kind")["$ref"]!.GetValue<string>());

        JsonNode Member(string schema, string name) => document["components"]!["schemas"]![schema]!["properties"]![name]!;
    }

    [Fact]
    public async Task A_filter_says_what_its_values_are()
    {
        var list = await OperationAsync("ListTickets");

        Assert.Equal("""{"type":"array","items":{"$ref":"#/components/schemas/TicketStatus"}}""", list.Parameter("status")!["schema"]!.ToJsonString());
        Assert.Equal("date-time", list.Parameter("createdAfter")!["schema"]!["format"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_filter_that_takes_several_values_says_how()
    {
        var lists = Document
            .Operations(await Document.Async())
            .SelectMany(o => o.Parameters)
            .Where(p => p["in"]!.GetValue<string>() == "query" && p["schema"]!["type"]?.GetValue<string>() == "array")
            .ToArray();

        Assert.All(["status", "types", "languages"], name => Assert.Contains(lists, p => p["name"]!.GetValue<string>() == name));
        Assert.All(lists, p => Assert.EndsWith("one by one or separated by commas.", p["description"]!.GetValue<string>()));
        // One by one is what style and explode mean when they are left out.
        Assert.All(lists, p => Assert.Equal(("form", true), (p["style"]?.GetValue<string>() ?? "form", p["explode"]?.GetValue<bool>() ?? true)));
    }

    [Fact]
    public async Task The_older_version_writes_null_as_generators_read_it()
    {
        var document = await Document.As30Async();
        var assignee = document["components"]!["schemas"]!["TicketResponse"]!["properties"]!["assignee"]!;

        Assert.Equal("#/components/schemas/TicketAssignee", assignee["oneOf"]![0]!["$ref"]!.GetValue<string>());
        Assert.Equal("""{"enum":[null],"type":"object","nullable":true}""", assignee["oneOf"]![1]!.ToJsonString());
        Assert.All(Document.Schemas(document).Where(s => s.Schema["nullable"] is not null), s => Assert.True(s.Schema["type"] is JsonValue, s.Path));
    }

    [Fact]
    public async Task An_example_of_a_refusal_has_the_detail_that_a_real_one_has()
    {
        var app = await SupportApp.SharedAsync();
        var declared = app
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.SelectMany(e => e.Metadata.GetOrderedMetadata<FailsMetadata>())
            .SelectMany(f => f.Errors)
            .DistinctBy(e => e.Code)
            .ToDictionary(e => e.Code);
        var examples = Document
            .Operations(await Document.Async())
            .SelectMany(o => o.Answers.Where(a => a.Status >= 400))
            .Select(a => a.Answer["content"]!["application/problem+json"]!["example"]!)
            .DistinctBy(e => e["code"]!.GetValue<string>())
            .ToArray();

        Assert.NotEmpty(examples);
        Assert.All(examples, e => Assert.Equal(declared[e["code"]!.GetValue<string>()].Detail is null, e["detail"] is null));
        Assert.All(examples, e => Assert.DoesNotContain("{", e["detail"]?.GetValue<string>() ?? "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_example_of_a_refusal_has_the_members_that_a_real_one_has()
    {
        var app = await SupportApp.SharedAsync();
        var partner = await app.NewPartnerAsync();
        var body = (await OperationAsync("OpenTicket")).Request!.Value.Example!;
        var path = $"/v1/tickets/{(await partner.PostAsync("/v1/tickets", body)).Text("id")}";

        await SameAsync("OpenTicket", await partner.PostAsync("/v1/tickets", body), "ticket_duplicate", "existing");
        await SameAsync("ReopenTicket", await partner.PostAsync($"{path}/reopen"), "ticket_status_not_allowed", "allowedTransitions");
        await SameAsync(
            "UpdateTicket",
            await partner.PatchAsync(path, new { subject = "Another" }, ("If-Match", "\"99\"")),
            "version_mismatch",
            "currentVersion"
        );
        await SameAsync("GetTicket", await partner.GetAsync($"{path}?colour=red"), "validation_failed", "errors");

        async Task SameAsync(string operation, Answer real, string code, string member)
        {
            var answer = (await OperationAsync(operation)).Answers.Single(a => a.Status == real.Status).Answer;
            var example = answer["content"]!["application/problem+json"]!["example"]!.AsObject();
            Assert.Equal((code, code), (real.Code, example["code"]!.GetValue<string>()));
            Assert.NotNull(example[member]);
            Assert.Equal(real.Json.AsObject().Select(m => m.Key), example.Select(m => m.Key));
        }
    }

    [Fact]
    public async Task Every_declared_code_is_in_the_catalogue_and_the_other_way_round()
    {
        var declared = Document
            .Operations(await Document.Async())
            .SelectMany(o => o.Answers.Where(a => a.Status >= 400))
            .SelectMany(a => Code().Matches(a.Answer["description"]!.GetValue<string>()).Select(m => (m.Groups[1].Value, a.Status)))
            .ToHashSet();
        var catalogue = (await Document.ProblemsAsync()).Select(p => (p!["code"]!.GetValue<string>(), p["status"]!.GetValue<int>())).ToArray();

        Assert.NotEmpty(declared);
        Assert.Equal(catalogue.Where(p => !UndeclaredCodes.Contains(p.Item1)), declared.OrderBy(d => d.Value, StringComparer.Ordinal));
    }

    private static async Task ForEachAsync(Func<Described, bool> which, Action<Described> rule)
    {
        var operations = Document.Operations(await Document.Async()).Where(which).ToArray();
        Assert.NotEmpty(operations); // a rule that matches nothing passes forever
        Assert.All(operations, rule);
    }

    private static async Task<Described> OperationAsync(string id) => Document.Operations(await Document.Async()).Single(o => o.Id == id);

    private static void Declares(Described operation, params int[] statuses) =>
        Assert.All(statuses, s => Assert.True(operation.Answers.Any(a => a.Status == s), $"{operation} does not declare {s}"));

    private static IEnumerable<JsonObject> Successes(Described operation) => operation.Answers.Where(a => a.Status is >= 200 and < 300).Select(a => a.Answer);

    private static string[] Types(JsonObject schema) =>
        schema["type"] switch
        {
            JsonArray types => Names(types),
            JsonValue type => [type.GetValue<string>()],
            _ => [],
        };

    private static string[] Names(JsonNode? names) => names is JsonArray array ? [.. array.Select(n => n!.GetValue<string>())] : [];

    private static string Without(JsonNode schema, string member)
    {
        var copy = schema.DeepClone().AsObject();
        copy.Remove(member);
        return copy.ToJsonString();
    }

    [GeneratedRegex("^- `([a-z_]+)`:", RegexOptions.Multiline)]
    private static partial Regex Code();
}
