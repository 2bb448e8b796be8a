using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace BitP.SupportApi.Tests.Platform.Http;

/// <summary>Many who change one resource: each gets its turn, also beside somebody who never stops.</summary>
public sealed partial class WritingInLine
{
    private const int Pipelined = 300;
    private const int Others = 50;

    [Fact]
    public Task Nobody_is_kept_out_by_who_never_stops() => AllAreWrittenAsync(nodes: 1);

    [PostgreSqlFact]
    public Task Nobody_is_kept_out_by_who_never_stops_on_another_node() => AllAreWrittenAsync(nodes: 2);

    [Fact]
    public async Task Who_gives_up_leaves_the_line_and_keeps_nobody_from_writing()
    {
        await using var cluster = await Cluster.StartAsync(1);
        var (ticket, path) = await OpenAsync(cluster);
        var writers = Enumerable.Range(0, 40).Select(n => WriteAsync(n)).ToArray();

        await Task.WhenAll(writers);
        var written = (await cluster[0].Agent.GetAsync($"{path}/messages?limit=200")).Items.Count;
        (await cluster[0].Agent.PostAsync($"{path}/messages", new { body = "Afterwards" })).ShouldBe(201);

        // The opening, the messages, and the promise that the first of them made.
        Assert.Equal(1 + written + 1 + 1, (await cluster[0].PartnerA.GetAsync(path))["version"]!.GetValue<long>());
        Assert.NotEmpty(ticket);

        async Task WriteAsync(int n)
        {
            using var patience = new CancellationTokenSource();
            if (n % 2 == 0)
                patience.CancelAfter(n);
            try
            {
                using var answer = await cluster[0]
                    .Agent.Client.PostAsync(
                        $"{path}/messages",
                        new StringContent($$"""{ "body": "{{n}}" }""", Encoding.UTF8, "application/json"),
                        patience.Token
                    );
                Assert.Equal(201, (int)answer.StatusCode);
            }
            catch (OperationCanceledException) when (patience.IsCancellationRequested)
            {
                // It may have been written nevertheless.
            }
        }
    }

    private static async Task AllAreWrittenAsync(int nodes)
    {
        await using var cluster = await Cluster.StartAsync(nodes);
        var (_, path) = await OpenAsync(cluster);

        var pipelined = PipelineAsync(cluster[0].Address, path);
        var others = new List<Answer>();
        for (var n = 0; n < Others; n++)
            others.Add(await cluster[1].Agent.PatchAsync(path, new { subject = $"Subject {n}" }, ("If-Match", "*")));

        Assert.All(others, answer => answer.ShouldBe(200));
        Assert.Equal(Enumerable.Repeat(201, Pipelined), await pipelined);
        Assert.Equal(1 + Pipelined + Others + 1, (await cluster[0].PartnerA.GetAsync(path))["version"]!.GetValue<long>());
    }

    private static async Task<(string Id, string Path)> OpenAsync(Cluster cluster)
    {
        var ticket = await new PartnerCaller(cluster[0], cluster[0].PartnerA.Client, default, "").OpenTicketAsync();
        return (ticket.Text("id"), $"/v1/tickets/{ticket.Text("id")}");
    }

    /// <summary>Sends all at once on one connection, and reads the statuses of the answers.</summary>
    private static async Task<IReadOnlyList<int>> PipelineAsync(Uri address, string path)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        var stream = client.GetStream();
        var requests = new StringBuilder();
        for (var n = 0; n < Pipelined; n++)
        {
            var body = $$"""{ "body": "Message {{n}}" }""";
            requests.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"POST {path}/messages HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: {(n == Pipelined - 1 ? "close" : "keep-alive")}\r\nAuthorization: Bearer bitp_demo_agent\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"
            );
        }
        using var answers = new MemoryStream();
        var reading = stream.CopyToAsync(answers);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(requests.ToString()));
        await reading;
        return
        [
            .. StatusLine()
                .Matches(Encoding.UTF8.GetString(answers.ToArray()))
                .Select(m => int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)),
        ];
    }

    [GeneratedRegex(@"HTTP/1\.1 (\d{3}) ")]
    private static partial Regex StatusLine();
}
