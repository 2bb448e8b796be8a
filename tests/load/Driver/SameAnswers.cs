using System.Text.Json;
using System.Text.Json.Nodes;

namespace BitP.SupportApi.Load.Driver;

/// <summary>Whether the yardstick answers what the product answered for the same tickets, byte for byte but for their ids.</summary>
internal static class SameAnswers
{
    private const int Looked = 50;

    public static async Task CheckAsync(Uri url, string file)
    {
        using var api = new Api(url, Api.Partner);
        foreach (var product in JsonSerializer.Deserialize<List<JsonObject>>(await File.ReadAllTextAsync(file))!.Take(Looked))
        {
            var answer = await api.GetAsync($"/v1/tickets/{product["reference"]}");
            var yardstick = JsonSerializer.Deserialize<JsonObject>(answer.GetRawText())!;
            product["id"] = yardstick["id"]!.DeepClone();
            // Whether a promise is late can change between the two.
            product["promise"]!["late"] = yardstick["promise"]!["late"]!.DeepClone();
            if (product.ToJsonString() != yardstick.ToJsonString())
                throw new InvalidOperationException($"The product answers\n{product}\nand the yardstick\n{yardstick}");
        }
    }
}
