using System.Text;
using System.Text.Json.Nodes;
using BitP.SupportApi.Platform.Http;
using FluentValidation;
using Microsoft.AspNetCore.Http;

namespace BitP.SupportApi.Tests.Platform.Http;

/// <summary>JSON Merge Patch (RFC 7396).</summary>
public sealed class PatchingAResource
{
    // The cases of appendix A whose patch is an object; the API refuses the others. Those whose target is none stand one level deeper.
    [Theory]
    [InlineData("""{"a":"b"}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"b":"c"}""", """{"a":"b","b":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"a":null}""", """{}""")]
    [InlineData("""{"a":"b","b":"c"}""", """{"a":null}""", """{"b":"c"}""")]
    [InlineData("""{"a":["b"]}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"c"}""", """{"a":["b"]}""", """{"a":["b"]}""")]
    [InlineData("""{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""")]
    [InlineData("""{"a":[{"b":"c"}]}""", """{"a":[1]}""", """{"a":[1]}""")]
    [InlineData("""{"e":null}""", """{"a":1}""", """{"e":null,"a":1}""")]
    [InlineData("""{}""", """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""")]
    [InlineData("""{"x":["a","b"]}""", """{"x":["c","d"]}""", """{"x":["c","d"]}""")]
    [InlineData("""{"x":{"a":"b"}}""", """{"x":["c"]}""", """{"x":["c"]}""")]
    [InlineData("""{"x":{"a":"foo"}}""", """{"x":null}""", """{}""")]
    [InlineData("""{"x":{"a":"foo"}}""", """{"x":"bar"}""", """{"x":"bar"}""")]
    [InlineData("""{"x":[1,2]}""", """{"x":{"a":"b","c":null}}""", """{"x":{"a":"b"}}""")]
    public async Task The_cases_of_the_standard_hold(string target, string patch, string result)
    {
        await SupportApp.SharedAsync(); // which knows the types before any JSON is read
        var context = new DefaultHttpContext();
        context.Request.ContentType = "application/merge-patch+json";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(patch));
        var read = await MergePatch<JsonObject>.ReadAsync(context);

        var (changed, error) = read.ApplyTo(JsonNode.Parse(target)!.AsObject(), new InlineValidator<JsonObject>());

        Assert.Null(error);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(result), changed), changed?.ToJsonString());
    }

    [Fact]
    public async Task What_is_absent_stays_and_null_clears()
    {
        var ground = await Ground.PrepareAsync();
        var path = $"/v1/customers/{ground.CustomerId}";
        (await ChangeAsync(ground.Partner, path, """{ "name": "Anna", "email": "anna@example.com", "language": "zh" }""")).ShouldBe(200);

        var changed = await ChangeAsync(ground.Partner, path, """{ "email": null }""");

        changed.ShouldBe(200);
        Assert.Equal(("Anna", "zh-CN"), (changed.Text("name"), changed.Text("language")));
        Assert.Null(changed["email"]);
        Assert.Equal(changed.Raw, (await ground.Partner.GetAsync(path)).Raw);
    }

    [Fact]
    public async Task Arrays_are_replaced_and_objects_merged()
    {
        var ground = await Ground.PrepareAsync();
        var path = $"/v1/tickets/{ground.Ticket}";
        (
            await ChangeAsync(
                ground.App.Agent,
                path,
                """{ "category": "withdrawal_pending", "tags": ["a", "b"], "fields": { "orderId": "1", "otherPlatform": "BTC" } }"""
            )
        ).ShouldBe(200);

        var changed = await ChangeAsync(ground.App.Agent, path, """{ "tags": ["c"], "fields": { "orderId": null, "otherPlatform": "ETH" } }""");

        changed.ShouldBe(200);
        Assert.Equal("""["c"]""", changed["tags"]!.ToJsonString());
        Assert.Equal("""{"otherPlatform":"ETH"}""", changed["fields"]!.ToJsonString());
        Assert.Equal("{}", (await ChangeAsync(ground.App.Agent, path, """{ "fields": null }"""))["fields"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{ "subject": null }""", "subject", "required")]
    [InlineData("""{ "category": null }""", "category", "required")]
    [InlineData("""{ "priority": null }""", "priority", "required")]
    [InlineData("""{ "language": null }""", "language", "required")]
    [InlineData("""{ "promise": null }""", "promise", "required")]
    [InlineData("""{ "promise": { "by": null } }""", "promise.by", "required")]
    [InlineData("""{ "promise": { "by": "2020-01-01T00:00:00Z" } }""", "promise.by", "out_of_range")]
    [InlineData("""{ "status": "solved" }""", "status", "unknown")]
    [InlineData("""{ "version": 7 }""", "version", "unknown")]
    [InlineData("""{ "promise": { "at": 1 } }""", "promise.at", "unknown")]
    [InlineData("""{ "fields": { "nonsense": 1 } }""", "fields.nonsense", "unknown")]
    public async Task What_cannot_be_is_refused_by_name(string patch, string member, string code)
    {
        var ground = await Ground.PrepareAsync();
        var before = await ground.SnapshotAsync();

        (await ChangeAsync(ground.App.Agent, $"/v1/tickets/{ground.Ticket}", patch)).ShouldRefuse(member, code);

        Assert.Equal(before, await ground.SnapshotAsync());
    }

    [Fact]
    public async Task Both_media_types_are_taken()
    {
        var ground = await Ground.PrepareAsync();
        foreach (var type in new[] { "application/merge-patch+json", "application/json", "application/merge-patch+json; charset=utf-8", "APPLICATION/JSON" })
            (
                await ground.Partner.SendRawAsync(
                    HttpMethod.Patch,
                    $"/v1/tickets/{ground.Ticket}",
                    Encoding.UTF8.GetBytes($$"""{ "subject": "{{type}}" }"""),
                    type,
                    ("If-Match", "*")
                )
            ).ShouldBe(200);
    }

    private static Task<Answer> ChangeAsync(Caller caller, string path, string patch) =>
        caller.SendRawAsync(HttpMethod.Patch, path, Encoding.UTF8.GetBytes(patch), "application/merge-patch+json", ("If-Match", "*"));
}
