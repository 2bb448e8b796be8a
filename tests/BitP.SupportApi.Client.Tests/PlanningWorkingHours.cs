namespace BitP.SupportApi.Client.Tests;

public sealed class PlanningWorkingHours
{
    private static readonly Dictionary<string, string> Name = new() { ["en"] = "Easter Monday" };

    [Fact]
    public async Task A_schedule_keeps_holidays_and_what_comes_every_year()
    {
        using var admin = (await SupportApp.SharedAsync()).Client("bitp_demo_admin");

        var schedule = await CreateAsync(admin);
        var status = await admin.Schedules.GetStatusAsync(schedule.Id, new() { At = DateTimeOffset.Parse("2027-03-29T10:00:00Z", null) });
        var set = await admin.HolidaySets.GetAsync("CN", new() { Year = 2026 });
        var late = await admin.Schedules.GetStatusAsync(schedule.Id, new() { At = DateTimeOffset.Parse("2029-03-01T10:00:00Z", null) });

        Assert.Equal(["FR"], schedule.HolidaySets);
        Assert.Equal(EasterReckoning.Western, schedule.Exceptions[0].Repeats?.Easter);
        Assert.Equal((false, "Easter Monday"), (status.Open, status.ExceptionName));
        Assert.Contains(set.Days, day => day is { Open: true, InsteadOf: "2026-01-02" });
        Assert.Contains((await admin.HolidaySets.ListAsync()).Items, s => s.Code == "DE-BY");
        Assert.Equal("FR", Assert.Single(late.NotCovered!).HolidaySet);
        Assert.Null(status.NotCovered);
    }

    [Fact]
    public async Task A_change_is_looked_at_before_it_is_made()
    {
        using var admin = (await SupportApp.SharedAsync()).Client("bitp_demo_admin");
        var schedule = await CreateAsync(admin);
        var patch = new SchedulePatch
        {
            Region = null,
            Weekly =
            [
                new()
                {
                    Days = [Weekday.Monday, Weekday.Tuesday, Weekday.Thursday],
                    From = "06:00",
                    To = "20:00",
                },
            ],
            EffectiveFrom = DateTimeOffset.Parse("2187-01-01T00:00:00Z", null),
        };

        var preview = await admin.Schedules.PreviewAsync(
            schedule.Id,
            new()
            {
                Changes = patch,
                To = DateTimeOffset.Parse("2187-01-07T00:00:00Z", null),
                Clocks = [new() { From = DateTimeOffset.Parse("2187-01-02T00:00:00Z", null), Duration = TimeSpan.FromHours(4) }],
            }
        );
        var changed = await admin.Schedules.UpdateAsync(schedule.Id, patch, preview.Version);
        var refusal = await Assert.ThrowsAsync<ValidationFailedException>(() =>
            admin.Schedules.PreviewAsync(schedule.Id, new() { Changes = new() { Name = new string('x', 101) } })
        );

        Assert.Equal((1L, 2L), (preview.Version, preview.NextVersion));
        Assert.Equal(["weekly"], preview.Changed);
        Assert.Equal(TimeSpan.FromHours(-2), Assert.Single(preview.Clocks).Moves);
        Assert.Equal(preview.Dates.Count * TimeSpan.FromHours(2), preview.OpenTime.After - preview.OpenTime.Before);
        Assert.Equal(2L, changed.Version);
        Assert.Contains("changes.name", refusal.Errors.Keys);
    }

    [Fact]
    public async Task A_calendar_goes_in_and_out()
    {
        using var admin = (await SupportApp.SharedAsync()).Client("bitp_demo_admin");
        var schedule = await CreateAsync(admin);
        const string calendar =
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20270105\r\nSUMMARY:Outing\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

        var preview = await admin.Schedules.ImportExceptionsAsync(schedule.Id, calendar, schedule.Version, new() { Preview = true });
        var imported = await admin.Schedules.ImportExceptionsAsync(schedule.Id, calendar, preview.Version);
        var refusal = await Assert.ThrowsAsync<ValidationFailedException>(() =>
            admin.Schedules.ImportExceptionsAsync(schedule.Id, calendar.Replace("0105", "0135", StringComparison.Ordinal), ResourceVersion.Any)
        );

        Assert.Equal((true, 1L, 2L), (preview.Preview, preview.Version, imported.Version));
        Assert.Equal("2027-01-05", Assert.Single(imported.Added).Date);
        Assert.Contains("line 4", refusal.Errors.Keys);
        Assert.Contains(
            "SUMMARY:Outing",
            await admin.Schedules.GetCalendarAsync(schedule.Id, new() { From = "2027-01-01", To = "2027-01-31" }),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_link_is_made_used_and_revoked()
    {
        var app = await SupportApp.SharedAsync();
        using var admin = app.Client("bitp_demo_admin");
        var schedule = await CreateAsync(admin);

        var link = await admin.Schedules.CreateCalendarLinkAsync(schedule.Id, new() { Name = "Phones" });
        var token = new Uri(link.Url).Segments[^2].TrimEnd('/');
        Assert.StartsWith("BEGIN:VCALENDAR", await admin.CalendarLinks.GetLinkedCalendarAsync(token), StringComparison.Ordinal);
        var listed = Assert.Single((await admin.Schedules.ListCalendarLinksAsync(schedule.Id)).Items);
        await admin.Schedules.RevokeCalendarLinkAsync(schedule.Id, listed.Id, listed.Version);

        await Assert.ThrowsAsync<NotFoundException>(() => admin.CalendarLinks.GetLinkedCalendarAsync(token));
    }

    private static Task<Schedule> CreateAsync(SupportApiClient admin) =>
        admin.Schedules.CreateAsync(
            new()
            {
                Name = "Desk",
                TimeZone = "Europe/Paris",
                Weekly =
                [
                    new()
                    {
                        Days = [Weekday.Monday, Weekday.Tuesday, Weekday.Thursday],
                        From = "08:00",
                        To = "20:00",
                    },
                ],
                Exceptions =
                [
                    new()
                    {
                        Name = Name,
                        Repeats = new() { Easter = EasterReckoning.Western, DaysFromEaster = 1 },
                        Closed = true,
                    },
                ],
                HolidaySets = ["FR"],
            }
        );
}
