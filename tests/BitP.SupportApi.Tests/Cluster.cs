namespace BitP.SupportApi.Tests;

/// <summary>One or more nodes on a database of their own; requests are dealt out to them in turn.</summary>
public sealed class Cluster : IAsyncDisposable
{
    private readonly List<SupportApp> _nodes = [];

    public SupportApp this[int request] => _nodes[request % _nodes.Count];

    public static async Task<Cluster> StartAsync(int nodes)
    {
        var cluster = new Cluster();
        cluster._nodes.Add(await SupportApp.StartAsync());
        while (cluster._nodes.Count < nodes)
            cluster._nodes.Add(await cluster._nodes[0].StartSecondNodeAsync());
        return cluster;
    }

    public async ValueTask DisposeAsync()
    {
        // The first one owns the database.
        foreach (var node in Enumerable.Reverse(_nodes))
            await node.DisposeAsync();
    }
}
