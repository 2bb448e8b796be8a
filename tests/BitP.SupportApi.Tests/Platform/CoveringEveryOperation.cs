using System.Text.Json.Nodes;
using BitP.SupportApi.Tests.Contract;

namespace BitP.SupportApi.Tests.Platform;

/// <summary>What features tell the tests of every operation is all that there is, and no more.</summary>
public sealed class CoveringEveryOperation
{
    public static TheoryData<string> Operations => Operation.Names;

    [Theory]
    [MemberData(nameof(Operations))]
    public void A_body_says_everything_that_can_be_said(string name)
    {
        var operation = Operation.Of(name);
        var schemas = Document.Whole()["components"]!["schemas"]!;
        var schema = operation.Contract.RequestSchemas.First()!;
        var members = (schema["$ref"] is { } reference ? schemas[reference.GetValue<string>().Split('/')[^1]]! : schema)["properties"]!.AsObject();
        var said = JsonNode.Parse(operation.Full.Json)!.AsObject();

        Assert.Equal(members.Select(m => m.Key).Order(), said.Select(m => m.Key).Concat(operation.Full.Without).Order());
    }

    [Fact]
    public void Every_body_is_that_of_an_operation() =>
        Assert.Empty(FeatureGround.All.SelectMany(f => f.Bodies).Select(b => b.Operation).Except(Operation.All.Select(o => o.Name)));

    [Fact]
    public void Everything_in_a_path_can_be_made()
    {
        var parameters = (from operation in Document.Committed() from parameter in operation.PathParameters select (operation.Path, parameter)).ToArray();

        Assert.NotEmpty(parameters);
        Assert.All(parameters, p => Assert.NotNull(Thing.Of(p.Path, p.parameter)));
        Assert.Equal(Thing.All.Select(t => t.Name).Distinct(), Thing.All.Select(t => t.Name));
    }
}
