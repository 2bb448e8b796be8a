using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Platform.Http;

/// <summary>The answer that was given to a request with an <c>Idempotency-Key</c>.</summary>
public sealed class IdempotencyRecord
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    public const int KeyMaxLength = 255;

    public Guid CredentialId { get; init; }

    public string Key { get; init; } = "";

    /// <summary>What the request was: another one under the same key is refused.</summary>
    public byte[] Fingerprint { get; init; } = [];

    public int Status { get; init; }

    public string? ContentType { get; init; }

    public string? Location { get; init; }

    public string? ETag { get; init; }

    public byte[] Body { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class IdempotencyRecordMapping : IEntityTypeConfiguration<IdempotencyRecord>
{
    public void Configure(EntityTypeBuilder<IdempotencyRecord> builder)
    {
        builder.ToTable("idempotency_records");
        builder.HasKey(r => new { r.CredentialId, r.Key });
        builder.ComesInOrderOf(r => r.CreatedAt);
        builder.Property(r => r.Key).HasMaxLength(IdempotencyRecord.KeyMaxLength);
        builder.Property(r => r.Fingerprint).HasMaxLength(32);
        builder.Property(r => r.ContentType).HasMaxLength(100);
        builder.Property(r => r.Location).HasMaxLength(500);
        builder.Property(r => r.ETag).HasMaxLength(32);
        builder.HasIndex(r => r.CreatedAt);
    }
}

/// <summary>A request that came with an <c>Idempotency-Key</c>.</summary>
internal sealed class IdempotentRequest
{
    public const string KeyHeader = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotency-Replayed";

    private readonly Guid _credential;
    private readonly string _key;
    private readonly byte[] _fingerprint;
    private readonly DateTimeOffset _now;
    private readonly AnswerSeal? _seal;
    private readonly Func<Task<object?>>? _tell;

    private IdempotentRequest(Guid credential, string key, byte[] fingerprint, DateTimeOffset now, AnswerSeal? seal, Func<Task<object?>>? tell) =>
        (_credential, _key, _fingerprint, _now, _seal, _tell) = (credential, key, fingerprint, now, seal, tell);

    /// <summary>Null without the header; an error when its value is not a key.</summary>
    /// <param name="http">The request.</param>
    /// <param name="body">What it says, as it was understood; null for nothing.</param>
    /// <param name="tell">Tells how things stand, where nothing of an answer may be stored.</param>
    public static (IdempotentRequest?, Error?) From(HttpContext http, object? body, Func<Task<object?>>? tell)
    {
        var header = http.Request.Headers[KeyHeader];
        if (header.Count == 0)
            return (null, null);
        if (header is not [{ Length: > 0 and <= IdempotencyRecord.KeyMaxLength } key] || key.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return (null, PlatformErrors.IdempotencyKeyInvalid);
        var credential = Actor.Of(http)?.CredentialId ?? OfPath(http.Request);
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var seal = http.HasSecretAnswer() ? new AnswerSeal(SecretHandler.Presented(http.Request)!) : null;
        return (new(credential, key, FingerprintOf(http.Request, body), now, seal, tell), null);
    }

    /// <summary>The answer of an earlier twin, or a refusal when the key was used for something else; null when the key is new.</summary>
    public async Task<IResult?> FindAnswerAsync(SupportDbContext db, CancellationToken ct)
    {
        var oldest = _now - IdempotencyRecord.Lifetime;
        var record = await db.Set<IdempotencyRecord>().AsNoTracking().SingleOrDefaultAsync(r => r.CredentialId == _credential && r.Key == _key, ct);
        if (record is null)
            return null;
        if (record.CreatedAt < oldest)
        {
            // Expired but not swept yet. Whoever deletes it makes room; a twin that is a moment later finds a new record.
            await db.Set<IdempotencyRecord>().Where(r => r.CredentialId == _credential && r.Key == _key && r.CreatedAt < oldest).ExecuteDeleteAsync(ct);
            return null;
        }
        if (!CryptographicOperations.FixedTimeEquals(record.Fingerprint, _fingerprint))
            return PlatformErrors.IdempotencyKeyReused;
        if (IsToldAnew(record.Status))
            return new Retold((IResult)(await _tell!())!);
        var body = _seal is null ? record.Body : _seal.Open(record.Body, SealedFor);
        return body is null ? PlatformErrors.IdempotentAnswerSealed : new Replay(record, body);
    }

    public IdempotencyRecord ToRecord(BufferedAnswer answer) =>
        new()
        {
            CredentialId = _credential,
            Key = _key,
            Fingerprint = _fingerprint,
            Status = answer.Status,
            ContentType = answer.ContentType,
            Location = answer.Location,
            ETag = IsToldAnew(answer.Status) ? null : answer.ETag,
            Body =
                IsToldAnew(answer.Status) ? []
                : _seal is null ? answer.Body
                : _seal.Close(answer.Body, SealedFor),
            CreatedAt = _now,
        };

    // A refusal tells of nothing that would have to be erased.
    private bool IsToldAnew(int status) => _tell is not null && status < StatusCodes.Status400BadRequest;

    private byte[] SealedFor => [.. _fingerprint, .. Encoding.ASCII.GetBytes(_key)];

    // Of a caller without a credential the secret of the path says who it is: the keys of others are none of its own.
    private static Guid OfPath(HttpRequest request) => new(SHA256.HashData(Encoding.UTF8.GetBytes(request.Path)).AsSpan(0, 16));

    // The body as it was understood, so that white space and the order of members do not matter.
    private static byte[] FingerprintOf(HttpRequest request, object? body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString} {request.Headers.IfMatch}\n"));
        var understood =
            body is IOwnBody read ? read.Content
            : body is null ? null
            : JsonSerializer.SerializeToNode(body, body.GetType(), ApiJson.Options);
        if (understood is not null)
            hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(Sorted(understood), ApiJson.Options));
        return hash.GetHashAndReset();
    }

    private static JsonNode? Sorted(JsonNode? node) =>
        node switch
        {
            JsonObject members => new JsonObject(members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => KeyValuePair.Create(m.Key, Sorted(m.Value)))),
            JsonArray items => new JsonArray([.. items.Select(Sorted)]),
            _ => node?.DeepClone(),
        };

    private sealed class Retold(IResult answer) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers[ReplayedHeader] = "true";
            return answer.ExecuteAsync(httpContext);
        }
    }

    private sealed class Replay(IdempotencyRecord record, byte[] body) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = record.Status;
            response.ContentType = record.ContentType;
            if (record.Location is not null)
                response.Headers.Location = record.Location;
            if (record.ETag is not null)
                response.Headers.ETag = record.ETag;
            response.Headers[ReplayedHeader] = "true";
            return BufferedAnswer.SendAsync(httpContext, body);
        }
    }
}

