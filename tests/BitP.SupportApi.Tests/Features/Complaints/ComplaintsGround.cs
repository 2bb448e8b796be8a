using BitP.SupportApi.Tests.Platform;

namespace BitP.SupportApi.Tests.Features.Complaints;

internal sealed class ComplaintsGround : FeatureGround
{
    public override IEnumerable<Thing> Things =>
        [
            new(
                "complaint",
                async ground =>
                {
                    var filed = await ground.Partner.PostAsync(
                        "/v1/complaints",
                        new
                        {
                            description = "Ours.",
                            customerId = await ground.IdAsync("customer"),
                            representative = new { name = "Ann Law", authority = new { kind = "lawyer" } },
                        }
                    );
                    filed.ShouldBe(201);
                    return filed.Text("id");
                }
            ),
            new(
                "exception",
                async ground =>
                {
                    var person = await ground.App.PersonAsync("admin");
                    var proposed = await person.Caller.PostAsync(
                        $"/v1/complaints/{await ground.IdAsync("complaint")}/independence-exceptions",
                        new { agentId = await ground.IdAsync("agent"), reason = "There is nobody else." }
                    );
                    proposed.ShouldBe(200);
                    return proposed["independenceExceptions"]![0].Str("id")!;
                }
            ),
            Thing.Fixed("point", "1") with
            {
                Parameter = "pointId",
            },
            new(
                "document",
                async ground =>
                {
                    (await ground.App.Admin.PostAsync($"/v1/complaints/{await ground.IdAsync("complaint")}/acknowledge")).ShouldBe(200);
                    return "acknowledgement";
                }
            )
            {
                Parameter = "documentKind",
            },
            new("redress", ground => LastAsync(ground, "redress", "redress", Fee)),
            new("externalStage", ground => LastAsync(ground, "external-stages", "externalStages", Stage)) { Parameter = "stageId" },
            new(
                "investigationStep",
                async ground =>
                {
                    var body = new { title = "Ours.", ownerId = await ground.IdAsync("otherAgent") };
                    var added = await ground.App.Agent.PostAsync($"/v1/complaints/{await ground.IdAsync("complaint")}/investigation-steps", body);
                    added.ShouldBe(201);
                    return added.Text("id");
                }
            )
            {
                Parameter = "stepId",
            },
        ];

    // A complaint cannot have been received too long ago, nor in time to come.
    private static readonly string Received = DaysAgo(8);
    private static readonly string Posted = DaysAgo(9);

    public override IEnumerable<FullBody> Bodies =>
        [
            new(
                "FileComplaint",
                "partner",
                $$"""
                {
                  "description": "My withdrawal was held for nine days.", "kind": "funds", "subject": "Nine days", "desiredOutcome": "The fee back.",
                  "customer": {
                    "externalId": "attacked", "name": "Anna", "email": "anna@example.com", "phone": "+49 30 1234567", "language": "de",
                    "timeZone": "Europe/Berlin"
                  },
                  "points": ["It took nine days."], "regimes": ["eu_mica", "uk_disp"], "channel": "app", "language": "de", "allowDuplicate": true,
                  "receivedAt": "{{Received}}",
                  "representative": {
                    "name": "Ann Law", "email": "ann@example.com", "phone": "+49 30 1234567",
                    "authority": { "kind": "lawyer", "document": "Mandate" }
                  },
                  "publicPost": { "url": "https://social.example.com/1", "postedAt": "{{Posted}}" },
                  "damage": { "amount": "12.50", "currency": "EUR" }, "country": "DE", "form": { "service": "Withdrawals", "comments": "Nothing else." },
                  "evidence": [{
                    "kind": "transaction", "network": "tron", "asset": "USDT",
                    "txHash": "853793d552635f533aa982b92b35b00e63a1c14e526154563a56315263a13ae1", "amount": "250.00",
                    "address": "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "occurredAt": "{{Posted}}"
                  }]
                }
                """,
                Without: ["customerId", "ticketId", "regime"]
            ),
            new(
                "ComplainAboutTicket",
                "partner",
                $$"""
                {
                  "description": "My withdrawal was held for nine days.", "kind": "funds", "subject": "Nine days", "desiredOutcome": "The fee back.",
                  "points": ["It took nine days."], "regimes": ["eu_mica", "uk_disp"], "channel": "app", "language": "de", "allowDuplicate": true,
                  "receivedAt": "{{Received}}",
                  "representative": {
                    "name": "Ann Law", "email": "ann@example.com", "phone": "+49 30 1234567",
                    "authority": { "kind": "lawyer", "document": "Mandate" }
                  },
                  "publicPost": { "url": "https://social.example.com/1", "postedAt": "{{Posted}}" },
                  "damage": { "amount": "12.50", "currency": "EUR" }, "country": "DE", "form": { "service": "Withdrawals", "comments": "Nothing else." },
                  "evidence": [{
                    "kind": "transaction", "network": "tron", "asset": "USDT",
                    "txHash": "853793d552635f533aa982b92b35b00e63a1c14e526154563a56315263a13ae1", "amount": "250.00",
                    "address": "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "occurredAt": "{{Posted}}"
                  }]
                }
                """,
                Without: ["regime"]
            ),
            new(
                "CorrectComplaintDocument",
                "agent",
                """{ "reason": "The telephone number was wrong.", "edition": 1, "contact": { "phone": "+33 1 99 00 00 01" } }""",
                Without: ["reasons", "findings", "steps", "communications", "followUp"]
            ),
            new(
                "DecideComplaint",
                "agent",
                """
                {
                  "outcome": "upheld", "reasons": "So it was.", "findings": [{ "pointId": 1, "finding": "So it was." }], "summaryResolution": false,
                  "steps": "We looked.", "communications": "Two letters.", "followUp": "A payment.", "deviationReason": "It is another case.",
                  "redress": { "amount": "12.50", "currency": "EUR", "kind": "refund", "description": "The fee.", "expiresAt": "2035-01-01T00:00:00Z" }
                }
                """
            ),
            new(
                "OfferRedress",
                "agent",
                """{ "amount": "12.50", "currency": "EUR", "kind": "refund", "description": "The fee.", "expiresAt": "2035-01-01T00:00:00Z" }"""
            ),
            new("PayRedress", "agent", """{ "reference": "SEPA-1" }""", Without: "paidAt"),
            new(
                "RespondToExternalStage",
                "agent",
                $$"""
                { "responseCategory": "in_progress", "at": "{{Received}}", "text": "We look into it.", "respondBy": "2035-01-01T00:00:00Z" }
                """
            ),
            new("CloseExternalStage", "agent", $$"""{ "outcome": "other", "at": "{{Received}}", "text": "It is not competent." }"""),
            new(
                "UpdateInvestigationStep",
                "agent",
                """
                {
                  "addFinding": "It took nine days.", "ownerId": "$otherAgent", "dueAt": "2035-01-01T00:00:00Z",
                  "addEvidence": [{
                    "name": "checks.csv", "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "description": "The log."
                  }]
                }
                """,
                Without: "doneAt"
            ),
            new("RecordDocumentDelivery", "agent", $$"""{ "edition": 1, "means": "paper", "requestedAt": "{{Received}}" }""", Without: ["sentAt"]),
        ];

