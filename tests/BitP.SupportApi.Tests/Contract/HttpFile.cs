using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BitP.SupportApi.Tests.Contract;

/// <summary>Writes the contract as requests that an editor can send.</summary>
internal static partial class HttpFile
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(JsonObject document)
    {
        var operations = Document.Operations(document).ToArray();
        var text = new StringBuilder();
        text.Append("# Every operation of the contract with its example. The title says which status to expect. Made from support-api.v1.json.\n\n");
        text.Append("@host = http://127.0.0.1:5080\n@key = bitp_demo_partner_a\n");
        // What works with the demo data as it stands; other ids come from earlier answers.
        foreach (var part in operations.SelectMany(o => o.Parameters).Where(p => p["in"]!.GetValue<string>() == "path").DistinctBy(p => $"{p["name"]}"))
            text.Append($"@{part["name"]} = {part["example"]}".TrimEnd()).Append('\n');
        foreach (var operation in operations)
            text.Append('\n').Append(Of(operation));
        return text.ToString();
    }

    private static string Of(Described operation)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"### {operation.Id}: {operation.Json["summary"]} → {string.Join(" or ", operation.Successes)}\n");
        if (operation.IsSecured)
            text.Append(CultureInfo.InvariantCulture, $"# For: {string.Join(", ", operation.Callers)}\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"{operation.Method} {{{{host}}}}{PathVariable().Replace(operation.Path, "{{$1}}")}{operation.RequiredQuery}\n"
        );
        if (operation.IsSecured)
            text.Append("Authorization: Bearer {{key}}\n");
        foreach (var header in operation.Parameters.Where(p => p["in"]!.GetValue<string>() == "header" && p["required"]?.GetValue<bool>() is true))
            text.Append(CultureInfo.InvariantCulture, $"{header["name"]}: {header["example"]}\n");
        if (operation.Request is var (mediaType, example))
        {
            var body = example is JsonValue value ? value.GetValue<string>().ReplaceLineEndings("\n").TrimEnd() : example!.ToJsonString(Indented);
            text.Append(CultureInfo.InvariantCulture, $"Content-Type: {mediaType}\n\n{body}\n");
        }
        return text.ToString();
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex PathVariable();
}
