using System.Globalization;
using System.Text.Json.Nodes;
using BitP.SupportApi.Features.Sla;
using BitP.SupportApi.Features.Sla.EscalationPolicies;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Due;
using BitP.SupportApi.Tests.Features.Shifts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BitP.SupportApi.Tests.Features.Escalations;

/// <summary>A desk of its own whose clock stands at Monday, 4 January 2027, noon, with a ticket, and with Ann, Ben and Cai who can be called on.</summary>
internal sealed class Brigade : IAsyncDisposable
{
    private readonly Rota _rota;

    private Brigade(Rota rota, Desk desk) => (_rota, Desk) = (rota, desk);

    public Desk Desk { get; }

    public SupportApp App => _rota.App;

    public Rota Rota => _rota;

    public string Ann => _rota.Ann;

    public string Ben => _rota.Ben;

    public string Cai => _rota.Cai;

    /// <summary>The path of the ticket.</summary>
    public string Ticket { get; private set; } = "";

    public static async Task<Brigade> SetAsync(object? ticket = null)
    {
        var rota = await Rota.SetAsync();
        var brigade = new Brigade(rota, await Desk.SetAsync(rota.App));
        brigade.Ticket = await brigade.OpenAsync(ticket);
        return brigade;
    }

    public async Task<string> OpenAsync(object? with = null) =>
        await Desk.OpenInAsync("new", Desk.Merge(new JsonObject { ["channel"] = "chat", ["language"] = "en" }, with));

    /// <summary>A policy with these steps, each as <c>PT10M agent:id</c>, <c>PT10M team:key</c>, <c>PT10M onDuty:{}</c> or <c>PT10M management</c>, and perhaps <c>×2</c> for repetitions.</summary>
    public async Task<string> PolicyAsync(int repeats, params string[] steps)
    {
        var policy = await App.Supervisor.PostAsync(
            "/v1/escalation-policies",
            new JsonObject
            {
                ["name"] = "Fire",
                ["steps"] = new JsonArray([.. steps.Select(Step)]),
                ["repeats"] = repeats,
            }
        );
        policy.ShouldBe(201);
        return policy.Text("id");
    }

    /// <summary>The ticket is escalated by hand; answers the path of the escalation.</summary>
    public async Task<string> EscalateAsync(string policyId)
    {
        var escalated = await App.Agent.PostAsync($"{Ticket}/escalate", Handover(policyId));
        escalated.ShouldBe(201);
        return escalated.Header("Location")!;
    }

    public static JsonObject Handover(string policyId) =>
        new()
        {
            ["policyId"] = policyId,
            ["reason"] = "It has waited for three days.",
            ["summary"] = "It burns.",
        };

    /// <summary>A clock of the ticket warns, or is breached.</summary>
    public async Task GiveCauseAsync(string policyId, EscalationCauseKind cause, long? version = null)
    {
        var ticket = await App.Agent.GetAsync(Ticket);
        var reference = ticket.Text("reference");
        var start = new EscalationStart(TicketKey.Parse(reference, null).Number, Guid.Parse(policyId), cause, ClockName.FirstResponse);
        await using var db = App.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
        db.Insert(start.ToDueItem(reference, version ?? (long)ticket["version"]!, await App.NowAsync()));
        await App.Services.GetRequiredService<DatabaseProvider>().CommitAsync(db);
        await AdvanceAsync("PT0S");
    }

    /// <summary>Waits until the solution of a ticket is news: what happened before a reader of the feed begins is not.</summary>
    public async Task UntilSolutionsAreReadAsync()
    {
        await using var db = App.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
        await Polling.UntilAsync(() => db.Set<FeedPlace>().AnyAsync(p => p.Name == "escalations"), "the reader of the feed");
    }

    /// <summary>Moves the clock, by which all that falls due is done.</summary>
    public Task AdvanceAsync(string by) => App.AdvanceAsync(by);

    public async Task<Answer> ReadAsync(string escalation)
    {
        var answer = await App.Agent.GetAsync(escalation);
        answer.ShouldBe(200);
        return answer;
    }

    /// <summary>The only escalation of the ticket.</summary>
    public async Task<string> OnlyAsync() => $"/v1/escalations/{Assert.Single(await OfTicketAsync()).Str("id")}";

    public async Task<JsonArray> OfTicketAsync()
    {
        var answer = await App.Agent.GetAsync($"/v1/escalations?ticketId={Ticket.Split('/')[^1]}");
        answer.ShouldBe(200);
        return answer.Items;
    }

    /// <summary>The steps that were taken, as <c>12:10 1.1.1 Ann/funds (Ann, Ben)</c>: when, in which round which step for which time, and who was called on.</summary>
    public async Task<string[]> TakenAsync(string escalation) => [.. (await ReadAsync(escalation))["taken"]!.AsArray().Select(Taken)];

    /// <summary>Who has the ticket, as <c>Ann/funds</c>.</summary>
    public async Task<string> HolderAsync()
    {
        var ticket = await App.Agent.GetAsync(Ticket);
        return $"{ticket["assignee"]?.Str("name") ?? "-"}/{ticket.Json.Str("team") ?? "-"}";
    }

    public async Task<string> StateAsync(string escalation) => (await ReadAsync(escalation)).Text("state");

    /// <summary>The types of the events of an escalation, in order, once its last one is there.</summary>
    public async Task<JsonNode[]> EventsAsync(string escalation)
    {
        var id = escalation.Split('/')[^1];
        var version = (int)(await ReadAsync(escalation))["version"]!;
        for (var until = DateTime.UtcNow + Polling.Patience; ; await Task.Delay(20))
        {
            var events = await App.Agent.GetAsync("/v1/events?types=escalation.*&limit=200");
            JsonNode[] own = [.. events.Items.Where(e => e!["subject"].Str("id") == id).Select(e => e!)];
            if (own.Length == version)
                return own;
            Assert.True(DateTime.UtcNow < until, $"{own.Length} of {version} events appeared.");
        }
    }

    public ValueTask DisposeAsync() => _rota.DisposeAsync();

    private string Taken(JsonNode? step)
    {
        var who = step.Str("passedOver") ?? $"{Name(step.Str("assignee"))}/{step.Str("team") ?? "-"}";
        var onDuty = step!["onDuty"]!.AsArray().Select(id => Name(id!.GetValue<string>())).ToArray();
        var at = step.Instant("at")
            .ToString(step.Str("at")!.StartsWith("2027-01-04", StringComparison.Ordinal) ? "HH:mm" : "dd HH:mm", CultureInfo.InvariantCulture);
        return $"{at} {step["round"]}.{step["step"]}.{step["repetition"]} {who}{(onDuty.Length > 0 ? $" ({string.Join(", ", onDuty)})" : "")}";
    }

    private string Name(string? id) =>
        id is null ? "-"
        : id == Ann ? "Ann"
        : id == Ben ? "Ben"
        : id == Cai ? "Cai"
        : id;

    private static JsonNode Step(string text)
    {
        var parts = text.Split(' ', 3);
        var target = parts[1].Split(':', 2);
        JsonNode to = target[0] switch
        {
            "onDuty" => JsonNode.Parse(target[1])!,
            "management" => true,
            _ => target[1],
        };
        var step = new JsonObject
        {
            ["after"] = parts[0],
            ["to"] = new JsonObject { [target[0]] = to },
        };
        if (parts.Length == 3)
            step["repeat"] = int.Parse(parts[2][1..], CultureInfo.InvariantCulture);
        return step;
    }
}
