using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Platform.Events;

/// <summary>An integrator who follows the change feed.</summary>
public sealed class FeedReader(Caller caller, int limit, string? types = null, bool byEventId = false)
{
    private string? _after;

    public List<JsonNode> Read { get; } = [];

    public IEnumerable<string> Ids => Read.Select(e => e["id"]!.GetValue<string>());

    /// <summary>Reads one page; answers how many events were new.</summary>
    public async Task<int> ReadPageAsync()
    {
        var query = $"/v1/events?limit={limit}{(types is null ? "" : $"&types={types}")}{(_after is null ? "" : $"&after={_after}")}";
        var answer = await caller.GetAsync(query);
        answer.ShouldBe(200);
        var items = answer.Items;
        Read.AddRange(items.Select(e => e!.DeepClone()));
        if (!byEventId)
            _after = answer.Text("nextCursor");
        else if (items.Count > 0)
            _after = items[^1]!["id"]!.GetValue<string>();
        return items.Count;
    }

    /// <summary>Reads what there is now.</summary>
    public async Task ReadAllAsync()
    {
        while (await ReadPageAsync() > 0) { }
    }

    /// <summary>Every event came once, and those of each subject in their order.</summary>
    public void ShouldBeInOrder()
    {
        Assert.Equal(Ids.Count(), Ids.Distinct().Count());
        foreach (var subject in Read.GroupBy(e => e["subject"]!["id"]!.GetValue<string>()))
        {
            var sequences = subject.Select(e => e["sequence"]!.GetValue<long>()).ToList();
            Assert.Equal(sequences.Order(), sequences);
        }
    }

    /// <summary>No event of a subject is missing; for readers who may see all that happens to it.</summary>
    public void ShouldHaveNoGaps()
    {
        foreach (var subject in Read.GroupBy(e => e["subject"]!["id"]!.GetValue<string>()))
            Assert.Equal(Enumerable.Range(1, subject.Count()).Select(n => (long)n), subject.Select(e => e["sequence"]!.GetValue<long>()));
    }
}
