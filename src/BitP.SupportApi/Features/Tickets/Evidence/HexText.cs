namespace BitP.SupportApi.Features.Tickets.Evidence;

/// <summary>Texts of hexadecimal digits of either case.</summary>
internal static class HexText
{
    /// <summary>Whether a text is that many digits and no more.</summary>
    public static bool Is(ReadOnlySpan<char> text, int digits)
    {
        if (text.Length != digits)
            return false;

        foreach (var character in text)
        {
            if (!char.IsAsciiHexDigit(character))
                return false;
        }

        return true;
    }

    /// <summary>Whether a text is 0x and that many digits.</summary>
    public static bool IsPrefixed(ReadOnlySpan<char> text, int digits) => text.StartsWith("0x", StringComparison.Ordinal) && Is(text[2..], digits);
}
