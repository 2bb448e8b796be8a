using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Data.Providers;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.OpenApi;
using BitP.SupportApi.Platform.Security;
using BitP.SupportApi.Platform.Time;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;

namespace BitP.SupportApi.Platform;

/// <summary>What every feature stands on: services, pipeline and the platform's own routes.</summary>
internal static class PlatformSetup
{
    public const long MaxBodyBytes = 256 * 1024;

    public static void AddPlatform(this WebApplicationBuilder builder, FeatureSet features)
    {
        var services = builder.Services;
        var configuration = builder.Configuration;
        Validation.UseJsonNames();
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = MaxBodyBytes;
        });
        services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(30));
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(o => ApiJson.Apply(o.SerializerOptions));
        services.AddExceptionHandler<ExceptionAnswers>();
        services.AddSingleton<TimeProvider, SupportClock>();
        services.AddSupportDatabase(configuration);
        services.AddScoped<CurrentActor>();
        services.AddScoped<AfterCommit>();
        services.AddSupportAuthentication(configuration);
        services.AddAuthorization();
        services.AddSingleton<IAuthorizationHandler, AccessHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AccessResultHandler>();
        services.AddSingleton<RateLimiting>();
        services.AddSingleton<ProblemCatalogue>();
        services.AddSupportOpenApi();
        services.AddHostedService<Housekeeping>();
        features.AddServices(services);
    }

    public static void UsePlatform(this WebApplication app)
    {
        var rateLimiting = app.Services.GetRequiredService<RateLimiting>();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = _ => Task.CompletedTask, SuppressDiagnosticsCallback = _ => true });
        app.UseStatusCodePages(ExceptionAnswers.FillEmptyAsync);
        app.Use(
            (context, next) =>
            {
                System.Globalization.CultureInfo.CurrentUICulture = Languages.Negotiate(context.Request.Headers.AcceptLanguage);
                context.Response.Headers.XContentTypeOptions = "nosniff";
                return next(context);
            }
        );
        app.UseRouting();
        app.UseAuthentication();
        app.Use(
            (context, next) =>
            {
                if (Actor.Of(context) is { } actor)
                    context.RequestServices.GetRequiredService<CurrentActor>().Value = actor;
                return rateLimiting.InvokeAsync(context, next);
            }
        );
        app.UseAuthorization();
    }

    public static void MapApi(this WebApplication app, FeatureSet features)
    {
        var api = app.MapGroup("/v1").RefuseUnknownParameters().DeclareFailures();
        api.MapGroup("").WithTags("Problems").Add<ListProblems>().Add<GetProblem>();
        api.MapGroup("").WithTags("Events").Add<ListEvents>();
        if (app.Environment.IsDevelopment())
            api.MapGroup("").WithTags("Test").Add<MoveClock>();
        features.Map(api);
    }

    private static void AddSupportDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        var provider = DatabaseProviders.For(configuration["Database:Provider"] ?? "sqlite");
        provider.AddContextFactory(
            services,
            configuration.GetConnectionString("Support") ?? throw new InvalidOperationException("ConnectionStrings:Support is not set.")
        );
        services.AddSingleton(provider);
        services.AddSingleton<Numbers>();
        services.AddScoped(sp => sp.GetRequiredService<SupportDbContextFactory>().CreateFor(sp.GetRequiredService<CurrentActor>().Value));
    }
}
