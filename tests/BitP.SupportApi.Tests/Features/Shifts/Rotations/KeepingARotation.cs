namespace BitP.SupportApi.Tests.Features.Shifts.Rotations;

/// <summary>Supervisors say who takes turns, and what was on duty stays what it was.</summary>
public sealed class KeepingARotation
{
    [Fact]
    public async Task It_is_created_listed_and_read_by_staff()
    {
        await using var rota = await Rota.SetAsync();

        var created = await rota.RotationAsync(new { languages = new[] { "DE", "zh" } });

        Assert.Equal(("Chat", "08:00", "\"1\""), (created.Text("name"), created.Text("handover"), created.VersionTag));
        Assert.Equal(["de", "zh-CN"], created["languages"].Strings());
        Assert.Equal(created.Raw, (await rota.App.Agent.GetAsync(created.Header("Location")!)).Raw);
        Assert.Contains((await rota.App.Agent.GetAsync("/v1/rotations")).Items, r => r.Str("id") == created.Text("id"));
        (await rota.App.PartnerA.GetAsync(created.Header("Location")!)).ShouldBeProblem(403, "actor_not_allowed");
        (await rota.App.PartnerA.GetAsync("/v1/rotations")).ShouldBeProblem(403, "actor_not_allowed");
        (await rota.App.Agent.PostAsync("/v1/rotations", rota.Turns())).ShouldBeProblem(403, "actor_not_allowed");
        Assert.Equal("Chat", (await rota.App.Agent.FirstEventAsync("rotation.created"))["data"].Str("name"));
    }

    [Fact]
    public async Task Turns_follow_one_another_from_handover_to_handover()
    {
        await using var rota = await Rota.SetAsync();
        await rota.RotationAsync();

        Assert.Equal("Ann 04T12-05T08, Ben 05T08-06T08, Ann 06T08-07T00", await rota.LayerAsync("base", "2027-01-04T10:00:00Z", "2027-01-07T00:00:00Z"));
    }

    [Fact]
    public async Task Only_the_hours_of_a_turn_are_worked()
    {
        await using var rota = await Rota.SetAsync();
        var hours = new[]
        {
            new
            {
                days = new[] { "tuesday", "wednesday" },
                from = "06:00",
                to = "10:00",
            },
        };
        await rota.RotationAsync(new { hours });

        Assert.Equal(
            "Ann 05T06-05T08, Ben 05T08-05T10, Ben 06T06-06T08, Ann 06T08-06T10",
            await rota.LayerAsync("final", "2027-01-04T12:00:00Z", "2027-01-09T00:00:00Z")
        );
    }

    [Fact]
    public async Task Weeks_keep_to_the_wall_clock_and_end_with_the_last_day()
    {
        await using var rota = await Rota.SetAsync();
        await rota.RotationAsync(
            new
            {
                timeZone = "Europe/Berlin",
                startsOn = "2027-03-22",
                endsOn = "2027-04-04",
                turn = new { unit = "week" },
            }
        );

        // Clocks go forward on 28 March.
        Assert.Equal("Ann 22T07-29T06, Ben 29T06-05T06", await rota.LayerAsync("base", "2027-03-01T00:00:00Z", "2027-04-30T00:00:00Z"));
    }

    [Fact]
    public async Task A_change_leaves_the_past_as_it_was()
    {
        await using var rota = await Rota.SetAsync();
        var created = await rota.RotationAsync();
        var path = created.Header("Location")!;
        await rota.SetClockAsync("2027-01-05T12:00:00Z");

        var changed = await rota.App.Supervisor.PatchAsync(path, new { agents = new[] { rota.Cai } }, ("If-Match", created.ETag!));
        changed.ShouldBe(200);
        var later = await rota.App.Supervisor.PatchAsync(
            path,
            new { agents = new[] { rota.Ben }, effectiveFrom = "2027-01-06T00:00:00Z" },
            ("If-Match", changed.ETag!)
        );

        Assert.Equal("\"3\"", later.VersionTag);
        Assert.Equal(
            "Ann 04T12-05T08, Ben 05T08-05T12, Cai 05T12-06T00, Ben 06T00-07T00",
            await rota.LayerAsync("final", "2027-01-04T00:00:00Z", "2027-01-07T00:00:00Z")
        );
        var versions = await rota.App.Agent.GetAsync($"{path}/versions?limit=2");
        Assert.Equal([3, 2], versions.Items.Select(v => v!["version"]!.GetValue<int>()));
        var first = await rota.App.Agent.GetAsync($"{path}/versions?cursor={versions.Text("nextCursor")}");
        Assert.Equal([rota.Ann, rota.Ben], first.Items.Single()!["agents"].Strings());
        var updated = await Desk.FeedAsync(rota.App.Agent, "rotation.updated", 4); // two of the demo data
        Assert.Equal(["agents", "agents"], updated.TakeLast(2).SelectMany(e => e!["data"]!["changed"].Strings()));
    }

    [Fact]
    public async Task A_rotation_of_the_past_puts_nobody_on_duty_there()
    {
        await using var rota = await Rota.SetAsync();
        await rota.RotationAsync(new { startsOn = "2026-12-01" });

        Assert.Equal("", await rota.LayerAsync("final", "2026-12-01T00:00:00Z", "2027-01-04T12:00:00Z"));
        Assert.Equal("Ann", await rota.OnDutyAsync("2027-01-04T13:00:00Z"));
    }

