using System.Text.Json;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Sla.Policies;

/// <summary>What is to be reached for certain tickets. Each change makes a version, and those before stay: tickets keep the one that they have.</summary>
public sealed class SlaPolicy : AggregateRoot
{
    public const int NameMaxLength = 100;

    public const int MaxTargets = 100;
    public const int MaxWarnings = 10;
    public const int MaxPartners = 100;
    public const int MaxLanguages = 20;

    /// <summary>The shortest target.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    /// <summary>The longest target and outer limit: ten years.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(3650);

    private readonly List<SlaPolicyVersion> _versions = [];

    private SlaPolicy() { }

    /// <summary>What the latest version says.</summary>
    public SlaPolicyContent Content { get; private set; } = null!;

    /// <summary>From when the latest version is in force; null for ever since.</summary>
    public DateTimeOffset? EffectiveFrom { get; private set; }

    /// <summary>Since when it matches nothing any more; null while it does.</summary>
    public DateTimeOffset? RetiredAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Not loaded with the policy, but for those that were just made.</summary>
    public IReadOnlyList<SlaPolicyVersion> Versions => _versions;

    internal override EventSubject About => new("sla_policy");

    public static SlaPolicy Create(SlaPolicyContent content, DateTimeOffset? effectiveFrom, DateTimeOffset now, Guid? id = null)
    {
        var policy = new SlaPolicy { Id = id ?? Guid.CreateVersion7(now), CreatedAt = now };
        policy.Raise(new SlaPolicyCreated(content.Name, effectiveFrom), now);
        policy.Take(content, effectiveFrom, now);
        return policy;
    }

    /// <summary>Makes another version, which is in force from then on. Nothing happens when it says the same from now on.</summary>
    public Error? Change(SlaPolicyContent content, DateTimeOffset effectiveFrom, DateTimeOffset now)
    {
        if (RetiredAt is not null)
            return SlaPolicyErrors.Retired;
        var changed = Changed(Content, content);
        if (changed.Count == 0 && (effectiveFrom == now || effectiveFrom == EffectiveFrom))
            return null;
        Raise(new SlaPolicyUpdated(changed, effectiveFrom), now);
        Take(content, effectiveFrom, now);
        return null;
    }

    /// <summary>Has it match nothing any more.</summary>
    public Error? Retire(DateTimeOffset now)
    {
        if (RetiredAt is not null)
            return SlaPolicyErrors.Retired;
        (RetiredAt, UpdatedAt) = (now, now);
        Raise(new SlaPolicyRetired(Content.Name), now);
        return null;
    }

    private void Take(SlaPolicyContent content, DateTimeOffset? effectiveFrom, DateTimeOffset now)
    {
        (Content, EffectiveFrom, UpdatedAt) = (content, effectiveFrom, now);
        _versions.Add(new(Id, Version, content, effectiveFrom, now));
    }

    private static List<string> Changed(SlaPolicyContent a, SlaPolicyContent b)
    {
        var (before, after) = (Members(a), Members(b));
        return [.. after.EnumerateObject().Where(m => m.Value.GetRawText() != before.GetProperty(m.Name).GetRawText()).Select(m => m.Name)];
    }

    private static JsonElement Members(SlaPolicyContent content) => JsonSerializer.SerializeToElement(content, ApiJson.Options);
}

/// <summary>What a policy said from some time on. It is never altered.</summary>
public sealed class SlaPolicyVersion
{
    private SlaPolicyVersion() { }

    internal SlaPolicyVersion(Guid policyId, long number, SlaPolicyContent content, DateTimeOffset? effectiveFrom, DateTimeOffset createdAt) =>
        (PolicyId, Number, Content, EffectiveFrom, CreatedAt) = (policyId, number, content, effectiveFrom, createdAt);

    public Guid PolicyId { get; private init; }

    /// <summary>The version of the policy that it made.</summary>
    public long Number { get; private init; }

    public SlaPolicyContent Content { get; private init; } = null!;

    /// <summary>It is in force from then on, until one with a higher number is; null for ever since.</summary>
    public DateTimeOffset? EffectiveFrom { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    internal PolicyVersion Key => new(PolicyId, Number);

    internal bool BeginsBy(DateTimeOffset at) => EffectiveFrom is not { } from || from <= at;
}
