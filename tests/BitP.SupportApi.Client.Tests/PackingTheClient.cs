using System.IO.Compression;
using System.Xml.Linq;

namespace BitP.SupportApi.Client.Tests;

public sealed class PackingTheClient : IDisposable
{
    private static readonly string[] Frameworks = ["net10.0", "net8.0"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("package");

    [Fact]
    public async Task The_package_has_what_its_users_need()
    {
        var project = Path.Combine(Repository.Root, "sdk", "BitP.SupportApi.Client");
        // Tests run on what was built; the package is made of the same.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var (exitCode, output) = await Programs.RunAsync(
            "dotnet",
            ["pack", project, "--no-build", "--configuration", configuration, "--output", _folder.FullName, "-nodeReuse:false"]
        );
        Assert.True(exitCode == 0, output);

        using var package = await ZipFile.OpenReadAsync(Assert.Single(_folder.GetFiles("*.nupkg")).FullName);
        using var symbols = await ZipFile.OpenReadAsync(Assert.Single(_folder.GetFiles("*.snupkg")).FullName);

        Assert.Equal(
            [
                "BitP.SupportApi.Client.nuspec",
                "LICENSE",
                "README.md",
                .. Frameworks.SelectMany(f => new[] { $"lib/{f}/BitP.SupportApi.Client.dll", $"lib/{f}/BitP.SupportApi.Client.xml" }),
            ],
            ContentOf(package)
        );
        Assert.All(Frameworks, f => Assert.Contains($"lib/{f}/BitP.SupportApi.Client.pdb", ContentOf(symbols)));

        await using var stream = await package.GetEntry("BitP.SupportApi.Client.nuspec")!.OpenAsync();
        var nuspec = XDocument.Load(stream).Root!.Elements().Single();
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.NotEmpty(Value("description"));
        Assert.Equal(
            ["net10.0: Microsoft.Extensions.Http, Polly.Core", "net8.0: Microsoft.Extensions.Http, Polly.Core, System.Text.Json"],
            nuspec
                .Descendants()
                .Where(e => e.Name.LocalName == "group")
                .Select(g => $"{g.Attribute("targetFramework")!.Value}: {string.Join(", ", g.Elements().Select(e => e.Attribute("id")!.Value).Order())}")
                .Order()
        );

        string Value(string name) => nuspec.Elements().Single(e => e.Name.LocalName == name).Value;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    // Without what every package has for its own sake.
    private static IEnumerable<string> ContentOf(ZipArchive package) =>
        package
            .Entries.Select(e => e.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal))
            .Where(name => name != "[Content_Types].xml")
            .Order(StringComparer.Ordinal);
}
