using System.Diagnostics;
using BitP.SupportApi.Features.Schedules.Holidays;
using BitP.SupportApi.Features.Schedules.WorkingTime;
using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using NodaTime;

namespace BitP.SupportApi.Features.Schedules;

/// <summary>
/// Keeps the calendars of schedules that are being asked about, and the versions that they are made of, which are never altered. At most once a second it looks
/// whether the schedule or one that it combines has changed, which is one read by key: a change holds at once on the node that made it, and a second later on all.
/// </summary>
public sealed class ScheduleCalendars(DatabaseProvider provider) : IKeepsRows, IDisposable
{
    // What is kept is counted by the steps that a year of it takes and by the dates and names in it: some hundred usual schedules, or fewer that have many.
    private const int Kept = 3000;
    private const long StepsPerUnit = 500;
    private const int TextsPerUnit = 250;

    // A statement takes no more than 2,100 parameters on SQL Server.
    private const int ReadAtOnce = 500;
    private static readonly TimeSpan LooksAgainAfter = TimeSpan.FromSeconds(1);

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = Kept });
    private long _changedAt = long.MinValue;

    /// <summary>Says that a schedule was changed here.</summary>
    public void NoteChange() => Volatile.Write(ref _changedAt, Stopwatch.GetTimestamp());

    /// <summary>The calendar of a schedule, or of one of its versions as if there were no other; null when there is none.</summary>
    /// <param name="scheduleId">The id of the schedule.</param>
    /// <param name="version">The number of the version; null for the schedule as it stands.</param>
    /// <param name="from">The first instant that will be asked about.</param>
    /// <param name="to">The last one. Versions that do not hold in between are not read.</param>
    internal async ValueTask<ScheduleCalendar?> FindAsync(Guid scheduleId, long? version, Instant from, Instant to, CancellationToken ct)
    {
        // Whole minutes, so that what is asked about now is asked about the same time for a while.
        var time = new Interval(MinuteOf(from), MinuteOf(Instant.Max(from, to)) + Duration.FromMinutes(1));
        var key = (scheduleId, version, time);
        // Noted before it looks: what changes in between is seen by the next one.
        var lookedAt = Stopwatch.GetTimestamp();
        if (_kept.TryGetValue(key, out ScheduleCalendar? kept) && (HasJustLooked(kept!) || await IsCurrentAsync(kept!, ct)))
            return kept;

        var loaded = new LoadedVersions([], []);
        if (version is { } number)
        {
            if (await ReadAsync([(scheduleId, number)], ct) is not [var pinned])
                return null;
            loaded.Versions[scheduleId] = [pinned.ForEver()];
            await LoadAsync(loaded, pinned.Content.Combines, time, asOf: null, ct);
        }
        else
        {
            await LoadAsync(loaded, [scheduleId], time, asOf: null, ct);
            if (!loaded.Versions.ContainsKey(scheduleId))
                return null;
        }
        // The same versions make the same calendar, whatever time was asked about.
        var found = Compose(scheduleId, loaded, time);
        var versions = loaded.Versions.Values.SelectMany(own => own).ToList();
        var made = (scheduleId, version, string.Join(' ', versions.Select(v => $"{v.ScheduleId}/{v.Number}").Order(StringComparer.Ordinal)));
        var size = versions.Sum(SizeOf);
        if (!_kept.TryGetValue(made, out WorkingCalendar? calendar))
            calendar = Keep(made, found.Calendar, SizeOf(found.Calendar) + size);
        return Keep(key, found with { Calendar = calendar!, LookedAt = lookedAt }, size);
    }

    /// <summary>The calendar of a schedule, that knows whether it is open at an instant and when that changes; null when there is none.</summary>
    internal async ValueTask<ScheduleCalendar?> FindAroundAsync(Guid scheduleId, long? version, Instant at, CancellationToken ct)
    {
        // Mostly the next change is not far.
        var found = await FindAsync(scheduleId, version, at, WorkingTimeAnswers.EarliestEnd(at, WorkingTimeAnswers.Near), ct);
        return found?.Calendar.StatusAt(at) is { } near && !found.Knows(near.Until ?? near.NextOpenAt)
            ? await FindAsync(scheduleId, version, at, WorkingCalendar.End, ct)
            : found;
    }

    /// <summary>
    /// The calendar of a schedule as it is from an instant on, and as it would be with one more version, if any, of itself or of one that it combines. Neither is kept.
    /// </summary>
    internal async Task<(ScheduleCalendar Before, ScheduleCalendar After)> CompareAsync(
        Guid id,
        Schedule changed,
        ScheduleVersion? next,
        Instant from,
        CancellationToken ct
    )
    {
        var time = new Interval(from, WorkingCalendar.End);
        var loaded = new LoadedVersions([], []);
        // What somebody else saved meanwhile is not compared with.
        await LoadAsync(loaded, [id, changed.Id, .. next?.Content.Combines ?? []], time, asOf: changed, ct);
        var before = Compose(id, loaded, time);
        if (next is null)
            return (before, before);
        loaded.Versions[changed.Id].Add(next);
        return (before, Compose(id, loaded, time));
    }

    /// <summary>The schedules whose hours would be those of one more version too, at any time, directly or through others; at most so many.</summary>
    internal async Task<IReadOnlyList<Schedule>> FindCombiningAsync(SupportDbContext db, ScheduleVersion next, int max, CancellationToken ct)
    {
        var combining = await FindCombiningAsync(next, max, ct);
        return await db.Set<Schedule>()
            .AsNoTracking()
            .Where(s => combining.Contains(s.Id))
            .OrderBy(s => s.CreatedAt)
            .ThenBy(s => s.Id)
            .Take(max)
            .ToListAsync(ct);
    }

    /// <summary>A schedule that was changed, and those whose hours are those of the version that was made too, at any time, directly or through others.</summary>
    internal async Task<IReadOnlyList<Guid>> FindConcernedAsync(Guid scheduleId, long version, CancellationToken ct) =>
        await ReadAsync([(scheduleId, version)], ct) is [var made] ? [scheduleId, .. await FindCombiningAsync(made, int.MaxValue, ct)] : [];

    private async Task<Guid[]> FindCombiningAsync(ScheduleVersion next, int max, CancellationToken ct)
    {
        var from = next.EffectiveFrom!.Value;
        var found = new List<Guid> { next.ScheduleId };
        for (var seen = 0; seen < found.Count && found.Count <= max; seen++)
        {
            // Combining is in the text of a version. That the id may stand there for something else is found out below.
            var query = new SqlQuery(provider).Add(
                $"""
                SELECT DISTINCT v.schedule_id FROM schedule_versions v
                WHERE NOT EXISTS (
                    SELECT 1 FROM schedule_versions l WHERE l.schedule_id = v.schedule_id AND l.number > v.number AND l.effective_from <= {from}
                ) AND v.content LIKE {$"%{found[seen]}%"}
                """
            );
            found.AddRange((await provider.ReadAsync(query, row => row.GetGuid(0), ct)).Except(found));
        }
        if (found.Count == 1)
            return [];
        var time = new Interval(Instant.FromDateTimeOffset(from), WorkingCalendar.End);
        var (versions, _) = await LoadOwnAsync(found, time, asOf: null, ct);
        // One that is saved is there already.
        versions[next.ScheduleId].RemoveAll(v => v.Number == next.Number);
        versions[next.ScheduleId].Add(next);
        return [.. found.Skip(1).Where(id => HoldingVersions(id, versions).Any(h => h.Version == next))];
    }

    void IKeepsRows.Forget() => _kept.Clear();

    public void Dispose() => _kept.Dispose();

    private T Keep<T>(object key, T made, long size) => _kept.Set(key, made, new MemoryCacheEntryOptions { Size = Math.Min(size, Kept) });

    private static Instant MinuteOf(Instant instant) => WorkingCalendar.Start + Duration.FromMinutes((long)(instant - WorkingCalendar.Start).TotalMinutes);

    private static long SizeOf(WorkingCalendar calendar)
    {
        var latest = WorkingCalendar.End - Duration.FromDays(1);
        return calendar.StepsBetween(latest, latest) / StepsPerUnit;
    }

    private static long SizeOf(ScheduleVersion version)
    {
        var exceptions = version.Content.Exceptions.Sum(e => 1 + e.Name!.Count + (e.Hours?.Count ?? 0));
        var holidays = version.Content.Holidays.SelectMany(h => h.Days).Sum(day => 1 + day.Name.Count);
        return 1 + ((exceptions + holidays) / TextsPerUnit);
    }

    private bool HasJustLooked(ScheduleCalendar kept) =>
        kept.LookedAt > Volatile.Read(ref _changedAt) && Stopwatch.GetElapsedTime(kept.LookedAt) < LooksAgainAfter;

    private async Task<bool> IsCurrentAsync(ScheduleCalendar kept, CancellationToken ct)
    {
        if (kept.Versions.Count == 0)
            return true;
        var lookedAt = Stopwatch.GetTimestamp();
        var query = new SqlQuery(provider).Add($"SELECT id, version FROM schedules WHERE id IN {kept.Versions.Keys.ToList()}");
        var now = await provider.ReadAsync(query, row => (Id: row.GetGuid(0), Version: row.GetInt64(1)), ct);
        if (!now.TrueForAll(s => kept.Versions[s.Id] == s.Version))
            return false;
        kept.LookedAt = lookedAt;
        return true;
    }

    // Adds the versions of schedules that hold in some time, with their latest one, and those of the schedules that they combine, directly or through others.
    private async Task LoadAsync(LoadedVersions loaded, IReadOnlyList<Guid> scheduleIds, Interval time, Schedule? asOf, CancellationToken ct)
    {
        while (scheduleIds.Where(id => !loaded.Versions.ContainsKey(id)).Distinct().ToList() is { Count: > 0 } wanted)
        {
            var (versions, latest) = await LoadOwnAsync(wanted, time, asOf, ct);
            foreach (var (id, own) in versions)
                (loaded.Versions[id], loaded.Latest[id]) = (own, latest[id]);
            scheduleIds = [.. versions.Values.SelectMany(own => own).SelectMany(v => v.Content.Combines)];
        }
    }

    private async Task<LoadedVersions> LoadOwnAsync(List<Guid> ids, Interval time, Schedule? asOf, CancellationToken ct)
    {
        // A version holds until the earliest of those with a higher number does.
        var query = new SqlQuery(provider).Add(
            $"""
            SELECT schedule_id, number, latest FROM (
                SELECT
                    schedule_id, number, effective_from,
                    MAX(number) OVER (PARTITION BY schedule_id) AS latest,
                    MIN(effective_from) OVER (PARTITION BY schedule_id ORDER BY number ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS ends
                FROM schedule_versions
                WHERE schedule_id IN {ids}
            """
        );
        if (asOf is not null)
            query.Add($" AND (schedule_id <> {asOf.Id} OR number <= {asOf.Version})");
        query.Add(
            $"""
            ) v
            WHERE number = latest
                OR (effective_from IS NULL OR effective_from < {time.End.ToDateTimeOffset()})
                AND (ends IS NULL OR (ends > {time.Start.ToDateTimeOffset()} AND (effective_from IS NULL OR ends > effective_from)))
            """
        );
        var holding = await provider.ReadAsync(query, row => (Id: row.GetGuid(0), Number: row.GetInt64(1), Latest: row.GetInt64(2)), ct);
        var versions = await ReadAsync([.. holding.Select(v => (v.Id, v.Number))], ct);
        return new(
            versions.OrderBy(v => v.Number).GroupBy(v => v.ScheduleId).ToDictionary(own => own.Key, own => own.ToList()),
            holding.Where(v => v.Number == v.Latest).ToDictionary(v => v.Id, v => v.Latest)
        );
    }

    // Those of the versions that there are.
    private async Task<List<ScheduleVersion>> ReadAsync(IReadOnlyList<(Guid ScheduleId, long Number)> wanted, CancellationToken ct)
    {
        var (found, missing) = (new List<ScheduleVersion>(), new List<(Guid ScheduleId, long Number)>());
        foreach (var key in wanted)
            if (_kept.TryGetValue(key, out ScheduleVersion? kept))
                found.Add(kept!);
            else
                missing.Add(key);
        foreach (var some in missing.Chunk(ReadAtOnce))
        {
            var query = new SqlQuery(provider).Select<ScheduleVersion>("v").AddText(" FROM schedule_versions v");
            foreach (var (i, own) in some.GroupBy(v => v.ScheduleId, v => v.Number).Index())
                query.AddText(i == 0 ? " WHERE" : " OR").Add($" (v.schedule_id = {own.Key} AND v.number IN {own.ToList()})");
            foreach (var version in await provider.ReadAsync<ScheduleVersion>(query, ct))
                found.Add(Keep((version.ScheduleId, version.Number), version, SizeOf(version)));
        }
        return found;
    }

    private static ScheduleCalendar Compose(Guid scheduleId, LoadedVersions loaded, Interval time)
    {
        var holding = HoldingVersions(scheduleId, loaded.Versions).ToArray();
        var calendar = new WorkingCalendar(holding.Select(h => h.Version.Hours.ValidBetween(h.From, h.To)));
        var holidays = holding.SelectMany(
            h => h.Version.Content.Holidays,
            (h, taken) => new NamedHolidays(taken.HolidaySet, taken.Years, h.Version.Content.Zone, h.From, h.To)
        );
        var own = holding.Where(h => h.Version.ScheduleId == scheduleId).ToArray();
        return new(calendar, loaded.Versions[scheduleId][^1], own, loaded.Latest, [.. holidays], time.End);
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

    /// <summary>Versions of schedules in their order, and the number of the latest one of each.</summary>
    private sealed record LoadedVersions(Dictionary<Guid, List<ScheduleVersion>> Versions, Dictionary<Guid, long> Latest);
}

