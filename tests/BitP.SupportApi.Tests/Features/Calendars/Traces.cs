using System.Collections.Concurrent;
using System.Diagnostics;

namespace BitP.SupportApi.Tests.Features.Calendars;

internal static class Traces
{
    /// <summary>Fails unless the request for an address leaves a trace of this path.</summary>
    public static async Task ShouldShowAsync(string path, Caller caller, string address)
    {
        var paths = new ConcurrentBag<string?>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            // What the framework writes when traces are on.
            ActivityStarted = activity => activity.SetTag("url.path", address),
            ActivityStopped = activity => paths.Add(activity.GetTagItem("url.path") as string),
        };
        ActivitySource.AddActivityListener(listener);

        (await caller.GetAsync(address)).ShouldBe(200);

        await Polling.UntilAsync(() => Task.FromResult(paths.Contains(path)), $"the trace of {path}");
    }
}
