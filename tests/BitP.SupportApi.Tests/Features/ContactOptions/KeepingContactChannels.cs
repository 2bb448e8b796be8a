using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.ContactOptions;

/// <summary>Team leads keep the addresses of support in one place.</summary>
public sealed class KeepingContactChannels
{
    private const string Path = "/v1/contact-channels";

    [Fact]
    public async Task Until_the_first_change_they_are_those_that_come_with_the_program()
    {
        await using var app = await SupportApp.StartAsync();
        await ForgetDemoAsync(app);

        var shipped = await app.PartnerA.GetAsync(Path);

        shipped.ShouldBe(200);
        Assert.Equal((0, "\"0\""), (shipped["version"]!.GetValue<int>(), shipped.VersionTag));
        Assert.Null(shipped["updatedAt"]);
        Assert.Equal(("PT3M", "PT5M", "elapsed"), Stated("chat"));
        Assert.Equal(("PT0S", "PT0S", "elapsed"), Stated("phone"));
        Assert.Equal(("PT24H", "PT72H", "business"), Stated("email"));
        Assert.Equal(Stated("email"), Stated("web"));
        Assert.Equal(("PT48H", "PT120H", "business"), Stated("weibo"));
        Assert.False(shipped["email"]!["active"]!.GetValue<bool>());
        var options = await app.PartnerA.GetAsync("/v1/contact-options");
        Assert.Equal(["chat", "app", "web"], ContactDesk.Kinds(options));
        Assert.All(options["channels"]!.AsArray(), c => Assert.True(c!["open"]!.GetValue<bool>()));

        var first = await app.Supervisor.PatchAsync(
            Path,
            new { email = new { address = "help@example.com", active = true } },
            ("If-Match", shipped.VersionTag!)
        );

        first.ShouldBe(200);
        Assert.Equal((1, "help@example.com"), (first["version"]!.GetValue<int>(), first["email"].Str("address")));
        Assert.Equal(first.Raw, (await app.PartnerA.GetAsync(Path)).Raw);
        Assert.Equal("help@example.com", ContactDesk.Of(await app.PartnerA.GetAsync("/v1/contact-options"), "email").Str("address"));

        (string?, string?, string?) Stated(string kind) =>
            (shipped[kind]!["statedReply"].Str("min"), shipped[kind]!["statedReply"].Str("max"), shipped[kind]!["statedReply"].Str("calendar"));
    }

    [Fact]
    public async Task A_patch_leaves_alone_what_it_does_not_name_and_is_an_event()
    {
        await using var app = await SupportApp.StartAsync();
        var before = await app.Supervisor.GetAsync(Path);

        var after = await app.Supervisor.PatchAsync(
            Path,
            new
            {
                chat = new { label = new { fr = "Discussion", it = "Chat dal vivo" }, suits = new { it = "Tutto." } },
                x = (object?)null,
                phone = new { address = "+49 30 1234567" },
            },
            ("If-Match", before.VersionTag!)
        );

        after.ShouldBe(200);
        Assert.Equal(before["version"]!.GetValue<int>() + 1, after["version"]!.GetValue<int>());
        Assert.Equal(("Discussion", "Live chat", "Chat dal vivo"), (Label("fr"), Label("en"), Label("it")));
        Assert.Null(after["x"]);
        Assert.True(JsonNode.DeepEquals(before["phone"], after["phone"]));
        var events = await Desk.FeedAsync(app.Agent, "contact_channels.*", expected: 2);
        Assert.Equal(["chat", "x"], events[^1]!["data"]!["changed"].Strings());
        Assert.Equal("contact_channels", events[^1]!["subject"].Str("kind"));
        Assert.Empty(await Desk.FeedAsync(app.PartnerA, "contact_channels.*", expected: 0));
        Assert.Equal("Chat dal vivo", ContactDesk.Of(await app.PartnerA.GetAsync("/v1/contact-options?locale=it"), "chat").Str("label"));

        var same = await app.Supervisor.PatchAsync(Path, new { chat = new { active = true } }, ("If-Match", after.VersionTag!));
        Assert.Equal(after.ETag, same.ETag);

        string? Label(string language) => after["chat"]!["label"].Str(language);
    }