/// <summary>An answer that is complete before its change is committed, so that both can be stored together.</summary>
internal sealed class BufferedAnswer : IResult
{
    public required int Status { get; init; }

    public required string? ContentType { get; init; }

    public required string? Location { get; init; }

    public required string? ETag { get; init; }

    public required byte[] Body { get; init; }

    public static async Task<BufferedAnswer> CaptureAsync(HttpContext http, IResult result)
    {
        using var body = await AnswerBody.OfAsync(http, result);
        var response = http.Response;
        return new()
        {
            Status = response.StatusCode,
            ContentType = response.ContentType,
            Location = response.Headers.Location,
            ETag = response.Headers.ETag,
            Body = body.Bytes.ToArray(),
        };
    }

    /// <summary>Takes back what the handler put on the response, before it runs again.</summary>
    public static void Forget(HttpContext http)
    {
        var response = http.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = null;
        response.ContentLength = null;
        response.Headers.Remove("Location");
        response.Headers.Remove("ETag");
    }

    public Task ExecuteAsync(HttpContext httpContext) => SendAsync(httpContext, Body);

    /// <summary>Sends a body, if there is one: writing nothing to an answer that must not have one ends the connection.</summary>
    public static Task SendAsync(HttpContext http, byte[] body)
    {
        if (body.Length == 0)
            return Task.CompletedTask;
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }
}
