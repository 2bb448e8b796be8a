namespace BitP.SupportApi.Features.Tickets.Evidence;

/// <summary>
/// The addresses of Dogecoin: Base58Check with the versions 0x1e and 0x16, by chainparams.cpp of
/// Dogecoin Core.
/// </summary>
internal static class DogecoinAddress
{
    private static ReadOnlySpan<byte> Versions => [0x1e, 0x16];

    private static ReadOnlySpan<byte> TestVersions => [0x71, 0x6f, 0xc4];

    public static EvidenceVerdict Check(string address) => Base58Address.Check(address, Versions, TestVersions, stackalloc byte[Base58Address.Length]);
}
