namespace BitP.SupportApi.Features.Tickets.Evidence;

/// <summary>Questions about the case of ASCII letters.</summary>
internal static class AsciiCase
{
    /// <summary>Whether a text has letters of both cases.</summary>
    public static bool IsMixed(ReadOnlySpan<char> text) => text.ContainsAnyInRange('a', 'z') && text.ContainsAnyInRange('A', 'Z');

    /// <summary>The lower case of a letter, and any other character as it is.</summary>
    public static char ToLower(char character) => char.IsAsciiLetterUpper(character) ? (char)(character | 0x20) : character;
}
