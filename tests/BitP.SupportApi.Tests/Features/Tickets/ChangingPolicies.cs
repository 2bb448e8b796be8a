using System.Text.Json.Nodes;
using System.Xml;

namespace BitP.SupportApi.Tests.Features.Tickets;

/// <summary>What becomes of tickets when policies change, and what is shown before.</summary>
public sealed class ChangingPolicies
{
    [Fact]
    public async Task An_old_ticket_keeps_its_version_until_it_is_recalculated()
    {
        var desk = await ServiceLevels.SetAsync();
        await using var app = desk.App;
        var since = await app.NowAsync();
        var old = await desk.OpenAsync();
        var late = await desk.OpenAsync();
        await app.AdvanceAsync("PT3H");
        await desk.DoAsync($"{late}/messages", new { body = "Here we are." });
        Assert.Equal("breached", (await desk.ClockAsync(late, "first_response")).Str("state"));

        var targets = new[] { ServiceLevels.Target("first_response", "PT4H"), ServiceLevels.Target("resolution", "PT8H") };
        (await desk.Desk.Admin.PatchAsync(desk.PolicyPath, new { targets }, ("If-Match", "*"))).ShouldBe(200);
        var young = await desk.OpenAsync();
        Assert.Equal((1, "PT16H"), await PolicyAsync(old));
        Assert.Equal((2, "PT8H"), await PolicyAsync(young));

        var order = new
        {
            since,
            reason = "The new contract holds for open cases.",
            preview = true,
        };
        var preview = await desk.Desk.Supervisor.PostAsync("/v1/sla-policies/recalculate", order);
        preview.ShouldBe(200);
        Assert.Equal((3, 2), (preview["examined"]!.GetValue<int>(), preview["policyChanged"]!.GetValue<int>()));
        Assert.Contains(preview["most"]!.AsArray(), m => m.Str("clock") == "resolution" && m.Str("moves")!.StartsWith('-'));
        Assert.Equal((1, "PT16H"), await PolicyAsync(old));

        (await desk.Desk.Supervisor.PostAsync("/v1/sla-policies/recalculate", order with { preview = false })).ShouldBe(200);
        await app.AdvanceAsync("PT0S");

        Assert.Equal((2, "PT8H"), await PolicyAsync(old));
        Assert.Equal("running", (await desk.ClockAsync(old, "first_response")).Str("state"));
        Assert.Equal("met", (await desk.ClockAsync(late, "first_response")).Str("state"));
        Assert.Equal(order.reason, (await desk.EventsAsync(old, "sla.changed"))[0]["data"].Str("reason"));
        Assert.Equal(order.reason, (await desk.Desk.Admin.FirstEventAsync("sla_policies.recalculated"))["data"].Str("reason"));

        async Task<(int, string?)> PolicyAsync(string path)
        {
            var sla = (await desk.Desk.Agent.GetAsync(path))["sla"]!;
            return (sla["policy"]!["version"]!.GetValue<int>(), (await desk.ClockAsync(path, "resolution")).Str("target"));
        }
    }

    [Fact]
    public async Task A_change_that_decides_nothing_leaves_the_policy_as_it_is()
    {
        var desk = await ServiceLevels.SetAsync(new { warnAt = Array.Empty<string>() }, at: "2026-12-04T14:00:00Z");
        await using var app = desk.App;
        var path = await desk.OpenAsync();
        var before = await desk.ClockAsync(path, "resolution");
        // It comes before, would fit, and counts nights; but the ticket was there already.
        (
            await desk.Desk.Admin.PostAsync(
                "/v1/sla-policies",
                new
                {
                    name = "Day and night",
                    order = 1,
                    match = new { category = "other", channel = "web" },
                    targets = new[] { ServiceLevels.Target("resolution", "PT20H", "elapsed") },
                }
            )
        ).ShouldBe(201);

        await app.AdvanceAsync("PT1H");
        var patched = await desk.Desk.Agent.PatchAsync(path, new { promise = new { by = "2026-12-20T00:00:00Z" }, subject = "x" }, ("If-Match", "*"));

        Assert.Equal(desk.PolicyId, patched["sla"]!["policy"].Str("id"));
        var answered = patched["sla"]!["clocks"]!.AsArray().Single(c => c.Str("name") == "resolution")!;
        Assert.Equal(("PT1H", "PT15H", before.Str("dueAt")), (answered.Str("elapsed"), answered.Str("remaining"), answered.Str("dueAt")));
        await app.AdvanceAsync("P1D");
        var after = await desk.ClockAsync(path, "resolution");
        Assert.Equal(("running", "PT2H", before.Str("dueAt")), (after.Str("state"), after.Str("elapsed"), after.Str("dueAt")));
        Assert.DoesNotContain(await desk.EventsAsync(path, "sla.breached"), e => e["data"].Str("clock") == "resolution");
        Assert.Empty(await desk.EventsAsync(path, "sla.changed"));
    }

