namespace BitP.SupportApi.Contract.Tests;

/// <summary>A client that is made out of the contract, and strictly compiled, drives the program from a ticket's opening to a complaint about it.</summary>
public sealed class GeneratingATypeScriptClient
{
    [Theory]
    [InlineData("v1")]
    [InlineData("v1-3.0")]
    public async Task It_goes_the_whole_way(string document)
    {
        var app = await SupportApp.SharedAsync();
        // Beside the packages that it imports.
        var folder = Directory.CreateDirectory(Path.Combine(Tools.Packages, "..", $"typescript-{document}")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "package.json"), """{ "type": "module" }""");
        File.Copy(Path.Combine(Tools.Project, "TypeScript", "flow.ts"), Path.Combine(folder, "flow.ts"), overwrite: true);

        await Tools.RunAsync(
            folder,
            Path.Combine("openapi-typescript", "bin", "cli.js"),
            new Uri(app.Address, $"openapi/{document}.json").ToString(),
            "--output",
            "contract.ts"
        );
        await Tools.RunAsync(
            folder,
            Path.Combine("typescript", "bin", "tsc"),
            ["--strict", "--noUncheckedIndexedAccess", "--skipLibCheck", "--target", "es2022", "--module", "nodenext", "flow.ts"]
        );
        var output = await Tools.RunAsync(folder, Path.Combine(folder, "flow.js"), app.Address.ToString(), (await app.NewPartnerAsync()).Key);

        Assert.Equal(
            """
            opened: new, assignee nobody
            listed: true
            patched: vip,btc, high
            replied: customer
            replied: customer
            refused: 409 ticket_duplicate, existing true
            refused: 400 validation_failed, subject required
            refused: 412 version_mismatch, now number
            paged: 1,1
            complained: response_speed, received, decided by string
            survey: csat, true

            """,
            output
        );
    }
}
