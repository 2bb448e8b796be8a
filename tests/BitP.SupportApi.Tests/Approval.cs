using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests;

/// <summary>Compares what the program makes with the file that is committed. APPROVE=1 rewrites the file.</summary>
internal static class Approval
{
    private const int MaxShown = 25;

    private static readonly bool Approve = Environment.GetEnvironmentVariable("APPROVE") == "1";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>By structure: the order of members means nothing. The first differences are told as paths.</summary>
    public static void MatchesJson(JsonNode actual, string path)
    {
        var file = Path.Combine(Repository.Root, path);
        if (Approve)
            Write(file, actual.ToJsonString(Indented) + "\n");
        var approved = File.Exists(file) ? JsonNode.Parse(File.ReadAllText(file)) : null;
        var differences = JsonDifferences.Between(approved, actual).Take(MaxShown + 1).ToArray();
        if (differences.Length > 0)
            Assert.Fail($"{path} differs from what the program makes. Run with APPROVE=1, then read the diff.\n{Listed(differences)}");
    }

    /// <summary>By lines: those that are gone and those that are new are told.</summary>
    public static void MatchesText(string actual, string path)
    {
        var file = Path.Combine(Repository.Root, path);
        if (Approve)
            Write(file, actual);
        var approved = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n").Split('\n') : [];
        var made = actual.Split('\n');
        if (approved.SequenceEqual(made))
            return;
        string[] differences =
        [
            .. approved
                .Except(made)
                .Select(line => $"- {line}")
                .Concat(made.Except(approved).Select(line => $"+ {line}"))
                .DefaultIfEmpty("the same lines, in another order"),
        ];
        Assert.Fail($"{path} differs from what the program makes. Run with APPROVE=1, then read the diff.\n{Listed(differences)}");
    }

    private static string Listed(string[] differences) => string.Join('\n', differences.Take(MaxShown)) + (differences.Length > MaxShown ? "\n… and more" : "");

    private static void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}

/// <summary>What differs between two JSON values, as paths.</summary>
internal static class JsonDifferences
{
    private const int MaxLength = 100;

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<string> Between(JsonNode? before, JsonNode? after, string path = "$")
    {
        switch (before, after)
        {
            case (JsonObject a, JsonObject b):
                foreach (var name in a.Select(m => m.Key).Union(b.Select(m => m.Key)))
                {
                    var member = $"{path}.{name}";
                    if (!b.ContainsKey(name))
                        yield return $"{member}: removed";
                    else if (!a.ContainsKey(name))
                        yield return $"{member}: added {Short(b[name])}";
                    else
                        foreach (var difference in Between(a[name], b[name], member))
                            yield return difference;
                }
                break;
            case (JsonArray a, JsonArray b):
                for (var i = 0; i < Math.Max(a.Count, b.Count); i++)
                    if (i >= b.Count)
                        yield return $"{path}[{i}]: removed {Short(a[i])}";
                    else if (i >= a.Count)
                        yield return $"{path}[{i}]: added {Short(b[i])}";
                    else
                        foreach (var difference in Between(a[i], b[i], $"{path}[{i}]"))
                            yield return difference;
                break;
            case (JsonValue a, JsonValue b) when a.TryGetValue<string>(out var was) && b.TryGetValue<string>(out var became):
                // Long texts differ somewhere in the middle: show that part.
                var same = was.Zip(became).TakeWhile(pair => pair.First == pair.Second).Count();
                var from = same <= MaxLength / 2 ? 0 : same - MaxLength / 4;
                if (was != became)
                    yield return $"{path}: {(from > 0 ? "…" : "")}{Short(was[from..])} → {(from > 0 ? "…" : "")}{Short(became[from..])}";
                break;
            default:
                if (!JsonNode.DeepEquals(before, after))
                    yield return $"{path}: {Short(before)} → {Short(after)}";
                break;
        }
    }

    private static string Short(JsonNode? value)
    {
        var text = value?.ToJsonString(Relaxed) ?? "null";
        return text.Length <= MaxLength ? text : text[..MaxLength] + "…";
    }
}
