using System.Text.RegularExpressions;

namespace BitP.SupportApi.Tests.Architecture;

/// <summary>The house has floors: a feature may use what is below it, never what is above or beside it.</summary>
public sealed class FloorRules
{
    // A new feature gets its floor here.
    private static readonly Dictionary<string, int> Floors = new()
    {
        ["Access"] = 1,
        ["Agents"] = 1,
        ["Categories"] = 1,
        ["Customers"] = 1,
        ["Schedules"] = 1,
        ["Announcements"] = 2,
        ["Shifts"] = 2,
        ["Sla"] = 2,
        ["Attachments"] = 2,
        ["KnowledgeBase"] = 2,
        ["Tickets"] = 3,
        ["Surveys"] = 4,
        ["Chats"] = 4,
        ["Complaints"] = 4,
        ["Reports"] = 5,
        ["ContactOptions"] = 5,
        ["Webhooks"] = 5,
    };

    [Fact]
    public void Every_feature_stands_on_a_floor()
    {
        var features = Directory.EnumerateDirectories(Path.Combine(Repository.Source, "Features")).Select(Path.GetFileName).ToArray();

        Assert.NotEmpty(features);
        Assert.All(features, f => Assert.True(Floors.ContainsKey(f!), $"{f} has no floor."));
    }

    [Fact]
    public void The_platform_knows_no_feature()
    {
        var files = Repository.SourceFiles("Platform").ToArray();

        Assert.NotEmpty(files);
        Assert.All(files, f => Assert.DoesNotContain("SupportApi.Features", File.ReadAllText(f)));
    }

    [Fact]
    public void Features_use_only_what_is_below_them()
    {
        // A namespace in full, or from inside Features by its last part: Customers.Customer.
        var name = new Regex($@"(?:Features\.|(?<![\w.]))({string.Join('|', Floors.Keys)})(?:\.[A-Z]|;)");
        var uses = (
            from file in Repository.SourceFiles("Features")
            let feature = Path.GetRelativePath(Path.Combine(Repository.Source, "Features"), file).Split(Path.DirectorySeparatorChar)[0]
            from match in name.Matches(File.ReadAllText(file))
            let other = match.Groups[1].Value
            where other != feature
            select (Feature: feature, Other: other, File: Path.GetFileName(file))
        ).ToArray();

        Assert.Contains(uses, u => u is { Feature: "Tickets", Other: "Customers" });
        Assert.Empty(uses.Where(u => Floors[u.Other] >= Floors[u.Feature]).Distinct());
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
}
