using System.Collections.Frozen;
using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Platform.Data;

namespace BitP.SupportApi.Features.Complaints.Suggestion;

/// <summary>The words of a language by which something may be a complaint.</summary>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Between">What stands between words: nothing where none are set apart.</param>
/// <param name="Words">What says so: words one after another, each with its variants between bars.</param>
/// <param name="Not">What says the opposite, though such words are in it.</param>
internal sealed record SuggestionWordsFile(string Language, string Between, IReadOnlyList<string> Words, IReadOnlyList<string> Not);

/// <summary>What in a text says that it may be a complaint.</summary>
/// <param name="Language">BCP 47 tag of the language of the words.</param>
/// <param name="Words">The words, in lower case and without accents; each once.</param>
internal sealed record FoundWords(string Language, IReadOnlyList<string> Words);

/// <summary>
/// Finds the words by which a text may be a complaint (<c>words.json</c>): whole words, in whatever case and with or without accents, and not where they say the
/// opposite. Lines that quote somebody, which begin with <c>&gt;</c>, are passed over.
/// </summary>
public sealed class SuggestionWords
{
    /// <summary>How many of the words that were found are told.</summary>
    public const int MaxTold = 10;

    // Of scripts without spaces each character is a word here; pairs of them are for searches.
    private const int FirstOfWideScripts = 0x2E80;

    private readonly Lazy<Language[]> _languages = new(() =>
        [.. DataFile.Read<IReadOnlyList<SuggestionWordsFile>>("words.json", typeof(SuggestionWords)).Select(file => new Language(file))]
    );

    /// <summary>The words of the language of which there are most; null when there are none.</summary>
    internal FoundWords? Find(string text)
    {
        var words = WordsOf(string.Join('\n', text.Split('\n').Where(line => !line.TrimStart().StartsWith('>'))));
        var found = _languages.Value.Select(language => new FoundWords(language.Tag, language.Find(words))).MaxBy(f => f.Words.Count)!;
        return found.Words.Count == 0 ? null : found with { Words = [.. found.Words.Distinct().Take(MaxTold)] };
    }

    private static string[] WordsOf(string text) => [.. SearchText.Words(text).Where(word => word.Length == 1 || word[0] < FirstOfWideScripts)];

    private sealed class Language(SuggestionWordsFile file)
    {
        // By the first word of each: most words of a text begin none.
        private readonly FrozenDictionary<string, Phrase[]> _words = file
            .Words.Select(text => new Phrase(text))
            .SelectMany(phrase => phrase.Beginnings.Distinct().Select(word => (word, phrase)))
            .GroupBy(begun => begun.word, begun => begun.phrase)
            .ToFrozenDictionary(begun => begun.Key, begun => begun.ToArray(), StringComparer.Ordinal);
        private readonly Phrase[] _not = [.. file.Not.Select(text => new Phrase(text))];

        public string Tag => file.Language;

        public List<string> Find(string[] words)
        {
            var found = new List<string>();
            for (var at = 0; at < words.Length; at++)
                foreach (var phrase in _words.GetValueOrDefault(words[at], []))
                    if (phrase.IsAt(words, at) && !IsDenied(words, at, at + phrase.Length))
                        found.Add(string.Join(file.Between, words[at..(at + phrase.Length)]));
            return found;
        }

        // Whatever denies it has some of it.
        private bool IsDenied(string[] words, int start, int end)
        {
            foreach (var not in _not)
                for (var at = Math.Max(0, start - not.Length + 1); at < end; at++)
                    if (not.IsAt(words, at))
                        return true;
            return false;
        }
    }

    /// <summary>Words one after another, each with its variants.</summary>
    private sealed class Phrase(string text)
    {
        private readonly string[][] _steps = [.. text.Split(' ').SelectMany(StepsOf)];

        public int Length => _steps.Length;

        public IReadOnlyList<string> Beginnings => _steps[0];

        public bool IsAt(string[] words, int at)
        {
            if (at + _steps.Length > words.Length)
                return false;
            for (var i = 0; i < _steps.Length; i++)
                if (!_steps[i].Contains(words[at + i], StringComparer.Ordinal))
                    return false;
            return true;
        }

        private static IEnumerable<string[]> StepsOf(string word) =>
            word.Contains('|', StringComparison.Ordinal)
                ?
                [
                    [.. word.Split('|').SelectMany(WordsOf)],
                ]
                : WordsOf(word).Select(one => new[] { one });
    }
}
