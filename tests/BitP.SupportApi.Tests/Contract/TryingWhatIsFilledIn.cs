namespace BitP.SupportApi.Tests.Contract;

/// <summary>Somebody presses Execute in Swagger UI without having written anything: what is read is there, and shows something.</summary>
public sealed class TryingWhatIsFilledIn
{
    // Its secret is made by the database that it is of.
    private static readonly string[] WithoutExample = ["GetSurveyForm"];

    // Nothing has failed; nothing is like the one complaint, or reads like one.
    private static readonly string[] Empty = ["ListDueWork", "ListSimilarComplaints", "ListComplaintSuggestions"];

    // An agent compares the own figures, and has to say so.
    private static readonly string[] ForLeads = ["GetSurveyComparison"];

    [Fact]
    public async Task Everything_that_is_read_shows_something_of_the_demo_data()
    {
        await using var app = await SupportApp.StartAsync(("Demo:Cases", "true"));
        var operations = Document.Operations((await app.Anonymous.GetAsync("/openapi/v1.json")).Json.AsObject()).Where(o => o.Method == "GET").ToArray();

        Assert.Equal(WithoutExample, operations.Where(o => AddressOf(o) is null).Select(o => o.Id));
        foreach (var operation in operations.Where(o => AddressOf(o) is not null))
        foreach (var caller in operation.Callers.Intersect(ForLeads.Contains(operation.Id) ? ["admin"] : ["agent", "admin"]).DefaultIfEmpty("anonymous"))
        {
            var answer = await CallerOf(app, caller).GetAsync(AddressOf(operation)!);
            Assert.True(answer.Status == 200, $"{caller}: {operation.Id} {answer}");
            if (answer.ContentType == "application/json" && answer.Json["items"] is { } items)
                Assert.True(items.AsArray().Count > 0 != Empty.Contains(operation.Id), $"{caller}: {operation.Id} {answer}");
        }
    }

    [Theory]
    [InlineData("partner", 2)]
    [InlineData("agent", 3)]
    public async Task The_first_list_shows_tickets(string who, int count)
    {
        await using var app = await SupportApp.StartAsync(("Demo:Cases", "true"));

        var tickets = await CallerOf(app, who).GetAsync("/v1/tickets");

        tickets.ShouldBe(200);
        Assert.Equal(count, tickets.Items.Count);
        Assert.Contains(tickets.Items, t => t!["reference"]!.GetValue<string>() == "BP-100001");
    }

    private static Caller CallerOf(SupportApp app, string who) =>
        who switch
        {
            "partner" => app.PartnerA,
            "agent" => app.Agent,
            "admin" => app.Admin,
            _ => app.Anonymous,
        };

    // As Swagger UI makes it out of what the contract gives as examples; null when something has to be written first.
    private static string? AddressOf(Described operation)
    {
        var filled = operation.Parameters.Where(p => p["example"] is not null).ToArray();
        var path = filled
            .Where(p => p["in"]!.GetValue<string>() == "path")
            .Aggregate(operation.Path, (path, p) => path.Replace($"{{{p["name"]}}}", $"{p["example"]}", StringComparison.Ordinal));
        var query = filled.Where(p => p["in"]!.GetValue<string>() == "query").Select(p => $"{p["name"]}={Uri.EscapeDataString($"{p["example"]}")}");
        return path.Contains('{', StringComparison.Ordinal) ? null : $"{path}?{string.Join('&', query)}";
    }
}
