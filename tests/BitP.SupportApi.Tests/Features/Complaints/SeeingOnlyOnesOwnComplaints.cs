using System.Text.Json.Nodes;
using static BitP.SupportApi.Tests.Features.Complaints.Cases;

namespace BitP.SupportApi.Tests.Features.Complaints;

/// <summary>What complainants and partners see of a complaint, and what they do not.</summary>
public sealed class SeeingOnlyOnesOwnComplaints
{
    private static readonly string[] Outsiders = ["partner", "customer"];

    // What only staff do, or see of what they do.
    private static readonly string[] Secrets = ["Mei Lin", "Jonas Weber", "Above our limit.", "Held by a check.", "expertise", "deadline_"];

    [Theory]
    [InlineData("partner")]
    [InlineData("customer")]
    public async Task Staff_only_changes_change_nothing_that_others_see(string kind)
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2027-01-04T09:00:00Z");
        var desk = await Desk.SetAsync(app);
        var path = await desk.Partner.FileAcknowledgedAsync(app);
        var (mei, jonas) = (await desk.AgentIdAsync(), await desk.AgentIdAsync("Jonas Weber"));
        await desk.Agent.DoneAsync($"{path}/investigate");
        await desk.Agent.DoneAsync($"{path}/assign", new { handlerId = mei });
        await desk.Agent.DoneAsync($"{path}/refer", new { department = "management" });
        var before = await EverythingAsync(desk.By(kind), path);
        var staff = await desk.Agent.GetAsync(path);

        // The other one has it; management knows; three quarters of the time are over, and then all of it.
        await app.AdvanceAsync("PT1S");
        await desk.Agent.DoneAsync($"{path}/assign", new { handlerId = jonas });
        await desk.Agent.DoneAsync($"{path}/escalate", new { reason = "Above our limit.", summary = "Held by a check." });
        await app.StopClockAsync("2027-01-04T09:30:00Z");

