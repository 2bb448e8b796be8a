using System.ComponentModel;
using System.Data.Common;
using System.Net.Sockets;
using System.Security.Cryptography;
using BitP.SupportApi.Platform.Data;

namespace BitP.SupportApi.Platform.Hosting;

/// <summary>
/// Ends the start, and commands, with one line where whoever operates the program can mend what is wrong: a setting, the database, an address. What is wrong
/// with the program itself keeps its stack.
/// </summary>
internal static class StartRefusal
{
    /// <summary>Does what reads settings.</summary>
    public static WebApplication OfSettings(Func<WebApplication> build)
    {
        try
        {
            return build();
        }
        catch (Exception exception)
            when (exception is FormatException or InvalidDataException or InvalidOperationException { InnerException: not null } || IsOfLogging(exception))
        {
            throw new StartRefusedException($"The settings cannot be used: {InOneLine(exception)}");
        }
    }

    /// <summary>Does what needs the database.</summary>
    public static async Task<int> WithDatabaseAsync(this WebApplication app, Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (Chain(exception).Any(e => e is DbException || IsOfSystem(e)))
        {
            var database = app.Services.GetRequiredService<DatabaseProvider>();
            var cause = Chain(exception).FirstOrDefault(e => e is DbException) ?? exception;
            throw new StartRefusedException($"The database {database.Place} cannot be used: {InOneLine(cause)}");
        }
    }

    /// <summary>Begins to listen.</summary>
    public static async Task ListenAsync(this WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception exception)
            when (exception is ArgumentException or CryptographicException or FormatException or InvalidOperationException || IsOfSystem(exception))
        {
            throw new StartRefusedException($"The program cannot listen on {AddressesOf(app.Configuration)}: {InOneLine(exception)}");
        }
    }

    // Endpoints of Kestrel's own section hold, and no other address beside them.
    private static string AddressesOf(IConfiguration configuration) =>
        configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => $"{endpoint["Url"]} ({endpoint.Path})").ToArray() is { Length: > 0 } own
            ? string.Join(", ", own)
            : configuration[WebHostDefaults.ServerUrlsKey] ?? "";

    // Of a level that there is not it tells no cause, as the program's own faults tell none.
    private static bool IsOfLogging(Exception exception) =>
        exception is InvalidOperationException { Source: { } source } && source.StartsWith("Microsoft.Extensions.Logging", StringComparison.Ordinal);

    private static bool IsOfSystem(Exception exception) => exception is IOException or UnauthorizedAccessException or SocketException or TimeoutException;

    // The first sentence of each message says what was tried, and the innermost why it failed.
    private static string InOneLine(Exception exception) =>
        string.Join(
            ": ",
            Chain(exception)
                .Where(e => !SaysNothing(e))
                .Select(e => e.Message.Split('\n')[0].Trim().TrimEnd('.', ':'))
                .Aggregate(new List<string>(), WithoutRepeating)
        ) + ".";

    // "Success".
    private static bool SaysNothing(Exception exception) => exception is Win32Exception { NativeErrorCode: 0 };

    private static List<string> WithoutRepeating(List<string> lines, string line)
    {
        if (!lines.Any(earlier => earlier.Contains(line, StringComparison.OrdinalIgnoreCase)))
            lines.Add(line);
        return lines;
    }

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
            yield return e;
    }
}
