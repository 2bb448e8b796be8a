using System.Text.RegularExpressions;

namespace BitP.SupportApi.Client.Tests;

public sealed partial class RunningTheSample
{
    private static readonly string Sample = Path.Combine(AppContext.BaseDirectory, "BitP.SupportApi.Sample.dll");

    [Fact]
    public async Task It_tells_what_it_does()
    {
        var app = await SupportApp.SharedAsync();

        var (exitCode, output) = await Programs.RunAsync("dotnet", [Sample, app.Address.ToString(), "bitp_demo_partner_a"]);

        Assert.Equal(
            """
            Opened BP-*: new, priority high (The safety of your funds is at stake.)
            Sent again, refused: There is an open ticket about this already. It is BP-*.
            Read BP-*: version 1, handled by * at the latest
            Tagged BP-*: vip
            Replied as customer
            Solved BP-*: solved, next close or reopen
            What happened, latest first:
              ticket.solved by customer
              ticket.replied by customer
              ticket.updated by customer
              ticket.opened by customer

            """,
            Volatile().Replace(output, match => match.Value.StartsWith("BP-", StringComparison.Ordinal) ? "BP-*" : "*")
        );
        Assert.Equal(0, exitCode);
    }

    [Fact]
    public async Task It_takes_address_and_key_from_the_environment_and_says_when_they_are_no_good()
    {
        var app = await SupportApp.SharedAsync();

        var (exitCode, output) = await Programs.RunAsync(
            "dotnet",
            [Sample],
            ("SUPPORT_API_URL", app.Address.ToString()),
            ("SUPPORT_API_KEY", "bitp_test_unknown")
        );

        Assert.Equal(1, exitCode);
        Assert.Contains("(401 credential_invalid, trace ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("bitp_test_unknown", output, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"BP-\d+|\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ")]
    private static partial Regex Volatile();
}
