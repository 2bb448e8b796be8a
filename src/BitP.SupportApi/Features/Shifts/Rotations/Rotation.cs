using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Platform.Events;
using NodaTime;

namespace BitP.SupportApi.Features.Shifts.Rotations;

/// <summary>Agents who take turns. Each change makes a version, and those before stay: who was on duty can be told later.</summary>
public sealed class Rotation : AggregateRoot
{
    public const int NameMaxLength = 100;
    public const int MaxAgents = 100;
    public const int MaxChannels = 10;
    public const int MaxLanguages = 20;
    public const int MaxEvery = 52;

    private readonly List<RotationVersion> _versions = [];

    private Rotation() { }

    /// <summary>What the latest version says.</summary>
    public RotationContent Content { get; private set; } = null!;

    /// <summary>From when the latest version holds.</summary>
    public DateTimeOffset EffectiveFrom { get; private set; }

    /// <summary>From then on nobody is on by any version; null for no end.</summary>
    public DateTimeOffset? EndsAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Not loaded with the rotation, but for those that were just made.</summary>
    public IReadOnlyList<RotationVersion> Versions => _versions;

    internal override EventSubject About => new("rotation");

    public static Rotation Create(RotationContent content, DateTimeOffset now, Guid? id = null)
    {
        var rotation = new Rotation { Id = id ?? Guid.CreateVersion7(now), CreatedAt = now };
        rotation.Raise(new RotationCreated(content.Name, content.TimeZone, content.StartsOn), now);
        rotation.Take(content, now, now);
        return rotation;
    }

    /// <summary>Makes another version, which holds from then on. Nothing happens when it says the same from now on.</summary>
    public void Change(RotationContent content, DateTimeOffset effectiveFrom, DateTimeOffset now)
    {
        var changed = Changed(Content, content);
        if (changed.Count == 0 && (effectiveFrom == now || effectiveFrom == EffectiveFrom))
            return;
        Raise(new RotationUpdated(changed, effectiveFrom), now);
        Take(content, effectiveFrom, now);
    }

    private void Take(RotationContent content, DateTimeOffset effectiveFrom, DateTimeOffset now)
    {
        (Content, EffectiveFrom, UpdatedAt) = (content, effectiveFrom, now);
        // What the versions before say holds until this one does.
        EndsAt = content.ToTurns().End is { } end ? Instant.Max(end, Instant.FromDateTimeOffset(effectiveFrom)).ToDateTimeOffset() : null;
        _versions.Add(new(Id, Version, content, effectiveFrom, now));
    }

    private static List<string> Changed(RotationContent a, RotationContent b)
    {
        var changed = new List<string>();
        if (a.Name != b.Name)
            changed.Add("name");
        if (a.TimeZone != b.TimeZone)
            changed.Add("timeZone");
        if (a.StartsOn != b.StartsOn)
            changed.Add("startsOn");
        if (a.EndsOn != b.EndsOn)
            changed.Add("endsOn");
        if (a.Handover != b.Handover)
            changed.Add("handover");
        if (a.Turn != b.Turn)
            changed.Add("turn");
        if (!a.Agents.SequenceEqual(b.Agents))
            changed.Add("agents");
        if (a.Hours is null != b.Hours is null || !ScheduleContent.AreEqual(a.Hours ?? [], b.Hours ?? []))
            changed.Add("hours");
        if (!a.Channels.SequenceEqual(b.Channels))
            changed.Add("channels");
        if (a.Languages is null != b.Languages is null || !(a.Languages ?? []).SequenceEqual(b.Languages ?? []))
            changed.Add("languages");
        return changed;
    }
}

/// <summary>What a rotation said from some time on. It is never altered.</summary>
public sealed class RotationVersion
{
    private RotationVersion() { }

    internal RotationVersion(Guid rotationId, long number, RotationContent content, DateTimeOffset effectiveFrom, DateTimeOffset createdAt) =>
        (RotationId, Number, Content, EffectiveFrom, CreatedAt) = (rotationId, number, content, effectiveFrom, createdAt);

    public Guid RotationId { get; private init; }

    /// <summary>The version of the rotation that it made.</summary>
    public long Number { get; private init; }

    public RotationContent Content { get; private init; } = null!;

    /// <summary>It holds from then on, until one with a higher number does.</summary>
    public DateTimeOffset EffectiveFrom { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }
}
