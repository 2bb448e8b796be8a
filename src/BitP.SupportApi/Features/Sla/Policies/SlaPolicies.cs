using System.Diagnostics;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Features.Schedules.WorkingTime;
using BitP.SupportApi.Platform.Data;
using Microsoft.Extensions.Caching.Memory;

namespace BitP.SupportApi.Features.Sla.Policies;

/// <summary>
/// Tells which policy a ticket has, and by what its clocks are counted. It keeps the policies, and the versions of them that were asked for, which are never altered.
/// At most once a second it looks whether any policy changed, which is one read by key: a change holds at once on the node that made it, and a second later on all.
/// </summary>
public sealed class SlaPolicies(DatabaseProvider provider, ScheduleCalendars calendars, TimeProvider clock) : IKeepsRows, IDisposable
{
    // What is kept is counted by what versions say: a thousand usual ones, or fewer that say much.
    private const int Kept = 2000;
    private const int ItemsPerUnit = 50;

    // A statement takes no more than 2,100 parameters on SQL Server.
    private const int ReadAtOnce = 500;

    // Times before are asked about seldom, and cost reads.
    private static readonly TimeSpan KnownBefore = TimeSpan.FromDays(366);
    private static readonly TimeSpan LooksAgainAfter = TimeSpan.FromSeconds(1);

    private readonly MemoryCache _versions = new(new MemoryCacheOptions { SizeLimit = Kept });
    private readonly SemaphoreSlim _look = new(1, 1);
    private KeptPolicies? _policies;
    private long _changedAt = long.MinValue;

    /// <summary>Says that a policy or the order was changed here.</summary>
    public void NoteChange() => Volatile.Write(ref _changedAt, Stopwatch.GetTimestamp());

    /// <summary>
    /// The first policy in order that is in force and fits. A policy that the ticket has is asked in the version that it has; when it is retired, before all others.
    /// </summary>
    /// <param name="facts">What the ticket is like.</param>
    /// <param name="at">When.</param>
    /// <param name="kept">The version that the ticket has already; of that policy this one counts, whatever was said since. Null for a ticket that has none.</param>
    internal async ValueTask<SlaTerms?> MatchAsync(SlaFacts facts, DateTimeOffset at, PolicyVersion? kept, CancellationToken ct)
    {
        var policies = await PoliciesAsync(at, ct);
        var has = kept is { } version ? await VersionAsync(version, ct) : null;
        if (has is not null && !policies.Any(p => p.Id == has.PolicyId) && has.Content.Match.Fits(facts))
            return await TermsAsync(has, has.Content.Match.ReasonFor(facts), ct);
        foreach (var policy in policies)
            if ((policy.Id == has?.PolicyId ? has : policy.At(at)) is { } asked && asked.Content.Match.Fits(facts))
                return await TermsAsync(asked, asked.Content.Match.ReasonFor(facts), ct);
        return null;
    }

    /// <summary>All policies in order, each with whether it fits: for a preview. Those that are retired are not among them.</summary>
    /// <param name="facts">What the ticket is like.</param>
    /// <param name="at">When.</param>
    internal async ValueTask<IReadOnlyList<SlaVerdict>> CompareAsync(SlaFacts facts, DateTimeOffset at, CancellationToken ct) =>
        [
            .. (await PoliciesAsync(at, ct)).Select(policy =>
                policy.At(at) is { } version
                    ? new SlaVerdict(policy.Id, version.Content.Name, version.Key, version.Content.Match.Differences(facts))
                    : new SlaVerdict(policy.Id, policy.Latest.Content.Name, null, [])
            ),
        ];

    /// <summary>The terms of a version, which give no reason; null when there is no such version.</summary>
    internal async ValueTask<SlaTerms?> FindAsync(PolicyVersion version, CancellationToken ct) =>
        await VersionAsync(version, ct) is { } found ? await TermsAsync(found, "", ct) : null;

    /// <summary>Policies as they are in force from an instant on, read anew: for whoever changes one.</summary>
    internal async Task<IReadOnlyList<SlaPolicyLine>> ReadAsync(IReadOnlyList<Guid> policyIds, DateTimeOffset from, CancellationToken ct)
    {
        var inForce = new List<PolicyVersion>();
        foreach (var some in policyIds.Chunk(ReadAtOnce))
            inForce.AddRange(await InForceAsync(some, from, ct));
        var versions = (await ReadVersionsAsync(inForce, ct)).OrderBy(v => v.Number).ToLookup(v => v.PolicyId);
        return [.. policyIds.Select(id => new SlaPolicyLine(id, [.. versions[id]]))];
    }

    void IKeepsRows.Forget()
    {
        _versions.Clear();
        NoteChange();
        // A database that is begun anew counts from the same stamp again. After whoever has looked before.
        _look.Wait();
        Volatile.Write(ref _policies, null);
        _look.Release();
    }

    public void Dispose()
    {
        _versions.Dispose();
        _look.Dispose();
    }

    private async ValueTask<IReadOnlyList<SlaPolicyLine>> PoliciesAsync(DateTimeOffset at, CancellationToken ct)
    {
        var kept = _policies;
        if (kept is null || !HasJustLooked(kept))
        {
            await _look.WaitAsync(ct);
            try
            {
                kept = await LookAsync(_policies, ct);
                Volatile.Write(ref _policies, kept);
            }
            finally
            {
                _look.Release();
            }
        }
        return at >= kept.KnownFrom ? kept.InOrder : await ReadAsync([.. kept.InOrder.Select(p => p.Id)], at, ct);
    }

