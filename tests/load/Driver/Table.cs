using System.Globalization;
using System.Text.Json;

namespace BitP.SupportApi.Load.Driver;

/// <summary>Prints the results: one JSON object a line in, tables out. The exit code is 1 when a point failed.</summary>
internal static class Table
{
    private static readonly string[] Reads = ["get", "list", "deep", "queue"];

    public static int Print(string file)
    {
        var results = File.ReadAllLines(file).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        var points = results.Where(r => Text(r, "kind") == "point").ToList();
        Line(
            $"{"store", -11}{"tickets", 9}  {"operation", -11}{"program", -10}{"req/s", 9}{"p50 ms", 8}{"p99 ms", 8}{"CPU ms/req", 12}{"RSS MB", 8}{"errors", 8}  ratio"
        );
        foreach (var point in points)
        {
            var yardstick = points.Find(p => Of(p) == Of(point) && Text(p, "program") == "yardstick");
            var ratio =
                Text(point, "program") == "product" && yardstick.ValueKind is JsonValueKind.Object
                    ? Invariant($"{Value(point, "rps") / Value(yardstick, "rps"):0.00}")
                    : "";
            Line(
                Invariant(
                    $"{Text(point, "store"), -11}{Value(point, "tickets"), 9}  {Text(point, "op"), -11}{Text(point, "program"), -10}{Value(point, "rps"), 9:0}{Value(point, "p50_ms"), 8:0.00}{Value(point, "p99_ms"), 8:0.00}{Value(point, "cpu_ms_per_req"), 12:0.000}{Value(point, "rss_mb"), 8:0}{Value(point, "errors"), 8}  {ratio}{(Value(point, "errors") > 0 ? " FAILED" : "")}"
                )
            );
        }

        Grown(points);
        var product = points.Where(p => Text(p, "program") == "product").ToList();
        if (product.Count > 0)
            Line(Invariant($"\nproduct, resident memory: {product.Max(p => Value(p, "rss_mb")):0} MB at most"));
        Starts([.. results.Where(r => Text(r, "kind") == "start")]);
        return points.Exists(p => Value(p, "errors") > 0) ? 1 : 0;
    }

    private static void Grown(List<JsonElement> points)
    {
        var sizes = points.Select(p => Value(p, "tickets")).Distinct().Order().ToList();
        if (sizes.Count < 2)
            return;
        Line(Invariant($"\np99 with {sizes[^1]} tickets relative to {sizes[0]}"));
        foreach (var large in points.Where(p => Value(p, "tickets") == sizes[^1] && Reads.Contains(Text(p, "op"))))
        {
            var small = points.Find(p =>
                Value(p, "tickets") == sizes[0]
                && (Text(p, "store"), Text(p, "op"), Text(p, "program")) == (Text(large, "store"), Text(large, "op"), Text(large, "program"))
            );
            if (small.ValueKind is JsonValueKind.Object)
                Line(
                    Invariant(
                        $"{Text(large, "store"), -11}{Text(large, "op"), -11}{Text(large, "program"), -10}{Value(large, "p99_ms") / Value(small, "p99_ms"):0.00}"
                    )
                );
        }
    }

    private static void Starts(List<JsonElement> starts)
    {
        if (starts.Count == 0)
            return;
        var empty = starts.Find(s => Text(s, "name") == "empty");
        Line("\nfrom process start to the first 200, median");
        foreach (var start in starts)
            Line(
                Invariant(
                    $"{Text(start, "name"), -36}{Value(start, "median_ms"), 6} ms of {Value(start, "runs")} runs ({Value(start, "min_ms")} to {Value(start, "max_ms")}), {Value(start, "median_ms") / Value(empty, "median_ms"):0.0} times the empty program"
                )
            );
    }

    private static (string, double, string) Of(JsonElement point) => (Text(point, "store"), Value(point, "tickets"), Text(point, "op"));

    private static string Text(JsonElement result, string member) => result.GetProperty(member).GetString()!;

    private static double Value(JsonElement result, string member) => result.GetProperty(member).GetDouble();

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static void Line(string text) => Console.WriteLine(text);
}
