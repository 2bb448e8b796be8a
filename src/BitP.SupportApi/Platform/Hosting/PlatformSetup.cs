using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Due;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.OpenApi;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BitP.SupportApi.Platform.Hosting;

/// <summary>What every feature stands on: services, pipeline and the platform's own routes.</summary>
internal static partial class PlatformSetup
{
    public const long MaxBodyBytes = 256 * 1024;
    private const string DefaultAddress = "http://127.0.0.1:5080";

    public static void AddPlatform(this WebApplicationBuilder builder, FeatureSet features)
    {
        var services = builder.Services;
        var configuration = builder.Configuration;
        DevelopmentOnly.Check(builder.Environment, configuration);
        Validation.UseJsonNames();
        ApiJson.Know(ProblemJson.Default);
        ApiJson.Know(CredentialsJson.Default);
        ApiJson.Know(DueJson.Default);
        if (string.IsNullOrEmpty(configuration[WebHostDefaults.ServerUrlsKey]))
            builder.WebHost.UseUrls(DefaultAddress);
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = MaxBodyBytes;
            o.ConfigureEndpointDefaults(endpoint => endpoint.Use(ServerAnswers.On));
        });
        // That the start failed is told in one line, not with a stack as well.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(30));
        services.ConfigureHttpJsonOptions(o => ApiJson.Apply(o.SerializerOptions));
        services.AddSingleton<ExceptionAnswers>();
        services.AddSingleton<TimeProvider, SupportClock>();
        services.AddSupportDatabase(configuration);
        services.AddScoped<CurrentActor>();
        services.AddScoped<AfterCommit>();
        services.AddSingleton<WritersInLine>();
        services.AddSupportAuthentication(configuration);
        services.AddAuthorization();
        services.AddPages(configuration);
        services.AddSingleton<IAuthorizationHandler, AccessHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AccessResultHandler>();
        services.AddSingleton<RateLimiting>();
        services.AddSingleton<ProblemCatalogue>();
        services.AddSingleton(new ProblemExamples(features.Refusals));
        services.AddSupportOpenApi(new(features.Groups));
        services.AddSingleton<RequestLog>();
        services.AddSingleton<ServerAnswers>();
        services.AddHostedService<Telemetry>();
        services.AddHostedService<Housekeeping>();
        services.AddDueWork();
        services
            .AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", tags: [DatabaseHealth.Tag])
            .AddCheck<DueHealth>("due work", tags: [DatabaseHealth.Tag])
            .AddCheck<FeedHealth>("feed readers", tags: [DatabaseHealth.Tag]);
        services.AddSingleton(features);
        features.AddServices(services);
        services.AddApiEndpoints(features.Endpoints(configuration));
        // It would refuse media types while it looks for an endpoint, and take all that end in +json. RequestChecks looks at them once it is known which the endpoint takes.
        services.Remove(services.Single(s => s.ImplementationType?.Name == "AcceptsMatcherPolicy"));
        // It would make keys for cookies, of which there are none, and leave them in the home folder.
        services.Remove(services.Single(s => s.ImplementationType?.Name == "DataProtectionHostedService"));
        // It would answer before all else, in HTML.
        services.Remove(services.Single(s => s.ImplementationType?.Name == "HostFilteringStartupFilter"));
        services.Configure<HostFilteringOptions>(o => o.IncludeFailureMessage = false);
    }

    public static void UsePlatform(this WebApplication app)
    {
        var rateLimiting = app.Services.GetRequiredService<RateLimiting>();
        var requestLog = app.Services.GetRequiredService<RequestLog>();
        ICallerObserver[] observers = [.. app.Services.GetServices<ICallerObserver>()];
        _ = app.Services.GetRequiredService<ServerAnswers>();
        app.Use(requestLog.InvokeAsync);
        app.Use(HeadRequests.InvokeAsync);
        // Before whoever answers exceptions: an asynchronous method does not hand the culture on to its caller.
        app.Use(
            (context, next) =>
            {
                System.Globalization.CultureInfo.CurrentUICulture = Languages.Negotiate(context.Request.Headers.AcceptLanguage);
                AnswerHeaders.Begin(context.Response);
                return next(context);
            }
        );
        app.Use(app.Services.GetRequiredService<ExceptionAnswers>().InvokeAsync);
        app.UseStatusCodePages(ExceptionAnswers.FillEmptyAsync);
        app.UseHostFiltering();
        app.UseRouting();
        app.UseAuthentication();
        // Behind it, since what a page may read depends on who calls.
        app.UseCors();
        app.Use(
            (context, next) =>
            {
                if (Actor.Of(context) is { } actor)
                {
                    context.RequestServices.GetRequiredService<CurrentActor>().Value = actor;
                    foreach (var observer in observers)
                        observer.Note(actor, context);
                }
                return rateLimiting.InvokeAsync(context, next);
            }
        );
        app.UseAuthorization();
        app.Use(RequestChecks.InvokeAsync);
    }

    public static WebApplication MapApi(this WebApplication app)
    {
        app.MapGroup("/v1").MapApiEndpoints();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).DisableRateLimiting();
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains(DatabaseHealth.Tag), ResponseWriter = TellAsync })
            .DisableRateLimiting();
        app.Services.GetRequiredService<FeatureSet>().MapPages(app);
        app.MapContract();
        app.MapSwaggerUi(() => NoticeOf(app.Services));
        app.MapRoot();

        // A source makes its endpoints anew, and compiles them, for whoever asks: routing and the document share one that keeps them.
        var sources = ((IEndpointRouteBuilder)app).DataSources;
        EndpointDataSource kept = new CompositeEndpointDataSource([.. sources]);
        sources.Clear();
        sources.Add(kept);

        // Endpoints are built when they are first asked for: a faulty one shall stop the start, not the first request.
        app.UseEndpoints(_ => { });
        _ = app.Services.GetRequiredService<EndpointDataSource>().Endpoints;
        return app;
    }

    // Whoever wonders why nothing falls due looks there.
    private static string? NoticeOf(IServiceProvider services) =>
        services.GetRequiredService<TimeProvider>() is SupportClock { IsFrozen: true } clock
            ? $$"""The clock of this server stands still at {{Instants.Format(clock.GetUtcNow())}}. <code>POST /v1/test/clock</code> with <code>{ "freeze": false }</code> lets it go on."""
            : null;

    // With what it lacks.
    private static Task TellAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync(
            string.Join(": ", report.Entries.Values.Select(entry => entry.Description).OfType<string>().Prepend($"{report.Status}"))
        );
    }

    /// <summary>What has to be done before the first request.</summary>
    public static async Task PrepareAsync(this WebApplication app)
    {
        var schema = app.Services.GetRequiredService<Schema>();
        var provider = app.Services.GetRequiredService<DatabaseProvider>();
        if (app.Services.GetRequiredService<SchemaSettings>().MigrateOnStart)
        {
            await schema.MigrateAsync();
            await app.Services.GetRequiredService<WriteCheck>().RunAsync(CancellationToken.None);
        }
        // Without its schema the node is not ready, and no key works.
        else if (!await schema.IsCurrentAsync())
            return;
        await DevelopmentOnly.CheckAsync(app.Environment, provider);
        if (await provider.AdviceAsync(CancellationToken.None) is { } advice)
            LogAdvice(app.Logger, provider.Place, advice);
    }

    [LoggerMessage(LogLevel.Warning, "The database {Place} could serve better: {Advice}.")]
    private static partial void LogAdvice(ILogger log, string place, string advice);

    private static void AddSupportDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        var provider = DatabaseProviders.For(configuration["Database:Provider"] ?? "sqlite");
        var connectionString = configuration.GetConnectionString("Support") ?? throw new StartRefusedException("ConnectionStrings:Support is not set.");
        try
        {
            provider.AddContextFactory(services, connectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            // Its message may repeat what was taken for a name, such as the end of a password.
            throw new StartRefusedException(
                "ConnectionStrings:Support cannot be used: it has to be pairs such as Host=…;Database=…, with a value that has ; or = in it in quotation marks."
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"ConnectionStrings:Support cannot be used: {exception.Message}");
        }
        services.AddSingleton(_ => provider); // by a factory, so that it is disposed of with the host
        services.AddSingleton<Numbers>();
        services.AddHostedService(sp => sp.GetRequiredService<Numbers>());
        services.AddSingleton(new SchemaSettings(configuration.GetValue("Database:MigrateOnStart", true)));
        services.AddSingleton<Schema>();
        services.AddSingleton<WriteCheck>();
        services.AddSingleton<DatabaseHealth>();
        services.AddScoped(sp => sp.GetRequiredService<SupportDbContextFactory>().CreateFor(sp.GetRequiredService<CurrentActor>().Value));
    }
}
