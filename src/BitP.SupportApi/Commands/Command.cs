using BitP.SupportApi.Platform.Data;

namespace BitP.SupportApi.Commands;

/// <summary>What the program does instead of serving, when its arguments ask for it.</summary>
internal sealed class Command
{
    private readonly Func<IServiceProvider, Task<int>> _run;

    private Command(Func<IServiceProvider, Task<int>> run) => _run = run;

    public static Command? Of(string[] args) =>
        args switch
        {
            ["--migrate", ..] => new(MigrateAsync),
            ["--create-admin-key", var name, ..] => new(services => CreateAdminKey.RunAsync(services, name)),
            _ => null,
        };

    public Task<int> RunAsync(IServiceProvider services) => _run(services);

    private static async Task<int> MigrateAsync(IServiceProvider services)
    {
        await services.GetRequiredService<Schema>().MigrateAsync();
        return 0;
    }
}
