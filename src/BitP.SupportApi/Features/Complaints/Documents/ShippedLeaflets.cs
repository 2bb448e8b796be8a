using BitP.SupportApi.Platform.Localization;

namespace BitP.SupportApi.Features.Complaints.Documents;

/// <summary>Leaflets for regimes that have one go along, for operators who have configured none. Each begins with a mark that it has to be replaced.</summary>
internal static class ShippedLeaflets
{
    private static readonly Lazy<LeafletFile> Lazy = new(() => DataFile.Read<LeafletFile>("Templates.leaflets.json", typeof(ShippedLeaflets)));

    /// <summary>The leaflet of a regime; null for those that have none.</summary>
    public static string? Of(string regime, string language) => Lazy.Value.Leaflets.GetValueOrDefault(regime)?.In(language);
}

/// <param name="Version">Rises with each change of the file.</param>
/// <param name="Leaflets">By the key of the regime.</param>
internal sealed record LeafletFile(int Version, IReadOnlyDictionary<string, LocalizedText> Leaflets);
