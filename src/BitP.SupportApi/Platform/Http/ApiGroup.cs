using FastEndpoints;

namespace BitP.SupportApi.Platform.Http;

/// <summary>Use cases that stand together: below one path, and under one name in the contract.</summary>
public abstract class ApiGroup : Group
{
    /// <param name="path">The path below <c>/v1</c>; empty when each route has its own.</param>
    /// <param name="name">What the group is called in the contract.</param>
    /// <param name="text">What it is about.</param>
    /// <param name="keys">What the parts of the path stand for that are no plain ids.</param>
    protected ApiGroup(string path, string name, string text, params (string Name, Type Type)[] keys) =>
        Configure(
            path,
            endpoint =>
                endpoint.Options(route =>
                    route
                        .WithTags(name)
                        .WithMetadata(new TagDescription(name, text))
                        .WithMetadata([.. keys.Select(key => new PathKeyMetadata(key.Name, key.Type, null))])
                )
        );
}

/// <summary>Says what a group of operations is about.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Text">What it is about.</param>
public sealed record TagDescription(string Name, string Text);

/// <summary>What a part of the path stands for.</summary>
/// <param name="Name">Its name in the route.</param>
/// <param name="Type">The key that it is read as.</param>
/// <param name="Text">What it is; null for what follows from its name.</param>
public sealed record PathKeyMetadata(string Name, Type Type, string? Text);
