using System.Collections.Frozen;
using System.Net;
using System.Text;
using System.Text.Unicode;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.WebUtilities;

namespace BitP.SupportApi.Platform.Http;

/// <summary>
/// The query parameters of a route. Others are refused, and values that say nothing: a filter that is left out silently shows what nobody asked for.
/// </summary>
/// <param name="Names">All of them.</param>
/// <param name="Lists">Those that take several values.</param>
internal sealed record KnownParametersMetadata(FrozenSet<string> Names, FrozenSet<string> Lists)
{
    public Error? Refuse(HttpRequest request)
    {
        if (!request.QueryString.HasValue)
            return null;
        foreach (var given in new QueryStringEnumerable(request.QueryString.Value))
        {
            // As it is spelt: the framework's collection takes small and capital letters for the same.
            var name = given.DecodeName().ToString();
            if (!Names.Contains(name))
                return Validation.Refuse(CleanText.IsClean(name) ? name : "?", FieldProblems.Unknown);
            if (!IsUtf8(given.EncodedValue))
                return Validation.Refuse(name, FieldProblems.ControlCharacter);
        }
        foreach (var (name, values) in request.Query)
        {
            if (values.Count > 1 && !Lists.Contains(name))
                return Validation.Refuse(name, FieldProblems.Duplicate);
            if (values.Any(string.IsNullOrEmpty))
                return Validation.Refuse(name, FieldProblems.Empty);
            if (!CleanText.IsClean(values.ToString()) || values.ToString().Contains('\uFFFD', StringComparison.Ordinal))
                return Validation.Refuse(name, FieldProblems.ControlCharacter);
        }
        return null;
    }

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
