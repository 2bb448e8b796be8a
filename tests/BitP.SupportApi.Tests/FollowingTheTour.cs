using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using BitP.SupportApi.Platform.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace BitP.SupportApi.Tests;

/// <summary>Somebody types what docs/tour.md says, and sees what it shows, on a working day and on a Sunday at 00:30 in Berlin.</summary>
public sealed partial class FollowingTheTour
{
    private const string Address = "http://127.0.0.1:5080";

    [Theory]
    [InlineData("2027-03-02T23:30:00Z")]
    [InlineData("2027-03-06T23:30:00Z")]
    public async Task Every_step_answers_what_is_shown_below_it(string begun)
    {
        var clock = new SupportClock();
        Assert.True(clock.TryMove(DateTimeOffset.Parse(begun, null), TimeSpan.Zero, freeze: null));
        await using var app = await SupportApp.StartAsync(("Demo:Cases", "true"), services => services.AddSingleton<TimeProvider>(clock));
        var tour = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "tour.md"));
        var steps = Step().Matches(tour).Select(step => (Commands: step.Groups["commands"].Value, Shown: step.Groups["shown"].Value)).ToArray();
        Assert.Equal(tour.Split("```").Length, 1 + 2 * (steps.Length + steps.Count(step => step.Shown.Length > 0)));
        Assert.Contains(steps, step => step.Commands.Contains(Address, StringComparison.Ordinal));

        var known = new Dictionary<string, string>();
        using var shell = new Shell();
        foreach (var (commands, shown) in steps)
        {
            var typed = commands.Replace(Address, app.Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
            var answer = await shell.RunAsync(typed);
            // What just happened may take a moment to appear in the feed: see Feed.
            for (
                var until = DateTime.UtcNow + Polling.Patience;
                commands.Contains("/v1/events", StringComparison.Ordinal) && !Shows(shown, answer, known) && DateTime.UtcNow < until;

            )
            {
                await Task.Delay(100);
                answer = await shell.RunAsync(typed);
            }
            Assert.True(Shows(shown, answer, known), $"{commands}\nThe tour shows:\n{shown}\nThe answer is:\n{answer}");
        }
    }

    // Ids, instants and cursors are others each time; one that is shown twice has to come twice. Lines may be broken elsewhere.
    private static bool Shows(string shown, string answer, Dictionary<string, string> known)
    {
        var ofThisStep = new List<string>();
        var pattern = Part()
            .Replace(
                shown.Trim(),
                part =>
                {
                    if (part.Groups["space"].Success)
                        return @"\s*";
                    if (!part.Groups["varies"].Success)
                        return Regex.Escape(part.Value);
                    if (known.TryGetValue(part.Value, out var value))
                        return Regex.Escape(value);
                    if (ofThisStep.IndexOf(part.Value) is >= 0 and var place)
                        return $@"\k<v{place}>";
                    ofThisStep.Add(part.Value);
                    return $"(?<v{ofThisStep.Count - 1}>{Varies})";
                }
            );
        var match = Regex.Match(answer, $@"\A\s*{pattern}\s*\z");
        for (var i = 0; match.Success && i < ofThisStep.Count; i++)
            known[ofThisStep[i]] = match.Groups[$"v{i}"].Value;
        return match.Success;
    }

    private const string Varies = @"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z|[A-Za-z0-9_-]{32,}";

    [GeneratedRegex($@"(?<space>\s+)|(?<varies>{Varies})|.")]
    private static partial Regex Part();

    [GeneratedRegex(@"```bash\n(?<commands>.*?)```(?:\n\n```(?:json)?\n(?<shown>.*?)```)?", RegexOptions.Singleline)]
    private static partial Regex Step();

    /// <summary>One shell that keeps its variables from step to step, in a folder of its own.</summary>
    private sealed class Shell : IDisposable
    {
        private const string End = "--- the next step ---";

        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tour-");
        private readonly Process _bash;

        public Shell()
        {
            var start = new ProcessStartInfo("bash", ["-euo", "pipefail"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                WorkingDirectory = _folder.FullName,
            };
            _bash = Process.Start(start)!;
        }

        public async Task<string> RunAsync(string commands)
        {
            await _bash.StandardInput.WriteAsync($"exec 2>&1\n{commands}\necho '{End}'\n");
            await _bash.StandardInput.FlushAsync();
            var answer = new StringBuilder();
            while (await _bash.StandardOutput.ReadLineAsync().WaitAsync(Polling.Patience) is { } line)
            {
                if (line == End)
                    return answer.ToString();
                answer.AppendLine(line);
            }
            throw new InvalidOperationException($"A command of the tour failed:\n{commands}\n{answer}");
        }

        public void Dispose()
        {
            _bash.Kill(entireProcessTree: true);
            _bash.WaitForExit();
            _bash.Dispose();
            _folder.Delete(recursive: true);
        }
    }
}
