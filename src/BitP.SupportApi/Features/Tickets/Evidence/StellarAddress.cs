using System.Buffers.Binary;

namespace BitP.SupportApi.Features.Tickets.Evidence;

/// <summary>
/// The addresses of Stellar that can be paid to, as in SEP-23: accounts (G), multiplexed accounts
/// (M) and contracts (C), in base 32 with a CRC-16.
/// </summary>
/// <remarks>The test network has the same addresses.</remarks>
internal static class StellarAddress
{
    private const byte Account = 6 << 3;
    private const byte MultiplexedAccount = 12 << 3;
    private const byte Contract = 2 << 3;
    private const int MaxBytes = 43;
    private const int MaxCharacters = 69;

    public static EvidenceVerdict Check(string address)
    {
        Span<byte> values = stackalloc byte[MaxCharacters];
        Span<byte> buffer = stackalloc byte[MaxBytes];
        if (
            address.Length is not (56 or MaxCharacters)
            || !TryReadValues(address, values)
            || !BitGroups.TryJoin(values[..address.Length], 5, buffer, out var length)
        )
        {
            return EvidenceVerdict.Malformed;
        }

        var bytes = buffer[..length];
        if (BinaryPrimitives.ReadUInt16LittleEndian(bytes[^2..]) != Crc16.Compute(bytes[..^2]))
            return EvidenceVerdict.BadChecksum;

        return (bytes[0], length) is (Account or Contract, 35) or (MultiplexedAccount, MaxBytes) ? EvidenceVerdict.Valid(address) : EvidenceVerdict.Malformed;
    }

    private static bool TryReadValues(string text, Span<byte> values)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is >= 'A' and <= 'Z')
                values[i] = (byte)(text[i] - 'A');
            else if (text[i] is >= '2' and <= '7')
                values[i] = (byte)(text[i] - '2' + 26);
            else
                return false;
        }

        return true;
    }
}