    [Theory]
    [InlineData("category", "login")]
    [InlineData("language", "de")]
    public async Task Another_category_or_language_brings_its_policy(string member, string value)
    {
        var desk = await ServiceLevels.SetAsync();
        await using var app = desk.App;
        var other = await desk.Desk.Admin.PostAsync(
            "/v1/sla-policies",
            new JsonObject
            {
                ["name"] = "Another",
                ["order"] = 1,
                ["match"] = new JsonObject { [member] = value },
                ["targets"] = new JsonArray(ServiceLevels.Target("resolution", "PT3H", "elapsed"), ServiceLevels.Target("first_response", "PT30M", "elapsed")),
                ["pausesOn"] = new JsonArray("on_hold"),
            }
        );
        other.ShouldBe(201);
        var path = await desk.OpenAsync(new { priority = "normal" });
        await app.AdvanceAsync("PT1H");
        await desk.DoAsync($"{path}/wait");
        await app.AdvanceAsync("PT1H");

        (await desk.Desk.Agent.PatchAsync(path, new JsonObject { [member] = value }, ("If-Match", "*"))).ShouldBe(200);

        // Its own pauses hold, also for the time before.
        var clock = await desk.ClockAsync(path, "resolution");
        Assert.Equal(("running", "PT3H", "PT2H", "PT1H"), (clock.Str("state"), clock.Str("target"), clock.Str("elapsed"), clock.Str("remaining")));
        var changed = Assert.Single(await desk.EventsAsync(path, "sla.changed"));
        Assert.Equal((desk.PolicyId, other.Text("id")), (changed["data"]!["policy"].Str("before"), changed["data"]!["policy"].Str("after")));
        Assert.Equal((member, 1), (changed["data"].Str("reason"), changed["data"]!["policyVersion"]!.GetValue<int>()));
        // The first response is late by it, since now; the resolution goes on.
        var now = await app.NowAsync();
        Assert.Contains(await desk.EventsAsync(path, "sla.breached"), e => e["data"].Str("clock") == "first_response" && e.Instant("at") == now);
        Assert.Equal(
            [("sla.paused", "resolution"), ("sla.resumed", "resolution")],
            (await desk.EventsAsync(path, "sla.paused,sla.resumed")).Select(e => (e.Str("type"), e["data"].Str("clock")))
        );
    }

    [Fact]
    public async Task What_was_stopped_is_counted_anew_when_it_is_recalculated()
    {
        var desk = await ServiceLevels.SetAsync(at: "2026-12-04T14:00:00Z");
        await using var app = desk.App;
        var since = await app.NowAsync();
        var path = await desk.OpenAsync();
        await app.StopClockAsync("2026-12-08T08:30:00Z");
        await desk.DoAsync($"{path}/messages", new { body = "Here we are." });
        var late = await desk.ClockAsync(path, "first_response");
        Assert.Equal(("breached", "PT2H30M", "2026-12-04T16:00:00Z"), (late.Str("state"), late.Str("elapsed"), late.Str("dueAt")));

        var targets = new[] { ServiceLevels.Target("first_response", "PT120H", "elapsed"), ServiceLevels.Target("resolution", "PT16H") };
        (await desk.Desk.Admin.PatchAsync(desk.PolicyPath, new { targets }, ("If-Match", "*"))).ShouldBe(200);
        (await desk.Desk.Supervisor.PostAsync("/v1/sla-policies/recalculate", new { since, reason = "The weekend counts." })).ShouldBe(200);
        await app.AdvanceAsync("PT0S");

        var met = await desk.ExplainAsync(path, "first_response");
        // From Friday at two to Tuesday at half past eight; it would have been due on Wednesday.
        Assert.Equal(("met", "2026-12-09T14:00:00Z"), (met.Str("state"), met.Str("dueAt")));
        Assert.Equal(new TimeSpan(3, 18, 30, 0), ServiceLevels.CountedIn(met));
        Assert.Equal(new TimeSpan(3, 18, 30, 0), XmlConvert.ToTimeSpan(met.Str("elapsed")!));
        Assert.Equal(new TimeSpan(1, 5, 30, 0), XmlConvert.ToTimeSpan(met.Str("remaining")!));
    }

