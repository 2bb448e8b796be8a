using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Platform;

/// <summary>A partner with one of each thing that a request can aim at, and nobody else near it.</summary>
internal sealed class Ground
{
    private readonly Dictionary<string, string> _ids = [];

    private Ground(SupportApp app, PartnerCaller partner, Caller customer) => (App, Partner, Customer) = (app, partner, customer);

    public SupportApp App { get; }

    public PartnerCaller Partner { get; }

    /// <summary>The customer whose ticket it is.</summary>
    public Caller Customer { get; }

    public string Ticket => _ids["ticket"];

    public string CustomerId => _ids["customer"];

    public string Agent => _ids["agent"];

    public string Team => _ids["team"];

    public string TeamKey => _ids["teamKey"];

    public string ApiKey => _ids["apiKey"];

    public static async Task<Ground> PrepareAsync(SupportApp? app = null)
    {
        app ??= await SupportApp.SharedAsync();
        var partner = await app.NewPartnerAsync();
        var (customer, customerId) = await partner.NewCustomerAsync("first");
        var ground = new Ground(app, partner, customer);
        var ids = ground._ids;
        ids["partner"] = partner.PartnerId.ToString();
        ids["customer"] = customerId;
        ids["ticket"] = (await partner.OpenTicketAsync(customer: "first")).Text("id");
        ids["teamKey"] = $"t{Guid.NewGuid():N}"[..20];
        var team = await app.Admin.PostAsync("/v1/teams", new { key = ids["teamKey"], name = "Attacked" });
        team.ShouldBe(201);
        ids["team"] = team.Text("id");
        var agent = await app.Admin.PostAsync("/v1/agents", new { name = "Attacked", team = ids["teamKey"] });
        agent.ShouldBe(201);
        ids["agent"] = agent.Text("id");
        var schedule = await app.Admin.PostAsync(
            "/v1/schedules",
            new
            {
                name = "Attacked",
                timeZone = "UTC",
                weekly = new[]
                {
                    new
                    {
                        days = new[] { "monday" },
                        from = "08:00",
                        to = "20:00",
                    },
                },
            }
        );
        schedule.ShouldBe(201);
        ids["schedule"] = schedule.Text("id");
        ids["otherAgent"] = (await MadeAsync(app, "/v1/agents", new { name = "Also attacked" })).Text("id");
        ids["rotation"] = (
            await MadeAsync(
                app,
                "/v1/rotations",
                new
                {
                    name = "Attacked",
                    timeZone = "UTC",
                    startsOn = "2026-01-01",
                    turn = new { unit = "day" },
                    agents = new[] { ids["agent"], ids["otherAgent"] },
                    channels = new[] { "chat" },
                }
            )
        ).Text("id");
        ids["shift"] = (
            await MadeAsync(
                app,
                "/v1/shifts",
                new
                {
                    agentId = ids["agent"],
                    kind = "shift",
                    from = "2101-01-01T00:00:00Z",
                    to = "2101-01-02T00:00:00Z",
                    channels = new[] { "chat" },
                }
            )
        ).Text("id");
        ids["timeOff"] = (
            await MadeAsync(
                app,
                "/v1/time-off",
                new
                {
                    agentId = ids["agent"],
                    from = "2102-01-01T00:00:00Z",
                    to = "2102-01-02T00:00:00Z",
                }
            )
        ).Text("id");
        ids["announcement"] = (
            await MadeAsync(
                app,
                "/v1/announcements",
                new
                {
                    kind = "other",
                    title = new { en = "Attacked" },
                    body = new { en = "Attacked" },
                    validFrom = "2101-01-01T00:00:00Z",
                }
            )
        ).Text("id");
        ids["apiKey"] = (await partner.GetAsync("/v1/api-keys")).Items[0]!["id"]!.GetValue<string>();
        return ground;
    }

    private static async Task<Answer> MadeAsync(SupportApp app, string path, object body)
    {
        var answer = await app.Admin.PostAsync(path, body);
        answer.ShouldBe(201);
        return answer;
    }

    public Caller As(string who) =>
        who switch
        {
            "partner" => Partner,
            "customer" => Customer,
            "agent" => App.Agent,
            "supervisor" => App.Supervisor,
            "admin" => App.Admin,
            _ => throw new ArgumentOutOfRangeException(nameof(who), who, null),
        };

    /// <summary>Puts the ids of this ground where a text says <c>$ticket</c>, <c>$customer</c> and so on.</summary>
    public string Fill(string text)
    {
        foreach (var (name, id) in _ids.OrderByDescending(i => i.Key.Length))
            text = text.Replace($"${name}", id, StringComparison.Ordinal);
        return text;
    }

    public Task<Answer> SendAsync(Operation operation, byte[] body, string? contentType = null, params (string Name, string Value)[] headers)
    {
        if (operation.Method == HttpMethod.Patch && !headers.Any(h => h.Name == "If-Match"))
            headers = [.. headers, ("If-Match", "*")];
        return As(operation.Caller).SendRawAsync(operation.Method, Fill(operation.Path), body, contentType ?? operation.ContentType, headers);
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

    private static string Summary(JsonNode? item) => $"{item!["id"]}:{item["version"]}";
}
