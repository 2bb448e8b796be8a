// Makes out of the contract what NSwag is given: OpenAPI 3.0 with only the successes (refusals become typed exceptions, by hand),
// with the names that the SDK uses, and with what the templates cannot work out in extensions (x-…). generate.sh runs it:
//
//   dotnet run --project Prepare -- CONTRACT PREPARED
using System.Text.Json;
using System.Text.Json.Nodes;
using BitP.SupportApi.Prepare;

try
{
    var contract = new Contract(JsonNode.Parse(File.ReadAllText(args[0]), documentOptions: new() { AllowDuplicateProperties = false })!);
    var types = new Types(contract);
    var paths = new Operations(contract, types).Paths();

    var prepared = new JsonObject
    {
        ["openapi"] = "3.0.3",
        ["info"] = new JsonObject { ["title"] = contract.Title, ["version"] = contract.Version },
        ["paths"] = paths,
        ["components"] = new JsonObject { ["schemas"] = types.Schemas },
    };
    foreach (var (tag, description) in contract.Tags)
        prepared[$"x-group-{Words.Group(tag)}"] = description;

    File.WriteAllText(args[1], prepared.ToJsonString());
    return 0;
}
catch (Exception e) when (e is InvalidDataException or JsonException)
{
    Console.Error.WriteLine($"The contract cannot be made into the SDK: {e.Message}");
    return 1;
}