        Assert.Equal(before, await EverythingAsync(desk.By(kind), path));
        var seen = await desk.By(kind).GetAsync(path);
        Assert.Equal(("Complaints team", null), (seen["handler"].Str("name"), seen["handler"].Str("id")));
        Assert.Equal(staff["version"]!.GetValue<long>() + 2, (await desk.Agent.GetAsync(path))["version"]!.GetValue<long>());
        // A tag stays good for a step of theirs, whatever staff have done.
        var tag = ("If-Match", seen.ETag!);
        await desk.Agent.DoneAsync($"{path}/escalate", new { reason = "Above our limit.", summary = "Held by a check." });
        (await desk.By(kind).PostAsync($"{path}/points", new { text = "And the fee." }, tag)).ShouldBe(200);
        (await desk.By(kind).PostAsync($"{path}/points", new { text = "And the tax." }, tag)).ShouldBeProblem(412, "version_mismatch");
    }

    [Fact]
    public async Task A_warning_and_a_breach_change_nothing_that_others_see()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2027-01-04T09:00:00Z");
        var partner = await app.NewPartnerAsync();
        var path = await partner.FileAsync();
        var before = await EverythingAsync(partner, path);
        async Task<Caller> CustomerAsync() => (await partner.NewCustomerAsync("someone")).Caller;
        var explained = (await partner.GetAsync($"{path}/deadlines/explain"))["kept"]!.ToJsonString();
        Assert.Equal(explained, (await (await CustomerAsync()).GetAsync($"{path}/deadlines/explain"))["kept"]!.ToJsonString());

        await app.AdvanceAsync("P100D");

        Assert.Equal(6, (await app.Agent.TypesAsync(path)).Count(t => t.Contains("deadline", StringComparison.Ordinal)));
        Assert.Equal(before, await EverythingAsync(partner, path));
        foreach (var reader in new[] { partner, await CustomerAsync() })
            Assert.Equal(explained, (await reader.GetAsync($"{path}/deadlines/explain"))["kept"]!.ToJsonString());
        // That something was done too late is told with what was done.
        await app.Agent.DoneAsync($"{path}/acknowledge");
        Assert.True((await partner.GetAsync(path)).Clock("eu_mica", "acknowledge").IsLate());
    }

    [Theory]
    [InlineData("eu_mica", false)]
    [InlineData("uk_disp", true)]
    public async Task Who_handles_it_is_named_as_the_regime_wants(string regime, bool isNamed)
    {
        var desk = await Desk.SetAsync();
        var path = await desk.Partner.FileAsync(Under(regime));
        await desk.Agent.DoneAsync($"{path}/acknowledge");
        await desk.Agent.DoneAsync($"{path}/assign", new { handlerId = await desk.AgentIdAsync() });
        await desk.Agent.DoneAsync($"{path}/decide", Decision());

        foreach (var kind in Outsiders)
        {
            var seen = await desk.By(kind).GetAsync(path);
            Assert.Equal(isNamed ? "Mei Lin" : "Complaints team", seen["handler"].Str("name"));
            Assert.Equal(isNamed, seen["decision"]!["decidedBy"] is not null);
        }
        Assert.Equal("Mei Lin", (await desk.Supervisor.GetAsync(path))["decision"]!["decidedBy"].Str("name"));
    }

    [Fact]
    public async Task A_regime_that_wants_a_unit_wins_over_one_that_shows_the_person()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.Partner.FileAsync(Under("uk_disp", "eu_mica"));
        await desk.Agent.DoneAsync($"{path}/assign", new { handlerId = await desk.AgentIdAsync() });

        Assert.Equal("Complaints team", (await desk.Customer.GetAsync(path))["handler"].Str("name"));
        Assert.Equal("Mei Lin", (await desk.Agent.GetAsync(path))["handler"].Str("name"));
    }

    [Fact]
    public async Task Nothing_that_is_for_staff_is_in_any_answer_before_the_decision()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2027-01-04T09:00:00Z");
        var desk = await Desk.SetAsync(app);
        var ticket = await desk.OpenAsync();
        var path = (await desk.Partner.PostAsync(Root, Filed(new { ticketId = ticket.Text("id") }))).Header("Location")!;
        await desk.Agent.DoneAsync($"{path}/acknowledge");
        await desk.Agent.DoneAsync($"{path}/points/1/split", new { into = new[] { "Nine days.", "One would have done." } });
        await desk.Agent.DoneAsync($"{path}/investigate", new { cause = "expertise" });
        await desk.Agent.DoneAsync($"{path}/escalate", new { reason = "Above our limit.", summary = "Held by a check." });
        await desk.Agent.DoneAsync($"{path}/assign", new { handlerId = await desk.AgentIdAsync("Jonas Weber") });
        await desk.Agent.DoneAsync($"{path}/decide", Decision(2, 3, 4));
        await desk.Agent.DoneAsync($"{path}/reopen", new { reason = "New records." });
        await app.AdvanceAsync("P40D");

        foreach (var caller in new[] { desk.Partner, (await desk.Partner.NewCustomerAsync(desk.ExternalId)).Caller })
        {
            foreach (
                var text in new[]
                {
                    await EverythingAsync(caller, path),
                    (await caller.GetAsync($"{Root}?limit=200")).Raw,
                    (await caller.GetAsync($"{path}/deadlines/explain")).Raw,
                }
            )
                Assert.All(Secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
            // What was found is told with the decision that it led to, and not as what is found now.
            Assert.All((await caller.GetAsync(path))["points"]!.AsArray(), p => Assert.Null(p.Str("finding")));
            (await caller.GetAsync($"{path}/timeline")).ShouldBeProblem(403, "actor_not_allowed");
        }
        var feed = await Desk.FeedAsync(desk.Partner, "complaint.*", 9);
        Assert.DoesNotContain(feed, e => e.Str("type") is "complaint.assigned" or "complaint.escalated");
        Assert.DoesNotContain(feed, e => e.Str("type") is "complaint.cause_found");
        Assert.Contains(feed, e => e.Str("type") == "complaint.investigated" && e!["actor"].Str("kind") == "agent");
        // Of what is for staff only that somebody has it is a change that others see: one number is left out, and no more.
        Assert.Equal(feed.Count + 1, feed[^1]!["sequence"]!.GetValue<int>());
        Assert.Equal(feed.Count + 1, (await desk.Partner.GetAsync(path))["version"]!.GetValue<int>());
        var told = new JsonArray([.. feed.Select(e => e!.DeepClone())]).ToJsonString();
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, told, StringComparison.Ordinal));
        var staff = await desk.Agent.GetAsync(path);
        Assert.Equal(("expertise", "Jonas Weber"), (staff.Text("cause"), staff["handler"].Str("name")));
        Assert.Equal("Above our limit.", staff["escalations"]![0].Str("reason"));
    }

    [Fact]
    public async Task The_findings_are_told_with_the_decision_and_who_wrote_a_point_is_not()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.Partner.FileAcknowledgedAsync(desk.App);
        await desk.Agent.DoneAsync($"{path}/points", new { text = "By telephone: the fee." });
        await desk.Agent.DoneAsync($"{path}/decide", Decision(1, 2, 3));

        foreach (var kind in Outsiders)
        {
            var points = (await desk.By(kind).GetAsync(path))["points"]!.AsArray();
            Assert.All(points, p => Assert.Equal("We were slow.", p.Str("finding")));
            Assert.Equal(("agent", null, null), (points[2]!["addedBy"].Str("kind"), points[2]!["addedBy"].Str("id"), points[2]!["addedBy"].Str("name")));
        }
        Assert.Equal("Mei Lin", (await desk.Supervisor.GetAsync(path))["points"]![2]!["addedBy"].Str("name"));
    }

    [Fact]
    public async Task Others_complaints_are_as_if_they_were_not_there()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.Partner.FileAcknowledgedAsync(desk.App);
        var reference = (await desk.Agent.GetAsync(path)).Text("reference");
        var (neighbour, _) = await desk.Partner.NewCustomerAsync("another");
        var stranger = await desk.App.NewPartnerAsync();
        string[] reads = ["", "/documents", "/documents/acknowledgement", "/deadlines/explain"];
        (string, object?)[] steps =
        [
            ("points", new { text = "x" }),
            ("points/1/withdraw", new { reason = "x" }),
            ("provide-information", new { answer = "x" }),
            ("withdraw", null),
        ];

        foreach (var caller in new[] { neighbour, stranger })
        foreach (var at in new[] { path, $"{Root}/{reference}" })
        {
            foreach (var read in reads)
                (await caller.GetAsync($"{at}{read}")).ShouldBeProblem(404, "complaint_not_found");
            foreach (var (step, body) in steps)
                (await caller.PostAsync($"{at}/{step}", body)).ShouldBeProblem(404, "complaint_not_found");
        }
        foreach (var caller in new[] { neighbour, stranger })
        {
            Assert.Empty((await caller.GetAsync(Root)).Items);
            Assert.Empty((await caller.GetAsync($"{Root}?customerId={desk.CustomerId}")).Items);
        }
        Assert.Empty((await stranger.GetAsync("/v1/events?types=complaint.*")).Items);
        (await stranger.PostAsync(Root, new { description = "x", customerId = desk.CustomerId })).ShouldRefuse("customerId", "not_found");
        foreach (var none in new[] { "CP-1", "CP-99999999999999999999", "cp-", "nothing", "00000000-0000-0000-0000-000000000000" })
            (await desk.Agent.GetAsync($"{Root}/{none}")).ShouldBeProblem(404, "complaint_not_found");
        (await desk.Customer.GetAsync($"{Root}/{reference.ToLowerInvariant()}")).ShouldBe(200);
        Assert.Equal("acknowledged", (await desk.Agent.GetAsync(path)).Text("status"));
    }

    [Fact]
    public async Task Complainants_file_for_themselves_and_choose_no_regime()
    {
        var desk = await Desk.SetAsync();

        (await desk.Customer.PostAsync(Root, new { description = "x", regimes = new[] { "iso_10002" } })).ShouldRefuse("regimes", "not_applicable");
        Assert.Equal(400, (await desk.Customer.PostAsync(Root, new { description = "x", customerId = desk.CustomerId })).Status);
        var filed = await desk.Customer.PostAsync(Root, new { description = "Nobody answers." });

        filed.ShouldBe(201);
        Assert.Equal((desk.CustomerId, "Nobody answers.", "other"), (filed["customer"].Str("id"), filed.Text("subject"), filed.Text("kind")));
        Assert.Equal("Nobody answers.", filed["points"]![0].Str("text"));
        foreach (
            var (step, body) in new (string, object?)[]
            {
                ("acknowledge", null),
                ("decide", Decision(1)),
                ("close", null),
                ("escalate", new { reason = "x", summary = "x" }),
            }
        )
        foreach (var kind in Outsiders)
            (await desk.By(kind).PostAsync($"{filed.Header("Location")}/{step}", body)).ShouldBeProblem(403, "actor_not_allowed");
        (await desk.App.Page.GetAsync(Root)).ShouldBeProblem(403, "actor_not_allowed");
        (await desk.App.Anonymous.PostAsync(Root, new { description = "x" })).ShouldBeProblem(401, "credential_missing");
    }

    private static async Task<string> EverythingAsync(Caller caller, string path)
    {
        var seen = new List<string>();
        foreach (var read in new[] { "", "/documents", "/documents/acknowledgement" })
        {
            var answer = await caller.GetAsync($"{path}{read}");
            seen.Add($"{read} {answer.Status} {answer.ETag} {(answer.Status == 200 ? answer.Raw : "")}");
        }
        return string.Join('\n', seen);
    }
}
