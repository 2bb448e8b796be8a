using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BitP.SupportApi.Client.Tests;

public sealed class ConfiguringTheClient
{
    private const string Secret = "bitp_test_verysecret";

    [Theory]
    [InlineData("http://support.example", "plain http")]
    [InlineData("ftp://support.example", "http or https")]
    [InlineData("https://me@support.example", "no user")]
    [InlineData("https://support.example?key=1", "no user")]
    public void An_address_that_is_no_good_is_refused(string address, string reason)
    {
        var refused = Assert.Throws<OptionsValidationException>(() => new SupportApiClient(new() { BaseAddress = new(address), ApiKey = Secret }));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mistake_is_told()
    {
        var refused = Assert.Throws<OptionsValidationException>(() =>
            new SupportApiClient(
                new()
                {
                    ApiKey = Secret + "\n",
                    MaxRetries = -1,
                    Timeout = TimeSpan.Zero,
                    MaxRetryAfter = TimeSpan.FromDays(2),
                }
            )
        );

        Assert.Equal(5, refused.Failures.Count());
        Assert.DoesNotContain(Secret, refused.Message, StringComparison.Ordinal);
        Assert.Contains(
            "One of ApiKey, GetCredential and Anonymous",
            Assert.Throws<OptionsValidationException>(() => new SupportApiClient(new() { BaseAddress = FakeApi.Address })).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_secret_is_not_shown()
    {
        var options = new SupportApiOptions { BaseAddress = FakeApi.Address, ApiKey = Secret };

        Assert.DoesNotContain(Secret, options.ToString(), StringComparison.Ordinal);
        Assert.Contains("https://support.example/", options.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://support.example", "/v1/problems")]
    [InlineData("https://support.example/desk", "/desk/v1/problems")]
    [InlineData("https://support.example/desk/", "/desk/v1/problems")]
    public async Task The_address_may_have_a_path(string address, string path)
    {
        using var api = new FakeApi(FakeApi.Json("""{ "items": [] }"""));
        using var client = api.Client(o => o.BaseAddress = new(address));

        await client.Problems.ListAsync();

        Assert.Equal(path, api.Requests.Single().PathAndQuery);
    }

    [Fact]
    public async Task What_anybody_may_read_needs_no_credential()
    {
        var app = await SupportApp.SharedAsync();
        using var anybody = new SupportApiClient(new() { BaseAddress = app.Address, Anonymous = true });

        var problems = await anybody.Problems.ListAsync();
        var problem = await anybody.Problems.GetAsync("ticket_duplicate");
        var refused = await Assert.ThrowsAsync<UnauthorizedException>(() => anybody.Tickets.ListAsync());

        Assert.Contains(problems.Items, p => p.Code == "version_mismatch");
        Assert.Equal(409, problem.Status);
        Assert.Equal("credential_missing", refused.Code);
    }

    [Fact]
    public void A_credential_is_not_left_out_by_mistake()
    {
        SupportApiOptions both = new()
        {
            BaseAddress = FakeApi.Address,
            ApiKey = Secret,
            Anonymous = true,
        };

        Assert.Throws<OptionsValidationException>(() => new SupportApiClient(both));
    }

    [Fact]
    public async Task Every_attempt_asks_for_the_credential()
    {
        using var api = new FakeApi(FakeApi.Refusal(503, "service_unavailable"), FakeApi.Json("""{ "items": [] }"""));
        var given = 0;
        using var client = api.Client(o =>
        {
            o.ApiKey = null;
            o.GetCredential = _ => ValueTask.FromResult($"token-{++given}");
            o.Language = "fr";
            o.TimeProvider = new JumpingClock();
        });

        await client.Problems.ListAsync();

        Assert.Equal(["Bearer token-1", "Bearer token-2"], api.Requests.Select(r => r.Header("Authorization")));
        Assert.Equal("fr", api.Requests[0].Header("Accept-Language"));
        Assert.StartsWith("BitP.SupportApi.Client/", api.Requests[0].Header("User-Agent"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_gets_a_client_that_logs_no_secret()
    {
        var app = await SupportApp.SharedAsync();
        var partner = await app.NewPartnerAsync();
        using var log = new Log();
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSupportApiClient(o => (o.BaseAddress, o.ApiKey) = (app.Address, partner.Key));
        using var host = builder.Build();
        await host.StartAsync();

        var ticket = await host.Services.GetRequiredService<SupportApiClient>().Tickets.OpenAsync(Callers.Case());
        await Assert.ThrowsAsync<NotFoundException>(() => host.Services.GetRequiredService<SupportApiClient>().Tickets.GetAsync("BP-1"));

        Assert.Equal(TicketStatus.New, ticket.Status);
        Assert.NotEmpty(log.Lines);
        Assert.DoesNotContain(log.Lines, line => line.Contains(partner.Key, StringComparison.Ordinal));
        await host.StopAsync();
    }

    [Fact]
    public async Task An_application_with_a_mistake_does_not_start()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddSupportApiClient(o => o.BaseAddress = FakeApi.Address);
        using var host = builder.Build();

        await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
    }

    [Fact]
    public async Task An_application_may_put_handlers_of_its_own_behind_each_attempt()
    {
        var services = new ServiceCollection();
        using var api = new FakeApi(FakeApi.Refusal(503, "service_unavailable"), FakeApi.Json("""{ "items": [] }"""));
        services
            .AddSupportApiClient(o => (o.BaseAddress, o.ApiKey, o.TimeProvider) = (FakeApi.Address, Secret, new JumpingClock()))
            .ConfigurePrimaryHttpMessageHandler(() => api);
        await using var provider = services.BuildServiceProvider();

        Assert.Empty((await provider.GetRequiredService<SupportApiClient>().Problems.ListAsync()).Items);

        Assert.Equal(2, api.Requests.Count);
    }

    [Fact]
    public async Task Tests_put_stand_ins_in_place_of_groups()
    {
        using SupportApiClient client = new StandIn();

        Assert.Equal("not_found", (await client.Problems.GetAsync("x")).Code);
        Assert.Throws<InvalidOperationException>(() => client.Tickets);
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.Problems.ListAsync());
    }

    private sealed class StandIn : SupportApiClient
    {
        public override ProblemsClient Problems { get; } = new StandInProblems();
    }

    private sealed class StandInProblems : ProblemsClient
    {
        public override Task<ProblemDescription> GetAsync(string code, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(
                new ProblemDescription
                {
                    Code = "not_found",
                    Status = 404,
                    Title = Nothing,
                    Cause = Nothing,
                    Remedy = Nothing,
                }
            );

        private static LocalizedText Nothing =>
            new()
            {
                En = "",
                De = "",
                Fr = "",
                ZhCN = "",
            };
    }

    private sealed class Log : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Lines.Enqueue(state.ToString()!);
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose() { }
    }
}
