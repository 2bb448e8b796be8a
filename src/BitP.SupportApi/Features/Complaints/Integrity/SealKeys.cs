using System.Security.Cryptography;
using System.Text;
using BitP.SupportApi.Platform;

namespace BitP.SupportApi.Features.Complaints.Integrity;

/// <summary>
/// The keys that seal the chains of complaints: <c>Complaints:SealKeys</c>, separated by commas. The first one seals; the others are earlier ones, whose seals stay
/// good. They are not in the database, so that who can write there cannot seal. Without one, chains are not sealed.
/// </summary>
public sealed class SealKeys
{
    /// <summary>How long a key has to be, in characters.</summary>
    public const int MinLength = 32;

    private const int KeyLength = 32;
    private const int NameLength = 8;

    private readonly SealKey[] _keys;

    public SealKeys(IConfiguration configuration)
    {
        var texts = (configuration["Complaints:SealKeys"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (texts.Any(text => text.Length < MinLength))
            throw new StartRefusedException($"Complaints:SealKeys cannot be used: each key has to have {MinLength} characters or more.");
        _keys = [.. texts.Select(SealKey.Of)];
    }

    internal bool IsEmpty => _keys.Length == 0;

    /// <summary>Seals the end of a chain.</summary>
    internal ChainHead Seal(Guid complaintId, long events, byte[] hash) =>
        _keys is [var key, ..]
            ? new(Convert.ToHexStringLower(hash), key.Name, key.Seal(complaintId, events, hash))
            : new(Convert.ToHexStringLower(hash), null, null);

    /// <summary>Whether a head is sealed by a key that is known here; null when it is sealed by another one.</summary>
    internal bool? IsSealed(ChainHead head, Guid complaintId, long events, byte[] hash) =>
        head.Key is null ? false
        : _keys.FirstOrDefault(k => k.Name == head.Key) is { } key ? key.Seal(complaintId, events, hash) == head.Seal
        : null;

    private sealed record SealKey(string Name, byte[] Key)
    {
        public static SealKey Of(string text) =>
            new(Convert.ToHexStringLower(Derive(text, NameLength, "bitp complaint seal name"u8)), Derive(text, KeyLength, "bitp complaint seal"u8));

        public string Seal(Guid complaintId, long events, byte[] hash) => Convert.ToHexStringLower(ChainHashes.Seal(Key, complaintId, events, hash));

        private static byte[] Derive(string text, int length, ReadOnlySpan<byte> purpose) =>
            HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(text), length, info: purpose.ToArray());
    }
}
