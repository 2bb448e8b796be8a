using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.Shifts.OnDuty;

/// <summary>Who is there, who comes next, and where nobody is.</summary>
public sealed class BeingOnDuty
{
    [Fact]
    public async Task Partners_learn_who_is_there_and_who_is_next_and_nothing_else_of_them()
    {
        await using var rota = await Rota.SetAsync();
        await rota.RotationAsync();
        await rota.RotationAsync(
            new
            {
                channels = new[] { "phone" },
                agents = new[] { rota.Cai },
                startsOn = "2027-01-08",
            }
        );

        var now = await rota.App.PartnerA.GetAsync("/v1/on-duty?channel=chat");

        now.ShouldBe(200);
        Assert.Equal("2027-01-04T12", now.Text("at")[..13]);
        Assert.Equal("Ann", Rota.Names(now["agents"]!));
        Assert.Equal("2027-01-05T08:00:00Z", now["agents"]![0].Str("until"));
        Assert.Equal("Ben", Rota.Names(now["next"]!));
        Assert.Equal(("2027-01-05T08:00:00Z", "2027-01-06T08:00:00Z"), (now["next"]![0].Str("from"), now["next"]![0].Str("until")));
        Assert.Equal(["de", "en"], now["next"]![0]!["languages"].Strings());
        Assert.Equal(["agent", "channels", "languages", "from", "until"], now["agents"]![0]!.AsObject().Select(m => m.Key));
        Assert.Equal(["id", "name"], now["agents"]![0]!["agent"]!.AsObject().Select(m => m.Key));
        Assert.DoesNotContain("@", now.Raw);

        var phone = await rota.App.PartnerA.GetAsync("/v1/on-duty?channel=phone&at=2027-01-09T12:00:00Z");
        Assert.Null(phone["agents"]![0].Str("until"));
        Assert.Empty(phone["next"]!.AsArray());
        (await rota.App.PartnerA.GetAsync("/v1/on-duty/layers?from=2027-01-04T00:00:00Z&to=2027-01-05T00:00:00Z")).ShouldBeProblem(403, "actor_not_allowed");
        (await rota.App.PartnerA.GetAsync("/v1/coverage?from=2027-01-04T00:00:00Z&to=2027-01-05T00:00:00Z")).ShouldBeProblem(403, "actor_not_allowed");
    }

    [Fact]
    public async Task Who_has_left_is_not_there_from_then_on()
    {
        await using var rota = await Rota.SetAsync();
        await rota.RotationAsync(new { agents = new[] { rota.Ann } });
        await rota.SetClockAsync("2027-01-04T18:00:00Z");

        (await rota.App.Admin.PatchAsync($"/v1/agents/{rota.Ann}", new { active = false }, ("If-Match", "*"))).ShouldBe(200);

        Assert.Equal("", await rota.OnDutyAsync("2027-01-04T19:00:00Z"));
        Assert.Equal("Ann", await rota.OnDutyAsync("2027-01-04T17:59:00Z"));
    }

    [Theory]
    [InlineData("en", "Ann, Ben")]
    [InlineData("en-GB", "Ann, Ben")]
    [InlineData("de", "Ben")]
    [InlineData("zh", "Cai")]
    [InlineData("zh-TW", "")]
    public async Task A_language_is_served_by_those_who_speak_it(string language, string names)
    {
        await using var rota = await Rota.SetAsync();
        foreach (var agent in new[] { rota.Ann, rota.Ben, rota.Cai })
            await rota.RotationAsync(new { agents = new[] { agent } });

        Assert.Equal(names, await rota.OnDutyAsync("2027-01-05T00:00:00Z", $"&language={language}"));
    }

    [Fact]
    public async Task The_languages_of_a_rotation_go_before_those_of_the_agent()
    {
        await using var rota = await Rota.SetAsync();
        await rota.RotationAsync(new { languages = new[] { "fr" } });

        Assert.Equal("Ann", await rota.OnDutyAsync("2027-01-05T00:00:00Z", "&language=fr"));
        Assert.Equal("", await rota.OnDutyAsync("2027-01-05T00:00:00Z", "&language=en"));
    }

    [Fact]
    public async Task Layers_can_be_those_of_one_rotation()
    {
        await using var rota = await Rota.SetAsync();
        var chat = (await rota.RotationAsync(new { agents = new[] { rota.Ann } })).Text("id");
        await rota.RotationAsync(new { agents = new[] { rota.Ben } });

        Assert.Equal("Ann 04T12-05T00", await rota.LayerAsync("planned", "2027-01-04T00:00:00Z", "2027-01-05T00:00:00Z", $"&rotationId={chat}"));
        (await rota.App.Agent.GetAsync($"/v1/on-duty/layers?from=2027-01-04T00:00:00Z&to=2027-01-05T00:00:00Z&rotationId={Guid.NewGuid()}")).ShouldBeProblem(
            404,
            "rotation_not_found"
        );
    }

