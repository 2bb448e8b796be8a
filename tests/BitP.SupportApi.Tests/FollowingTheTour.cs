using System.Diagnostics;
using System.Text.RegularExpressions;

namespace BitP.SupportApi.Tests;

/// <summary>Somebody types what docs/tour.md says, and sees what it shows.</summary>
public sealed partial class FollowingTheTour
{
    private const string Address = "http://127.0.0.1:5080";
    private const string End = "--- the next step ---";

    [Fact]
    public async Task Every_step_answers_what_is_shown_below_it()
    {
        await using var app = await SupportApp.StartAsync();
        var tour = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "tour.md"));
        var steps = Step().Matches(tour).Select(step => (Commands: step.Groups["commands"].Value, Shown: step.Groups["shown"].Value)).ToArray();
        Assert.Equal(tour.Split("```").Length, 1 + 2 * (steps.Length + steps.Count(step => step.Shown.Length > 0)));
        Assert.Contains(steps, step => step.Commands.Contains(Address, StringComparison.Ordinal));

        var script = string.Join($"echo '{End}'\n", steps.Select(step => step.Commands));
        var answers = (await RunAsync(script.Replace(Address, app.Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal))).Split(End);

        Assert.Equal(steps.Length, answers.Length);
        var known = new Dictionary<string, string>();
        foreach (var ((commands, shown), answer) in steps.Zip(answers))
            Assert.True(Shows(shown, answer, known), $"{commands}\nThe tour shows:\n{shown}\nThe answer is:\n{answer}");
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
        for (var i = 0; i < ofThisStep.Count; i++)
            known[ofThisStep[i]] = match.Groups[$"v{i}"].Value;
        return match.Success;
    }

    private static async Task<string> RunAsync(string script)
    {
        var folder = Directory.CreateTempSubdirectory("tour-");
        try
        {
            var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", script])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = folder.FullName,
            };
            using var bash = Process.Start(start)!;
            var texts = await Task.WhenAll(bash.StandardOutput.ReadToEndAsync(), bash.StandardError.ReadToEndAsync()).WaitAsync(TimeSpan.FromMinutes(1));
            await bash.WaitForExitAsync();
            Assert.True(bash.ExitCode == 0, string.Concat(texts));
            return texts[0];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private const string Varies = @"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z|[A-Za-z0-9_-]{32,}";

    [GeneratedRegex($@"(?<space>\s+)|(?<varies>{Varies})|.")]
    private static partial Regex Part();

    [GeneratedRegex(@"```bash\n(?<commands>.*?)```(?:\n\n```(?:json)?\n(?<shown>.*?)```)?", RegexOptions.Singleline)]
    private static partial Regex Step();
}
