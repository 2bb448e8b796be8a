namespace BitP.SupportApi.Features.Tickets.Evidence;

/// <summary>
/// The addresses of Base58Check with one byte of version before a hash of 20 bytes, as in BIP 13.
/// </summary>
internal static class Base58Address
{
    /// <summary>The length of the version, the hash and the checksum.</summary>
    public const int Length = 25;

    /// <summary>The greatest number of characters that the 25 bytes can take.</summary>
    public const int MaxCharacters = 35;

    /// <summary>Checks a text against the versions of one network.</summary>
    /// <param name="address">The text.</param>
    /// <param name="versions">The versions of the main network.</param>
    /// <param name="testVersions">The versions of its test networks.</param>
    /// <param name="bytes">Receives the version, the hash and the checksum.</param>
    public static EvidenceVerdict Check(string address, ReadOnlySpan<byte> versions, ReadOnlySpan<byte> testVersions, Span<byte> bytes)
    {
        if (!Base58.Bitcoin.TryDecode(address, bytes, out var length) || length != Length)
            return EvidenceVerdict.Malformed;

        if (!Base58.HasChecksum(bytes))
            return EvidenceVerdict.BadChecksum;

        if (versions.Contains(bytes[0]))
            return EvidenceVerdict.Valid(address);

        return testVersions.Contains(bytes[0]) ? EvidenceVerdict.TestNetwork : EvidenceVerdict.Malformed;
    }
}
