using System.Net;

namespace BitP.SupportApi.Client.Tests;

public sealed class SendingARequestAgain
{
    private readonly JumpingClock _clock = new();

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task What_may_pass_is_tried_again_under_one_idempotency_key(int status)
    {
        using var api = new FakeApi(FakeApi.Refusal(status, "later"), FakeApi.Refusal(status, "later"), FakeApi.Message);
        using var client = api.Client(o => o.TimeProvider = _clock);
        ResponseInfo? info = null;

        var message = await client.Tickets.ReplyAsync("BP-1", new() { Body = "Hello" }, new() { OnResponse = i => info = i });

        Assert.Equal("Hello", message.Body);
        Assert.Equal(3, api.Requests.Count);
        Assert.Single(api.Requests.Select(r => r.Header("Idempotency-Key")).Distinct(), info!.IdempotencyKey);
        Assert.Single(api.Requests.Select(r => r.Body).Distinct(), """{"body":"Hello"}""");
        Assert.Equal(3, info!.Attempts);
        Assert.Equal(2, _clock.Waits.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(422)]
    [InlineData(501)]
    public async Task What_stays_refused_is_not_tried_again(int status)
    {
        using var api = new FakeApi(FakeApi.Refusal(status, "never"));
        using var client = api.Client(o => o.TimeProvider = _clock);

        var refused = await Assert.ThrowsAnyAsync<SupportApiException>(() => client.Tickets.ReplyAsync("BP-1", new() { Body = "Hello" }));

        Assert.Equal("never", refused.Code);
        Assert.Single(api.Requests);
    }

    [Fact]
    public async Task A_lost_connection_is_tried_again()
    {
        using var api = new FakeApi(FakeApi.Broken, FakeApi.Broken, FakeApi.Message);
        using var client = api.Client(o => o.TimeProvider = _clock);

        await client.Tickets.ReplyAsync("BP-1", new() { Body = "Hello" });

        Assert.Equal(3, api.Requests.Count);
        Assert.All(_clock.Waits, wait => Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromSeconds(8)));
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_tried_again()
    {
        using var api = new FakeApi(_ => new(HttpStatusCode.OK) { Content = new StreamContent(new BreakingStream()) }, FakeApi.Message);
        using var client = api.Client(o => o.TimeProvider = _clock);

        await client.Tickets.ReplyAsync("BP-1", new() { Body = "Hello" });

        Assert.Equal(2, api.Requests.Count);
    }

    [Fact]
    public async Task It_gives_up_in_the_end()
    {
        using var broken = new FakeApi(FakeApi.Broken);
        using var busy = new FakeApi(FakeApi.Refusal(503, "service_unavailable", TimeSpan.FromSeconds(3)));
        using var first = broken.Client(o => (o.TimeProvider, o.MaxRetries) = (_clock, 4));
        using var second = busy.Client(o => (o.TimeProvider, o.MaxRetries) = (_clock, 0));

        var unreached = await Assert.ThrowsAsync<NoAnswerException>(() => first.Tickets.GetAsync("BP-1"));
        var failed = await Assert.ThrowsAsync<ServerFailedException>(() => second.Tickets.GetAsync("BP-1"));

        Assert.Equal((5, 1), (broken.Requests.Count, busy.Requests.Count));
        Assert.Null(unreached.Status);
        Assert.IsType<HttpRequestException>(unreached.InnerException);
        Assert.Equal(("service_unavailable", TimeSpan.FromSeconds(3)), (failed.Code, failed.RetryAfter));
    }

    [Fact]
    public async Task The_wait_that_is_asked_for_is_kept()
    {
        using var api = new FakeApi(
            FakeApi.Refusal(429, "rate_limited", TimeSpan.FromSeconds(17)),
            FakeApi.Refusal(503, "service_unavailable", retryAt: _clock.Start.AddSeconds(27)),
            FakeApi.Message
        );
        using var client = api.Client(o => o.TimeProvider = _clock);

        await client.Tickets.ReplyAsync("BP-1", new() { Body = "Hello" });

        Assert.Equal([TimeSpan.FromSeconds(17), TimeSpan.FromSeconds(10)], _clock.Waits);
    }

    [Fact]
    public async Task A_wait_that_is_too_long_is_left_to_the_caller()
    {
        using var api = new FakeApi(FakeApi.Refusal(429, "rate_limited", TimeSpan.FromSeconds(31)));
        using var client = api.Client(o => o.TimeProvider = _clock);

        var refused = await Assert.ThrowsAsync<RateLimitedException>(() => client.Tickets.GetAsync("BP-1"));

        Assert.Equal(TimeSpan.FromSeconds(31), refused.RetryAfter);
        Assert.Single(api.Requests);
        Assert.Empty(_clock.Waits);
    }

    [Fact]
    public async Task The_idempotency_key_of_the_caller_is_used()
    {
        using var api = new FakeApi(FakeApi.Refusal(500, "internal_error"), FakeApi.Message);
        using var client = api.Client(o => o.TimeProvider = _clock);

        await client.Tickets.ReplyAsync("BP-1", new() { Body = "Hello" }, new() { IdempotencyKey = "mine" });

        Assert.Equal(["mine", "mine"], api.Requests.Select(r => r.Header("Idempotency-Key")));
    }

    [Fact]
    public async Task Two_calls_have_two_idempotency_keys_and_reads_have_none()
    {
        using var api = new FakeApi(FakeApi.Message);
        using var client = api.Client();

        await client.Tickets.ReplyAsync("BP-1", new() { Body = "Hello" });
        await client.Tickets.ReplyAsync("BP-1", new() { Body = "Hello" });
        await client.Tickets.GetMessageAsync("BP-1", Guid.Empty);

        Assert.NotEqual(api.Requests[0].Header("Idempotency-Key"), api.Requests[1].Header("Idempotency-Key"));
        Assert.Null(api.Requests[2].Header("Idempotency-Key"));
    }

    [Fact]
    public async Task An_attempt_that_takes_too_long_is_given_up()
    {
        var clock = new JumpingClock();
        using var slow = new SlowHandler { OnAttempt = () => clock.Advance(new SupportApiOptions().Timeout) };
        using var client = new SupportApiClient(
            new()
            {
                BaseAddress = FakeApi.Address,
                ApiKey = "bitp_test_key",
                MaxRetries = 1,
                TimeProvider = clock,
            },
            slow
        );

        var failed = await Assert.ThrowsAsync<NoAnswerException>(() => client.Tickets.GetAsync("BP-1"));

        Assert.Equal(2, slow.Attempts);
        Assert.Contains("https://support.example/ did not answer within", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_ends_an_attempt_at_once()
    {
        using var cancel = new CancellationTokenSource();
        using var slow = new SlowHandler { OnAttempt = cancel.Cancel };
        using var client = new SupportApiClient(new() { BaseAddress = FakeApi.Address, ApiKey = "bitp_test_key" }, slow);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Tickets.GetAsync("BP-1", cancellationToken: cancel.Token));

        Assert.Equal(1, slow.Attempts);
    }

    [Fact]
    public async Task Cancelling_ends_a_wait_at_once()
    {
        using var cancel = new CancellationTokenSource();
        var clock = new JumpingClock { OnWait = cancel.Cancel };
        using var api = new FakeApi(FakeApi.Refusal(503, "service_unavailable", TimeSpan.FromSeconds(20)));
        using var client = api.Client(o => o.TimeProvider = clock);

        var call = client.Tickets.GetAsync("BP-1", cancellationToken: cancel.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(Polling.Patience));
        Assert.Single(api.Requests);
    }

    [Fact]
    public async Task A_change_whose_answer_was_lost_is_made_once()
    {
        var app = await SupportApp.SharedAsync();
        using var losing = new LosingHandler();
        using var partner = await app.NewPartnerClientAsync(losing);
        ResponseInfo? info = null;

        var ticket = await partner.Tickets.OpenAsync(Callers.Case(), new() { OnResponse = i => info = i });

        var tickets = await partner.Tickets.ListAllAsync().ToListAsync();
        Assert.Equal(ticket.Id, Assert.Single(tickets).Id);
        Assert.Equal((2, true), (info!.Attempts, info.IsReplay));
        Assert.Equal(1, losing.Lost);
    }

    private sealed class SlowHandler : HttpMessageHandler
    {
        public int Attempts { get; private set; }

        /// <summary>What happens once an attempt has begun.</summary>
        public required Action OnAttempt { get; init; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Attempts++;
            OnAttempt();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("It never ends by itself.");
        }
    }

    /// <summary>Loses the first answer: the request has been handled then.</summary>
    private sealed class LosingHandler() : DelegatingHandler(new SocketsHttpHandler())
    {
        public int Lost { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (Lost > 0)
                return response;
            Lost++;
            response.Dispose();
            throw new HttpRequestException("The answer was lost.");
        }
    }

    private sealed class BreakingStream : MemoryStream
    {
        public override bool CanSeek => false;

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw new IOException("It broke off.");
    }
}
