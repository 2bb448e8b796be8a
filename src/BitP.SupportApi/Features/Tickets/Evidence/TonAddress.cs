using System.Buffers.Binary;

namespace BitP.SupportApi.Features.Tickets.Evidence;

/// <summary>
/// The addresses of The Open Network, as in TEP-2: the user-friendly form in base 64 with a CRC-16,
/// and the raw form without a checksum, to which both are normalised.
/// </summary>
internal static class TonAddress
{
    private const byte Bounceable = 0x11;
    private const byte NonBounceable = 0x51;
    private const byte TestOnly = 0x80;
    private const int UserFriendlyLength = 36;
    private const int AccountDigits = 64;

    public static EvidenceVerdict Check(string address)
    {
        var separator = address.IndexOf(':', StringComparison.Ordinal);
        return separator < 0 ? CheckUserFriendly(address) : CheckRaw(address, separator);
    }

    private static EvidenceVerdict CheckRaw(string address, int separator) =>
        address.AsSpan(0, separator) is "0" or "-1" && HexText.Is(address.AsSpan(separator + 1), AccountDigits)
            ? EvidenceVerdict.NotCheckable(address.ToLowerInvariant())
            : EvidenceVerdict.Malformed;

    private static EvidenceVerdict CheckUserFriendly(string address)
    {
        Span<byte> bytes = stackalloc byte[UserFriendlyLength];
        if (!Base64Text.TryDecode(address, bytes))
            return EvidenceVerdict.Malformed;

        if (BinaryPrimitives.ReadUInt16BigEndian(bytes[^2..]) != Crc16.Compute(bytes[..^2]))
            return EvidenceVerdict.BadChecksum;

        var isKnown = (bytes[0] & ~TestOnly) is Bounceable or NonBounceable && bytes[1] is 0x00 or 0xff;
        if (!isKnown)
            return EvidenceVerdict.Malformed;

        if ((bytes[0] & TestOnly) != 0)
            return EvidenceVerdict.TestNetwork;

        var account = Convert.ToHexStringLower(bytes[2..^2]);
        return EvidenceVerdict.Valid($"{(bytes[1] == 0 ? "0" : "-1")}:{account}");
    }
}
