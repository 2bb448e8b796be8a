namespace BitP.SupportApi.Client.Tests;

public sealed class PlanningDuty
{
    [Fact]
    public async Task Turns_are_planned_and_taken_over_and_everybody_can_ask_who_is_there()
    {
        var app = await SupportApp.SharedAsync();
        using var admin = app.Client("bitp_demo_admin");
        using var partner = await app.NewPartnerClientAsync();
        var ann = await admin.Agents.CreateAsync(new() { Name = "Ann", Languages = ["fi"] });
        var ben = await admin.Agents.CreateAsync(new() { Name = "Ben", Languages = ["fi"] });
        var rotation = await admin.Rotations.CreateAsync(
            new()
            {
                Name = "Chat",
                TimeZone = "Europe/Helsinki",
                StartsOn = "2026-01-01",
                Turn = new() { Every = 1, Unit = TurnUnit.Week },
                Agents = [ann.Id],
                Channels = [Channel.Chat],
            }
        );

        Assert.Equal("Ann", Assert.Single((await partner.OnDuty.GetAsync(new() { Language = "fi", Channel = [Channel.Chat] })).Agents).Agent.Name);

        var later = DateTimeOffset.UtcNow.AddDays(2);
        var shift = await admin.Shifts.CreateAsync(
            new()
            {
                AgentId = ben.Id,
                Kind = ShiftKind.Override,
                RotationId = rotation.Id,
                From = later,
                To = later.AddHours(4),
            }
        );
        var then = await partner.OnDuty.GetAsync(new() { Language = "fi", At = later.AddHours(1) });
        var refused = await Assert.ThrowsAsync<ConflictException>(() =>
            admin.Shifts.CreateAsync(
                new()
                {
                    AgentId = ben.Id,
                    Kind = ShiftKind.Shift,
                    Channels = [Channel.Phone],
                    From = later,
                    To = later.AddHours(1),
                }
            )
        );
        await admin.Shifts.CancelAsync(shift.Id);
        var renamed = await admin.Rotations.UpdateAsync(rotation, new() { Name = "Chat, Finland" });
        var off = await admin.TimeOff.CreateAsync(new() { AgentId = ann.Id, To = DateTimeOffset.UtcNow.AddDays(1) });
        var coverage = await admin.OnDuty.GetCoverageAsync(
            new()
            {
                From = later,
                To = later.AddDays(1),
                Channels = [Channel.Chat],
                Languages = ["fi"],
            }
        );

        Assert.Equal("Ben", Assert.Single(then.Agents).Agent.Name);
        Assert.Equal("shift_overlaps", refused.Code);
        Assert.Equal(2, renamed.Version);
        Assert.Equal(off.Id, Assert.Single(await admin.TimeOff.ListAllAsync(new() { AgentId = ann.Id }).ToListAsync()).Id);
        Assert.Empty(Assert.Single(coverage.Services).Gaps);
    }

    [Fact]
    public async Task Duty_is_read_as_a_calendar_and_shared_until_the_link_is_revoked()
    {
        using var admin = (await SupportApp.SharedAsync()).Client("bitp_demo_admin");
        var eve = await admin.Agents.CreateAsync(new() { Name = "Eve" });
        var now = DateTimeOffset.UtcNow;
        await admin.Shifts.CreateAsync(
            new()
            {
                AgentId = eve.Id,
                Kind = ShiftKind.Shift,
                Channels = [Channel.Phone],
                From = now.AddDays(1),
                To = now.AddDays(1).AddHours(2),
            }
        );

        var calendar = await admin.OnDuty.GetDutyCalendarAsync(
            new()
            {
                AgentId = eve.Id,
                From = now,
                To = now.AddDays(7),
            }
        );
        var link = await admin.DutyLinks.CreateAsync(new() { Name = "Eve's phone", AgentId = eve.Id });
        var token = new Uri(link.Url).Segments[^2].TrimEnd('/');
        var shared = await admin.DutyLinks.GetLinkedDutyCalendarAsync(token);
        var listed = Assert.Single(await admin.DutyLinks.ListAllAsync(new() { AgentId = eve.Id }).ToListAsync());
        await admin.DutyLinks.RevokeAsync(listed.Id, listed.Version);
        var refused = await Assert.ThrowsAsync<NotFoundException>(() => admin.DutyLinks.GetLinkedDutyCalendarAsync(token));

        Assert.StartsWith("BEGIN:VCALENDAR", calendar, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:Eve on duty: shift", calendar, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:Eve on duty: shift", shared, StringComparison.Ordinal);
        Assert.Equal((link.Id, "Eve's phone"), (listed.Id, listed.Name));
        Assert.Equal("duty_link_not_found", refused.Code);
    }
}
