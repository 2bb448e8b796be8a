namespace BitP.SupportApi.Platform.Http;

/// <summary>
/// HEAD is answered wherever GET is, and as GET is (RFC 9110 section 9.3.2): by the same route, which is told that it is a GET. The server knows better and
/// leaves the body out. So no route, and no code that asks for the method, needs to know of it, and the contract describes GET alone.
/// </summary>
internal static class HeadRequests
{
    public static Task InvokeAsync(HttpContext context, RequestDelegate next) =>
        context.Request.Method == HttpMethods.Head ? AnswerAsGetAsync(context, next) : next(context);

    /// <summary>Whether nobody will see the body, for what would be long work for nothing.</summary>
    public static bool WantsHeadersOnly(HttpContext context) => context.Features.Get<HeadersOnly>() is not null;

    /// <summary>Names HEAD beside GET in what routing allows.</summary>
    public static void Allow(IHeaderDictionary headers)
    {
        var allowed = headers.GetCommaSeparatedValues("Allow");
        if (allowed.Contains(HttpMethods.Get) && !allowed.Contains(HttpMethods.Head))
            headers.Allow = string.Join(", ", [.. allowed, HttpMethods.Head]);
    }

    private static async Task AnswerAsGetAsync(HttpContext context, RequestDelegate next)
    {
        context.Request.Method = HttpMethods.Get;
        context.Features.Set(new HeadersOnly());
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = HttpMethods.Head; // for logs and metrics
        }
    }

    private sealed class HeadersOnly;
}
