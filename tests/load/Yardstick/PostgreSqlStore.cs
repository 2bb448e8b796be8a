using Npgsql;
using NpgsqlTypes;

namespace BitP.SupportApi.Load.Yardstick;

/// <summary>PostgreSQL: every operation is one statement, so one round trip and one transaction, prepared once for each connection.</summary>
internal sealed class PostgreSqlStore(string connectionString) : IStore
{
    private static readonly NpgsqlDbType[] Types =
    [
        NpgsqlDbType.Bigint,
        NpgsqlDbType.Uuid,
        .. Enumerable.Repeat(NpgsqlDbType.Text, 10),
        NpgsqlDbType.Uuid,
        NpgsqlDbType.Text,
        NpgsqlDbType.Uuid,
        .. Enumerable.Repeat(NpgsqlDbType.Text, 5),
        NpgsqlDbType.TimestampTz,
        NpgsqlDbType.TimestampTz,
        NpgsqlDbType.Uuid,
        .. Enumerable.Repeat(NpgsqlDbType.TimestampTz, 6),
        NpgsqlDbType.Bigint,
    ];

    // The number comes from the sequence, all else from the caller: $1 is the uid, and so on.
    private static readonly string Insert = $"""
        with t as (insert into ticket ({Tickets.Columns})
                   values (nextval('ticket_number'), {string.Join(
            ", ",
            Enumerable.Range(1, Types.Length - 1).Select(i => $"${i}")
        )}) returning number, created_at)
        insert into ticket_event (number, sequence, type, body, created_at) select number, 1, 'opened', '', created_at from t returning number
        """;

    private const string InsertReply = """
        with t as (update ticket set updated_at = $2, version = version + 1 where number = $1 returning number, uid, customer_id, version),
             e as (insert into ticket_event (number, sequence, type, message_uid, body, created_at) select number, version, 'replied', $4, $3, $2 from t)
        select uid, customer_id, version from t
        """;

