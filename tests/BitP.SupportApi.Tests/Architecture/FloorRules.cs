using System.Text.RegularExpressions;

namespace BitP.SupportApi.Tests.Architecture;

/// <summary>The house has floors: a feature may use what is below it, never what is above or beside it.</summary>
public sealed class FloorRules
{
    // A new feature gets its floor here.
    private static readonly string[][] Floors =
    [
        ["Problems", "Events", "DueWork", "Testing", "Access", "Agents", "Categories", "Customers", "Schedules"],
        ["Announcements", "Shifts", "Sla", "Attachments", "KnowledgeBase"],
        ["Calendars", "Tickets"],
        ["Chats", "Complaints", "Escalations"],
        ["Surveys", "Reports", "ContactOptions", "Webhooks"],
    ];

    // Each folder of the platform may use those before it.
    private static readonly string[] PlatformFloors =
    [
        "Localization",
        "Json",
        "Periods",
        "Problems",
        "Callers",
        "Events",
        "Data",
        "Due",
        "Credentials",
        "Http",
        "OpenApi",
        "Hosting",
    ];

    [Fact]
    public void Every_feature_stands_on_a_floor()
    {
        var features = Directory.EnumerateDirectories(Path.Combine(Repository.Source, "Features")).Select(Path.GetFileName).ToArray();

        Assert.NotEmpty(features);
        Assert.All(features, f => Assert.True(FloorOf(f!) >= 0, $"{f} has no floor."));
    }

    [Fact]
    public void The_platform_knows_no_feature()
    {
        var files = Repository.SourceFiles("Platform").ToArray();

        Assert.NotEmpty(files);
        Assert.All(files, f => Assert.DoesNotContain("SupportApi.Features", File.ReadAllText(f)));
    }

    [Fact]
    public void Every_folder_of_the_platform_uses_only_those_below_it()
    {
        var folders = Directory.EnumerateDirectories(Path.Combine(Repository.Source, "Platform")).Select(f => Path.GetFileName(f)!).ToArray();
        // A namespace in full, or from inside Platform by its last part: Data.Sqlite.
        var name = new Regex($@"(?:Platform\.|(?<![\w.""]))({string.Join('|', PlatformFloors)})(?:\.[A-Z]|;)");
        var uses = (
            from folder in folders
            from file in Repository.SourceFiles($"Platform/{folder}")
            from match in name.Matches(Code(file))
            let other = match.Groups[1].Value
            where other != folder
            select (Folder: folder, Other: other, File: Path.GetFileName(file))
        ).ToArray();

        Assert.All(folders, f => Assert.Contains(f, PlatformFloors));
        Assert.Contains(uses, u => u is { Folder: "Http", Other: "Data" });
        Assert.Empty(uses.Where(u => Array.IndexOf(PlatformFloors, u.Other) > Array.IndexOf(PlatformFloors, u.Folder)).Distinct());
    }

    [Fact]
    public void Features_use_only_what_is_below_them()
    {
        // A namespace in full, or from inside Features by its last part: Customers.Customer.
        var name = new Regex($@"(?:Features\.|(?<![\w.]))({string.Join('|', Floors.SelectMany(f => f))})(?:\.[A-Z]|;)");
        var uses = (
            from file in Repository.SourceFiles("Features")
            let feature = Path.GetRelativePath(Path.Combine(Repository.Source, "Features"), file).Split(Path.DirectorySeparatorChar)[0]
            from match in name.Matches(File.ReadAllText(file))
            let other = match.Groups[1].Value
            where other != feature
            select (Feature: feature, Other: other, File: Path.GetFileName(file))
        ).ToArray();

        Assert.Contains(uses, u => u is { Feature: "Tickets", Other: "Customers" });
        Assert.Empty(uses.Where(u => FloorOf(u.Other) >= FloorOf(u.Feature)).Distinct());
    }

    [Fact]
    public void Every_file_stands_in_the_namespace_of_its_folder()
    {
        var files = Repository.SourceFiles("Features").Concat(Repository.SourceFiles("Platform")).ToArray();

        Assert.NotEmpty(files);
        Assert.All(
            files,
            f =>
            {
                var folder = Path.GetRelativePath(Repository.Source, Path.GetDirectoryName(f)!).Replace(Path.DirectorySeparatorChar, '.');
                Assert.Contains($"namespace BitP.SupportApi.{folder};", File.ReadAllText(f));
            }
        );
    }

    private static int FloorOf(string feature) => Array.FindIndex(Floors, floor => floor.Contains(feature));

    // Imports and what stands in the code; not what is said about it.
    private static string Code(string file) =>
        string.Join('\n', File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));
}
