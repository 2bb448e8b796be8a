using BitP.SupportApi.Features.Schedules.WorkingTime;
using BitP.SupportApi.Platform.Due;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Schedules;

/// <summary>Working hours with a name. Each change makes a version, and those before stay: what was promised by them can be explained later.</summary>
public sealed class Schedule : AggregateRoot
{
    public const int NameMaxLength = 100;
    public const int RegionMaxLength = 50;
    public const int MaxWeekly = 50;
    public const int MaxExceptions = 1000;
    public const int MaxHoursPerException = 10;
    public const int MaxNames = 20;
    public const int MaxCombined = 20;
    public const int MaxHolidaySets = 10;

    private readonly List<ScheduleVersion> _versions = [];
    private DueItem? _recount;

    private Schedule() { }

    /// <summary>What the latest version says.</summary>
    public ScheduleContent Content { get; private set; } = null!;

    /// <summary>The region of the latest version as lists are filtered by it: in lower case, composed.</summary>
    public string? RegionKey { get; private set; }

    /// <summary>From when the latest version holds; null for ever since.</summary>
    public DateTimeOffset? EffectiveFrom { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Not loaded with the schedule, but for those that were just made.</summary>
    public IReadOnlyList<ScheduleVersion> Versions => _versions;

    internal override EventSubject About => new("schedule");

    internal override IEnumerable<Companion> Companions(bool isNew) => _recount is null ? [] : [new(null, _recount)];

    public static Schedule Create(ScheduleContent content, DateTimeOffset? effectiveFrom, DateTimeOffset now, Guid? id = null)
    {
        var schedule = new Schedule { Id = id ?? Guid.CreateVersion7(now), CreatedAt = now };
        schedule.Raise(new ScheduleCreated(content.Name, content.TimeZone, effectiveFrom), now);
        schedule.Take(content, effectiveFrom, now);
        return schedule;
    }

    /// <summary>Makes another version, which holds from then on. Nothing happens when it says the same from now on.</summary>
    public void Change(ScheduleContent content, DateTimeOffset effectiveFrom, DateTimeOffset now)
    {
        var (changed, next) = Preview(content, effectiveFrom, now);
        if (next is null)
            return;
        Raise(new ScheduleUpdated(changed, effectiveFrom), now);
        Take(content, effectiveFrom, now);
        _recount = DueItem.At(ScheduleRecount.Kind, ScheduleRecount.SubjectOf(Id, Version), now + ScheduleRecount.Delay);
    }

    /// <summary>What a change would change, and the version that it would make; null when it would make none.</summary>
    public (IReadOnlyList<string> Changed, ScheduleVersion? Next) Preview(ScheduleContent content, DateTimeOffset effectiveFrom, DateTimeOffset now)
    {
        var changed = Changed(Content, content);
        return changed.Count == 0 && (effectiveFrom == now || effectiveFrom == EffectiveFrom)
            ? (changed, null)
            : (changed, new(Id, Version + 1, content, effectiveFrom, now));
    }

    private void Take(ScheduleContent content, DateTimeOffset? effectiveFrom, DateTimeOffset now)
    {
        (Content, EffectiveFrom, UpdatedAt) = (content, effectiveFrom, now);
        RegionKey = content.Region is { } region ? Texts.Key(region) : null;
        _versions.Add(new(Id, Version, content, effectiveFrom, now));
    }

    private static List<string> Changed(ScheduleContent a, ScheduleContent b)
    {
        var changed = new List<string>();
        if (a.Name != b.Name)
            changed.Add("name");
        if (a.Region != b.Region)
            changed.Add("region");
        if (a.TimeZone != b.TimeZone)
            changed.Add("timeZone");
        if (!ScheduleContent.AreEqual(a.Weekly, b.Weekly))
            changed.Add("weekly");
        if (!ScheduleContent.AreEqual(a.Exceptions, b.Exceptions))
            changed.Add("exceptions");
        if (!a.Combines.SequenceEqual(b.Combines))
            changed.Add("combines");
        if (!ScheduleContent.AreEqual(a.Holidays, b.Holidays))
            changed.Add("holidaySets");
        if (a.AnnounceHolidays != b.AnnounceHolidays)
            changed.Add("announceHolidays");
        return changed;
    }
}

/// <summary>What a schedule said from some time on. It is never altered.</summary>
public sealed class ScheduleVersion
{
    private ScheduleVersion() { }

    internal ScheduleVersion(Guid scheduleId, long number, ScheduleContent content, DateTimeOffset? effectiveFrom, DateTimeOffset createdAt) =>
        (ScheduleId, Number, Content, EffectiveFrom, CreatedAt) = (scheduleId, number, content, effectiveFrom, createdAt);

    public Guid ScheduleId { get; private init; }

    /// <summary>The version of the schedule that it made.</summary>
    public long Number { get; private init; }

    public ScheduleContent Content { get; private init; } = null!;

    /// <summary>It holds from then on, until one with a higher number does; null for ever since.</summary>
    public DateTimeOffset? EffectiveFrom { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Its own hours, worked out once.</summary>
    internal WorkingHours Hours => field ??= Content.ToHours();

    /// <summary>The same as if it had always held and would always hold.</summary>
    internal ScheduleVersion ForEver() => new(ScheduleId, Number, Content, effectiveFrom: null, CreatedAt);
}
