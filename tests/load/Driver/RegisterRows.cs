using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace BitP.SupportApi.Load.Driver;

/// <summary>Makes many complaints, and reads what a register tells of them as plainly as it can be read.</summary>
internal static class RegisterRows
{
    private const string Table = "complaints";
    private const int Size = 60;
    private const int CopiesAtOnce = 200;

    private static readonly string[] Kinds = ["funds", "fees", "access"];
    private static readonly string[] Languages = ["en", "de", "fr", "zh-CN"];
    private static readonly string[][] Regimes =
    [
        ["eu_mica"],
        ["eu_mica", "iso_10002"],
    ];

    // What the product reads for a register.
    private const string Columns =
        "number, partner_id, customer_id, kind, cause, channel, language, department, status, admissible, received_at, created_at, counted_from, closed_at, "
        + "reopenings, done, regimes, missed_limits, register_facts";

    /// <summary>Lets the product make complaints over HTTP, of which each goes on for another number of steps, in time and late.</summary>
    public static async Task CreateAsync(Uri url)
    {
        using var partner = new Api(url, Api.Partner);
        using var admin = new Api(url, Api.Admin);
        // A decision takes a person, which the admin's key is not.
        using var agent = new Api(url, Api.Agent);
        var now = new DateTimeOffset(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);
        var paths = new List<string>();
        for (var i = 0; i < Size; i++)
        {
            await SetClockAsync(admin, now += TimeSpan.FromHours(1));
            var filed = await partner.PostAsync(
                "/v1/complaints",
                new
                {
                    description = string.Concat(Enumerable.Repeat("My withdrawal was held for nine days, and nobody said why. ", 1 + (i % 20))),
                    customer = new { externalId = $"complainant-{i}" },
                    kind = Kinds[i % Kinds.Length],
                    language = Languages[i % Languages.Length],
                    regimes = Regimes[i % Regimes.Length],
                }
            );
            paths.Add($"/v1/complaints/{filed.GetProperty("id").GetString()}");
        }
        var decision = new
        {
            outcome = "upheld",
            reasons = "It took too long.",
            findings = new[] { new { pointId = 1, finding = "We were slow." } },
        };
        (string Step, object Body, int After)[] life =
        [
            ("acknowledge", new { }, 2),
            ("investigate", new { cause = "communication" }, 1),
            ("post-update", new { text = "We are at it." }, 9),
            ("delay", new { reasons = "It takes longer.", newDate = "2027-04-30" }, 9),
            ("decide", decision, 30),
            ("close", new { }, 2),
        ];
        for (var step = 0; step < life.Length; step++)
        {
            await SetClockAsync(admin, now += TimeSpan.FromDays(life[step].After));
            foreach (var path in paths.Where((_, i) => i % (life.Length + 1) > step))
                await agent.PostAsync($"{path}/{life[step].Step}", life[step].Body);
        }
    }

    /// <summary>Adds copies of all complaints, as often as there is room for in the number that is asked for. The product must not be running.</summary>
    public static async Task MultiplyAsync(Database database, long rows)
    {
        var columns = await database.ColumnsAsync(Table);
        var template = await database.RowsAsync(Table, columns, "number");
        var (number, id, received) = (columns.IndexOf("number"), columns.IndexOf("id"), columns.IndexOf("received_at"));
        var watch = Stopwatch.StartNew();
        await database.PrepareAsync([Table]);
        var copies = (rows / template.Count) - 1;
        for (var first = 1L; first <= copies; first += CopiesAtOnce)
        {
            var these = Enumerable.Range(0, (int)Math.Min(CopiesAtOnce, copies - first + 1)).Select(i => first + i);
            await database.WriteAsync(Table, columns, these.SelectMany(copy => template.Select(row => Copy(row, copy))));
        }
        await database.ExecuteAsync(
            $"UPDATE number_sequences SET next = {Text((long)template[^1][number]! + (copies * template.Count) + 1)} WHERE name = 'complaint'"
        );
        await database.FinishAsync();
        await Console.Error.WriteLineAsync($"{(copies + 1) * template.Count} complaints in {watch.Elapsed.TotalSeconds:0} s");

        object?[] Copy(object?[] row, long copy)
        {
            var values = (object?[])row.Clone();
            values[number] = (long)row[number]! + (copy * template.Count);
            values[id] = Guid.CreateVersion7();
            values[received] = ((DateTime)row[received]!).AddMilliseconds(copy);
            return values;
        }
    }

    /// <summary>Reads the columns of a register from the database and does nothing with them.</summary>
    public static async Task ReadAsync(Database database)
    {
        var watch = Stopwatch.StartNew();
        await using var command = database.Connection.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM {Table} ORDER BY received_at, number";
        await using var reader = await command.ExecuteReaderAsync();
        long rows = 0;
        var values = new object[reader.FieldCount];
        for (; await reader.ReadAsync(); rows++)
            reader.GetValues(values);
        Console.WriteLine(JsonSerializer.Serialize(new { rows, ms = watch.ElapsedMilliseconds }));
    }

    private static Task SetClockAsync(Api admin, DateTimeOffset at) => admin.PostAsync("/v1/test/clock", new { set = at, freeze = true });

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
