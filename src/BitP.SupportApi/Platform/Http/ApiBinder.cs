using System.Buffers;
using System.IO.Pipelines;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FastEndpoints;
using FluentValidation;
using Microsoft.AspNetCore.Http.Features;

namespace BitP.SupportApi.Platform.Http;

/// <summary>
/// Reads requests as the contract says: a GET from its query, everything else from its body and nothing but its body. The library's own binder would let query
/// and path overwrite members of a body.
/// </summary>
internal sealed class ApiBinder<TRequest> : IRequestBinder<TRequest>
    where TRequest : notnull
{
    private static readonly Lazy<RequestBinder<TRequest>> Query = new(() => new(BindingSource.QueryParams));
    private static readonly Lazy<JsonTypeInfo<TRequest>> Json = new(() => (JsonTypeInfo<TRequest>)ApiJson.Options.GetTypeInfo(typeof(TRequest)));

    // Made for the first body that cannot be read: to make one compiles its expressions.
    private static IValidator? _validator;
    private static readonly Func<TRequest, HttpContext, ValueTask>? ReadMember = RequestShape<TRequest>.Body is { } body ? ReaderOf(body) : null;

    public async ValueTask<TRequest> BindAsync(BinderContext ctx, CancellationToken ct)
    {
        var http = ctx.HttpContext;
        if (typeof(TRequest) == typeof(EmptyRequest))
            return (TRequest)(object)EmptyRequest.Instance;
        if (ReadMember is not null)
        {
            var request = await Query.Value.BindAsync(ctx, ct);
            await ReadMember(request, http);
            return request;
        }
        if (HttpMethods.IsGet(http.Request.Method))
            return await Query.Value.BindAsync(ctx, ct);
        return RequestShape<TRequest>.OwnReader is { } read ? await read(http) : await ReadJsonAsync(http, ct);
    }

    private static async ValueTask<TRequest> ReadJsonAsync(HttpContext http, CancellationToken ct)
    {
        var route = http.GetEndpoint()!.Metadata;
        var isOptional = route.GetMetadata<OptionalBodyMetadata>() is not null;
        if (!await RequestBody.IsEmptyAsync(http, ct))
            return await RequestBody.ReadJsonAsync<TRequest, TRequest>(
                http,
                body => Read(body) ?? (isOptional ? Nothing() : throw new JsonException("null is no object.")),
                () => Rules(route.GetMetadata<ValidatorMetadata>())
            );
        return isOptional ? Nothing() : throw new BodyRefusedException(PlatformErrors.BodyMissing);
    }

    private static TRequest Nothing() => JsonSerializer.Deserialize("{}"u8, Json.Value)!;

    private static TRequest? Read(ReadOnlySequence<byte> body) =>
        JsonSerializer.Deserialize(body.IsSingleSegment ? body.FirstSpan : body.ToArray(), Json.Value);

    private static IValidator? Rules(ValidatorMetadata? rules) => rules is null ? null : _validator ??= rules.Validator();

    private static Func<TRequest, HttpContext, ValueTask> ReaderOf(PropertyInfo body) =>
        typeof(ApiBinder<TRequest>)
            .GetMethod(nameof(ReadMemberAsync), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(body.PropertyType)
            .CreateDelegate<Func<TRequest, HttpContext, ValueTask>>();

    private static async ValueTask ReadMemberAsync<TBody>(TRequest request, HttpContext http)
        where TBody : IOwnBody<TBody> => RequestShape<TRequest>.Body!.SetValue(request, await TBody.ReadAsync(http));
}

/// <summary>How bodies are read.</summary>
internal static class RequestBody
{
    /// <summary>Whether nothing was sent. Of a body in chunks only its first bytes tell.</summary>
    public static async ValueTask<bool> IsEmptyAsync(HttpContext http, CancellationToken ct)
    {
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
            return true;
        if (http.Request.ContentLength > 0)
            return false;
        var first = await http.Request.BodyReader.ReadAsync(ct);
        http.Request.BodyReader.AdvanceTo(first.Buffer.Start);
        return first is { IsCompleted: true, Buffer.IsEmpty: true };
    }

    /// <summary>Reads a body that is JSON. It is kept until it is read, so that a refusal can tell everything that is wrong with it.</summary>
    /// <typeparam name="TBody">What its members are those of.</typeparam>
    /// <typeparam name="TResult">What is made of it.</typeparam>
    /// <param name="read">Ends with a <see cref="JsonException"/> when it cannot be read.</param>
    /// <param name="rules">The rules that it has to keep to as well, for a refusal; null when they are for another time.</param>
    /// <exception cref="BodyRefusedException">It cannot be read.</exception>
    public static async ValueTask<TResult> ReadJsonAsync<TBody, TResult>(
        HttpContext http,
        Func<ReadOnlySequence<byte>, TResult> read,
        Func<IValidator?>? rules = null
    )
    {
        var reader = http.Request.BodyReader;
        ReadResult all;
        while (!(all = await reader.ReadAsync(http.RequestAborted)).IsCompleted)
            reader.AdvanceTo(all.Buffer.Start, all.Buffer.End);
        var body = WithoutMark(all.Buffer);
        try
        {
            return read(body);
        }
        catch (JsonException unreadable)
        {
            throw new BodyRefusedException(JsonErrors.Explain<TBody>(body, unreadable, rules?.Invoke()));
        }
        finally
        {
            reader.AdvanceTo(all.Buffer.End);
        }
    }

    // A byte order mark, which a reader of JSON may pass over (RFC 8259 section 8.1).
    private static ReadOnlySequence<byte> WithoutMark(ReadOnlySequence<byte> body)
    {
        var start = new SequenceReader<byte>(body);
        return start.IsNext(Encoding.UTF8.Preamble, advancePast: true) ? start.UnreadSequence : body;
    }
}

/// <summary>A body that is missing, or that was read and is not what was expected.</summary>
internal sealed class BodyRefusedException(Error error) : BadHttpRequestException(error.Code)
{
    public Error Error => error;
}

/// <summary>Marks a route whose body may be left out.</summary>
public sealed record OptionalBodyMetadata;
