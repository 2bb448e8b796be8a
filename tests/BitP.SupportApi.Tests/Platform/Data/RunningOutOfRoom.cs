using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace BitP.SupportApi.Tests.Platform.Data;

/// <summary>The disk under SQLite is full. What was acknowledged is there, reading goes on, and changes go on as soon as there is room again.</summary>
public sealed class RunningOutOfRoom
{
    private const string Partner = "bitp_demo_partner_a";
    private const long Limit = 8 * 1024 * 1024;

    // A file that grows beyond what the process may write is told by a signal, which ends it unless it is ignored.
    private const string Unsignalled = "trap '' XFSZ";

    [SqliteFact]
    public async Task When_no_file_may_grow_the_log_is_given_up_first_and_then_changes_are_refused_until_they_may()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        var opened = new List<string>();
        await using (var program = await RunningProgram.StartByAsync(Unsignalled, database))
        {
            await LimitFilesAsync(program, $"{Limit}:unlimited");
            var partner = program.With(Partner);

            await ShouldOutlastTheLogAsync(partner, opened, FileOf(database) + "-wal");
            await ShouldRefuseChangesAsync(partner, opened);
            await LimitFilesAsync(program, "unlimited:unlimited");
            await ShouldTakeChangesAsync(partner, opened);
        }

