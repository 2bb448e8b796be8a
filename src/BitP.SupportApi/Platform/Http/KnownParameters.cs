using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Mvc;

namespace BitP.SupportApi.Platform.Http;

/// <summary>Refuses query parameters that a route does not know, and text that no parameter may carry.</summary>
internal static class KnownParameters
{
    public static RouteGroupBuilder RefuseUnknownParameters(this RouteGroupBuilder group) =>
        group.AddEndpointFilterFactory(
            (factory, next) =>
            {
                var known = Names(factory.MethodInfo).ToFrozenSet(StringComparer.Ordinal);
                var handler = factory.MethodInfo.GetParameters();
                var index = Array.FindIndex(handler, p => p.GetCustomAttribute<AsParametersAttribute>() is not null);
                return context =>
                {
                    var request = context.HttpContext.Request;
                    if (request.QueryString.HasValue)
                        foreach (var (name, values) in request.Query)
                        {
                            if (!known.Contains(name))
                                return Refuse(CleanText.IsClean(name) ? name : "?", FieldProblems.Unknown);
                            if (values.Count > 1)
                                return Refuse(name, FieldProblems.Duplicate);
                            if (!CleanText.IsClean(values.ToString()) || values.ToString().Contains('\uFFFD', StringComparison.Ordinal))
                                return Refuse(name, FieldProblems.ControlCharacter);
                        }
                    // The generated code answers a value that it cannot parse with 400, but says neither that nor which one: it is the one that was left out.
                    if (context.HttpContext.Response.StatusCode is StatusCodes.Status400BadRequest && index >= 0)
                        foreach (var property in handler[index].ParameterType.GetProperties())
                        {
                            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
                            if (request.Query[name] is [{ Length: > 0 }] && property.GetValue(context.Arguments[index]) is null)
                                return Refuse(name, FieldProblems.WrongType);
                        }
                    return next(context);
                };
            }
        );

    private static ValueTask<object?> Refuse(string name, FieldProblem problem) => ValueTask.FromResult<object?>(Validation.Refuse(name, problem));

    private static IEnumerable<string> Names(MethodInfo handler)
    {
        foreach (var parameter in handler.GetParameters())
            if (parameter.GetCustomAttribute<AsParametersAttribute>() is not null)
                foreach (var property in parameter.ParameterType.GetProperties())
                    yield return JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            else if (parameter.GetCustomAttribute<FromQueryAttribute>() is { } query)
                yield return query.Name ?? parameter.Name!;
    }
}
