using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace BitP.SupportApi.Platform.Http;

/// <summary>The body of an answer before it is sent, in pooled memory, so that what it holds can still decide about the headers.</summary>
internal sealed class AnswerBody : IHttpResponseBodyFeature, IDisposable
{
    // Whoever writes never waits for a reader: there is none before all is written.
    private static readonly PipeOptions Unbounded = new(pauseWriterThreshold: 0, resumeWriterThreshold: 0, useSynchronizationContext: false);

    private readonly Pipe _pipe = new(Unbounded);
    private Stream? _stream;

    private AnswerBody() { }

    /// <summary>Everything that was written.</summary>
    public ReadOnlySequence<byte> Bytes { get; private set; }

    public PipeWriter Writer => _pipe.Writer;

    public Stream Stream => _stream ??= _pipe.Writer.AsStream();

    /// <summary>Lets a result write its body here; what it says of status and headers stays on the response.</summary>
    public static async ValueTask<AnswerBody> OfAsync(HttpContext http, IResult result)
    {
        var wire = http.Features.Get<IHttpResponseBodyFeature>();
        var body = new AnswerBody();
        http.Features.Set<IHttpResponseBodyFeature>(body);
        try
        {
            await result.ExecuteAsync(http);
        }
        finally
        {
            http.Features.Set(wire);
        }
        await body._pipe.Writer.CompleteAsync();
        body.Bytes = (await body._pipe.Reader.ReadAsync(http.RequestAborted)).Buffer;
        return body;
    }

    public async ValueTask SendAsync(HttpContext http)
    {
        if (Bytes.IsEmpty)
            return; // some answers must not have a body, not even an empty one
        http.Response.ContentLength = Bytes.Length;
        foreach (var part in Bytes)
            http.Response.BodyWriter.Write(part.Span);
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }

    public void Dispose() => _pipe.Reader.Complete();

    Task IHttpResponseBodyFeature.StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task IHttpResponseBodyFeature.CompleteAsync() => Task.CompletedTask;

    Task IHttpResponseBodyFeature.SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken) =>
        SendFileFallback.SendFileAsync(Stream, path, offset, count, cancellationToken);

    void IHttpResponseBodyFeature.DisableBuffering() { }
}
