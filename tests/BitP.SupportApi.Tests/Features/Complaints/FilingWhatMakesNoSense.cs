using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BitP.SupportApi.Tests.Features.Complaints.Regimes;
using static BitP.SupportApi.Tests.Features.Complaints.Cases;

namespace BitP.SupportApi.Tests.Features.Complaints;

/// <summary>What makes no sense is refused with the member and a code, and changes nothing.</summary>
public sealed class FilingWhatMakesNoSense
{
    public static readonly TheoryData<string, string, string> Filings = new()
    {
        { """{ "receivedAt": "{+P1D}" }""", "receivedAt", "out_of_range" },
        { """{ "receivedAt": "{-P4018D}" }""", "receivedAt", "out_of_range" },
        { """{ "receivedAt": "2026-01-01" }""", "receivedAt", "wrong_type" },
        { """{ "description": null }""", "description", "required" },
        { """{ "description": "" }""", "description", "required" },
        { """{ "description": " \u200b\u00a0\n" }""", "description", "required" },
        { """{ "description": "{x*20001}" }""", "description", "too_long" },
        { """{ "description": 5 }""", "description", "wrong_type" },
        { """{ "description": "a\u0000b" }""", "description", "control_character" },
        { """{ "description": "a\u001bb" }""", "description", "control_character" },
        { """{ "subject": "a\r\nb" }""", "subject", "line" },
        { """{ "subject": "{x*201}" }""", "subject", "too_long" },
        { """{ "desiredOutcome": "{x*4001}" }""", "desiredOutcome", "too_long" },
        { """{ "points": [null] }""", "points[0]", "required" },
        { """{ "points": ["a", " "] }""", "points[1]", "required" },
        { """{ "points": ["{x*2001}"] }""", "points[0]", "too_long" },
        { """{ "points": "a" }""", "points", "wrong_type" },
        { """{ "points": [{}] }""", "points[0]", "wrong_type" },
        { """{ "regimes": [null] }""", "regimes[0]", "required" },
        { """{ "regimes": ["eu_mica", "nowhere"] }""", "regimes[1]", "not_found" },
        { """{ "regimes": ["eu_mica", "uk_disp", "eu_mica"] }""", "regimes", "duplicate" },
        { """{ "regimes": ["a", "b", "c", "d", "e"] }""", "regimes", "too_many" },
        { """{ "regimes": ["EU_MICA"] }""", "regimes[0]", "not_found" },
        { """{ "kind": "theft" }""", "kind", "wrong_type" },
        { """{ "kind": 3 }""", "kind", "wrong_type" },
        { """{ "channel": "fax" }""", "channel", "wrong_type" },
        { """{ "language": "not a language" }""", "language", "language" },
        { """{ "ticketId": "BP-1" }""", "ticketId", "not_found" },
        { """{ "ticketId": "nothing" }""", "ticketId", "format" },
        { """{ "customer": null }""", "customer", "exclusive" },
        { """{ "customerId": "00000000-0000-0000-0000-000000000000" }""", "customer", "exclusive" },
        { """{ "customer": {} }""", "customer.externalId", "required" },
        { """{ "representative": {} }""", "representative.name", "required" },
        { """{ "representative": { "name": "Ann", "authority": { "kind": "friend" } } }""", "representative.authority.kind", "wrong_type" },
        { """{ "representative": { "name": "Ann", "email": "nobody", "authority": { "kind": "other" } } }""", "representative.email", "email" },
        { """{ "representative": { "name": "Ann", "phone": "110", "authority": { "kind": "other" } } }""", "representative.phone", "phone" },
        { """{ "representative": { "name": "Ann", "authority": { "kind": "other", "verified": true } } }""", "representative.authority.verified", "unknown" },
        { """{ "publicPost": {} }""", "publicPost.url", "required" },
        { """{ "publicPost": { "url": "javascript:alert(1)", "postedAt": "{-P1D}" } }""", "publicPost.url", "web_address" },
        { """{ "publicPost": { "url": "https://x.example/1" } }""", "publicPost.postedAt", "required" },
        { """{ "publicPost": { "url": "https://x.example/1", "postedAt": "{+P1D}" } }""", "publicPost.postedAt", "out_of_range" },
        { """{ "publicPost": { "url": "https://x.example/1", "postedAt": "{-P4018D}" } }""", "publicPost.postedAt", "out_of_range" },
        { """{ "receivedAt": "{-P2D}", "publicPost": { "url": "https://x.example/1", "postedAt": "{-P1D}" } }""", "publicPost.postedAt", "out_of_range" },
        { """{ "damage": { "amount": "1e9", "currency": "EUR" } }""", "damage.amount", "amount" },
        { """{ "damage": { "amount": "-1", "currency": "EUR" } }""", "damage.amount", "amount" },
        { """{ "damage": { "amount": "1", "currency": "Euro" } }""", "damage.currency", "format" },
        { """{ "damage": {} }""", "damage.amount", "required" },
        { """{ "evidence": [null] }""", "evidence[0]", "required" },
        { """{ "decision": {} }""", "decision", "unknown" },
        { """{ "status": "decided" }""", "status", "unknown" },
    };

