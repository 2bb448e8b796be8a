namespace BitP.SupportApi.Platform.Http;

/// <summary>Marks a route whose path holds a secret.</summary>
public sealed record SecretPathMetadata;

/// <summary>Marks a route whose body may be left out.</summary>
public sealed record OptionalBodyMetadata;
