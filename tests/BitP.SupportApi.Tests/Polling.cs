using System.Diagnostics;

namespace BitP.SupportApi.Tests;

public static class Polling
{
    /// <summary>How long anything is waited for. What comes at all comes soon, unless the machine is slow or busy; a test that fails may take its time.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Waits until the condition holds.</summary>
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
