using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace BitP.SupportApi.Platform.Http;

/// <summary>An answer of 200 whose JSON was written before, for what is asked for much more often than it changes.</summary>
/// <typeparam name="T">What it is, for the contract.</typeparam>
public sealed class WrittenAnswer<T>(ReadOnlyMemory<byte> json) : IResult, IEndpointMetadataProvider
{
    private const string Json = "application/json";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = $"{Json}; charset=utf-8";
        return httpContext.Response.BodyWriter.WriteAsync(json, httpContext.RequestAborted).AsTask();
    }

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), [Json]));
}
