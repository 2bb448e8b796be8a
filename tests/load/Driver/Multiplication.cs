using System.Diagnostics;
using System.Globalization;

namespace BitP.SupportApi.Load.Driver;

/// <summary>Adds copies of the template's rows until there are as many tickets as asked for. The product must not be running.</summary>
internal static class Multiplication
{
    private const int CopiesAtOnce = 20;

    // What is not among these must not have grown with the template: nothing of it would be multiplied.
    private static readonly string[] Untouched =
    [
        "__EFMigrationsHistory",
        "__EFMigrationsLock",
        "agents",
        "announcements",
        "api_keys",
        "calendar_links",
        "complaint_chain",
        "complaint_document_deliveries",
        "complaint_documents",
        "complaint_regime_versions",
        "complaint_regimes",
        "complaint_suggestions",
        "complaints",
        "contact_channels",
        "customer_tokens",
        // All that fell due in a year would be done at once.
        "due_work",
        "duty_links",
        "escalation_policies",
        "escalations",
        "feed_readers",
        "idempotency_records",
        "number_sequences",
        "partners",
        "rotation_versions",
        "rotations",
        "schedule_versions",
        "schedules",
        "shift_ledgers",
        "shifts",
        "sla_policies",
        "sla_policy_order",
        "sla_policy_versions",
        "survey_cells",
        "survey_concerns",
        "survey_counts",
        "survey_devices",
        "survey_follow_ups",
        "survey_invitations",
        "survey_origin_keys",
        "survey_origins",
        "survey_persons",
        "survey_recomputations",
        "survey_token_keys",
        "survey_turn",
        "survey_versions",
        "surveys",
        "teams",
        "ticket_search_rebuilds",
        "time_off",
    ];

    private static readonly string[] Multiplied =
    [
        "customers",
        "tickets",
        "ticket_messages",
        "ticket_tags",
        "ticket_transactions",
        "search_entries",
        "ticket_activity",
        "ticket_clocks",
        "reply_times",
        "events",
    ];

    public static async Task RunAsync(Database database, long tickets)
    {
        if ((await database.TablesAsync()).Except(Multiplied).Except(Untouched).ToList() is { Count: > 0 } unknown)
            throw new InvalidOperationException($"Say in Multiplication.cs what is to happen with: {string.Join(", ", unknown)}");

        var next = await database.NumberAsync("SELECT next FROM number_sequences WHERE name = 'ticket'");
        var size = Math.Min(Template.Size, tickets);
        var first = next - size;
        if (await database.NumberAsync($"SELECT count(*) FROM tickets WHERE number >= {first}") != size)
            throw new InvalidOperationException("The template's tickets are not the last ones, or their numbers have gaps.");
        if (tickets % size != 0)
            throw new InvalidOperationException($"The number of tickets has to be a multiple of {size}.");

        await database.OpenWordsAsync();
        var tables = new List<Rows>();
        foreach (var name in Multiplied)
            tables.Add(await Rows.OfAsync(database, name));
        var template = await SelectAsync(tables, first);
        var watch = Stopwatch.StartNew();
        await database.PrepareAsync(Multiplied);
        var copies = tickets / size;
        var interval = Timeline.Interval(tickets);
        for (var from = 1L; from < copies; from += CopiesAtOnce)
        {
            var numbers = Enumerable.Range(0, (int)Math.Min(CopiesAtOnce, copies - from)).Select(i => from + i);
            var these = numbers.Select(n => new Copy(n, n * size, interval * (n * size))).ToList();
            foreach (var table in template)
                await database.WriteAsync(table.Name, table.Columns, these.SelectMany(copy => table.Values.Select(row => table.Of(row, copy))));
        }
        await database.ExecuteAsync($"UPDATE number_sequences SET next = {(first + tickets).ToString(CultureInfo.InvariantCulture)} WHERE name = 'ticket'");
        var written = watch.Elapsed;
        await database.FinishAsync();
        await Console.Error.WriteLineAsync($"{tickets} tickets: rows in {written.TotalSeconds:0} s, indexes in {(watch.Elapsed - written).TotalSeconds:0} s");
    }

