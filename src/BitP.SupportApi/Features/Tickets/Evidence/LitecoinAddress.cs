namespace BitP.SupportApi.Features.Tickets.Evidence;

/// <summary>
/// The addresses of Litecoin, by chainparams.cpp and key_io.cpp of Litecoin Core: Base58Check with
/// the versions 0x30, 0x32 and 0x05, witness addresses with the prefix ltc, and those of MWEB with
/// the prefix ltcmweb.
/// </summary>
internal static class LitecoinAddress
{
    private const byte ScriptVersion = 0x32;
    private const byte BitcoinScriptVersion = 0x05;
    private const int MwebKeysLength = 66;
    private const int MwebMaxLength = 128;

    private static ReadOnlySpan<byte> Versions => [0x30, ScriptVersion, BitcoinScriptVersion];

    private static ReadOnlySpan<byte> TestVersions => [0x6f, 0x3a, 0xc4];

    public static EvidenceVerdict Check(string address)
    {
        if (SegwitAddress.HasPrefix(address, "ltc"))
            return SegwitAddress.Check(address, "ltc");

        if (SegwitAddress.HasPrefix(address, "ltcmweb"))
            return CheckMweb(address, "ltcmweb");

        if (SegwitAddress.HasPrefix(address, "tltc"))
            return SegwitAddress.Check(address, "tltc").OfTestNetwork();

        if (SegwitAddress.HasPrefix(address, "rltc"))
            return SegwitAddress.Check(address, "rltc").OfTestNetwork();

        if (SegwitAddress.HasPrefix(address, "tmweb"))
            return CheckMweb(address, "tmweb").OfTestNetwork();

        return CheckBase58(address);
    }

    private static EvidenceVerdict CheckBase58(string address)
    {
        Span<byte> bytes = stackalloc byte[Base58Address.Length];
        var verdict = Base58Address.Check(address, Versions, TestVersions, bytes);
        if (verdict.Reason is not null || bytes[0] != BitcoinScriptVersion)
            return verdict;

        // Litecoin Core reads a script hash with the version of Bitcoin as the same address.
        bytes[0] = ScriptVersion;
        return EvidenceVerdict.Valid(Base58.Bitcoin.EncodeCheck(bytes[..^4]));
    }

    /// <summary>
    /// Two public keys in Bech32, without the limit of 90 characters. Five bits of version, zero
    /// for the only version there is, come before them.
    /// </summary>
    private static EvidenceVerdict CheckMweb(string address, string prefix)
    {
        Span<byte> data = stackalloc byte[MwebMaxLength];
        var form = Bech32.Decode(address, data, out var separator, out var count, MwebMaxLength);
        if (form is Bech32Form.Malformed || separator != prefix.Length || count == 0)
            return EvidenceVerdict.Malformed;

        if (form is not Bech32Form.Bech32)
            return EvidenceVerdict.BadChecksum;

        Span<byte> keys = stackalloc byte[MwebKeysLength];
        return data[0] == 0 && BitGroups.TryJoin(data[1..count], 5, keys, out var length) && length == MwebKeysLength
            ? EvidenceVerdict.Valid(address.ToLowerInvariant())
            : EvidenceVerdict.Malformed;
    }
}
