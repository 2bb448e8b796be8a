namespace BitP.SupportApi.Platform.Http;

/// <summary>Says what a group of operations is about.</summary>
public sealed record TagDescription(string Name, string Text);

public static class TagExtensions
{
    /// <summary>Names a group of operations and says what it is about.</summary>
    public static RouteGroupBuilder WithTag(this RouteGroupBuilder group, string name, string text) =>
        group.WithTags(name).WithMetadata(new TagDescription(name, text));
}
