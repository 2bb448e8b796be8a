namespace BitP.SupportApi.Features.Tickets.Evidence;

/// <summary>
/// The addresses of Tron: Base58Check with the version 0x41, by the protocol document of Tron. The
/// public test networks of today share it and cannot be told apart.
/// </summary>
internal static class TronAddress
{
    private static ReadOnlySpan<byte> Versions => [0x41];

    private static ReadOnlySpan<byte> TestVersions => [0xa0];

    public static EvidenceVerdict Check(string address) => Base58Address.Check(address, Versions, TestVersions, stackalloc byte[Base58Address.Length]);
}
