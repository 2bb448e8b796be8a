using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using FluentValidation.Validators;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;

namespace BitP.SupportApi.Platform.OpenApi;

/// <summary>
/// Writes what validators ask for into the schemas of requests, so that a limit stands in one place. Rules with a condition are left out, as the
/// schema could not say when they hold; what they say about the members of a member is kept.
/// </summary>
/// <param name="document">What the schemas are of.</param>
/// <param name="schemasHaveExamples">Whether a schema may have several. In OpenAPI 3.0 it has one, which Swagger UI would fill in.</param>
internal sealed partial class RulesInSchemas(OpenApiDocument document, bool schemasHaveExamples)
{
    // In ECMA-262 the dot stands for everything but line ends.
    private const string OneLine = "^.*$";

    public void Write(ApiDescription route, OpenApiOperation operation)
    {
        foreach (var rules in route.ActionDescriptor.EndpointMetadata.OfType<ValidatorMetadata>())
            if (!route.ParameterDescriptions.Any(p => p.Source.Id == "Body" && p.Type == rules.RequestType))
                WriteQuery(operation, rules.Validator());
            else if (Resolve(operation.RequestBody?.Content?.Values.FirstOrDefault()?.Schema) is { } body)
                WriteBody(body, rules.Validator(), rules.OfPatch);
    }

    private void WriteQuery(OpenApiOperation operation, IValidator validator)
    {
        foreach (var (name, rule) in RulesOf(validator))
            if (operation.Parameters?.OfType<OpenApiParameter>().FirstOrDefault(p => p.Name == name) is { Schema: OpenApiSchema schema } parameter)
                foreach (var asked in Unconditional(rule))
                {
                    parameter.Required |= Demands(asked);
                    if (ExampleOf(name, asked) is { } example)
                        Show(example, parameter, schema);
                    if (asked is IListOfValues list)
                        schema.Items = new OpenApiSchemaReference(list.Values.Name, document);
                    Limit(schema, asked);
                }
    }

