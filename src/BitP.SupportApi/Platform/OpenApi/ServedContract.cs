using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace BitP.SupportApi.Platform.OpenApi;

/// <summary>
/// Serves the contract to anybody. Writing it takes half a second of processor time, and it changes only with the program: each form of it is written once,
/// when it is first asked for.
/// </summary>
internal sealed class ServedContract(IServiceProvider services, IResponseCompressionProvider compression)
{
    private const string ContentType = "application/json;charset=utf-8";

    private readonly ConcurrentDictionary<(string Document, string? Coding), Lazy<Task<Written>>> _written = new();

    public async Task InvokeAsync(HttpContext http)
    {
        var name = ((string)http.Request.RouteValues["document"]!).ToLowerInvariant();
        if (!OpenApiSetup.Versions.ContainsKey(name))
        {
            await PlatformErrors.NotFound.ExecuteAsync(http);
            return;
        }
        var coding = compression.GetCompressionProvider(http);
        var written = await FindAsync(name, coding);
        var headers = http.Response.Headers;
        headers.CacheControl = "public, no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.ContentEncoding = coding?.EncodingName;
        // As a stream it is copied in small parts, and no faster than its reader takes them.
        var content = new MemoryStream(written.Content, writable: false);
        await TypedResults.Stream(content, ContentType, entityTag: written.Tag).ExecuteAsync(http);
    }

    // Written off this thread: those who ask at the same time wait for the task, and hold no threads.
    private Task<Written> FindAsync(string name, ICompressionProvider? coding) =>
        _written.GetOrAdd((name, coding?.EncodingName), _ => new(() => Task.Run(() => WriteAsync(name, coding)))).Value;

    private async Task<Written> WriteAsync(string name, ICompressionProvider? coding)
    {
        using var content = new MemoryStream();
        if (coding is null)
        {
            CultureInfo.CurrentUICulture = Languages.Negotiate(null); // whoever asks first
            await using var scope = services.CreateAsyncScope();
            var document = await scope.ServiceProvider.GetRequiredKeyedService<IOpenApiDocumentProvider>(name).GetOpenApiDocumentAsync();
            await using (var text = new StreamWriter(content, leaveOpen: true))
                document.SerializeAs(OpenApiSetup.Versions[name], new OpenApiJsonWriter(text, new() { Terse = true }));
            NameOlderVersion(content.GetBuffer());
        }
        else
        {
            var plain = await FindAsync(name, coding: null);
            await using var encoder = coding.CreateStream(content);
            await encoder.WriteAsync(plain.Content);
        }
        return new(content.ToArray());
    }

    // The library writes the last edition of 3.0, which says the same and which not all generators know.
    private static void NameOlderVersion(Span<byte> document)
    {
        var version = document.IndexOf("\"3.0.4\""u8);
        if (version >= 0)
            "\"3.0.3\""u8.CopyTo(document[version..]);
    }

    private sealed record Written(byte[] Content)
    {
        public EntityTagHeaderValue Tag { get; } = new(EntityTags.Of(version: null, new ReadOnlySequence<byte>(Content)));
    }
}

internal static class ServedContractSetup
{
    public static void AddServedContract(this IServiceCollection services)
    {
        // Only to choose a coding, and to write it: as a middleware it would compress each answer anew.
        services.AddResponseCompression();
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(o => o.Level = CompressionLevel.SmallestSize);
        services.AddSingleton<ServedContract>();
    }

    public static void MapContract(this WebApplication app)
    {
        var contract = app.Services.GetRequiredService<ServedContract>();
        app.MapGet("/openapi/{document}.json", contract.InvokeAsync);
    }
}
