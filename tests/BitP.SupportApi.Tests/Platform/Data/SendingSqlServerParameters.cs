using System.Buffers.Binary;
using System.Data;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Data.SqlClient;

namespace BitP.SupportApi.Tests.Platform.Data;

/// <summary>
/// SqlClient loads more for the first command that has a parameter: when a part is missing, everything up to that command looks healthy.
/// These tests notice it, and need no SQL Server.
/// </summary>
public sealed class SendingSqlServerParameters
{
    private const string Subject = "The printer is on fire";

    [Fact]
    public void Every_type_of_the_client_loads()
    {
        Assert.Contains(typeof(SqlParameter), typeof(SqlParameter).Assembly.GetTypes());
    }

    [Fact]
    public async Task A_parameter_is_sent_with_its_type_and_value()
    {
        await using var server = new YesServer();

        await UpdateSubjectAsync(server, new SqlParameter("@subject", SqlDbType.NVarChar, 200) { Value = Subject });

        Assert.True(server.WasSent("@subject nvarchar(200)"));
        Assert.True(server.WasSent(Subject));
    }

    [Fact]
    public async Task The_type_of_a_parameter_follows_from_its_value()
    {
        await using var server = new YesServer();

        await UpdateSubjectAsync(server, new SqlParameter("@subject", Subject));

        Assert.True(server.WasSent($"@subject nvarchar({Subject.Length})"));
    }

    [Fact]
    public async Task A_value_that_is_no_user_defined_type_is_refused_by_name()
    {
        await using var server = new YesServer();
        var place = new SqlParameter("@subject", SqlDbType.Udt) { UdtTypeName = "place", Value = new Place() };

        var refusal = await Assert.ThrowsAnyAsync<SystemException>(() => UpdateSubjectAsync(server, place));

        Assert.Contains(typeof(Place).FullName!, refusal.Message, StringComparison.Ordinal);
    }

    private static async Task UpdateSubjectAsync(YesServer server, SqlParameter subject)
    {
        await using var connection = new SqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE tickets SET subject = @subject";
        command.Parameters.Add(subject);
        await command.ExecuteNonQueryAsync();
    }

    private sealed class Place;

    /// <summary>Speaks just enough TDS to let one client log in, then says "done" to whatever it asks.</summary>
    private sealed class YesServer : IAsyncDisposable
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
        private readonly Task conversation;
        private byte[] lastMessage = [];

        public YesServer()
        {
            listener.Start();
            conversation = AnswerOneClientAsync();
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
            await conversation;
        }

        private async Task AnswerOneClientAsync()
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync();
                var stream = client.GetStream();
                while (true)
                {
                    var kind = await ReadMessageAsync(stream);
                    await SendAsync(
                        stream,
                        kind switch
                        {
                            PreLogin => Plaintext,
                            Login => Welcome,
                            _ => Done,
                        }
                    );
                }
            }
            catch (Exception e) when (e is IOException or SocketException)
            {
                // The client hung up, or nobody called before the end of the test.
            }
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
}