        await using var again = await RunningProgram.StartAsync(database);
        await ShouldHaveAsync(again.With(Partner), opened);
        await using var sql = await database.ConnectAsync();
        Assert.Equal("ok", await sql.AskAsync("PRAGMA integrity_check"));
    }

    [SmallDiskFact]
    public async Task A_log_that_fills_the_disk_is_given_up_first_and_then_changes_are_refused_until_there_is_room()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        var opened = new List<string>();
        await using var program = await RunningProgram.StartByAsync(SmallDisk.Mounted(Path.GetDirectoryName(FileOf(database))!, 2 * Limit), database);
        var partner = program.With(Partner);
        // The mount is the program's own.
        var file = $"/proc/{program.Id}/root{FileOf(database)}";

        await ShouldOutlastTheLogAsync(partner, opened, file + "-wal");
        await FillAsync(file + ".else");
        await ShouldRefuseChangesAsync(partner, opened);
        File.Delete(file + ".else");
        await ShouldTakeChangesAsync(partner, opened);
        await ShouldHaveAsync(partner, opened);
    }

    [SmallDiskFact]
    public async Task A_disk_that_others_fill_is_full_for_small_changes_as_well()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        var opened = new List<string>();
        await using (var before = await RunningProgram.StartAsync(database))
        {
            await OpenAsync(before.With(Partner), opened);
            before.AskToStop();
            Assert.True(await before.EndAsync() == 0, before.Output);
        }
        // Its file has room, its log is short and has to grow.
        var brought =
            $"exec 7<'{FileOf(database)}'\n{SmallDisk.Mounted(Path.GetDirectoryName(FileOf(database))!, 2 * Limit)}\ncp /dev/fd/7 '{FileOf(database)}'";
        await using var program = await RunningProgram.StartByAsync(brought, database);
        var partner = program.With(Partner);
        var file = $"/proc/{program.Id}/root{FileOf(database)}";

        await FillAsync(file + ".else");
        await ShouldRefuseChangesAsync(partner, opened);
        for (var i = 0; i < 3; i++)
        {
            Assert.NotNull(await OpenAsync(partner, opened));
            (await partner.GetAsync("/health/ready")).ShouldBe(503);
        }
        File.Delete(file + ".else");
        await ShouldTakeChangesAsync(partner, opened);
        await ShouldHaveAsync(partner, opened);
    }

    [SqliteFact]
    public async Task Without_room_it_stops_as_it_always_does()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        await using var program = await RunningProgram.StartByAsync(Unsignalled, database);
        await OpenAsync(program.With(Partner), []);
        await LimitFilesAsync(program, "1:unlimited");

        program.AskToStop();

        Assert.True(await program.EndAsync() == 0, program.Output);
    }

    [SqliteFact]
    public async Task Without_room_it_does_not_start()
    {
        await using var database = await TestDatabase.CreateAsync();
        // What the runtime maps is a file to the system.
        (string, string)[] settings = [("DOTNET_EnableWriteXorExecute", "0")];
        foreach (var arguments in new string[][] { [], ["--migrate"] })
        {
            var (exitCode, output) = await RunningProgram.RunByAsync($"{Unsignalled}\nulimit -S -f 16", database, arguments, settings);

            StartingTheProgram.ShouldRefuse(exitCode, output, FileOf(database));
        }
        var (migrated, how) = await RunningProgram.RunAsync(database, ["--migrate"]);
        Assert.True(migrated == 0, how);
        var (code, told) = await RunningProgram.RunByAsync($"{Unsignalled}\nulimit -S -f 16", database, ["--create-admin-key", "Operator"], settings);
        StartingTheProgram.ShouldRefuse(code, told, FileOf(database));
    }

    [SmallDiskFact]
    public async Task On_a_read_only_disk_it_starts_without_its_database_when_it_need_not_migrate()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (file, folder) = (FileOf(database), Path.GetDirectoryName(FileOf(database))!);
        var (migrated, how) = await RunningProgram.RunAsync(database, ["--migrate"]);
        Assert.True(migrated == 0, how);
        foreach (var bring in new[] { "true", "cp /dev/fd/7 '" + file + "'" })
        {
            var disk = $"exec 7<'{file}'\n{SmallDisk.Mounted(folder, 16 << 20)}\n{bring}\nmount -o remount,ro '{folder}'";
            await using var program = await RunningProgram.StartByAsync(
                disk,
                database,
                ("ASPNETCORE_ENVIRONMENT", "Production"),
                ("Database:MigrateOnStart", "false")
            );
            var caller = program.With(Partner);

            (await caller.GetAsync("/health/live")).ShouldBe(200);
            (await caller.GetAsync("/health/ready")).ShouldBe(503);

            var (exitCode, output) = await RunningProgram.RunByAsync(disk, database, [], ("ASPNETCORE_ENVIRONMENT", "Production"));
            StartingTheProgram.ShouldRefuse(exitCode, output, file);
        }
    }

    // Few rows, whose pages are written to the log again and again: it would take several times what there is.
    private static async Task ShouldOutlastTheLogAsync(Caller partner, List<string> opened, string log)
    {
        await OpenAsync(partner, opened);
        var written = 0L;
        for (var (n, before) = (0, 0L); written < 4 * Limit; n++)
        {
            var patched = await partner.PatchAsync($"/v1/tickets/{opened[0]}", new { subject = $"No. {n}" }, ("If-Match", "*"));
            patched.ShouldBe(200);
            var length = new FileInfo(log).Length;
            written += Math.Max(length - before, 0);
            before = length;
        }
    }

    private static async Task ShouldRefuseChangesAsync(Caller partner, List<string> opened)
    {
        Answer? refused = null;
        while (refused is null)
            refused = await OpenAsync(partner, opened);

        refused.ShouldBeProblem(503, "service_unavailable");
        Assert.Equal("5", refused.Header("Retry-After"));
        // What falls due meanwhile may have given some room back.
        Answer patched;
        do patched = await partner.PatchAsync($"/v1/tickets/{opened[0]}", new { subject = $"{Guid.NewGuid()}" }, ("If-Match", "*"));
        while (patched.Status == 200);
        patched.ShouldBeProblem(503, "service_unavailable");
        var ready = await partner.GetAsync("/health/ready");
        ready.ShouldBe(503);
        // And perhaps that what is due has to wait.
        Assert.StartsWith("Unhealthy: Changes cannot be written.", ready.Raw, StringComparison.Ordinal);
        (await partner.GetAsync("/health/live")).ShouldBe(200);
        await ShouldHaveAsync(partner, opened);
        Assert.NotEmpty((await partner.GetAsync("/v1/tickets?q=fire")).Items);
    }

    private static async Task ShouldTakeChangesAsync(Caller partner, List<string> opened)
    {
        (await partner.GetAsync("/health/ready")).ShouldBe(200);
        Assert.Null(await OpenAsync(partner, opened));
    }

    private static async Task ShouldHaveAsync(Caller partner, List<string> opened)
    {
        var found = new List<string>();
        for (var next = "/v1/tickets?limit=200"; next is not null; )
        {
            var page = await partner.GetAsync(next);
            page.ShouldBe(200);
            found.AddRange(page.Items.Where(t => t!["customer"]!["externalId"]?.GetValue<string>() == Customer).Select(t => t!["id"]!.GetValue<string>()));
            next = page["nextCursor"] is { } cursor ? $"/v1/tickets?limit=200&cursor={cursor}" : null;
        }
        Assert.Equal(opened.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    private const string Customer = "somebody";

    // The refusal, if it was one.
    private static async Task<Answer?> OpenAsync(Caller partner, List<string> opened)
    {
        var answer = await partner.PostAsync(
            "/v1/tickets",
            new
            {
                subject = "Printer on fire",
                description = new string('x', 20_000),
                category = "other",
                channel = "web",
                customer = new { externalId = Customer },
                allowDuplicate = true,
            }
        );
        if (answer.Status != 201)
            return answer;
        opened.Add(answer.Text("id"));
        return null;
    }

    private static async Task LimitFilesAsync(RunningProgram program, string limit)
    {
        using var process = Process.Start("prlimit", ["--pid", program.Id.ToString(CultureInfo.InvariantCulture), $"--fsize={limit}"]);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    private static async Task FillAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
                await file.WriteAsync(new byte[4096]);
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    private static string FileOf(TestDatabase database) => new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
}

/// <summary>A disk in memory that only one process, and what it starts, sees.</summary>
internal static class SmallDisk
{
    // Root may mount; everybody else may within a namespace where he is root.
    private static readonly string Unshare = Environment.UserName == "root" ? "unshare --mount" : "unshare --user --map-root-user --mount";

    public static string? Obstacle { get; } = Try();

    /// <summary>The script that has what follows it run with such a disk at a folder.</summary>
    public static string Mounted(string folder, long bytes) =>
        $$"""
            if [ -z "${SMALL_DISK-}" ]; then SMALL_DISK=1 exec {{Unshare}} bash -euc "$BASH_EXECUTION_STRING" bash "$@"; fi
            mount -t tmpfs -o size={{bytes}} tmpfs '{{folder}}'
            """;

    private static string? Try()
    {
        using var process = Process.Start(
            new ProcessStartInfo("bash", ["-euc", Mounted("/mnt", 1 << 20), "bash"]) { RedirectStandardError = true, RedirectStandardOutput = true }
        )!;
        var told = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : $"No small disk can be made here: {told.Trim()}";
    }
}

/// <summary>A test on a disk that is really full.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute() => Skip = TestDatabase.IsSqlite ? SmallDisk.Obstacle : "SQLite only.";
}
