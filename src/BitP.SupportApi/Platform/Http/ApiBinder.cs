using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Platform.Json;
using FastEndpoints;
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
        var optional = http.GetEndpoint()!.Metadata.GetMetadata<OptionalBodyMetadata>() is not null;
        try
        {
            var isEmpty = await RequestBody.IsEmptyAsync(http, ct);
            var request = isEmpty ? default : await JsonSerializer.DeserializeAsync(http.Request.BodyReader, Json.Value, ct);
            if (request is not null)
                return request;
            if (optional)
                return JsonSerializer.Deserialize("{}"u8, Json.Value)!;
            if (isEmpty)
                throw new BodyMissingException();
            throw new JsonException("null is no object.");
        }
        catch (JsonException unreadable)
        {
            throw new BadHttpRequestException("The body is not what was expected.", unreadable);
        }
    }

    private static Func<TRequest, HttpContext, ValueTask> ReaderOf(PropertyInfo body) =>
        typeof(ApiBinder<TRequest>)
            .GetMethod(nameof(ReadMemberAsync), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(body.PropertyType)
            .CreateDelegate<Func<TRequest, HttpContext, ValueTask>>();

    private static async ValueTask ReadMemberAsync<TBody>(TRequest request, HttpContext http)
        where TBody : IOwnBody<TBody> => RequestShape<TRequest>.Body!.SetValue(request, await TBody.ReadAsync(http));
}

/// <summary>What is known of a body before it is read.</summary>
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
}

/// <summary>A body that is asked for was not sent.</summary>
internal sealed class BodyMissingException() : BadHttpRequestException("The body is missing.");

/// <summary>Marks a route whose body may be left out.</summary>
public sealed record OptionalBodyMetadata;
