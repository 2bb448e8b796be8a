using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BitP.SupportApi.Tests.Platform.Credentials;

/// <summary>The log tells what happened, and never what callers sent.</summary>
public sealed class KeepingSecretsOutOfTheLog
{
    [Fact]
    public async Task Nothing_that_callers_send_is_logged()
    {
        // As noisy as the product itself can be, with the levels for the framework that it ships with.
        await using var app = await SupportApp.StartAsync(
            ("Logging:LogLevel:Default", "Trace"),
            ("Logging:LogLevel:Microsoft", "Warning"),
            ("Logging:LogLevel:BitP", "Trace")
        );
        using var log = new Memory();
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        var ground = await Ground.PrepareAsync(app);
        var sent = new[]
        {
            "Sesame-subject",
            "Sesame-description",
            "Sesame-external",
            "Sesame-name",
            "sesame@example.com",
            "sesame-tag",
            "Sesame-body",
            "Sesame-reason",
        };
        var queries = new[] { "Sesame-query", "Sesame-unknown", "Sesame-path", "bitp_sesame_key", "Sesame-key", "Sesame-link" };

        var opened = await ground.Partner.PostAsync(
            "/v1/tickets",
            new
            {
                subject = sent[0],
                description = sent[1],
                category = "login",
                channel = "app",
                customer = new
                {
                    externalId = sent[2],
                    name = sent[3],
                    email = sent[4],
                },
                tags = new[] { sent[5] },
            },
            ("Idempotency-Key", queries[4])
        );
        opened.ShouldBe(201);
        (await app.Agent.PostAsync($"/v1/tickets/{opened.Text("id")}/messages", new { body = sent[6] })).ShouldBe(201);
        (await app.Agent.PostAsync($"/v1/tickets/{opened.Text("id")}/solve", new { reason = sent[7] })).ShouldBe(200);
        await ground.Partner.GetAsync($"/v1/tickets?q={queries[0]}");
        await ground.Partner.GetAsync($"/v1/customers?email={sent[4]}");
        await ground.Partner.GetAsync($"/v1/tickets?{queries[1]}=1");
        await ground.Partner.GetAsync($"/v1/tickets/{queries[2]}");
        await ground.Partner.GetAsync($"/{queries[2]}");
        await ground.Partner.SendRawAsync(HttpMethod.Post, "/v1/tickets", $$"""{ "subject": "{{sent[0]}}", "{{queries[1]}}": 1""");
        await ground.Partner.SendRawAsync(HttpMethod.Post, "/v1/tickets", $$"""{ "{{queries[1]}}": "{{sent[0]}}" }""");
        await ground.Partner.SendRawAsync(HttpMethod.Post, "/v1/tickets", $$"""{ "category": "{{sent[0]}}" }""");
        await app.Anonymous.GetAsync($"/s/{queries[5]}?lang={queries[0]}");
        await app.Anonymous.GetAsync($"/v1/survey-responses/{queries[5]}");
        await app.Anonymous.PostAsync($"/v1/survey-responses/{queries[5]}", new { rating = 4, comment = sent[6] });
        await app.With(queries[3]).GetAsync("/v1/tickets");
        await app.With(ground.Partner.Key + "x").GetAsync("/v1/tickets");
        await ground.Customer.GetAsync("/v1/agents");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ground.Partner.PostAsync("/v1/customers", new { externalId = sent[2] + "2", name = sent[3] })));
        var token = (await ground.Partner.PostAsync($"/v1/customers/{ground.CustomerId}/tokens", new { })).Text("token");

        var text = string.Join('\n', log.Lines);
        Assert.Contains("/v1/tickets", text, StringComparison.Ordinal);
        foreach (var secret in (string[])[.. sent, .. queries, ground.Partner.Key, token, "bitp_demo_agent"])
            Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("rror]", text, StringComparison.Ordinal);
    }

    private sealed class Memory : ILoggerProvider
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => new Logger(categoryName, Lines);

        public void Dispose() { }

        private sealed class Logger(string category, ConcurrentQueue<string> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Enqueue($"[{logLevel}] {category}: {formatter(state, exception)} {exception}");
        }
    }
}
