using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Data.SqlClient;

namespace BitP.SupportApi.Tests.Platform.Data;

/// <summary>
/// Speaks just enough TDS to let clients log in, then says "done" to whatever they ask. With a refusal it lets nobody in.
/// </summary>
internal sealed class TdsServer : IAsyncDisposable
{
    private const int HeaderLength = 8;
    private const byte LastPacket = 1;
    private const byte Login = 0x10;
    private const byte PreLogin = 0x12;

    // Two options, version 16 and "encryption is not supported", their table first.
    private static readonly byte[] Plaintext = Convert.FromHexString("00000B0006" + "0100110001" + "FF" + "100000000000" + "02");

    private static readonly byte[] Done = Convert.FromHexString("FD000000000000000000000000");

    // LOGINACK for TDS 7.4 from a nameless server, ENVCHANGE to the collation Latin1_General_CI_AS, DONE.
    private static readonly byte[] Welcome =
    [
        .. Convert.FromHexString("AD0A00" + "01" + "74000004" + "00" + "10000000"),
        .. Convert.FromHexString("E30800" + "07" + "05" + "0904D00034" + "00"),
        .. Done,
    ];

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> clients = [];
    private readonly Task conversations;
    private readonly byte[] welcome;
    private byte[] lastMessage = [];

    /// <param name="refusal">The number of the error that answers a log-in, and what it says.</param>
    public TdsServer((int Number, string Message)? refusal = null)
    {
        welcome = refusal is { Number: var number, Message: var message } ? Error(number, message) : Welcome;
        listener.Start();
        conversations = AnswerAsync();
    }

    public string ConnectionString =>
        new SqlConnectionStringBuilder
        {
            DataSource = $"tcp:127.0.0.1,{((IPEndPoint)listener.LocalEndpoint).Port}",
            UserID = "somebody",
            Password = "anything",
            Encrypt = SqlConnectionEncryptOption.Optional,
            Pooling = false,
            ConnectRetryCount = 0,
        }.ConnectionString;

    public bool WasSent(string text) => lastMessage.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        foreach (var client in clients)
            client.Dispose();
        await conversations;
    }

    private async Task AnswerAsync()
    {
        var answering = new List<Task>();
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync();
                clients.Add(client);
                answering.Add(AnswerAsync(client));
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            // The end of the test.
        }
        await Task.WhenAll(answering);
    }

    private async Task AnswerAsync(TcpClient client)
    {
        try
        {
            var stream = client.GetStream();
            while (true)
            {
                var kind = await ReadMessageAsync(stream);
                await SendAsync(
                    stream,
                    kind switch
                    {
                        PreLogin => Plaintext,
                        Login => welcome,
                        _ => Done,
                    }
                );
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // The client hung up.
        }
    }

    // ERROR of state 1 and class 14, from a nameless server, and DONE.
    private static byte[] Error(int number, string message)
    {
        var text = Encoding.Unicode.GetBytes(message);
        byte[] rest = [1, 14, .. Short(message.Length), .. text, 0, 0, .. Long(1)];
        return [0xAA, .. Short(4 + rest.Length), .. Long(number), .. rest, .. Done];

        static byte[] Short(int value) => [(byte)value, (byte)(value >> 8)];
        static byte[] Long(int value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16), (byte)(value >> 24)];
    }

    private async Task<byte> ReadMessageAsync(NetworkStream stream)
    {
        var header = new byte[HeaderLength];
        var message = new List<byte>();
        do
        {
            await stream.ReadExactlyAsync(header);
            var body = new byte[BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2)) - HeaderLength];
            await stream.ReadExactlyAsync(body);
            message.AddRange(body);
        } while ((header[1] & LastPacket) == 0);

        lastMessage = [.. message];
        return header[0];
    }

    private static async Task SendAsync(NetworkStream stream, byte[] body)
    {
        const byte Answer = 4;
        byte[] packet = [Answer, LastPacket, 0, 0, 0, 0, 1, 0, .. body];
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)packet.Length);
        await stream.WriteAsync(packet);
    }
}
