namespace BitP.SupportApi.Client.Tests;

/// <summary>How soon support answers is a policy; each case shows what became of it, and a late one is explained.</summary>
public sealed class KeepingServiceLevels
{
    [Fact]
    public async Task Policies_are_made_ordered_changed_and_retired()
    {
        await using var app = await SupportApp.StartAsync();
        using var lead = app.Client("bitp_demo_supervisor");
        var chat = await lead.SlaPolicies.CreateAsync(Policy("Login in chat", TicketCategory.Login, Channel.Chat));
        var inApp = await lead.SlaPolicies.CreateAsync(Policy("Login in the app", TicketCategory.Login, Channel.App));

        var order = await lead.SlaPolicies.GetOrderAsync();
        var listed = await lead.SlaPolicies.ListAllAsync(new() { Limit = 3 }).ToListAsync();
        var turned = await lead.SlaPolicies.OrderAsync(order, new() { Order = [chat.Id, inApp.Id, .. order.Order.Skip(2)] });
        var stale = await Assert.ThrowsAsync<PreconditionFailedException>(() => lead.SlaPolicies.OrderAsync(order, new() { Order = order.Order }));
        var changed = await lead.SlaPolicies.UpdateAsync(
            await lead.SlaPolicies.GetAsync(chat.Id),
            new() { Targets = [Target(ClockName.FirstResponse, TimeSpan.FromMinutes(3))], WarnAt = null }
        );
        var versions = await lead.SlaPolicies.ListAllVersionsAsync(chat.Id, new() { Limit = 1 }).ToListAsync();
        var retired = await lead.SlaPolicies.RetireAsync(chat.Id);
        var refused = await Assert.ThrowsAsync<ConflictException>(() => lead.SlaPolicies.UpdateAsync(retired, new() { Name = "Chat" }));

        Assert.Equal((1, 1), (chat.Order, inApp.Order));
        Assert.Equal(["50%", "PT10M"], chat.WarnAt);
        Assert.Equal(new[] { inApp.Id, chat.Id }, order.Order.Take(2));
        Assert.Equal(order.Order, listed.Select(p => p.Id));
        Assert.Equal("Everything else", listed[^1].Name);
        Assert.Equal(new[] { chat.Id, inApp.Id }, turned.Order.Take(2));
        Assert.Equal("version_mismatch", stale.Code);
        Assert.Equal((2L, TimeSpan.FromMinutes(3)), (changed.Version, Assert.Single(changed.Targets).Target));
        Assert.Equal(["80%"], changed.WarnAt);
        Assert.Equal([(2L, 1), (1L, 3)], versions.Select(v => (v.Version, v.Targets.Count)));
        Assert.Equal(2, (await lead.SlaPolicies.ListVersionsAsync(chat.Id)).Items.Count);
        Assert.NotNull(retired.RetiredAt);
        Assert.Equal("policy_retired", refused.Code);
        Assert.Equal(listed.Count - 1, (await lead.SlaPolicies.ListAsync()).Items.Count);
    }

    [Fact]
    public async Task A_promise_that_passes_is_asked_about_explained_and_counted()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2026-12-03T09:00:00Z");
        using var lead = app.Client("bitp_demo_supervisor");
        using var agent = app.Client("bitp_demo_agent");
        using var partner = await app.NewPartnerClientAsync();
        var policy = await lead.SlaPolicies.CreateAsync(Policy("Deposits in the app", TicketCategory.Deposit, Channel.App));
        var preview = await agent.SlaPolicies.PreviewAsync(
            new()
            {
                Ticket = new() { Category = TicketCategory.Deposit, Channel = Channel.App },
            }
        );
        var ticket = await partner.Tickets.OpenAsync(Callers.Case());
        var start = ticket.CreatedAt;

        // What no person wrote is no answer.
        var receipt = await agent.Tickets.ReplyAsync(ticket.Id, new() { Body = "We have received it.", Automatic = true });
        Assert.True(receipt.Automatic);
        Assert.Null((await partner.Tickets.GetAsync(ticket.Id)).FirstRepliedAt);
        await app.AdvanceAsync("PT30M");
        var promise = new TicketPromiseChange { By = start.AddHours(2), Reason = "The network is slow." };
        await agent.Tickets.ReplyAsync(ticket.Id, new() { Body = "It takes two more confirmations.", Promise = promise });

        var progress = await partner.Tickets.GetProgressAsync(ticket.Reference);
        var early = await Assert.ThrowsAsync<ConflictException>(() => partner.Tickets.RequestExplanationAsync(ticket.Id));
        await app.AdvanceAsync("PT2H");
        var late = await partner.Tickets.RequestExplanationAsync(ticket.Id);
        var answer = await agent.Tickets.ReplyAsync(ticket.Id, new() { Body = "A fork had to be resolved.", Explains = true });
        var explained = await partner.Tickets.GetProgressAsync(ticket.Id);
        var counted = await agent.Tickets.ExplainSlaAsync(ticket.Reference);

