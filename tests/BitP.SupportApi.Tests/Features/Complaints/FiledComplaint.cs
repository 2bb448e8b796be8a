using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.Complaints;

/// <summary>A complaint of a customer, and everybody who may call about it.</summary>
internal sealed class FiledComplaint
{
    public const string Monday = "2027-01-04T09:00:00Z";

    private FiledComplaint(SupportApp app, PartnerCaller partner, Caller customer, string path) =>
        (App, Partner, Customer, Path) = (app, partner, customer, path);

    public SupportApp App { get; }

    public PartnerCaller Partner { get; }

    public Caller Customer { get; }

    public string Path { get; }

    /// <param name="app">Where.</param>
    /// <param name="with">Members that are other than usual.</param>
    /// <param name="about">The category of a ticket that it is about; about none when null.</param>
    public static async Task<FiledComplaint> FileAsync(SupportApp app, object? with = null, string? about = null)
    {
        var partner = await app.NewPartnerAsync();
        var (customer, customerId) = await partner.NewCustomerAsync("someone");
        var ticketId = about is null ? null : (await partner.OpenTicketAsync(category: about, customer: "someone")).Text("id");
        var body = Desk.Merge(
            [],
            new
            {
                description = "My withdrawal was held for nine days.",
                customerId,
                ticketId,
                kind = "funds",
                points = new[] { "It took nine days." },
                language = "en",
            }
        );
        var filed = await partner.PostAsync("/v1/complaints", Desk.Merge(body, with));
        filed.ShouldBe(201);
        return new(app, partner, customer, $"/v1/complaints/{filed.Text("id")}");
    }

    public static object Decision(string outcome = "upheld", object? redress = null, string? deviationReason = null) =>
        new
        {
            outcome,
            reasons = "It took too long.",
            findings = new[] { new { pointId = 1, finding = "We were slow." } },
            redress,
            deviationReason,
        };

    public Task<Answer> DoAsync(string step, object? body = null) => App.Agent.PostAsync($"{Path}/{step}", body);

    /// <summary>Decides it, whatever others were.</summary>
    public async Task<Answer> DecideAsync(string outcome = "upheld", object? redress = null)
    {
        (await DoAsync("acknowledge")).ShouldBe(200);
        var decided = await DoAsync("decide", Decision(outcome, redress, "It is another case."));
        decided.ShouldBe(200);
        return decided;
    }

    public async Task CloseAsync()
    {
        await DecideAsync();
        (await DoAsync("close")).ShouldBe(200);
    }

    public async Task<string[]> TimelineAsync() => [.. (await App.Agent.GetAsync($"{Path}/timeline?limit=200")).Items.Select(e => e.Str("type")!)];

    public async Task<JsonNode> LastAsync(string list) => (await App.Agent.GetAsync(Path))[list]!.AsArray()[^1]!;
}
