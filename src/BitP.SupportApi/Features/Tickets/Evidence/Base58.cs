using System.Security.Cryptography;

namespace BitP.SupportApi.Features.Tickets.Evidence;

/// <summary>
/// Base58 and Base58Check, as in the reference client of Bitcoin and as written down in
/// draft-msporny-base58.
/// </summary>
/// <remarks>
/// SimpleBase is of no use here: its TryDecode throws on characters outside ASCII and cuts a
/// number that does not fit into the buffer without saying so.
/// </remarks>
internal sealed class Base58
{
    private const int ChecksumLength = 4;

    private readonly string _alphabet;
    private readonly sbyte[] _digits = new sbyte[128];

    private Base58(string alphabet)
    {
        _alphabet = alphabet;
        Array.Fill(_digits, (sbyte)-1);
        for (var digit = 0; digit < alphabet.Length; digit++)
            _digits[alphabet[digit]] = (sbyte)digit;
    }

    /// <summary>The alphabet of Bitcoin, which most networks share.</summary>
    public static Base58 Bitcoin { get; } = new("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz");

    /// <summary>The alphabet of the XRP Ledger: the same characters in another order.</summary>
    public static Base58 Ripple { get; } = new("rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz");

    /// <summary>Decodes a text; false when it is not base58 or too long for the buffer.</summary>
    public bool TryDecode(ReadOnlySpan<char> text, Span<byte> bytes, out int written)
    {
        written = 0;
        var zeros = 0;
        while (zeros < text.Length && text[zeros] == _alphabet[0])
            zeros++;

        // The number grows from the end of the buffer, as its length is not known beforehand.
        var length = 0;
        foreach (var character in text[zeros..])
        {
            var carry = character < _digits.Length ? _digits[character] : -1;
            if (carry < 0)
                return false;

            for (var i = 1; i <= length; i++)
            {
                carry += bytes[^i] * 58;
                bytes[^i] = (byte)carry;
                carry >>= 8;
            }

            if (carry == 0)
                continue;

            if (length == bytes.Length)
                return false;

            bytes[^++length] = (byte)carry;
        }

        if (zeros + length > bytes.Length)
            return false;

        bytes[^length..].CopyTo(bytes[zeros..]);
        bytes[..zeros].Clear();
        written = zeros + length;
        return true;
    }

    /// <summary>Whether the last four bytes are the checksum of those before them.</summary>
    public static bool HasChecksum(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < ChecksumLength)
            return false;

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        HashTwice(bytes[..^ChecksumLength], hash);
        return hash[..ChecksumLength].SequenceEqual(bytes[^ChecksumLength..]);
    }

    /// <summary>Encodes a payload of at most 64 bytes and its checksum.</summary>
    public string EncodeCheck(ReadOnlySpan<byte> payload)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        HashTwice(payload, hash);
        Span<byte> buffer = stackalloc byte[64 + ChecksumLength];
        payload.CopyTo(buffer);
        hash[..ChecksumLength].CopyTo(buffer[payload.Length..]);
        var number = buffer[..(payload.Length + ChecksumLength)];

        Span<char> text = stackalloc char[2 * buffer.Length];
        var start = text.Length;
        var zeros = number.IndexOfAnyExcept((byte)0);
        zeros = zeros < 0 ? number.Length : zeros;
        for (var first = zeros; first < number.Length; )
        {
            var remainder = 0;
            for (var i = first; i < number.Length; i++)
            {
                remainder = remainder << 8 | number[i];
                number[i] = (byte)(remainder / 58);
                remainder %= 58;
            }

            text[--start] = _alphabet[remainder];
            while (first < number.Length && number[first] == 0)
                first++;
        }

        text[(start - zeros)..start].Fill(_alphabet[0]);
        return new string(text[(start - zeros)..]);
    }

    private static void HashTwice(ReadOnlySpan<byte> bytes, Span<byte> hash)
    {
        Span<byte> once = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, once);
        SHA256.HashData(once, hash);
    }
}