    [Theory]
    [MemberData(nameof(Filings))]
    public async Task A_filing_is_refused_by_name(string with, string member, string code)
    {
        var app = await SupportApp.SharedAsync();
        var partner = await app.NewPartnerAsync();

        (await partner.PostAsync(Root, Filed(JsonNode.Parse(Filled(with)) as JsonObject))).ShouldRefuse(member, code);

        Assert.Empty((await partner.GetAsync(Root)).Items);
    }

    public static readonly TheoryData<string, string, string, string> Steps = new()
    {
        { "admissibility", """{ "admissible": "no" }""", "admissible", "wrong_type" },
        { "refer", "{}", "department", "required" },
        { "refer", """{ "department": "Funds" }""", "department", "unknown" },
        { "assign", "{}", "handlerId", "required" },
        { "assign", """{ "handlerId": "mei" }""", "handlerId", "wrong_type" },
        { "assign", """{ "handlerId": "00000000-0000-0000-0000-000000000000" }""", "handlerId", "not_found" },
        { "investigate", """{ "cause": "greed" }""", "cause", "wrong_type" },
        { "escalate", """{ "reason": "x" }""", "summary", "required" },
        { "escalate", """{ "summary": "x" }""", "reason", "required" },
        { "escalate", """{ "reason": "{x*4001}", "summary": "x" }""", "reason", "too_long" },
        { "post-update", """{ "text": "\t" }""", "text", "required" },
        { "post-update", """{ "text": "{x*4001}" }""", "text", "too_long" },
        { "delay", """{ "reasons": "x", "newDate": "tomorrow" }""", "newDate", "no_such_date" },
        { "delay", """{ "reasons": "x", "newDate": "2027-02-30" }""", "newDate", "no_such_date" },
        { "delay", """{ "reasons": "x", "newDate": "2020-01-01" }""", "newDate", "out_of_range" },
        { "delay", """{ "reasons": "x", "newDate": "2199-01-01" }""", "newDate", "out_of_range" },
        { "decide", "{}", "outcome", "required" },
        { "decide", """{ "outcome": "upheld" }""", "reasons", "required" },
        { "decide", """{ "outcome": "won", "reasons": "x" }""", "outcome", "wrong_type" },
        { "decide", """{ "outcome": "upheld", "reasons": " " }""", "reasons", "required" },
        { "decide", """{ "outcome": "upheld", "reasons": "{x*20001}" }""", "reasons", "too_long" },
        { "decide", """{ "outcome": "upheld", "reasons": "x", "findings": [null] }""", "findings[0]", "required" },
        { "decide", """{ "outcome": "upheld", "reasons": "x", "findings": [{ "finding": "x" }] }""", "findings[0].pointId", "required" },
        { "decide", """{ "outcome": "upheld", "reasons": "x", "findings": [{ "pointId": 1 }] }""", "findings[0].finding", "required" },
        { "decide", """{ "outcome": "upheld", "reasons": "x", "findings": [{ "pointId": 3, "finding": "x" }] }""", "findings[0].pointId", "not_found" },
        { "decide", """{ "outcome": "upheld", "reasons": "x", "findings": [{ "pointId": 0, "finding": "x" }] }""", "findings[0].pointId", "not_found" },
        {
            "decide",
            """{ "outcome": "upheld", "reasons": "x", "findings": [{ "pointId": 1, "finding": "x" }, { "pointId": 1, "finding": "y" }] }""",
            "findings[1].pointId",
            "duplicate"
        },
        { "points", "{}", "text", "required" },
        { "points/1/split", "{}", "into", "required" },
        { "points/1/split", """{ "into": ["one"] }""", "into", "too_short" },
        { "points/1/split", """{ "into": ["one", null] }""", "into[1]", "required" },
        { "points/1/withdraw", """{ "reason": "" }""", "reason", "required" },
        { "close", """{ "reason": "{x*4001}" }""", "reason", "too_long" },
        { "withdraw", """{ "reason": "{x*4001}" }""", "reason", "too_long" },
        { "provide-information", """{ "answer": " " }""", "answer", "required" },
        { "reopen", """{ "reason": null }""", "reason", "required" },
        { "documents/acknowledgement/deliveries", "{}", "means", "required" },
        { "documents/acknowledgement/deliveries", """{ "means": "pigeon" }""", "means", "wrong_type" },
        { "documents/acknowledgement/deliveries", """{ "means": "paper", "edition": 0 }""", "edition", "too_small" },
        { "documents/acknowledgement/deliveries", """{ "means": "paper", "sentAt": "{+P1D}" }""", "sentAt", "out_of_range" },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_step_is_refused_by_name(string step, string body, string member, string code)
    {
        var app = await SupportApp.SharedAsync();
        var partner = await app.NewPartnerAsync();
        var path = await partner.FileAcknowledgedAsync(app);
        var before = (await app.Agent.GetAsync(path)).Raw;

        (await app.Agent.SendRawAsync(HttpMethod.Post, $"{path}/{step}", Filled(body))).ShouldRefuse(member, code);

        Assert.Equal(before, (await app.Agent.GetAsync(path)).Raw);
    }

    [Fact]
    public async Task Ten_thousand_points_are_refused_wherever_they_come()
    {
        var desk = await Desk.SetAsync();
        var many = Enumerable.Repeat("a", 10_000).ToArray();
        var path = await desk.Partner.FileAcknowledgedAsync(desk.App);

        (await desk.Partner.PostAsync(Root, Filed(new { points = many }))).ShouldRefuse("points", "too_many");
        (await desk.Agent.PostAsync($"{path}/points/1/split", new { into = many })).ShouldRefuse("into", "too_many");
        var findings = Enumerable.Range(1, 5_000).Select(pointId => new { pointId, finding = "x" });
        (await desk.Agent.PostAsync($"{path}/decide", Desk.Merge(Decision(), new { findings }))).ShouldRefuse("findings", "too_many");
        // As many as there may be, and no more.
        (await desk.Partner.PostAsync(Root, Filed(new { kind = "fees", points = many[..100] }))).ShouldBe(201);
        (await desk.Partner.PostAsync(Root, Filed(new { kind = "access", points = many[..101] }))).ShouldRefuse("points", "too_many");
    }

    [Fact]
    public async Task A_retired_regime_and_a_disabled_agent_are_not_there()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2027-01-04T09:00:00Z");
        var partner = await app.NewPartnerAsync();
        var regime = (await app.Admin.PostAsync("/v1/complaint-regimes", RegimeBodies.Regime())).Text("key");
        var before = await partner.FileAsync(Under(regime));
        await app.AdvanceAsync("PT1H");
        await app.Admin.DoneAsync($"/v1/complaint-regimes/{regime}/retire");
        await app.AdvanceAsync("P1D");

        (await partner.PostAsync(Root, Filed(new { regimes = new[] { regime }, kind = "fees" }))).ShouldRefuse("regimes[0]", "not_found");
        // What was received while it was in force is under it, and so is what was filed then.
        (
            await partner.PostAsync(
                Root,
                Filed(
                    new
                    {
                        regimes = new[] { regime },
                        kind = "fees",
                        receivedAt = "2027-01-04T09:30:00Z",
                    }
                )
            )
        ).ShouldBe(201);
        await app.Agent.DoneAsync($"{before}/acknowledge");

        var agent = await app.Admin.PostAsync("/v1/agents", new { name = "Gone Away", email = "gone@example.com" });
        agent.ShouldBe(201);
        var path = $"/v1/agents/{agent.Text("id")}";
        (await app.Admin.PatchAsync(path, new { active = false }, ("If-Match", "*"))).ShouldBe(200);
        (await app.Supervisor.PostAsync($"{before}/assign", new { handlerId = agent.Text("id") })).ShouldRefuse("handlerId", "not_found");
    }

