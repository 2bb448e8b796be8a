using System.Diagnostics;

namespace BitP.SupportApi.Tests;

public static class Polling
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Waits until the condition holds; a minute without it fails the test.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        var waited = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(waited.Elapsed < Patience, $"Still waiting: {what}");
            await Task.Delay(10);
        }
    }
}
