namespace BitP.SupportApi.Features.Tickets.Evidence;

/// <summary>
/// The addresses of Bitcoin Cash: those of Bitcoin in Base58Check, and CashAddr as in cashaddr.md
/// of bitcoincash.org, with the token-aware types of CHIP-2022-02-CashTokens.
/// </summary>
/// <remarks>
/// The normalised form is the CashAddr of the plain type with its prefix, as all spellings of one
/// key or script pay to the same output.
/// </remarks>
internal static class BitcoinCashAddress
{
    private const string MainPrefix = "bitcoincash";
    private const int ChecksumLength = 8;
    private const int MaxPayloadLength = 61;
    private const int MaxTypeAndHashLength = 33;

    private static readonly string[] TestPrefixes = ["bchtest", "bchreg"];

    private static ReadOnlySpan<byte> Versions => [0x00, 0x05];

    private static ReadOnlySpan<byte> TestVersions => [0x6f, 0xc4];

    private static ReadOnlySpan<ulong> Generators => [0x98f2bc8e61, 0x79b76d99e2, 0xf33e5fb3c4, 0xae2eabe2a8, 0x1e4f43e470];

    public static EvidenceVerdict Check(string address)
    {
        var separator = address.IndexOf(':', StringComparison.Ordinal);
        return separator < 0 && address.Length <= Base58Address.MaxCharacters ? CheckBase58(address) : CheckCashAddr(address, separator);
    }

    private static EvidenceVerdict CheckBase58(string address)
    {
        Span<byte> bytes = stackalloc byte[Base58Address.Length];
        var verdict = Base58Address.Check(address, Versions, TestVersions, bytes);
        if (verdict.Reason is not null)
            return verdict;

        var isScript = bytes[0] == Versions[1];
        bytes[0] = (byte)(isScript ? 1 << 3 : 0);
        return EvidenceVerdict.Valid(Encode(bytes[..^4]));
    }

    private static EvidenceVerdict CheckCashAddr(string address, int separator)
    {
        var payload = address.AsSpan(separator + 1);
        Span<byte> values = stackalloc byte[MaxPayloadLength];
        if (AsciiCase.IsMixed(address) || payload.Length is not (42 or MaxPayloadLength) || !Bech32.TryReadValues(payload, values))
        {
            return EvidenceVerdict.Malformed;
        }

        values = values[..payload.Length];
        ReadOnlySpan<char> prefix = separator < 0 ? PrefixOf(values) : address.AsSpan(0, separator);
        var isMain = prefix.Equals(MainPrefix, StringComparison.OrdinalIgnoreCase);
        if (!isMain && !IsTestPrefix(prefix))
            return EvidenceVerdict.Malformed;

        if (Checksum(prefix, values) != 0)
            return EvidenceVerdict.BadChecksum;

        Span<byte> bytes = stackalloc byte[MaxTypeAndHashLength];
        if (!BitGroups.TryJoin(values[..^ChecksumLength], 5, bytes, out var length) || !TryReadPlainType(bytes[0], length - 1, out var plainType))
        {
            return EvidenceVerdict.Malformed;
        }

        bytes[0] = plainType;
        return isMain ? EvidenceVerdict.Valid(Encode(bytes[..length])) : EvidenceVerdict.TestNetwork;
    }

    /// <summary>The checksum tells the prefix where it was left out.</summary>
    private static string PrefixOf(ReadOnlySpan<byte> values)
    {
        foreach (var prefix in TestPrefixes)
        {
            if (Checksum(prefix, values) == 0)
                return prefix;
        }

        return MainPrefix;
    }

    private static bool IsTestPrefix(ReadOnlySpan<char> prefix)
    {
        foreach (var testPrefix in TestPrefixes)
        {
            if (prefix.Equals(testPrefix, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Reads the type byte: a key or a script in four bits, of which the second says that tokens
    /// are welcome, and the length of the hash in three.
    /// </summary>
    private static bool TryReadPlainType(byte type, int hashLength, out byte plainType)
    {
        plainType = (byte)(type & ~(2 << 3));
        return (plainType, hashLength) is (0, 20) or (1 << 3, 20) or (1 << 3 | 3, 32);
    }

    private static string Encode(ReadOnlySpan<byte> typeAndHash)
    {
        Span<byte> values = stackalloc byte[MaxPayloadLength];
        values.Clear();
        var count = BitGroups.SplitToFive(typeAndHash, values) + ChecksumLength;
        var checksum = Checksum(MainPrefix, values[..count]);
        for (var i = 1; i <= ChecksumLength; i++, checksum >>= 5)
            values[count - i] = (byte)(checksum & 31);

        Span<char> text = stackalloc char[MainPrefix.Length + 1 + MaxPayloadLength];
        MainPrefix.CopyTo(text);
        text[MainPrefix.Length] = ':';
        var length = MainPrefix.Length + 1;
        foreach (var value in values[..count])
            text[length++] = Bech32.Characters[value];

        return new string(text[..length]);
    }

    private static ulong Checksum(ReadOnlySpan<char> prefix, ReadOnlySpan<byte> values)
    {
        var checksum = 1ul;
        foreach (var character in prefix)
            checksum = Extend(checksum, (byte)(character & 31));

        checksum = Extend(checksum, 0);
        foreach (var value in values)
            checksum = Extend(checksum, value);

        return checksum ^ 1;
    }

    private static ulong Extend(ulong checksum, byte value)
    {
        var top = checksum >> 35;
        checksum = (checksum & 0x07ffffffff) << 5 ^ value;
        for (var i = 0; i < Generators.Length; i++)
            checksum ^= (top >> i & 1) * Generators[i];

        return checksum;
    }
}
