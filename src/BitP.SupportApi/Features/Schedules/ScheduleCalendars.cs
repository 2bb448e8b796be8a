using System.Diagnostics;
using BitP.SupportApi.Features.Schedules.Holidays;
using BitP.SupportApi.Features.Schedules.WorkingTime;
using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using NodaTime;

namespace BitP.SupportApi.Features.Schedules;

/// <summary>
/// Keeps the calendars of schedules that are being asked about. At most once a second it looks whether the schedule or one that it combines has
/// changed, which is one read by key: a change holds at once on the node that made it, and a second later on all.
/// </summary>
public sealed class ScheduleCalendars(DatabaseProvider provider) : IDisposable
{
    // What is kept is counted by the steps that a year of it takes: five hundred usual schedules, or fewer that have many hours.
    private const int Kept = 1500;
    private const long StepsPerUnit = 500;
    private static readonly TimeSpan LooksAgainAfter = TimeSpan.FromSeconds(1);

    private readonly MemoryCache _calendars = new(new MemoryCacheOptions { SizeLimit = Kept });
    private long _changedAt = long.MinValue;

    /// <summary>Says that a schedule was changed here.</summary>
    public void NoteChange() => Volatile.Write(ref _changedAt, Stopwatch.GetTimestamp());

    /// <summary>The calendar of a schedule, or of one of its versions as if there were no other; null when there is none.</summary>
    internal async ValueTask<ScheduleCalendar?> FindAsync(SupportDbContext db, Guid scheduleId, long? version, CancellationToken ct)
    {
        var key = (scheduleId, version);
        // Noted before it looks: what changes in between is seen by the next one.
        var lookedAt = Stopwatch.GetTimestamp();
        if (_calendars.TryGetValue(key, out ScheduleCalendar? kept) && (HasJustLooked(kept!) || await IsCurrentAsync(kept!, ct)))
            return kept;

        var versions = await LoadAsync(db, [scheduleId], ct);
        var made = Numbers(versions);
        if (!made.ContainsKey(scheduleId))
            return null;
        if (version is not null)
        {
            var pinned = versions[scheduleId].Find(v => v.Number == version);
            if (pinned is null)
                return null;
            versions[scheduleId] = [pinned.ForEver()];
        }
        var found = Compose(scheduleId, versions, made) with { LookedAt = lookedAt };
        return _calendars.Set(key, found, new MemoryCacheEntryOptions { Size = SizeOf(found.Calendar) });
    }

    /// <summary>The calendar of a schedule as it is, and as it would be with one more version, if any. Neither is kept.</summary>
    internal static async Task<(ScheduleCalendar Before, ScheduleCalendar After)> CompareAsync(
        SupportDbContext db,
        Schedule schedule,
        ScheduleVersion? next,
        CancellationToken ct
    )
    {
        var id = schedule.Id;
        var versions = await LoadAsync(db, [id, .. next?.Content.Combines ?? []], ct);
        // What somebody else saved meanwhile was not compared with.
        versions[id] = versions[id].FindAll(v => v.Number <= schedule.Version);
        var before = Compose(id, versions, Numbers(versions));
        if (next is null)
            return (before, before);
        versions[id] = [.. versions[id], next];
        return (before, Compose(id, versions, Numbers(versions)));
    }

    /// <summary>The schedules whose hours would be those of one more version too, at any time, directly or through others; at most so many.</summary>
    internal async Task<IReadOnlyList<Schedule>> FindCombiningAsync(SupportDbContext db, ScheduleVersion next, int max, CancellationToken ct)
    {
        var found = new List<Guid> { next.ScheduleId };
        for (var seen = 0; seen < found.Count && found.Count <= max; seen++)
        {
            // Combining is in the text of a version. That the id may stand there for something else is found out below.
            var query = new SqlQuery(provider).Add($"SELECT DISTINCT schedule_id FROM schedule_versions WHERE content LIKE {$"%{found[seen]}%"}");
            found.AddRange((await provider.ReadAsync(query, row => row.GetGuid(0), ct)).Except(found));
        }
        if (found.Count == 1)
            return [];
        var versions = await LoadVersionsAsync(db, found, ct);
        versions[next.ScheduleId] = [.. versions[next.ScheduleId], next];
        var combining = found.Skip(1).Where(id => HoldingVersions(id, versions).Any(h => h.Version == next)).ToArray();
        return await db.Set<Schedule>()
            .AsNoTracking()
            .Where(s => combining.Contains(s.Id))
            .OrderBy(s => s.CreatedAt)
            .ThenBy(s => s.Id)
            .Take(max)
            .ToListAsync(ct);
    }

    public void Dispose() => _calendars.Dispose();

    private static long SizeOf(WorkingCalendar calendar)
    {
        var latest = WorkingCalendar.End - Duration.FromDays(1);
        return Math.Min(Kept, 1 + (calendar.StepsBetween(latest, latest) / StepsPerUnit));
    }

    private bool HasJustLooked(ScheduleCalendar kept) =>
        kept.LookedAt > Volatile.Read(ref _changedAt) && Stopwatch.GetElapsedTime(kept.LookedAt) < LooksAgainAfter;

    private async Task<bool> IsCurrentAsync(ScheduleCalendar kept, CancellationToken ct)
    {
        var lookedAt = Stopwatch.GetTimestamp();
        var query = new SqlQuery(provider).Add($"SELECT id, version FROM schedules WHERE id IN {kept.Versions.Keys.ToList()}");
        var now = await provider.ReadAsync(query, row => (Id: row.GetGuid(0), Version: row.GetInt64(1)), ct);
        if (!now.TrueForAll(s => kept.Versions[s.Id] == s.Version))
            return false;
        kept.LookedAt = lookedAt;
        return true;
    }

