namespace BitP.SupportApi.Features.Tickets.Evidence;

/// <summary>Base 64 and its URL form, as in RFC 4648, without padding.</summary>
/// <remarks>
/// The decoders of the framework skip white space and ignore bits that fill no byte, which would
/// give several spellings to one value.
/// </remarks>
internal static class Base64Text
{
    private const int MaxCharacters = 48;

    /// <summary>Decodes a text that must fill the span exactly, with at most 36 bytes.</summary>
    public static bool TryDecode(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        if (text.Length > MaxCharacters)
            return false;

        Span<byte> values = stackalloc byte[MaxCharacters];
        for (var i = 0; i < text.Length; i++)
        {
            var value = ValueOf(text[i]);
            if (value < 0)
                return false;

            values[i] = (byte)value;
        }

        return BitGroups.TryJoin(values[..text.Length], 6, bytes, out var length) && length == bytes.Length;
    }

    private static int ValueOf(char character) =>
        character switch
        {
            >= 'A' and <= 'Z' => character - 'A',
            >= 'a' and <= 'z' => character - 'a' + 26,
            >= '0' and <= '9' => character - '0' + 52,
            '+' or '-' => 62,
            '/' or '_' => 63,
            _ => -1,
        };
}
