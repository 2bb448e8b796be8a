using System.Text.Json.Nodes;
using BitP.SupportApi.Tests.Platform.Json;

namespace BitP.SupportApi.Tests.Platform.Http;

/// <summary>Values of the right type that make no sense.</summary>
public sealed class SendingStrangeValues
{
    public static readonly string[] NoInstants =
    [
        "",
        "now",
        "0001-01-01T00:00:00Z",
        "0001-01-01T00:00:00+14:00",
        "0000-01-01T00:00:00Z",
        "-0001-01-01T00:00:00Z",
        "1899-12-31T23:59:59Z",
        "2201-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "9999-12-31T23:59:59-14:00",
        "10000-01-01T00:00:00Z",
        "2026-02-30T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-01-01T25:00:00Z",
        "2026-01-01T00:00:00",
        "2026-01-01T00:00:00+25:00",
        "2026-01-01",
        "1767225600",
        "2026-W01-1T00:00:00Z",
        "2026-01-01T00:00:00Z[Europe/Berlin]",
        "2026-01-02T24:00:00Z",
        "2026-01-01T00:60:00Z",
        "2026-12-31T23:59:60Z",
        "2026-01-01T00:00:00,5Z",
        "2026-01-01T00:00:00.Z",
        "2026-01-01T00:00:00.5",
        "2026-01-01T00:00:00+24:00",
        "2026-01-01T00:00:00+01:60",
        "2026-01-01T00:00:00Z\n",
        "2026-01-01 00:00:00Z",
        "٢٠٢٦-٠١-٠١T00:00:00Z",
    ];

    [Fact]
    public async Task A_date_that_is_none_is_refused()
    {
        await using var evidence = await Attack.OnAsync("OpenTicket");
        await using var promise = await Attack.OnAsync("UpdateTicket");
        await using var expiry = await Attack.OnAsync("CreateApiKey");
        foreach (var text in NoInstants)
        foreach (var (attack, path) in new[] { (evidence, "evidence[0].occurredAt"), (promise, "promise.by"), (expiry, "expiresAt") })
        {
            var copy = attack.Valid.DeepClone();
            JsonPlace.In(copy).Single(p => p.Path == path).Value = text;
            var answer = await attack.SendAsync(JsonPlace.Bytes(copy));
            attack.Expect(400, answer, $"'{text}' as {path}", "validation_failed");
            attack.ExpectMember(answer, path, "wrong_type");
        }
    }

    [Fact]
    public async Task A_date_that_is_none_is_refused_as_a_filter()
    {
        var ground = await Ground.PrepareAsync();
        foreach (var filter in new[] { "createdAfter", "createdBefore", "updatedAfter", "dueBefore" })
        foreach (var text in NoInstants.Skip(1))
            (await ground.Partner.GetAsync($"/v1/tickets?{filter}={Uri.EscapeDataString(text)}")).ShouldRefuse(filter, "format");
    }

    [Theory]
    [InlineData("")]
    [InlineData("2H")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("PT0S")]
    [InlineData("-PT1H")]
    [InlineData("PT-1H")]
    [InlineData("P1M")]
    [InlineData("P1Y")]
    [InlineData("PT25H")]
    [InlineData("P9999999999D")]
    [InlineData("PT9223372036854775807H")]
    [InlineData("PT9223372036854775807S")]
    [InlineData("PT9223372036854775807s")]
    [InlineData("PT-9223372036854775808s")]
    [InlineData("PT9223372036854775807t")]
    [InlineData("PT9223372036854775807n")]
    [InlineData("PT99999999999999999999999999H")]
    [InlineData("01:00:00")]
    [InlineData("P530W3660DT90000H6000000M400000000S")]
    public async Task A_duration_that_is_none_or_too_long_is_refused(string text)
    {
        await using var attack = await Attack.OnAsync("IssueCustomerToken");

        var answer = await attack.SendAsync($$"""{ "lifetime": "{{text}}" }""");

        attack.Expect(400, answer, text, "validation_failed");
        attack.ExpectMember(answer, "lifetime", null);
    }

    [Fact]
    public async Task Too_many_of_anything_is_refused()
    {
        await using var attack = await Attack.OnAsync("OpenTicket");
        foreach (
            var (member, items) in new (string, JsonNode)[]
            {
                ("tags", Many(10_000, i => $"t{i}")),
                ("tags", Many(21, i => $"t{i}")),
                ("evidence", Many(10_000, _ => new JsonObject())),
                ("evidence", Many(11, _ => new JsonObject { ["kind"] = "transaction" })),
                ("evidence", Many(10_000, _ => null)),
            }
        )
        {
            var copy = (JsonObject)attack.Valid.DeepClone();
            copy[member] = items;
            var answer = await attack.SendAsync(JsonPlace.Bytes(copy));
            attack.Expect(400, answer, member, "validation_failed");
            attack.ExpectMember(answer, member, null);
        }
        var fields = (JsonObject)attack.Valid.DeepClone();
        for (var i = 0; i < 10_000; i++)
            fields["fields"]![$"f{i}"] = 1;
        attack.Expect(400, await attack.SendAsync(JsonPlace.Bytes(fields)), "fields", "validation_failed");

        await using var agent = await Attack.OnAsync("CreateAgent");
        var languages = (JsonObject)agent.Valid.DeepClone();
        languages["languages"] = Many(10_000, _ => "de");
        agent.Expect(400, await agent.SendAsync(JsonPlace.Bytes(languages)), "languages", "validation_failed");
    }

