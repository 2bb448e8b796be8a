using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using BitP.SupportApi.Platform.Json;
using FluentValidation;
using Microsoft.AspNetCore.Http.Metadata;

namespace BitP.SupportApi.Platform.Http;

/// <summary>
/// The body of a PATCH: a JSON Merge Patch (RFC 7396) for what <typeparamref name="T"/> can hold. Absent members stay as they are, null clears.
/// </summary>
/// <typeparam name="T">The changeable part of the resource, as the caller sees it.</typeparam>
public sealed class MergePatch<T> : IBodyContent, IEndpointParameterMetadataProvider
    where T : class
{
    private readonly JsonObject _changes;

    private MergePatch(JsonObject changes) => _changes = changes;

    JsonNode IBodyContent.Content => _changes;

    static void IEndpointParameterMetadataProvider.PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/merge-patch+json", "application/json"], typeof(T)));

    public static async ValueTask<MergePatch<T>> BindAsync(HttpContext context)
    {
        var request = context.Request;
        if (!request.HasJsonContentType() && request.ContentType?.StartsWith("application/merge-patch+json", StringComparison.OrdinalIgnoreCase) != true)
            throw new BadHttpRequestException("Not a merge patch.", StatusCodes.Status415UnsupportedMediaType);
        try
        {
            var options = new JsonDocumentOptions { MaxDepth = ApiJson.MaxDepth, AllowDuplicateProperties = false };
            using var document = await JsonDocument.ParseAsync(request.Body, options, context.RequestAborted);
            if (document.RootElement.ValueKind is not JsonValueKind.Object)
                throw new JsonException("A merge patch is an object.");
            // Read as the target once, so that unknown members, wrong types and unclean text are refused before anything is loaded.
            _ = document.Deserialize<T>(ApiJson.Options);
            CleanText.Check(document.RootElement, "$");
            return new(JsonObject.Create(document.RootElement.Clone())!);
        }
        catch (JsonException exception)
        {
            throw new BadHttpRequestException("The merge patch is not valid JSON.", exception);
        }
        catch (InvalidOperationException)
        {
            // The search for duplicate names cannot read one with half a surrogate pair, and does not say which.
            throw new BadHttpRequestException("The merge patch has an unreadable name.", new UncleanTextException("?"));
        }
    }

    /// <summary>Whether the patch says anything about a member, be it null.</summary>
    public bool Mentions(string member) => _changes.ContainsKey(member);

    /// <summary>What the resource would be after the patch, or why that is refused.</summary>
    public (T? Changed, Error? Error) ApplyTo(T current, AbstractValidator<T> validator)
    {
        var merged = Merge(JsonSerializer.SerializeToNode(current, ApiJson.Options), _changes);
        var changed = merged.Deserialize<T>(ApiJson.Options)!;
        var result = validator.Validate(changed);
        return result.IsValid ? (changed, null) : (null, result.ToError());
    }

    // RFC 7396 section 2.
    private static JsonNode? Merge(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
            return patch?.DeepClone();
        var result = target as JsonObject ?? [];
        foreach (var (name, value) in changes)
        {
            if (value is null)
                result.Remove(name);
            else
                result[name] = Merge(result[name]?.DeepClone(), value); // in its place: another order would look like a change
        }
        return result;
    }
}

/// <summary>A body that reads itself.</summary>
internal interface IBodyContent
{
    /// <summary>What it says, as the fingerprint of a request takes it.</summary>
    JsonNode Content { get; }
}
