using System.Diagnostics.Metrics;
using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Platform.Due;

/// <summary>What is counted of due work and of the readers of the feed.</summary>
internal static class DueMetrics
{
    private static readonly Meter Meter = new(EventMetrics.Meter);

    private static readonly Counter<long> Handled = Meter.CreateCounter<long>("support.due.handled", description: "Due work that was done, by kind.");

    private static readonly Counter<long> Failures = Meter.CreateCounter<long>("support.due.failures", description: "Attempts that failed, by kind.");

    private static readonly Histogram<double> Late = Meter.CreateHistogram<double>(
        "support.due.lateness",
        "s",
        "How long after its time due work was done, by kind."
    );

    private static long _oldest;

    static DueMetrics() =>
        Meter.CreateObservableGauge(
            "support.due.oldest",
            () => TimeSpan.FromTicks(Volatile.Read(ref _oldest)).TotalSeconds,
            "s",
            "For how long the oldest due work of the kinds that this node does has waited, when it looked last."
        );

    public static void Done(string kind, TimeSpan late)
    {
        Handled.Add(1, Of(kind));
        Late.Record(late.TotalSeconds, Of(kind));
    }

    public static void Failed(string kind) => Failures.Add(1, Of(kind));

    public static void Waits(TimeSpan oldest) => Volatile.Write(ref _oldest, oldest.Ticks);

    private static KeyValuePair<string, object?> Of(string kind) => new("kind", kind);
}
