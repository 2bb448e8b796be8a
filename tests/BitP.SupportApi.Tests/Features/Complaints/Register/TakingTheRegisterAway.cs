using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using BitP.SupportApi.Features.Complaints.Register;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BitP.SupportApi.Tests.Features.Complaints.Register;

/// <summary>The register as a file: its forms, who gets which rows, and how many there may be.</summary>
public sealed class TakingTheRegisterAway
{
    private const string Year = "from=2025-01-01&to=2026-01-01";
    private const string Csv = "text/csv";

    [Theory]
    [InlineData("", null, Csv, "csv")]
    [InlineData("", "*/*", Csv, "csv")]
    [InlineData("", "text/*", Csv, "csv")]
    [InlineData("", "application/jsonl", "application/jsonl", "jsonl")]
    [InlineData("", "application/x-ndjson", "application/x-ndjson", "jsonl")]
    [InlineData("", "text/csv;q=0.5, application/jsonl", "application/jsonl", "jsonl")]
    [InlineData("&format=csv", "application/jsonl", Csv, "csv")]
    [InlineData("&format=jsonl", Csv, "application/jsonl", "jsonl")]
    public async Task The_form_is_what_the_query_says_or_else_what_is_accepted(string with, string? accept, string type, string extension)
    {
        var desk = await DeskAsync();

        var answer = await desk.Partner.GetAsync($"{ReadRegister.Root}?{Year}{with}", accept is null ? [] : [("Accept", accept)]);

        answer.ShouldBe(200);
        Assert.Equal(type, answer.ContentType);
        Assert.Equal($"attachment; filename=complaints-2025-01-01-2026-01-01.{extension}", answer.Header("Content-Disposition"));
        Assert.Contains("Accept", answer.Header("Vary"), StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Single(extension == "csv" ? ReadRegister.Csv(answer.Raw) : ReadRegister.Lines(answer.Raw).Select(ReadRegister.Cells));
    }

    [Fact]
    public async Task A_form_that_there_is_not_is_refused()
    {
        var desk = await DeskAsync();

        (await desk.Partner.GetAsync($"{ReadRegister.Root}?{Year}", ("Accept", "application/pdf"))).ShouldBeProblem(406, "not_acceptable");
        (await desk.Partner.GetAsync($"{ReadRegister.Root}?{Year}&format=xlsx")).ShouldRefuse("format", "unknown");
    }

    [Fact]
    public async Task Lines_end_with_cr_lf_and_the_first_has_the_names()
    {
        var desk = await DeskAsync();

        var answer = await desk.Partner.GetAsync($"{ReadRegister.Root}?{Year}");

        Assert.StartsWith("reference,regimes,kind,cause,channel,language,partnerId,customerId,", answer.Raw, StringComparison.Ordinal);
        Assert.EndsWith("\r\n", answer.Raw, StringComparison.Ordinal);
        Assert.Equal(2, answer.Raw.Split("\r\n")[..^1].Length);
        Assert.Equal(2, answer.Raw.Count(c => c == '\n'));
        Assert.Contains("header=present", answer.Header("Content-Type"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_anybody_wrote_is_in_it()
    {
        var desk = await DeskAsync();

        var raw = (await desk.Partner.GetAsync($"{ReadRegister.Root}?{Year}&format=jsonl")).Raw;

        Assert.All(["It takes", "Anna", "=cmd", "anna@example.com", desk.ExternalId], text => Assert.DoesNotContain(text, raw, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    public async Task Whatever_a_text_were_no_spreadsheet_would_run_it(string text)
    {
        var hostile = RegisteredComplaint.Example with
        {
            Reference = text,
            Regimes = [new(text, 1)],
            Language = text,
            Department = text,
            Redress = [new("EUR", text)],
        };
        using var file = new MemoryStream();
        await using (var csv = CsvWriter.Create(file, RegisterCsv.Options, leaveOpen: true))
        {
            RegisterCsv.WriteHeader(csv);
            RegisterCsv.Write(csv, hostile);
            await csv.EndRecordAsync();
        }

        var row = Assert.Single(ReadRegister.Csv(Encoding.UTF8.GetString(file.ToArray())));
        Assert.Equal($"'{text}", row["reference"]);
        Assert.DoesNotContain(row.Values, cell => cell.Length > 0 && "=+-@\t\r".Contains(cell[0]));
    }

    [Fact]
    public async Task It_is_for_leads_and_for_partners_about_their_own()
    {
        var desk = await DeskAsync();
        var other = await DeskAsync();
        foreach (var path in new[] { ReadRegister.Root, "/v1/complaints/statistics" })
        {
            (await desk.Customer.GetAsync($"{path}?{Year}")).ShouldBeProblem(403, "actor_not_allowed");
            (await desk.Agent.GetAsync($"{path}?{Year}")).ShouldBeProblem(403, "actor_not_allowed");
            (await desk.App.Page.GetAsync($"{path}?{Year}")).ShouldBeProblem(403, "actor_not_allowed");
            (await desk.App.Anonymous.GetAsync($"{path}?{Year}")).ShouldBeProblem(401, "credential_missing");
        }

        Assert.Equal(desk.CustomerId, Assert.Single(await desk.Partner.CsvAsync(Year))["customerId"]);
        Assert.Equal(1, (await desk.Partner.StatisticsAsync(Year))["total"]!["received"]!.GetValue<int>());
        foreach (var lead in new[] { desk.Supervisor, desk.Admin })
            Assert.Superset(
                new HashSet<string> { desk.CustomerId, other.CustomerId },
                (await lead.LinesAsync(Year)).Select(l => l.Str("customerId")!).ToHashSet()
            );
    }

    [Fact]
    public async Task More_than_one_part_is_neither_cut_nor_repeated_and_the_head_alone_is_had_without_them()
    {
        using var reads = new Reads();
        await using var app = await SupportApp.StartAsync();
        var desk = await DeskAsync(app);
        const int More = (3 * ComplaintRegister.PartSize) - 1;
        await MultiplyAsync(desk, More);

        var rows = await desk.Partner.CsvAsync(Year);

        // All received at the same moment, so that the number alone tells them apart.
        Assert.Equal(More + 1, rows.Count);
        Assert.Equal(rows.Select(r => Number(r["reference"])).Order(), rows.Select(r => Number(r["reference"])));
        Assert.Equal(More + 1, rows.Select(r => r["reference"]).Distinct().Count());
        Assert.Equal(rows, (await desk.Partner.LinesAsync(Year)).Select(ReadRegister.Cells));
        Assert.Equal(More + 1, (await desk.Partner.StatisticsAsync(Year))["total"]!["received"]!.GetValue<int>());

        reads.Begin(desk.Partner);
        var head = await desk.Partner.SendAsync(HttpMethod.Head, $"{ReadRegister.Root}?{Year}", null);
        head.ShouldBe(200);
        Assert.Equal((Csv, ""), (head.ContentType, head.Raw));
        Assert.Equal(1, reads.Count);
    }

    [Fact]
    public async Task Whoever_goes_away_ends_the_reading()
    {
        using var reads = new Reads();
        await using var app = await SupportApp.StartAsync();
        var desk = await DeskAsync(app);
        // Much more than there is room for on the way to somebody who does not read.
        const int Parts = 120;
        await MultiplyAsync(desk, Parts * ComplaintRegister.PartSize);
        reads.Begin(desk.Partner);

        using (var client = new TcpClient())
        {
            await client.ConnectAsync(app.Address.Host, app.Address.Port);
            await client
                .GetStream()
                .WriteAsync(
                    Encoding.ASCII.GetBytes(
                        $"GET {ReadRegister.Root}?{Year} HTTP/1.1\r\nHost: {app.Address.Authority}\r\nX-Api-Key: {desk.Partner.Key}\r\n\r\n"
                    )
                );
            await client.GetStream().ReadExactlyAsync(new byte[1000]);
        }

        // Others take it to its end, after which the one before would have had its time too.
        const int Others = 2;
        for (var i = 0; i < Others; i++)
            Assert.Equal((Parts * ComplaintRegister.PartSize) + 1, (await desk.Partner.StatisticsAsync(Year))["total"]!["received"]!.GetValue<int>());
        Assert.InRange(reads.Count, (Others * (Parts + 1)) + 1, (Others * (Parts + 1)) + Parts - 1);
    }

    private static async Task<Desk> DeskAsync(SupportApp? app = null)
    {
        var desk = await Desk.SetAsync(app);
        (
            await desk.Partner.PostAsync(
                "/v1/complaints",
                new
                {
                    description = "It takes too long.",
                    subject = "=cmd|' /C calc'!A0",
                    customer = new
                    {
                        externalId = desk.ExternalId,
                        name = "Anna",
                        email = "anna@example.com",
                    },
                    receivedAt = "2025-03-03T03:03:03Z",
                }
            )
        ).ShouldBe(201);
        return desk;
    }

    private static long Number(string reference) => long.Parse(reference.Split('-')[1], CultureInfo.InvariantCulture);

    // Copies of the complaint of a desk, which are alike but for id and number.
    private static async Task MultiplyAsync(Desk desk, int times)
    {
        var reference = (await desk.Partner.GetAsync("/v1/complaints")).Items.Single().Str("reference")!;
        await using var connection = await desk.App.Database.ConnectAsync();
        var next = await connection.CountAsync("SELECT max(number) + 1000000 FROM complaints");
        // The log is carried over by the product alone, which has its file grow before.
        if (TestDatabase.IsSqlite)
            await connection.AskAsync("PRAGMA wal_autocheckpoint = 0");
        await using var insert = connection.CreateCommand();
        await using (var read = connection.CreateCommand())
        {
            read.CommandText = $"SELECT * FROM complaints WHERE number = {Number(reference)}";
            await using var row = await read.ExecuteReaderAsync();
            await row.ReadAsync();
            for (var i = 0; i < row.FieldCount; i++)
            {
                var value = insert.CreateParameter();
                (value.ParameterName, value.Value) = ($"@{row.GetName(i)}", row.GetValue(i));
                insert.Parameters.Add(value);
            }
        }
        string[] names = [.. insert.Parameters.Cast<DbParameter>().Select(p => p.ParameterName)];
        insert.CommandText = $"INSERT INTO complaints ({string.Join(", ", names.Select(n => n[1..]))}) VALUES ({string.Join(", ", names)})";
        await using var transaction = await connection.BeginTransactionAsync();
        insert.Transaction = transaction;
        for (var i = 0; i < times; i++)
        {
            var id = Guid.NewGuid();
            insert.Parameters["@number"].Value = next + i;
            insert.Parameters["@id"].Value = TestDatabase.IsSqlite ? id.ToString().ToUpperInvariant() : id;
            await insert.ExecuteNonQueryAsync();
        }
        await transaction.CommitAsync();
    }

    /// <summary>Counts what is read for registers of a partner. It begins before the program does: Entity Framework remembers for a while that nobody wants to know.</summary>
    private sealed class Reads : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private string? _partner;
        private readonly ConcurrentBag<IDisposable> _subscriptions = [];
        private int _count;

        public Reads() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

        public int Count => Volatile.Read(ref _count);

        /// <summary>Counts from now on what is read for a partner.</summary>
        public void Begin(PartnerCaller partner)
        {
            _partner = partner.PartnerId.ToString();
            Volatile.Write(ref _count, 0);
        }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
                _subscriptions.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (
                value is { Value: CommandExecutedEventData { Command: var command } }
                && command.CommandText.Contains("register_facts", StringComparison.Ordinal)
                && command.Parameters.Cast<DbParameter>().Any(p => string.Equals(p.Value?.ToString(), _partner, StringComparison.OrdinalIgnoreCase))
            )
                Interlocked.Increment(ref _count);
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }

        public void Dispose()
        {
            foreach (var subscription in _subscriptions)
                subscription.Dispose();
        }
    }
}