    public static TheoryData<string> Operations => Operation.Names;

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Text_without_end_is_refused_by_name(string name)
    {
        await using var attack = await Attack.OnAsync(name);
        var endless = new string('x', 30_000);
        foreach (var (path, changed) in JsonPlace.Variants(attack.Valid, v => v?.GetValueKind() is System.Text.Json.JsonValueKind.String ? [endless] : []))
        {
            var answer = await attack.SendAsync(JsonPlace.Bytes(changed));
            attack.Expect(400, answer, path, "validation_failed");
            attack.ExpectMember(answer, path.StartsWith("tags", StringComparison.Ordinal) ? "tags" : path, null);
            Assert.True(answer.Raw.Length < 5_000, $"{path} comes back in {answer.Raw.Length} characters.");
        }
    }

    [Fact]
    public async Task Another_tenants_ids_in_a_body_are_not_found()
    {
        await using var attack = await Attack.OnAsync("OpenTicket");
        var other = await Ground.PrepareAsync();
        var before = await other.SnapshotAsync();

        foreach (var id in new[] { other.CustomerId, other.Ticket, Guid.Empty.ToString(), Guid.NewGuid().ToString() })
        {
            var answer = await attack.Ground.Partner.PostAsync(
                "/v1/tickets",
                new
                {
                    subject = "x",
                    description = "x",
                    category = "other",
                    channel = "web",
                    customerId = id,
                }
            );
            answer.ShouldRefuse("customerId", "not_found");
        }
        Assert.Equal(before, await other.SnapshotAsync());
    }

    [Fact]
    public async Task Naming_another_partner_gives_it_nothing()
    {
        var ground = await Ground.PrepareAsync();
        var other = await Ground.PrepareAsync();
        var before = await other.SnapshotAsync();

        await ground.Partner.PostAsync("/v1/customers", new { externalId = "mine", partnerId = other.Partner.PartnerId });
        await ground.Partner.PostAsync(
            "/v1/tickets",
            new
            {
                subject = "x",
                description = "x",
                category = "other",
                channel = "web",
                customer = new
                {
                    externalId = "first",
                    name = "Renamed",
                    partnerId = other.Partner.PartnerId,
                },
            }
        );

        Assert.Equal(before, await other.SnapshotAsync());
    }

    [Theory]
    [InlineData("{}", "subject", "required")]
    [InlineData("""{ "subject": "\u200b", "description": "x", "category": "other", "channel": "web" }""", "subject", "required")]
    [InlineData("""{ "subject": "\ufeff", "description": "x", "category": "other", "channel": "web" }""", "subject", "required")]
    [InlineData("""{ "subject": "x", "description": "\u2800\n\u200b", "category": "other", "channel": "web" }""", "description", "required")]
    [InlineData("""{ "subject": "a\r\nX: y", "description": "x", "category": "other", "channel": "web" }""", "subject", "line")]
    [InlineData("""{ "subject": "x", "description": "x", "category": "other", "channel": "web", "tags": ["\u200b"] }""", "tags", "tag")]
    [InlineData("""{ "subject": "   ", "description": "x", "category": "other", "channel": "web" }""", "subject", "required")]
    [InlineData("""{ "subject": "x", "description": "x", "category": "OTHERS", "channel": "web" }""", "category", "wrong_type")]
    [InlineData("""{ "subject": "x", "description": "x", "category": "login,other", "channel": "web" }""", "category", "wrong_type")]
    [InlineData("""{ "subject": "x", "description": "x", "category": "1", "channel": "web" }""", "category", "wrong_type")]
    [InlineData("""{ "subject": "x", "description": "x", "category": "other", "channel": "fax" }""", "channel", "wrong_type")]
    [InlineData("""{ "subject": "x", "description": "x", "category": "other", "channel": "web", "language": "english" }""", "language", "language")]
    [InlineData("""{ "subject": "x", "description": "x", "category": "other", "channel": "web", "customerId": "me" }""", "customerId", "wrong_type")]
    [InlineData("""{ "subject": "x", "description": "x", "category": "other", "channel": "web" }""", "customer", "exclusive")]
    [InlineData("""{ "subject": "x", "description": "x", "category": "other", "channel": "web", "tags": [""] }""", "tags", "tag")]
    [InlineData("""{ "subject": "x", "description": "x", "category": "other", "channel": "web", "tags": [null] }""", "tags", "tag")]
    [InlineData("""{ "subject": "x", "description": "x", "category": "other", "channel": "web", "evidence": [null] }""", "evidence[0]", "required")]
    public async Task A_ticket_that_makes_no_sense_is_refused(string body, string member, string code)
    {
        await using var attack = await Attack.OnAsync("OpenTicket");

        (await attack.SendAsync(body)).ShouldRefuse(member, code);
    }

    private static JsonArray Many(int count, Func<int, JsonNode?> item) => [.. Enumerable.Range(0, count).Select(item)];
}
