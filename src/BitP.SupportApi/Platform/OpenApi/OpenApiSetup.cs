using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace BitP.SupportApi.Platform.OpenApi;

/// <summary>Writes the contract from the routes: 3.1 for people, 3.0 for generators that need it.</summary>
internal static class OpenApiSetup
{
    public const string Document = "v1";
    public const string Document30 = "v1-3.0";

    /// <summary>The documents, by name.</summary>
    public static IReadOnlyDictionary<string, OpenApiSpecVersion> Versions { get; } =
        new Dictionary<string, OpenApiSpecVersion> { [Document] = OpenApiSpecVersion.OpenApi3_1, [Document30] = OpenApiSpecVersion.OpenApi3_0 };

    /// <param name="services">What it is added to.</param>
    /// <param name="groups">The order of the groups.</param>
    public static void AddSupportOpenApi(this IServiceCollection services, GroupOrder groups)
    {
        services.AddSingleton(groups);
        foreach (var (name, version) in Versions)
            services.AddOpenApi(name, o => Configure(o, version));
        services.AddServedContract();
    }

    private static void Configure(OpenApiOptions options, OpenApiSpecVersion version)
    {
        options.OpenApiVersion = version;
        options.ShouldInclude = route => route.RelativePath?.StartsWith("v1/", StringComparison.Ordinal) is true;
        options.CreateSchemaReferenceId = SchemaName;
        options.AddDocumentTransformer(DescribeDocument);
        options.AddOperationTransformer(OperationTransformer.TransformAsync);
        options.AddSchemaTransformer(SchemaTransformer.TransformAsync);
        options.AddDocumentTransformer(DocumentTransformer.TransformAsync);
    }

    // Nested types of several slices share their names: OpenTicket.Request becomes OpenTicketRequest.
    private static string? SchemaName(JsonTypeInfo type)
    {
        if (SchemaTransformer.IsFree(type.Type) || SchemaTransformer.IsText(type.Type))
            return null;
        var name = OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        if (name is null)
            return null;
        if (type.Type is { IsGenericType: true } generic && generic.GetGenericTypeDefinition() == typeof(Page<>))
            return generic.GetGenericArguments()[0].Name + "Page";
        return type.Type.IsNested ? NameOf(type.Type) : name;
    }

    /// <summary>What a type of a feature is called in the contract.</summary>
    public static string NameOf(Type type) => type is { IsNested: true, DeclaringType: { } slice } ? slice.Name + type.Name : type.Name;

    private static Task DescribeDocument(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Info = new()
        {
            Title = "BitP Support API",
            Version = "v1",
            Description = """
                Tickets, customers and what belongs to them, for the support of a digital-asset exchange.

                - **Credentials**: an API key or a customer token in `Authorization: Bearer …`, or an API key in `X-Api-Key`.
                A publishable key may stand in a page: it reads contact options and categories, from any origin, and nothing of anybody.
                - **Errors** are RFC 9457 problem details with a stable `code`; `GET /v1/problems` lists them all. Titles and messages follow
                `Accept-Language` (en, zh-CN, fr, de).
                - **Lists** are paged by `cursor`. Where a parameter takes several values, they are separated by commas or given one by one:
                `status=new,open`, `status=new&status=open`.
                - **Changes** are guarded by `ETag` and `If-Match`; every POST and PATCH takes an `Idempotency-Key`.
                - **HEAD** is answered wherever GET is, with the same headers.
                - **Caches** may keep what has an `ETag`, for its reader alone, and ask with `If-None-Match` before each use, or once it is older than the
                `max-age` of its `Cache-Control`, which contact options and categories have; all else that is a caller's is `no-store`.
                - **Answers** gain members and values of enums at any time; requests with unknown members or parameters, or
                with parameters that have no value, are refused.
                - **Bodies** are UTF-8 without `Content-Encoding`.
                - Instants are RFC 3339 in UTC, languages BCP 47, time zones IANA ids.
                - **Durations** are ISO 8601 in weeks, days, hours, minutes and seconds, of which the last may have a fraction, after a dot or a comma:
                `PT4H`, `P3D`, `PT0.5S`. They are at most 110,000 days. Answers give them in hours, minutes and seconds: `PT344H5M21.15S`.
                - **Lengths** of texts are counted in characters, which are Unicode code points. What is shown in one line, such as a name or a
                subject, takes no line ends, tabs and characters that override the direction of writing; what is required has to show something.
                """,
            Contact = new() { Name = "BitP Support API contributors" },
            // OpenAPI 3.0 knows licences by their addresses only, and 3.1 takes one of the two.
            License =
                context.DocumentName == Document
                    ? new() { Name = "MIT", Identifier = "MIT" }
                    : new() { Name = "MIT", Url = new("https://opensource.org/license/mit") },
        };
        document.Servers = [new() { Url = "/" }];
        document.Components ??= new();
        document.Components.Headers = OperationTransformer.Headers;
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["bearer"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description =
                    $"An API key, a customer token, or a token of the configured identity provider.{context.ApplicationServices.GetService<KnownKeys>()}",
            },
            ["apiKey"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = "X-Api-Key",
                Description = $"An API key.{context.ApplicationServices.GetService<KnownKeys>()}",
            },
        };
        return Task.CompletedTask;
    }

    /// <summary>The example of a type, as it goes over the wire; null when it has none.</summary>
    public static JsonNode? ExampleOf(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Page<>))
            return ExampleOf(type.GetGenericArguments()[0]) is { } item ? new JsonObject { ["items"] = new JsonArray(item), ["nextCursor"] = null } : null;
        if (SchemaTransformer.PatchedBy(type) is { } patched)
            return ExampleOf(patched);
        if (!type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IExample<>)))
            return null;
        var value = type.GetProperty(nameof(IExample<Problem>.Example), BindingFlags.Public | BindingFlags.Static)!.GetValue(null);
        return JsonSerializer.SerializeToNode(value, type, ApiJson.Options);
    }
}
