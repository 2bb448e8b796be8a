using System.Buffers;

namespace BitP.SupportApi.Platform.Data;

/// <summary>How a hash of 32 bytes is written in hexadecimal digits.</summary>
public static class HexHash
{
    private const int Digits = 64;

    /// <summary>Of the addresses that are a part of a hash, as on Ethereum.</summary>
    private const int AddressDigits = 40;

    private const string Prefix = "0x";

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>
    /// The one spelling of all that are equal: lower case without <c>0x</c>, since people copy hashes with and without it. Any other text stays as it is.
    /// </summary>
    public static string Bare(string text) => Bare(text, Digits);

    /// <summary>The same of a hash and of an address of 20 bytes, for words that are searched for.</summary>
    public static string BareWord(string word) => Bare(Bare(word, Digits), AddressDigits);

    private static string Bare(string text, int length)
    {
        var digits = text.AsSpan(text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? Prefix.Length : 0);
        return digits.Length == length && !digits.ContainsAnyExcept(HexDigits) ? digits.ToString().ToLowerInvariant() : text;
    }
}