    [Fact]
    public async Task A_preview_says_which_policy_why_not_those_before_and_when_each_clock_is_due()
    {
        var desk = await ServiceLevels.SetAsync(at: "2026-12-04T15:00:00Z");
        await using var app = desk.App;
        var tickets = (await desk.Desk.Admin.GetAsync("/v1/tickets")).Items.Count;

        var preview = await desk.Desk.Agent.PostAsync("/v1/sla-policies/preview", new { ticket = new { category = "other", channel = "email" } });

        preview.ShouldBe(200);
        Assert.Equal((desk.PolicyId, "category=other"), (preview["policy"].Str("id"), preview["policy"].Str("reason")));
        var first = preview["clocks"]!.AsArray().Single(c => c.Str("name") == "first_response")!;
        // One hour on Friday; Monday is closed.
        Assert.Equal("2026-12-08T09:00:00Z", first.Str("dueAt"));
        Assert.Contains(first["explanation"]!.AsArray(), s => s.Str("exceptionName") == "Moving house");
        Assert.Null(preview["handledFrom"]);

        var elsewhere = await desk.Desk.Agent.PostAsync(
            "/v1/sla-policies/preview",
            new { ticket = new { category = "login", channel = "chat" }, at = "2026-12-05T12:00:00Z" }
        );
        Assert.Equal((desk.PolicyId, false), (elsewhere["compared"]![0].Str("policyId"), elsewhere["compared"]![0]!["matches"]!.GetValue<bool>()));
        Assert.Equal(["category"], elsewhere["compared"]![0]!["differs"]!.AsArray().Select(d => d!.GetValue<string>()));

        var path = await desk.OpenAsync();
        var known = await desk.Desk.Agent.PostAsync("/v1/sla-policies/preview", new { ticketId = path.Split('/')[^1] });
        Assert.Equal(desk.PolicyId, known["policy"].Str("id"));
        Assert.Equal(tickets + 1, (await desk.Desk.Admin.GetAsync("/v1/tickets")).Items.Count);

        (await desk.Desk.Agent.PostAsync("/v1/sla-policies/preview", new { ticketId = "BP-999999" })).ShouldBeProblem(404, "ticket_not_found");
        (await desk.Desk.Agent.PostAsync("/v1/sla-policies/preview", new { })).ShouldRefuse("ticket", "required");
        (await desk.Desk.Partner.PostAsync("/v1/sla-policies/preview", new { ticketId = "BP-100001" })).ShouldBe(403);
    }

    [Fact]
    public async Task Outside_of_working_hours_it_is_said_when_work_begins()
    {
        var desk = await ServiceLevels.SetAsync(at: "2026-12-04T16:00:00Z");
        await using var app = desk.App;

        var closed = await desk.Desk.OpenAsync();
        Assert.Equal("2026-12-08T08:00:00Z", closed.Text("handledFrom"));
        Assert.Equal("2026-12-08T08:00:00Z", (await desk.Desk.Partner.GetAsync($"/v1/tickets/{closed.Text("id")}")).Text("handledFrom"));

        await app.StopClockAsync("2026-12-08T08:00:00Z");
        Assert.Null((await desk.Desk.OpenAsync())["handledFrom"]);
    }

