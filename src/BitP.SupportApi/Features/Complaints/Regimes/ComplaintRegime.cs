using System.Text.Json;
using BitP.SupportApi.Features.Complaints.Recalculation;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Complaints.Regimes;

/// <summary>
/// The rules that complaints are handled by, under a key that never changes. Each change makes a version, and those before stay: complaints keep the one that they
/// were filed under.
/// </summary>
public sealed class ComplaintRegime : AggregateRoot
{
    public const int KeyMaxLength = 32;
    public const int NameMaxLength = 100;
    public const int TextMaxLength = 2000;
    public const int LineMaxLength = 200;
    public const int MaxSteps = 30;
    public const int MaxContents = 40;
    public const int MaxRemedies = 40;
    public const int MaxCountries = 250;
    public const int MaxSources = 50;

    private readonly List<ComplaintRegimeVersion> _versions = [];

    private ComplaintRegime() { }

    /// <summary>What complaints and paths call it.</summary>
    public string RegimeKey { get; private init; } = null!;

    /// <summary>What the latest version says.</summary>
    public RegimeContent Content { get; private set; } = null!;

    /// <summary>From when the latest version is in force; null for ever since.</summary>
    public DateTimeOffset? EffectiveFrom { get; private set; }

    /// <summary>Since when no complaint can be filed under it; null while it can.</summary>
    public DateTimeOffset? RetiredAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Not loaded with the regime, but for those that were just made.</summary>
    public IReadOnlyList<ComplaintRegimeVersion> Versions => _versions;

    internal override EventSubject About => new("complaint_regime", RegimeKey);

    public static ComplaintRegime Create(string key, RegimeContent content, DateTimeOffset? effectiveFrom, DateTimeOffset now)
    {
        var regime = new ComplaintRegime
        {
            Id = Guid.CreateVersion7(now),
            RegimeKey = key,
            CreatedAt = now,
        };
        regime.Raise(new ComplaintRegimeCreated(key, effectiveFrom), now);
        regime.Take(content, effectiveFrom, now);
        return regime;
    }

    /// <summary>Makes another version, which is in force from then on. Nothing happens when it says the same from now on.</summary>
    public Error? Change(RegimeContent content, DateTimeOffset effectiveFrom, DateTimeOffset now)
    {
        if (RetiredAt is not null)
            return ComplaintRegimeErrors.Retired;
        var changed = Changed(Content, content);
        if (changed.Count == 0 && (effectiveFrom == now || effectiveFrom == EffectiveFrom))
            return null;
        Raise(new ComplaintRegimeUpdated(RegimeKey, changed, effectiveFrom), now);
        Take(content, effectiveFrom, now);
        return null;
    }

    /// <summary>Has no more complaints filed under it.</summary>
    public Error? Retire(DateTimeOffset now)
    {
        if (RetiredAt is not null)
            return ComplaintRegimeErrors.Retired;
        (RetiredAt, UpdatedAt) = (now, now);
        Raise(new ComplaintRegimeRetired(RegimeKey), now);
        return null;
    }

    /// <summary>Notes that open complaints are to get the version that is in force.</summary>
    public void NoteRecalculation(string reason, DateTimeOffset now) => Raise(new ComplaintRegimeRecalculated(RegimeKey, reason), now);

    private void Take(RegimeContent content, DateTimeOffset? effectiveFrom, DateTimeOffset now)
    {
        (Content, EffectiveFrom, UpdatedAt) = (content, effectiveFrom, now);
        _versions.Add(new(Id, Version, content, effectiveFrom, now));
    }

    private static List<string> Changed(RegimeContent a, RegimeContent b)
    {
        var (before, after) = (Members(a), Members(b));
        return [.. after.EnumerateObject().Where(m => m.Value.GetRawText() != before.GetProperty(m.Name).GetRawText()).Select(m => m.Name)];
    }

    private static JsonElement Members(RegimeContent content) => JsonSerializer.SerializeToElement(content, ApiJson.Options);
}

/// <summary>What a regime said from some time on. It is never altered.</summary>
public sealed class ComplaintRegimeVersion
{
    private ComplaintRegimeVersion() { }

    internal ComplaintRegimeVersion(Guid regimeId, long number, RegimeContent content, DateTimeOffset? effectiveFrom, DateTimeOffset createdAt) =>
        (RegimeId, Number, Content, EffectiveFrom, CreatedAt) = (regimeId, number, content, effectiveFrom, createdAt);

    public Guid RegimeId { get; private init; }

    /// <summary>The version of the regime that it made.</summary>
    public long Number { get; private init; }

    public RegimeContent Content { get; private init; } = null!;

    /// <summary>It is in force from then on, until one with a higher number is; null for ever since.</summary>
    public DateTimeOffset? EffectiveFrom { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }
}
