using System.Text;
using System.Text.Json.Nodes;
using BitP.SupportApi.Tests.Contract;

namespace BitP.SupportApi.Tests.Platform;

/// <summary>An operation of the contract that takes a JSON body, with one that is valid and says everything that can be said.</summary>
internal sealed record Operation(Described Contract, FullBody Full)
{
    public static readonly IReadOnlyList<Operation> All =
    [
        .. from described in Document.Committed()
        where described.Request?.MediaType.EndsWith("json", StringComparison.Ordinal) is true
        select new Operation(described, FullBodyOf(described)),
    ];

    public string Name => Contract.Id;

    public HttpMethod Method => HttpMethod.Parse(Contract.Method);

    public string Caller => Full.Caller;

    public string Path => Contract.Aim;

    public bool BodyIsOptional => Contract.RequestBody!["required"]?.GetValue<bool>() is not true;

    public static Operation Of(string name) => All.Single(o => o.Name == name);

    /// <summary>The names of all of them, as data of a theory.</summary>
    public static TheoryData<string> Names => [.. All.Select(o => o.Name)];

    public string ContentType => Contract.Request!.Value.MediaType;

    public async Task<JsonObject> ValidBodyAsync(Ground ground) => JsonNode.Parse(await ground.FillAsync(Full.Json))!.AsObject();

    public async Task<byte[]> ValidBytesAsync(Ground ground) => Encoding.UTF8.GetBytes(await ground.FillAsync(Full.Json));

    // The example of the contract, when it says everything.
    private static FullBody FullBodyOf(Described described) =>
        FeatureGround.All.SelectMany(f => f.Bodies).SingleOrDefault(b => b.Operation == described.Id)
        ?? new(described.Id, described.Caller, Ground.Aim(Document.Text(described.Request!.Value.Example!)));
}
