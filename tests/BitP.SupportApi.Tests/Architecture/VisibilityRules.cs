using System.Text.RegularExpressions;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Tests.Architecture;

/// <summary>What belongs to somebody is read through <c>Visible</c>, which leaves out what is not the caller's.</summary>
public sealed partial class VisibilityRules
{
    private static readonly Dictionary<(string File, string Entity), string> Allowed = new()
    {
        [("TicketReader.cs", "Customer")] = "the customers of tickets that are visible",
    };

    private static readonly Dictionary<(string Type, string Entity), string> AllowedInSql = new()
    {
        [("TicketReader", "Customer")] = "the customers of tickets that are visible",
        [("OpenClocks", "Ticket")] = "what a change of hours does to all tickets, for those who may make it",
        [("DemoData", "ApiKey")] = "whether there is any, before anybody asks",
        [("DevelopmentOnly", "ApiKey")] = "whether there are demo keys, before anybody asks",
    };

    [Fact]
    public void Features_read_what_is_owned_only_where_it_is_visible()
    {
        var owned = typeof(IOwned).Assembly.GetTypes().Where(t => t is { IsClass: true } && t.IsAssignableTo(typeof(IOwned))).Select(t => t.Name).ToHashSet();
        var reads = (
            from file in Repository.SourceFiles("Features")
            from match in SetOf().Matches(File.ReadAllText(file))
            select (File: Path.GetFileName(file), Entity: match.Groups[1].Value)
        ).ToArray();
        var direct = reads.Where(r => owned.Contains(r.Entity)).Distinct().Order().ToArray();

        Assert.NotEmpty(owned);
        Assert.NotEmpty(reads);
        Assert.Equal(Allowed.Keys.Order(), direct);
    }

    [Fact]
    public void Sql_about_what_is_owned_is_narrowed_to_what_the_actor_reaches()
    {
        using var db = new SqliteDesignTimeFactory().CreateDbContext([]);
        var owned = db.Model.GetEntityTypes().Where(e => e.ClrType.IsAssignableTo(typeof(IOwned))).ToDictionary(e => e.GetTableName()!, e => e.ClrType.Name);
        var table = new Regex($@"\b(?:FROM|JOIN|UPDATE|INTO)\s+({string.Join('|', owned.Keys)})\b");
        var uses = (
            from file in Repository.SourceFiles()
            from type in TypesIn(File.ReadAllText(file))
            from text in Texts(type.Code)
            from match in table.Matches(text)
            let entity = owned[match.Groups[1].Value]
            select (type.Name, Entity: entity, IsNarrowed: type.Code.Contains($".AddReach<{entity}>(", StringComparison.Ordinal))
        ).ToArray();

        Assert.Contains(("TicketQueries", "Ticket", true), uses);
        Assert.Contains(("TicketReader", "Ticket", true), uses);
        Assert.Contains(("CustomerQueries", "Customer", true), uses);
        Assert.Equal(AllowedInSql.Keys.Order(), uses.Where(u => !u.IsNarrowed).Select(u => (u.Name, u.Entity)).Distinct().Order());
    }

    private static IEnumerable<(string Name, string Code)> TypesIn(string code)
    {
        var types = TypeDeclaration().Matches(code);
        return types.Select((t, i) => (t.Groups[1].Value, code[t.Index..(i + 1 < types.Count ? types[i + 1].Index : code.Length)]));
    }

    private static IEnumerable<string> Texts(string code) => CommentOrText().Matches(code).Select(m => m.Value).Where(t => t[0] is '"' or '@');

    // Those that no other is around.
    [GeneratedRegex(@"^(?:[a-z]+ )+(?:class|record|struct) (\w+)", RegexOptions.Multiline)]
    private static partial Regex TypeDeclaration();

    // Comments and characters first, so that a quotation mark in one of them begins no text.
    [GeneratedRegex(@"//[^\n]*|'(?:\\.|[^'\\])'|""""""[\s\S]*?""""""|@\$?""(?:[^""]|"""")*""|""(?:\\.|[^""\\])*""")]
    private static partial Regex CommentOrText();

    [GeneratedRegex(@"\.Set<(?:\w+\.)*(\w+)>\(\)")]
    private static partial Regex SetOf();
}