    [Theory]
    [InlineData("""{ "name": null }""", "name", "required")]
    [InlineData("""{ "timeZone": "Europe/Atlantis" }""", "timeZone", "time_zone")]
    [InlineData("""{ "startsOn": "2027-02-30" }""", "startsOn", "no_such_date")]
    [InlineData("""{ "endsOn": "2027-01-03" }""", "endsOn", "out_of_range")]
    [InlineData("""{ "handover": "24:00" }""", "handover", "format")]
    [InlineData("""{ "turn": null }""", "turn", "required")]
    [InlineData("""{ "turn": { "every": 0, "unit": "day" } }""", "turn.every", "out_of_range")]
    [InlineData("""{ "turn": { "every": 1 } }""", "turn.unit", "required")]
    [InlineData("""{ "turn": { "every": 1, "unit": "month" } }""", "turn.unit", "wrong_type")]
    [InlineData("""{ "agents": [] }""", "agents", "required")]
    [InlineData("""{ "agents": ["019aa9f2-3c40-7d11-9c3e-5b1f0a7e2dff"] }""", "agents[0]", "not_found")]
    [InlineData("""{ "channels": [] }""", "channels", "required")]
    [InlineData("""{ "channels": ["chat", "chat"] }""", "channels", "duplicate")]
    [InlineData("""{ "languages": [] }""", "languages", "required")]
    [InlineData("""{ "languages": ["?"] }""", "languages[0]", "language")]
    [InlineData("""{ "hours": [] }""", "hours", "required")]
    [InlineData(
        """{ "hours": [{ "days": ["sunday"], "from": "22:00", "to": "06:00" }, { "days": ["monday"], "from": "05:00", "to": "13:00" }] }""",
        "hours[1]",
        "overlap"
    )]
    public async Task What_makes_no_sense_is_refused(string with, string member, string code)
    {
        var rota = await Rota.AtSharedDeskAsync();

        (await rota.App.Admin.PostAsync("/v1/rotations", rota.Turns(with))).ShouldRefuse(member, code);
    }

    [Fact]
    public async Task Who_has_left_takes_no_new_place_but_keeps_an_empty_one()
    {
        await using var rota = await Rota.SetAsync();
        var path = (await rota.RotationAsync()).Header("Location")!;
        await rota.SetClockAsync("2027-01-05T12:00:00Z");

        (await rota.App.Admin.PatchAsync($"/v1/agents/{rota.Ben}", new { active = false }, ("If-Match", "*"))).ShouldBe(200);

        (await rota.App.Admin.PostAsync("/v1/rotations", rota.Turns())).ShouldRefuse("agents[1]", "not_found");
        (await rota.App.Admin.PatchAsync(path, new { name = "Still" }, ("If-Match", "*"))).ShouldBe(200);
        Assert.Equal("Ann 04T12-05T08, Ben 05T08-05T12, Ann 06T08-07T00", await rota.LayerAsync("final", "2027-01-04T00:00:00Z", "2027-01-07T00:00:00Z"));
    }

    [Fact]
    public async Task A_change_needs_the_version_and_a_rotation()
    {
        await using var rota = await Rota.SetAsync();
        var path = (await rota.RotationAsync()).Header("Location")!;

        (await rota.App.Admin.PatchAsync(path, new { name = "x" })).ShouldBeProblem(428, "if_match_required");
        (await rota.App.Admin.PatchAsync(path, new { name = "x" }, ("If-Match", "\"7\""))).ShouldBeProblem(412, "version_mismatch");
        (await rota.App.Admin.PatchAsync(path, new { effectiveFrom = "2027-01-04T11:59:59Z" }, ("If-Match", "*"))).ShouldRefuse("effectiveFrom", "in_the_past");
        var unknown = $"/v1/rotations/{Guid.NewGuid()}";
        (await rota.App.Admin.PatchAsync(unknown, new { name = "x" }, ("If-Match", "*"))).ShouldBeProblem(404, "rotation_not_found");
        (await rota.App.Agent.GetAsync(unknown)).ShouldBeProblem(404, "rotation_not_found");
        (await rota.App.Agent.GetAsync($"{unknown}/versions")).ShouldBeProblem(404, "rotation_not_found");
        Assert.Equal("\"1\"", (await rota.App.Admin.PatchAsync(path, new { name = "Chat" }, ("If-Match", "*"))).VersionTag);
    }

    [Fact]
    public async Task Only_so_many_may_go_on()
    {
        await using var rota = await Rota.SetAsync(("Rotations:Max", "3"));
        (await rota.RotationAsync(new { endsOn = "2027-01-04" })).ShouldBe(201);
        await rota.RotationAsync();
        var last = await rota.RotationAsync();

        (await rota.App.Admin.PostAsync("/v1/rotations", rota.Turns())).ShouldBeProblem(409, "rotation_limit_reached");
        await rota.SetClockAsync("2027-01-05T08:00:00Z");
        (await rota.App.Admin.PostAsync("/v1/rotations", rota.Turns())).ShouldBe(201);
        (await rota.App.Admin.PostAsync("/v1/rotations", rota.Turns())).ShouldBeProblem(409, "rotation_limit_reached");
        (await rota.App.Admin.PatchAsync(last.Header("Location")!, new { endsOn = "2027-01-04" }, ("If-Match", "*"))).ShouldBe(200);
        (await rota.App.Admin.PostAsync("/v1/rotations", rota.Turns())).ShouldBe(201);
    }
}
