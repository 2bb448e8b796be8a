using BitP.SupportApi.Platform.Data;

namespace BitP.SupportApi.Commands;

/// <summary>What the program does instead of serving, when its arguments ask for it.</summary>
internal sealed class Command
{
    private const string Migrate = "--migrate";
    private const string MakeAdminKey = "--create-admin-key";

    private readonly Func<IServiceProvider, Task<int>> _run;

    private Command(Func<IServiceProvider, Task<int>> run) => _run = run;

    /// <summary>The command among the arguments, and the arguments without it: they are settings.</summary>
    public static (Command? Command, string[] Settings) Of(string[] args)
    {
        if (Array.IndexOf(args, Migrate) is >= 0 and var migrate)
            return (new(MigrateAsync), [.. args[..migrate], .. args[(migrate + 1)..]]);
        if (Array.IndexOf(args, MakeAdminKey) is >= 0 and var make)
        {
            var name = make + 1 < args.Length ? args[make + 1] : "";
            return (new(services => CreateAdminKey.RunAsync(services, name)), [.. args[..make], .. args.Skip(make + 2)]);
        }
        return (null, args);
    }

    public Task<int> RunAsync(IServiceProvider services) => _run(services);

    private static async Task<int> MigrateAsync(IServiceProvider services)
    {
        await services.GetRequiredService<Schema>().MigrateAsync();
        return 0;
    }
}
