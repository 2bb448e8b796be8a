namespace BitP.SupportApi.Platform.Http;

/// <summary>Marks a route whose path holds a secret.</summary>
public sealed record SecretPathMetadata;
