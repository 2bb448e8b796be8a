using System.Text.Json;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;
using Microsoft.Extensions.DependencyInjection;
using static BitP.SupportApi.Tests.Features.Complaints.Regimes.RegimeBodies;

namespace BitP.SupportApi.Tests.Features.Complaints.Regimes;

/// <summary>The product comes with regimes, says of each rule where it comes from, and never insists on them.</summary>
public sealed class ShippingRegimes
{
    private static readonly string[] Keys = ["eu_mica", "iso_10002", "uk_disp", "us_cfpb"];

    [Fact]
    public async Task A_new_database_has_them_with_their_business_days_also_without_demo_data()
    {
        await using var app = await SupportApp.StartAsync(("Demo:Data", "false"));

        Assert.Equal(Keys, await KeysAsync(app));
        Assert.Equal(4, await app.Database.CountAsync("SELECT count(*) FROM schedules WHERE content LIKE '%\"name\":\"Business days, %'"));
    }

    [Fact]
    public async Task Nodes_that_find_none_at_the_same_time_write_them_once()
    {
        await using var app = await SupportApp.StartAsync(("Demo:Data", "false"));
        for (var round = 0; round < 5; round++)
        {
            foreach (var table in new[] { "events", "complaint_regime_versions", "complaint_regimes", "schedule_versions", "schedules" })
                await app.Database.RunAsync($"DELETE FROM {table}");

            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => WriteAsync(app))));

            Assert.Equal(Keys, await KeysAsync(app));
            Assert.Equal(4, await app.Database.CountAsync("SELECT count(*) FROM schedules"));
        }
    }

    [Fact]
    public async Task What_was_made_of_them_stays_and_one_that_is_missing_comes()
    {
        await using var app = await SupportApp.StartAsync();
        (await app.Admin.PatchAsync($"{Root}/eu_mica", new { updateEvery = "P7D" }, ("If-Match", "*"))).ShouldBe(200);
        (await app.Admin.PostAsync($"{Root}/us_cfpb/retire")).ShouldBe(200);
        await app.Database.RunAsync("DELETE FROM complaint_regime_versions WHERE regime_id = (SELECT id FROM complaint_regimes WHERE regime_key = 'uk_disp')");
        await app.Database.RunAsync("DELETE FROM complaint_regimes WHERE regime_key = 'uk_disp'");

        await WriteAsync(app);

        Assert.Equal(Keys.Except(["us_cfpb"]), await KeysAsync(app));
        Assert.Equal("P7D", (await app.Agent.GetAsync($"{Root}/eu_mica")).Text("updateEvery"));
    }

    [Fact]
    public async Task Each_could_have_been_sent_and_has_all_languages_and_sources_and_makes_up_no_contact()
    {
        var app = await SupportApp.SharedAsync();
        foreach (var key in Keys)
        {
            var regime = await app.Agent.GetAsync($"{Root}/{key}");
            Assert.Equal(Languages.Supported, regime["languages"].Strings());
            Assert.All(regime["contact"]!.AsObject(), member => Assert.Null(member.Value));
            Assert.NotEmpty(regime["sources"]!.AsArray());
            Assert.Contains("acknowledge", regime["steps"]!.AsArray().Select(s => s.Str("step")));
            Assert.Contains("decide", regime["steps"]!.AsArray().Select(s => s.Str("step")));

            var shipped = ShippedRegimes.Read(key).Regime with { ScheduleId = Guid.Parse(regime.Text("scheduleId")) };
            var sent = JsonSerializer.SerializeToNode(shipped, ApiJson.Options)!.AsObject();
            sent.Remove("key");
            var kept = await app.Admin.PatchAsync($"{Root}/{key}", sent, ("If-Match", "*"));
            kept.ShouldBe(200);
            Assert.Equal(regime.VersionTag, kept.VersionTag);
        }
    }

    // What the feature map marks as unverified is a setting, and says so.
    [Theory]
    [InlineData("eu_mica", "steps.decide", "Article 6", "verified")]
    [InlineData("eu_mica", "steps.acknowledge", "Article 4", "verified")]
    [InlineData("eu_mica", "steps.acknowledge", null, "configuration")]
    [InlineData("eu_mica", "retention", "Article 68(9)", "configuration")]
    [InlineData("eu_mica", "steps.decide", "Article 3(1), (2)(c) and (4)", "configuration")]
    [InlineData("uk_disp", "regime", null, "configuration")]
    [InlineData("uk_disp", "steps.summary_resolution", "DISP 1.5", "verified")]
    [InlineData("uk_disp", "steps.decide", "DISP 1.6.2R", "verified")]
    [InlineData("uk_disp", "steps.decide", "DISP 1.6.2AR", "verified")]
    [InlineData("uk_disp", "steps.refer", "DISP 2.8.2R, DISP 1 Annex 3R", "verified")]
    [InlineData("uk_disp", "retention", "DISP 1.9", "verified")]
    [InlineData("us_cfpb", "steps.respond", null, "verified")]
    [InlineData("us_cfpb", "retention", null, "configuration")]
    [InlineData("iso_10002", "steps", null, "configuration")]
    public async Task Each_rule_says_where_it_comes_from(string key, string concerns, string? article, string status)
    {
        var app = await SupportApp.SharedAsync();

        var sources = (await app.Agent.GetAsync($"{Root}/{key}"))["sources"]!.AsArray();

        Assert.Contains(sources, s => s.Str("concerns") == concerns && s.Str("article") == article && s.Str("status") == status);
    }

    [Theory]
    [InlineData("eu_mica", "other", "2026-12-31T10:00:00+01:00", "acknowledge 2027-01-06T23:00:00Z, decide 2027-03-01T23:00:00Z, update 2027-01-14T23:00:00Z")]
    [InlineData(
        "uk_disp",
        "other",
        "2026-12-23T10:00:00Z",
        "acknowledge 2026-12-31T00:00:00Z, summary_resolution 2026-12-31T00:00:00Z, decide 2027-02-18T00:00:00Z, refer 2027-08-17T23:00:00Z, update 2027-01-07T00:00:00Z"
    )]
    [InlineData(
        "uk_disp",
        "funds",
        "2026-12-14T10:00:00Z",
        "acknowledge 2026-12-18T00:00:00Z, summary_resolution 2026-12-18T00:00:00Z, decide 2027-01-08T00:00:00Z, long_stop 2027-02-05T00:00:00Z, refer 2027-07-07T23:00:00Z, update 2026-12-29T00:00:00Z"
    )]
    [InlineData(
        "us_cfpb",
        "other",
        "2026-11-24T12:00:00-05:00",
        "acknowledge 2026-12-01T05:00:00Z, respond 2026-12-10T05:00:00Z, decide 2027-01-24T05:00:00Z, update 2026-12-09T05:00:00Z"
    )]
    [InlineData(
        "iso_10002",
        "other",
        "2026-11-23T10:00:00Z",
        "acknowledge 2026-11-26T00:00:00Z, decide 2026-12-22T00:00:00Z, long_stop 2027-02-24T00:00:00Z, update 2026-12-08T00:00:00Z"
    )]
    public async Task Its_limits_are_where_people_find_them(string key, string kind, string receivedAt, string limits)
    {
        var app = await SupportApp.SharedAsync();

        var preview = await app.Agent.PostAsync($"{Root}/{key}/preview", new { receivedAt, kind });

        preview.ShouldBe(200);
        Assert.Equal(limits, string.Join(", ", preview["deadlines"]!.AsArray().Select(d => $"{d.Str("step")} {d.Str("dueAt")}")));
    }

    private static Task WriteAsync(SupportApp app) =>
        app.Services.GetServices<IShippedData>().OfType<ShippedRegimes>().Single().WriteAsync(CancellationToken.None);

    private static async Task<IEnumerable<string?>> KeysAsync(SupportApp app)
    {
        await using var sql = await app.Database.ConnectAsync();
        return (await sql.LinesAsync("SELECT regime_key FROM complaint_regimes WHERE retired_at IS NULL")).Order();
    }
}
