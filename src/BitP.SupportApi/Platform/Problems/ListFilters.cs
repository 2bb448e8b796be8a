using BitP.SupportApi.Platform.Json;
using FluentValidation;
using FluentValidation.Validators;

namespace BitP.SupportApi.Platform.Problems;

/// <summary>What filters of lists have in common.</summary>
internal static class ListFilters
{
    /// <summary>A comma-separated list of values of an enum, spelt as in the JSON.</summary>
    public static IRuleBuilderOptions<T, string?> IsListOf<T, TEnum>(this IRuleBuilder<T, string?> rule)
        where TEnum : struct, Enum => rule.SetValidator(new ListOf<T, TEnum>()).Otherwise(FieldProblems.WrongType.Expecting(Expectation.OneOf<TEnum>()));

    /// <summary>An instant in RFC 3339.</summary>
    public static IRuleBuilderOptions<T, string?> IsInstant<T>(this IRuleBuilder<T, string?> rule) =>
        rule.SetValidator(new Instant<T>()).Otherwise(FieldProblems.Format.Expecting(Expectation.Instant));

    /// <summary>An instant in RFC 3339, or a date.</summary>
    public static IRuleBuilderOptions<T, string?> IsInstantOrDate<T>(this IRuleBuilder<T, string?> rule) =>
        rule.SetValidator(new InstantOrDate<T>()).Otherwise(FieldProblems.Format.Expecting(Expectation.InstantOrDate));

    /// <summary>A duration in ISO 8601 that is not negative.</summary>
    public static IRuleBuilderOptions<T, string?> IsDuration<T>(this IRuleBuilder<T, string?> rule) =>
        rule.SetValidator(new Duration<T>()).Otherwise(FieldProblems.Format.Expecting(Expectation.Duration));

    /// <summary>The values of a list that was found valid; null when there is none.</summary>
    public static IReadOnlyList<TEnum>? Read<TEnum>(string? text)
        where TEnum : struct, Enum => text is null ? null : [.. text.Split(',').Select(name => EnumNames<TEnum>.Values[name]).Distinct()];

    private sealed class ListOf<T, TEnum> : PropertyValidator<T, string?>, IListOfValues
        where TEnum : struct, Enum
    {
        public override string Name => "ListOf";

        public Type Values => typeof(TEnum);

        public override bool IsValid(ValidationContext<T> context, string? value) => value is null || value.Split(',').All(EnumNames<TEnum>.Values.ContainsKey);
    }

    private sealed class Instant<T> : PropertyValidator<T, string?>, IInstant
    {
        public override string Name => "Instant";

        public override bool IsValid(ValidationContext<T> context, string? value) => value is null || Instants.TryParse(value, out _);
    }

    private sealed class InstantOrDate<T> : PropertyValidator<T, string?>, IInstantOrDate
    {
        public override string Name => "InstantOrDate";

        public override bool IsValid(ValidationContext<T> context, string? value) =>
            value is null || Instants.TryParse(value, out _) || Instants.TryParseDate(value, out _);
    }

    private sealed class Duration<T> : PropertyValidator<T, string?>, IDuration
    {
        public override string Name => "Duration";

        public override bool IsValid(ValidationContext<T> context, string? value) =>
            value is null || (Durations.TryParse(value, out var duration) && duration >= TimeSpan.Zero);
    }
}

/// <summary>A text that is a comma-separated list of values of an enum.</summary>
internal interface IListOfValues
{
    Type Values { get; }
}

/// <summary>A text that is an instant.</summary>
internal interface IInstant;

/// <summary>A text that is an instant or a date.</summary>
internal interface IInstantOrDate;

/// <summary>A text that is a duration.</summary>
internal interface IDuration;
