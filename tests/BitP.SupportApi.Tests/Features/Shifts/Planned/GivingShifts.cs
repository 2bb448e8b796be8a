namespace BitP.SupportApi.Tests.Features.Shifts.Planned;

/// <summary>Shifts, overrides, swaps and time off: who is on duty in the end.</summary>
public sealed class GivingShifts
{
    private const string Monday = "2027-01-04T00:00:00Z";
    private const string Saturday = "2027-01-09T00:00:00Z";

    [Fact]
    public async Task An_override_puts_its_agent_in_the_place_of_whoever_is_on()
    {
        await using var rota = await Rota.SetAsync();
        var rotationId = (await rota.RotationAsync()).Text("id");

        var given = await rota.ShiftAsync(Override(rotationId, rota.Cai, "2027-01-05T06:00:00Z", "2027-01-05T10:00:00Z"));

        given.ShouldBe(201);
        Assert.Equal(("override", "\"1\""), (given.Text("kind"), given.VersionTag));
        Assert.Null(given["channels"]);
        Assert.Equal(given.Raw, (await rota.App.Agent.GetAsync(given.Header("Location")!)).Raw);
        Assert.Equal("Ann 04T12-05T08, Ben 05T08-06T00", await rota.LayerAsync("base", Monday, "2027-01-06T00:00:00Z"));
        Assert.Equal("Cai 05T06-05T10", await rota.LayerAsync("overrides", Monday, Saturday));
        Assert.Equal("Ann 04T12-05T06, Cai 05T06-05T10, Ben 05T10-06T00", await rota.LayerAsync("final", Monday, "2027-01-06T00:00:00Z"));
        Assert.Equal("Cai", await rota.OnDutyAsync("2027-01-05T08:00:00Z"));
        Assert.Equal(rota.Cai, (await rota.App.Agent.FirstEventAsync("shift.created"))["data"].Str("agentId"));
    }

    [Fact]
    public async Task Of_two_overrides_at_the_same_time_the_later_one_holds()
    {
        await using var rota = await Rota.SetAsync();
        var rotationId = (await rota.RotationAsync(new { agents = new[] { rota.Ann } })).Text("id");
        var first = Override(rotationId, rota.Cai, "2027-01-05T00:00:00Z", "2027-01-06T00:00:00Z");
        var second = Override(rotationId, rota.Ben, "2027-01-05T06:00:00Z", "2027-01-05T12:00:00Z");

        (await rota.ShiftAsync(first)).ShouldBe(201);
        await rota.SetClockAsync("2027-01-04T13:00:00Z");
        (await rota.ShiftAsync(second)).ShouldBe(201);

        Assert.Equal(
            "Ann 04T12-05T00, Cai 05T00-05T06, Ben 05T06-05T12, Cai 05T12-06T00, Ann 06T00-07T00",
            await rota.LayerAsync("final", Monday, "2027-01-07T00:00:00Z")
        );
    }

    [Fact]
    public async Task An_override_may_replace_one_agent_only()
    {
        await using var rota = await Rota.SetAsync();
        var rotationId = (await rota.RotationAsync()).Text("id");

        (
            await rota.ShiftAsync(
                new
                {
                    agentId = rota.Cai,
                    kind = "override",
                    rotationId,
                    replaces = rota.Ben,
                    to = "2027-01-09T00:00:00Z",
                }
            )
        ).ShouldBe(201);

        Assert.Equal("Ann 04T12-05T08, Cai 05T08-06T08, Ann 06T08-07T08, Cai 07T08-08T08", await rota.LayerAsync("final", Monday, "2027-01-08T08:00:00Z"));
    }

    [Fact]
    public async Task A_shift_stands_beside_rotations()
    {
        await using var rota = await Rota.SetAsync();
        await rota.RotationAsync();

        var shift = await rota.ShiftAsync(Work(rota.Cai, "2027-01-04T13:00:00Z", "2027-01-04T18:00:00Z"));

        shift.ShouldBe(201);
        Assert.Equal("Ann, Cai", await rota.OnDutyAsync("2027-01-04T13:00:00Z"));
        Assert.Equal("Cai", await rota.OnDutyAsync("2027-01-04T13:00:00Z", "&channel=phone"));
        Assert.Equal("Cai", await rota.OnDutyAsync("2027-01-04T13:00:00Z", "&channel=phone,email&language=zh"));
        Assert.Equal("", await rota.OnDutyAsync("2027-01-04T13:00:00Z", "&channel=phone&language=en"));
    }