    // The demo data is not part of the template.
    private static Task<List<Rows>> SelectAsync(List<Rows> tables, long first)
    {
        var ids = tables[1].Values.Where(row => (long)tables[1]["number", row]! >= first).Select(row => tables[1]["id", row]).ToHashSet();
        var customers = tables[1].Values.Where(row => ids.Contains(tables[1]["id", row])).Select(row => tables[1]["customer_id", row]).ToHashSet();
        foreach (var table in tables)
        {
            table.Customers = customers;
            table.Values.RemoveAll(row =>
                table.Name switch
                {
                    "customers" => !customers.Contains(table["id", row]),
                    "tickets" => !ids.Contains(table["id", row]),
                    "search_entries" or "ticket_activity" or "ticket_clocks" => (long)table["number", row]! < first,
                    "reply_times" => (long)table["ticket_number", row]! < first,
                    "events" => !ids.Contains(table["subject_id", row]) && !customers.Contains(table["subject_id", row]),
                    _ => !ids.Contains(table["ticket_id", row]),
                }
            );
        }
        return Task.FromResult(tables);
    }
}

/// <summary>The template's rows of a table.</summary>
internal sealed class Rows
{
    private readonly Func<object?[], Copy, object?>[] _columns;
    private readonly Dictionary<string, int> _positions;

    private Rows(string name, List<string> columns, List<object?[]> values)
    {
        (Name, Columns, Values) = (name, columns, values);
        _positions = columns.Select((column, i) => (column, i)).ToDictionary(c => c.column, c => c.i);
        _columns = [.. columns.Select(Column)];
    }

    public string Name { get; }

    public List<string> Columns { get; }

    public List<object?[]> Values { get; }

    /// <summary>The ids of the template's customers.</summary>
    public HashSet<object?> Customers { get; set; } = [];

    public object? this[string column, object?[] row] => row[_positions[column]];

    public static async Task<Rows> OfAsync(Database database, string name)
    {
        var columns = await database.ColumnsAsync(name);
        return new(name, columns, await database.RowsAsync(name, columns, name is "events" ? "position" : columns[0]));
    }

    public object?[] Of(object?[] row, Copy copy)
    {
        var values = new object?[row.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = _columns[i](row, copy);
        return values;
    }

    private Func<object?[], Copy, object?> Column(string column, int i)
    {
        Func<string, Copy, string>? text = (Name, column) switch
        {
            ("customers", "external_id") => Copies.ExternalId,
            ("tickets", "evidence") => Copies.Evidence,
            ("tickets", "promises") => Copies.Promises,
            ("tickets", "sla") => Copies.Clocks,
            ("ticket_transactions", "hash") => (hash, copy) => Copies.Hash(hash, copy.Number),
            ("events", "data") => Copies.Data,
            ("events", "subject_reference") => Copies.Reference,
            _ => null,
        };
        if (text is not null)
            return (row, copy) => row[i] is string value ? text(value, copy) : null;
        return (Name, column) switch
        {
            ("search_entries", "words") => (row, copy) => Copies.Words((string)row[i]!, (long)this["number", row]!, Customers, copy),
            ("reply_times", "ticket_number") => (row, copy) => (long)row[i]! + copy.Numbers,
            ("tickets" or "search_entries" or "ticket_activity" or "ticket_clocks", "number") => (row, copy) => (long)row[i]! + copy.Numbers,
            // Staff stay who they are.
            ("ticket_messages", "author_id") => (row, copy) => (string)this["author_kind", row]! is "Customer" ? Copies.Id((Guid)row[i]!, copy) : row[i],
            (_, "id" or "ticket_id" or "customer_id" or "subject_id") => (row, copy) => row[i] is Guid id ? Copies.Id(id, copy) : null,
            _ => (row, copy) => row[i] is DateTime at ? at + copy.Shift : row[i],
        };
    }
}
