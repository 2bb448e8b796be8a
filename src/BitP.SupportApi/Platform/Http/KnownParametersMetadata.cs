using System.Collections.Frozen;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;

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
        foreach (var (name, values) in request.Query)
        {
            if (!Names.Contains(name))
                return Validation.Refuse(CleanText.IsClean(name) ? name : "?", FieldProblems.Unknown);
            if (values.Count > 1 && !Lists.Contains(name))
                return Validation.Refuse(name, FieldProblems.Duplicate);
            if (values.Any(string.IsNullOrEmpty))
                return Validation.Refuse(name, FieldProblems.Empty);
            if (!CleanText.IsClean(values.ToString()) || values.ToString().Contains('\uFFFD', StringComparison.Ordinal))
                return Validation.Refuse(name, FieldProblems.ControlCharacter);
        }
        return null;
    }
}

/// <summary>Marks a query parameter that takes several values: separated by commas, which is how the handler gets them, or each in a parameter of its own.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CommaSeparatedAttribute : Attribute;
