using System.Diagnostics;
using System.Globalization;

namespace BitP.SupportApi.Load.Driver;

/// <summary>How long a program takes from its start to its first 200.</summary>
internal static class ColdStart
{
    public static async Task MeasureAsync(Uri url, int runs, string name, string[] command)
    {
        var times = new List<double>();
        for (var run = 0; run < runs; run++)
            times.Add(await OnceAsync(url, command));
        times.Sort();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{{\"kind\":\"start\",\"name\":\"{name}\",\"runs\":{runs},\"median_ms\":{times[runs / 2]:0},\"min_ms\":{times[0]:0},\"max_ms\":{times[^1]:0}}}"
            )
        );
    }

    private static async Task<double> OnceAsync(Uri url, string[] command)
    {
        using var http = new HttpClient();
        // Not counted: the client's own first steps.
        await AnswersAsync(http, url);
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            while (!await AnswersAsync(http, url))
            {
                if (process.HasExited || watch.Elapsed > TimeSpan.FromSeconds(60))
                    throw new InvalidOperationException($"{command[0]} does not answer.");
                await Task.Delay(1);
            }
            return watch.Elapsed.TotalMilliseconds;
        }
        finally
        {
            using var stop = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            if (!process.WaitForExit(TimeSpan.FromSeconds(15)))
                process.Kill();
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri url)
    {
        try
        {
            using var response = await http.GetAsync(url);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
