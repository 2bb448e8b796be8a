namespace BitP.SupportApi.Platform.Problems;

/// <summary>The refusals that a route declares: they document it, and together they are the catalogue of problems.</summary>
public sealed record FailsMetadata(IReadOnlyList<Error> Errors);
