using System.Net;
using System.Text;

namespace BitP.SupportApi.Client.Tests;

/// <summary>The register of complaints is read while it arrives, however long it is.</summary>
public sealed class StreamingTheRegister
{
    private static readonly GetComplaintRegisterQuery Year = new() { From = "2025-01-01", To = "2026-01-01" };

    [Fact]
    public async Task Its_complaints_come_one_after_another_and_the_file_as_a_stream()
    {
        var app = await SupportApp.SharedAsync();
        using var partner = await app.NewPartnerClientAsync();
        var filed = new List<Complaint>();
        for (var month = 1; month <= 3; month++)
            filed.Add(
                await partner.Complaints.FileAsync(
                    new()
                    {
                        Description = "It takes too long.",
                        Customer = new() { ExternalId = $"someone-{month}" },
                        ReceivedAt = new(2025, month, 1, 0, 0, 0, TimeSpan.Zero),
                    }
                )
            );

        var rows = await partner.Complaints.StreamRegisterAsync(Year with { Format = ComplaintRegisterFormat.Csv }).ToListAsync();
        var csv = await TextAsync(await partner.Complaints.GetRegisterAsync(Year));
        var lines = await TextAsync(await partner.Complaints.GetRegisterAsync(Year with { Format = ComplaintRegisterFormat.Jsonl }));

        Assert.Equal(filed.Select(c => (c.Reference, c.ReceivedAt, c.Status)), rows.Select(r => (r.Reference, r.ReceivedAt, r.Status)));
        Assert.Equal(LimitState.Overdue, rows[0].Steps.Single(s => s.Step == ComplaintStep.Decide).State);
        Assert.StartsWith("reference,", csv, StringComparison.Ordinal);
        Assert.Equal(filed.Select(c => c.Reference), csv.Split("\r\n")[1..^1].Select(line => line.Split(',')[0]));
        Assert.Equal(3, lines.Count(c => c == '\n'));
        Assert.Empty(await partner.Complaints.StreamRegisterAsync(new() { From = "2024-01-01", To = "2025-01-01" }).ToListAsync());
        var refused = await Assert.ThrowsAsync<ValidationFailedException>(() => partner.Complaints.StreamRegisterAsync(new()).ToListAsync());
        Assert.Equal(["from", "to"], refused.Errors.Keys.Order());
    }

    [Fact]
    public async Task Nothing_more_is_read_than_is_asked_for_and_what_breaks_off_is_no_whole_register()
    {
        const int Lines = 100_000;
        var line = Encoding.UTF8.GetBytes(await LineAsync());
        using var endless = new Repeated(line, Lines);
        using var broken = new Repeated(line, 3) { Breaks = true };
        using var api = new FakeApi(FakeApi.Refusal(503, "service_unavailable"), Sent(endless), Sent(broken));
        using var client = api.Client(o => o.TimeProvider = new JumpingClock());

        await using (var rows = client.Complaints.StreamRegisterAsync(Year).GetAsyncEnumerator())
        {
            for (var i = 0; i < 10; i++)
                Assert.True(await rows.MoveNextAsync());
            Assert.InRange(endless.Position, 1, (long)Lines * line.Length / 100);
        }
        var seen = 0;
        await Assert.ThrowsAsync<NoAnswerException>(async () =>
        {
            await foreach (var row in client.Complaints.StreamRegisterAsync(Year))
                seen++;
        });

        Assert.True(endless.IsClosed);
        Assert.True(broken.IsClosed);
        Assert.InRange(seen, 0, 3);
        // It is tried again only until an answer begins.
        Assert.Equal(3, api.Requests.Count);
        Assert.All(api.Requests, r => Assert.Equal("application/jsonl", r.Header("Accept")));
    }

    // A line as the product writes it.
    private static async Task<string> LineAsync()
    {
        var app = await SupportApp.SharedAsync();
        using var partner = await app.NewPartnerClientAsync();
        await partner.Complaints.FileAsync(
            new()
            {
                Description = "It takes too long.",
                Customer = new() { ExternalId = "someone" },
                ReceivedAt = new(2025, 3, 1, 0, 0, 0, TimeSpan.Zero),
            }
        );
        return await TextAsync(await partner.Complaints.GetRegisterAsync(Year with { Format = ComplaintRegisterFormat.Jsonl }));
    }

    private static async Task<string> TextAsync(Stream file)
    {
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync();
    }

    private static Func<HttpRequestMessage, HttpResponseMessage> Sent(Stream body) => _ => new(HttpStatusCode.OK) { Content = new StreamContent(body) };

    /// <summary>The same bytes again and again, and then the end or what comes of a connection that is cut.</summary>
    private sealed class Repeated(byte[] bytes, int times) : Stream
    {
        private long _read;

        public bool Breaks { get; init; }

        public bool IsClosed { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => _read;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var left = ((long)bytes.Length * times) - _read;
            if (left == 0)
                return Breaks ? throw new HttpIOException(HttpRequestError.ResponseEnded) : 0;
            var at = (int)(_read % bytes.Length);
            var taken = (int)Math.Min(Math.Min(count, bytes.Length - at), left);
            bytes.AsSpan(at, taken).CopyTo(buffer.AsSpan(offset));
            _read += taken;
            return taken;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            IsClosed = true;
            base.Dispose(disposing);
        }
    }
}
