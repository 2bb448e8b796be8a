using System.IO.Pipelines;
using System.Text.Json;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using CsvHelper;
using Microsoft.Net.Http.Headers;
using NodaTime.Text;

namespace BitP.SupportApi.Features.Complaints.Register;

/// <summary>A register, which is written while it is read.</summary>
public sealed class RegisterExport : IResult
{
    internal const string Csv = "text/csv";
    internal const string JsonLines = "application/jsonl";
    internal const string NewlineDelimitedJson = "application/x-ndjson";

    /// <summary>How many bytes are written before they are sent.</summary>
    private const int SentAtOnce = 65_536;

    private readonly string _type;
    private readonly ComplaintRegister _register;
    private readonly RegisterPart _first;

    private readonly IDisposable _turn;

    internal RegisterExport(string type, ComplaintRegister register, RegisterPart first, IDisposable turn) =>
        (_type, _register, _first, _turn) = (type, register, first, turn);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        // Given back before the answer ends, so that whoever has read it to its end can ask again.
        using var turn = _turn;
        var response = httpContext.Response;
        response.ContentType = _type == Csv ? $"{Csv}; charset=utf-8; header=present" : _type;
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = FileName }.ToString();
        if (HeadRequests.WantsHeadersOnly(httpContext))
            return;
        await (_type == Csv ? WriteCsvAsync(response.Body, httpContext.RequestAborted) : WriteLinesAsync(response.BodyWriter, httpContext.RequestAborted));
    }

    private string FileName
    {
        get
        {
            var (from, to) = (_first.Range.DateOf(_first.Range.From), _first.Range.DateOf(_first.Range.To));
            return $"complaints-{LocalDatePattern.Iso.Format(from)}-{LocalDatePattern.Iso.Format(to)}.{(_type == Csv ? "csv" : "jsonl")}";
        }
    }

    private async Task WriteCsvAsync(Stream body, CancellationToken ct)
    {
        await using var csv = CsvWriter.Create(body, RegisterCsv.Options, leaveOpen: true);
        RegisterCsv.WriteHeader(csv);
        await foreach (var complaint in _register.AllAsync(_first, ct))
        {
            RegisterCsv.Write(csv, complaint);
            await csv.EndRecordAsync(ct);
        }
        await csv.FlushAsync(ct);
    }

    private async Task WriteLinesAsync(PipeWriter body, CancellationToken ct)
    {
        await using var json = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = ApiJson.Options.Encoder });
        await foreach (var complaint in _register.AllAsync(_first, ct))
        {
            JsonSerializer.Serialize(json, complaint, ApiJson.Options);
            json.Reset();
            body.GetSpan(1)[0] = (byte)'\n';
            body.Advance(1);
            if (body.UnflushedBytes >= SentAtOnce)
                await body.FlushAsync(ct);
        }
    }
}
