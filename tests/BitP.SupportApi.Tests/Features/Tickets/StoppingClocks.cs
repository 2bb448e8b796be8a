using System.Text.Json.Nodes;
using System.Xml;

namespace BitP.SupportApi.Tests.Features.Tickets;

/// <summary>The rules by which clocks run, stand and stop, one by one.</summary>
public sealed class StoppingClocks
{
    private const string Monday = "2026-11-23T09:00:00Z";

    [Fact]
    public async Task Only_a_public_message_by_a_person_of_the_staff_is_an_answer()
    {
        await using var app = await StartAsync();
        var (desk, path) = await OpenAsync(app);

        await desk.Agent.PostAsync($"{path}/messages", new { body = "Asked the chain team.", visibility = "internal" });
        await desk.Agent.PostAsync($"{path}/messages", new { body = "We have received it.", automatic = true });
        await desk.Partner.PostAsync($"{path}/messages", new { body = "Hello?" });
        await desk.Customer.PostAsync($"{path}/messages", new { body = "Anybody there?" });
        Assert.Equal("running", (await ClockAsync(desk, path, "first_response")).Str("state"));

        await app.AdvanceAsync("PT10M");
        await desk.Agent.PostAsync($"{path}/messages", new { body = "We look into it." });

        var clock = await ClockAsync(desk, path, "first_response");
        Assert.Equal(("met", "PT10M", "PT20M"), (clock.Str("state"), clock.Str("elapsed"), clock.Str("remaining")));
        Assert.Equal(["met"], clock!["cycles"]!.AsArray().Select(c => c.Str("outcome")));
        Assert.Null(await FindAsync(desk, path, "next_response"));

        // How long it took is kept once, for what customers are told to expect.
        await desk.Agent.PostAsync($"{path}/messages", new { body = "Done." });
        Assert.Equal(["600000|Web"], await ReplyTimesAsync(desk, path));
    }

    [Theory]
    [InlineData("PT30M", "met")]
    [InlineData("PT30M0.001S", "breached")]
    public async Task An_answer_at_the_very_instant_is_in_time(string after, string state)
    {
        await using var app = await StartAsync();
        var (desk, path) = await OpenAsync(app);

        await app.AdvanceAsync(after);
        await desk.Agent.PostAsync($"{path}/messages", new { body = "We look into it." });

        var clock = await ClockAsync(desk, path, "first_response");
        Assert.Equal((state, state), (clock.Str("state"), clock!["cycles"]![0].Str("outcome")));
        Assert.Equal(state == "breached" ? 1 : 0, (await EventsAsync(desk, path)).Count(e => e.Str("type") == "sla.breached"));
        Assert.Equal(state == "met" ? 1 : 0, (await EventsAsync(desk, path)).Count(e => e.Str("type") == "sla.met"));
    }

    [Fact]
    public async Task The_customers_second_message_does_not_start_the_clock_anew()
    {
        await using var app = await StartAsync();
        var (desk, path) = await OpenAsync(app);
        await desk.Agent.PostAsync($"{path}/messages", new { body = "We look into it." });
        await desk.Customer.PostAsync($"{path}/messages", new { body = "Thanks. And?" });
        await app.AdvanceAsync("PT50M");

        await desk.Customer.PostAsync($"{path}/messages", new { body = "Hello?" });
        var waiting = await ClockAsync(desk, path, "next_response");
        Assert.Equal(("running", "PT50M", "PT10M"), (waiting.Str("state"), waiting.Str("elapsed"), waiting.Str("remaining")));

        await app.AdvanceAsync("PT1H");
        Assert.Equal("breached", (await ClockAsync(desk, path, "next_response")).Str("state"));
        await desk.Agent.PostAsync($"{path}/messages", new { body = "Sorry for the wait." });
        await desk.Partner.PostAsync($"{path}/messages", new { body = "All right." });

        var again = await ClockAsync(desk, path, "next_response");
        Assert.Equal(("running", "PT0S"), (again.Str("state"), again.Str("elapsed")));
        Assert.Equal(["breached", null], again!["cycles"]!.AsArray().Select(c => c.Str("outcome")));
    }

