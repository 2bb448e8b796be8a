using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Platform.Json;

/// <summary>Bodies that are no request: each is refused with a reason, and nothing is written.</summary>
[Trait("Database", "Any")]
public sealed class SendingABrokenBody
{
    private const int MaxBody = 256 * 1024;

    public static TheoryData<string> Operations => Operation.Names;

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task What_is_not_a_JSON_object_is_refused(string name)
    {
        await using var attack = await Attack.OnAsync(name);
        foreach (
            var text in new[]
            {
                "{",
                "}",
                "{]",
                "[]",
                "[{}]",
                "\"text\"",
                "5",
                "true",
                "{\"a\"",
                "nonsense",
                "{} {}",
                "{}x",
                "{'a':1}",
                "{\"a\":1,}",
                "// {}\n{}",
            }
        )
            attack.Expect(400, await attack.SendAsync(text), text, "malformed_request", "validation_failed");
        foreach (var text in new[] { "{", "{'a':1}", "nonsense" })
            Assert.Contains("line 1, byte", (await attack.SendAsync(text))["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        if (!attack.Operation.BodyIsOptional)
        {
            attack.Expect(400, await attack.SendAsync("null"), "null", "malformed_request", "validation_failed");
            attack.Expect(400, await attack.SendAsync(""), "nothing", "malformed_request", "validation_failed");
            Assert.Equal("The body is missing.", (await attack.SendAsync("")).Text("detail"));
            attack.Expect(400, await attack.SendAsync("   \n"), "white space", "malformed_request", "validation_failed");
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_body_that_ends_early_is_refused(string name)
    {
        await using var attack = await Attack.OnAsync(name);
        var whole = JsonPlace.Bytes(attack.Valid);
        for (var length = 1; length < whole.Length; length += 1 + whole.Length / 40)
            attack.Expect(400, await attack.SendAsync(whole[..length]), $"{length} bytes", "malformed_request", "validation_failed");
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_value_of_the_wrong_type_is_refused_by_name(string name)
    {
        await using var attack = await Attack.OnAsync(name);
        foreach (var (path, changed) in JsonPlace.Variants(attack.Valid, OfOtherTypes))
        {
            // A list of one may be written without brackets, and whatever is a text is a tag.
            if (path == "trigger.when.tag" && JsonPlace.In(changed).Single(p => p.Path == path).Value?.GetValueKind() is JsonValueKind.String)
                continue;
            var answer = await attack.SendAsync(JsonPlace.Bytes(changed));
            attack.Expect(400, answer, $"{path} in {changed.ToJsonString()}", "validation_failed");
            attack.ExpectMember(answer, path, null);
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_null_is_understood_or_refused(string name)
    {
        await using var attack = await Attack.OnAsync(name, writes: true);
        foreach (var (path, changed) in JsonPlace.Variants(attack.Valid, _ => [null]))
        {
            var answer = await attack.SendAsync(JsonPlace.Bytes(changed));
            attack.Expect(
                answer.Status is >= 200 and < 300 or 409 ? answer.Status : 400,
                answer,
                $"{path} null",
                "validation_failed",
                answer.Status == 409 ? answer.Code : ""
            );
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_member_that_nobody_knows_is_refused_by_name(string name)
    {
        await using var attack = await Attack.OnAsync(name);
        foreach (var (path, _) in JsonPlace.ObjectsIn(attack.Valid).ToList())
        foreach (var unknown in new[] { "surprise", "Subject", "id", "__proto__", "$type", "odd name", "ünbekannt" })
        {
            var copy = attack.Valid.DeepClone();
            if (!JsonPlace.ObjectsIn(copy).Single(o => o.Path == path).Object.TryAdd(unknown, 1))
                continue;
            var answer = await attack.SendAsync(JsonPlace.Bytes(copy));
            attack.Expect(400, answer, $"{unknown} in {path}", "validation_failed");
            // Names and texts by language have a member for each, which is a text, as addresses by region and answers to a form have; parts of holiday sets one for each set,
            // which is a list.
            var byKey =
                path is "title" or "body" or "name" or "leaflet" or "form" or "answers"
                || new[] { "].name", "holidayParts", ".label", ".suits", ".addresses", "].text", ".says", "contact.unit" }.Any(end =>
                    path.EndsWith(end, StringComparison.Ordinal)
                );
            attack.ExpectMember(answer, path.Length == 0 ? unknown : $"{path}.{unknown}", byKey ? "wrong_type" : "unknown");
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_member_that_is_given_twice_is_refused(string name)
    {
        await using var attack = await Attack.OnAsync(name);
        foreach (var (path, members) in JsonPlace.ObjectsIn(attack.Valid).ToList())
        foreach (var (member, value) in members.ToList())
        foreach (var spelling in new[] { member, $"\\u{(int)member[0]:x4}{member[1..]}" })
        {
            var copy = attack.Valid.DeepClone();
            JsonPlace.ObjectsIn(copy).Single(o => o.Path == path).Object["@@"] = value?.DeepClone();
            var bytes = JsonPlace.Splice(JsonPlace.Bytes(copy), "@@", Encoding.UTF8.GetBytes(spelling));
            var answer = await attack.SendAsync(bytes);
            attack.Expect(400, answer, $"{spelling} twice in {path}", "validation_failed");
            attack.ExpectMember(answer, path.Length == 0 ? member : $"{path}.{member}", "duplicate");
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Nesting_without_end_is_refused(string name)
    {
        await using var attack = await Attack.OnAsync(name);
        foreach (var depth in new[] { 31, 32, 33, 64, 65, 1000, 100_000 })
        {
            attack.Expect(400, await attack.SendAsync(new string('[', depth)), $"{depth} open arrays", "malformed_request", "validation_failed");
            attack.Expect(
                400,
                await attack.SendAsync(new string('[', depth) + new string(']', depth)),
                $"{depth} arrays",
                "malformed_request",
                "validation_failed"
            );
            if (depth > 40_000)
                continue;
            var objects = string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);
            attack.Expect(400, await attack.SendAsync(objects), $"{depth} objects", "malformed_request", "validation_failed");
            foreach (var place in JsonPlace.In(attack.Valid).Select(p => p.Path).ToList())
            {
                var copy = attack.Valid.DeepClone();
                JsonPlace.In(copy).Single(p => p.Path == place).Value = "@@";
                var bytes = JsonPlace.Splice(JsonPlace.Bytes(copy), "\"@@\"", Encoding.UTF8.GetBytes(objects));
                attack.Expect(400, await attack.SendAsync(bytes), $"{depth} objects in {place}", "malformed_request", "validation_failed");
            }
        }
    }

    [Fact]
    public async Task A_body_in_chunks_without_content_is_none()
    {
        var ground = await Ground.PrepareAsync();
        Task<Answer> PostAsync(Caller caller, string path)
        {
            var content = new StreamContent(Stream.Null);
            content.Headers.ContentType = new("application/json");
            return caller.SendAsync(HttpMethod.Post, path, content, ("Transfer-Encoding", "chunked"));
        }

        (await PostAsync(ground.App.Admin, $"/v1/tickets/{ground.Ticket}/hold")).ShouldBe(200);
        (await PostAsync(ground.Partner, "/v1/tickets")).ShouldBeProblem(400, "malformed_request");
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_body_that_is_too_large_is_refused(string name)
    {
        await using var attack = await Attack.OnAsync(name);
        var spaces = JsonPlace.Bytes(attack.Valid).Concat(Enumerable.Repeat((byte)' ', MaxBody)).ToArray();
        attack.Expect(413, await attack.SendAsync(spaces), "spaces", "body_too_large");
        attack.Expect(413, await attack.SendChunkedAsync(spaces), "spaces in chunks", "body_too_large");
        var atTheLimit = new byte[MaxBody];
        Array.Fill(atTheLimit, (byte)' ');
        atTheLimit[0] = (byte)'{';
        attack.Expect(400, await attack.SendAsync(atTheLimit), "as large as allowed", "malformed_request");
        // The server counts the frames of the chunks as well.
        attack.Expect(400, await attack.SendChunkedAsync(atTheLimit[..^1024]), "almost as large as allowed, in chunks", "malformed_request");
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Another_media_type_is_refused(string name)
    {
        await using var attack = await Attack.OnAsync(name);
        var body = JsonPlace.Bytes(attack.Valid);
        foreach (
            var type in new[]
            {
                "text/plain",
                "/json",
                "application/json; text/plain",
                "application/json, text/plain",
                "application/json-patch+json",
                "application/vnd.bitp+json",
                "application/problem+json",
                "text/json",
                "application/xml",
                "text/json-ish",
                "application/jsonx",
                "application/merge-patch+jsonx",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/octet-stream",
                "image/png",
            }
        )
            attack.ExpectTypes(await attack.SendAsync(body, type), type);
        attack.ExpectTypes(await attack.SendAsync(body, ""), "no type");
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task An_encoding_is_refused_as_such(string name)
    {
        await using var attack = await Attack.OnAsync(name);
        using var zipped = new MemoryStream();
        await using (var gzip = new System.IO.Compression.GZipStream(zipped, System.IO.Compression.CompressionLevel.Fastest))
            gzip.Write(JsonPlace.Bytes(attack.Valid));
        foreach (var coding in new[] { "gzip", "GZIP", "br", "identity, gzip", "x-unknown" })
        {
            var answer = await attack.SendEncodedAsync(zipped.ToArray(), coding);
            attack.Expect(415, answer, coding, "content_encoding_unsupported");
            Assert.Equal("identity", answer.Header("Accept-Encoding"));
        }
        attack.Expect(400, await attack.SendEncodedAsync("{"u8.ToArray(), "Identity"), "identity", "malformed_request");
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task JSON_that_is_no_object_is_not_called_broken(string name)
    {
        await using var attack = await Attack.OnAsync(name);
        foreach (var text in new[] { "[]", "[{}]", "[\"x\"]", "\"x\"", "1", "-0.5e3", "true", "false", " null " })
            if (text != " null " || !attack.Operation.BodyIsOptional)
            {
                var answer = await attack.SendAsync(text);
                attack.Expect(400, answer, text, "malformed_request");
                Assert.Equal("The body has to be a JSON object.", answer.Text("detail"));
            }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_character_set_that_the_body_is_not_in_is_refused(string name)
    {
        await using var attack = await Attack.OnAsync(name);
        var body = JsonPlace.Bytes(attack.Valid);
        foreach (var charset in new[] { "nonsense", "utf-16", "utf-32", "utf-7", "\"\"", "iso-8859-1-x" })
        {
            var answer = await attack.SendAsync(body, $"{attack.Operation.ContentType}; charset={charset}");
            attack.Expect(answer.Status is 415 ? 415 : 400, answer, charset, "media_type_unsupported", "malformed_request", "validation_failed");
        }
    }

    [Fact]
    public async Task A_byte_order_mark_does_no_harm()
    {
        var ground = await Ground.PrepareAsync();
        foreach (var name in new[] { "SaveCustomer", "UpdateCustomer" })
        {
            var operation = Operation.Of(name);
            var answer = await ground.SendAsync(operation, [0xEF, 0xBB, 0xBF, .. await operation.ValidBytesAsync(ground)]);

            Assert.True(answer.Status is 200 or 201, answer.ToString());
        }
    }

    private static IEnumerable<JsonNode?> OfOtherTypes(JsonNode? value)
    {
        var kind = value!.GetValueKind();
        if (kind is not JsonValueKind.Number)
        {
            yield return 5;
            yield return JsonNode.Parse("1e999");
            yield return JsonNode.Parse("-0.000000000000000000000000000000000000000001");
            yield return JsonNode.Parse("99999999999999999999999999999999999999999999");
        }
        if (kind is not JsonValueKind.String)
            yield return "text";
        if (kind is not (JsonValueKind.True or JsonValueKind.False))
            yield return true;
        if (kind is not JsonValueKind.Object)
            yield return new JsonObject { ["a"] = 1 };
        if (kind is not JsonValueKind.Array)
            yield return new JsonArray("a");
        if (kind is JsonValueKind.Array)
            yield return new JsonArray(new JsonArray());
    }
}

/// <summary>Many bad requests to one operation. When it is over, nothing may have been written.</summary>
internal sealed class Attack : IAsyncDisposable
{
    // Attacks write nothing, so that they can share their ground.
    private static readonly Lazy<Task<Ground>> Untouched = new(() => Ground.CompleteAsync());

    private readonly List<string> _failures = [];
    private readonly Ground _ground;
    private readonly string _path;
    private readonly string _before;
    private readonly bool _writes;

    private Attack(Ground ground, Operation operation, string path, JsonObject valid, string before, bool writes) =>
        (_ground, Operation, _path, Valid, _before, _writes) = (ground, operation, path, valid, before, writes);

    public Operation Operation { get; }

    public Ground Ground => _ground;

    public JsonObject Valid { get; }

    public static async Task<Attack> OnAsync(string operation, bool writes = false)
    {
        var ground = writes ? await Ground.PrepareAsync() : await Untouched.Value;
        var attacked = Operation.Of(operation);
        var (path, valid) = (await ground.FillAsync(attacked.Path), await attacked.ValidBodyAsync(ground));
        return new(ground, attacked, path, valid, await ground.SnapshotAsync(), writes);
    }

    public Task<Answer> SendAsync(string body) => SendAsync(Encoding.UTF8.GetBytes(body));

    public Task<Answer> SendAsync(byte[] body) => _ground.SendAsync(Operation, body);

    /// <summary>With another media type; the empty one is none at all.</summary>
    public Task<Answer> SendAsync(byte[] body, string contentType)
    {
        var content = new ByteArrayContent(body);
        if (contentType.Length > 0)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return _ground.As(Operation.Caller).SendAsync(Operation.Method, _path, content, ("If-Match", "*"));
    }

    public Task<Answer> SendEncodedAsync(byte[] body, string coding)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new(Operation.ContentType);
        content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
        return _ground.As(Operation.Caller).SendAsync(Operation.Method, _path, content, ("If-Match", "*"));
    }

    public Task<Answer> SendChunkedAsync(byte[] body)
    {
        var content = new StreamContent(new MemoryStream(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(Operation.ContentType);
        return _ground.As(Operation.Caller).SendAsync(Operation.Method, _path, content, ("If-Match", "*"), ("Transfer-Encoding", "chunked"));
    }

    public void Expect(int status, Answer answer, string what, params string[] codes)
    {
        if (answer.Status != status)
            _failures.Add($"{what}: expected {status}, got {answer}");
        else if (status >= 400 && answer.ContentType != "application/problem+json")
            _failures.Add($"{what}: no problem but {answer.ContentType} {answer}");
        else if (status >= 400 && !codes.Contains(answer.Code))
            _failures.Add($"{what}: expected {string.Join(" or ", codes)}, got {answer}");
    }

    /// <summary>Expects that a media type is refused, and that others are named.</summary>
    public void ExpectTypes(Answer answer, string what)
    {
        Expect(415, answer, what, "media_type_unsupported");
        var types = string.Join(", ", Operation.Contract.RequestBody!["content"]!.AsObject().Select(c => c.Key));
        if (answer.Header("Accept") != types || answer.Header("Accept-Patch") != (Operation.Method == HttpMethod.Patch ? types : null))
            _failures.Add($"{what}: expected {types}, got Accept: {answer.Header("Accept")}, Accept-Patch: {answer.Header("Accept-Patch")}");
    }

    /// <summary>Expects an error of this member, or of something in it.</summary>
    public void ExpectMember(Answer answer, string member, string? code)
    {
        if (answer.Status != 400 || answer["errors"] is not JsonObject errors)
            return; // told by Expect already
        var named = errors.Where(e => e.Key == member || code is null && e.Key.StartsWith(member, StringComparison.Ordinal)).ToList();
        if (named.Count == 0 || code is not null && !named.Any(n => n.Value!.AsArray().Any(e => e!["code"]!.GetValue<string>() == code)))
            _failures.Add($"expected {member}: {code ?? "any"}, got {answer}");
    }

    public async ValueTask DisposeAsync()
    {
        Assert.True(_failures.Count == 0, $"{_failures.Count} failures\n{string.Join('\n', _failures.Take(30))}");
        if (!_writes)
            Assert.Equal(_before, await _ground.SnapshotAsync());
    }
}
