using System.Text.RegularExpressions;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Complaints.Independence;

/// <summary>
/// Which names stand in what somebody wrote. A name is there when its words are, next to each other and with no others between, also with the last one first. Case,
/// accents, dots and hyphens make no difference, nor whether <c>ä</c> is written <c>ae</c>; scripts without spaces are looked through character by character. A name
/// of one word has to begin with no small letter, so that Will is not meant by everybody who will; a name of one character is never looked for. A surname with a title before
/// it names somebody as well, as <see cref="TitledNames"/> says.
/// </summary>
internal sealed partial class WrittenNames(IEnumerable<string> texts)
{
    private const string Umlauts = "äöüÄÖÜ";
    private const string Vowels = "aouAOU";

    private readonly (string Text, string[] Words)[] _texts = [.. texts.SelectMany(Spellings).Select(text => (text, WordsOf(text)))];

    /// <summary>Whether a name stands there.</summary>
    public bool Hold(string name) => Spellings(name).Any(spelling => HoldSpelling(spelling) || _texts.Any(text => TitledNames.Hold(text.Text, spelling)));

    private bool HoldSpelling(string name)
    {
        var words = WordsOf(name);
        if (words is [var only])
            return only.Length > 1 && _texts.Any(text => HoldsAsName(text.Text, only));
        // Where names have no spaces, nothing stands for itself that could change places.
        var hasParts = name.Trim().Any(char.IsWhiteSpace);
        return words.Length > 0
            && _texts.Any(text => text.Words.AsSpan().IndexOf(words) >= 0 || (hasParts && text.Words.AsSpan().IndexOf([words[^1], .. words[..^1]]) >= 0));
    }

    private static bool HoldsAsName(string text, string name)
    {
        foreach (var found in Word().EnumerateMatches(text))
            if (!char.IsLower(text[found.Index]) && WordsOf(text.Substring(found.Index, found.Length)) is [var word] && word == name)
                return true;
        return false;
    }

    private static string[] WordsOf(string text) => [.. SearchText.InOrder(text)];

    private static IEnumerable<string> Spellings(string text)
    {
        text = Texts.Composed(text);
        yield return text;
        var transcribed = Umlaut().Replace(text, letter => $"{Vowels[Umlauts.IndexOf(letter.Value, StringComparison.Ordinal)]}e");
        if (transcribed != text)
            yield return transcribed;
    }

    [GeneratedRegex($"[{Umlauts}]")]
    private static partial Regex Umlaut();

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+")]
    private static partial Regex Word();
}
