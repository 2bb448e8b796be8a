namespace BitP.SupportApi.Features.Tickets.Evidence;

/// <summary>
/// The addresses of Bitcoin: Base58Check with the versions 0x00 and 0x05 of BIP 13, and the witness
/// addresses of BIP 173 and BIP 350 with the prefix bc.
/// </summary>
internal static class BitcoinAddress
{
    private static ReadOnlySpan<byte> Versions => [0x00, 0x05];

    private static ReadOnlySpan<byte> TestVersions => [0x6f, 0xc4];

    public static EvidenceVerdict Check(string address)
    {
        if (SegwitAddress.HasPrefix(address, "bc"))
            return SegwitAddress.Check(address, "bc");

        if (SegwitAddress.HasPrefix(address, "tb"))
            return SegwitAddress.Check(address, "tb").OfTestNetwork();

        if (SegwitAddress.HasPrefix(address, "bcrt"))
            return SegwitAddress.Check(address, "bcrt").OfTestNetwork();

        return Base58Address.Check(address, Versions, TestVersions, stackalloc byte[Base58Address.Length]);
    }
}
