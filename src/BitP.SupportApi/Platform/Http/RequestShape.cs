using System.Reflection;
using FastEndpoints;

namespace BitP.SupportApi.Platform.Http;

/// <summary>Where the parts of a request come from.</summary>
internal static class RequestShape<TRequest>
{
    /// <summary>The member that is the body, of a request that has query parameters as well; null for all others.</summary>
    public static PropertyInfo? Body { get; } = RequestShape.BodyOf(typeof(TRequest));

    /// <summary>Reads the body, when its type does that itself.</summary>
    public static Func<HttpContext, ValueTask<TRequest>>? OwnReader { get; } =
        typeof(TRequest)
            .GetMethod(nameof(IOwnBody<>.ReadAsync), BindingFlags.Public | BindingFlags.Static, [typeof(HttpContext)])
            ?.CreateDelegate<Func<HttpContext, ValueTask<TRequest>>>();
}

internal static class RequestShape
{
    public static PropertyInfo? BodyOf(Type request) => request.GetProperties().SingleOrDefault(p => p.IsDefined(typeof(FromBodyAttribute)));

    /// <summary>The members of a request that are query parameters.</summary>
    public static IEnumerable<PropertyInfo> QueryOf(Type request, bool isGet)
    {
        if (request == typeof(EmptyRequest))
            return [];
        var body = BodyOf(request);
        return isGet || body is not null ? request.GetProperties().Where(p => p.Name != body?.Name) : [];
    }
}
