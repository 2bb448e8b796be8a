namespace BitP.SupportApi.Platform.Due;

internal static class DueSetup
{
    /// <summary>Registers what does due work and reads the event feed.</summary>
    public static IServiceCollection AddDueWork(this IServiceCollection services) =>
        services
            .AddSingleton<DueHandlers>()
            .AddSingleton<DueQueries>()
            .AddSingleton<DueRunner>()
            .AddHostedService(sp => sp.GetRequiredService<DueRunner>())
            .AddSingleton<FeedPlaces>()
            .AddHostedService<FeedRunner>();

    /// <summary>Registers what does due work of one kind. One is made for each item, in a scope that acts for the system.</summary>
    public static IServiceCollection AddDueHandler<THandler>(this IServiceCollection services)
        where THandler : class, IDueHandler => services.AddScoped<THandler>().AddScoped<IDueHandler>(scope => scope.GetRequiredService<THandler>());

    /// <summary>Registers what reads the event feed. One is made for each stretch of it, in a scope that acts for the system.</summary>
    public static IServiceCollection AddFeedReader<TReader>(this IServiceCollection services)
        where TReader : class, IFeedReader => services.AddScoped<TReader>().AddScoped<IFeedReader>(scope => scope.GetRequiredService<TReader>());
}
