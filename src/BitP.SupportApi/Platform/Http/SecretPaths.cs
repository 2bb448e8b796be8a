namespace BitP.SupportApi.Platform.Http;

/// <summary>Marks a route whose path holds a secret.</summary>
public sealed record SecretPathMetadata;

public static class SecretPaths
{
    /// <summary>Keeps the path out of traces, which show the route instead.</summary>
    public static RouteHandlerBuilder WithSecretPath(this RouteHandlerBuilder route) => route.WithMetadata(new SecretPathMetadata());
}
