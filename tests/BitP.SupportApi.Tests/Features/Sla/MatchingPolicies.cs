using System.Text.Json.Nodes;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Platform.Json;
using Microsoft.Extensions.DependencyInjection;
using static BitP.SupportApi.Tests.Features.Sla.PolicyBodies;

namespace BitP.SupportApi.Tests.Features.Sla;

/// <summary>Which policy a ticket has: the first in order that is in force and fits, in the version that it has already.</summary>
public sealed class MatchingPolicies
{
    private static readonly string[] Tags = ["de", "de-AT", "zh", "zh-CN", "zh-TW", "en", "en-GB", "fr"];

    [Fact]
    public async Task It_is_the_first_that_a_plain_reading_of_all_versions_finds()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2027-01-04T12:00:00Z");
        await app.RetireAllAsync();
        var random = new Random(14);
        var partners = await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ => (await app.NewPartnerAsync()).PartnerId));
        var policies = app.Services.GetRequiredService<SlaPolicies>();
        var all = new List<string>();
        var (matched, kept, retired) = (0, 0, 0);

        for (var round = 0; round < 20; round++)
        {
            for (var change = 0; change < 6; change++)
                await ChangeAsync(app, random, partners, all);
            await app.AdvanceAsync($"PT{random.Next(1, 48)}H");
            var now = await app.NowAsync();
            var (order, versions) = await ReadAsync(app, all);
            for (var i = 0; i < 100; i++)
            {
                var facts = new SlaFacts(
                    Pick(random, Enum.GetValues<TicketCategory>()[..3]),
                    Pick(random, Enum.GetValues<Channel>()[..3]),
                    Pick(random, Enum.GetValues<Priority>()),
                    Pick(random, partners),
                    Pick(random, Tags)
                );
                var at = now.AddHours(random.Next(-24 * 20, 24 * 20));
                var has = random.Next(3) == 0 && versions.Count > 0 ? Pick(random, versions) : null;

                var expected = Expected(order, versions, facts, at, has);
                var found = await policies.MatchAsync(facts, at, has?.Key, default);

                Assert.True(expected?.Key == found?.Version, $"{round}: {facts} at {at}, has {has?.Key}: expected {expected?.Key}, found {found?.Version}");
                if (expected is null)
                    continue;
                Assert.Equal(expected.Name, found!.Content.Name);
                matched++;
                kept += expected == has ? 1 : 0;
                retired += expected == has && !order.Contains(has.Key.PolicyId) ? 1 : 0;
                Assert.Equal(found.Content, (await policies.FindAsync(found.Version, default))!.Content);
            }
        }

        Assert.True(matched > 300 && kept > 20 && retired > 5, $"{matched}, {kept}, {retired}");
    }

    [Fact]
    public async Task The_reason_names_what_decided()
    {
        await using var app = await SupportApp.StartAsync();
        await app.RetireAllAsync();
        var partner = await app.NewPartnerAsync();
        var policies = app.Services.GetRequiredService<SlaPolicies>();
        var facts = new SlaFacts(TicketCategory.Login, Channel.Chat, Priority.High, partner.PartnerId, "de-AT");
        async Task<string?> ReasonAsync() => (await policies.MatchAsync(facts, await app.NowAsync(), null, default))?.Reason;
        Assert.Null(await ReasonAsync());

        await app.Admin.MadeAsync();
        Assert.Equal("", await ReasonAsync());
        await app.Admin.MadeAsync(new { match = new { category = new[] { "login", "deposit" }, channel = "chat" } });
        Assert.Equal("category=login, channel=chat", await ReasonAsync());
        await app.Admin.MadeAsync(
            new
            {
                order = 1,
                match = new
                {
                    priority = "high",
                    partner = partner.PartnerId,
                    language = new[] { "fr", "de" },
                },
            }
        );
        Assert.Equal($"priority=high, partner={partner.PartnerId}, language=de", await ReasonAsync());
    }

    [Fact]
    public async Task A_comparison_tells_of_each_policy_what_differs()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2027-01-04T12:00:00Z");
        await app.RetireAllAsync();
        var other = (await app.NewPartnerAsync()).PartnerId;
        await app.Admin.MadeAsync(
            new
            {
                name = "Differs",
                match = new
                {
                    category = "login",
                    channel = "chat",
                    priority = "low",
                    partner = other,
                    language = "fr",
                },
            }
        );
        await app.Admin.MadeAsync(
            new
            {
                name = "Later",
                match = new { channel = "web" },
                effectiveFrom = "2027-01-05T00:00:00Z",
            }
        );
        await app.Admin.MadeAsync(new { name = "All" });
        var policies = app.Services.GetRequiredService<SlaPolicies>();
        var facts = new SlaFacts(TicketCategory.Other, Channel.Web, Priority.High, Guid.NewGuid(), "de");

        var now = await policies.CompareAsync(facts, await app.NowAsync(), default);
        var later = await policies.CompareAsync(facts, (await app.NowAsync()).AddDays(1), default);

        Assert.Equal([("Differs", false), ("Later", false), ("All", true)], now.Select(v => (v.Name, v.Fits)));
        Assert.Equal(["category", "channel", "priority", "partner", "language"], now[0].Differs);
        Assert.Null(now[1].Version);
        Assert.Equal([false, true, true], later.Select(v => v.Fits));
    }

    [Fact]
    public async Task A_change_holds_at_once_where_it_was_made_and_soon_on_every_node()
    {
        await using var app = await SupportApp.StartAsync();
        await using var other = await app.StartSecondNodeAsync();
        await app.RetireAllAsync();
        SupportApp[] nodes = [app, other];
        var facts = new SlaFacts(TicketCategory.Other, Channel.Web, Priority.High, Guid.NewGuid(), "de");
        Task<SlaTerms?> MatchAsync(SupportApp node) =>
            node.Services.GetRequiredService<SlaPolicies>().MatchAsync(facts, DateTimeOffset.UtcNow.AddMinutes(1), null, default).AsTask();
        async Task ShouldHoldAsync(string? name)
        {
            Assert.Equal(name, (await MatchAsync(app))?.Content.Name);
            await Polling.UntilAsync(async () => (await MatchAsync(other))?.Content.Name == name, $"the other node follows: {name}");
        }
        foreach (var node in nodes)
            Assert.Null(await MatchAsync(node));

        var all = await app.Admin.MadeAsync(new { name = "All" });
        await ShouldHoldAsync("All");
        var version = (await MatchAsync(other))!.Version;
        (await app.Admin.PatchAsync(all.Header("Location")!, new { name = "Everybody" }, ("If-Match", "*"))).ShouldBe(200);
        await ShouldHoldAsync("Everybody");
        var high = await app.Admin.MadeAsync(new { name = "High", match = new { priority = "high" } });
        await ShouldHoldAsync("High");
        await app.Admin.MadeAsync(
            new
            {
                name = "Web",
                order = 2,
                match = new { channel = "web" },
            }
        );
        (await app.Admin.PatchAsync(high.Header("Location")!, new { order = 2 }, ("If-Match", "*"))).ShouldBe(200);
        await ShouldHoldAsync("Web");
        foreach (var id in (await app.Admin.GetAsync($"{Policies}/order"))["order"].Strings())
            (await app.Admin.PostAsync($"{Policies}/{id}/retire")).ShouldBe(200);
        await ShouldHoldAsync(null);
        foreach (var node in nodes)
            Assert.Equal("All", (await node.Services.GetRequiredService<SlaPolicies>().FindAsync(version, default))!.Content.Name);
        Assert.Null(await app.Services.GetRequiredService<SlaPolicies>().FindAsync(version with { Number = 7 }, default));
    }

    [Fact]
    public async Task The_calendar_is_that_of_its_schedule_as_it_is_now()
    {
        await using var app = await SupportApp.StartAsync();
        var policies = app.Services.GetRequiredService<SlaPolicies>();
        var facts = new SlaFacts(TicketCategory.Login, Channel.Web, Priority.High, Guid.NewGuid(), "de");
        var sunday = NodaTime.Instant.FromUtc(2126, 1, 6, 12, 0);
        async Task<SlaTerms> TermsAsync() => (await policies.MatchAsync(facts, await app.NowAsync(), null, default))!;
        var terms = await TermsAsync();
        Assert.False(terms.Calendar!.StatusAt(sunday).Open);

        var sundays = new[]
        {
            new
            {
                days = new[] { "sunday" },
                from = "08:00",
                to = "20:00",
            },
        };
        (await app.Admin.PatchAsync($"/v1/schedules/{terms.Content.ScheduleId}", new { weekly = sundays }, ("If-Match", "*"))).ShouldBe(200);

        Assert.True((await TermsAsync()).Calendar!.StatusAt(sunday).Open);
        Assert.True((await policies.FindAsync(terms.Version, default))!.Calendar!.StatusAt(sunday).Open);
    }

    private static async Task ChangeAsync(SupportApp app, Random random, Guid[] partners, List<string> all)
    {
        var match = new JsonObject();
        void Some(string member, Func<JsonNode?> value)
        {
            if (random.Next(3) == 0)
                match[member] = new JsonArray([.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => value()).DistinctBy(v => v!.ToJsonString())]);
        }
        Some("category", () => EnumNames<TicketCategory>.Of(Pick(random, Enum.GetValues<TicketCategory>()[..3])));
        Some("channel", () => EnumNames<Channel>.Of(Pick(random, Enum.GetValues<Channel>()[..3])));
        Some("priority", () => EnumNames<Priority>.Of(Pick(random, Enum.GetValues<Priority>())));
        Some("partner", () => Pick(random, partners));
        Some("language", () => Pick(random, Tags));
        var from = random.Next(2) == 0 ? null : (DateTimeOffset?)(await app.NowAsync()).AddHours(random.Next(1, 24 * 10));
        var id = all.Count > 0 ? Pick(random, all) : null;
        var answer = random.Next(6) switch
        {
            0 when id is not null => await app.Admin.PatchAsync(
                $"{Policies}/{id}",
                new
                {
                    name = $"n{random.Next()}",
                    match,
                    effectiveFrom = from,
                },
                ("If-Match", "*")
            ),
            1 when id is not null => await app.Admin.PatchAsync($"{Policies}/{id}", new { order = random.Next(1, 6) }, ("If-Match", "*")),
            2 when id is not null && random.Next(2) == 0 => await app.Admin.PostAsync($"{Policies}/{id}/retire"),
            3 when id is not null => await app.Admin.PutAsync(
                $"{Policies}/order",
                new { order = Shuffled(random, (await app.Admin.GetAsync($"{Policies}/order"))["order"].Strings()) },
                ("If-Match", "*")
            ),
            _ => await app.Admin.PostAsync(
                Policies,
                Policy(
                    new
                    {
                        name = $"n{random.Next()}",
                        match,
                        effectiveFrom = from,
                    }
                )
            ),
        };
        Assert.True(answer.Status is 200 or 201 or 409 || (answer.Status == 400 && answer["errors"]!["order"] is not null), answer.ToString());
        if (answer.Status == 201)
            all.Add(answer.Text("id"));
    }

    private static async Task<(List<Guid> Order, List<Said> Versions)> ReadAsync(SupportApp app, List<string> all)
    {
        var versions = new List<Said>();
        foreach (var id in all)
            versions.AddRange((await app.Agent.GetAsync($"{Policies}/{id}/versions?limit=200")).Items.Select(v => new Said(v!)));
        return ([.. (await app.Agent.GetAsync($"{Policies}/order"))["order"].Strings().Select(Guid.Parse)], versions);
    }

    private static Said? Expected(List<Guid> order, List<Said> versions, SlaFacts facts, DateTimeOffset at, Said? has)
    {
        if (has is not null && !order.Contains(has.Key.PolicyId) && has.Fits(facts))
            return has;
        foreach (var id in order)
        {
            // Latest first.
            var asked = has?.Key.PolicyId == id ? has : versions.Find(v => v.Key.PolicyId == id && v.From <= at);
            if (asked?.Fits(facts) is true)
                return asked;
        }
        return null;
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private static string[] Shuffled(Random random, string[] items)
    {
        random.Shuffle(items);
        return items;
    }

    /// <summary>A version as the contract shows it.</summary>
    private sealed class Said(JsonNode version)
    {
        public PolicyVersion Key { get; } = new(Guid.Parse(version.Str("id")!), version["version"]!.GetValue<long>());

        public string Name { get; } = version.Str("name")!;

        public DateTimeOffset From { get; } = version.Instant("effectiveFrom");

        public bool Fits(SlaFacts facts) =>
            Has("category", EnumNames<TicketCategory>.Of(facts.Category))
            && Has("channel", EnumNames<Channel>.Of(facts.Channel))
            && Has("priority", EnumNames<Priority>.Of(facts.Priority))
            && Has("partner", facts.PartnerId.ToString())
            && (
                version["match"]!["language"] is not { } tags || tags.Strings().Any(tag => $"{facts.Language}-".StartsWith($"{tag}-", StringComparison.Ordinal))
            );

        private bool Has(string member, string value) => version["match"]![member] is not { } values || values.Strings().Contains(value);
    }
}
