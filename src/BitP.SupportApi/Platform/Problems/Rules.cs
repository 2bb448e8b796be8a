using System.Collections.Frozen;
using FluentValidation;
using FluentValidation.Validators;

namespace BitP.SupportApi.Platform.Problems;

/// <summary>Rules that the validation library lacks, and of which the contract tells.</summary>
public static class Rules
{
    /// <summary>Under this name a failed rule tells how many items there may be.</summary>
    internal const string MaxItems = nameof(MaxItems);

    /// <summary>A list with no more items than this; no list is fine.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>?> HasAtMost<T, TItem>(this IRuleBuilder<T, IReadOnlyList<TItem>?> rule, int max) =>
        rule.SetValidator(new ItemLimit<T, TItem>(max)).Otherwise(FieldProblems.TooMany);

    /// <summary>One of these texts, or none.</summary>
    public static IRuleBuilderOptions<T, string?> IsOneOf<T>(this IRuleBuilder<T, string?> rule, params string[] values) =>
        rule.SetValidator(new AllowedValues<T>(values)).Otherwise(FieldProblems.Unknown.OneOf(values));

    private sealed class ItemLimit<T, TItem>(int max) : PropertyValidator<T, IReadOnlyList<TItem>?>, IItemLimit
    {
        public override string Name => "ItemLimit";

        public int Max => max;

        public override bool IsValid(ValidationContext<T> context, IReadOnlyList<TItem>? value)
        {
            context.MessageFormatter.AppendArgument(MaxItems, max);
            return value is null || value.Count <= max;
        }
    }

    private sealed class AllowedValues<T>(string[] values) : PropertyValidator<T, string?>, IAllowedValues
    {
        private readonly FrozenSet<string> _set = values.ToFrozenSet(StringComparer.Ordinal);

        public override string Name => "AllowedValues";

        public IReadOnlyList<string> Values => values;

        public override bool IsValid(ValidationContext<T> context, string? value) => value is null || _set.Contains(value);
    }
}

internal interface IItemLimit
{
    int Max { get; }
}

internal interface IAllowedValues
{
    IReadOnlyList<string> Values { get; }
}