    [Fact]
    public async Task Broken_and_empty_bodies_are_refused()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.Partner.FileAcknowledgedAsync(desk.App);

        foreach (var body in new[] { "", "null", "[]", "\"x\"", "{", "{\"description\":\"a\",\"description\":\"b\"}" })
        foreach (
            var (caller, at) in new (Caller, string)[]
            {
                (desk.Partner, Root),
                (desk.Agent, $"{path}/decide"),
                (desk.Agent, $"{path}/delay"),
                (desk.Agent, $"{path}/request-information"),
            }
        )
        {
            var answer = await caller.SendRawAsync(HttpMethod.Post, at, Encoding.UTF8.GetBytes(body));
            Assert.True(answer.Status is 400, $"{at} {body}: {answer}");
            Assert.NotEmpty(answer.Code);
        }
        Assert.Equal("acknowledged", (await desk.Agent.GetAsync(path)).Text("status"));
    }

    // {x*5}: five of them; {+P1D}: an instant from now.
    private static string Filled(string text)
    {
        text = Regex.Replace(text, @"\{x\*(\d+)\}", m => new string('x', int.Parse(m.Groups[1].Value, null)));
        return Regex.Replace(
            text,
            @"\{([+-])P(\d+)D\}",
            m => DateTimeOffset.UtcNow.AddDays(int.Parse(m.Groups[1].Value + m.Groups[2].Value, null)).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null)
        );
    }
}
