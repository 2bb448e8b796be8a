using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Nodes;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Tests.Contract;

namespace BitP.SupportApi.Tests.Platform;

/// <summary>A partner with one of each thing that a request can aim at, and nobody else near it.</summary>
internal sealed class Ground
{
    // What bodies and their paths speak of.
    private static readonly Lazy<string[]> Spoken = new(() =>
        [.. Thing.All.Select(t => t.Name).Where(name => Operation.All.Any(o => $"{o.Path} {o.Full.Json}".Contains($"${name}", StringComparison.Ordinal)))]
    );

    // The ids that the contract's examples speak of, by the names of the things.
    private static readonly Dictionary<string, string> ExampleIds = typeof(Examples)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(f => f.FieldType == typeof(Guid))
        .ToDictionary(f => char.ToLowerInvariant(f.Name[0]) + f.Name[1..], f => f.GetValue(null)!.ToString()!);

    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _ids = [];

    private Ground(SupportApp app, PartnerCaller partner) => (App, Partner) = (app, partner);

    public SupportApp App { get; }

    public PartnerCaller Partner { get; }

    /// <summary>The customer whose ticket it is.</summary>
    public Caller Customer { get; private set; } = null!;

    public string Ticket => IdOf("ticket");

    public string CustomerId => IdOf("customer");

    public string Agent => IdOf("agent");

    public string Team => IdOf("team");

    public string TeamKey => IdOf("teamKey");

    public string ApiKey => IdOf("apiKey");

    /// <summary>A ground with what it has properties for: the other things are made when they are asked for.</summary>
    public static async Task<Ground> PrepareAsync(SupportApp? app = null)
    {
        var ground = await BareAsync(app ?? await SupportApp.SharedAsync());
        foreach (var name in new[] { "ticket", "agent", "team", "teamKey", "apiKey" })
            await ground.IdAsync(name);
        return ground;
    }

    /// <summary>A ground on which nothing is missing for whatever is sent, so that many can share it.</summary>
    public static async Task<Ground> CompleteAsync(SupportApp? app = null)
    {
        var ground = await PrepareAsync(app);
        foreach (var name in Spoken.Value)
            await ground.IdAsync(name);
        return ground;
    }

    /// <summary>A ground with nothing but the partner and its customer on it.</summary>
    public static async Task<Ground> BareAsync(SupportApp app)
    {
        var ground = new Ground(app, await app.NewPartnerAsync());
        (ground.Customer, var customerId) = await ground.Partner.NewCustomerAsync("first");
        ground._ids["customer"] = new(Task.FromResult(customerId));
        return ground;
    }

    /// <summary>The id of a thing, which is made when it is not there.</summary>
    public Task<string> IdAsync(string name) => _ids.GetOrAdd(name, n => new(() => Thing.All.Single(t => t.Name == n).Make(this))).Value;

    /// <summary>Makes something that no partner makes.</summary>
    public async Task<string> MadeAsync(string path, object body) => (await PostAsync(path, body)).Text("id");

    /// <summary>Makes a secret address, of which only the secret counts.</summary>
    public async Task<string> SecretAsync(string path, object body) => (await PostAsync(path, body)).Text("url").Split('/')[^2];

    private async Task<Answer> PostAsync(string path, object body)
    {
        var answer = await App.Admin.PostAsync(path, body);
        answer.ShouldBe(201);
        return answer;
    }

    public Caller As(string who) =>
        who switch
        {
            "anonymous" => App.Anonymous,
            "partner" => Partner,
            "customer" => Customer,
            "publishable" => App.Page,
            "agent" => App.Agent,
            "supervisor" => App.Supervisor,
            "admin" => App.Admin,
            _ => throw new ArgumentOutOfRangeException(nameof(who), who, null),
        };

    /// <summary>Puts <c>$ticket</c>, <c>$customer</c> and so on where a text of the contract has the id of an example.</summary>
    public static string Aim(string text) =>
        Thing.All.Aggregate(text, (t, thing) => ExampleIds.TryGetValue(thing.Name, out var id) ? t.Replace(id, $"${thing.Name}", StringComparison.Ordinal) : t);

    /// <summary>Puts the ids of this ground where a text says <c>$ticket</c>, <c>$customer</c> and so on; what is not there is made.</summary>
    public async Task<string> FillAsync(string text)
    {
        // The longest first: the name of one begins with that of another.
        foreach (var name in Thing.All.Select(t => t.Name).OrderByDescending(name => name.Length))
            if (text.Contains($"${name}", StringComparison.Ordinal))
                text = text.Replace($"${name}", await IdAsync(name), StringComparison.Ordinal);
        return text;
    }

    /// <summary>Who may call an operation, and where something of this ground is for it.</summary>
    public async Task<(Caller Caller, string Path)> ReachAsync(Described operation)
    {
        foreach (var feature in FeatureGround.All)
            await feature.ReadyForAsync(operation.Id, this);
        // Of what is on this ground only, where one can choose: there is more and more of others'.
        var chosen = Thing.All.Where(t => operation.Parameter(t.Parameter) is { } p && p["in"]!.GetValue<string>() == "query");
        var query = operation.RequiredQuery.Length > 0 ? operation.RequiredQuery : $"?{string.Join('&', chosen.Select(t => $"{t.Parameter}=${t.Name}"))}";
        return (As(operation.Caller), await FillAsync(operation.Aim + query));
    }

    public async Task<Answer> SendAsync(Operation operation, byte[] body, string? contentType = null, params (string Name, string Value)[] headers)
    {
        if ((operation.Method == HttpMethod.Patch || operation.Method == HttpMethod.Put) && !headers.Any(h => h.Name == "If-Match"))
            headers = [.. headers, ("If-Match", "*")];
        return await As(operation.Caller).SendRawAsync(operation.Method, await FillAsync(operation.Path), body, contentType ?? operation.ContentType, headers);
    }

    /// <summary>Everything here with its version, so that two of these are equal when nothing was written in between.</summary>
    public async Task<string> SnapshotAsync()
    {
        var seen = new List<string>();
        foreach (
            var (caller, path) in new (Caller, string)[]
            {
                (Partner, "/v1/tickets?limit=200"),
                (Partner, "/v1/customers?limit=200"),
                (Partner, "/v1/api-keys?limit=200"),
                (App.Agent, $"/v1/agents?limit=200&team={TeamKey}"),
                (App.Agent, $"/v1/tickets/{Ticket}/messages?limit=200"),
                (App.Agent, $"/v1/tickets/{Ticket}/timeline?limit=200"),
            }
        )
        {
            var answer = await caller.GetAsync(path);
            answer.ShouldBe(200);
            seen.Add($"{path}: {string.Join(' ', answer.Items.Select(Summary))}");
        }
        seen.Add(Summary((await App.Agent.GetAsync($"/v1/teams/{Team}")).Json));
        seen.Add(Summary((await App.Admin.GetAsync($"/v1/partners/{Partner.PartnerId}")).Json));
        return string.Join('\n', seen);
    }

    private string IdOf(string name) => _ids[name].Value.Result;

    private static string Summary(JsonNode? item) => $"{item!["id"]}:{item["version"]}";
}
