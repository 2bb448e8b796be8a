namespace BitP.SupportApi.Features.Complaints.Documents;

/// <summary>What a document cannot be without, and has not got.</summary>
internal static class MissingContents
{
    /// <summary>Those of the mandatory contents that are not there, in the order in which they were named. A name that means nothing is never there.</summary>
    /// <param name="facts">What there is.</param>
    /// <param name="mandatory">Names of contents, such as <c>contact.email</c>.</param>
    public static IReadOnlyList<string> Of(DocumentFacts facts, IEnumerable<string> mandatory)
    {
        var contents = new DocumentContents(facts);
        return [.. mandatory.Distinct().Where(name => !contents.Has(name))];
    }
}