    /// <summary>All versions of schedules and of those that they combine, directly or through others, in their order.</summary>
    public static async Task<Dictionary<Guid, List<ScheduleVersion>>> LoadAsync(SupportDbContext db, IReadOnlyList<Guid> scheduleIds, CancellationToken ct)
    {
        var loaded = new Dictionary<Guid, List<ScheduleVersion>>();
        for (var wanted = scheduleIds; wanted.Count > 0; )
        {
            var versions = await LoadVersionsAsync(db, wanted, ct);
            foreach (var (id, own) in versions)
                loaded[id] = own;
            wanted = [.. versions.Values.SelectMany(own => own).SelectMany(v => v.Content.Combines).Distinct().Where(id => !loaded.ContainsKey(id))];
        }
        return loaded;
    }

    private static async Task<Dictionary<Guid, List<ScheduleVersion>>> LoadVersionsAsync(SupportDbContext db, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var versions = await db.Set<ScheduleVersion>().AsNoTracking().Where(v => ids.Contains(v.ScheduleId)).OrderBy(v => v.Number).ToListAsync(ct);
        return versions.GroupBy(v => v.ScheduleId).ToDictionary(own => own.Key, own => own.ToList());
    }

    private static Dictionary<Guid, long> Numbers(Dictionary<Guid, List<ScheduleVersion>> versions) =>
        versions.ToDictionary(v => v.Key, v => v.Value[^1].Number);

    private static ScheduleCalendar Compose(Guid scheduleId, Dictionary<Guid, List<ScheduleVersion>> versions, Dictionary<Guid, long> made)
    {
        var holding = HoldingVersions(scheduleId, versions).ToArray();
        var calendar = new WorkingCalendar(holding.Select(h => h.Version.Content.ToHours().ValidBetween(h.From, h.To)));
        var holidays = holding.SelectMany(
            h => h.Version.Content.Holidays,
            (h, taken) => new NamedHolidays(taken.HolidaySet, taken.Years, h.Version.Content.Zone, h.From, h.To)
        );
        var own = holding.Where(h => h.Version.ScheduleId == scheduleId).ToArray();
        return new(calendar, versions[scheduleId][^1], own, made, [.. holidays]);
    }

    // Each version that ever holds, for as long as it does. A schedule that is reached in several ways, or by way of itself, counts once: two changes
    // at the same time can make a cycle that neither of them saw.
    private static IEnumerable<(ScheduleVersion Version, Instant From, Instant To)> HoldingVersions(
        Guid scheduleId,
        Dictionary<Guid, List<ScheduleVersion>> all
    )
    {
        var since = new Dictionary<ScheduleVersion, Instant>();
        foreach (var at in all.Values.SelectMany(versions => versions).Select(BeginningOf).Append(WorkingCalendar.End).Distinct().Order())
        {
            var holding = at == WorkingCalendar.End ? [] : HoldingAt(at, scheduleId, all);
            foreach (var (version, from) in since.Where(v => !holding.Contains(v.Key)).ToArray())
            {
                since.Remove(version);
                yield return (version, from, at);
            }
            foreach (var version in holding)
                since.TryAdd(version, at);
        }
    }

    // Of a schedule, the version with the highest number among those that are effective by then.
    private static HashSet<ScheduleVersion> HoldingAt(Instant at, Guid scheduleId, Dictionary<Guid, List<ScheduleVersion>> all)
    {
        var holding = new HashSet<ScheduleVersion>();
        var wanted = new Stack<Guid>([scheduleId]);
        while (wanted.TryPop(out var id))
            if (all.GetValueOrDefault(id)?.FindLast(v => BeginningOf(v) <= at) is { } version && holding.Add(version))
                foreach (var combined in version.Content.Combines)
                    wanted.Push(combined);
        return holding;
    }

    private static Instant BeginningOf(ScheduleVersion version) => version.EffectiveFrom is { } from ? Instant.FromDateTimeOffset(from) : WorkingCalendar.Start;
}

/// <summary>A calendar with what it was made of.</summary>
/// <param name="Calendar">Answers what is working time.</param>
/// <param name="Latest">The latest version of the schedule.</param>
/// <param name="Own">The versions of the schedule that ever hold, and when.</param>
/// <param name="Versions">The versions of all schedules that went into it.</param>
/// <param name="Holidays">The holiday sets that it names, for as long as it does; also those of the schedules that it combines.</param>
internal sealed record ScheduleCalendar(
    WorkingCalendar Calendar,
    ScheduleVersion Latest,
    IReadOnlyList<(ScheduleVersion Version, Instant From, Instant To)> Own,
    IReadOnlyDictionary<Guid, long> Versions,
    IReadOnlyList<NamedHolidays> Holidays
)
{
    /// <summary>When it was last known to be current, as a timestamp of <see cref="Stopwatch"/>.</summary>
    public long LookedAt { get; set; }

    /// <summary>The time zone of the schedule.</summary>
    public DateTimeZone Zone { get; } = Latest.Content.Zone;

    /// <summary>The exceptional dates of the schedule itself, as the version has them that holds when the date begins.</summary>
    public IEnumerable<ExceptionalDate> ExceptionsBetween(LocalDate first, LocalDate last) =>
        from own in Own
        from exception in own.Version.Content.ExceptionsBetween(first, last)
        let begin = own.Version.Content.Zone.AtLeniently(exception.Date.AtMidnight()).ToInstant()
        where begin >= own.From && begin < own.To
        orderby exception.Date
        select exception;

    /// <summary>The years of the dates between two instants that holiday sets do not cover; null when there are none.</summary>
    public IReadOnlyList<UncoveredYears>? NotCovered(Instant from, Instant to) => NamedHolidays.NotCovered(Holidays, from, to);
}
