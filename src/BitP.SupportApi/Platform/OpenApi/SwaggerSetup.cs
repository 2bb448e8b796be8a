using BitP.SupportApi.Platform.Http;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace BitP.SupportApi.Platform.OpenApi;

/// <summary>Swagger UI, served from the program itself.</summary>
internal static class SwaggerSetup
{
    public const string Path = "swagger";

    // Its scripts set styles, and its style sheet has pictures in it.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string Place = "<div id=\"swagger-ui\">";

    /// <param name="app">Where it is served.</param>
    /// <param name="notice">What is said above everything, in HTML, when the page is loaded; null for nothing.</param>
    public static void MapSwaggerUi(this WebApplication app, Func<string?> notice) =>
        // Apart from the others: it would look at every request.
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments($"/{Path}"),
            branch =>
            {
                branch.Use(
                    (context, next) =>
                    {
                        AnswerHeaders.SendsHtml(context.Response, Policy);
                        return next(context);
                    }
                );
                branch.UseSwaggerUI(o =>
                {
                    o.RoutePrefix = Path;
                    o.DocumentTitle = "BitP Support API";
                    o.SwaggerEndpoint($"/openapi/{OpenApiSetup.Document}.json", "v1 (OpenAPI 3.1)");
                    o.SwaggerEndpoint($"/openapi/{OpenApiSetup.Document30}.json", "v1 (OpenAPI 3.0)");
                    o.DisplayOperationId();
                    o.DocExpansion(DocExpansion.None);
                    o.EnableDeepLinking();
                    o.EnableFilter();
                    o.EnablePersistAuthorization();
                    o.EnableTryItOutByDefault();
                    o.DefaultModelsExpandDepth(0);
                    var page = o.IndexStream;
                    o.IndexStream = () => notice() is { } said ? Begin(page(), said) : page();
                });
            }
        );

    private static MemoryStream Begin(Stream page, string notice)
    {
        using var reader = new StreamReader(page);
        var said = $"<p role=\"status\" style=\"margin:0;padding:1em;background:#fff3cd;font-family:sans-serif\">{notice}</p>\n    ";
        return new(System.Text.Encoding.UTF8.GetBytes(reader.ReadToEnd().Replace(Place, said + Place, StringComparison.Ordinal)));
    }
}