    private readonly NpgsqlDataSource _database = new NpgsqlDataSourceBuilder(
        new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxAutoPrepare = 20,
            AutoPrepareMinUsages = 1,
            NoResetOnClose = true,
        }.ConnectionString
    ).Build();

    public async Task PrepareAsync(IEnumerable<TicketJson[]> groups)
    {
        await ExecuteAsync(
            """
            create table if not exists ticket (number bigint primary key, uid uuid not null, subject text not null, description text not null,
              category text not null, channel text not null, status text not null, priority text not null, priority_reason text not null,
              priority_source text not null, language text not null, team text, assignee_id uuid, assignee_name text, customer_id uuid not null,
              customer_external_id text not null, customer_name text, fields text not null, evidence text not null, tags text not null,
              promise_by timestamptz not null, promise_stated_at timestamptz not null, follow_up_of uuid, created_at timestamptz not null,
              updated_at timestamptz not null, first_replied_at timestamptz, due_at timestamptz, solved_at timestamptz, closed_at timestamptz,
              version bigint not null);
            create table if not exists ticket_event (id bigint generated always as identity primary key, number bigint not null references ticket,
              sequence bigint not null, type text not null, message_uid uuid, body text not null, created_at timestamptz not null);
            create index if not exists ticket_list on ticket (status, number);
            create index if not exists event_ticket on ticket_event (number, id);
            create sequence if not exists ticket_number start 100001;
            """
        );
        await using var any = _database.CreateCommand("select exists (select from ticket)");
        if ((bool)(await any.ExecuteScalarAsync())!)
            return;
        foreach (var group in groups)
            await FillAsync(group);
        await ExecuteAsync(
            """
            insert into ticket_event (number, sequence, type, body, created_at) select number, 1, 'opened', '', created_at from ticket order by number;
            insert into ticket_event (number, sequence, type, message_uid, body, created_at)
              select number, 2, 'replied', gen_random_uuid(), 'We look at it.', updated_at from ticket order by number;
            select setval('ticket_number', coalesce((select max(number) from ticket), 100000));
            """
        );
        await ExecuteAsync("vacuum analyze");
        // As after the seeding of the product: from here on a page is written whole to the log when it is first changed.
        await ExecuteAsync("checkpoint");
    }

    public async ValueTask<TicketJson> CreateAsync(NewTicket ticket)
    {
        var opened = Tickets.Opened(ticket, 0, Tickets.Now());
        await using var command = _database.CreateCommand(Insert);
        var values = Values(opened, 0);
        for (var i = 1; i < values.Length; i++)
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = Types[i], Value = values[i] ?? DBNull.Value });
        return opened with { Reference = Tickets.Reference((long)(await command.ExecuteScalarAsync())!) };
    }

    public async ValueTask<MessageJson?> ReplyAsync(long number, string body)
    {
        var now = Tickets.Now();
        var message = Tickets.Message(default, default, body, 0, now);
        await using var command = _database.CreateCommand(InsertReply);
        command.Parameters.Add(Parameter(number, NpgsqlDbType.Bigint));
        command.Parameters.Add(Parameter(now, NpgsqlDbType.TimestampTz));
        command.Parameters.Add(Parameter(body, NpgsqlDbType.Text));
        command.Parameters.Add(Parameter(message.Id, NpgsqlDbType.Uuid));
        await using var row = await command.ExecuteReaderAsync();
        return !await row.ReadAsync()
            ? null
            : message with
            {
                TicketId = row.GetGuid(0),
                Author = message.Author with { Id = row.GetGuid(1) },
                Sequence = row.GetInt64(2),
            };
    }

    public async ValueTask<TicketJson?> GetAsync(long number)
    {
        await using var command = _database.CreateCommand($"select {Tickets.Columns} from ticket where number = $1");
        command.Parameters.Add(Parameter(number, NpgsqlDbType.Bigint));
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync() ? Read(row) : null;
    }

    public async ValueTask<List<TicketJson>> ListAsync(long before, string? status, int limit)
    {
        await using var command = _database.CreateCommand(
            status is null
                ? $"select {Tickets.Columns} from ticket where number < $1 order by number desc limit $2"
                : $"select {Tickets.Columns} from ticket where status = $3 and number < $1 order by number desc limit $2"
        );
        command.Parameters.Add(Parameter(before, NpgsqlDbType.Bigint));
        command.Parameters.Add(Parameter(limit + 1, NpgsqlDbType.Integer));
        if (status is not null)
            command.Parameters.Add(Parameter(status, NpgsqlDbType.Text));
        var tickets = new List<TicketJson>(limit + 1);
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
            tickets.Add(Read(row));
        return tickets;
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _database.CreateCommand(sql);
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync();
    }

    private async Task FillAsync(TicketJson[] group)
    {
        await using var connection = await _database.OpenConnectionAsync();
        await using var writer = await connection.BeginBinaryImportAsync($"copy ticket ({Tickets.Columns}) from stdin (format binary)");
        foreach (var ticket in group)
        {
            await writer.StartRowAsync();
            var values = Values(ticket, Tickets.Number(ticket.Reference));
            for (var i = 0; i < values.Length; i++)
                if (values[i] is { } value)
                    await writer.WriteAsync(value, Types[i]);
                else
                    await writer.WriteNullAsync();
        }
        await writer.CompleteAsync();
    }

    private static NpgsqlParameter<T> Parameter<T>(T value, NpgsqlDbType type) => new() { TypedValue = value, NpgsqlDbType = type };

    private static object?[] Values(TicketJson ticket, long number) =>
        [
            number,
            ticket.Id,
            ticket.Subject,
            ticket.Description,
            ticket.Category,
            ticket.Channel,
            ticket.Status,
            ticket.Priority,
            ticket.PriorityReason,
            ticket.PrioritySource,
            ticket.Language,
            ticket.Team,
            ticket.Assignee?.Id,
            ticket.Assignee?.Name,
            ticket.Customer.Id,
            ticket.Customer.ExternalId,
            ticket.Customer.Name,
            ticket.Fields,
            ticket.Evidence,
            ticket.Tags,
            ticket.Promise.By,
            ticket.Promise.StatedAt,
            ticket.FollowUpOf,
            ticket.CreatedAt,
            ticket.UpdatedAt,
            ticket.FirstRepliedAt,
            ticket.DueAt,
            ticket.SolvedAt,
            ticket.ClosedAt,
            ticket.Version,
        ];

    private static DateTime? AtOrNull(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDateTime(column);

    private static string? TextOrNull(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static TicketJson Read(NpgsqlDataReader row)
    {
        var by = row.GetDateTime(20);
        var solvedAt = AtOrNull(row, 27);
        var status = row.GetString(6);
        return new(
            row.GetGuid(1),
            Tickets.Reference(row.GetInt64(0)),
            row.GetString(2),
            row.GetString(3),
            row.GetString(4),
            row.GetString(5),
            status,
            row.GetString(7),
            row.GetString(8),
            row.GetString(9),
            row.GetString(10),
            TextOrNull(row, 11),
            row.IsDBNull(12) ? null : new(row.GetGuid(12), TextOrNull(row, 13)),
            new(row.GetGuid(14), row.GetString(15), TextOrNull(row, 16)),
            row.GetString(17),
            row.GetString(18),
            row.GetString(19),
            new(by, row.GetDateTime(21), (solvedAt ?? DateTime.UtcNow) > by, []),
            row.IsDBNull(22) ? null : row.GetGuid(22),
            Tickets.StepsFrom(status),
            row.GetDateTime(23),
            row.GetDateTime(24),
            AtOrNull(row, 25),
            AtOrNull(row, 26),
            solvedAt,
            AtOrNull(row, 28),
            row.GetInt64(29)
        );
    }
}
