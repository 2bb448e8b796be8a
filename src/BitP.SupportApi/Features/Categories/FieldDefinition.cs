using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Categories;

/// <summary>What kind of value a field takes.</summary>
public enum FieldType
{
    [JsonStringEnumMemberName("string")]
    Text,

    [JsonStringEnumMemberName("number")]
    Number,

    [JsonStringEnumMemberName("boolean")]
    Boolean,

    [JsonStringEnumMemberName("enum")]
    Choice,

    [JsonStringEnumMemberName("datetime")]
    Instant,
}

/// <summary>One of the values that a <see cref="FieldType.Choice"/> allows.</summary>
public sealed record FieldOption(string Value, LocalizedText Label);

/// <summary>A question that a category asks beyond what every ticket says. It checks the answers, and the JSON Schema is made from it.</summary>
/// <param name="MinLength">In Unicode characters, as JSON Schema counts them; so is <paramref name="MaxLength"/>.</param>
/// <param name="Pattern">What the whole text has to match; begins with <c>^</c> and ends with <c>$</c>, which JSON Schema needs for that.</param>
public sealed partial record FieldDefinition(
    string Name,
    FieldType Type,
    bool Required,
    LocalizedText Label,
    LocalizedText? Help,
    int? MinLength = null,
    int? MaxLength = null,
    string? Pattern = null,
    decimal? Minimum = null,
    decimal? Maximum = null,
    IReadOnlyList<FieldOption>? Options = null
)
{
    // More digits than a decimal holds: such a number would be kept differently from how it was sent.
    private const int MaxNumberLength = 32;

    // In .NET, $ also matches before a line end that is the last character; \z does not.
    private readonly Lazy<Regex?> _whole = new(() =>
        Pattern is null ? null : new($@"\A(?:{Pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)
    );

    /// <summary>Why the value is not an answer to this question; null when it is one.</summary>
    public FieldProblem? ProblemWith(JsonElement value) =>
        (Type, value.ValueKind) switch
        {
            (FieldType.Boolean, JsonValueKind.True or JsonValueKind.False) => null,
            (FieldType.Number, JsonValueKind.Number) => ProblemWithNumber(value),
            (FieldType.Text or FieldType.Choice or FieldType.Instant, JsonValueKind.String) => ProblemWithText(value),
            _ => FieldProblems.WrongType.Expecting(ExpectedValue),
        };

    private Expectation ExpectedValue =>
        Type switch
        {
            FieldType.Boolean => Expectation.Of(typeof(bool)),
            FieldType.Number => Expectation.Of(typeof(decimal)),
            FieldType.Choice => Expectation.OneOf(Options!.Select(o => o.Value)),
            FieldType.Instant => Expectation.Instant,
            _ => Expectation.Of(typeof(string)),
        };

    // The help says it in words, with an example; the sentence that it becomes has its own full stop.
    private Expectation ExpectedForm =>
        Help is null ? Expectation.Like(Pattern!) : Expectation.Words(Help.En.TrimEnd('.'), Help.Zh.TrimEnd('。'), Help.Fr.TrimEnd('.'), Help.De.TrimEnd('.'));

    /// <summary>What is wrong with the definition itself; null when nothing is.</summary>
    internal string? Defect()
    {
        if (!CamelCase().IsMatch(Name))
            return "its name is not camelCase.";
        if (Type is FieldType.Choice != Options is { Count: > 0 })
            return "options belong to an enum, which needs some.";
        if (Options is not null && Options.DistinctBy(o => o.Value).Count() != Options.Count)
            return "an option is there twice.";
        if (Type is FieldType.Text != MaxLength is not null)
            return "maxLength belongs to a string, which needs it.";
        if (Type is not FieldType.Text && (MinLength is not null || Pattern is not null))
            return "only a string has minLength and pattern.";
        if (MinLength is < 0 || MaxLength < (MinLength ?? 1))
            return "minLength and maxLength leave no room.";
        if (Type is FieldType.Number ? !(Minimum <= Maximum) : Minimum is not null || Maximum is not null)
            return "minimum and maximum belong to a number, which needs both, in order.";
        return DefectOfPattern();
    }

    private string? DefectOfPattern()
    {
        if (Pattern is null)
            return null;
        if (!Pattern.StartsWith('^') || !Pattern.EndsWith('$'))
            return "its pattern does not stand between ^ and $.";
        try
        {
            _ = _whole.Value;
            return null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return $"its pattern cannot be used: {e.Message}";
        }
    }

    private FieldProblem? ProblemWithNumber(JsonElement value)
    {
        if (JsonMarshal.GetRawUtf8Value(value).Length > MaxNumberLength)
            return FieldProblems.TooLong.Expecting(Expectation.Characters(1, MaxNumberLength));
        return value.TryGetDecimal(out var number) && number >= Minimum && number <= Maximum
            ? null
            : FieldProblems.OutOfRange.Expecting(Expectation.Between(Minimum!, Maximum!));
    }

    private FieldProblem? ProblemWithText(JsonElement value)
    {
        if (TextOf(value) is not { } text || !CleanText.IsClean(text))
            return FieldProblems.ControlCharacter;
        return Type switch
        {
            FieldType.Choice => Options!.Any(o => o.Value == text) ? null : FieldProblems.WrongType.Expecting(ExpectedValue),
            FieldType.Instant => Instants.TryParse(text, out _) ? null : FieldProblems.Format.Expecting(ExpectedValue),
            _ => ProblemWithLength(text) ?? (_whole.Value?.IsMatch(text) is false ? FieldProblems.Format.Expecting(ExpectedForm) : null),
        };
    }

    private FieldProblem? ProblemWithLength(string text)
    {
        if (Required && !Texts.IsVisible(text))
            return FieldProblems.Missing;
        var length = Texts.Length(text);
        return length > MaxLength ? FieldProblems.TooLong.Expecting(Expectation.Characters(MinLength ?? 0, MaxLength!.Value))
            : length < MinLength ? FieldProblems.TooShort.Expecting(Expectation.Characters(MinLength!.Value, MaxLength!.Value))
            : null;
    }

    // A string with half a surrogate pair or with bytes that are no UTF-8 is found out only here, and there is no way to ask without the exception.
    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException e) when (e is not ObjectDisposedException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^[a-z][A-Za-z0-9]{0,49}\z")]
    private static partial Regex CamelCase();
}