    public static TheoryData<string, string, string, string> Mistakes =>
        new()
        {
            { "email", """{ "address": "not an address" }""", "email.address", "email" },
            { "email", """{ "address": "mailto:help@example.com" }""", "email.address", "email" },
            { "email", """{ "address": null }""", "email.address", "required" },
            { "email", """{ "addresses": { "EU": "https://example.com" } }""", "email.addresses.EU", "email" },
            { "phone", """{ "address": "030 1234567" }""", "phone.address", "phone" },
            { "phone", """{ "address": "tel:+49301234567" }""", "phone.address", "phone" },
            { "phone", """{ "address": "+49 30 1234567 12345678" }""", "phone.address", "phone" },
            { "chat", """{ "address": "javascript:alert(1)" }""", "chat.address", "web_address" },
            { "chat", """{ "address": "http://support.example.com" }""", "chat.address", "web_address" },
            { "chat", """{ "address": "https://user:secret@support.example.com" }""", "chat.address", "web_address" },
            { "chat", """{ "address": "https://localhost/chat" }""", "chat.address", "web_address" },
            { "chat", """{ "address": "https://127.0.0.1/chat" }""", "chat.address", "web_address" },
            { "chat", """{ "address": "//support.example.com" }""", "chat.address", "web_address" },
            { "chat", """{ "address": " https://support.example.com" }""", "chat.address", "web_address" },
            { "chat", """{ "address": "https://support.example.com/\nX: y" }""", "chat.address", "line" },
            { "x", """{ "addresses": { "EU": "data:text/html,x" } }""", "x.addresses.EU", "web_address" },
            { "x", """{ "addresses": { " ": "https://x.example.com" } }""", "x.addresses", "required" },
            { "x", """{ "addresses": { "EU": "https://x.example.com", "eu": "https://x.example.com" } }""", "x.addresses", "duplicate" },
            { "chat", """{ "label": { "fr": null } }""", "chat.label.fr", "required" },
            { "chat", """{ "label": null }""", "chat.label", "required" },
            { "chat", """{ "label": { "en": " " } }""", "chat.label.en", "required" },
            { "chat", """{ "suits": { "klingonese": "x" } }""", "chat.suits", "language" },
            { "chat", """{ "languages": [] }""", "chat.languages", "required" },
            { "chat", """{ "languages": ["english"] }""", "chat.languages[0]", "language" },
            { "chat", """{ "scheduleId": "019aa9f2-3c40-7d11-9c3e-000000000000" }""", "chat.scheduleId", "not_found" },
            { "chat", """{ "statedReply": { "min": "PT6M" } }""", "chat.statedReply.min", "out_of_range" },
            { "chat", """{ "statedReply": { "max": "P91D" } }""", "chat.statedReply.max", "out_of_range" },
            { "chat", """{ "statedReply": { "min": "-PT1M" } }""", "chat.statedReply.min", "out_of_range" },
            { "chat", """{ "ranks": { "usual": 0 } }""", "chat.ranks.usual", "out_of_range" },
            { "chat", """{ "ranks": null }""", "chat.ranks", "required" },
            { "wechat", """{ "active": true }""", "wechat.address", "required" },
            { "fax", """{ "active": true }""", "fax", "unknown" },
            { "chat", """{ "colour": "red" }""", "chat.colour", "unknown" },
        };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task What_customers_could_not_use_is_refused(string channel, string with, string member, string code)
    {
        var app = await Fresh.Value;

        (await PatchAsync(app.Supervisor, channel, with)).ShouldRefuse(member, code);
    }

