using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace BitP.SupportApi.Platform.OpenApi;

/// <summary>Adds to each operation what its route says in other words than the framework reads: headers, problems, examples, who may call.</summary>
internal static partial class OperationTransformer
{
    public static Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        DescribeParameters(operation, context.Description);
        Secure(operation, metadata, context.Document!);
        AddHeaders(operation, metadata);
        DescribeAnswers(operation, context);
        DescribeProblems(operation, metadata, context.ApplicationServices.GetRequiredService<ProblemExamples>());
        AddAnswerHeaders(operation, metadata, context.Document!);
        AddRequestExample(operation, context);
        return Task.CompletedTask;
    }

    private static void DescribeParameters(OpenApiOperation operation, ApiDescription route)
    {
        var lists = route.ActionDescriptor.EndpointMetadata.OfType<KnownParametersMetadata>().Single().Lists;
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            if (parameter is { In: ParameterLocation.Query, Name: { } name })
            {
                parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(name);
                if (lists.Contains(parameter.Name))
                    DescribeList(parameter);
            }
            else if (parameter is { In: ParameterLocation.Path, Description: null, Schema: OpenApiSchema schema })
            {
                var noun = Words()
                    .Replace(parameter.Name!.Replace("Id", "", StringComparison.Ordinal), " $0")
                    .ToLowerInvariant()
                    .Replace("api ", "API ", StringComparison.Ordinal);
                var onlyId =
                    route.ParameterDescriptions.FirstOrDefault(p => p.Name == parameter.Name)?.ParameterDescriptor?.ParameterType == typeof(ResourceId);
                parameter.Description =
                    route.ActionDescriptor.EndpointMetadata.OfType<PathKeyMetadata>().LastOrDefault(k => k.Name == parameter.Name)?.Text
                    ?? (onlyId ? $"The id of the {noun}." : $"The id or the reference of the {noun}.");
                if (onlyId)
                    schema.Format = "uuid";
                var example = Examples.InPath(route.RelativePath!, parameter.Name!);
                parameter.Example = example is not null && schema.Type is JsonSchemaType.Integer ? JsonNode.Parse(example) : example;
            }
    }

    // A document can say one of the two ways, and generators that know only one know the first.
    private static void DescribeList(OpenApiParameter parameter)
    {
        parameter.Description = $"{parameter.Description?.Trim()} Several values are given one by one or separated by commas.";
        parameter.Schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            Items = new OpenApiSchema { Type = JsonSchemaType.String },
        };
        (parameter.Style, parameter.Explode) = (ParameterStyle.Form, true);
    }

    [GeneratedRegex("(?<=.)[A-Z]")]
    private static partial Regex Words();

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
        operation.Description = $"{operation.Description?.Trim()}\n\nScope `{access.Scope}`; for: {access.Actors.Names()}.".Trim();
    }

    private static void AddHeaders(OpenApiOperation operation, IList<object> metadata)
    {
        operation.Parameters ??= [];
        if (metadata.OfType<TransactionalMetadata>().Any())
        {
            operation.Parameters.Add(
                Header(
                    "Idempotency-Key",
                    metadata.OfType<ToldAnewMetadata>().Any()
                        ? "1 to 255 printable ASCII characters. The same request with the same key changes nothing more for 24 hours, and is told how things stand by then, since nothing of the answer is stored; a refusal comes again. A request that was not valid (400) does not use the key up."
                        : "1 to 255 printable ASCII characters. The same request with the same key gets the first answer again, for 24 hours; a request that was not valid (400) does not use the key up.",
                    minLength: 1,
                    maxLength: 255
                )
            );
        }
        if (metadata.OfType<IfMatchMetadata>().FirstOrDefault() is { } ifMatch)
        {
            var required = ifMatch.Required;
            operation.Parameters.Add(
                Header(
                    "If-Match",
                    "The `ETag` last read, in any language, or the version in quotation marks: the change is refused with 412 when somebody else was faster.",
                    required,
                    example: required ? "*" : null
                )
            );
        }
        if (!metadata.OfType<ETagMetadata>().Any())
            return;
        if (!metadata.OfType<Microsoft.AspNetCore.Routing.HttpMethodMetadata>().Any(m => m.HttpMethods.Contains("GET")))
            return;
        operation.Parameters.Add(Header("If-None-Match", "An `ETag` read before: 304 without a body when nothing in the answer has changed."));
        operation.Responses!["304"] = new OpenApiResponse { Description = "Nothing in the answer has changed since the given ETag." };
    }

    private static OpenApiParameter Header(
        string name,
        string description,
        bool required = false,
        string? example = null,
        int? minLength = null,
        int? maxLength = null
    ) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Header,
            Required = required,
            Description = description,
            Example = example,
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                MinLength = minLength,
                MaxLength = maxLength,
            },
        };

    private static void DescribeAnswers(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        foreach (var (status, answer) in operation.Responses ?? [])
            answer.Description = string.IsNullOrEmpty(answer.Description)
                ? ReasonPhrases.GetReasonPhrase(int.Parse(status, CultureInfo.InvariantCulture))
                : answer.Description;
        foreach (var type in context.Description.SupportedResponseTypes)
            if (type is { StatusCode: < 300, Type: { } body } && operation.Responses?.GetValueOrDefault($"{type.StatusCode}")?.Content is { } contents)
                foreach (var (mediaType, content) in contents)
                    if (mediaType == "application/json")
                        content.Example = OpenApiSetup.ExampleOf(body);
                    // Of lines of JSON the schema is that of each.
                    else if (!mediaType.EndsWith("jsonl", StringComparison.Ordinal) && !mediaType.EndsWith("ndjson", StringComparison.Ordinal))
                        content.Schema = new OpenApiSchema { Type = JsonSchemaType.String };
    }

    private static void DescribeProblems(OpenApiOperation operation, IList<object> metadata, ProblemExamples problems)
    {
        foreach (var status in metadata.OfType<FailsMetadata>().SelectMany(m => m.Errors).DistinctBy(e => e.Code).GroupBy(e => e.Status))
            if (operation.Responses?.GetValueOrDefault($"{status.Key}") is OpenApiResponse answer)
            {
                answer.Description = string.Join("\n", status.Select(e => $"- `{e.Code}`: {e.Title.En}"));
                foreach (var content in answer.Content?.Values ?? [])
                    content.Example = JsonSerializer.SerializeToNode(problems.Of(status.First()), ApiJson.Options);
            }
    }

    private static void AddAnswerHeaders(OpenApiOperation operation, IList<object> metadata, OpenApiDocument document)
    {
        var takesPatch = metadata.OfType<Microsoft.AspNetCore.Routing.HttpMethodMetadata>().Any(m => m.HttpMethods.Contains("PATCH"));
        foreach (var (status, answer) in operation.Responses ?? [])
        {
            var succeeded = status.StartsWith('2');
            if (succeeded || status == "429")
                Add(answer, "RateLimit", "RateLimit-Policy");
            if (status == "429")
                Add(answer, "Retry-After");
            if (status == "401")
                Add(answer, "WWW-Authenticate");
            if (status == "415")
                Add(answer, takesPatch ? ["Accept", "Accept-Encoding", "Accept-Patch"] : ["Accept", "Accept-Encoding"]);
            if (status is "200" or "201" or "304" && metadata.OfType<ETagMetadata>().Any())
                Add(answer, "ETag");
            if (status is "201" or "202")
                Add(answer, "Location");
            if (succeeded && metadata.OfType<TransactionalMetadata>().Any())
                Add(answer, "Idempotency-Replayed");
            if (succeeded && metadata.OfType<PagingMetadata>().Any())
                Add(answer, "Link");
        }

        void Add(IOpenApiResponse answer, params string[] names)
        {
            if (answer is not OpenApiResponse response)
                return;
            response.Headers ??= new Dictionary<string, IOpenApiHeader>();
            foreach (var name in names)
                response.Headers[name] = new OpenApiHeaderReference(name, document);
        }
    }

    /// <summary>The headers of answers, by name.</summary>
    public static IDictionary<string, IOpenApiHeader> Headers { get; } =
        new Dictionary<string, IOpenApiHeader>
        {
            ["Accept"] = AnswerHeader("The media types that are taken here; absent when the body was refused for its coding.", "application/json"),
            ["Accept-Encoding"] = AnswerHeader("`identity`, when the body was refused for its coding.", "identity"),
            ["Accept-Patch"] = AnswerHeader("The same as `Accept` (RFC 5789).", "application/merge-patch+json, application/json"),
            ["ETag"] = AnswerHeader(
                "For `If-None-Match`, and where there is a version for `If-Match`: the version, if there is one, and a hash of the body, which changes whenever anything in the answer does.",
                "\"3.XoVfAqD0jT3kRcn_\""
            ),
            ["Idempotency-Replayed"] = AnswerHeader(
                "`true` when an earlier request with the same `Idempotency-Key` was answered already, and this one did nothing.",
                "true"
            ),
            ["Link"] = AnswerHeader("`<…>; rel=\"next\"` (RFC 8288); absent on the last page.", "</v1/tickets?cursor=LWNyZWF0ZWRBdA>; rel=\"next\""),
            ["Location"] = AnswerHeader("Where what was made is read; absent when that is nowhere.", "/v1/tickets/019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d01"),
            ["RateLimit"] = AnswerHeader("How many requests are left (draft-ietf-httpapi-ratelimit-headers).", "\"credential\";r=5999;t=1"),
            ["RateLimit-Policy"] = AnswerHeader("How many requests a window of so many seconds has.", "\"credential\";q=6000;w=60"),
            ["Retry-After"] = new OpenApiHeader
            {
                Description = "Seconds to wait.",
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Integer,
                    Format = "int32",
                    Minimum = "1",
                },
                Example = 1,
            },
            ["WWW-Authenticate"] = AnswerHeader("How to authenticate.", "Bearer"),
        };

    private static OpenApiHeader AnswerHeader(string description, string example) =>
        new()
        {
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            Example = example,
        };

    private static void AddRequestExample(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var body = context.Description.ParameterDescriptions.FirstOrDefault(p => p.Source.Id == "Body")?.Type;
        foreach (var content in operation.RequestBody?.Content?.Values ?? [])
            if (body is not null)
                content.Example = WithoutNulls(OpenApiSetup.ExampleOf(body));
    }

    // What an example leaves unset, a request leaves out: in a patch null would clear it.
    private static JsonNode? WithoutNulls(JsonNode? node) =>
        node switch
        {
            JsonObject members => new JsonObject(members.Where(m => m.Value is not null).Select(m => KeyValuePair.Create(m.Key, WithoutNulls(m.Value)))),
            JsonArray items => new JsonArray([.. items.Select(WithoutNulls)]),
            _ => node?.DeepClone(),
        };
}
