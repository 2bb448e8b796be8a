using System.Collections.Concurrent;
using BitP.SupportApi.Features.Complaints;
using BitP.SupportApi.Tests.Features.Complaints.Regimes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BitP.SupportApi.Tests.Features.Complaints;

/// <summary>Letters name the unit of the firm, which nobody makes up, and the ways that are open where the complainant lives.</summary>
public sealed class TellingWhomToAsk
{
    private static readonly (string, string)[] NoContact = [("Complaints:Contact:Email", ""), ("Complaints:Contact:Phone", "")];

    [Fact]
    public async Task Without_an_address_the_refusal_names_the_content_and_the_setting()
    {
        await using var app = await SupportApp.StartAsync(NoContact);
        var desk = await Desk.SetAsync(app);
        var path = await desk.ComplainAsync();

        var refused = await desk.Agent.PostAsync($"{path}/acknowledge");

        refused.ShouldBeProblem(409, "document_incomplete");
        Assert.Contains("contact.email (Complaints:Contact:Email)", refused.Text("detail"), StringComparison.Ordinal);
        Assert.Contains("contact.phone (Complaints:Contact:Phone)", refused.Text("detail"), StringComparison.Ordinal);
        Assert.Equal("received", (await desk.Agent.GetAsync(path)).Text("status"));
        var own = (await app.Admin.MadeAsync(new { documents = new[] { new { document = "acknowledgement", contents = new[] { "contact.email" } } } })).Text(
            "key"
        );
        var other = await desk.ComplainAsync(new { kind = "fees", regimes = new[] { own } });
        (await desk.Agent.PostAsync($"{other}/acknowledge")).ShouldBe(200);
    }

    [Fact]
    public async Task What_a_regime_says_goes_before_what_is_set()
    {
        var desk = await Desk.SetAsync();
        var key = (
            await desk.Admin.MadeAsync(
                new
                {
                    contact = new
                    {
                        email = "own@example.com",
                        phone = (string?)null,
                        unit = (string?)null,
                    },
                }
            )
        ).Text("key");
        var path = await desk.ComplainAsync(new { regimes = new[] { key } });

        var contact = (await desk.Partner.GetAsync(path))["contact"]!;

        Assert.Equal(("own@example.com", "+44 20 7946 0958"), (contact.Str("email"), contact.Str("phone")));
        Assert.NotNull(contact.Str("name"));
    }

    [Theory]
    [InlineData("Production", true, 1)]
    [InlineData("Production", false, 0)]
    [InlineData("Development", true, 0)]
    public async Task The_start_warns_once_when_complaints_cannot_be_acknowledged(string environment, bool isMissing, int warnings)
    {
        await using var app = await SupportApp.StartAsync(isMissing ? NoContact : []);
        var log = new Memory();
        using var check = new AcknowledgementCheck(
            app.Services.GetRequiredService<IServiceScopeFactory>(),
            app.Services.GetRequiredService<IHostApplicationLifetime>(),
            new Where(environment),
            app.Services.GetRequiredService<TimeProvider>(),
            log
        );

        await check.StartAsync(CancellationToken.None);
        await check.ExecuteTask!;

        Assert.Equal(warnings, log.Lines.Count);
        Assert.All(log.Lines, line => Assert.Contains("Set Complaints:Contact:Email, Complaints:Contact:Phone.", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("FR", "Médiateur", "Schlichter")]
    [InlineData("AT", "Schlichter", "Médiateur")]
    [InlineData("US", "For all", "Schlichter")]
    public async Task Remedies_are_those_of_where_the_complainant_lives(string country, string told, string untold)
    {
        var (desk, key) = await RemediesAsync();
        var path = await desk.ComplainAsync(
            new
            {
                regimes = new[] { key },
                country,
                language = "en",
            }
        );

        var letter = await DecideAsync(desk, path);

        Assert.Equal(country, (await desk.Partner.GetAsync(path)).Text("country"));
        Assert.Contains("For all", letter, StringComparison.Ordinal);
        Assert.Contains(told, letter, StringComparison.Ordinal);
        Assert.DoesNotContain(untold, letter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_did_not_say_where_is_told_of_all_and_may_say_it_later()
    {
        var (desk, key) = await RemediesAsync();
        var path = await desk.ComplainAsync(new { regimes = new[] { key }, language = "en" });
        Assert.Null((await desk.Partner.GetAsync(path))["country"]);

        var letter = await DecideAsync(desk, path);
        foreach (var remedy in new[] { "For all", "Médiateur", "Schlichter" })
            Assert.Contains(remedy, letter, StringComparison.Ordinal);

        var open = await desk.ComplainAsync(new { regimes = new[] { key }, kind = "fees" });
        var more = new
        {
            description = "I live in France.",
            customerId = desk.CustomerId,
            kind = "fees",
            country = "FR",
        };
        (await desk.Partner.PostAsync("/v1/complaints", more)).ShouldBe(200);
        Assert.Equal("FR", (await desk.Partner.GetAsync(open)).Text("country"));
    }

    [Theory]
    [InlineData("UK")]
    [InlineData("fr")]
    [InlineData("FRA")]
    [InlineData("")]
    public async Task A_country_is_one_that_there_is(string country)
    {
        var desk = await Desk.SetAsync();

        (
            await desk.Partner.PostAsync(
                "/v1/complaints",
                new
                {
                    description = "Ours.",
                    customerId = desk.CustomerId,
                    country,
                }
            )
        ).ShouldRefuse("country", "country");
    }

    private static async Task<(Desk Desk, string Key)> RemediesAsync()
    {
        var desk = await Desk.SetAsync();
        static object Remedy(string name, params string[] countries) =>
            countries is []
                ? new { name = new { en = name, de = name }, text = new { en = "Ask.", de = "Fragen." } }
                : new
                {
                    name = new { en = name, de = name },
                    text = new { en = "Ask.", de = "Fragen." },
                    countries,
                };
        var remedies = new[] { Remedy("For all"), Remedy("Médiateur", "FR"), Remedy("Schlichter", "DE", "AT") };
        return (desk, (await desk.Admin.MadeAsync(new { remedies })).Text("key"));
    }

    private static async Task<string> DecideAsync(Desk desk, string path)
    {
        (await desk.Admin.PostAsync($"{path}/acknowledge")).ShouldBe(200);
        var decision = new
        {
            outcome = "rejected",
            reasons = "It was in time.",
            findings = new[] { new { pointId = 1, finding = "It was in time." } },
        };
        (await desk.Supervisor.PostAsync($"{path}/decide", decision)).ShouldBe(200);
        return (await desk.Partner.GetAsync($"{path}/documents/final-response", ("Accept", "text/plain"))).Raw;
    }

    private sealed class Memory : ILogger<AcknowledgementCheck>
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception));
    }

    private sealed class Where(string environment) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = environment;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
