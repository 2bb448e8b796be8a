using System.Globalization;
using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.Complaints.Register;

/// <summary>What the lines of a register come to, worked out anew by whoever has only the file.</summary>
internal static class CountingAgain
{
    private static readonly string[] Steps = ["acknowledge", "respond", "update", "decide", "long_stop"];
    private static readonly string[] Open = ["received", "acknowledged", "investigating", "awaiting_customer"];

    public static JsonNode Figures(IReadOnlyCollection<Dictionary<string, string>> rows) =>
        new JsonObject
        {
            ["received"] = rows.Count,
            ["open"] = rows.Count(r => Open.Contains(r["status"])),
            ["decided"] = rows.Count(r => r["status"] == "decided"),
            ["closed"] = rows.Count(r => r["status"] == "closed"),
            ["inadmissible"] = rows.Count(r => r["status"] == "inadmissible"),
            ["withdrawn"] = rows.Count(r => r["status"] == "withdrawn"),
            ["steps"] = new JsonArray([.. Steps.Select(step => Step(step, rows))]),
            ["delayNotices"] = rows.Sum(r => Number(r["delayNotices"])),
            ["lateDelayNotices"] = rows.Sum(r => Number(r["lateDelayNotices"])),
            ["kinds"] = Counts(rows, "kind"),
            ["causes"] = Counts(rows, "cause"),
            ["outcomes"] = Counts(rows, "outcome"),
            ["channels"] = Counts(rows, "channel"),
            ["languages"] = Counts(rows, "language"),
            ["redress"] = new JsonArray([
                .. rows.SelectMany(r => r["redress"].Split("; ", StringSplitOptions.RemoveEmptyEntries))
                    .Select(paid => paid.Split(' '))
                    .GroupBy(paid => paid[1], paid => decimal.Parse(paid[0], CultureInfo.InvariantCulture))
                    .OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => new JsonObject { ["currency"] = g.Key, ["amount"] = g.Sum().ToString(CultureInfo.InvariantCulture) }),
            ]),
        };

    private static JsonObject Step(string step, IReadOnlyCollection<Dictionary<string, string>> rows)
    {
        // Not the seconds that the file tells, but those between its instants.
        long[] seconds =
        [
            .. rows.Where(r => r[$"{step}.doneAt"].Length > 0)
                .Select(r => ReadRegister.Instant(r[$"{step}.doneAt"]) - ReadRegister.Instant(r[step == "acknowledge" ? "startedAt" : "countedFrom"]))
                .Select(took => (long)Math.Floor(took.TotalSeconds)),
        ];
        return new()
        {
            ["step"] = step,
            ["done"] = seconds.Length,
            ["meanSeconds"] = seconds.Length == 0 ? null : (int)Math.Round(seconds.Sum() / (decimal)seconds.Length, MidpointRounding.AwayFromZero),
            ["p50Seconds"] = Percentile(seconds, 50),
            ["p90Seconds"] = Percentile(seconds, 90),
            ["p95Seconds"] = Percentile(seconds, 95),
            ["late"] = rows.Count(r => r[$"{step}.state"] == "late"),
            ["overdue"] = rows.Count(r => r[$"{step}.state"] == "overdue"),
        };
    }

    // As the documentation has it: the least of the times that so many in a hundred do not exceed.
    private static JsonNode? Percentile(long[] seconds, int percent) =>
        seconds.Length == 0
            ? null
            : JsonValue.Create((int)seconds.Where(v => seconds.Count(other => other <= v) * 100L >= (long)percent * seconds.Length).Min());

    private static JsonObject Counts(IEnumerable<Dictionary<string, string>> rows, string column) =>
        new(
            rows.Where(r => r[column].Length > 0)
                .GroupBy(r => r[column])
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => KeyValuePair.Create(g.Key, (JsonNode?)JsonValue.Create(g.Count())))
        );

    private static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);
}
