namespace BitP.SupportApi.Tests.Features.Testing;

/// <summary>Time of a Development server: it is moved, stopped and let go.</summary>
public sealed class MovingTheClock
{
    private const string Path = "/v1/test/clock";

    [Fact]
    public async Task A_stopped_clock_shows_the_same_instant_until_it_is_moved()
    {
        await using var app = await SupportApp.StartAsync();

        var stopped = await app.Admin.PostAsync(Path, new { freeze = true });
        var now = stopped.Json.Instant("now");

        stopped.ShouldBe(200);
        Assert.True(IsFrozen(stopped));
        Assert.Equal(now, await app.NowAsync());
        var partner = await app.NewPartnerAsync();
        var (first, second) = (await partner.OpenTicketAsync(), await partner.OpenTicketAsync());
        Assert.Equal((now, now), (first.Json.Instant("createdAt"), second.Json.Instant("createdAt")));

        var advanced = await app.Admin.PostAsync(Path, new { advance = "PT1H30M" });
        Assert.Equal((now.AddMinutes(90), true), (advanced.Json.Instant("now"), IsFrozen(advanced)));
        var set = await app.Admin.PostAsync(Path, new { set = "2027-01-04T12:00:00.123Z" });
        Assert.Equal(("2027-01-04T12:00:00.123Z", true), (set.Text("now"), IsFrozen(set)));
        Assert.Equal("2027-01-04T12:00:00.123Z", (await partner.OpenTicketAsync()).Text("createdAt"));
        // Said again, it goes on standing.
        var again = await app.Admin.PostAsync(Path, new { freeze = true });
        Assert.Equal(("2027-01-04T12:00:00.123Z", true), (again.Text("now"), IsFrozen(again)));
    }

    [Fact]
    public async Task A_clock_that_is_let_go_goes_on_from_where_it_stood()
    {
        await using var app = await SupportApp.StartAsync();
        var stopped = await app.Admin.PostAsync(Path, new { set = "2027-01-04T12:00:00Z", freeze = true });
        Assert.Equal(("2027-01-04T12:00:00Z", true), (stopped.Text("now"), IsFrozen(stopped)));

        var going = await app.Admin.PostAsync(Path, new { freeze = false });

        Assert.False(IsFrozen(going));
        Assert.True(going.Json.Instant("now") >= stopped.Json.Instant("now"));
        var reached = stopped.Json.Instant("now").AddMilliseconds(50);
        await Polling.UntilAsync(async () => await app.NowAsync() > reached, "it goes on");
        var moved = await app.Admin.PostAsync(Path, new { advance = "P1D" });
        Assert.False(IsFrozen(moved));
        Assert.True(moved.Json.Instant("now") > reached.AddDays(1));
    }

    [Theory]
    [InlineData("""{ "advance": "PT1H", "freeze": true }""", "2027-01-04T13:00:00Z", true)]
    [InlineData("""{ "advance": "PT1H", "freeze": false }""", "2027-01-04T13:00:00Z", false)]
    [InlineData("""{ "set": "2028-01-01T00:00:00Z", "freeze": true }""", "2028-01-01T00:00:00Z", true)]
    [InlineData("""{ "set": "2028-01-01T01:00:00+01:00", "freeze": false }""", "2028-01-01T00:00:00Z", false)]
    [InlineData("""{ "advance": "PT0S" }""", "2027-01-04T12:00:00Z", true)]
    [InlineData("""{ "set": "1970-01-01T00:00:00Z" }""", "1970-01-01T00:00:00Z", true)]
    [InlineData("""{ "set": "2200-12-31T23:59:59.999Z" }""", "2200-12-31T23:59:59.999Z", true)]
    public async Task It_is_moved_and_stopped_at_once(string body, string now, bool frozen)
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2027-01-04T12:00:00Z");

        var clock = await app.Admin.SendRawAsync(HttpMethod.Post, Path, body);

        clock.ShouldBe(200);
        Assert.Equal(frozen, IsFrozen(clock));
        if (frozen)
            Assert.Equal(now, clock.Text("now"));
        else
            Assert.True(clock.Json.Instant("now") >= DateTimeOffset.Parse(now, null));
        // Whatever it shows, the product works.
        (await app.PartnerA.GetAsync("/v1/tickets")).ShouldBe(200);
        (await app.PartnerA.GetAsync("/v1/on-duty")).ShouldBe(200);
    }

    [Theory]
    [InlineData("{}", "advance", "required")]
    [InlineData("""{ "advance": "PT1H", "set": "2027-01-04T12:00:00Z" }""", "advance", "exclusive")]
    [InlineData("""{ "advance": "PT1H", "set": "2027-01-04T12:00:00Z", "freeze": true }""", "advance", "exclusive")]
    [InlineData("""{ "advance": "-PT1H" }""", "advance", "out_of_range")]
    [InlineData("""{ "advance": "P3661D" }""", "advance", "out_of_range")]
    [InlineData("""{ "set": "1969-12-31T23:59:59Z" }""", "set", "out_of_range")]
    [InlineData("""{ "set": "2201-01-01T00:00:00Z", "freeze": true }""", "set", "wrong_type")]
    [InlineData("""{ "freeze": "yes" }""", "freeze", "wrong_type")]
    public async Task What_it_cannot_do_is_refused_and_changes_nothing(string body, string member, string code)
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2027-01-04T12:00:00Z");

        (await app.Admin.SendRawAsync(HttpMethod.Post, Path, body)).ShouldRefuse(member, code);

        Assert.Equal(DateTimeOffset.Parse("2027-01-04T12:00:00Z", null), await app.NowAsync());
    }

    [Fact]
    public async Task It_is_not_advanced_beyond_its_last_instant()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2200-12-31T23:59:58.999Z");
        await app.AdvanceAsync("PT1S");

        (await app.Admin.PostAsync(Path, new { advance = "PT1S" })).ShouldRefuse("advance", "out_of_range");

        Assert.Equal(DateTimeOffset.Parse("2200-12-31T23:59:59.999Z", null), await app.NowAsync());
    }

    private static bool IsFrozen(Answer clock) => clock["frozen"]!.GetValue<bool>();
}
