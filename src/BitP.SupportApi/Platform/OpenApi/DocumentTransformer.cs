using System.Globalization;
using System.Text.RegularExpressions;
using BitP.SupportApi.Platform.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace BitP.SupportApi.Platform.OpenApi;

/// <summary>What is decided when the whole document is there.</summary>
internal static partial class DocumentTransformer
{
    public static Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        foreach (var schema in Named(document).ToArray())
        foreach (var (name, member) in schema.Properties?.ToArray() ?? [])
            schema.Properties![name] = NullableReference.Name(member, document);

        var operations = document.Paths.SelectMany(p => p.Value.Operations ?? []).ToDictionary(o => o.Value.OperationId!, o => o.Value);
        var routes = context.DescriptionGroups.SelectMany(g => g.Items).Select(r => (Route: r, r.ActionDescriptor.EndpointMetadata)).ToArray();
        var rules = new RulesInSchemas(document, context.DocumentName == OpenApiSetup.Document);
        foreach (var (route, metadata) in routes)
            if (metadata.OfType<IEndpointNameMetadata>().LastOrDefault() is { } name && operations.TryGetValue(name.EndpointName, out var operation))
                rules.Write(route, operation);

        document.Tags = Order(
            document.Tags ?? new HashSet<OpenApiTag>(),
            routes.SelectMany(r => r.EndpointMetadata.OfType<TagDescription>()),
            context.ApplicationServices.GetRequiredService<GroupOrder>()
        );
        var as30 = context.DocumentName == OpenApiSetup.Document30;
        foreach (var schema in Named(document))
        foreach (var (name, member) in schema.Properties?.ToArray() ?? [])
            schema.Properties![name] = NullableReference.Write(member, document, as30);
        foreach (var body in operations.Values.SelectMany(o => o.RequestBody?.Content ?? new Dictionary<string, OpenApiMediaType>()).Select(c => c.Value))
            body.Schema = NullableReference.Require(body.Schema!);
        OpenAnswers(document, operations.Values);
        Catalogues.Write((IReadOnlyDictionary<string, IOpenApiSchema>)document.Components!.Schemas!);
        JoinLines(document, operations.Values);
        ShareRefusals(document, operations.Values);
        return Task.CompletedTask;
    }

    private static HashSet<OpenApiTag> Order(IEnumerable<OpenApiTag> tags, IEnumerable<TagDescription> descriptions, GroupOrder order)
    {
        var texts = descriptions.DistinctBy(d => d.Name).ToDictionary(d => d.Name, d => d.Text);
        var ordered = tags.OrderBy(t => order.PlaceOf(t.Name!)).ToArray();
        foreach (var tag in ordered)
            tag.Description = texts[tag.Name!];
        return [.. ordered];
    }

    // What most operations refuse alike is said once; of a status, since that is its name.
    private static void ShareRefusals(OpenApiDocument document, IReadOnlyCollection<OpenApiOperation> operations)
    {
        var refusals =
            from operation in operations
            from answer in operation.Responses ?? []
            where answer.Key is ['4' or '5', ..] && answer.Value is OpenApiResponse
            select (operation.Responses, Status: answer.Key, Answer: (OpenApiResponse)answer.Value);
        document.Components!.Responses ??= new Dictionary<string, IOpenApiResponse>();
        foreach (var ofStatus in refusals.GroupBy(r => r.Status).ToArray())
        {
            var most = ofStatus.GroupBy(r => (r.Answer.Description, string.Join(',', r.Answer.Headers?.Keys ?? []))).MaxBy(same => same.Count())!.ToArray();
            if (most.Length == 1)
                continue;
            var name = ReasonPhrases.GetReasonPhrase(int.Parse(ofStatus.Key, CultureInfo.InvariantCulture)).Replace(" ", "", StringComparison.Ordinal);
            document.Components.Responses[name] = most[0].Answer;
            foreach (var (responses, status, _) in most)
                responses![status] = new OpenApiResponseReference(name, document);
        }
    }

    private static IEnumerable<OpenApiSchema> Named(OpenApiDocument document) => document.Components?.Schemas?.Values.OfType<OpenApiSchema>() ?? [];

    // Requests with members that nobody knows are refused; answers gain members at any time, and whoever reads them has to bear it.
    private static void OpenAnswers(OpenApiDocument document, IEnumerable<OpenApiOperation> operations)
    {
        var seen = new HashSet<string>();
        foreach (var answer in operations.SelectMany(o => o.Responses ?? []).Select(r => r.Value).SelectMany(r => r.Content?.Values ?? []))
            Open(answer.Schema);

        void Open(IOpenApiSchema? schema)
        {
            if (schema is OpenApiSchemaReference { Reference.Id: { } id })
            {
                if (seen.Add(id))
                    Open(document.Components!.Schemas![id]);
                return;
            }
            if (schema is not OpenApiSchema own)
                return;
            own.AdditionalPropertiesAllowed = true;
            foreach (
                var part in (own.Properties?.Values ?? []).Concat(own.OneOf ?? []).Concat(own.AllOf ?? []).Append(own.Items).Append(own.AdditionalProperties)
            )
                Open(part);
        }
    }

    // Comments in the code are wrapped; where their lines end means nothing.
    private static void JoinLines(OpenApiDocument document, IEnumerable<OpenApiOperation> operations)
    {
        foreach (var schema in Named(document))
        {
            schema.Description = Joined(schema.Description);
            foreach (var member in schema.Properties?.Values ?? [])
                if (member is OpenApiSchemaReference reference)
                    reference.Reference.Description = Joined(reference.Reference.Description);
                else
                    member.Description = Joined(member.Description);
        }
        foreach (var operation in operations)
        {
            operation.Summary = Joined(operation.Summary);
            operation.Description = Joined(operation.Description);
            foreach (var parameter in operation.Parameters ?? [])
                parameter.Description = Joined(parameter.Description);
        }
    }

    private static string? Joined(string? text) => text is null ? null : LineEnd().Replace(text.Trim(), " ");

    [GeneratedRegex(@"(?<!\n)[ \t]*\n(?!\n|- )[ \t]*")]
    private static partial Regex LineEnd();
}
