using System.Collections.Frozen;
using System.Net;
using System.Text;
using System.Text.Unicode;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace BitP.SupportApi.Platform.Http;

/// <summary>
/// The query parameters of a route. Others are refused, and values that say nothing: a filter that is left out silently shows what nobody asked for.
/// </summary>
/// <param name="Types">All of them, and as what each is read.</param>
/// <param name="Lists">Those that take several values.</param>
internal sealed record KnownParametersMetadata(FrozenDictionary<string, Type> Types, FrozenSet<string> Lists)
{
    public Error? Refuse(HttpRequest request)
    {
        if (!request.QueryString.HasValue)
            return null;
        List<(string Name, FieldProblem Problem)> problems = [.. ProblemsAsSpelt(request.QueryString.Value!)];
        foreach (var (name, values) in request.Query)
            if (Types.ContainsKey(name) && ProblemOf(name, values) is { } problem)
                problems.Add((name, problem));
        return problems is [] ? null : Validation.Refuse(problems.Select(p => (p.Name, p.Problem.ToError())));
    }

    /// <summary>The reason for a parameter whose value cannot be read.</summary>
    public FieldProblem Unreadable(string name) =>
        Types.GetValueOrDefault(name) is { } type ? FieldProblems.WrongType.Expecting(Expectation.Of(type)) : FieldProblems.WrongType;

    // The framework's collection takes small and capital letters for the same.
    private IEnumerable<(string Name, FieldProblem Problem)> ProblemsAsSpelt(string query)
    {
        foreach (var given in new QueryStringEnumerable(query))
        {
            var name = given.DecodeName().ToString();
            if (!Types.ContainsKey(name))
                yield return (CleanText.IsClean(name) ? Texts.Shown(name) : "?", FieldProblems.Unknown.OneOf(Types.Keys.Order(StringComparer.Ordinal)));
            else if (!IsUtf8(given.EncodedValue))
                yield return (name, FieldProblems.ControlCharacter);
        }
    }

    private FieldProblem? ProblemOf(string name, StringValues values) =>
        values.Count > 1 && !Lists.Contains(name) ? FieldProblems.Duplicate
        : values.Any(string.IsNullOrEmpty) ? FieldProblems.Empty
        : !CleanText.IsClean(values.ToString()) || values.ToString().Contains('\uFFFD', StringComparison.Ordinal) ? FieldProblems.ControlCharacter
        : null;

    // What is none the framework leaves as it is spelt, which would be looked for as a text.
    private static bool IsUtf8(ReadOnlyMemory<char> encoded)
    {
        if (!encoded.Span.Contains('%'))
            return true;
        var bytes = Encoding.UTF8.GetBytes(encoded.ToString());
        return Utf8.IsValid(WebUtility.UrlDecodeToBytes(bytes, 0, bytes.Length));
    }
}

/// <summary>Marks a query parameter that takes several values: separated by commas, which is how the handler gets them, or each in a parameter of its own.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CommaSeparatedAttribute : Attribute;
