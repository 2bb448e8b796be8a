namespace BitP.SupportApi.Features.Tickets.Evidence;

/// <summary>
/// The addresses of Ethereum and of the networks that run its virtual machine: 0x and 40
/// hexadecimal digits, whose case carries the checksum of EIP-55.
/// </summary>
/// <remarks>
/// An address whose letters are all of one case has no checksum: EIP-55 leaves it readable as
/// before, and so nothing can be said of its correctness.
/// </remarks>
internal static class EvmAddress
{
    private const int DigitCount = 40;

    public static EvidenceVerdict Check(string address)
    {
        if (!HexText.IsPrefixed(address, DigitCount))
            return EvidenceVerdict.Malformed;

        var digits = address.AsSpan(2);
        if (AsciiCase.IsMixed(digits) && !HasChecksum(digits))
            return EvidenceVerdict.BadChecksum;

        var normalised = address.ToLowerInvariant();
        return AsciiCase.IsMixed(digits) ? EvidenceVerdict.Valid(normalised) : EvidenceVerdict.NotCheckable(normalised);
    }

    private static bool HasChecksum(ReadOnlySpan<char> digits)
    {
        Span<byte> lower = stackalloc byte[DigitCount];
        for (var i = 0; i < DigitCount; i++)
            lower[i] = (byte)AsciiCase.ToLower(digits[i]);

        Span<byte> hash = stackalloc byte[Keccak.HashLength];
        Keccak.Hash(lower, hash);
        for (var i = 0; i < DigitCount; i++)
        {
            var isHigh = (i % 2 == 0 ? hash[i / 2] >> 4 : hash[i / 2] & 15) >= 8;
            if (char.IsAsciiLetter(digits[i]) && char.IsAsciiLetterUpper(digits[i]) != isHigh)
                return false;
        }

        return true;
    }
}
