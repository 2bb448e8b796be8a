namespace BitP.SupportApi.Client.Tests;

public sealed class ReadingLists
{
    [Fact]
    public async Task All_pages_are_read_one_after_another()
    {
        var app = await SupportApp.SharedAsync();
        using var counting = new CountingHandler();
        using var partner = await app.NewPartnerClientAsync(counting);
        var opened = new List<Guid>();
        for (var i = 0; i < 5; i++)
            opened.Add((await partner.Tickets.OpenAsync(Callers.Case($"c-{i}"))).Id);
        counting.Requests = 0;

        var listed = await partner.Tickets.ListAllAsync(new() { Limit = 2, Sort = TicketSort.CreatedAt }).ToListAsync();

        Assert.Equal(opened, listed.Select(t => t.Id));
        Assert.Equal(3, counting.Requests);
    }

    [Fact]
    public async Task A_page_that_nobody_wants_is_not_read()
    {
        var app = await SupportApp.SharedAsync();
        using var counting = new CountingHandler();
        using var partner = await app.NewPartnerClientAsync(counting);
        for (var i = 0; i < 4; i++)
            await partner.Tickets.OpenAsync(Callers.Case($"c-{i}"));
        counting.Requests = 0;

        await foreach (var ticket in partner.Tickets.ListAllAsync(new() { Limit = 2 }))
            if (ticket.Customer.ExternalId == "c-2")
                break;

        Assert.Equal(1, counting.Requests);
    }

    [Fact]
    public async Task Pages_can_be_read_one_by_one()
    {
        var app = await SupportApp.SharedAsync();
        using var partner = await app.NewPartnerClientAsync();
        for (var i = 0; i < 3; i++)
            await partner.Tickets.OpenAsync(Callers.Case($"c-{i}"));

        var first = await partner.Tickets.ListAsync(new() { Limit = 2 });
        var second = await partner.Tickets.ListAsync(new() { Limit = 2, Cursor = first.NextCursor });

        Assert.Equal((2, 1), (first.Items.Count, second.Items.Count));
        Assert.Null(second.NextCursor);
    }

    [Fact]
    public async Task Filters_are_sent_as_the_API_takes_them()
    {
        var app = await SupportApp.SharedAsync();
        using var partner = await app.NewPartnerClientAsync();
        var ticket = await partner.Tickets.OpenAsync(Callers.Case());
        ListTicketsQuery query = new()
        {
            Status = [TicketStatus.New, TicketStatus.OnHold],
            Category = [TicketCategory.Deposit],
            CreatedAfter = ticket.CreatedAt.ToOffset(TimeSpan.FromHours(8)),
            CustomerId = ticket.Customer.Id,
            Q = "deposit & more".Split(' ')[0],
        };

        Assert.Equal(ticket.Id, Assert.Single((await partner.Tickets.ListAsync(query)).Items).Id);
        Assert.Empty((await partner.Tickets.ListAsync(query with { CreatedAfter = ticket.CreatedAt.AddSeconds(1) })).Items);
        Assert.Empty((await partner.Tickets.ListAsync(query with { Status = [TicketStatus.Closed] })).Items);
    }

    [Fact]
    public async Task The_query_is_escaped()
    {
        using var api = new FakeApi(FakeApi.Json("""{ "items": [], "nextCursor": null }"""));
        using var client = api.Client();

        await client.Tickets.ListAsync(
            new()
            {
                Status = ["new", "a,b&c"],
                Q = "50% & 链",
                Limit = 3,
                Sort = TicketSort.CreatedAtDescending,
            }
        );
        await client.Tickets.ListAsync();

        Assert.Equal("/v1/tickets?status=new&status=a%2Cb%26c&q=50%25%20%26%20%E9%93%BE&sort=-createdAt&limit=3", api.Requests[0].PathAndQuery);
        Assert.Equal("/v1/tickets", api.Requests[1].PathAndQuery);
    }

    [Fact]
    public async Task The_feed_is_read_to_its_end_and_on_from_any_event()
    {
        var app = await SupportApp.SharedAsync();
        using var partner = await app.NewPartnerClientAsync();
        for (var i = 0; i < 3; i++)
            await partner.Tickets.OpenAsync(Callers.Case($"c-{i}"));

        var opened = await partner.Events.ListAllAsync(new() { Types = ["ticket.opened"], Limit = 2 }).ToListAsync();
        var rest = await partner.Events.ListAllAsync(new() { Types = ["ticket.opened"], After = opened[0].Id.ToString() }).ToListAsync();

        Assert.Equal(3, opened.Count);
        Assert.Equal(opened.Skip(1).Select(e => e.Id), rest.Select(e => e.Id));
        Assert.Equal(ActorKind.Partner, opened[0].Actor.Kind);
    }

    [Fact]
    public async Task The_feed_is_followed_until_it_is_cancelled()
    {
        var app = await SupportApp.SharedAsync();
        using var partner = await app.NewPartnerClientAsync();
        using var stop = new CancellationTokenSource(Polling.Patience);
        await partner.Tickets.OpenAsync(Callers.Case("c-0"));
        var seen = new List<string>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            var events = partner.Events.FollowAsync(new() { Types = ["ticket.opened"] }, TimeSpan.FromMilliseconds(20));
            await foreach (var happened in events.WithCancellation(stop.Token))
            {
                seen.Add(happened.Subject.Reference!);
                if (seen.Count == 1)
                    await partner.Tickets.OpenAsync(Callers.Case("c-1"));
                else
                    await stop.CancelAsync();
            }
        });

        Assert.Equal(2, seen.Distinct().Count());
    }

    [Fact]
    public async Task Several_types_of_events_are_asked_for_at_once()
    {
        var app = await SupportApp.SharedAsync();
        using var partner = await app.NewPartnerClientAsync();
        var ticket = await partner.Tickets.OpenAsync(Callers.Case());
        await partner.Tickets.UpdateAsync(ticket, new() { Tags = ["vip"] });
        await partner.Tickets.ReplyAsync(ticket.Id, new() { Body = "Hello" });

        var events = await partner.Events.ListAllAsync(new() { Types = ["ticket.opened", "ticket.replied"] }).ToListAsync();

        Assert.Equal(["ticket.opened", "ticket.replied"], events.Select(e => e.Type));
    }

    [Theory]
    [InlineData(null, 5)]
    [InlineData(60, 60)]
    public async Task The_feed_is_asked_again_after_a_pause(int? asked, int seconds)
    {
        using var stop = new CancellationTokenSource();
        using var api = new FakeApi(FakeApi.Json("""{ "items": [], "nextCursor": "a" }"""));
        var clock = new JumpingClock { OnWait = stop.Cancel };
        using var client = api.Client(o => o.TimeProvider = clock);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            client.Events.FollowAsync(pause: asked is { } pause ? TimeSpan.FromSeconds(pause) : null, cancellationToken: stop.Token).ToListAsync()
        );

        Assert.Equal([TimeSpan.FromSeconds(seconds)], clock.Waits);
    }

    private sealed class CountingHandler() : DelegatingHandler(new SocketsHttpHandler())
    {
        public int Requests { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