    [Fact]
    public async Task Too_much_is_refused()
    {
        var app = await Fresh.Value;
        var long100 = new string('x', 101);
        var regions = string.Join(", ", Enumerable.Range(1, 51).Select(i => $"\"r{i}\": \"https://x.example.com\""));
        var languages = string.Join(", ", Enumerable.Repeat("\"en\"", 21));

        (await PatchAsync(app.Supervisor, "chat", $$"""{ "label": { "en": "{{long100}}" } }""")).ShouldRefuse("chat.label.en", "too_long");
        (await PatchAsync(app.Supervisor, "chat", $$"""{ "suits": { "en": "{{new string('x', 501)}}" } }""")).ShouldRefuse("chat.suits.en", "too_long");
        (await PatchAsync(app.Supervisor, "chat", $$"""{ "address": "https://example.com/{{new string('x', 2000)}}" }""")).ShouldRefuse(
            "chat.address",
            "too_long"
        );
        (await PatchAsync(app.Supervisor, "x", $$"""{ "addresses": { {{regions}} } }""")).ShouldRefuse("x.addresses", "too_many");
        (await PatchAsync(app.Supervisor, "x", $$"""{ "languages": [{{languages}}] }""")).ShouldRefuse("x.languages", "too_many");
    }

    [Fact]
    public async Task Only_team_leads_change_them_and_know_what_they_change()
    {
        var app = await Fresh.Value;
        var (customer, _) = await (await app.NewPartnerAsync()).NewCustomerAsync();

        foreach (var caller in new[] { app.PartnerA, customer, app.Agent, app.Page })
            (await PatchAsync(caller, "chat", """{ "active": false }""")).ShouldBeProblem(403, "actor_not_allowed");
        foreach (var caller in new[] { customer, app.Page })
            (await caller.GetAsync(Path)).ShouldBeProblem(403, "actor_not_allowed");
        (await app.Supervisor.PatchAsync(Path, new { })).ShouldBeProblem(428, "if_match_required");
        (await app.Supervisor.PatchAsync(Path, new { }, ("If-Match", "\"1000000000\""))).ShouldBeProblem(412, "version_mismatch");
        (await app.Agent.GetAsync(Path)).ShouldBe(200);
    }

    [Fact]
    public async Task Of_first_changes_at_the_same_time_none_is_lost()
    {
        await using var app = await SupportApp.StartAsync();
        await ForgetDemoAsync(app);
        string[] kinds = ["web", "app", "chat", "api"];

        var answers = await Task.WhenAll(kinds.Select(kind => PatchAsync(app.Supervisor, kind, $$"""{ "address": "https://{{kind}}.example.com/" }""")));

        Assert.All(answers, a => a.ShouldBe(200));
        var kept = await app.Agent.GetAsync(Path);
        Assert.Equal(4, kept["version"]!.GetValue<int>());
        Assert.All(kinds, kind => Assert.Equal($"https://{kind}.example.com/", kept[kind].Str("address")));
    }

    [Fact]
    public async Task A_change_is_known_to_other_nodes_soon()
    {
        await using var app = await SupportApp.StartAsync();
        await using var other = await app.StartSecondNodeAsync();
        Assert.Contains("chat", ContactDesk.Kinds(await other.PartnerA.GetAsync("/v1/contact-options")));

        (await PatchAsync(app.Supervisor, "chat", """{ "active": false }""")).ShouldBe(200);

        Assert.DoesNotContain("chat", ContactDesk.Kinds(await app.PartnerA.GetAsync("/v1/contact-options")));
        await Polling.UntilAsync(
            async () => !ContactDesk.Kinds(await other.PartnerA.GetAsync("/v1/contact-options")).Contains("chat"),
            "the other node to read the change"
        );
    }

    // Of its own, since other tests change the channels of the shared one.
    private static readonly Lazy<Task<SupportApp>> Fresh = new(() => SupportApp.StartAsync());

    private static async Task ForgetDemoAsync(SupportApp app)
    {
        await app.Database.RunAsync("DELETE FROM contact_channels");
        await app.Database.RunAsync("DELETE FROM events WHERE type = 'contact_channels.updated'");
    }

    private static Task<Answer> PatchAsync(Caller caller, string channel, string with) =>
        caller.PatchAsync(Path, new JsonObject { [channel] = JsonNode.Parse(with) }, ("If-Match", "*"));
}
