namespace BitP.SupportApi.Features.Tickets.Evidence;

/// <summary>
/// The addresses of the XRP Ledger: Base58Check in its own alphabet, of an account alone (the
/// classic form) or, as in XLS-5, of an account and a destination tag.
/// </summary>
/// <remarks>
/// The classic form is the same on the test networks. The two forms are not normalised to one, as
/// only the second names the customer of a shared account.
/// </remarks>
internal static class XrpAddress
{
    private const int ClassicLength = 25;
    private const int TaggedLength = 35;

    private static ReadOnlySpan<byte> MainPrefix => [0x05, 0x44];

    private static ReadOnlySpan<byte> TestPrefix => [0x04, 0x93];

    public static EvidenceVerdict Check(string address)
    {
        Span<byte> buffer = stackalloc byte[TaggedLength];
        if (!Base58.Ripple.TryDecode(address, buffer, out var length) || length is not (ClassicLength or TaggedLength))
        {
            return EvidenceVerdict.Malformed;
        }

        var bytes = buffer[..length];
        if (!Base58.HasChecksum(bytes))
            return EvidenceVerdict.BadChecksum;

        if (length == ClassicLength)
            return bytes[0] == 0 ? EvidenceVerdict.Valid(address) : EvidenceVerdict.Malformed;

        if (!HasTag(bytes[22], bytes[23..31]))
            return EvidenceVerdict.Malformed;

        if (bytes.StartsWith(TestPrefix))
            return EvidenceVerdict.TestNetwork;

        return bytes.StartsWith(MainPrefix) ? EvidenceVerdict.Valid(address) : EvidenceVerdict.Malformed;
    }

    /// <summary>
    /// The flag 0 says that there is no tag, and 1 that there is one of 32 bits; the places left
    /// over are zero.
    /// </summary>
    private static bool HasTag(byte flag, ReadOnlySpan<byte> tag) =>
        flag switch
        {
            0 => !tag.ContainsAnyExcept((byte)0),
            1 => !tag[4..].ContainsAnyExcept((byte)0),
            _ => false,
        };
}
