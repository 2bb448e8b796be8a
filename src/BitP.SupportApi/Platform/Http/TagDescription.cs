namespace BitP.SupportApi.Platform.Http;

/// <summary>Says what a group of operations is about.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Text">What it is about.</param>
/// <param name="After">The group behind which it stands in the contract; null for where its feature stands.</param>
public sealed record TagDescription(string Name, string Text, string? After = null);

public static class TagExtensions
{
    /// <summary>Names a group of operations and says what it is about.</summary>
    public static RouteGroupBuilder WithTag(this RouteGroupBuilder group, string name, string text, string? after = null) =>
        group.WithTags(name).WithMetadata(new TagDescription(name, text, after));
}
