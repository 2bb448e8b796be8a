using System.Collections.Concurrent;
using System.Security.Cryptography;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace BitP.SupportApi.Platform.Credentials;

/// <summary>Finds who a secret belongs to. What was found is remembered for a short time, which is how long a revoked key may go on working on another node.</summary>
public sealed class KnownCredentials(SupportDbContextFactory databases, IAgentDirectory agents, IHostEnvironment host, TimeProvider clock, IMemoryCache cache)
    : IKeepsRows
{
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LastUsedPrecision = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _used = [];
    private int _forgotten;
    private int _generation;

    internal async ValueTask<Credential?> FindAsync(string secret, CancellationToken ct)
    {
        if (!Secret.IsWellFormed(secret))
            return null;
        // A copied database may bring demo data along, whose keys everybody knows.
        if (Secret.IsDemo(secret) && !host.IsDevelopment())
            return null;
        var hash = Secret.HashOf(secret);
        var id = KeyOf(hash);
        var now = clock.GetUtcNow();
        if (!cache.TryGetValue(id, out Credential? credential))
        {
            var forgotten = Volatile.Read(ref _forgotten);
            credential = await LoadAsync(hash, ct);
            // Strangers' guesses are not remembered: they would only fill the cache.
            if (credential is not null)
                cache.Set(id, credential, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Remembered, Size = 1 });
            // It may have been read just before it was revoked and put here just after.
            if (forgotten != Volatile.Read(ref _forgotten))
                cache.Remove(id);
        }
        if (credential is null || credential.ExpiresAt <= now)
            return null;
        if (credential.IsApiKey)
            _used[credential.Actor.CredentialId!.Value] = now;
        return credential;
    }

    /// <summary>Ends what this node remembers, after a key was revoked or rotated here.</summary>
    public void Forget(byte[] hash)
    {
        Interlocked.Increment(ref _forgotten);
        cache.Remove(KeyOf(hash));
    }

    /// <summary>Ends all that this node remembers, after an agent changed here, whose keys may be many.</summary>
    public void ForgetAll() => Interlocked.Increment(ref _generation);

    void IKeepsRows.Forget() => ForgetAll();

    /// <summary>Writes down when keys were last used.</summary>
    public async Task SaveLastUsedAsync(CancellationToken ct)
    {
        foreach (var (id, at) in _used)
        {
            await using var db = databases.CreateFor(Actor.System);
            var stale = at - LastUsedPrecision;
            // Not a change of state: no event, no new version.
            await db.Set<ApiKey>()
                .Where(k => k.Id == id && (k.LastUsedAt == null || k.LastUsedAt < stale))
                .ExecuteUpdateAsync(k => k.SetProperty(x => x.LastUsedAt, at), ct);
            _used.TryRemove(new(id, at));
        }
    }

    private async Task<Credential?> LoadAsync(byte[] hash, CancellationToken ct)
    {
        await using var db = databases.CreateFor(Actor.System);
        if (await db.Set<ApiKey>().AsNoTracking().SingleOrDefaultAsync(k => k.Hash == hash, ct) is { } key)
            return CryptographicOperations.FixedTimeEquals(key.Hash, hash) ? await OfAsync(key, db, ct) : null;
        var token = await db.Set<CustomerToken>().AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash, ct);
        return token is not null && CryptographicOperations.FixedTimeEquals(token.Hash, hash) ? new(token.ToActor(), token.ExpiresAt, IsApiKey: false) : null;
    }

    // The names are those of now, not of when the key was made.
    private async Task<Credential?> OfAsync(ApiKey key, SupportDbContext db, CancellationToken ct)
    {
        if (key.RevokedAt is not null)
            return null;
        var name = key.ActorName;
        if (key.PartnerId is { } partnerId)
            name = await db.Set<Partner>().Where(p => p.Id == partnerId).Select(p => p.Name).SingleAsync(ct);
        if (key.AgentId is { } agentId)
        {
            if (await agents.FindAsync(agentId, ct) is not { Active: true } agent)
                return null;
            name = agent.Name;
        }
        return new(key.ToActor(name), key.ExpiresAt, IsApiKey: true);
    }

    private CacheKey KeyOf(byte[] hash) => new(Convert.ToHexString(hash), Volatile.Read(ref _generation));

    // What was remembered in an earlier generation is never asked for again, and is gone soon.
    private readonly record struct CacheKey(string Hash, int Generation);
}

internal sealed record Credential(Actor Actor, DateTimeOffset? ExpiresAt, bool IsApiKey);
