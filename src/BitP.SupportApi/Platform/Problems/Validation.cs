using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;

namespace BitP.SupportApi.Platform.Problems;

public static class Validation
{
    /// <summary>Reasons told of what is wrong in one request; of the others their number.</summary>
    public const int MaxErrors = 20;

    /// <summary>Names members in errors as they are named in the JSON.</summary>
    public static void UseJsonNames()
    {
        ValidatorOptions.Global.PropertyNameResolver = (_, member, _) => member is null ? null : JsonNamingPolicy.CamelCase.ConvertName(member.Name);
        ValidatorOptions.Global.DisplayNameResolver = (_, member, _) => member is null ? null : JsonNamingPolicy.CamelCase.ConvertName(member.Name);
    }

    public static Error ToError(this ValidationResult result) => Refuse(result.Errors.Select(failure => (failure.PropertyName, ErrorOf(failure))));

    /// <summary>A refusal because of several members.</summary>
    public static Error Refuse(IEnumerable<(string Member, FieldError Error)> errors)
    {
        var all = errors.DistinctBy(e => (e.Member, e.Error.Code, e.Error.Message)).ToArray();
        return PlatformErrors.ValidationFailed with
        {
            Fields = all.Take(MaxErrors).GroupBy(f => f.Member).ToDictionary(g => g.Key, IReadOnlyList<FieldError> (g) => [.. g.Select(f => f.Error)]),
            FieldErrorCount = all.Length > MaxErrors ? all.Length : null,
        };
    }

    /// <summary>What the caller is told of a failed rule.</summary>
    internal static FieldError ErrorOf(ValidationFailure failure) =>
        failure.CustomState switch
        {
            FieldError told => told,
            FieldProblem problem => (problem.Expected is null && ExpectedBy(failure) is { } expected ? problem.Expecting(expected) : problem).ToError(),
            // The library's own messages write durations and what is missing as .NET does.
            _ when FieldProblems.CodeOf(failure.ErrorCode) is var code && FieldProblems.MessageOf(code) is { } message => new FieldProblem(code, message)
            {
                Expected = ExpectedBy(failure),
            }.ToError(),
            _ => new(FieldProblems.CodeOf(failure.ErrorCode), failure.ErrorMessage) { Expected = ExpectedBy(failure)?.Form?.Current },
        };

    /// <summary>A failed rule of which the caller is told this.</summary>
    internal static ValidationFailure FailureOf(string member, FieldError error) => new(member, error.Message) { ErrorCode = error.Code, CustomState = error };

    // What the rule was about, as the library keeps it for messages.
    private static Expectation? ExpectedBy(ValidationFailure failure)
    {
        if (failure is { ErrorCode: "NotEmptyValidator", AttemptedValue: System.Collections.ICollection { Count: 0 } })
            return Expectation.SomeItems;
        var values = failure.FormattedMessagePlaceholderValues ?? [];
        object? Value(string name) => values.GetValueOrDefault(name);
        return Value("From") is { } from && Value("To") is { } to ? Expectation.Between(from, to)
            : Value("MaxLength") is int most ? Expectation.Characters(Value("MinLength") as int? ?? 0, most)
            : Value(Rules.MaxItems) is int items ? Expectation.Items(items)
            : Value("ComparisonValue") is not { } limit ? null
            : failure.ErrorCode switch
            {
                "GreaterThanValidator" => Expectation.MoreThan(limit),
                "GreaterThanOrEqualValidator" => Expectation.AtLeast(limit),
                "LessThanValidator" => Expectation.LessThan(limit),
                "LessThanOrEqualValidator" => Expectation.AtMost(limit),
                _ => null,
            };
    }

    /// <summary>The same refusal for a member of a body that it concerns as a whole.</summary>
    public static Error Within(this Error error, string member) =>
        error.Fields is null ? error : error with { Fields = error.Fields.ToDictionary(f => $"{member}.{f.Key}", f => f.Value) };

    /// <summary>A refusal because of one member, for what only the handler can know.</summary>
    /// <param name="allowed">The values that would have been taken; null when they need not be told.</param>
    public static Error Refuse(string member, FieldProblem problem, IReadOnlyList<string>? allowed = null) =>
        PlatformErrors.ValidationFailed with
        {
            Fields = new Dictionary<string, IReadOnlyList<FieldError>> { [member] = [problem.OneOf(allowed).ToError()] },
        };
}
