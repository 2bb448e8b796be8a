namespace BitP.SupportApi.Features.Tickets.Evidence;

/// <summary>
/// The CRC-16 with the polynomial x^16 + x^12 + x^5 + 1 and the initial value zero, of SEP-23 of
/// Stellar and TEP-2 of The Open Network.
/// </summary>
internal static class Crc16
{
    public static ushort Compute(ReadOnlySpan<byte> bytes)
    {
        var crc = 0;
        foreach (var value in bytes)
        {
            crc ^= value << 8;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1;
        }

        return (ushort)crc;
    }
}
