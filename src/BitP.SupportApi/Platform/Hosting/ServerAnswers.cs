using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace BitP.SupportApi.Platform.Hosting;

/// <summary>
/// Gives bodies to what the server refuses before there is a request that the pipeline could see: a request line that is none, headers that are too large or
/// come too late. It answers these with a head alone and offers no place to say more; it only tells of them, just before it answers.
/// </summary>
internal sealed class ServerAnswers : IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string Refused = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";

    private readonly IDisposable _subscription;

    public ServerAnswers(DiagnosticListener server) => _subscription = server.Subscribe(this, name => name == Refused);

    /// <summary>Lets the answers of a connection be completed.</summary>
    public static ConnectionDelegate On(ConnectionDelegate next) =>
        async connection =>
        {
            var transport = connection.Transport;
            var output = new CompletedOutput(transport.Output);
            connection.Features.Set(output);
            connection.Transport = new Pipes(transport.Input, output);
            try
            {
                await next(connection);
            }
            finally
            {
                connection.Transport = transport;
            }
        };

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is not IFeatureCollection request || request.Get<CompletedOutput>() is not { } output)
            return;
        var read = request.Get<IHttpRequestFeature>();
        if (read is null || HttpMethods.IsHead(read.Method))
            return;
        if (request.Get<IBadRequestExceptionFeature>()?.Error is BadHttpRequestException refusal)
            output.Complete(BodyOf(refusal, Languages.Negotiate(read.Headers.AcceptLanguage), request.Get<IHttpRequestIdentifierFeature>()!.TraceIdentifier));
    }

    public void OnError(Exception error) { }

    public void OnCompleted() { }

    public void Dispose() => _subscription.Dispose();

    private static byte[] BodyOf(BadHttpRequestException refusal, CultureInfo language, string requestId)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = language;
        try
        {
            var error = ExceptionAnswers.ErrorOf(refusal.StatusCode) ?? ExceptionAnswers.ErrorOf(StatusCodes.Status400BadRequest)!;
            return JsonSerializer.SerializeToUtf8Bytes(error.ToProblem(requestId) with { Status = refusal.StatusCode }, ApiJson.Options);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private sealed record Pipes(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    /// <summary>What is sent on a connection. It hands everything on, but for a head whose body it knows.</summary>
    private sealed class CompletedOutput(PipeWriter inner) : PipeWriter
    {
        private static readonly byte[] NoBody = "Content-Length: 0\r\n"u8.ToArray();

        private ArrayBufferWriter<byte>? _head;
        private byte[] _body = [];

        private IBufferWriter<byte> Current => _head is null ? inner : _head;

        public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

        public override long UnflushedBytes => inner.UnflushedBytes + (_head?.WrittenCount ?? 0);

        /// <summary>Adds a body to the head that is sent next.</summary>
        public void Complete(byte[] body) => (_head, _body) = (new(), body);

        public override Memory<byte> GetMemory(int sizeHint = 0) => Current.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => Current.GetSpan(sizeHint);

        public override void Advance(int bytes) => Current.Advance(bytes);

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
        {
            SendHead();
            return inner.FlushAsync(cancellationToken);
        }

        public override void CancelPendingFlush() => inner.CancelPendingFlush();

        public override void Complete(Exception? exception = null)
        {
            SendHead();
            inner.Complete(exception);
        }

        private void SendHead()
        {
            if (_head is null)
                return;
            var head = _head.WrittenSpan;
            _head = null;
            // An answer that the program has given already is not followed by another one.
            var at = head.StartsWith("HTTP/1.1 "u8) ? head.IndexOf(NoBody) : -1;
            if (at < 0)
            {
                inner.Write(head);
                return;
            }
            inner.Write(head[..at]);
            inner.Write(Encoding.ASCII.GetBytes($"Content-Type: {Problem.ContentType}\r\n{AnswerHeaders.OfRefusals}Content-Length: {_body.Length}\r\n"));
            inner.Write(head[(at + NoBody.Length)..]);
            inner.Write(_body);
        }
    }
}
