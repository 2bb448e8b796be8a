namespace BitP.SupportApi.Platform.OpenApi;

/// <summary>What is at the root of the server: in Development Swagger UI, elsewhere where everything is.</summary>
internal static class RootPage
{
    private static readonly string Places = $$"""
        {
          "name": "BitP Support API",
          "contract": "/openapi/{{OpenApiSetup.Document}}.json",
          "documentation": "/{{SwaggerSetup.Path}}",
          "problems": "/v1/problems",
          "health": "/health/ready"
        }
        """;

    public static void MapRoot(this WebApplication app) =>
        app.MapGet(
            "/",
            // Relative, so that it is right behind whatever path the program stands.
            () => app.Environment.IsDevelopment() ? (IResult)TypedResults.Redirect(SwaggerSetup.Path) : TypedResults.Text(Places, "application/json")
        );
}
