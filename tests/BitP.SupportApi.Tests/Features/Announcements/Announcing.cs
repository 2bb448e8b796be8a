using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.Announcements;

/// <summary>Team leads announce, partners and customers read what is in force.</summary>
public sealed class Announcing
{
    [Fact]
    public async Task What_is_in_force_is_read_by_everybody_in_their_language()
    {
        var desk = await Desk.SetAsync();
        var region = $"r-{Guid.NewGuid():N}";

        var created = await desk.Supervisor.PostAsync("/v1/announcements", Body(new { regions = new[] { region } }));

        created.ShouldBe(201);
        Assert.Equal(("in_force", "\"1\""), (created.Text("state"), created.VersionTag));
        var path = created.Header("Location")!;
        foreach (var kind in Desk.Kinds)
        {
            Assert.Equal("Chat is slow", (await desk.By(kind).GetAsync(path))["text"].Str("title"));
            Assert.Contains(
                (await desk.By(kind).GetAsync($"/v1/announcements?state=in_force&region={region}&limit=200")).Items,
                a => a.Str("id") == created.Text("id")
            );
        }
        var german = await desk.Customer.GetAsync(path, Desk.In("de-AT"));
        Assert.Equal(("de", "Der Chat ist langsam", "Bitte Geduld."), Text(german.Json));
        Assert.Equal("Chat is slow", german["title"].Str("en"));
        Assert.Equal("聊天缓慢", (await desk.Partner.GetAsync(path, Desk.In("zh")))["text"].Str("title"));
        Assert.Equal("en", (await desk.Partner.GetAsync(path, Desk.In("fr")))["text"].Str("language"));
        Assert.Equal("announcement.created", (await desk.Agent.FirstEventAsync("announcement.created")).Str("type"));
    }

    [Fact]
    public async Task The_list_speaks_the_language_asked_for()
    {
        var desk = await Desk.SetAsync();
        var region = $"r-{Guid.NewGuid():N}";
        (await desk.Supervisor.PostAsync("/v1/announcements", Body(new { regions = new[] { region } }))).ShouldBe(201);

        var listed = await desk.Partner.GetAsync($"/v1/announcements?region={region.ToUpperInvariant()}&language=zh-TW", Desk.In("de"));

        Assert.Equal("聊天缓慢", Assert.Single(listed.Items, a => a!["regions"] is not null)!["text"].Str("title"));
    }

    [Fact]
    public async Task Only_those_of_a_channel_and_region_are_listed_and_those_of_all()
    {
        var desk = await Desk.SetAsync();
        var region = $"Süd-{Guid.NewGuid():N}";
        async Task<string> MadeAsync(object with) => (await desk.Admin.PostAsync("/v1/announcements", Body(with))).Text("id");
        var chat = await MadeAsync(new { regions = new[] { region, "elsewhere" }, channels = new[] { "chat", "phone" } });
        var email = await MadeAsync(new { regions = new[] { region }, channels = new[] { "email" } });
        var everywhere = await MadeAsync(new { channels = new[] { "chat" } });

        async Task<string[]> ListAsync(string query)
        {
            var answer = await desk.Partner.GetAsync($"/v1/announcements?state=in_force&limit=200{query}");
            answer.ShouldBe(200);
            // Those that were made in one millisecond may come in any order.
            string[] made = [everywhere, email, chat];
            return [.. made.Intersect(answer.Items.Select(a => a.Str("id")!))];
        }
        var here = Uri.EscapeDataString(region.ToUpperInvariant());
        Assert.Equal([everywhere, email, chat], await ListAsync($"&region={here}"));
        Assert.Equal([everywhere, chat], await ListAsync($"&region={here}&channel=chat"));
        Assert.Equal([email, chat], await ListAsync($"&region={here}&channel=email,phone"));
        Assert.Equal([everywhere], await ListAsync("&region=nowhere"));
        Assert.Equal([everywhere, email, chat], await ListAsync(""));
    }

    [Fact]
    public async Task A_region_from_before_regions_were_composed_is_found()
    {
        await using var app = await SupportApp.StartAsync();
        var there = await app.Admin.PostAsync("/v1/announcements", Body(new { regions = new[] { "\u00cele" } }));
        await app.Database.RunAsync(
            TestDatabase.Says(
                "UPDATE announcements SET region_keys = '[\"i\u0302le\"]'",
                "UPDATE announcements SET region_keys = ARRAY['i\u0302le']",
                "UPDATE announcements SET region_keys = N'[\"i\u0302le\"]'"
            )
        );

        foreach (var spelt in new[] { "\u00eele", "I\u0302LE", "i\u0302le" })
            Assert.Contains(there.Text("id"), await ListAsync(spelt));
        Assert.DoesNotContain(there.Text("id"), await ListAsync("ile"));

        async Task<IEnumerable<string?>> ListAsync(string region) =>
            (await app.Admin.GetAsync($"/v1/announcements?region={Uri.EscapeDataString(region)}")).Items.Select(a => a.Str("id"));
    }

