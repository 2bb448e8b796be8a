using System.Net.Sockets;
using System.Text;

namespace BitP.SupportApi.Tests.Platform;

/// <summary>Speaks HTTP byte by byte, for requests that no client would send.</summary>
internal static class RawHttp
{
    /// <summary>Sends bytes on a connection of their own. Status 0: the server hung up without a word.</summary>
    public static async Task<(int Status, string Text)> SendAsync(Uri address, byte[] request)
    {
        using var timeout = new CancellationTokenSource(Polling.Patience);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, timeout.Token);
        var stream = client.GetStream();
        using var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(request, timeout.Token);
            await stream.CopyToAsync(answer, timeout.Token);
        }
        catch (IOException)
        {
            // A server may hang up on what it need not read; what it said before counts.
        }
        var text = Encoding.UTF8.GetString(answer.ToArray());
        return (
            text.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) ? int.Parse(text.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture) : 0,
            text
        );
    }

    /// <summary>Sends a request line and header lines as they are; the connection is to be closed after the answer.</summary>
    public static Task<(int Status, string Text)> SendAsync(Uri address, string requestLine, IEnumerable<string> headers, byte[]? body = null) =>
        SendAsync(
            address,
            [
                .. Encoding.Latin1.GetBytes($"{requestLine}\r\nHost: {address.Authority}\r\nConnection: close\r\n"),
                .. headers.SelectMany(h => Encoding.UTF8.GetBytes(h + "\r\n")),
                .. body is null ? [] : Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\n"),
                .. "\r\n"u8,
                .. body ?? [],
            ]
        );
}