/// <summary>A calendar with what it was made of.</summary>
/// <param name="Calendar">Answers what is working time.</param>
/// <param name="Latest">The latest version of the schedule.</param>
/// <param name="Own">The versions of the schedule that hold in the time that it knows, and when.</param>
/// <param name="Versions">The latest versions of all schedules whose changes change it.</param>
/// <param name="Holidays">The holiday sets that it names, for as long as it does; also those of the schedules that it combines.</param>
/// <param name="KnownTo">The end of the time that it knows: it says nothing of versions that begin to hold later.</param>
internal sealed record ScheduleCalendar(
    WorkingCalendar Calendar,
    ScheduleVersion Latest,
    IReadOnlyList<(ScheduleVersion Version, Instant From, Instant To)> Own,
    IReadOnlyDictionary<Guid, long> Versions,
    IReadOnlyList<NamedHolidays> Holidays,
    Instant KnownTo
)
{
    /// <summary>When it was last known to be current, as a timestamp of <see cref="Stopwatch"/>.</summary>
    public long LookedAt { get; set; }

    /// <summary>The time zone of the schedule.</summary>
    public DateTimeZone Zone { get; } = Latest.Content.Zone;

    /// <summary>Whether an answer that it gave holds, also by versions that it does not know; null when it found none.</summary>
    public bool Knows(Instant? answer) => KnownTo >= WorkingCalendar.End || answer < KnownTo;

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
