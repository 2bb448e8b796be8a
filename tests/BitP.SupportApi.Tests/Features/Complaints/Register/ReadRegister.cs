using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.VisualBasic.FileIO;

namespace BitP.SupportApi.Tests.Features.Complaints.Register;

/// <summary>A register as somebody reads it who knows nothing of how it was written.</summary>
internal static class ReadRegister
{
    public const string Root = "/v1/complaints/register";

    /// <summary>The lines of a CSV file, each by the names of its columns, read by the parser that comes with the runtime.</summary>
    public static List<Dictionary<string, string>> Csv(string text)
    {
        using var parser = new TextFieldParser(new StringReader(text)) { TrimWhiteSpace = false };
        parser.SetDelimiters(",");
        var names = parser.ReadFields()!;
        var rows = new List<Dictionary<string, string>>();
        while (!parser.EndOfData)
            rows.Add(names.Zip(parser.ReadFields()!).ToDictionary(c => c.First, c => c.Second));
        return rows;
    }

    public static List<JsonNode> Lines(string text)
    {
        Assert.True(text.Length == 0 || text[^1] == '\n', "The last line is not ended.");
        return [.. text.Split('\n')[..^1].Select(line => JsonNode.Parse(line)!)];
    }

    public static async Task<List<Dictionary<string, string>>> CsvAsync(this Caller caller, string query)
    {
        var answer = await caller.GetAsync($"{Root}?{query}&format=csv");
        answer.ShouldBe(200);
        return Csv(answer.Raw);
    }

    public static async Task<List<JsonNode>> LinesAsync(this Caller caller, string query)
    {
        var answer = await caller.GetAsync($"{Root}?{query}&format=jsonl");
        answer.ShouldBe(200);
        return Lines(answer.Raw);
    }

    public static async Task<JsonNode> StatisticsAsync(this Caller caller, string query)
    {
        var answer = await caller.GetAsync($"/v1/complaints/statistics?{query}");
        answer.ShouldBe(200);
        return answer.Json;
    }

    /// <summary>The cells that the documentation promises for a line of JSON.</summary>
    public static Dictionary<string, string> Cells(JsonNode line)
    {
        var cells = new Dictionary<string, string>();
        foreach (var (name, value) in line.AsObject())
            switch (name)
            {
                case "regimes":
                    cells[name] = string.Join("; ", value!.AsArray().Select(r => $"{r.Str("key")}@{r!["version"]}"));
                    break;
                case "redress":
                    cells[name] = string.Join("; ", value!.AsArray().Select(r => $"{r.Str("amount")} {r.Str("currency")}"));
                    break;
                case "steps":
                    foreach (var step in value!.AsArray())
                    foreach (var member in new[] { "dueAt", "doneAt", "state", "seconds" })
                        cells[$"{step.Str("step")}.{member}"] = step![member]?.ToString() ?? "";
                    break;
                default:
                    cells[name] = value?.ToString() ?? "";
                    break;
            }
        return cells;
    }

    public static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
