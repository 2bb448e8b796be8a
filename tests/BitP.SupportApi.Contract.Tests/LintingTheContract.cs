using System.Text.Json.Nodes;

namespace BitP.SupportApi.Contract.Tests;

/// <summary>The linters that partners use find nothing in the documents as they are served, by their own recommended rules.</summary>
public sealed class LintingTheContract
{
    public static TheoryData<string> Documents => ["v1", "v1-3.0"];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Spectral_finds_nothing(string document)
    {
        var report = Report("spectral", document);

        await Tools.RunAsync(
            Tools.Project,
            Path.Combine("@stoplight", "spectral-cli", "dist", "index.js"),
            "lint",
            await FetchAsync(document),
            "--ruleset=spectral.yaml",
            "--fail-severity=hint",
            "--format=json",
            $"--output.json={report}",
            "--format=stylish",
            "--output.stylish=<stdout>"
        );

        Assert.Empty(JsonNode.Parse(await File.ReadAllTextAsync(report))!.AsArray());
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Redocly_finds_nothing(string document)
    {
        var report = await Tools.RunAsync(
            Tools.Project,
            Path.Combine("@redocly", "cli", "bin", "cli.js"),
            "lint",
            await FetchAsync(document),
            "--config=redocly.yaml",
            "--format=json"
        );

        await File.WriteAllTextAsync(Report("redocly", document), report);
        Assert.Empty(JsonNode.Parse(report)!["problems"]!.AsArray());
    }

    private static string Report(string linter, string document) => Path.Combine(Tools.Reports.FullName, $"{linter}-{document}.json");

    // As it is served; the linters read files.
    private static async Task<string> FetchAsync(string document)
    {
        var app = await SupportApp.SharedAsync();
        var file = Path.Combine(Tools.Reports.FullName, $"{document}.json");
        await File.WriteAllTextAsync(file, (await app.Anonymous.GetAsync($"/openapi/{document}.json")).Raw);
        return file;
    }
}
