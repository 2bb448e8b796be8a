using System.Text.Json;
using System.Text.Json.Nodes;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Security;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace BitP.SupportApi.Platform.OpenApi;

/// <summary>Adds to each operation what its route says in other words than the framework reads: headers, problems, examples, who may call.</summary>
internal static class OperationTransformer
{
    public static Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        NameParameters(operation);
        Secure(operation, metadata, context.Document!);
        AddHeaders(operation, metadata);
        DescribeProblems(operation, metadata);
        AddExamples(operation, context);
        return Task.CompletedTask;
    }

    private static void NameParameters(OpenApiOperation operation)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            if (parameter is { In: ParameterLocation.Query, Name: { } name })
                parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(name);
    }

    private static void Secure(OpenApiOperation operation, IList<object> metadata, OpenApiDocument document)
    {
        if (metadata.OfType<AccessRequirement>().FirstOrDefault() is not { } access)
        {
            operation.Security = [];
            return;
        }
        operation.Security =
        [
            new() { [new OpenApiSecuritySchemeReference("bearer", document)] = [] },
            new() { [new OpenApiSecuritySchemeReference("apiKey", document)] = [] },
        ];
        var callers = Enum.GetValues<ActorKind>()
            .Where(kind => ((int)access.Actors & (1 << (int)kind)) != 0)
            .Select(kind => kind.ToString().ToLowerInvariant());
        operation.Description = $"{operation.Description?.Trim()}\n\nScope `{access.Scope}`; for: {string.Join(", ", callers)}.".Trim();
    }

    private static void AddHeaders(OpenApiOperation operation, IList<object> metadata)
    {
        operation.Parameters ??= [];
        if (metadata.OfType<TransactionalMetadata>().Any())
        {
            operation.Parameters.Add(
                Header(
                    "Idempotency-Key",
                    "1 to 255 printable ASCII characters. The same request with the same key gets the first answer again, for 24 hours; a request that was not valid (400) does not use the key up.",
                    maxLength: 255
                )
            );
            operation.Parameters.Add(
                Header(
                    "If-Match",
                    "The `ETag` last read: the change is refused with 412 when somebody else was faster.",
                    required: metadata.OfType<IfMatchRequiredMetadata>().Any(),
                    example: "*"
                )
            );
        }
        if (!metadata.OfType<ETagMetadata>().Any())
            return;
        var read = operation.Responses?.GetValueOrDefault("200") ?? operation.Responses?.GetValueOrDefault("201");
        if (read is OpenApiResponse response)
        {
            response.Headers ??= new Dictionary<string, IOpenApiHeader>();
            response.Headers["ETag"] = new OpenApiHeader
            {
                Description = "The version, for `If-Match` and `If-None-Match`.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            };
        }
        if (!metadata.OfType<Microsoft.AspNetCore.Routing.HttpMethodMetadata>().Any(m => m.HttpMethods.Contains("GET")))
            return;
        operation.Parameters.Add(Header("If-None-Match", "An `ETag` read before: 304 without a body when nothing has changed."));
        operation.Responses!["304"] = new OpenApiResponse { Description = "Nothing has changed since the given ETag." };
    }

    private static OpenApiParameter Header(string name, string description, bool required = false, string? example = null, int? maxLength = null) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Header,
            Required = required,
            Description = description,
            Example = example,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = maxLength },
        };

    private static void DescribeProblems(OpenApiOperation operation, IList<object> metadata)
    {
        var errors = metadata.OfType<FailsMetadata>().SelectMany(m => m.Errors).DistinctBy(e => e.Code).ToLookup(e => e.Status);
        foreach (var (status, answer) in operation.Responses ?? [])
        {
            if (answer is not OpenApiResponse response)
                continue;
            var problems = errors[int.TryParse(status, out var number) ? number : 0].ToArray();
            if (problems.Length == 0)
            {
                if (string.IsNullOrEmpty(response.Description))
                    response.Description = ReasonPhrases.GetReasonPhrase(number);
                continue;
            }
            response.Description = string.Join(" ", problems.Select(e => $"`{e.Code}`: {e.Title.En}"));
            foreach (var content in response.Content?.Values ?? [])
                content.Example = ExampleOf(problems[0]);
            if (number == 429)
                response.Headers = new Dictionary<string, IOpenApiHeader>
                {
                    ["Retry-After"] = new OpenApiHeader
                    {
                        Description = "Seconds to wait.",
                        Schema = new OpenApiSchema { Type = JsonSchemaType.Integer },
                    },
                };
        }
    }

    private static JsonNode? ExampleOf(Error error) =>
        JsonSerializer.SerializeToNode(
            new Problem($"/v1/problems/{error.Code}", error.Title.En, error.Status, null, error.Code, "4bf92f3577b34da6a3ce929d0e0e4736"),
            ApiJson.Options
        );

    private static void AddExamples(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var body = context.Description.ParameterDescriptions.FirstOrDefault(p => p.Source.Id == "Body")?.Type;
        foreach (var content in operation.RequestBody?.Content?.Values ?? [])
            if (body is not null)
                content.Example = OpenApiSetup.ExampleOf(body);
        foreach (var answer in context.Description.SupportedResponseTypes)
            if (
                answer is { StatusCode: < 300, Type: { } type }
                && operation.Responses?.GetValueOrDefault($"{answer.StatusCode}") is OpenApiResponse { Content: { } contents }
            )
                foreach (var (mediaType, content) in contents)
                    if (mediaType == "application/json")
                        content.Example = OpenApiSetup.ExampleOf(type);
    }
}
