using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BitP.SupportApi.Tests;

/// <summary>
/// The product on a real port of 127.0.0.1, with a database of its own. Tests share one and keep apart by having a partner each;
/// a test that moves the clock, restarts or configures makes its own.
/// </summary>
public sealed class SupportApp : IAsyncDisposable
{
    private static readonly Lazy<Task<SupportApp>> SharedApp = new(() => StartAsync());

    private readonly Factory _factory;
    private readonly TestDatabase _database;
    private readonly bool _ownsDatabase;

    private SupportApp(Factory factory, TestDatabase database, bool ownsDatabase) => (_factory, _database, _ownsDatabase) = (factory, database, ownsDatabase);

    /// <summary>The one that most tests share.</summary>
    public static Task<SupportApp> SharedAsync() => SharedApp.Value;

    /// <summary>Another node on the database of this one.</summary>
    public Task<SupportApp> StartSecondNodeAsync(params (string Key, string Value)[] settings) => StartAsync(_database, settings);

    /// <summary>Another node on the database of this one, with services that only it has.</summary>
    public Task<SupportApp> StartSecondNodeAsync(Action<IServiceCollection> services) => StartAsync(_database, [], services);

    public static Task<SupportApp> StartAsync(params (string Key, string Value)[] settings) => StartAsync(null, settings);

    /// <summary>A node with services that only it has.</summary>
    public static Task<SupportApp> StartAsync(Action<IServiceCollection> services) => StartAsync(null, [], services);

    /// <summary>A node with settings and services that only it has.</summary>
    public static Task<SupportApp> StartAsync((string Key, string Value) setting, Action<IServiceCollection> services) => StartAsync(null, [setting], services);

    /// <summary>A node on a database that is there, with services that only it has.</summary>
    public static Task<SupportApp> StartAsync(TestDatabase database, Action<IServiceCollection> services) => StartAsync(database, [], services);

    public static Task<SupportApp> StartAsync(TestDatabase? database, params (string Key, string Value)[] settings) => StartAsync(database, settings, _ => { });

    private static async Task<SupportApp> StartAsync(TestDatabase? database, (string Key, string Value)[] settings, Action<IServiceCollection> services)
    {
        var own = database ?? await TestDatabase.CreateMigratedAsync();
        var factory = new Factory(own, settings, services);
        factory.UseKestrel(0);
        factory.StartServer();
        return new(factory, own, database is null);
    }

    public TestDatabase Database => _database;

    public Uri Address => _factory.ClientOptions.BaseAddress;

    /// <summary>What the program is made of; for rules about the code itself, not for driving it.</summary>
    public IServiceProvider Services => _factory.Services;

    public Caller Anonymous => new(Client(null));

    public Caller PartnerA => new(Client("bitp_demo_partner_a"));

    public Caller PartnerB => new(Client("bitp_demo_partner_b"));

    public Caller Agent => new(Client("bitp_demo_agent"));

    public Caller Supervisor => new(Client("bitp_demo_supervisor"));

    public Caller Admin => new(Client("bitp_demo_admin"));

    /// <summary>Anybody who looks at a page of the partner A.</summary>
    public Caller Page => new(Client("bitp_demo_publishable"));

    public Caller With(string credential) => new(Client(credential));

    /// <summary>A new partner with a key of its own, whom no other test knows.</summary>
    public async Task<PartnerCaller> NewPartnerAsync(string name = "Test partner")
    {
        var partner = await Admin.PostAsync("/v1/partners", new { name });
        partner.ShouldBe(201);
        var key = await Admin.PostAsync(
            "/v1/api-keys",
            new
            {
                name,
                kind = "partner",
                partnerId = partner.Text("id"),
            }
        );
        key.ShouldBe(201);
        return new(this, Client(key.Text("key")), Guid.Parse(partner.Text("id")), key.Text("key"));
    }

    /// <summary>Stops the clock, where it is or at an instant: for a test that compares instants, however long its steps take.</summary>
    public Task StopClockAsync(string? at = null) => MoveClockAsync(new { set = at, freeze = true });

    /// <summary>Moves the clock forward, and answers what it shows then.</summary>
    public Task<DateTimeOffset> AdvanceAsync(string by) => MoveClockAsync(new { advance = by });

    /// <summary>What the clock shows.</summary>
    public Task<DateTimeOffset> NowAsync() => AdvanceAsync("PT0S");

    private async Task<DateTimeOffset> MoveClockAsync(object how)
    {
        var clock = await Admin.PostAsync("/v1/test/clock", how);
        clock.ShouldBe(200);
        return DateTimeOffset.Parse(clock.Text("now"), null);
    }

    private HttpClient Client(string? credential)
    {
        var client = new HttpClient(Sockets, disposeHandler: false) { BaseAddress = Address, Timeout = Polling.Patience };
        if (credential is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", credential);
        return client;
    }

    private static readonly SocketsHttpHandler Sockets = new()
    {
        AllowAutoRedirect = false,
        MaxConnectionsPerServer = 256,
        Expect100ContinueTimeout = Polling.Patience,
    };

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        if (_ownsDatabase)
            await _database.DisposeAsync();
    }

    private sealed class Factory(TestDatabase database, (string Key, string Value)[] settings, Action<IServiceCollection> services)
        : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment(settings.FirstOrDefault(s => s.Key == "Environment").Value ?? Environments.Development);
            builder.UseSetting("Database:Provider", database.Provider);
            builder.UseSetting("ConnectionStrings:Support", database.ConnectionString);
            builder.UseSetting("RateLimits:PerMinute", "10000000");
            builder.UseSetting("RateLimits:AnonymousPerMinute", "10000000");
            builder.UseSetting("RateLimits:LinkPerMinute", "10000000");
            builder.UseSetting("Rotations:Max", "100000");
            builder.UseSetting("SlaPolicies:Max", "100000");
            builder.UseSetting("EscalationPolicies:Max", "100000");
            builder.UseSetting("Surveys:Max", "100000");
            builder.UseSetting("Demo:Cases", "false");
            builder.UseSetting("Logging:LogLevel:Default", "Warning");
            foreach (var (key, value) in settings)
                builder.UseSetting(key, value);
            builder.ConfigureServices(services);
        }
    }
}

/// <summary>A partner whom only one test knows.</summary>
public sealed class PartnerCaller(SupportApp app, HttpClient client, Guid partnerId, string key) : Caller(client)
{
    private int _customers;

    public Guid PartnerId => partnerId;

    public string Key => key;

    /// <summary>Opens a ticket of a new customer, unless <paramref name="customer"/> names one.</summary>
    public async Task<Answer> OpenTicketAsync(string subject = "Printer on fire", string category = "other", string? customer = null, object? priority = null)
    {
        var answer = await PostAsync(
            "/v1/tickets",
            new
            {
                subject,
                description = "It burns.",
                category,
                channel = "web",
                priority,
                customer = new { externalId = customer ?? $"c-{Interlocked.Increment(ref _customers)}" },
                allowDuplicate = true,
            }
        );
        answer.ShouldBe(201);
        return answer;
    }

    /// <summary>A caller with a token of one of this partner's customers.</summary>
    public async Task<(Caller Caller, string CustomerId)> NewCustomerAsync(string externalId = "someone")
    {
        var customer = await PostAsync("/v1/customers", new { externalId });
        Assert.True(customer.Status is 200 or 201, customer.ToString());
        var token = await PostAsync($"/v1/customers/{customer.Text("id")}/tokens", new { lifetime = "PT24H" });
        token.ShouldBe(201);
        return (app.With(token.Text("token")), customer.Text("id"));
    }
}
