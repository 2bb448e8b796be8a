using System.Text.Json;
using System.Text.Json.Nodes;

namespace BitP.SupportApi.Client.Tests;

/// <summary>Answers gain members and values of enums at any time.</summary>
public sealed class MeetingUnknownValues
{
    [Fact]
    public async Task Unknown_values_and_members_go_there_and_back()
    {
        var app = await SupportApp.SharedAsync();
        var partner = await app.NewPartnerAsync();
        var json = (await partner.OpenTicketAsync()).Json.AsObject();
        json["status"] = "escalated";
        json["channel"] = "hologram";
        json["mood"] = new JsonObject { ["score"] = 3 };
        json["customer"]!["tier"] = "gold";
        using var api = new FakeApi(FakeApi.Json(json.ToJsonString()));
        using var client = api.Client();

        var ticket = await client.Tickets.GetAsync("BP-1");

        Assert.Equal("escalated", ticket.Status.Value);
        Assert.NotEqual(TicketStatus.Open, ticket.Status);
        Assert.DoesNotContain(ticket.Status, TicketStatus.Known);
        Assert.Equal((Channel)"hologram", ticket.Channel);
        Assert.Equal(3, ticket.OtherMembers!["mood"].GetProperty("score").GetInt32());
        var again = JsonSerializer.SerializeToNode(ticket)!.AsObject();
        // Times are written in another way of RFC 3339.
        foreach (var (name, value) in json.ToArray())
            if (!name.EndsWith("At", StringComparison.Ordinal) && name is not ("promise" or "handledFrom"))
                Assert.True(JsonNode.DeepEquals(value, again[name]), $"{name}: {value} became {again[name]}");
    }

    [Fact]
    public async Task Unknown_values_are_sent_in_bodies_and_in_queries()
    {
        using var api = new FakeApi(FakeApi.Refusal(400, "validation_failed"));
        using var client = api.Client();
        var request = Callers.Case();
        request.Channel = "hologram";

        await Assert.ThrowsAsync<ValidationFailedException>(() => client.Tickets.OpenAsync(request));
        await Assert.ThrowsAsync<ValidationFailedException>(() => client.Tickets.ListAsync(new() { Status = ["escalated"] }));

        Assert.Equal("hologram", JsonNode.Parse(api.Requests[0].Body!)!["channel"]!.GetValue<string>());
        Assert.Equal("/v1/tickets?status=escalated", api.Requests[1].PathAndQuery);
    }

    [Fact]
    public void Every_known_value_is_a_value_of_the_contract()
    {
        var contract = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "openapi", "support-api.v1.json")))!["components"]!["schemas"]!;

        Assert.Equal(contract["TicketStatus"]!["enum"]!.AsArray().Select(v => v!.GetValue<string>()), TicketStatus.Known.Select(v => v.Value));
        Assert.Equal(contract["Channel"]!["enum"]!.AsArray().Select(v => v!.GetValue<string>()), Channel.Known.Select(v => v.ToString()));
        Assert.Equal("", default(Channel).ToString());
    }
}