    [Theory]
    [InlineData("wait")]
    [InlineData("hold")]
    public async Task Waiting_takes_nothing_from_the_solution(string step)
    {
        await using var app = await StartAsync();
        var (desk, path) = await OpenAsync(app);
        await app.AdvanceAsync("PT1H0.123S");
        await desk.Agent.PostAsync($"{path}/{step}", new { });
        var paused = await ClockAsync(desk, path, "resolution");
        Assert.Equal(("paused", "PT46H59M59.877S", null), (paused.Str("state"), paused.Str("remaining"), paused.Str("dueAt")));

        await app.AdvanceAsync("P9DT0.456S");
        if (step == "wait")
            await desk.Partner.PostAsync($"{path}/messages", new { body = "Here it is." });
        else
            await desk.Agent.PostAsync($"{path}/reopen", new { });

        var running = await ClockAsync(desk, path, "resolution");
        Assert.Equal(("running", "PT46H59M59.877S"), (running.Str("state"), running.Str("remaining")));
        Assert.Equal(await app.NowAsync() + XmlConvert.ToTimeSpan("PT46H59M59.877S"), running!.Instant("dueAt"));
        var told = (await EventsAsync(desk, path)).Select(e => e.Str("type")).Where(t => t is "sla.paused" or "sla.resumed");
        Assert.Equal(["sla.paused", "sla.resumed"], told);
    }

