using System.Diagnostics;

namespace BitP.SupportApi.Contract.Tests;

/// <summary>Programs of npm packages, which <c>tests/run.sh</c> installs.</summary>
internal static class Tools
{
    /// <summary>Where they are looked for.</summary>
    public static readonly string Packages = Path.Combine(Repository.Root, "artifacts", "npm", "contract", "node_modules");

    /// <summary>The folder of this project.</summary>
    public static readonly string Project = Path.Combine(Repository.Root, "tests", "BitP.SupportApi.Contract.Tests");

    /// <summary>Where reports are left.</summary>
    public static readonly DirectoryInfo Reports = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "contract"));

    /// <summary>Runs a program of a package to its end; the test fails when the program does.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="script">Its script: below the packages, or a whole path.</param>
    /// <param name="arguments">What it is given.</param>
    /// <returns>What it printed.</returns>
    public static async Task<string> RunAsync(string folder, string script, params string[] arguments)
    {
        var path = Path.Combine(Packages, script);
        Assert.True(File.Exists(path), $"{path} is missing. Run: bash tests/run.sh contract");
        using var process = Process.Start(
            new ProcessStartInfo("node", [path, .. arguments])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        try
        {
            var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync()).WaitAsync(Polling.Patience);
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, string.Concat(texts));
            return texts[0];
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