    // What a merge patch leaves out stays as it is: its members may be forbidden to be null, but none has to be there.
    private void WriteBody(OpenApiSchema body, IValidator validator, bool ofPatch)
    {
        var rules = RulesOf(validator).ToArray();
        body.Required = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (name, rule) in rules)
        {
            if (In(body.Properties, name) is not { } member)
                continue;
            var ofItems = IsForEach(rule);
            foreach (var asked in Unconditional(rule))
            {
                if (Demands(asked) && !ofItems)
                {
                    body.Properties![name] = member = NullableReference.Require(member);
                    if (!ofPatch)
                        body.Required.Add(name);
                }
                if ((ofItems ? (member as OpenApiSchema)?.Items : member) is OpenApiSchema schema)
                    Limit(schema, asked);
            }
            foreach (var child in rule.Components.Select(c => ChildOf(c.Validator)).OfType<IValidator>())
                if (Resolve(ofItems ? (member as OpenApiSchema)?.Items : member) is { } schema)
                    WriteBody(schema, child, ofPatch);
        }
        if (body.Required.Count == 0)
            body.Required = null;
    }

    private static IEnumerable<(string Name, IValidationRule Rule)> RulesOf(IValidator validator) =>
        validator
            .CreateDescriptor()
            .Rules.Where(r => !string.IsNullOrEmpty(r.PropertyName))
            .Select(r => (JsonNamingPolicy.CamelCase.ConvertName(r.PropertyName), r));

    private static IEnumerable<IPropertyValidator> Unconditional(IValidationRule rule) =>
        rule.HasCondition || rule.HasAsyncCondition ? [] : rule.Components.Where(c => !c.HasCondition && !c.HasAsyncCondition).Select(c => c.Validator);

    private static bool IsForEach(IValidationRule rule) =>
        rule.GetType().GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICollectionRule<,>));

    private static bool Demands(IPropertyValidator asked) => asked is INotNullValidator or INotEmptyValidator;

    // The library tells only the type of a child validator; the validator itself is behind a method that takes the context of a validation.
    private static IValidator? ChildOf(IPropertyValidator asked)
    {
        if (asked is not IChildValidatorAdaptor || asked.GetType().GetMethod("GetValidator") is not { } get)
            return null;
        var nothing = Activator.CreateInstance(get.GetParameters()[0].ParameterType, [null]);
        return (IValidator?)get.Invoke(asked, [nothing, null]);
    }

    private static IOpenApiSchema? In(IDictionary<string, IOpenApiSchema>? schemas, string name) =>
        schemas is not null && schemas.TryGetValue(name, out var schema) ? schema : null;

    private OpenApiSchema? Resolve(IOpenApiSchema? schema) =>
        NullableReference.Find(schema) is { Reference.Id: { } id } ? In(document.Components?.Schemas, id) as OpenApiSchema : schema as OpenApiSchema;

    private static void Limit(OpenApiSchema schema, IPropertyValidator asked)
    {
        var isText = schema.Type?.HasFlag(JsonSchemaType.String) is true && schema.Format is null or "email";
        var isNumber = schema.Type is { } type && (type.HasFlag(JsonSchemaType.Integer) || type.HasFlag(JsonSchemaType.Number));
        switch (asked)
        {
            case INotEmptyValidator when isText:
                schema.MinLength = Math.Max(schema.MinLength ?? 1, 1);
                break;
            case INotEmptyValidator when schema.Type?.HasFlag(JsonSchemaType.Array) is true:
                schema.MinItems = Math.Max(schema.MinItems ?? 1, 1);
                break;
            case ILengthValidator length when isText:
                schema.MinLength = length.Min > 0 ? length.Min : schema.MinLength;
                schema.MaxLength = length.Max > 0 ? length.Max : schema.MaxLength;
                break;
            case IBetweenValidator between when isNumber && asked.Name.StartsWith("Inclusive", StringComparison.Ordinal):
                (schema.Minimum, schema.Maximum) = (Text(between.From), Text(between.To));
                break;
            case IComparisonValidator { ValueToCompare: { } value } comparison when isNumber:
                Compare(schema, comparison.Comparison, Text(value));
                break;
            case IRegularExpressionValidator { Expression: { } expression } when isText && EcmaPattern(expression) is { } pattern:
                schema.Pattern = pattern;
                break;
            case IInstant when isText:
                schema.Format = "date-time";
                break;
            case IDuration when isText:
                (schema.Pattern, schema.MaxLength) = (Durations.Form, Durations.MaxLength);
                break;
            case ILine when isText:
                schema.Pattern ??= OneLine;
                break;
            case IEmailValidator when isText:
                schema.Format = "email";
                break;
            case IItemLimit limit:
                schema.MaxItems = limit.Max;
                break;
            case IAllowedValues allowed when isText:
                schema.Enum = [.. allowed.Values];
                break;
        }
    }

    private static void Compare(OpenApiSchema schema, Comparison comparison, string value)
    {
        switch (comparison)
        {
            case Comparison.GreaterThanOrEqual:
                schema.Minimum = value;
                break;
            case Comparison.GreaterThan:
                schema.ExclusiveMinimum = value;
                break;
            case Comparison.LessThanOrEqual:
                schema.Maximum = value;
                break;
            case Comparison.LessThan:
                schema.ExclusiveMaximum = value;
                break;
        }
    }

    // Swagger UI sends what stands as the example of a parameter, and a filter that nobody asked for shows nothing. Without something to compare with there is
    // nothing to show either.
    private void Show(string example, OpenApiParameter parameter, OpenApiSchema schema)
    {
        if (parameter.Required || parameter.Name!.StartsWith("against", StringComparison.Ordinal))
            parameter.Example = example;
        else if (schemasHaveExamples)
            schema.Examples = [example];
    }

    // A week, and three years: so that something is in it.
    private static string? ExampleOf(string name, IPropertyValidator asked) =>
        (asked, name) switch
        {
            (IInstant, "to") => "2026-11-29T08:30:00Z",
            (IInstant, _) => "2026-11-22T08:30:00Z",
            (IInstantOrDate, "againstFrom") => "2023-01-01",
            (IInstantOrDate, "to") => "2029-01-01",
            (IInstantOrDate, _) => "2026-01-01",
            (IDuration, _) => "PT4H",
            _ => null,
        };

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;

    /// <summary>The expression as ECMA-262 writes it; null when it uses what only .NET has.</summary>
    private static string? EcmaPattern(string expression)
    {
        var pattern = expression.EndsWith(@"\z", StringComparison.Ordinal) ? expression[..^2] + "$" : expression;
        return OnlyInDotNet().IsMatch(pattern) ? null : pattern;
    }

    [GeneratedRegex(@"\\[AZzGpPkbB]|\(\?|-\[")]
    private static partial Regex OnlyInDotNet();
}
