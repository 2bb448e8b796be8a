using System.Diagnostics.Metrics;

namespace BitP.SupportApi.Platform.Events;

/// <summary>What is counted of the events.</summary>
internal static class EventMetrics
{
    public const string Meter = "BitP.SupportApi";

    private static readonly Counter<long> Appended = new Meter(Meter).CreateCounter<long>("support.events", description: "Events appended, by type.");

    public static void Count(string type) => Appended.Add(1, new KeyValuePair<string, object?>("type", type));
}
