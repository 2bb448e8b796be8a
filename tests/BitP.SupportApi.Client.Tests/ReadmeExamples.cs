namespace BitP.SupportApi.Client.Tests;

/// <summary>The examples of the readme, letter by letter, so that they compile: see <see cref="FollowingTheReadme"/>.</summary>
internal static class ReadmeExamples
{
    public static async Task ProblemsAsync()
    {
        using var anybody = new SupportApiClient(new() { BaseAddress = new("https://support.example"), Anonymous = true });

        foreach (var problem in (await anybody.Problems.ListAsync()).Items)
            Console.WriteLine($"{problem.Status} {problem.Code}: {problem.Title.En}");
    }

    public static async Task FeedAsync(SupportApiClient support, string? lastHandled, CancellationToken ct)
    {
        await foreach (var happened in support.Events.FollowAsync(new() { After = lastHandled, Types = ["ticket.*", "sla.breached"] }, cancellationToken: ct))
        {
            Console.WriteLine($"{happened.Type} {happened.Subject.Reference}");
            lastHandled = happened.Id.ToString();
        }
    }

    public static async Task WorkingHoursAsync(SupportApiClient support)
    {
        var schedule = await support.Schedules.CreateAsync(
            new()
            {
                Name = "Desk in Paris",
                TimeZone = "Europe/Paris",
                Weekly =
                [
                    new()
                    {
                        Days = [Weekday.Monday, Weekday.Tuesday, Weekday.Wednesday, Weekday.Thursday, Weekday.Friday],
                        From = "08:00",
                        To = "20:00",
                    },
                ],
                HolidaySets = ["FR"],
            }
        );

        var status = await support.Schedules.GetStatusAsync(schedule.Id);
        Console.WriteLine(status.Open ? $"open until {status.Until}" : $"closed until {status.NextOpenAt}");

        var deadline = await support.Schedules.GetDeadlineAsync(schedule.Id, new() { From = DateTimeOffset.UtcNow, Duration = TimeSpan.FromHours(4) });
        Console.WriteLine($"Four hours of work from now: {deadline.DueAt}");

        schedule = await support.Schedules.UpdateAsync(
            schedule,
            new()
            {
                Exceptions =
                [
                    new()
                    {
                        Date = "2027-12-24",
                        Name = new Dictionary<string, string> { ["en"] = "Christmas Eve" },
                        Hours = [new() { From = "08:00", To = "12:00" }],
                    },
                ],
            }
        );
    }

    public static async Task ServiceLevelsAsync(SupportApiClient support, Ticket ticket)
    {
        ticket = await support.Tickets.GetAsync("BP-100001");
        foreach (var clock in ticket.Sla?.Clocks ?? [])
            Console.WriteLine($"{clock.Name} {clock.State}, due {clock.DueAt}, left {clock.Remaining}");

        var explanation = await support.Tickets.ExplainSlaAsync(ticket.Reference);
        foreach (var stretch in explanation.Clocks.Single(c => c.Name == ClockName.Resolution).Stretches)
            Console.WriteLine($"{stretch.From} to {stretch.To}: {stretch.Duration}, counted {stretch.Counted}, {stretch.Reason}");
    }

    public static async Task ComplaintsAsync(SupportApiClient support)
    {
        var complaint = await support.Complaints.ComplainAboutTicketAsync(
            "BP-100001",
            new()
            {
                Kind = ComplaintKind.ResponseSpeed,
                Points = ["The deposit came three days late.", "Nobody said why."],
                DesiredOutcome = "The fee back.",
            }
        );
        Console.WriteLine($"{complaint.Reference}, to be decided by {complaint.Deadlines.DecideBy}");

        await foreach (var due in support.Complaints.ListAllAsync(new() { Sort = "decideBy" }))
            Console.WriteLine($"{due.Reference} {due.Status} {due.Deadlines.DecideBy}");

        var letter = await support.Complaints.GetDocumentAsync(complaint.Reference, "acknowledgement");
    }

    public static async Task RegisterAsync(SupportApiClient support)
    {
        await foreach (
            var row in support.Complaints.StreamRegisterAsync(
                new()
                {
                    From = "2027-01-01",
                    To = "2028-01-01",
                    TimeZone = "Europe/Paris",
                }
            )
        )
            Console.WriteLine($"{row.Reference} {row.Status}");
    }

    public static async Task EscalationAsync(SupportApiClient support, Ticket ticket, Guid policyId)
    {
        var escalation = await support.Escalations.EscalateTicketAsync(
            ticket.Reference,
            new()
            {
                PolicyId = policyId,
                Reason = "The customer has waited for three days.",
                Summary = "The withdrawal has 40 confirmations, but is not in the account.",
            }
        );

        escalation = await support.Escalations.AcknowledgeAsync(escalation.Id);
        Console.WriteLine($"{escalation.State}: {escalation.AcknowledgedBy?.Name}");
    }

    public static async Task ContactOptionsAsync(SupportApiClient support)
    {
        var options = await support.ContactOptions.GetAsync(
            new()
            {
                Category = "deposit",
                Locale = "de",
                TimeZone = "Europe/Berlin",
            }
        );
        foreach (var channel in options.Channels)
            Console.WriteLine($"{channel.Label} {channel.Address}: {channel.Why}");
    }
}