    [Fact]
    public async Task A_late_promise_owes_an_explanation()
    {
        var desk = await ServiceLevels.SetAsync();
        await using var app = desk.App;
        var path = await desk.OpenAsync();

        // The first answer promises what the policy says: 16 hours of work, of which Monday has none.
        await desk.DoAsync($"{path}/messages", new { body = "We are on it." });
        var promise = (await desk.Desk.Partner.GetAsync(path))["promise"]!;
        Assert.Equal(("2026-12-08T09:00:00Z", false), (promise.Str("by"), promise["late"]!.GetValue<bool>()));
        Assert.Single(promise["history"]!.AsArray());
        var progress = await desk.Desk.Partner.GetAsync($"{path}/progress");
        Assert.Equal("We expect to have it done by 2026-12-08 09:00 (UTC).", progress.Text("promiseText"));
        Assert.Equal("2026-12-04T09:00:00Z", progress.Text("nextUpdateBy"));

        await app.StopClockAsync("2026-12-08T09:00:00Z");
        Assert.Empty(await desk.EventsAsync(path, "promise.missed"));
        await app.AdvanceAsync("PT0.001S");
        Assert.Single(await desk.EventsAsync(path, "promise.missed"));
        promise = (await desk.Desk.Partner.GetAsync(path))["promise"]!;
        Assert.Equal((true, true), (promise["late"]!.GetValue<bool>(), promise["explanationOwed"]!.GetValue<bool>()));
        Assert.Equal("running", (await desk.ClockAsync(path, "explanation")).Str("state"));

        await desk.DoAsync($"{path}/messages", new { body = "Still on it." });
        Assert.True((await desk.Desk.Partner.GetAsync(path))["promise"]!["explanationOwed"]!.GetValue<bool>());
        await desk.DoAsync($"{path}/messages", new { body = "The network was down, hence the delay.", explains = true });
        Assert.False((await desk.Desk.Partner.GetAsync(path))["promise"]!["explanationOwed"]!.GetValue<bool>());
        Assert.Equal("met", (await desk.ClockAsync(path, "explanation")).Str("state"));

        // A new promise that is missed again, and its explanation with the next one.
        (await desk.Desk.Agent.PatchAsync(path, new { promise = new { by = "2026-12-08T10:00:00Z" } }, ("If-Match", "*"))).ShouldBe(200);
        await app.AdvanceAsync("PT2H");
        Assert.Equal(2, (await desk.EventsAsync(path, "promise.missed")).Count);
        Assert.Equal("running", (await desk.ClockAsync(path, "explanation")).Str("state"));
        (
            await desk.DoAsync(
                $"{path}/messages",
                new { body = "Tomorrow.", promise = new { by = "2026-12-09T10:00:00Z", reason = "The bank has to answer." } }
            )
        ).ShouldBe(201);
        promise = (await desk.Desk.Partner.GetAsync(path))["promise"]!;
        Assert.Equal(("2026-12-09T10:00:00Z", "The bank has to answer.", false), (promise.Str("by"), promise.Str("reason"), promise["late"]!.GetValue<bool>()));
        Assert.Equal("met", (await desk.ClockAsync(path, "explanation")).Str("state"));
    }

    [Fact]
    public async Task What_only_an_answer_can_say_is_refused_elsewhere()
    {
        var desk = await ServiceLevels.SetAsync();
        await using var app = desk.App;
        var messages = $"{await desk.OpenAsync()}/messages";
        var by = "2027-01-01T00:00:00Z";

        (await desk.Desk.Partner.PostAsync(messages, new { body = "x", automatic = true })).ShouldRefuse("automatic", "staff_only");
        (await desk.Desk.Partner.PostAsync(messages, new { body = "x", explains = true })).ShouldRefuse("explains", "answers_only");
        (await desk.Desk.Customer.PostAsync(messages, new { body = "x", promise = new { by } })).ShouldRefuse("promise", "answers_only");
        (
            await desk.DoAsync(
                messages,
                new
                {
                    body = "x",
                    visibility = "internal",
                    explains = true,
                }
            )
        ).ShouldRefuse("explains", "answers_only");
        (
            await desk.DoAsync(
                messages,
                new
                {
                    body = "x",
                    automatic = true,
                    promise = new { by },
                }
            )
        ).ShouldRefuse("promise", "answers_only");
        (await desk.DoAsync(messages, new { body = "x", promise = new { by = ServiceLevels.Thursday } })).ShouldRefuse("promise.by", "out_of_range");
        (await desk.DoAsync(messages, new { body = "x", promise = new { } })).ShouldRefuse("promise.by", "required");
    }
}
