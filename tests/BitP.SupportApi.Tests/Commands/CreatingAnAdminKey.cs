using System.Diagnostics;
using BitP.SupportApi.Platform.Callers;

namespace BitP.SupportApi.Tests.Commands;

/// <summary>Runs the program itself, as whoever sets it up does.</summary>
public sealed class CreatingAnAdminKey
{
    [Fact]
    public async Task The_key_alone_is_printed_and_it_works()
    {
        await using var app = await SupportApp.StartAsync();

        var (exitCode, output, errors) = await RunAsync(app.Database, "--create-admin-key", "First operator");

        Assert.True(exitCode == 0, errors);
        var key = output.TrimEnd();
        Assert.True(Secret.IsWellFormed(key), output);
        Assert.DoesNotContain(key, errors, StringComparison.Ordinal);
        var keys = await app.With(key).GetAsync("/v1/api-keys?kind=admin");
        keys.ShouldBe(200);
        Assert.Equal("First operator", (string?)keys.Items[0]!["name"]);
    }

    [Fact]
    public async Task Without_a_schema_nothing_is_made()
    {
        await using var database = await TestDatabase.CreateAsync();

        var (exitCode, output, errors) = await RunAsync(database, "--create-admin-key", "First operator");

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains("--migrate", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task A_key_needs_a_name(string name)
    {
        await using var app = await SupportApp.StartAsync();

        var (exitCode, output, _) = await RunAsync(app.Database, "--create-admin-key", name);

        Assert.Equal((2, ""), (exitCode, output));
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(TestDatabase database, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["Database__Provider"] = database.Provider,
                ["ConnectionStrings__Support"] = database.ConnectionString,
            },
        };
        using var program = Process.Start(start)!;
        var (output, errors) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        await program.WaitForExitAsync();
        return (program.ExitCode, await output, await errors);
    }
}
