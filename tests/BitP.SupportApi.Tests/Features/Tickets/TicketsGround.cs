using BitP.SupportApi.Tests.Platform;

namespace BitP.SupportApi.Tests.Features.Tickets;

internal sealed class TicketsGround : FeatureGround
{
    public override IEnumerable<Thing> Things =>
        [
            new("ticket", async ground => (await ground.Partner.OpenTicketAsync(customer: "first")).Text("id")),
            new(
                "message",
                async ground =>
                {
                    var message = await ground.Partner.PostAsync($"/v1/tickets/{await ground.IdAsync("ticket")}/messages", new { body = "Ours." });
                    message.ShouldBe(201);
                    return message.Text("id");
                }
            ),
        ];

    public override IEnumerable<FullBody> Bodies =>
        [
            new(
                "OpenTicket",
                "partner",
                """
                {
                  "subject": "My withdrawal has not arrived", "description": "Three hours ago.", "category": "deposit", "channel": "app",
                  "customer": {
                    "externalId": "attacked", "name": "Anna", "email": "anna@example.com", "phone": "+49 30 1234567", "language": "de",
                    "timeZone": "Europe/Berlin"
                  },
                  "priority": "high", "language": "de", "fields": { "orderId": "W-20261122-0815", "confirmations": 3 },
                  "evidence": [{
                    "kind": "transaction", "network": "tron", "asset": "USDT",
                    "txHash": "853793d552635f533aa982b92b35b00e63a1c14e526154563a56315263a13ae1", "amount": "250.00",
                    "address": "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "occurredAt": "2026-01-02T03:04:05Z"
                  }],
                  "tags": ["vip", "tron"], "allowDuplicate": true
                }
                """,
                Without: "customerId"
            ),
            new(
                "ReplyToTicket",
                "agent",
                """
                {
                  "body": "We found it.", "visibility": "public", "automatic": false, "explains": true,
                  "promise": { "by": "2100-01-01T00:00:00Z", "reason": "The network is slow." }
                }
                """
            ),
            new(
                "PreviewSlaPolicies",
                "agent",
                """
                {
                  "ticket": { "category": "login", "channel": "chat", "priority": "high", "partnerId": "$partner", "language": "de" },
                  "at": "2026-12-01T09:00:00Z"
                }
                """,
                Without: "ticketId"
            ),
            new("RecalculateSla", "supervisor", """{ "since": "2100-01-01T00:00:00Z", "reason": "Other targets.", "preview": true }"""),
            new(
                "UpdateTicket",
                "agent",
                """
                {
                  "subject": "Another", "category": "withdrawal_not_received", "priority": "urgent", "language": "fr", "tags": ["a", "b"],
                  "fields": { "orderId": "W-1" }, "promise": { "by": "2100-01-01T00:00:00Z", "reason": "The network is slow." }
                }
                """
            ),
            new("AssignTicket", "supervisor", """{ "agentId": "$agent", "team": "$teamKey" }"""),
        ];

    public override async Task ReadyForAsync(string operation, Ground ground)
    {
        if (operation is "RequestExplanation")
        {
            var reference = (await ground.App.Agent.GetAsync($"/v1/tickets/{await ground.IdAsync("ticket")}")).Text("reference");
            await ground.App.Database.RunAsync(
                $$"""
                UPDATE tickets SET promises = '[{"by":"2026-01-01T00:00:00Z","statedAt":"2026-01-01T00:00:00Z"}]' WHERE number = {{reference["BP-".Length..]}}
                """
            );
        }
        if (operation is "CloseTicket" or "ReopenTicket")
            (await ground.App.Agent.PostAsync($"/v1/tickets/{await ground.IdAsync("ticket")}/solve")).ShouldBe(200);
    }
}
