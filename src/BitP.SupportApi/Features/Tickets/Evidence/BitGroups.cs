namespace BitP.SupportApi.Features.Tickets.Evidence;

/// <summary>Regroups the bits of base 32 and base 64 texts, most significant bit first.</summary>
internal static class BitGroups
{
    /// <summary>
    /// Joins groups of bits to bytes; false when the bits that fill no byte are not all zero, or
    /// when they make a whole superfluous group, as BIP 173 and SEP-23 demand.
    /// </summary>
    public static bool TryJoin(ReadOnlySpan<byte> groups, int width, Span<byte> bytes, out int written)
    {
        written = 0;
        var pending = 0;
        var bits = 0;
        foreach (var group in groups)
        {
            pending = pending << width | group;
            bits += width;
            if (bits < 8)
                continue;

            if (written == bytes.Length)
                return false;

            bits -= 8;
            bytes[written++] = (byte)(pending >> bits);
            pending &= (1 << bits) - 1;
        }

        return bits < width && pending == 0;
    }

    /// <summary>Splits bytes into groups of five bits, the last one filled with zeros.</summary>
    /// <returns>The number of groups.</returns>
    public static int SplitToFive(ReadOnlySpan<byte> bytes, Span<byte> groups)
    {
        var count = 0;
        var pending = 0;
        var bits = 0;
        foreach (var value in bytes)
        {
            pending = (pending << 8 | value) & 0xfff;
            bits += 8;
            while (bits >= 5)
            {
                bits -= 5;
                groups[count++] = (byte)(pending >> bits & 31);
            }
        }

        if (bits > 0)
            groups[count++] = (byte)(pending << (5 - bits) & 31);

        return count;
    }
}
