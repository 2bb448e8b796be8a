using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Platform.OpenApi;

/// <summary>Swagger UI, served from the program itself.</summary>
internal static class SwaggerSetup
{
    public const string Path = "swagger";

    // Its scripts set styles, and its style sheet has pictures in it.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void MapSwaggerUi(this WebApplication app) =>
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
                    o.EnablePersistAuthorization();
                    o.EnableTryItOutByDefault();
                    o.DefaultModelsExpandDepth(0);
                });
            }
        );
}
