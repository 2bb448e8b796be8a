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

    public static Error ToError(this ValidationResult result)
    {
        var all = result
            .Errors.Select(e =>
                (
                    Member: e.PropertyName,
                    Error: new FieldError(FieldProblems.CodeOf(e.ErrorCode), e.ErrorMessage) { Allowed = e.CustomState as IReadOnlyList<string> }
                )
            )
            .Distinct()
            .ToArray();
        return PlatformErrors.ValidationFailed with
        {
            Fields = all.Take(MaxErrors).GroupBy(f => f.Member).ToDictionary(g => g.Key, IReadOnlyList<FieldError> (g) => [.. g.Select(f => f.Error)]),
            FieldErrorCount = all.Length > MaxErrors ? all.Length : null,
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
            Fields = new Dictionary<string, IReadOnlyList<FieldError>> { [member] = [problem.ToError() with { Allowed = allowed }] },
        };
}
