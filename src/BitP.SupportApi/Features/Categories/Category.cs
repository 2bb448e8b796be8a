using System.Text.Json;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Categories;

/// <summary>What belongs to a category of tickets: its texts, how urgent it is, and what it asks of the customer.</summary>
public sealed record Category(
    TicketCategory Id,
    LocalizedText Name,
    LocalizedText Description,
    IReadOnlyList<LocalizedText> Prepare,
    LocalizedText? Advice,
    Priority Priority,
    LocalizedText PriorityReason,
    TimeSpan ExpectedHandling,
    IReadOnlyList<FieldDefinition> Fields
)
{
    public const int MaxFields = 50;

    /// <summary>
    /// Checks the <c>fields</c> of a ticket of this category. A member that is null counts as absent; one that the category does not know is
    /// refused also when it is null.
    /// </summary>
    /// <param name="fields">What the ticket says; null is the same as empty.</param>
    /// <param name="prefix">Where the fields stand in the request, for the names in the errors.</param>
    /// <returns>Null when all is well, otherwise the errors by member (<c>fields.registeredContact</c>), in the language of the request.</returns>
    public IReadOnlyDictionary<string, IReadOnlyList<FieldError>>? Check(IReadOnlyDictionary<string, JsonElement>? fields, string prefix = "fields")
    {
        if (fields?.Count > MaxFields)
            return new Dictionary<string, IReadOnlyList<FieldError>> { [prefix] = [FieldProblems.TooMany.Expecting(Expectation.Items(MaxFields)).ToError()] };

        Dictionary<string, IReadOnlyList<FieldError>>? errors = null;
        foreach (var (name, value) in fields ?? Nothing)
            if (ProblemWith(name, value) is { } problem)
                (errors ??= [])[$"{prefix}.{Texts.Shown(name)}"] = [problem.ToError()];
        foreach (var field in Fields)
            if (field.Required && !IsGiven(fields, field.Name))
                (errors ??= [])[$"{prefix}.{field.Name}"] = [FieldProblems.Missing.ToError()];
        return errors;
    }

    private static readonly Dictionary<string, JsonElement> Nothing = [];

    private FieldProblem? ProblemWith(string name, JsonElement value)
    {
        foreach (var field in Fields)
            if (field.Name == name)
                return value.ValueKind is JsonValueKind.Null ? null : field.ProblemWith(value);
        return CleanText.IsClean(name) ? FieldProblems.Unknown.OneOf(Fields.Select(field => field.Name)) : FieldProblems.ControlCharacter;
    }

    private static bool IsGiven(IReadOnlyDictionary<string, JsonElement>? fields, string name) =>
        fields is not null && fields.TryGetValue(name, out var value) && value.ValueKind is not JsonValueKind.Null;
}
