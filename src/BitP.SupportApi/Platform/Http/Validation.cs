using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;

namespace BitP.SupportApi.Platform.Http;

public static class Validation
{
    /// <summary>Names members in errors as they are named in the JSON.</summary>
    public static void UseJsonNames()
    {
        ValidatorOptions.Global.PropertyNameResolver = (_, member, _) => member is null ? null : JsonNamingPolicy.CamelCase.ConvertName(member.Name);
        ValidatorOptions.Global.DisplayNameResolver = (_, member, _) => member is null ? null : JsonNamingPolicy.CamelCase.ConvertName(member.Name);
    }

    /// <summary>Checks the request before the handler sees it; what is wrong is answered with 400 and a reason for each member.</summary>
    public static RouteHandlerBuilder Validate<TRequest>(this RouteHandlerBuilder route, Func<AbstractValidator<TRequest>> make)
        where TRequest : class
    {
        var validator = new Lazy<AbstractValidator<TRequest>>(make);
        return route
            .WithMetadata(new ValidatorMetadata(typeof(TRequest), () => validator.Value))
            .AddEndpointFilterFactory(
                (factory, next) =>
                {
                    // Runs once, when the endpoints are built: a slice without its request fails there.
                    var index = Array.FindIndex(factory.MethodInfo.GetParameters(), p => p.ParameterType == typeof(TRequest));
                    if (index < 0)
                        throw new InvalidOperationException($"{factory.MethodInfo.DeclaringType?.Name} takes no {typeof(TRequest).Name}.");
                    return context =>
                    {
                        // Actions may come without a body.
                        if (context.GetArgument<TRequest?>(index) is not { } request)
                            return next(context);
                        var result = validator.Value.Validate(request);
                        return result.IsValid ? next(context) : ValueTask.FromResult<object?>(result.ToError());
                    };
                }
            );
    }

    /// <summary>Says what a patched resource has to keep to. The handler checks it, once it has the resource: see <see cref="MergePatch{T}.ApplyTo"/>.</summary>
    public static RouteHandlerBuilder ValidatePatch<TChanges>(this RouteHandlerBuilder route, Func<AbstractValidator<TChanges>> make)
        where TChanges : class => route.WithMetadata(new ValidatorMetadata(typeof(TChanges), make, OfPatch: true));

    public static Error ToError(this ValidationResult result) =>
        PlatformErrors.ValidationFailed with
        {
            Fields = result
                .Errors.GroupBy(e => e.PropertyName)
                .ToDictionary(
                    g => g.Key,
                    IReadOnlyList<FieldError> (g) => [.. g.Select(e => new FieldError(FieldProblems.CodeOf(e.ErrorCode), e.ErrorMessage)).Distinct()]
                ),
        };

    /// <summary>The same refusal for a member of a body that it concerns as a whole.</summary>
    public static Error Within(this Error error, string member) =>
        error.Fields is null ? error : error with { Fields = error.Fields.ToDictionary(f => $"{member}.{f.Key}", f => f.Value) };

    /// <summary>A refusal because of one member, for what only the handler can know.</summary>
    public static Error Refuse(string member, FieldProblem problem) =>
        PlatformErrors.ValidationFailed with
        {
            Fields = new Dictionary<string, IReadOnlyList<FieldError>> { [member] = [problem.ToError()] },
        };
}

/// <summary>Which validator a request has to pass; the contract tells its rules.</summary>
/// <param name="RequestType">What it checks.</param>
/// <param name="Validator">Gives what it asks for. Making one compiles its expressions, which the start does not wait for.</param>
/// <param name="OfPatch">Whether it checks what a resource would be after a patch, which itself need not have all members.</param>
public sealed record ValidatorMetadata(Type RequestType, Func<IValidator> Validator, bool OfPatch = false);
