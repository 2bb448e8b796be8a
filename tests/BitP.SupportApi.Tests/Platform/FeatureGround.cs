namespace BitP.SupportApi.Tests.Platform;

/// <summary>
/// What the tests of every operation cannot learn from the contract: how the things of a feature come to be there, and bodies that say more than the contract's
/// examples. It stands beside the tests of its feature, and is found by its type.
/// </summary>
internal abstract class FeatureGround
{
    public static readonly IReadOnlyList<FeatureGround> All =
    [
        .. typeof(FeatureGround).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(FeatureGround))).Select(t => (FeatureGround)Activator.CreateInstance(t)!),
    ];

    public virtual IEnumerable<Thing> Things => [];

    public virtual IEnumerable<FullBody> Bodies => [];

    /// <summary>Brings the things of a ground to where an operation can be done to them.</summary>
    public virtual Task ReadyForAsync(string operation, Ground ground) => Task.CompletedTask;

    /// <summary>Who calls an operation that takes more than a kind of caller, such as a person; null for whoever has the kind.</summary>
    public virtual Task<Caller?> CallerForAsync(string operation, Ground ground) => Task.FromResult<Caller?>(null);
}

/// <summary>Something that a request can aim at. Bodies and paths of the tests speak of it as <c>$name</c>.</summary>
/// <param name="Name">Its name, which is also that of its id in <c>Examples</c>.</param>
/// <param name="Make">Makes one for a ground, and says its id.</param>
internal sealed record Thing(string Name, Func<Ground, Task<string>> Make)
{
    public static readonly IReadOnlyList<Thing> All = [.. FeatureGround.All.SelectMany(f => f.Things)];

    /// <summary>What paths call it, in braces.</summary>
    public string Parameter { get; init; } = $"{Name}Id";

    /// <summary>Where paths call it so; empty for everywhere.</summary>
    public string Below { get; init; } = "";

    /// <summary>Whether there is nothing of a partner's behind it.</summary>
    public bool IsEverybodys { get; init; }

    /// <summary>What is always the same, and there without being made.</summary>
    public static Thing Fixed(string name, string id) => new(name, _ => Task.FromResult(id)) { Parameter = name, IsEverybodys = true };

    public static Thing Of(string path, string parameter) =>
        All.SingleOrDefault(t => t.Parameter == parameter && path.StartsWith(t.Below, StringComparison.Ordinal))
        ?? throw new InvalidOperationException($"What is the {parameter} of {path}? A {nameof(FeatureGround)} has to say.");
}

/// <summary>A valid body that says everything that an operation can be told.</summary>
/// <param name="Operation">The name of the operation.</param>
/// <param name="Caller">Who may say all of it.</param>
/// <param name="Json">The body.</param>
/// <param name="Without">The members that go with none of the others, or with no such caller.</param>
internal sealed record FullBody(string Operation, string Caller, string Json, params string[] Without);