    [Fact]
    public async Task It_is_shown_from_and_until_its_times_and_staff_see_all()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2027-01-04T12:00:00Z");
        var created = await app.Supervisor.PostAsync(
            "/v1/announcements",
            Body(new { validFrom = "2027-01-05T00:00:00Z", validUntil = "2027-01-06T00:00:00Z" })
        );
        var id = created.Text("id");
        async Task SeesAsync(string state, bool partner)
        {
            Assert.Equal(partner ? 200 : 404, (await app.PartnerA.GetAsync($"/v1/announcements/{id}")).Status);
            Assert.Equal(partner, (await app.PartnerA.GetAsync("/v1/announcements")).Items.Any(a => a.Str("id") == id));
            Assert.Equal(state, (await app.Agent.GetAsync($"/v1/announcements/{id}")).Text("state"));
            foreach (var other in new[] { "scheduled", "in_force", "ended", "withdrawn" })
                Assert.Equal(state == other, (await app.Agent.GetAsync($"/v1/announcements?state={other}")).Items.Any(a => a.Str("id") == id));
            Assert.Contains((await app.Agent.GetAsync("/v1/announcements")).Items, a => a.Str("id") == id);
        }

        await SeesAsync("scheduled", partner: false);
        (await app.PartnerA.GetAsync("/v1/announcements?at=2027-01-05T12:00:00Z")).ShouldRefuse("at", "out_of_range");
        Assert.Contains((await app.Agent.GetAsync("/v1/announcements?at=2027-01-05T12:00:00Z")).Items, a => a.Str("id") == id);
        await app.StopClockAsync("2027-01-05T00:00:00Z");
        await SeesAsync("in_force", partner: true);
        await app.StopClockAsync("2027-01-06T00:00:00Z");
        await SeesAsync("ended", partner: false);
        Assert.Contains((await app.PartnerA.GetAsync("/v1/announcements?at=2027-01-05T12:00:00Z")).Items, a => a.Str("id") == id);
        (await app.Supervisor.PostAsync($"/v1/announcements/{id}/withdraw")).ShouldBe(200);
        await SeesAsync("withdrawn", partner: false);
        Assert.DoesNotContain((await app.PartnerA.GetAsync("/v1/announcements?at=2027-01-05T12:00:00Z")).Items, a => a.Str("id") == id);
    }

    [Fact]
    public async Task It_can_be_changed_until_it_is_withdrawn()
    {
        var desk = await Desk.SetAsync();
        var created = await desk.Supervisor.PostAsync("/v1/announcements", Body());
        var path = created.Header("Location")!;

        var changed = await desk.Supervisor.PatchAsync(
            path,
            new
            {
                title = new Dictionary<string, string?> { ["zh-CN"] = null },
                body = new Dictionary<string, string?> { ["zh-CN"] = null, ["en"] = "Done soon." },
            },
            ("If-Match", created.ETag!)
        );

        changed.ShouldBe(200);
        Assert.Equal("\"2\"", changed.VersionTag);
        Assert.Equal(["en", "de"], changed["title"]!.AsObject().Select(t => t.Key));
        Assert.Equal("Done soon.", changed["text"].Str("body"));
        Assert.Equal("\"2\"", (await desk.Supervisor.PatchAsync(path, new { kind = "service" }, ("If-Match", "*"))).VersionTag);
        (await desk.Supervisor.PatchAsync(path, new { kind = "other" })).ShouldBeProblem(428, "if_match_required");
        (await desk.Supervisor.PatchAsync(path, new { kind = "other" }, ("If-Match", "\"1\""))).ShouldBeProblem(412, "version_mismatch");
        (await desk.Supervisor.PatchAsync(path, new { title = new { fr = "Lent" } }, ("If-Match", "*"))).ShouldRefuse("body.fr", "required");
        (await desk.Supervisor.PostAsync($"{path}/withdraw", null, ("If-Match", "\"1\""))).ShouldBeProblem(412, "version_mismatch");
        (await desk.Supervisor.PostAsync($"{path}/withdraw")).ShouldBe(200);
        (await desk.Supervisor.PostAsync($"{path}/withdraw")).ShouldBeProblem(409, "announcement_withdrawn");
        (await desk.Supervisor.PatchAsync(path, new { kind = "other" }, ("If-Match", "*"))).ShouldBeProblem(409, "announcement_withdrawn");
        Assert.Equal("service", (await desk.Agent.FirstEventAsync("announcement.withdrawn", created.Text("id")))["data"].Str("kind"));
    }

    [Theory]
    [InlineData("""{ "kind": null }""", "kind", "required")]
    [InlineData("""{ "kind": "gossip" }""", "kind", "wrong_type")]
    [InlineData("""{ "title": {} }""", "title", "required")]
    [InlineData("""{ "title": { "en": " ", "de": "x", "zh": "x" } }""", "title.en", "required")]
    [InlineData("""{ "title": { "?": "x" } }""", "title", "language")]
    [InlineData("""{ "title": { "zh": "x", "zh-CN": "x", "en": "x", "de": "x" } }""", "title.zh-CN", "duplicate")]
    [InlineData("""{ "title": { "en": "x", "de": "x" } }""", "title.zh-CN", "required")]
    [InlineData("""{ "body": { "en": "x", "de": "x" } }""", "body.zh-CN", "required")]
    [InlineData("""{ "channels": [] }""", "channels", "required")]
    [InlineData("""{ "channels": ["chat", "chat"] }""", "channels", "duplicate")]
    [InlineData("""{ "regions": [""] }""", "regions[0]", "required")]
    [InlineData("""{ "validFrom": "2026-01-02T00:00:00Z", "validUntil": "2026-01-02T00:00:00Z" }""", "validUntil", "out_of_range")]
    [InlineData("""{ "validUntil": "2020-01-02T00:00:00Z" }""", "validUntil", "out_of_range")]
    [InlineData("""{ "about": { "date": "2026-12-25" } }""", "about.scheduleId", "required")]
    [InlineData("""{ "about": { "scheduleId": "019aa9f2-3c40-7d11-9c3e-5b1f0a7e2dff", "date": "2026-12-25" } }""", "about.scheduleId", "not_found")]
    [InlineData("""{ "about": { "scheduleId": "019aa9f2-3c40-7d11-9c3e-5b1f0a7e2dff", "date": "x", "lastDate": "y" } }""", "about.date", "no_such_date")]
    [InlineData(
        """{ "about": { "scheduleId": "019aa9f2-3c40-7d11-9c3e-5b1f0a7e2dff", "date": "2026-12-25", "lastDate": "2026-12-24" } }""",
        "about.lastDate",
        "out_of_range"
    )]
    public async Task What_makes_no_sense_is_refused(string with, string member, string code)
    {
        var app = await SupportApp.SharedAsync();

        (await app.Admin.PostAsync("/v1/announcements", Body(with))).ShouldRefuse(member, code);
    }

    [Fact]
    public async Task What_is_too_much_is_refused()
    {
        var app = await SupportApp.SharedAsync();
        var many = Enumerable.Range(0, 21).ToDictionary(i => $"a{(char)('a' + i)}", _ => "x");

        (await app.Admin.PostAsync("/v1/announcements", Body(new { title = many }))).ShouldRefuse("title", "too_many");
        (await app.Admin.PostAsync("/v1/announcements", Body(new { body = new { en = new string('x', 4001) } }))).ShouldRefuse("body.en", "too_long");
        (await app.Admin.PostAsync("/v1/announcements", Body(new { regions = many.Keys }))).ShouldRefuse("regions", "too_many");
        (await app.Agent.GetAsync("/v1/announcements/proposals?within=P400D")).ShouldRefuse("within", "out_of_range");
        (await app.Agent.GetAsync("/v1/announcements/proposals?within=-P4D")).ShouldRefuse("within", "format");
        (await app.Agent.GetAsync("/v1/announcements?state=gone")).ShouldRefuse("state", "wrong_type");
    }

    [Fact]
    public async Task What_is_not_allowed_or_not_there_is_refused()
    {
        var desk = await Desk.SetAsync();
        var path = (await desk.Admin.PostAsync("/v1/announcements", Body())).Header("Location")!;

        foreach (var kind in new[] { "partner", "customer", "agent" })
        {
            (await desk.By(kind).PostAsync("/v1/announcements", Body())).ShouldBeProblem(403, "actor_not_allowed");
            (await desk.By(kind).PatchAsync(path, new { kind = "other" }, ("If-Match", "*"))).ShouldBeProblem(403, "actor_not_allowed");
            (await desk.By(kind).PostAsync($"{path}/withdraw")).ShouldBeProblem(403, "actor_not_allowed");
        }
        (await desk.Partner.GetAsync("/v1/announcements/proposals")).ShouldBeProblem(403, "actor_not_allowed");
        var unknown = $"/v1/announcements/{Guid.NewGuid()}";
        (await desk.Agent.GetAsync(unknown)).ShouldBeProblem(404, "announcement_not_found");
        (await desk.Admin.PostAsync($"{unknown}/withdraw")).ShouldBeProblem(404, "announcement_not_found");
        (await desk.Admin.PatchAsync(unknown, new { kind = "other" }, ("If-Match", "*"))).ShouldBeProblem(404, "announcement_not_found");
    }

    internal static JsonObject Body(object? with = null) =>
        Desk.Merge(
            JsonNode
                .Parse(
                    """
                    {
                      "kind": "service", "title": { "en": "Chat is slow", "de": "Der Chat ist langsam", "zh": "聊天缓慢" },
                      "body": { "en": "Please be patient.", "de": "Bitte Geduld.", "zh": "请稍候。" }
                    }
                    """
                )!
                .AsObject(),
            with
        );

    private static (string?, string?, string?) Text(JsonNode announcement) =>
        (announcement["text"].Str("language"), announcement["text"].Str("title"), announcement["text"].Str("body"));
}
