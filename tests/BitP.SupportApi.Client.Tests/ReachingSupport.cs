namespace BitP.SupportApi.Client.Tests;

public sealed class ReachingSupport
{
    [Fact]
    public async Task Addresses_are_kept_in_one_place_and_advised_by_urgency_language_and_region()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2027-01-04T10:00:00Z");
        using var lead = app.Client("bitp_demo_supervisor");
        using var page = app.Client("bitp_demo_publishable");
        var before = await lead.ContactChannels.GetAsync();
        ContactChannelSet patch = new() { Phone = new() { Addresses = new Dictionary<string, string> { ["CN"] = "+86 10 6552 9988" } } };

        var after = await lead.ContactChannels.UpdateAsync(before, patch);
        var stale = await Assert.ThrowsAsync<PreconditionFailedException>(() => lead.ContactChannels.UpdateAsync(before, patch));
        var options = await page.ContactOptions.GetAsync(
            new()
            {
                Category = "withdrawal_pending",
                Urgency = "urgent",
                Locale = "de",
                TimeZone = "Asia/Shanghai",
                Region = "cn",
            }
        );
        var elsewhere = await page.ContactOptions.GetAsync();

        Assert.Equal((before.Version + 1, before.Phone!.Address, "+86 10 6552 9988"), (after.Version, after.Phone!.Address, after.Phone.Addresses!["CN"]));
        Assert.Equal(before.Chat!.Label!["fr"], after.Chat!.Label!["fr"]);
        Assert.Equal("version_mismatch", stale.Code);
        Assert.Equal(("de", "Asia/Shanghai", "2027-01-04T18:00:00+08:00"), (options.Language, options.TimeZone, options.LocalTime));
        Assert.Equal((Channel.Chat, "Live-Chat", true), (options.Channels[0].Kind, options.Channels[0].Label, options.Channels[0].UsableNow));
        Assert.StartsWith("Unser erster Rat für dringende Anliegen. Jetzt geöffnet.", options.Channels[0].Why, StringComparison.Ordinal);
        var reply = options.Channels[0].CurrentReply!;
        Assert.Equal((ReplySource.Stated, TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(5), null), (reply.Source, reply.Min, reply.Max, reply.Median));
        var phone = options.Channels.Single(c => c.Kind == Channel.Phone);
        Assert.Equal(("+86 10 6552 9988", "2027-01-05T03:00:00+08:00"), (phone.Address, phone.UntilLocal));
        Assert.NotEmpty(options.Prepare);
        Assert.Equal(before.Phone.Address, elsewhere.Channels.Single(c => c.Kind == Channel.Phone).Address);
        Assert.Empty(elsewhere.Prepare);
    }
}
