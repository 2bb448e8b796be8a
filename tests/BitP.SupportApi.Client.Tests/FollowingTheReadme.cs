using System.Text.RegularExpressions;

namespace BitP.SupportApi.Client.Tests;

public sealed partial class FollowingTheReadme
{
    [Fact]
    public async Task The_quick_start_works()
    {
        var app = await SupportApp.SharedAsync();
        var key = (await app.NewPartnerAsync()).Key;
        var lines = new List<string>();

        await QuickStartAsync(app.Address, key, lines.Add);

        Assert.Single(lines, line => line.EndsWith("normal: My deposit is missing", StringComparison.Ordinal));
    }

    [Fact]
    public void The_quick_start_is_the_one_that_was_tried()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "sdk", "BitP.SupportApi.Client", "README.md"));
        var shown = Code().Match(readme).Groups[1].Value.Replace("new(\"https://support.example\")", "address", StringComparison.Ordinal);
        var tried = File.ReadAllText(Path.Combine(Repository.Root, "tests", "BitP.SupportApi.Client.Tests", "FollowingTheReadme.cs"));

        Assert.NotEmpty(shown);
        Assert.Contains(Bare(shown.Replace("Console.WriteLine(", "write(", StringComparison.Ordinal)), Bare(tried), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_example_compiles()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "sdk", "BitP.SupportApi.Client", "README.md"));
        var compiled = Bare(File.ReadAllText(Path.Combine(Repository.Root, "tests", "BitP.SupportApi.Client.Tests", "ReadmeExamples.cs")));
        var others = Code().Matches(readme).Skip(1).Select(m => Bare(m.Groups[1].Value)).ToArray();

        Assert.NotEmpty(others);
        Assert.All(others, example => Assert.Contains(example, compiled, StringComparison.Ordinal));
    }

    private static async Task QuickStartAsync(Uri address, string key, Action<string> write)
    {
        using var support = new SupportApiClient(new() { BaseAddress = address, ApiKey = key });

        var ticket = await support.Tickets.OpenAsync(
            new()
            {
                Subject = "My deposit is missing",
                Description = "I sent 0.1 BTC an hour ago and do not see it.",
                Category = TicketCategory.Deposit,
                Channel = Channel.App,
                Customer = new() { ExternalId = "user-2001", Name = "Anna Wagner" },
            }
        );

        await support.Tickets.ReplyAsync(ticket.Id, new() { Body = "The transaction has two confirmations now." });

        await foreach (var open in support.Tickets.ListAllAsync(new() { Status = [TicketStatus.New, TicketStatus.Open] }))
            write($"{open.Reference} {open.Priority}: {open.Subject}");

        ticket = await support.Tickets.GetAsync(ticket.Reference);
        ticket = await support.Tickets.UpdateAsync(ticket, new() { Priority = Priority.High });
    }

    // The formatter breaks lines, and puts a comma behind the last thing of several lines.
    private static string Bare(string code) => Form().Replace(code, "");

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"\s+|,(?=\s*[)\]}])")]
    private static partial Regex Form();
}
