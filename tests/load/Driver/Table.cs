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
        var points = results.Where(r => Text(r, "kind") == "point").GroupBy(Of).Select(rounds => new Point(rounds.Key, [.. rounds])).ToList();
        var places = points.Select(p => (p.Of.Store, p.Of.Op)).Distinct().ToList();
        Line(
            $"{"store", -11}{"tickets", 9}  {"operation", -11}{"program", -10}{"req/s", 9}{"p50 ms", 8}{"p99 ms", 8}{"CPU ms/req", 12}{"RSS MB", 8}{"errors", 8}  ratio"
        );
        foreach (
            var point in points
                .OrderBy(p => places.FindIndex(at => at.Store == p.Of.Store))
                .ThenBy(p => p.Of.Tickets)
                .ThenBy(p => places.IndexOf((p.Of.Store, p.Of.Op)))
        )
        {
            var ratio =
                points.Find(p => p.Of == point.Of with { Program = "yardstick" }) is { } yardstick && point.Of.Program == "product"
                    ? Range(point.Relative(yardstick, "rps"))
                    : "";
            Line(
                Invariant(
                    $"{point.Of.Store, -11}{point.Of.Tickets, 9}  {point.Of.Op, -11}{point.Of.Program, -10}{point.Median("rps"), 9:0}{point.Median("p50_ms"), 8:0.00}{point.Median("p99_ms"), 8:0.00}{point.Sum("cpu_ms") / point.Sum("requests"), 12:0.000}{point.Rounds.Max(r => Value(r, "rss_mb")), 8:0}{point.Sum("errors"), 8}  {ratio}{(point.Sum("errors") > 0 ? " FAILED" : "")}"
                )
            );
        }

        Grown(points);
        var product = points.Where(p => p.Of.Program == "product").SelectMany(p => p.Rounds).ToList();
        if (product.Count > 0)
            Line(Invariant($"\nproduct, resident memory: {product.Max(p => Value(p, "rss_mb")):0} MB at most"));
        Starts([.. results.Where(r => Text(r, "kind") == "start")]);
        return points.Exists(p => p.Sum("errors") > 0) ? 1 : 0;
    }

    private static void Grown(List<Point> points)
    {
        var sizes = points.Select(p => p.Of.Tickets).Distinct().Order().ToList();
        if (sizes.Count < 2)
            return;
        Line(Invariant($"\np99 with {sizes[^1]} tickets relative to {sizes[0]}"));
        foreach (var large in points.Where(p => p.Of.Tickets == sizes[^1] && Reads.Contains(p.Of.Op)))
            if (points.Find(p => p.Of == large.Of with { Tickets = sizes[0] }) is { } small)
                Line(Invariant($"{large.Of.Store, -11}{large.Of.Op, -11}{large.Of.Program, -10}{Range(large.Relative(small, "p99_ms"))}"));
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

    // The middle of the rounds, and their ends.
    private static string Range(IReadOnlyCollection<double> values) =>
        Invariant($"{Middle(values):0.00}{(values.Count > 1 ? Invariant($" ({values.Min():0.00} to {values.Max():0.00})") : "")}");

    private static double Middle(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static Place Of(JsonElement point) => new(Text(point, "store"), (long)Value(point, "tickets"), Text(point, "op"), Text(point, "program"));

    private static string Text(JsonElement result, string member) => result.GetProperty(member).GetString()!;

    private static double Value(JsonElement result, string member) => result.GetProperty(member).GetDouble();

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static void Line(string text) => Console.WriteLine(text);

    private sealed record Place(string Store, long Tickets, string Op, string Program);

    private sealed record Point(Place Of, List<JsonElement> Rounds)
    {
        public double Median(string member) => Middle(Rounds.Select(r => Value(r, member)));

        public double Sum(string member) => Rounds.Sum(r => Value(r, member));

        // Round by round, since the rounds of both lie seconds apart.
        public List<double> Relative(Point other, string member) => [.. Rounds.Zip(other.Rounds, (a, b) => Value(a, member) / Value(b, member))];
    }
}