    [Fact]
    public async Task Coverage_shows_gaps_and_overlaps_within_the_hours_of_a_schedule()
    {
        await using var rota = await Rota.SetAsync();
        var hours = new[]
        {
            new
            {
                days = new[] { "tuesday", "wednesday" },
                from = "08:00",
                to = "18:00",
            },
        };
        await rota.RotationAsync(new { hours, agents = new[] { rota.Ben } });
        var schedule = await rota.App.Admin.PostAsync(
            "/v1/schedules",
            new
            {
                name = "Desk",
                timeZone = "UTC",
                weekly = new[]
                {
                    new
                    {
                        days = new[] { "tuesday", "wednesday" },
                        from = "06:00",
                        to = "20:00",
                    },
                },
            }
        );
        (
            await rota.ShiftAsync(
                new
                {
                    agentId = rota.Ann,
                    kind = "shift",
                    from = "2027-01-06T17:00:00Z",
                    to = "2027-01-06T23:00:00Z",
                    channels = new[] { "chat", "email" },
                }
            )
        ).ShouldBe(201);

        var path = $"/v1/coverage?from=2027-01-05T00:00:00Z&to=2027-01-07T00:00:00Z&scheduleId={schedule.Text("id")}";
        var english = (await rota.App.Agent.GetAsync($"{path}&channels=chat&languages=en"))["services"]!.AsArray().Single();
        var all = await rota.App.Agent.GetAsync(path);
        var around = await rota.App.Agent.GetAsync("/v1/coverage?from=2027-01-05T00:00:00Z&to=2027-01-05T12:00:00Z&channels=chat&languages=de");

        Assert.Equal(("chat", "en"), (english.Str("channel"), english.Str("language")));
        Assert.Equal("05T06-05T08 05T18-05T20 06T06-06T08", Times(english!["gaps"]!));
        Assert.Equal("06T17-06T18", Times(english["overlaps"]!));
        Assert.Equal(new[] { rota.Ann, rota.Ben }.Order(), english["overlaps"]![0]!["agents"].Strings().Order());
        Assert.Equal((28 * 3600, 22 * 3600), (english["neededSeconds"]!.GetValue<int>(), english["coveredSeconds"]!.GetValue<int>()));
        Assert.Equal(["chat", "email"], all["services"]!.AsArray().Select(c => c.Str("channel")!).Distinct());
        Assert.Equal(["en", "zh-CN", "fr", "de"], all["services"]!.AsArray().Select(c => c.Str("language")!).Distinct());
        Assert.Equal("05T00-05T08", Times(around["services"]![0]!["gaps"]!));
    }

    [Theory]
    [InlineData("/v1/on-duty?at=yesterday", "at", "format")]
    [InlineData("/v1/on-duty?channel=pigeon", "channel", "wrong_type")]
    [InlineData("/v1/on-duty?language=?", "language", "language")]
    [InlineData("/v1/on-duty/layers?from=2027-01-05T00:00:00Z", "to", "required")]
    [InlineData("/v1/on-duty/layers?from=2027-01-05T00:00:00Z&to=2027-01-04T23:59:59Z", "to", "out_of_range")]
    [InlineData("/v1/on-duty/layers?from=2027-01-05T00:00:00Z&to=2027-04-08T00:00:00Z", "to", "out_of_range")]
    [InlineData("/v1/coverage?from=2027-01-05T00:00:00Z&to=2027-04-08T00:00:00Z", "to", "out_of_range")]
    [InlineData("/v1/coverage?from=2027-01-05T00:00:00Z&to=2027-01-08T00:00:00Z&languages=en,,de", "languages", "language")]
    [InlineData("/v1/coverage?from=2027-01-05T00:00:00Z&to=2027-01-08T00:00:00Z&channels=chat,pigeon", "channels", "wrong_type")]
    [InlineData("/v1/coverage?from=2027-01-05T00:00:00Z&to=2027-01-08T00:00:00Z&scheduleId=019aa9f2-3c40-7d11-9c3e-5b1f0a7e2dff", "scheduleId", "not_found")]
    [InlineData(
        "/v1/coverage?from=2027-01-05T00:00:00Z&to=2027-01-08T00:00:00Z&channels=web,app,chat,phone,email,x&languages=a1,aa,ab,ac,ad,ae,af,ag,ah",
        "languages",
        "language"
    )]
    [InlineData(
        "/v1/coverage?from=2027-01-05T00:00:00Z&to=2027-01-08T00:00:00Z&channels=web,app,chat,phone,email,x&languages=aa,ab,ac,ad,ae,af,ag,ah,ai",
        "languages",
        "too_many"
    )]
    [InlineData("/v1/on-duty?at=2200-12-31T23:59:59Z&language=en&channel=chat&x=1", "x", "unknown")]
    public async Task What_makes_no_sense_is_refused(string path, string member, string code)
    {
        var app = await SupportApp.SharedAsync();

        (await app.Agent.GetAsync(path)).ShouldRefuse(member, code);
    }

    [Theory]
    [InlineData("1900-01-01T00:00:00Z")]
    [InlineData("2200-12-31T23:59:59Z")]
    public async Task The_ends_of_time_are_answered(string at)
    {
        await using var rota = await Rota.SetAsync();
        await rota.LongestRotationAsync();

        (await rota.App.PartnerA.GetAsync($"/v1/on-duty?at={at}")).ShouldBe(200);
    }

    private static string Times(JsonNode times) => string.Join(' ', times.AsArray().Select(t => $"{t.Str("from")![8..13]}-{t.Str("to")![8..13]}"));
}
