using System.Text;
using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Platform;

/// <summary>An operation that takes a body, with one that is valid and says everything that can be said.</summary>
internal sealed record Operation(string Name, HttpMethod Method, string Caller, string Path, string Body, bool BodyIsOptional = false)
{
    public static readonly IReadOnlyList<Operation> All =
    [
        Post(
            "OpenTicket",
            "partner",
            "/v1/tickets",
            """
            {
              "subject": "My withdrawal has not arrived", "description": "Three hours ago.", "category": "deposit", "channel": "app",
              "customer": {
                "externalId": "attacked", "name": "Anna", "email": "anna@example.com", "phone": "+49 30 1234567", "language": "de", "timeZone": "Europe/Berlin"
              },
              "priority": "high", "language": "de", "fields": { "orderId": "W-20261122-0815", "confirmations": 3 },
              "evidence": [{
                "kind": "transaction", "network": "tron", "asset": "USDT",
                "txHash": "853793d552635f533aa982b92b35b00e63a1c14e526154563a56315263a13ae1", "amount": "250.00",
                "address": "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "occurredAt": "2026-01-02T03:04:05Z"
              }],
              "tags": ["vip", "tron"], "allowDuplicate": true
            }
            """
        ),
        Post("ReplyToTicket", "agent", "/v1/tickets/$ticket/messages", """{ "body": "We found it.", "visibility": "internal" }"""),
        Patch(
            "UpdateTicket",
            "agent",
            "/v1/tickets/$ticket",
            """
            {
              "subject": "Another", "category": "withdrawal_not_received", "priority": "urgent", "language": "fr", "tags": ["a", "b"],
              "fields": { "orderId": "W-1" }, "promise": { "by": "2100-01-01T00:00:00Z" }
            }
            """
        ),
        Post("AssignTicket", "supervisor", "/v1/tickets/$ticket/assign", """{ "agentId": "$agent", "team": "$teamKey" }"""),
        Post("WaitForCustomer", "agent", "/v1/tickets/$ticket/wait", """{ "reason": "Waiting." }""", true),
        Post("HoldTicket", "agent", "/v1/tickets/$ticket/hold", """{ "reason": "Waiting." }""", true),
        Post("SolveTicket", "partner", "/v1/tickets/$ticket/solve", """{ "reason": "Done." }""", true),
        Post("CloseTicket", "partner", "/v1/tickets/$ticket/close", """{ "reason": "Done." }""", true),
        Post("ReopenTicket", "partner", "/v1/tickets/$ticket/reopen", """{ "reason": "Not done." }""", true),
        Post(
            "SaveCustomer",
            "partner",
            "/v1/customers",
            """
            { "externalId": "saved", "name": "Anna", "email": "anna@example.com", "phone": "+49 30 1234567", "language": "de", "timeZone": "Europe/Berlin" }
            """
        ),
        Patch(
            "UpdateCustomer",
            "partner",
            "/v1/customers/$customer",
            """{ "name": "Anna", "email": "anna@example.com", "phone": "+49 30 1234567", "language": "de", "timeZone": "Europe/Berlin" }"""
        ),
        Post("IssueCustomerToken", "partner", "/v1/customers/$customer/tokens", """{ "lifetime": "PT2H" }""", true),
        Post(
            "CreateAgent",
            "admin",
            "/v1/agents",
            """{ "name": "Mei", "email": "mei@example.com", "externalId": "x-$agent", "languages": ["de", "zh-CN"], "team": "$teamKey", "active": true }"""
        ),
        Patch(
            "UpdateAgent",
            "admin",
            "/v1/agents/$agent",
            """{ "name": "Mei", "email": "mei@example.com", "externalId": "y-$agent", "languages": ["de"], "team": "$teamKey", "active": false }"""
        ),
        Post("CreateTeam", "admin", "/v1/teams", """{ "key": "x$teamKey", "name": "Other" }"""),
        Patch("UpdateTeam", "admin", "/v1/teams/$team", """{ "name": "Other" }"""),
        Post(
            "CreateSchedule",
            "admin",
            "/v1/schedules",
            """
            {
              "name": "Europe", "region": "EU", "timeZone": "Europe/Berlin", "weekly": [{ "days": ["monday", "friday"], "from": "08:00", "to": "20:00" }],
              "exceptions": [
                { "date": "2026-12-25", "name": { "en": "Christmas", "de": "Weihnachten" }, "closed": true },
                { "date": "2026-12-26", "name": { "en": "Instead" }, "hours": [{ "from": "09:00", "to": "12:00" }], "insteadOf": "2026-12-25" },
                { "repeats": { "month": 5, "day": 1, "fromYear": 2020, "untilYear": 2030 }, "name": { "en": "Labour Day" }, "closed": true },
                { "repeats": { "month": 5, "weekday": "monday", "nth": -1 }, "name": { "en": "Spring" }, "closed": true },
                { "repeats": { "easter": "orthodox", "daysFromEaster": 1 }, "name": { "en": "Easter Monday" }, "closed": true }
              ],
              "combines": ["$schedule"], "holidaySets": ["DE-BY", "CN"], "effectiveFrom": "2026-01-01T00:00:00Z"
            }
            """
        ),
        Patch(
            "UpdateSchedule",
            "admin",
            "/v1/schedules/$schedule",
            """
            {
              "name": "Europe", "region": "EU", "timeZone": "Europe/Paris", "weekly": [{ "days": ["sunday"], "from": "22:00", "to": "06:00" }],
              "exceptions": [{ "date": "2026-12-25", "name": { "en": "Christmas" }, "hours": [{ "from": "09:00", "to": "12:00" }] }],
              "combines": [], "holidaySets": ["FR"], "effectiveFrom": "2100-01-01T00:00:00Z"
            }
            """
        ),
        Post(
            "PreviewSchedule",
            "admin",
            "/v1/schedules/$schedule/preview",
            """
            {
              "changes": {
                "name": "Europe", "region": "EU", "timeZone": "Europe/Paris", "weekly": [{ "days": ["sunday"], "from": "22:00", "to": "06:00" }],
                "exceptions": [{ "date": "2026-12-25", "name": { "en": "Christmas" }, "hours": [{ "from": "09:00", "to": "12:00" }] }],
                "combines": [], "holidaySets": ["FR"], "effectiveFrom": "2100-01-01T00:00:00Z"
              },
              "from": "2099-12-01T00:00:00Z", "to": "2100-03-01T00:00:00Z",
              "clocks": [{ "key": "BP-100001", "from": "2099-12-31T00:00:00Z", "duration": "PT4H" }]
            }
            """
        ),
        Post("CreateCalendarLink", "admin", "/v1/schedules/$schedule/calendar-links", """{ "name": "Phones", "language": "de" }"""),
        Post(
            "CountBusinessTimes",
            "agent",
            "/v1/schedules/business-time:batch",
            """{ "items": [{ "scheduleId": "$schedule", "from": "2026-01-01T00:00:00Z", "to": "2026-02-01T00:00:00Z" }] }"""
        ),
        Post(
            "CreateRotation",
            "admin",
            "/v1/rotations",
            """
            {
              "name": "Chat", "timeZone": "Europe/Berlin", "startsOn": "2026-11-23", "turn": { "every": 1, "unit": "week" }, "agents": ["$agent", "$otherAgent"],
              "channels": ["chat", "phone"], "handover": "08:00", "hours": [{ "days": ["monday", "friday"], "from": "08:00", "to": "20:00" }],
              "languages": ["de", "en"], "endsOn": "2099-12-31"
            }
            """
        ),
        Patch(
            "UpdateRotation",
            "admin",
            "/v1/rotations/$rotation",
            """
            {
              "name": "Chat", "timeZone": "Europe/Paris", "startsOn": "2026-11-24", "turn": { "every": 2, "unit": "day" }, "agents": ["$otherAgent"],
              "channels": ["web"], "handover": "09:30", "hours": [{ "days": ["sunday"], "from": "22:00", "to": "06:00" }], "languages": ["fr"],
              "endsOn": "2098-12-31", "effectiveFrom": "2097-01-01T00:00:00Z"
            }
            """
        ),
        Post(
            "CreateShift",
            "admin",
            "/v1/shifts",
            """
            { "agentId": "$agent", "kind": "shift", "from": "2100-01-04T08:00:00Z", "to": "2100-01-04T16:00:00Z", "channels": ["chat"], "languages": ["de"] }
            """
        ),
        Post(
            "SwapShifts",
            "admin",
            "/v1/shifts/swap",
            """
            {
              "givenBy": "$agent", "takenBy": "$otherAgent",
              "given": { "rotationId": "$rotation", "from": "2100-01-04T00:00:00Z", "to": "2100-01-06T00:00:00Z" },
              "inExchange": { "rotationId": "$rotation", "from": "2100-01-06T00:00:00Z", "to": "2100-01-08T00:00:00Z" }
            }
            """
        ),
        Post("CreateDutyLink", "admin", "/v1/duty-links", """{ "name": "Phones", "language": "de", "agentId": "$agent", "rotationId": "$rotation" }"""),
        Post(
            "CreateTimeOff",
            "admin",
            "/v1/time-off",
            """{ "agentId": "$agent", "from": "2100-02-01T00:00:00Z", "to": "2100-02-15T00:00:00Z", "reason": "Annual leave" }"""
        ),
        Post(
            "CreateAnnouncement",
            "admin",
            "/v1/announcements",
            """
            {
              "kind": "holiday", "title": { "en": "Christmas", "de": "Weihnachten" }, "body": { "en": "Closed.", "de": "Geschlossen." },
              "channels": ["chat", "phone"], "regions": ["EU"], "validFrom": "2100-12-18T00:00:00Z", "validUntil": "2100-12-26T00:00:00Z",
              "about": { "scheduleId": "$schedule", "date": "2100-12-24", "lastDate": "2100-12-25" }
            }
            """
        ),
        Patch(
            "UpdateAnnouncement",
            "admin",
            "/v1/announcements/$announcement",
            """
            {
              "kind": "service", "title": { "en": "Other", "fr": "Autre" }, "body": { "en": "Other.", "fr": "Autre." }, "channels": ["web"],
              "regions": ["CN"], "validFrom": "2100-12-18T00:00:00Z", "validUntil": "2100-12-26T00:00:00Z"
            }
            """
        ),
        Post("CreatePartner", "admin", "/v1/partners", """{ "name": "Other" }"""),
        Patch("UpdatePartner", "admin", "/v1/partners/$partner", """{ "name": "Other" }"""),
        Post(
            "CreateApiKey",
            "admin",
            "/v1/api-keys",
            """{ "name": "Other", "kind": "partner", "partnerId": "$partner", "scopes": ["tickets:read"], "expiresAt": "2028-01-01T00:00:00Z" }"""
        ),
        Post("RotateApiKey", "partner", "/v1/api-keys/$apiKey/rotate", """{ "overlap": "PT1H" }""", true),
    ];

    public static Operation Of(string name) => All.Single(o => o.Name == name);

    /// <summary>The names of all of them, as data of a theory.</summary>
    public static TheoryData<string> Names => [.. All.Select(o => o.Name)];

    public string ContentType => Method == HttpMethod.Patch ? "application/merge-patch+json" : "application/json";

    public JsonObject ValidBody(Ground ground) => JsonNode.Parse(ground.Fill(Body))!.AsObject();

    public byte[] ValidBytes(Ground ground) => Encoding.UTF8.GetBytes(ground.Fill(Body));

    private static Operation Post(string name, string caller, string path, string body, bool optional = false) =>
        new(name, HttpMethod.Post, caller, path, body, optional);

    private static Operation Patch(string name, string caller, string path, string body) => new(name, HttpMethod.Patch, caller, path, body);
}
