namespace BitP.SupportApi.Client.Tests;

public sealed class AnnouncingAHoliday
{
    [Fact]
    public async Task A_proposal_is_announced_as_it_is_and_read_by_partners()
    {
        var app = await SupportApp.SharedAsync();
        using var admin = app.Client("bitp_demo_admin");
        using var partner = await app.NewPartnerClientAsync();
        var tomorrow = DateTimeOffset.UtcNow.AddDays(1).ToString("yyyy-MM-dd", null);
        var schedule = await admin.Schedules.CreateAsync(
            new()
            {
                Name = "Holiday desk",
                TimeZone = "UTC",
                Weekly =
                [
                    new()
                    {
                        Days = [.. Weekday.Known],
                        From = "08:00",
                        To = "20:00",
                    },
                ],
                Exceptions =
                [
                    new()
                    {
                        Date = tomorrow,
                        Name = new Dictionary<string, string> { ["en"] = "Founders' Day" },
                        Closed = true,
                    },
                ],
            }
        );

        var proposed = await admin.Announcements.ProposeAsync(new() { Within = TimeSpan.FromDays(2) });
        var announced = await admin.Announcements.CreateAsync(Assert.Single(proposed.Proposals, p => p.About!.ScheduleId == schedule.Id));
        var again = await admin.Announcements.ProposeAsync(new() { Within = TimeSpan.FromDays(2) });
        var seen = await partner.Announcements.ListAllAsync(new() { Language = "de" }).ToListAsync();
        var changed = await admin.Announcements.UpdateAsync(announced, new() { Kind = AnnouncementKind.Service });
        var withdrawn = await admin.Announcements.WithdrawAsync(announced.Id);

        Assert.DoesNotContain(again.Proposals, p => p.About!.ScheduleId == schedule.Id);
        Assert.Equal("Founders' Day: geschlossen", seen.Single(a => a.Id == announced.Id).Text.Title);
        Assert.Equal((AnnouncementState.InForce, AnnouncementKind.Service), (changed.State, changed.Kind));
        Assert.Equal(AnnouncementState.Withdrawn, withdrawn.State);
    }
}