    private static readonly object Fee = new
    {
        amount = "12.50",
        currency = "EUR",
        kind = "refund",
    };

    private static readonly object Stage = new
    {
        kind = "ombudsman",
        body = "Ombudsman",
        openedAt = Posted,
    };

    // What is added to a complaint is the last of its list.
    private static async Task<string> LastAsync(Ground ground, string step, string list, object body)
    {
        var answer = await ground.App.Agent.PostAsync($"/v1/complaints/{await ground.IdAsync("complaint")}/{step}", body);
        answer.ShouldBe(200);
        return answer[list]!.AsArray()[^1].Str("id")!;
    }

    public override async Task ReadyForAsync(string operation, Ground ground)
    {
        if (operation is "DismissComplaintSuggestion")
        {
            var reference = (await ground.App.Agent.GetAsync($"/v1/tickets/{await ground.IdAsync("ticket")}")).Text("reference");
            await ground.App.Database.RunAsync(
                $"""
                INSERT INTO complaint_suggestions (ticket_number, ticket_id, language, words, suggested_at, state)
                SELECT number, id, 'en', '["complaint"]', created_at, 'Open' FROM tickets WHERE number = {reference["BP-".Length..]}
                """
            );
        }
        if (operation is "ProposeHoldLift" or "ApproveHoldLift" or "WithdrawHoldLift")
        {
            var hold = $"/v1/complaints/{await ground.IdAsync("complaint")}/hold";
            (await ground.App.Supervisor.PostAsync(hold, new { reason = "Asked for." })).ShouldBe(200);
            var by = operation is "ApproveHoldLift" ? (await ground.App.PersonAsync("supervisor")).Caller : ground.App.Supervisor;
            if (operation is not "ProposeHoldLift")
                (await by.PostAsync($"{hold}/lift", new { reason = "Done." })).ShouldBe(200);
        }
        (string, object?)[] steps = operation switch
        {
            "InvestigateComplaint" or "RequestComplaintInformation" or "DecideComplaint" => [Acknowledged],
            "ProvideComplaintInformation" => [Acknowledged, Asked],
            "CloseComplaint" or "ReopenComplaint" => [Acknowledged, Decided],
            "ApproveRedress" => [($"redress/{await ground.IdAsync("redress")}/accept", null)],
            "PayRedress" => [($"redress/{await ground.IdAsync("redress")}/accept", null), ($"redress/{await ground.IdAsync("redress")}/approve", null)],
            _ => [],
        };
        foreach (var (step, body) in steps)
            (await ground.App.Supervisor.PostAsync($"/v1/complaints/{await ground.IdAsync("complaint")}/{step}", body)).ShouldBe(200);
    }

    public override async Task<Caller?> CallerForAsync(string operation, Ground ground) =>
        operation is "ProposeExceptionFromIndependence" or "ApproveExceptionFromIndependence" ? (await ground.App.PersonAsync("admin")).Caller : null;

    private static string DaysAgo(int days) => DateTimeOffset.UtcNow.AddDays(-days).ToString("yyyy-MM-dd'T'09:00:00'Z'", null);

    private static readonly (string, object?) Acknowledged = ("acknowledge", null);

    private static readonly (string, object?) Asked = (
        "request-information",
        new { items = new[] { new { topic = "other", what = "Why?" } }, answerBy = DateTimeOffset.UtcNow.AddDays(30) }
    );

    private static readonly (string, object?) Decided = (
        "decide",
        new
        {
            outcome = "upheld",
            reasons = "So it was.",
            deviationReason = "It is another case.",
            findings = new[] { new { pointId = 1, finding = "So it was." } },
        }
    );
}
