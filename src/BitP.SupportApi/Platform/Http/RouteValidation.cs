using BitP.SupportApi.Platform.Problems;
using FluentValidation;

namespace BitP.SupportApi.Platform.Http;

public static class RouteValidation
{
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
}