    [Fact]
    public async Task Shifts_of_one_agent_do_not_overlap()
    {
        await using var rota = await Rota.SetAsync();
        var rotationId = (await rota.RotationAsync()).Text("id");
        var shift = await rota.ShiftAsync(Work(rota.Cai, "2027-01-05T08:00:00Z", "2027-01-05T16:00:00Z"));

        var over = await rota.ShiftAsync(Override(rotationId, rota.Cai, "2027-01-05T15:00:00Z", "2027-01-05T17:00:00Z"));

        over.ShouldBeProblem(409, "shift_overlaps");
        Assert.Contains(shift.Text("id"), over.Text("detail"));
        (await rota.ShiftAsync(Override(rotationId, rota.Cai, "2027-01-05T16:00:00Z", "2027-01-05T17:00:00Z"))).ShouldBe(201);
        (await rota.ShiftAsync(Work(rota.Ben, "2027-01-05T08:00:00Z", "2027-01-05T16:00:00Z"))).ShouldBe(201);
        (await rota.App.Supervisor.PostAsync($"{shift.Header("Location")}/cancel")).ShouldBe(200);
        (await rota.ShiftAsync(Work(rota.Cai, "2027-01-05T08:00:00Z", "2027-01-05T16:00:00Z"))).ShouldBe(201);
    }