    [Fact]
    public async Task Each_warning_and_breach_is_told_once_at_its_own_time()
    {
        await using var app = await StartAsync();
        var (desk, path) = await OpenAsync(app);

        await app.AdvanceAsync("P1D");

        var opened = (await desk.Agent.GetAsync(path)).Json.Instant("createdAt");
        var told = (await EventsAsync(desk, path))
            .Where(e => e.Str("type")!.StartsWith("sla.", StringComparison.Ordinal))
            .Select(e => (e.Str("type"), e!["data"].Str("clock"), e["data"].Str("threshold"), e.Instant("at") - opened));
        Assert.Equal(
            [
                ("sla.warned", "first_response", "50%", TimeSpan.FromMinutes(15)),
                ("sla.warned", "first_response", "PT10M", TimeSpan.FromMinutes(20)),
                ("sla.breached", "first_response", null, new TimeSpan(0, 0, 30, 0, 1)),
                ("sla.warned", "resolution", "50%", TimeSpan.FromHours(24)),
            ],
            told
        );
        await app.AdvanceAsync("PT0S");
        Assert.Equal(4, (await EventsAsync(desk, path)).Count(e => e.Str("type")!.StartsWith("sla.", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("remaining", "PT47H")]
    [InlineData("full", "PT48H")]
    public async Task Reopening_begins_a_cycle_with_what_the_policy_says(string with, string remaining)
    {
        await using var app = await StartAsync(new { reopenedWith = with });
        var (desk, path) = await OpenAsync(app);
        await desk.Agent.PostAsync($"{path}/messages", new { body = "Done, is it not?" });
        await app.AdvanceAsync("PT1H");
        await desk.Agent.PostAsync($"{path}/solve", new { });
        Assert.Equal("met", (await ClockAsync(desk, path, "resolution")).Str("state"));
        Assert.Equal("cancelled", (await ClockAsync(desk, path, "progress_update")).Str("state"));
        await app.AdvanceAsync("P3D");

        await desk.Partner.PostAsync($"{path}/messages", new { body = "It is not." });

        var clock = await ClockAsync(desk, path, "resolution");
        Assert.Equal(("running", remaining), (clock.Str("state"), clock.Str("remaining")));
        Assert.Equal(["met", null], clock!["cycles"]!.AsArray().Select(c => c.Str("outcome")));
        await desk.Agent.PostAsync($"{path}/solve", new { });
        await desk.Agent.PostAsync($"{path}/close", new { });
        Assert.Equal("cancelled", (await ClockAsync(desk, path, "next_response")).Str("state"));
    }

    [Theory]
    [InlineData("remaining", "PT1M", "PT10M")]
    [InlineData("full", "PT30M", "PT1H")]
    public async Task Reopening_owes_the_answer_that_solving_spared(string with, string first, string next)
    {
        await using var app = await StartAsync(new { reopenedWith = with });
        var (desk, path) = await OpenAsync(app);
        await app.AdvanceAsync("PT29M");
        await desk.Agent.PostAsync($"{path}/solve", new { });
        await app.AdvanceAsync("P1D");

        await desk.Agent.PostAsync($"{path}/reopen", new { });
        var clock = await ClockAsync(desk, path, "first_response");
        Assert.Equal(("running", first), (clock.Str("state"), clock.Str("remaining")));
        Assert.Equal(["cancelled", null], clock!["cycles"]!.AsArray().Select(c => c.Str("outcome")));

        await desk.Agent.PostAsync($"{path}/messages", new { body = "We look into it." });
        await desk.Partner.PostAsync($"{path}/messages", new { body = "Thanks. And?" });
        await app.AdvanceAsync("PT50M");
        await desk.Agent.PostAsync($"{path}/solve", new { });
        await app.AdvanceAsync("P1D");
        await desk.Agent.PostAsync($"{path}/reopen", new { });
        Assert.Equal(("running", next), (await ClockAsync(desk, path, "next_response")) is var waits ? (waits.Str("state"), waits.Str("remaining")) : default);

        // An answer that comes while it is solved is one.
        await desk.Agent.PostAsync($"{path}/solve", new { });
        await desk.Agent.PostAsync($"{path}/messages", new { body = "It was the printer." });
        await desk.Agent.PostAsync($"{path}/reopen", new { });
        Assert.Equal("cancelled", (await ClockAsync(desk, path, "next_response")).Str("state"));
        Assert.Equal("met", (await ClockAsync(desk, path, "first_response")).Str("state"));
    }

    [Theory]
    [InlineData("pending", "wait", "hold")]
    [InlineData("on_hold", "hold", "wait")]
    public async Task Only_for_what_the_policy_says_a_solution_waits(string reason, string stands, string runs)
    {
        await using var app = await StartAsync(new { pausesOn = new[] { reason } });
        var (desk, path) = await OpenAsync(app);
        await app.AdvanceAsync("PT1H");

        await desk.Agent.PostAsync($"{path}/{runs}", new { });
        await app.AdvanceAsync("PT1H");
        Assert.Equal(("running", "PT46H"), await ResolutionAsync());
        await desk.Agent.PostAsync($"{path}/{stands}", new { });
        await app.AdvanceAsync("PT1H");
        Assert.Equal(("paused", "PT46H"), await ResolutionAsync());
        await desk.Agent.PostAsync($"{path}/{runs}", new { });
        await app.AdvanceAsync("PT1H");
        Assert.Equal(("running", "PT45H"), await ResolutionAsync());

        Assert.Equal([("sla.paused", "resolution"), ("sla.resumed", "resolution")], await PausesAsync(desk, path));

        async Task<(string?, string?)> ResolutionAsync() =>
            await ClockAsync(desk, path, "resolution") is var clock ? (clock.Str("state"), clock.Str("remaining")) : default;
    }

    [Fact]
    public async Task Each_pause_is_told_when_it_begins_and_when_it_ends()
    {
        await using var app = await StartAsync();
        var (desk, path) = await OpenAsync(app);
        await desk.Agent.PostAsync($"{path}/messages", new { body = "We look into it." });

        await desk.Agent.PostAsync($"{path}/wait", new { });
        Assert.Equal([("sla.paused", "resolution"), ("sla.paused", "progress_update")], await PausesAsync(desk, path));
        // Nobody waits for the customer any more; the solution stands as before.
        await desk.Agent.PostAsync($"{path}/hold", new { });
        Assert.Equal(("sla.resumed", "progress_update"), (await PausesAsync(desk, path))[2]);
        await desk.Agent.PostAsync($"{path}/wait", new { });
        Assert.Equal(("sla.paused", "progress_update"), (await PausesAsync(desk, path))[3]);
        // Another update is owed from now on, when the customer has answered.
        await desk.Agent.PostAsync($"{path}/messages", new { body = "Did you see our question?" });
        Assert.Equal(("sla.paused", "progress_update"), (await PausesAsync(desk, path))[4]);
        await desk.Customer.PostAsync($"{path}/messages", new { body = "Here it is." });

        Assert.Equal([("sla.resumed", "resolution"), ("sla.resumed", "progress_update")], (await PausesAsync(desk, path)).Skip(5));
    }

    [Fact]
    public async Task No_time_runs_out_in_a_pause()
    {
        await using var app = await StartAsync();
        var (desk, path) = await OpenAsync(app);
        await app.AdvanceAsync("P2D");
        await desk.Agent.PostAsync($"{path}/hold", new { });

        await app.AdvanceAsync("PT1H");
        var paused = await ClockAsync(desk, path, "resolution");
        Assert.Equal(("paused", "PT0S", null), (paused.Str("state"), paused.Str("remaining"), paused.Str("dueAt")));
        Assert.DoesNotContain(await EventsAsync(desk, path), IsBreach);

        // It goes on without any time left: due at once, and late a moment later.
        await desk.Agent.PostAsync($"{path}/reopen", new { });
        var running = await ClockAsync(desk, path, "resolution");
        Assert.Equal(("running", await app.NowAsync()), (running.Str("state"), running!.Instant("dueAt")));
        await app.AdvanceAsync("PT0.001S");
        Assert.Equal("breached", (await ClockAsync(desk, path, "resolution")).Str("state"));
        Assert.Single(await EventsAsync(desk, path), IsBreach);

        static bool IsBreach(JsonNode? e) => e.Str("type") == "sla.breached" && e!["data"].Str("clock") == "resolution";
    }

    [Fact]
    public async Task A_follow_up_starts_anew()
    {
        await using var app = await StartAsync();
        var (desk, path) = await OpenAsync(app);
        await app.AdvanceAsync("PT1H");
        await desk.Agent.PostAsync($"{path}/messages", new { body = "Done." });
        await desk.Agent.PostAsync($"{path}/solve", new { });
        await desk.Agent.PostAsync($"{path}/close", new { });
        await app.AdvanceAsync("P1D");

        var said = await desk.Partner.PostAsync($"{path}/messages", new { body = "It is back." });
        said.ShouldBe(201);
        var followUp = $"/v1/tickets/{said.Text("ticketId")}";
        Assert.Equal(path, $"/v1/tickets/{(await desk.Agent.GetAsync(followUp)).Text("followUpOf")}");
        await app.AdvanceAsync("PT20M");

        foreach (var (name, remaining) in new[] { ("first_response", "PT10M"), ("resolution", "PT47H40M") })
        {
            var clock = await ClockAsync(desk, followUp, name);
            Assert.Equal(("running", "PT20M", remaining), (clock.Str("state"), clock.Str("elapsed"), clock.Str("remaining")));
            Assert.Single(clock!["cycles"]!.AsArray());
        }
        Assert.Null(await FindAsync(desk, followUp, "next_response"));
        Assert.Equal("breached", (await ClockAsync(desk, path, "first_response")).Str("state"));
        Assert.Equal("met", (await ClockAsync(desk, path, "resolution")).Str("state"));
    }

    [Fact]
    public async Task Another_priority_counts_from_the_same_facts()
    {
        await using var app = await StartAsync();
        var (desk, path) = await OpenAsync(app, new { priority = "normal" });
        await app.AdvanceAsync("PT20M");

        (await desk.Agent.PatchAsync(path, new { priority = "urgent" }, ("If-Match", "*"))).ShouldBe(200);
        var urgent = await ClockAsync(desk, path, "first_response");
        Assert.Equal(("breached", "PT5M", "-PT15M"), (urgent.Str("state"), urgent.Str("target"), urgent.Str("remaining")));
        var changed = (await EventsAsync(desk, path)).Single(e => e.Str("type") == "sla.changed")!["data"]!;
        Assert.Equal(("priority", 1, true), (changed.Str("reason"), changed["policyVersion"]!.GetValue<int>(), changed["policy"] is null));

        // What is late stays so, whatever target it has from now on.
        (await desk.Agent.PatchAsync(path, new { priority = "low" }, ("If-Match", "*"))).ShouldBe(200);
        Assert.Equal("breached", (await ClockAsync(desk, path, "first_response")).Str("state"));
        await desk.Agent.PostAsync($"{path}/messages", new { body = "Here we are." });
        Assert.Equal("breached", (await ClockAsync(desk, path, "first_response")).Str("state"));
    }

    [Fact]
    public async Task Partners_and_customers_see_none_of_it()
    {
        await using var app = await StartAsync();
        var (desk, path) = await OpenAsync(app);
        var seen = await desk.Partner.GetAsync(path);
        await app.AdvanceAsync("PT40M");

        foreach (var caller in new[] { desk.Partner, desk.Customer })
        {
            var ticket = await caller.GetAsync(path);
            Assert.Null(ticket["sla"]);
            Assert.Equal((seen.Text("updatedAt"), seen["version"]!.GetValue<int>()), (ticket.Text("updatedAt"), ticket["version"]!.GetValue<int>()));
            Assert.Equal(403, (await caller.GetAsync($"{path}/sla/explain")).Status);
            (await caller.GetAsync("/v1/tickets?slaState=breached")).ShouldRefuse("slaState", "staff_only");
            (await caller.GetAsync("/v1/tickets?clock=resolution")).ShouldRefuse("clock", "staff_only");
        }
        Assert.DoesNotContain((await desk.Partner.GetAsync("/v1/events?limit=200")).Items, e => e.Str("type")!.StartsWith("sla.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lists_find_tickets_by_how_their_clocks_stand()
    {
        await using var app = await StartAsync();
        var (desk, late) = await OpenAsync(app);
        await app.AdvanceAsync("PT20M");
        var warned = $"/v1/tickets/{(await desk.OpenAsync()).Text("id")}";
        await app.AdvanceAsync("PT15M");
        var fresh = $"/v1/tickets/{(await desk.OpenAsync()).Text("id")}";
        var answered = $"/v1/tickets/{(await desk.OpenAsync()).Text("id")}";
        await desk.Agent.PostAsync($"{answered}/messages", new { body = "Done." });

        Assert.Equal([late], await ListAsync("slaState=breached"));
        Assert.Equal([warned], await ListAsync("slaState=warning"));
        Assert.Equal([answered, fresh], await ListAsync("slaState=ok"));
        Assert.Equal([late, warned, fresh], await ListAsync("clock=first_response"));
        Assert.Equal([late], await ListAsync("clock=first_response&slaState=breached"));
        Assert.Equal([warned, fresh], await ListAsync("clock=first_response&slaState=warning,ok"));
        Assert.Equal([answered], await ListAsync("clock=progress_update"));
        Assert.Equal([late, warned, fresh, answered], await ListAsync("clock=resolution"));
        Assert.Equal([fresh, warned, late], await ListAsync("clock=first_response&sort=-createdAt"));
        var due = (await ClockAsync(desk, fresh, "first_response")).Str("dueAt");
        Assert.Equal([late, warned], await ListAsync($"clock=first_response&dueBefore={due}"));

        Task<List<string>> ListAsync(string query) => StoppingClocks.ListAsync(desk, query);
    }

    [Fact]
    public async Task Lists_go_by_what_a_ticket_says_of_a_clock_that_was_missed()
    {
        await using var app = await StartAsync();
        var (desk, late) = await OpenAsync(app, new { priority = "normal" });
        await app.AdvanceAsync("PT10M");
        (await desk.Agent.PatchAsync(late, new { priority = "urgent" }, ("If-Match", "*"))).ShouldBe(200);
        var first = $"/v1/tickets/{(await desk.OpenAsync(new { priority = "low" })).Text("id")}";
        var stands = $"/v1/tickets/{(await desk.OpenAsync()).Text("id")}";
        await app.AdvanceAsync("PT11M");

        // It has another target from now on, by which it would not be late.
        (await desk.Agent.PatchAsync(late, new { priority = "low" }, ("If-Match", "*"))).ShouldBe(200);
        await desk.Agent.PostAsync($"{stands}/hold", new { });

        var clock = await ClockAsync(desk, late, "first_response");
        Assert.Equal("breached", clock.Str("state"));
        Assert.True(clock!.Instant("dueAt") > await app.NowAsync());
        Assert.Equal([late], await ListAsync("clock=first_response&slaState=breached"));
        Assert.Equal([first, stands], await ListAsync("clock=first_response&slaState=ok,warning"));
        Assert.Equal([late, first, stands], await ListAsync("clock=first_response"));
        Assert.Equal([late], await ListAsync($"clock=first_response&dueBefore={await app.NowAsync():O}".Replace("+00:00", "Z", StringComparison.Ordinal)));
        Assert.Equal([late, first], await ListAsync("clock=resolution"));

        Task<List<string>> ListAsync(string query) => StoppingClocks.ListAsync(desk, query);
    }

    // One policy for all, which counts all time.
    private static async Task<SupportApp> StartAsync(object? with = null)
    {
        var app = await SupportApp.StartAsync();
        await app.StopClockAsync(Monday);
        var policy = new JsonObject
        {
            ["name"] = "All time",
            ["order"] = 1,
            ["match"] = new JsonObject { ["category"] = "other", ["channel"] = "web" },
            ["warnAt"] = new JsonArray("50%", "PT10M"),
            ["targets"] = new JsonArray(
                new JsonObject
                {
                    ["clock"] = "first_response",
                    ["priority"] = "urgent",
                    ["target"] = "PT5M",
                    ["calendar"] = "elapsed",
                },
                new JsonObject
                {
                    ["clock"] = "first_response",
                    ["target"] = "PT30M",
                    ["calendar"] = "elapsed",
                },
                new JsonObject
                {
                    ["clock"] = "next_response",
                    ["target"] = "PT1H",
                    ["calendar"] = "elapsed",
                },
                new JsonObject
                {
                    ["clock"] = "progress_update",
                    ["target"] = "P5D",
                    ["calendar"] = "elapsed",
                },
                new JsonObject
                {
                    ["clock"] = "resolution",
                    ["target"] = "P2D",
                    ["calendar"] = "elapsed",
                }
            ),
        };
        (await app.Admin.PostAsync("/v1/sla-policies", Desk.Merge(policy, with))).ShouldBe(201);
        return app;
    }

    private static async Task<(Desk Desk, string Path)> OpenAsync(SupportApp app, object? with = null)
    {
        var desk = await Desk.SetAsync(app);
        return (desk, $"/v1/tickets/{(await desk.OpenAsync(with)).Text("id")}");
    }

    // Page by page.
    private static async Task<List<string>> ListAsync(Desk desk, string query)
    {
        var found = new List<string>();
        for (var next = $"/v1/tickets?{query}&customerId={desk.CustomerId}&limit=1"; next is not null; )
        {
            var page = await desk.Agent.GetAsync(next);
            page.ShouldBe(200);
            found.AddRange(page.Items.Select(t => $"/v1/tickets/{t.Str("id")}"));
            next = page.Json.Str("nextCursor") is { } cursor ? $"/v1/tickets?{query}&customerId={desk.CustomerId}&limit=1&cursor={cursor}" : null;
        }
        return found;
    }

    private static async Task<JsonNode?> FindAsync(Desk desk, string path, string name) =>
        (await desk.Agent.GetAsync(path))["sla"]!["clocks"]!.AsArray().SingleOrDefault(c => c.Str("name") == name);

    private static async Task<JsonNode?> ClockAsync(Desk desk, string path, string name) =>
        await FindAsync(desk, path, name) ?? throw new InvalidOperationException($"There is no {name}.");

    private static async Task<IReadOnlyList<string>> ReplyTimesAsync(Desk desk, string path)
    {
        var number = (await desk.Agent.GetAsync(path)).Text("reference")[3..];
        await using var sql = await desk.App.Database.ConnectAsync();
        return await sql.LinesAsync($"SELECT milliseconds, channel FROM reply_times WHERE ticket_number = {number}");
    }

    private static async Task<List<(string?, string?)>> PausesAsync(Desk desk, string path) =>
        [.. (await EventsAsync(desk, path)).Where(e => e.Str("type") is "sla.paused" or "sla.resumed").Select(e => (e.Str("type"), e!["data"].Str("clock")))];

    private static async Task<JsonArray> EventsAsync(Desk desk, string path) => (await desk.Agent.GetAsync($"{path}/timeline?limit=200")).Items;
}
