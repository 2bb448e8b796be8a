using System.Text.RegularExpressions;
using BitP.SupportApi.Platform.Data.Sqlite;

namespace BitP.SupportApi.Tests.Architecture;

/// <summary>No list is ordered by ids alone: databases sort them by bytes in different places, and not by when they were made.</summary>
public sealed partial class OrderRules
{
    private static readonly Dictionary<(string File, string By), string> Allowed = new()
    {
        [("CategoryCatalogue.cs", "Id")] = "an enum, whose order is that of the contract",
    };

    [Fact]
    public void No_order_begins_with_an_id()
    {
        var ids = IdsOfTheModel();
        var orders = (
            from file in Repository.SourceFiles()
            from match in OrderBy().Matches(File.ReadAllText(file))
            select (File: Path.GetFileName(file), By: match.Groups[1].Value)
        ).ToArray();

        Assert.True(orders.Length > 30, $"{orders.Length}");
        Assert.Contains(orders, o => o.By == "CreatedAt");
        Assert.Equal(Allowed.Keys.Order(), orders.Where(o => ids.Contains(o.By)).Distinct().Order());
    }

    [Fact]
    public void No_order_in_sql_begins_with_an_id()
    {
        var columns = IdsOfTheModel().Select(Column).ToHashSet();
        var orders = (
            from file in Repository.SourceFiles()
            from match in OrderBySql().Matches(File.ReadAllText(file))
            select (File: Path.GetFileName(file), By: match.Groups[1].Value)
        ).ToArray();

        Assert.Contains(orders, o => o.By == "created_at");
        Assert.DoesNotContain(orders, o => columns.Contains(o.By));
    }

    [Theory]
    [InlineData("links.OrderBy(l => l.Id)", "Id")]
    [InlineData("links.OrderByDescending(link => link.ScheduleId).ToListAsync(ct)", "ScheduleId")]
    [InlineData("agents.Order()", "")]
    public void An_order_is_found_as_it_is_written(string code, string by) => Assert.Equal(by, OrderBy().Match(code).Groups[1].Value);

    private static HashSet<string> IdsOfTheModel()
    {
        using var db = new SqliteDesignTimeFactory().CreateDbContext([]);
        var ids = db
            .Model.GetEntityTypes()
            .SelectMany(e => e.GetProperties())
            .Where(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType) == typeof(Guid))
            .Select(p => p.Name)
            .ToHashSet();
        Assert.Contains("ScheduleId", ids);
        return ids;
    }

    private static string Column(string property) => UpperCase().Replace(property, "_$0").TrimStart('_').ToLowerInvariant();

    [GeneratedRegex(@"\.OrderBy(?:Descending)?\(\s*\w+\s*=>\s*\w+!?\.(\w+)")]
    private static partial Regex OrderBy();

    [GeneratedRegex(@"ORDER BY (?:[\w{}]+\.)?(\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex OrderBySql();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex UpperCase();
}
