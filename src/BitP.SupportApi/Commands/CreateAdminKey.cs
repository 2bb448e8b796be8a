namespace BitP.SupportApi.Commands;

internal static class CreateAdminKey
{
    public static Task<int> RunAsync(IServiceProvider s, string n) => Task.FromResult(0);
}