    private async Task<KeptPolicies> LookAsync(KeptPolicies? kept, CancellationToken ct)
    {
        // Somebody else may have looked while this one waited for its turn.
        if (kept is not null && HasJustLooked(kept))
            return kept;
        // Noted before it looks: what changes in between is seen by the next one.
        var lookedAt = Stopwatch.GetTimestamp();
        var stamps = new SqlQuery(provider).Add($"SELECT stamp FROM sla_policy_order WHERE name = {SlaPolicyOrder.TheName}");
        var stamp = (await provider.ReadAsync(stamps, row => row.GetInt64(0), ct)).FirstOrDefault();
        if (kept?.Stamp == stamp)
        {
            kept.LookedAt = lookedAt;
            return kept;
        }
        var query = new SqlQuery(provider).Select<SlaPolicyOrder>("o").Add($" FROM sla_policy_order o WHERE o.name = {SlaPolicyOrder.TheName}");
        var order = (await provider.ReadAsync<SlaPolicyOrder>(query, ct)).FirstOrDefault() ?? SlaPolicyOrder.None;
        var knownFrom = clock.GetUtcNow() - KnownBefore;
        return new(order.Stamp, knownFrom, await ReadAsync(order.Policies, knownFrom, ct)) { LookedAt = lookedAt };
    }

    private bool HasJustLooked(KeptPolicies kept) => kept.LookedAt > Volatile.Read(ref _changedAt) && Stopwatch.GetElapsedTime(kept.LookedAt) < LooksAgainAfter;

    private async ValueTask<SlaPolicyVersion?> VersionAsync(PolicyVersion version, CancellationToken ct) =>
        _versions.TryGetValue(version, out SlaPolicyVersion? kept) ? kept : (await ReadVersionsAsync([version], ct)).SingleOrDefault();

    // Those of the versions that there are.
    private async Task<List<SlaPolicyVersion>> ReadVersionsAsync(IReadOnlyList<PolicyVersion> wanted, CancellationToken ct)
    {
        var (found, missing) = (new List<SlaPolicyVersion>(), new List<PolicyVersion>());
        foreach (var key in wanted)
            if (_versions.TryGetValue(key, out SlaPolicyVersion? kept))
                found.Add(kept!);
            else
                missing.Add(key);
        foreach (var some in missing.Chunk(ReadAtOnce))
        {
            var query = new SqlQuery(provider).Select<SlaPolicyVersion>("v").AddText(" FROM sla_policy_versions v");
            foreach (var (i, own) in some.GroupBy(v => v.PolicyId, v => v.Number).Index())
                query.AddText(i == 0 ? " WHERE" : " OR").Add($" (v.policy_id = {own.Key} AND v.number IN {own.ToList()})");
            foreach (var version in await provider.ReadAsync<SlaPolicyVersion>(query, ct))
                found.Add(_versions.Set(version.Key, version, new MemoryCacheEntryOptions { Size = SizeOf(version.Content) }));
        }
        return found;
    }

    private Task<List<PolicyVersion>> InForceAsync(IReadOnlyList<Guid> policyIds, DateTimeOffset from, CancellationToken ct)
    {
        // A version is in force until the earliest of those with a higher number is.
        var query = new SqlQuery(provider).Add(
            $"""
            SELECT policy_id, number FROM (
                SELECT
                    policy_id, number, effective_from,
                    MAX(number) OVER (PARTITION BY policy_id) AS latest,
                    MIN(effective_from) OVER (PARTITION BY policy_id ORDER BY number ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS ends
                FROM sla_policy_versions
                WHERE policy_id IN {policyIds}
            ) v
            WHERE number = latest OR (ends > {from} AND (effective_from IS NULL OR ends > effective_from))
            """
        );
        return provider.ReadAsync(query, row => new PolicyVersion(row.GetGuid(0), row.GetInt64(1)), ct);
    }

    private static long SizeOf(SlaPolicyContent content) =>
        1 + ((content.Targets.Count + (content.Match.Partner?.Count ?? 0) + (content.Match.Language?.Count ?? 0)) / ItemsPerUnit);

    private async ValueTask<SlaTerms> TermsAsync(SlaPolicyVersion version, string reason, CancellationToken ct)
    {
        var schedule = version.Content.ScheduleId is { } scheduleId
            ? await calendars.FindAsync(scheduleId, version: null, WorkingCalendar.Start, WorkingCalendar.End, ct)
            : null;
        return new(version.Key, version.Content, schedule?.Calendar, reason);
    }

    private sealed record KeptPolicies(long Stamp, DateTimeOffset KnownFrom, IReadOnlyList<SlaPolicyLine> InOrder)
    {
        /// <summary>When they were last known to be current, as a timestamp of <see cref="Stopwatch"/>.</summary>
        public long LookedAt { get; set; }
    }
}

/// <summary>A version of a policy.</summary>
public readonly record struct PolicyVersion(Guid PolicyId, long Number);

/// <summary>What the clocks of a ticket are counted by.</summary>
/// <param name="Version">The version of the policy.</param>
/// <param name="Content">What it says.</param>
/// <param name="Calendar">The working time of its schedule, all versions of it; null when it names no schedule.</param>
/// <param name="Reason">Why the policy was the first to match, in words of the contract: the members of its match that decided, such as <c>category=login, channel=chat</c>; empty for a policy that is for all.</param>
public sealed record SlaTerms(PolicyVersion Version, SlaPolicyContent Content, WorkingCalendar? Calendar, string Reason);

/// <summary>Whether a policy fits a ticket at an instant.</summary>
/// <param name="PolicyId">The policy.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Version">The version that is in force then; null when none is yet.</param>
/// <param name="Differs">The names of the members of its match because of which it does not fit; none when it does, or when it is not in force.</param>
internal sealed record SlaVerdict(Guid PolicyId, string Name, PolicyVersion? Version, IReadOnlyList<string> Differs)
{
    public bool Fits => Version is not null && Differs.Count == 0;
}