        Assert.Equal(policy.Id, preview.Policy?.Id);
        Assert.Equal(
            [(ClockName.FirstResponse, start.AddHours(1)), (ClockName.Resolution, start.AddDays(1))],
            preview.Clocks.Where(c => c.Name != ClockName.Explanation).Select(c => (c.Name, c.DueAt!.Value))
        );
        Assert.Equal((promise.By, "The network is slow.", false), (progress.Promise.By, progress.Promise.Reason, progress.Promise.Late));
        Assert.Equal("We expect to have it done by 2026-12-03 11:00 (UTC).", progress.PromiseText);
        Assert.Equal(("promise.stated", AuthorKind.Staff, "The network is slow."), (progress.Steps[0].Type, progress.Steps[0].By, progress.Steps[0].Reason));
        Assert.Equal("ticket.replied", progress.LastAction.Type);
        Assert.Equal("ticket_not_late", early.Code);
        Assert.Equal((true, true, start.AddHours(2.5)), (late.Promise.Late, late.Promise.ExplanationOwed, late.Promise.ExplanationRequestedAt!.Value));
        Assert.True(answer.Explains);
        Assert.Equal((true, false), (explained.Promise.Late, explained.Promise.ExplanationOwed));
        Assert.Equal((policy.Id, 1L), (counted.Policy!.Id, counted.Policy.Version));
        var first = counted.Clocks.Single(c => c.Name == ClockName.FirstResponse);
        Assert.Equal((ClockState.Met, ClockCalendar.Elapsed, TimeSpan.FromMinutes(30)), (first.State, first.Calendar, first.Elapsed));
        var resolution = counted.Clocks.Single(c => c.Name == ClockName.Resolution);
        Assert.Equal((ClockState.Running, start.AddDays(1)), (resolution.State, resolution.DueAt!.Value));
        Assert.Equal(resolution.Elapsed, resolution.Stretches.Where(s => s.Counted).Aggregate(TimeSpan.Zero, (sum, s) => sum + s.Duration));
        Assert.All(resolution.Stretches, s => Assert.Equal(SlaStretchReason.Elapsed, s.Reason));
    }

    [Fact]
    public async Task Old_cases_are_counted_anew_when_that_is_ordered()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2026-12-03T09:00:00Z");
        using var lead = app.Client("bitp_demo_supervisor");
        using var partner = await app.NewPartnerClientAsync();
        var policy = await lead.SlaPolicies.CreateAsync(Policy("Deposits in the app", TicketCategory.Deposit, Channel.App));
        var ticket = await partner.Tickets.OpenAsync(Callers.Case());
        await lead.SlaPolicies.UpdateAsync(policy, new() { Targets = [Target(ClockName.Resolution, TimeSpan.FromDays(2))] });
        var order = new RecalculateSlaRequest
        {
            Since = ticket.CreatedAt,
            Reason = "The new contract.",
            Preview = true,
        };

        var previewed = await lead.SlaPolicies.RecalculateSlaAsync(order);
        var before = await lead.Tickets.GetAsync(ticket.Id);
        order.Preview = false;
        var ordered = await lead.SlaPolicies.RecalculateSlaAsync(order);
        await app.AdvanceAsync("PT0S");
        var after = await lead.Tickets.GetAsync(ticket.Id);

        Assert.Equal((true, false), (previewed.Previewed, ordered.Previewed));
        var moved = previewed.Most.Single(m => m.TicketId == ticket.Id && m.Clock == ClockName.Resolution);
        Assert.Equal((TimeSpan.FromDays(1), ticket.Reference), (moved.Moves!.Value, moved.Reference));
        Assert.Equal((1L, ticket.CreatedAt.AddDays(1)), Resolution(before));
        Assert.Equal((2L, ticket.CreatedAt.AddDays(2)), Resolution(after));
        Assert.Null((await partner.Tickets.GetAsync(ticket.Id)).Sla);

        static (long, DateTimeOffset?) Resolution(Ticket shown) =>
            (shown.Sla!.Policy.Version, shown.Sla.Clocks.Single(c => c.Name == ClockName.Resolution).DueAt);
    }

    private static CreateSlaPolicyRequest Policy(string name, TicketCategory category, Channel channel) =>
        new()
        {
            Name = name,
            Order = 1,
            Match = new() { Category = [category], Channel = [channel] },
            Targets =
            [
                Target(ClockName.FirstResponse, TimeSpan.FromHours(1)),
                Target(ClockName.Resolution, TimeSpan.FromDays(1)),
                Target(ClockName.Explanation, TimeSpan.FromHours(4)),
            ],
            WarnAt = ["50%", "PT10M"],
        };

    private static SlaTargetRequest Target(ClockName clock, TimeSpan target) =>
        new()
        {
            Clock = clock,
            Target = target,
            Calendar = ClockCalendar.Elapsed,
        };
}
