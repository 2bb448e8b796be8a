using System.Text.Json;
using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features;

/// <summary>A customer of a partner whom no other test knows, and everybody who may call about its cases.</summary>
internal sealed class Desk
{
    public static readonly string[] Kinds = ["partner", "customer", "agent", "supervisor", "admin"];

    public static readonly string[] StaffKinds = ["agent", "supervisor", "admin"];

    private Desk(SupportApp app, PartnerCaller partner, string externalId, Caller customer, string customerId) =>
        (App, Partner, ExternalId, Customer, CustomerId) = (app, partner, externalId, customer, customerId);

    public SupportApp App { get; }

    public PartnerCaller Partner { get; }

    public string ExternalId { get; }

    public Caller Customer { get; }

    public string CustomerId { get; }

    public Caller Agent => App.Agent;

    public Caller Supervisor => App.Supervisor;

    public Caller Admin => App.Admin;

    public static async Task<Desk> SetAsync(SupportApp? app = null)
    {
        app ??= await SupportApp.SharedAsync();
        var partner = await app.NewPartnerAsync();
        const string externalId = "someone";
        var (customer, customerId) = await partner.NewCustomerAsync(externalId);
        return new(app, partner, externalId, customer, customerId);
    }

    public Caller By(string kind) =>
        kind switch
        {
            "partner" => Partner,
            "customer" => Customer,
            "agent" => Agent,
            "supervisor" => Supervisor,
            "admin" => Admin,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    /// <summary>What a partner sends to open a case of this customer, with other members as <paramref name="with"/> has them.</summary>
    public JsonObject Case(object? with = null) => Case(ExternalId, with);

    public static JsonObject Case(string? externalId, object? with = null)
    {
        var body = new JsonObject
        {
            ["subject"] = "Printer on fire",
            ["description"] = "It burns.",
            ["category"] = "other",
            ["channel"] = "web",
            ["allowDuplicate"] = true,
        };
        if (externalId is not null)
            body["customer"] = new JsonObject { ["externalId"] = externalId };
        return Merge(body, with);
    }

    public static JsonObject Merge(JsonObject body, object? with)
    {
        var changes = with as JsonObject ?? (with is string json ? JsonNode.Parse(json) : JsonSerializer.SerializeToNode(with)) as JsonObject;
        foreach (var (name, value) in changes ?? [])
            body[name] = value?.DeepClone();
        return body;
    }

    /// <summary>The partner opens a case of this customer.</summary>
    public async Task<Answer> OpenAsync(object? with = null)
    {
        var answer = await Partner.PostAsync("/v1/tickets", Case(with));
        answer.ShouldBe(201);
        return answer;
    }

    /// <summary>The path of a new ticket in this status.</summary>
    public async Task<string> OpenInAsync(string status, object? with = null)
    {
        var path = $"/v1/tickets/{(await OpenAsync(with)).Text("id")}";
        string[] steps = status switch
        {
            "new" => [],
            "open" => ["messages"],
            "pending" => ["wait"],
            "on_hold" => ["hold"],
            "solved" => ["solve"],
            "closed" => ["solve", "close"],
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
        };
        foreach (var step in steps)
        {
            var answer = await Agent.PostAsync($"{path}/{step}", step == "messages" ? new { body = "We look into it." } : new { });
            Assert.True(answer.Status is 200 or 201, answer.ToString());
        }
        Assert.Equal(status, (await Agent.GetAsync(path)).Text("status"));
        return path;
    }

    /// <summary>The demo agent, whose key <see cref="SupportApp.Agent"/> has, or the supervisor: the eldest of that name.</summary>
    public async Task<string> AgentIdAsync(string name = "Mei Lin")
    {
        string? id = null;
        for (var next = "/v1/agents?limit=200"; next is not null; )
        {
            var page = await Admin.GetAsync(next);
            id = page.Items.LastOrDefault(a => a.Str("name") == name)?.Str("id") ?? id;
            next = page.Json.Str("nextCursor") is { } cursor ? $"/v1/agents?limit=200&cursor={cursor}" : null;
        }
        return id!;
    }

    /// <summary>
    /// The feed from its beginning, page by page. An event may come a moment after its answer, while an older transaction is still running: so it is
    /// asked for until there are as many as expected; when others share the program and see to the like, of those about one subject.
    /// </summary>
    public static async Task<List<JsonNode?>> FeedAsync(Caller caller, string types, int expected, string? subjectId = null)
    {
        var events = new List<JsonNode?>();
        var query = $"/v1/events?types={types}&limit=5";
        string? after = null;
        for (var until = DateTime.UtcNow + Polling.Patience; ; )
        {
            var page = await caller.GetAsync(after is null ? query : $"{query}&after={after}");
            page.ShouldBe(200);
            events.AddRange(page.Items.Where(e => subjectId is null || e!["subject"].Str("id") == subjectId));
            after = page.Text("nextCursor");
            if (page.Items.Count == 0 && (events.Count >= expected || DateTime.UtcNow > until))
                return events;
            if (page.Items.Count == 0)
                await Task.Delay(50);
        }
    }

    public static (string, string) In(string language) => ("Accept-Language", language);
}

internal static class JsonReading
{
    public static string? Str(this JsonNode? node, string member) => node![member]?.GetValue<string>();

    public static string[] Strings(this JsonNode? node) => [.. node!.AsArray().Select(n => n!.GetValue<string>())];

    public static DateTimeOffset Instant(this JsonNode? node, string member) => DateTimeOffset.Parse(node!.Str(member)!, null);
}
