namespace BitP.SupportApi.Platform.Data;

/// <summary>How a hash of 32 bytes is written in hexadecimal digits.</summary>
public static class HexHash
{
    private const int Digits = 64;
    private const string Prefix = "0x";

    /// <summary>
    /// The one spelling of all that are equal: lower case without <c>0x</c>, since people copy hashes with and without it. Any other text stays as it is.
    /// </summary>
    public static string Bare(string text)
    {
        var digits = text.AsSpan(text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? Prefix.Length : 0);
        return digits.Length == Digits && !digits.ContainsAnyExcept(HexDigits) ? digits.ToString().ToLowerInvariant() : text;
    }

    private static readonly System.Buffers.SearchValues<char> HexDigits = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");
}
