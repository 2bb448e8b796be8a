using BitP.SupportApi.Tests;

namespace BitP.SupportApi.Tests.Features.Tickets;

public sealed class OpeningATicket
{
    [Fact]
    public async Task A_partner_opens_one_for_a_customer_who_becomes_known_by_it()
    {
        var app = await SupportApp.SharedAsync();

        var answer = await app.PartnerA.PostAsync(
            "/v1/tickets",
            new
            {
                subject = "My withdrawal has not arrived",
                description = "Three hours ago.",
                category = "withdrawal_not_received",
                channel = "app",
                customer = new { externalId = $"open-{Guid.NewGuid()}", name = "Anna" },
            }
        );

        answer.ShouldBe(201);
        Assert.Equal("new", answer.Text("status"));
        Assert.Equal("high", answer.Text("priority"));
        Assert.Equal("\"1\"", answer.ETag);
        Assert.StartsWith("BP-", answer.Text("reference"));
        Assert.Equal($"/v1/tickets/{answer.Text("id")}", answer.Header("Location"));
        Assert.Equal("Anna", answer["customer"]!["name"]!.GetValue<string>());
    }
}