    [Fact]
    public async Task Of_many_who_give_the_same_time_at_once_one_does()
    {
        await using var rota = await Rota.SetAsync();
        (await rota.ShiftAsync(Work(rota.Cai, "2027-01-08T08:00:00Z", "2027-01-08T16:00:00Z"))).ShouldBe(201);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => rota.ShiftAsync(Work(rota.Cai, $"2027-01-05T0{i}:00:00Z", "2027-01-05T16:00:00Z")))
        );

        Assert.Single(answers, a => a.Status == 201);
        Assert.All(answers.Where(a => a.Status != 201), a => a.ShouldBeProblem(409, "shift_overlaps"));
    }

    [Fact]
    public async Task Time_off_takes_an_agent_from_duty_whatever_is_planned()
    {
        await using var rota = await Rota.SetAsync();
        var rotationId = (await rota.RotationAsync()).Text("id");
        (await rota.ShiftAsync(Override(rotationId, rota.Ben, "2027-01-04T20:00:00Z", "2027-01-05T08:00:00Z"))).ShouldBe(201);

        var off = await TimeOffAsync(rota, rota.Ben, "2027-01-04T22:00:00Z", "2027-01-05T12:00:00Z");

        off.ShouldBe(201);
        Assert.Equal("Ann 04T12-04T20, Ben 04T20-04T22, Ben 05T12-06T00", await rota.LayerAsync("final", Monday, "2027-01-06T00:00:00Z"));
        Assert.Equal("Ben 04T22-05T12", await rota.LayerAsync("timeOff", Monday, Saturday));
        (await rota.ShiftAsync(Work(rota.Ben, "2027-01-05T11:00:00Z", "2027-01-05T13:00:00Z"))).ShouldBeProblem(409, "shift_during_time_off");

        // Whoever is away leaves a place that can be filled.
        (await rota.ShiftAsync(Override(rotationId, rota.Cai, "2027-01-05T08:00:00Z", "2027-01-05T12:00:00Z"))).ShouldBe(201);
        Assert.Equal("Cai", await rota.OnDutyAsync("2027-01-05T09:00:00Z"));

        (await rota.App.Supervisor.PostAsync($"{off.Header("Location")}/cancel")).ShouldBe(200);
        Assert.Equal("Ben", await rota.OnDutyAsync("2027-01-05T06:00:00Z"));
    }

    [Fact]
    public async Task Why_somebody_is_away_only_leads_and_the_agent_see()
    {
        var app = await SupportApp.SharedAsync();
        var desk = await Desk.SetAsync();
        var rota = await Rota.AtSharedDeskAsync();
        var mei = await desk.AgentIdAsync();

        var ofAnother = await TimeOffAsync(rota, rota.Ben, "2098-01-04T22:00:00Z", "2098-01-05T12:00:00Z");
        var ofMei = await TimeOffAsync(rota, mei, "2098-01-04T22:00:00Z", "2098-01-05T12:00:00Z");

        async Task<string?> ReasonAsync(Caller caller, Answer off) => (await caller.GetAsync(off.Header("Location")!)).Json.Str("reason");
        Assert.Equal("Private", await ReasonAsync(app.Supervisor, ofAnother));
        Assert.Equal("Private", await ReasonAsync(app.Agent, ofMei));
        Assert.Null(await ReasonAsync(app.Agent, ofAnother));
        var listed = await app.Agent.GetAsync($"/v1/time-off?agentId={rota.Ben}&from=2098-01-01T00:00:00Z&to=2099-01-01T00:00:00Z");
        Assert.Null(listed.Items.Single().Str("reason"));
        Assert.DoesNotContain("Private", (await app.Admin.FirstEventAsync("time_off.created")).ToJsonString());
        (await app.PartnerA.GetAsync(ofMei.Header("Location")!)).ShouldBeProblem(403, "actor_not_allowed");
    }

    [Fact]
    public async Task A_swap_is_both_or_none()
    {
        await using var rota = await Rota.SetAsync();
        var rotationId = (await rota.RotationAsync(new { turn = new { unit = "day" } })).Text("id");

        object Swap(string taker, string back = "2027-01-07T08:00:00Z") =>
            new
            {
                givenBy = rota.Ann,
                takenBy = taker,
                given = new
                {
                    rotationId,
                    from = "2027-01-06T08:00:00Z",
                    to = "2027-01-07T08:00:00Z",
                },
                inExchange = new
                {
                    rotationId,
                    from = back,
                    to = "2027-01-08T08:00:00Z",
                },
            };
        // Cai has no turn to give.
        (await rota.App.Supervisor.PostAsync("/v1/shifts/swap", Swap(rota.Cai))).ShouldBeProblem(409, "shift_nothing_to_swap");
        (await rota.App.Supervisor.PostAsync("/v1/shifts/swap", Swap(rota.Ben, "2027-01-06T12:00:00Z"))).ShouldRefuse("inExchange", "not_applicable");
        (await rota.App.Supervisor.PostAsync("/v1/shifts/swap", Swap(rota.Ann))).ShouldRefuse("takenBy", "not_applicable");
        (await rota.App.Agent.PostAsync("/v1/shifts/swap", Swap(rota.Ben))).ShouldBeProblem(403, "actor_not_allowed");
        Assert.Empty((await rota.App.Agent.GetAsync("/v1/shifts")).Items);

        var swapped = await rota.App.Supervisor.PostAsync("/v1/shifts/swap", Swap(rota.Ben));

        swapped.ShouldBe(200);
        var (given, exchanged) = (swapped["shifts"]![0], swapped["shifts"]![1]);
        Assert.Equal((rota.Ben, rota.Ann), (given.Str("agentId"), given.Str("replaces")));
        Assert.Equal((rota.Ann, rota.Ben), (exchanged.Str("agentId"), exchanged.Str("replaces")));
        Assert.Equal(given.Str("swapId"), exchanged.Str("swapId"));
        Assert.Equal("Ann 04T12-05T08, Ben 05T08-07T08, Ann 07T08-09T00", await rota.LayerAsync("final", Monday, Saturday));

        (await rota.App.Supervisor.PostAsync($"/v1/shifts/{exchanged.Str("id")}/cancel")).ShouldBe(200);
        Assert.Equal("Ann 04T12-05T08, Ben 05T08-06T08, Ann 06T08-07T00", await rota.LayerAsync("final", Monday, "2027-01-07T00:00:00Z"));
        Assert.All((await rota.App.Agent.GetAsync("/v1/shifts")).Items, s => Assert.NotNull(s.Str("cancelledAt")));
    }

    [Fact]
    public async Task A_turn_may_be_given_away_for_nothing()
    {
        await using var rota = await Rota.SetAsync();
        var rotationId = (await rota.RotationAsync()).Text("id");

        var given = await rota.App.Supervisor.PostAsync(
            "/v1/shifts/swap",
            new
            {
                givenBy = rota.Ann,
                takenBy = rota.Cai,
                given = new
                {
                    rotationId,
                    from = "2027-01-05T00:00:00Z",
                    to = "2027-01-06T00:00:00Z",
                },
            }
        );

        given.ShouldBe(200);
        Assert.Equal("Ann 04T12-05T00, Cai 05T00-05T08, Ben 05T08-06T00", await rota.LayerAsync("final", Monday, "2027-01-06T00:00:00Z"));
    }

    [Fact]
    public async Task What_has_passed_of_a_cancelled_shift_stays()
    {
        await using var rota = await Rota.SetAsync();
        var shift = (await rota.ShiftAsync(Work(rota.Cai, "2027-01-04T13:00:00Z", "2027-01-04T18:00:00Z"))).Header("Location")!;
        var off = (await TimeOffAsync(rota, rota.Cai, "2027-01-04T14:00:00Z", "2027-01-04T19:00:00Z")).Header("Location")!;
        await rota.SetClockAsync("2027-01-04T15:00:00Z");

        (await rota.App.Supervisor.PostAsync($"{off}/cancel", null, ("If-Match", "\"7\""))).ShouldBeProblem(412, "version_mismatch");
        (await rota.App.Supervisor.PostAsync($"{off}/cancel", null, ("If-Match", "\"1\""))).ShouldBe(200);
        Assert.Equal("Cai 04T13-04T14, Cai 04T15-04T18", await rota.LayerAsync("final", Monday, Saturday));
        await rota.SetClockAsync("2027-01-04T16:00:00Z");
        var cancelled = await rota.App.Supervisor.PostAsync($"{shift}/cancel");

        Assert.StartsWith("2027-01-04T16:00", cancelled.Text("cancelledAt"));
        Assert.Equal("Cai 04T13-04T14, Cai 04T15-04T16", await rota.LayerAsync("final", Monday, Saturday));
        (await rota.App.Supervisor.PostAsync($"{shift}/cancel")).ShouldBeProblem(409, "shift_over");
        (await rota.App.Supervisor.PostAsync($"{off}/cancel")).ShouldBeProblem(409, "time_off_over");
        Assert.Equal(rota.Cai, (await rota.App.Agent.FirstEventAsync("shift.cancelled"))["data"].Str("agentId"));
    }

    [Theory]
    [InlineData("""{ "agentId": null }""", "agentId", "required")]
    [InlineData("""{ "agentId": "019aa9f2-3c40-7d11-9c3e-5b1f0a7e2dff" }""", "agentId", "not_found")]
    [InlineData("""{ "to": null }""", "to", "required")]
    [InlineData("""{ "to": "2099-01-05T08:00:00Z" }""", "to", "out_of_range")]
    [InlineData("""{ "to": "2099-05-05T08:00:00Z" }""", "to", "out_of_range")]
    [InlineData("""{ "from": "2020-01-05T08:00:00Z", "to": "2020-01-05T09:00:00Z" }""", "from", "in_the_past")]
    [InlineData("""{ "from": null, "to": "2020-01-05T09:00:00Z" }""", "to", "out_of_range")]
    [InlineData("""{ "kind": null }""", "kind", "required")]
    [InlineData("""{ "kind": "duty" }""", "kind", "wrong_type")]
    [InlineData("""{ "channels": null }""", "channels", "required")]
    [InlineData("""{ "channels": ["chat", "chat"] }""", "channels", "duplicate")]
    [InlineData("""{ "languages": [] }""", "languages", "required")]
    [InlineData("""{ "rotationId": "019aa9f2-3c40-7d11-9c3e-5b1f0a7e2dff" }""", "rotationId", "not_applicable")]
    [InlineData("""{ "replaces": "019aa9f2-3c40-7d11-9c3e-5b1f0a7e2dff" }""", "replaces", "not_applicable")]
    [InlineData("""{ "kind": "override" }""", "rotationId", "required")]
    [InlineData("""{ "kind": "override" }""", "channels", "not_applicable")]
    [InlineData("""{ "kind": "override", "channels": null, "rotationId": "019aa9f2-3c40-7d11-9c3e-5b1f0a7e2dff" }""", "rotationId", "not_found")]
    public async Task What_makes_no_sense_is_refused(string with, string member, string code)
    {
        var rota = await Rota.AtSharedDeskAsync();
        var body = Desk.Merge(
            new()
            {
                ["kind"] = "shift",
                ["agentId"] = rota.Ann,
                ["from"] = "2099-01-05T08:00:00Z",
                ["to"] = "2099-01-05T16:00:00Z",
                ["channels"] = new System.Text.Json.Nodes.JsonArray("chat"),
            },
            with
        );

        (await rota.ShiftAsync(body)).ShouldRefuse(member, code);
    }

    [Fact]
    public async Task What_is_not_allowed_or_not_there_is_refused()
    {
        var rota = await Rota.AtSharedDeskAsync();
        var app = rota.App;
        var work = Work(rota.Ann, "2097-01-05T08:00:00Z", "2097-01-05T16:00:00Z");

        (await app.Agent.PostAsync("/v1/shifts", work)).ShouldBeProblem(403, "actor_not_allowed");
        (await app.PartnerA.GetAsync("/v1/shifts")).ShouldBeProblem(403, "actor_not_allowed");
        (await app.PartnerA.GetAsync("/v1/time-off")).ShouldBeProblem(403, "actor_not_allowed");
        (await app.Agent.PostAsync("/v1/time-off", new { agentId = rota.Ann, to = "2097-01-05T16:00:00Z" })).ShouldBeProblem(403, "actor_not_allowed");
        foreach (var (path, code) in new[] { ("shifts", "shift_not_found"), ("time-off", "time_off_not_found") })
        {
            (await app.Agent.GetAsync($"/v1/{path}/{Guid.NewGuid()}")).ShouldBeProblem(404, code);
            (await app.Admin.PostAsync($"/v1/{path}/{Guid.NewGuid()}/cancel")).ShouldBeProblem(404, code);
        }
        (await TimeOffAsync(rota, rota.Ann, "2097-01-05T08:00:00Z", "2097-01-05T08:00:00Z")).ShouldRefuse("to", "out_of_range");
        (await TimeOffAsync(rota, rota.Ann, "2020-01-05T08:00:00Z", "2020-01-05T09:00:00Z")).ShouldRefuse("from", "in_the_past");
    }

    [Fact]
    public async Task Shifts_are_listed_by_time_agent_and_kind_page_by_page()
    {
        var rota = await Rota.AtSharedDeskAsync();
        for (var day = 1; day <= 5; day++)
            (await rota.ShiftAsync(Work(rota.Ann, $"2096-01-0{day}T08:00:00Z", $"2096-01-0{day}T16:00:00Z"))).ShouldBe(201);

        var query = $"/v1/shifts?agentId={rota.Ann}&from=2096-01-02T16:00:00Z&to=2096-01-05T08:00:00Z&kind=shift&limit=1";
        var first = await rota.App.Agent.GetAsync(query);
        var second = await rota.App.Agent.GetAsync($"{query}&cursor={first.Text("nextCursor")}");

        Assert.Equal("2096-01-03T08:00:00Z", first.Items.Single().Str("from"));
        Assert.Equal("2096-01-04T08:00:00Z", second.Items.Single().Str("from"));
        Assert.Null(second["nextCursor"]);
        Assert.Empty((await rota.App.Agent.GetAsync($"/v1/shifts?agentId={rota.Ann}&kind=override")).Items);
    }

    private static object Override(string rotationId, string agentId, string from, string to) =>
        new
        {
            agentId,
            kind = "override",
            rotationId,
            from,
            to,
        };

    private static object Work(string agentId, string from, string to) =>
        new
        {
            agentId,
            kind = "shift",
            from,
            to,
            channels = new[] { "chat", "phone" },
        };

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\u200b")]
    [InlineData("\u2800")]
    public async Task A_reason_that_shows_nothing_is_none(string reason)
    {
        var rota = await Rota.AtSharedDeskAsync();

        var off = await rota.App.Supervisor.PostAsync(
            "/v1/time-off",
            new
            {
                agentId = rota.Ann,
                to = "2099-02-05T16:00:00Z",
                from = "2099-02-05T08:00:00Z",
                reason,
            }
        );

        Assert.Equal((201, null), (off.Status, off["reason"]));
    }

    private static Task<Answer> TimeOffAsync(Rota rota, string agentId, string from, string to) =>
        rota.App.Supervisor.PostAsync(
            "/v1/time-off",
            new
            {
                agentId,
                from,
                to,
                reason = "Private",
            }
        );
}
