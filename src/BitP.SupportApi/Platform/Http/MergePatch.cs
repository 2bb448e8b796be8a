using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Http.Metadata;

namespace BitP.SupportApi.Platform.Http;

/// <summary>
/// A JSON Merge Patch (RFC 7396) for what <typeparamref name="T"/> can hold: the body of a PATCH, or a member of another body. Absent members stay as they are,
/// null clears.
/// </summary>
/// <typeparam name="T">The changeable part of the resource, as the caller sees it.</typeparam>
[JsonConverter(typeof(MergePatchConverter))]
public sealed class MergePatch<T> : IOwnBody<MergePatch<T>>
    where T : class
{
    private readonly JsonObject _changes;

    private MergePatch(JsonObject changes, Error? refusal = null) => (_changes, Refusal) = (changes, refusal);

    JsonNode IOwnBody.Content => _changes;

    public static IAcceptsMetadata Accepts { get; } = new AcceptsMetadata(["application/merge-patch+json", "application/json"], typeof(T));

    public static async ValueTask<MergePatch<T>> ReadAsync(HttpContext context)
    {
        if (await RequestBody.IsEmptyAsync(context, context.RequestAborted))
            throw new BodyRefusedException(PlatformErrors.BodyMissing);
        return await RequestBody.ReadJsonAsync<T, MergePatch<T>>(
            context,
            body =>
            {
                // A member that is given twice is found by the check, which can say where.
                using var document = JsonDocument.Parse(body, new() { MaxDepth = ApiJson.MaxDepth });
                if (document.RootElement.ValueKind is not JsonValueKind.Object)
                    throw new JsonException("A merge patch is an object.");
                Check(document.RootElement);
                return Of(document.RootElement);
            }
        );
    }

    /// <summary>The patch that changes these members.</summary>
    public static MergePatch<T> Of(T members) =>
        new(
            new(
                JsonSerializer
                    .SerializeToNode(members, ApiJson.Options)!
                    .AsObject()
                    .Where(m => m.Value is not null)
                    .Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone()))
            )
        );

    private static MergePatch<T> Of(JsonElement members) => new(JsonObject.Create(members.Clone())!);

    // Read as the target once, so that unknown members, wrong types and unclean text are refused before anything is loaded.
    private static void Check(JsonElement members)
    {
        if (!CleanText.IsClean(members))
            throw new JsonException("A text is not clean.");
        _ = members.Deserialize<T>(ApiJson.Options);
    }

    /// <summary>Why it is not a patch for <typeparamref name="T"/>: of a body's member that is told by its rule, <see cref="MergePatches.IsPatch"/>.</summary>
    internal Error? Refusal { get; }

    /// <summary>Whether the patch says anything about a member, be it null.</summary>
    public bool Mentions(string member) => _changes.ContainsKey(member);

    /// <summary>What the resource would be after the patch, or why that is refused.</summary>
    public (T? Changed, Error? Error) ApplyTo(T current, AbstractValidator<T> validator) => ApplyTo<T>(current, validator);

    /// <inheritdoc cref="ApplyTo(T, AbstractValidator{T})"/>
    /// <typeparam name="TDetails">What it is kept as; its members are those of <typeparamref name="T"/>, as JSON names them.</typeparam>
    public (TDetails? Changed, Error? Error) ApplyTo<TDetails>(TDetails current, AbstractValidator<T> validator)
        where TDetails : class
    {
        var merged = Merge(JsonSerializer.SerializeToNode(current, ApiJson.Options), _changes);
        var changed = merged.Deserialize<T>(ApiJson.Options)!;
        var result = validator.Validate(changed);
        if (!result.IsValid)
            RemoveWhatIsOlder(result.Errors, JsonSerializer.SerializeToNode(current, ApiJson.Options).Deserialize<T>(ApiJson.Options)!, validator);
        return result.IsValid ? (changed as TDetails ?? merged.Deserialize<TDetails>(ApiJson.Options)!, null) : (null, result.ToError());
    }

    // What the patch leaves as it is may have been stored before there was the rule, and stands in the way of no other change.
    private void RemoveWhatIsOlder(List<ValidationFailure> failures, T current, AbstractValidator<T> validator)
    {
        var known = validator.Validate(current).Errors.Select(e => (e.PropertyName, e.ErrorCode)).ToHashSet();
        failures.RemoveAll(f => !Mentions(f.PropertyName.Split('.', '[')[0]) && known.Contains((f.PropertyName, f.ErrorCode)));
    }

    internal sealed class Converter : JsonConverter<MergePatch<T>>
    {
        public override MergePatch<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType is not JsonTokenType.StartObject)
                throw new JsonException();
            var members = JsonElement.ParseValue(ref reader);
            try
            {
                Check(members);
                return Of(members);
            }
            catch (JsonException)
            {
                // The rest of the body is read, and all that is wrong is told together.
                return new([], JsonFaults.Refuse<T>(members) ?? PlatformErrors.ObjectExpected);
            }
        }

        public override void Write(Utf8JsonWriter writer, MergePatch<T> value, JsonSerializerOptions options) => value._changes.WriteTo(writer, options);
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

internal static class MergePatches
{
    /// <summary>A patch that says only what its target can hold; what is wrong is named from the member on, as in <c>changes.name</c>.</summary>
    public static void IsPatch<TRequest, T>(this IRuleBuilder<TRequest, MergePatch<T>?> rule)
        where T : class =>
        rule.Custom(
            (patch, context) =>
            {
                if (patch?.Refusal is not { } refusal)
                    return;
                foreach (var (member, errors) in refusal.Fields ?? Validation.Refuse("?", FieldProblems.WrongType.Expecting(Expectation.Of(typeof(T)))).Fields!)
                foreach (var error in errors)
                    context.Refuse($"{context.PropertyPath}.{member}", error);
            }
        );
}

/// <summary>Reads patches that are members of a body, and writes them for its fingerprint and its example.</summary>
internal sealed class MergePatchConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(MergePatch<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(MergePatch<>.Converter).MakeGenericType(typeToConvert.GetGenericArguments()))!;
}
