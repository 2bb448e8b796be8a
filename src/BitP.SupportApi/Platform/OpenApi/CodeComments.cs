using System.Xml.Linq;

namespace BitP.SupportApi.Platform.OpenApi;

/// <summary>
/// Summaries out of the comments of the code, where the framework brings none into the contract. They are read from the file that the compiler writes beside the
/// program, once for each time that a contract is written.
/// </summary>
internal sealed class CodeComments
{
    private const string OfType = "T:";
    private const string OfField = "F:";

    private readonly Dictionary<string, XElement> _summaries;

    private CodeComments(Dictionary<string, XElement> summaries) => _summaries = summaries;

    public static CodeComments Read()
    {
        var file = XDocument.Load(Path.ChangeExtension(typeof(CodeComments).Assembly.Location, ".xml"));
        return new(
            file.Descendants("member")
                .Select(member => (Name: member.Attribute("name")!.Value, Summary: member.Element("summary")))
                .Where(m =>
                    m.Summary is not null && (m.Name.StartsWith(OfType, StringComparison.Ordinal) || m.Name.StartsWith(OfField, StringComparison.Ordinal))
                )
                .ToDictionary(m => m.Name, m => m.Summary!, StringComparer.Ordinal)
        );
    }

    /// <summary>What is said of a type; null when nothing is.</summary>
    public string? Of(Type type) => TextOf(OfType + NameOf(type));

    /// <summary>What is said of a member of an enum; null when nothing is.</summary>
    public string? Of(Type type, string member) => TextOf($"{OfField}{NameOf(type)}.{member}");

    private static string NameOf(Type type) => type.FullName!.Replace('+', '.');

    private string? TextOf(string name)
    {
        if (!_summaries.TryGetValue(name, out var summary))
            return null;
        var text = string.Concat(summary.Nodes().Select(node => node is XElement code ? $"`{code.Value}`" : ((XText)node).Value));
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
