using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.Invitations;

/// <summary>
/// Makes and reads the tokens by which invitations are answered: in base64url the number of a key, the id of the invitation, and 16 bytes of an HMAC over both under
/// that key. So none of them is stored anywhere, and nobody makes one without the key.
/// </summary>
internal sealed class SurveyTokens(SupportDbContextFactory databases)
{
    private const int IdAt = sizeof(int);
    private const int CodeAt = IdAt + 16;
    private const int CodeLength = 16;
    private const int Length = CodeAt + CodeLength;

    // Three bytes are four characters, so that no other text means the same bytes.
    private const int TextLength = Length / 3 * 4;

    // What a token under a key that there is not is compared by, so that it takes as long.
    private static readonly byte[] NoSecret = new byte[32];

    /// <summary>The number of the key for what is sent at a time: the latest one that is not revoked. Another one is made when there is none, or it was in use for long enough.</summary>
    public static async Task<int> KeyForAsync(DateTimeOffset at, SupportDbContext db, CancellationToken ct)
    {
        var latest = await db.Set<SurveyTokenKey>().AsNoTracking().OrderByDescending(k => k.Number).FirstOrDefaultAsync(ct);
        if (latest is { RevokedAt: null } && at < latest.CreatedAt + SurveyTokenKey.LongestUse)
            return latest.Number;
        var next = SurveyTokenKey.Generate((latest?.Number ?? 0) + 1, at, isOfItself: true);
        db.Add(next);
        return next.Number;
    }

    /// <summary>The token of an invitation that was sent.</summary>
    public async Task<string> OfAsync(SurveyInvitation invitation, CancellationToken ct)
    {
        var number = invitation.TokenKey ?? throw new InvalidOperationException("It was not sent, and has no token.");
        await using var db = databases.CreateFor(Actor.System);
        return Write(invitation.Id, await db.Set<SurveyTokenKey>().AsNoTracking().SingleAsync(k => k.Number == number, ct));
    }

    /// <summary>The tokens of those invitations that were sent, and whose tokens work, by their ids.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> WorkingAsync(
        IReadOnlyCollection<SurveyInvitation> invitations,
        SupportDbContext db,
        CancellationToken ct
    )
    {
        int[] numbers = [.. invitations.Select(i => i.TokenKey).OfType<int>().Distinct()];
        if (numbers.Length == 0)
            return new Dictionary<Guid, string>();
        var keys = await db.Set<SurveyTokenKey>()
            .AsNoTracking()
            .Where(k => numbers.Contains(k.Number) && k.RevokedAt == null)
            .ToDictionaryAsync(k => k.Number, ct);
        return invitations.Where(i => i.TokenKey is { } n && keys.ContainsKey(n)).ToDictionary(i => i.Id, i => Write(i.Id, keys[i.TokenKey!.Value]));
    }

    /// <summary>The id of the invitation that a token is of; null when it is none, or is under a key that was revoked.</summary>
    public async Task<Guid?> ReadAsync(string token, CancellationToken ct)
    {
        if (token.Length != TextLength || !Base64Url.IsValid(token))
            return null;
        var bytes = Base64Url.DecodeFromChars(token);
        // White space and padding are passed over.
        if (bytes.Length != Length)
            return null;
        var number = BinaryPrimitives.ReadInt32BigEndian(bytes);
        await using var db = databases.CreateFor(Actor.System);
        var key = await db.Set<SurveyTokenKey>().AsNoTracking().SingleOrDefaultAsync(k => k.Number == number && k.RevokedAt == null, ct);
        var isGenuine = CryptographicOperations.FixedTimeEquals(CodeOf(bytes, key?.Secret ?? NoSecret), bytes.AsSpan(CodeAt));
        return isGenuine && key is not null ? new Guid(bytes.AsSpan(IdAt, CodeAt - IdAt), bigEndian: true) : null;
    }

    private static string Write(Guid invitationId, SurveyTokenKey key)
    {
        var bytes = new byte[Length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, key.Number);
        invitationId.TryWriteBytes(bytes.AsSpan(IdAt), bigEndian: true, out _);
        CodeOf(bytes, key.Secret).CopyTo(bytes.AsSpan(CodeAt));
        return Base64Url.EncodeToString(bytes);
    }

    private static Span<byte> CodeOf(ReadOnlySpan<byte> token, byte[] secret) => HMACSHA256.HashData(secret, token[..CodeAt]).AsSpan(0, CodeLength);
}
