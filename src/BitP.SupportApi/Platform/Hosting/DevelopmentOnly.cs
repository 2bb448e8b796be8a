using BitP.SupportApi.Platform.Data;

namespace BitP.SupportApi.Platform.Hosting;

/// <summary>What is only for Development: demo data with keys that everybody knows, and a clock that can be moved.</summary>
internal sealed class DemoSettings
{
    public const string Section = "Demo";
    public const string KeyPrefix = "bitp_demo_";

    /// <summary>Fills an empty database with demo data and the demo keys.</summary>
    public bool Data { get; init; }

    /// <summary>Has demo data besides keys, people and tickets: a complaint, a survey and the like. Off for whoever counts what there is.</summary>
    public bool Cases { get; init; } = true;

    /// <summary>Adds <c>POST /v1/test/clock</c>.</summary>
    public bool MovableClock { get; init; }

    public static DemoSettings Of(IConfiguration configuration) => configuration.GetSection(Section).Get<DemoSettings>() ?? new();
}

internal static class DevelopmentOnly
{
    /// <summary>Refuses to go on when something of Development has come elsewhere.</summary>
    public static void Check(IHostEnvironment environment, IConfiguration configuration)
    {
        if (environment.IsDevelopment())
            return;
        var demo = DemoSettings.Of(configuration);
        if (demo.Data)
            throw new StartRefusedException($"Demo:Data is for Development only; this is {environment.EnvironmentName}.");
        if (demo.MovableClock)
            throw new StartRefusedException($"Demo:MovableClock is for Development only; this is {environment.EnvironmentName}.");
    }

    /// <summary>Refuses a database that holds the demo keys.</summary>
    public static async Task CheckAsync(IHostEnvironment environment, DatabaseProvider provider)
    {
        if (environment.IsDevelopment())
            return;
        // In SQL, so that the start does not wait for the first query by expression.
        var demoKeys = new SqlQuery(provider).Add(
            $"SELECT prefix FROM api_keys WHERE substring(prefix, 1, {DemoSettings.KeyPrefix.Length}) = {DemoSettings.KeyPrefix}"
        );
        if ((await provider.ReadAsync(demoKeys, row => row.GetString(0), CancellationToken.None)).Count > 0)
            throw new StartRefusedException(
                $"The database holds demo keys, which everybody knows; this is {environment.EnvironmentName}. Use another database."
            );
    }
}
