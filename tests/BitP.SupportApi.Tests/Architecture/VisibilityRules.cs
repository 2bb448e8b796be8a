using System.Text.RegularExpressions;
using BitP.SupportApi.Platform.Callers;

namespace BitP.SupportApi.Tests.Architecture;

/// <summary>What belongs to somebody is read through <c>Visible</c>, which leaves out what is not the caller's.</summary>
public sealed partial class VisibilityRules
{
    private static readonly Dictionary<(string File, string Entity), string> Allowed = new()
    {
        [("TicketReader.cs", "Customer")] = "the customers of tickets that are visible",
        [("ReplyToTicket.cs", "Customer")] = "the customer of a ticket that is visible",
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
    public void Sql_that_reads_what_is_owned_begins_with_what_the_actor_reaches()
    {
        var tables = new[] { "tickets", "ticket_messages", "customers", "events", "api_keys" };
        var files = Repository
            .SourceFiles("Features")
            .Where(file => tables.Any(table => Regex.IsMatch(File.ReadAllText(file), $@"\b(FROM|JOIN|UPDATE) {table}\b")))
            .Select(Path.GetFileName);

        // The first is asked by a partner about its own, and by staff.
        Assert.Equal(["CustomerQueries.cs", "TicketQueries.cs", "TicketReader.cs"], files.Order());
    }

    [GeneratedRegex(@"\.Set<(?:\w+\.)*(\w+)>\(\)")]
    private static partial Regex SetOf();
}
