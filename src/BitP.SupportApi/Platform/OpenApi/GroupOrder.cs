namespace BitP.SupportApi.Platform.OpenApi;

/// <summary>In which order the contract has its groups of operations. Those that it does not name are the last.</summary>
internal sealed class GroupOrder(IReadOnlyList<string> names)
{
    private readonly Dictionary<string, int> _places = names.Index().ToDictionary(n => n.Item, n => n.Index);

    public int PlaceOf(string name) => _places.GetValueOrDefault(name, int.MaxValue);
}
