using System.Collections.Frozen;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;

namespace BitP.SupportApi.Platform.Problems;

/// <summary>An entry of the catalogue of problems.</summary>
/// <param name="Code">The stable machine code.</param>
/// <param name="Status">The HTTP status it is sent with.</param>
/// <param name="Title">What it means, in every language.</param>
/// <param name="Cause">What leads to it, in every language.</param>
/// <param name="Remedy">What to do about it, in every language.</param>
public sealed record ProblemDescription(string Code, int Status, LocalizedText Title, LocalizedText Cause, LocalizedText Remedy) : IExample<ProblemDescription>
{
    public static ProblemDescription Example => Of(PlatformErrors.VersionMismatch);

    internal static ProblemDescription Of(Error error) => new(error.Code, error.Status, error.Title, error.Cause, error.Remedy);
}

/// <summary>The codes of all problems that the API may answer with: what the routes declare, and what any request may meet.</summary>
public sealed class ProblemCatalogue(EndpointDataSource endpoints)
{
    private readonly Lazy<FrozenDictionary<string, ProblemDescription>> _all = new(() =>
        endpoints
            .Endpoints.SelectMany(e => e.Metadata.GetOrderedMetadata<FailsMetadata>().SelectMany(m => m.Errors))
            .Concat(PlatformErrors.All)
            .DistinctBy(e => e.Code)
            .ToFrozenDictionary(e => e.Code, ProblemDescription.Of)
    );

    public IReadOnlyList<ProblemDescription> All => [.. _all.Value.Values.OrderBy(p => p.Code, StringComparer.Ordinal)];

    public ProblemDescription? Find(string code) => _all.Value.GetValueOrDefault(code);
}
