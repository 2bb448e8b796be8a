using System.Text.RegularExpressions;

namespace BitP.SupportApi.Prepare;

/// <summary>How names are made out of names.</summary>
internal static partial class Words
{
    /// <summary>in_progress: InProgress.</summary>
    public static string Pascal(string text) => string.Concat(Separators().Split(text).Where(w => w != "").Select(w => char.ToUpperInvariant(w[0]) + w[1..]));

    public static string Camel(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    public static string Singular(string text) =>
        text.EndsWith("ies", StringComparison.Ordinal) ? text[..^3] + "y"
        : text.EndsWith('s') ? text[..^1]
        : text;

    /// <summary>API keys: ApiKeys.</summary>
    public static string Group(string tag) =>
        string.Concat(tag.Split(' ').Select(word => Pascal(word.All(char.IsAsciiLetterUpper) ? word.ToLowerInvariant() : word)));

    /// <summary>OpenTicket: Ticket.</summary>
    public static string Noun(string operationId) => Verb().Replace(operationId, "");

    /// <summary>The group says what it is about: Tickets.OpenAsync, not Tickets.OpenTicketAsync.</summary>
    public static string Method(string group, string operationId)
    {
        var rest = new Regex($"{group}$|{Singular(group)}(?![a-z])").Replace(operationId, "", 1);
        var name = VerbTo().Replace(rest, "$1");
        return name == "" ? operationId : name;
    }

    /// <summary>List, which reads one page: ListAll, which reads them all.</summary>
    public static string Whole(string method) =>
        method.StartsWith("List", StringComparison.Ordinal) ? "ListAll" + method["List".Length..] : method.Replace("Get", "GetWhole");

    /// <summary>-openedAt: OpenedAtDescending.</summary>
    public static string Value(string value) => value.StartsWith('-') ? Pascal(value) + "Descending" : Pascal(value);

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex Separators();

    [GeneratedRegex("^[A-Z][a-z]+")]
    private static partial Regex Verb();

    [GeneratedRegex("^([A-Z][a-z]+)To$")]
    private static partial Regex VerbTo();
}
