using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace BitP.SupportApi.Tests;

/// <summary>The program itself as a process of its own, which can be ended in every way that a process can.</summary>
public sealed partial class RunningProgram : IAsyncDisposable
{
    private const int Terminate = 15;
    private const string HostingStartups = "ASPNETCORE_HOSTINGSTARTUPASSEMBLIES";

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = [];
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningProgram(Process process) => _process = process;

    /// <summary>What it wrote to both of its outputs.</summary>
    public string Output => string.Join('\n', _output);

    public Uri Address => _address.Task.Result;

    public int Id => _process.Id;

    /// <summary>Starts it and waits until it listens.</summary>
    public static Task<RunningProgram> StartAsync(TestDatabase database, params (string Key, string Value)[] settings) => StartByAsync("", database, settings);

    /// <summary>Starts it with what a hosting startup of the tests adds to it, and waits until it listens.</summary>
    public static Task<RunningProgram> StartWithTestServicesAsync(TestDatabase database) =>
        StartAsync(database, (HostingStartups, typeof(RunningProgram).Assembly.GetName().Name!));

    /// <summary>Starts it as the end of a script for bash, which prepares where it runs, and waits until it listens.</summary>
    public static async Task<RunningProgram> StartByAsync(string script, TestDatabase database, params (string Key, string Value)[] settings)
    {
        var program = Start(script, database, settings, []);
        await Task.WhenAny(program._address.Task, program._process.WaitForExitAsync()).WaitAsync(Polling.Patience);
        Assert.True(program._address.Task.IsCompletedSuccessfully, program.Output);
        return program;
    }

    /// <summary>Runs it to its end.</summary>
    public static Task<(int ExitCode, string Output)> RunAsync(TestDatabase database, string[] arguments, params (string Key, string Value)[] settings) =>
        RunByAsync("", database, arguments, settings);

    /// <summary>Runs it to its end, as the end of a script for bash.</summary>
    public static async Task<(int ExitCode, string Output)> RunByAsync(
        string script,
        TestDatabase database,
        string[] arguments,
        params (string Key, string Value)[] settings
    )
    {
        await using var program = Start(script, database, settings, arguments);
        return (await program.EndAsync(), program.Output);
    }

    public Caller With(string credential)
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64, Expect100ContinueTimeout = Polling.Patience })
        {
            BaseAddress = Address,
            Timeout = Polling.Patience,
        };
        client.DefaultRequestHeaders.Authorization = new("Bearer", credential);
        return new(client);
    }

    /// <summary>As the power failing would end it.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop, as a service manager does.</summary>
    public void AskToStop() => Assert.Equal(0, Send(_process.Id, Terminate));

    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Polling.Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private static RunningProgram Start(string script, TestDatabase database, (string Key, string Value)[] settings, string[] arguments)
    {
        var dll = typeof(Program).Assembly.Location;
        string[] command = script.Length == 0 ? ["dotnet"] : ["bash", "-euc", $"{script}\nexec dotnet \"$@\"", "bash"];
        // What the tests add is found by what the tests depend on.
        var tests = Path.ChangeExtension(typeof(RunningProgram).Assembly.Location, null);
        string[] host = settings.Any(s => s.Key == HostingStartups)
            ? ["exec", "--depsfile", $"{tests}.deps.json", "--runtimeconfig", $"{tests}.runtimeconfig.json"]
            : [];
        var start = new ProcessStartInfo(command[0], [.. command[1..], .. host, dll, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(dll),
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["Urls"] = "http://127.0.0.1:0",
                ["Database__Provider"] = database.Provider,
                ["ConnectionStrings__Support"] = database.ConnectionString,
                ["RateLimits__PerMinute"] = "10000000",
            },
        };
        foreach (var (key, value) in settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        var process = new Process { StartInfo = start };
        var program = new RunningProgram(process);
        process.OutputDataReceived += program.Listen;
        process.ErrorDataReceived += program.Listen;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return program;
    }

    private void Listen(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null)
            return;
        _output.Enqueue(line.Data);
        if (Listening().Match(line.Data) is { Success: true } match)
            _address.TrySetResult(new(match.Groups[1].Value));
    }

    [GeneratedRegex(@"Now listening on: (http://[0-9.:]+)")]
    private static partial Regex Listening();

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Send(int process, int signal);
}
