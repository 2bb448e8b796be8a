namespace BitP.SupportApi.Features.Tickets.Evidence;

/// <summary>What a text is by the rules of Bech32.</summary>
internal enum Bech32Form
{
    /// <summary>The text breaks the rules on length, case or characters.</summary>
    Malformed,

    /// <summary>The checksum is that of neither form.</summary>
    BadChecksum,

    /// <summary>The form of BIP 173.</summary>
    Bech32,

    /// <summary>The form of BIP 350.</summary>
    Bech32m,
}

/// <summary>Bech32 as in BIP 173 and Bech32m as in BIP 350.</summary>
internal static class Bech32
{
    /// <summary>The greatest length of a text by BIP 173.</summary>
    public const int MaxLength = 90;

    /// <summary>The characters of the data part, in the order of their values.</summary>
    public const string Characters = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

    private const int ChecksumLength = 6;
    private const uint Bech32Constant = 1;
    private const uint Bech32mConstant = 0x2bc830a3;

    private static ReadOnlySpan<uint> Generators => [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

    /// <summary>Decodes a text.</summary>
    /// <param name="text">The text, either in lower case or in upper case.</param>
    /// <param name="data">
    /// Receives the values of the data part, followed by those of the checksum; as long as the text
    /// or longer.
    /// </param>
    /// <param name="separator">The place of the character between prefix and data.</param>
    /// <param name="count">The number of values without the checksum.</param>
    /// <param name="maxLength">The greatest length, for formats that raise that of BIP 173.</param>
    public static Bech32Form Decode(ReadOnlySpan<char> text, Span<byte> data, out int separator, out int count, int maxLength = MaxLength)
    {
        count = 0;
        separator = text.LastIndexOf('1');
        if (text.Length > maxLength || separator < 1 || AsciiCase.IsMixed(text))
            return Bech32Form.Malformed;

        var prefix = text[..separator];
        if (prefix.ContainsAnyExceptInRange('!', '~'))
            return Bech32Form.Malformed;

        var values = text[(separator + 1)..];
        if (values.Length < ChecksumLength || !TryReadValues(values, data))
            return Bech32Form.Malformed;

        count = values.Length - ChecksumLength;
        return Checksum(prefix, data[..values.Length]) switch
        {
            Bech32Constant => Bech32Form.Bech32,
            Bech32mConstant => Bech32Form.Bech32m,
            _ => Bech32Form.BadChecksum,
        };
    }

    /// <summary>Reads characters of the data part in either case; false on any other.</summary>
    public static bool TryReadValues(ReadOnlySpan<char> text, Span<byte> values)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var value = char.IsAsciiLetterOrDigit(text[i]) ? Characters.IndexOf(AsciiCase.ToLower(text[i]), StringComparison.Ordinal) : -1;
            if (value < 0)
                return false;

            values[i] = (byte)value;
        }

        return true;
    }

    private static uint Checksum(ReadOnlySpan<char> prefix, ReadOnlySpan<byte> values)
    {
        var checksum = 1u;
        foreach (var character in prefix)
            checksum = Extend(checksum, (byte)(AsciiCase.ToLower(character) >> 5));

        checksum = Extend(checksum, 0);
        foreach (var character in prefix)
            checksum = Extend(checksum, (byte)(character & 31));

        foreach (var value in values)
            checksum = Extend(checksum, value);

        return checksum;
    }

    private static uint Extend(uint checksum, byte value)
    {
        var top = checksum >> 25;
        checksum = (checksum & 0x1ffffff) << 5 ^ value;
        for (var i = 0; i < Generators.Length; i++)
            checksum ^= (top >> i & 1) * Generators[i];

        return checksum;
    }
}
