using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace BitP.SupportApi.Load.Yardstick;

/// <summary>
/// SQLite with a write-ahead log and an fsync before a commit is reported. One thread writes all changes that wait in one transaction; readers have
/// connections of their own; every statement is prepared once.
/// </summary>
internal sealed class SqliteStore : IStore
{
    private const int MaxGroup = 256;

    private readonly string _connectionString;
    private readonly SqliteConnection _connection;
    private readonly ConcurrentBag<Reader> _readers = [];
    private readonly Channel<Change> _waiting = Channel.CreateUnbounded<Change>(new() { SingleReader = true });
    private Writer? _writer;
    private Thread? _thread;

    public SqliteStore(string connectionString)
    {
        _connectionString = connectionString + ";Pooling=False";
        _connection = Open();
    }

    public Task PrepareAsync(IEnumerable<TicketJson[]> groups)
    {
        Execute(
            _connection,
            """
            create table if not exists ticket (number integer primary key, uid blob not null, subject text not null, description text not null,
              category text not null, channel text not null, status text not null, priority text not null, priority_reason text not null,
              priority_source text not null, language text not null, team text, assignee_id blob, assignee_name text, customer_id blob not null,
              customer_external_id text not null, customer_name text, fields text not null, evidence text not null, tags text not null,
              promise_by integer not null, promise_stated_at integer not null, follow_up_of blob, created_at integer not null,
              updated_at integer not null, first_replied_at integer, due_at integer, solved_at integer, closed_at integer, version integer not null);
            create table if not exists ticket_event (id integer primary key, number integer not null references ticket, sequence integer not null,
              type text not null, message_uid blob, body text not null, created_at integer not null);
            create index if not exists ticket_list on ticket (status, number);
            create index if not exists event_ticket on ticket_event (number, id);
            """
        );
        _writer = new Writer(_connection);
        using var any = _connection.CreateCommand();
        any.CommandText = "select max(number) from ticket";
        if (any.ExecuteScalar() is long max)
            _writer.Last = max;
        else
        {
            foreach (var group in groups)
            {
                _writer.Begin();
                foreach (var ticket in group)
                {
                    _writer.Insert(ticket);
                    _writer.InsertEvent(_writer.Last, 2, "replied", Guid.CreateVersion7(), "We look at it.", ticket.UpdatedAt);
                }
                _writer.Commit();
            }
            Execute(_connection, "pragma wal_checkpoint(truncate)");
        }
        _thread = new Thread(Run) { IsBackground = true, Name = "writer" };
        _thread.Start();
        return Task.CompletedTask;
    }

    public async ValueTask<TicketJson> CreateAsync(NewTicket ticket)
    {
        var change = new Change(ticket, 0, null);
        _waiting.Writer.TryWrite(change);
        return (TicketJson)(await change.Done.Task)!;
    }

    public async ValueTask<MessageJson?> ReplyAsync(long number, string body)
    {
        var change = new Change(null, number, body);
        _waiting.Writer.TryWrite(change);
        return (MessageJson?)await change.Done.Task;
    }

    public ValueTask<TicketJson?> GetAsync(long number)
    {
        var reader = Rent();
        TicketJson? ticket = null;
        reader.Get.Parameters[0].Value = number;
        using (var row = reader.Get.ExecuteReader())
            if (row.Read())
                ticket = Read(row);
        _readers.Add(reader);
        return new(ticket);
    }

    public ValueTask<List<TicketJson>> ListAsync(long before, string? status, int limit)
    {
        var reader = Rent();
        var command = status is null ? reader.List : reader.ListOfStatus;
        command.Parameters[0].Value = before;
        command.Parameters[1].Value = limit + 1;
        if (status is not null)
            command.Parameters[2].Value = status;
        var tickets = new List<TicketJson>(limit + 1);
        using (var row = command.ExecuteReader())
            while (row.Read())
                tickets.Add(Read(row));
        _readers.Add(reader);
        return new(tickets);
    }

    public ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        _thread?.Join(TimeSpan.FromSeconds(5));
        foreach (var reader in _readers)
            reader.Connection.Dispose();
        _connection.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Run()
    {
        var group = new List<Change>(MaxGroup);
        while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            group.Clear();
            try
            {
                _writer!.Begin();
                while (group.Count < MaxGroup && _waiting.Reader.TryRead(out var change))
                {
                    group.Add(change);
                    change.Result = change.Ticket is { } ticket ? _writer.Create(ticket) : _writer.Reply(change.Number, change.Body!);
                }
                _writer.Commit();
            }
            catch (SqliteException exception)
            {
                foreach (var change in group)
                    change.Done.TrySetException(exception);
                continue;
            }
            foreach (var change in group)
                change.Done.TrySetResult(change.Result);
        }
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        Execute(
            connection,
            "pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 10000; pragma cache_size = -65536; pragma temp_store = memory;"
        );
        return connection;
    }

    private Reader Rent() => _readers.TryTake(out var reader) ? reader : new Reader(Open());

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, params string[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter, Value = 0L });
        command.Prepare();
        return command;
    }

    private static object Milliseconds(DateTime? at) => at is { } value ? new DateTimeOffset(value).ToUnixTimeMilliseconds() : DBNull.Value;

    private static DateTime At(SqliteDataReader row, int column) => DateTime.UnixEpoch.AddMilliseconds(row.GetInt64(column));

    private static DateTime? AtOrNull(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : At(row, column);

    private static string? TextOrNull(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static Guid Uid(SqliteDataReader row, int column) => new(row.GetFieldValue<byte[]>(column));

    private static TicketJson Read(SqliteDataReader row)
    {
        var by = At(row, 20);
        var solvedAt = AtOrNull(row, 27);
        var status = row.GetString(6);
        return new(
            Uid(row, 1),
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
            row.IsDBNull(12) ? null : new(Uid(row, 12), TextOrNull(row, 13)),
            new(Uid(row, 14), row.GetString(15), TextOrNull(row, 16)),
            row.GetString(17),
            row.GetString(18),
            row.GetString(19),
            new(by, At(row, 21), (solvedAt ?? DateTime.UtcNow) > by, []),
            row.IsDBNull(22) ? null : Uid(row, 22),
            Tickets.StepsFrom(status),
            At(row, 23),
            At(row, 24),
            AtOrNull(row, 25),
            AtOrNull(row, 26),
            solvedAt,
            AtOrNull(row, 28),
            row.GetInt64(29)
        );
    }

    private sealed record Change(NewTicket? Ticket, long Number, string? Body)
    {
        public readonly TaskCompletionSource<object?> Done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public object? Result;
    }

    private sealed class Writer(SqliteConnection connection)
    {
        private static readonly string[] Names = [.. Tickets.Columns.Split(", ").Select(c => "$" + c)];

        private readonly SqliteCommand _begin = Prepare(connection, "begin immediate");
        private readonly SqliteCommand _commit = Prepare(connection, "commit");
        private readonly SqliteCommand _insert = Prepare(connection, $"insert into ticket ({Tickets.Columns}) values ({string.Join(", ", Names)})", Names);
        private readonly SqliteCommand _insertEvent = Prepare(
            connection,
            "insert into ticket_event (number, sequence, type, message_uid, body, created_at) values ($n, $s, $y, $u, $b, $t)",
            "$n",
            "$s",
            "$y",
            "$u",
            "$b",
            "$t"
        );
        private readonly SqliteCommand _touch = Prepare(
            connection,
            "update ticket set updated_at = $t, version = version + 1 where number = $n returning uid, customer_id, version",
            "$t",
            "$n"
        );

        /// <summary>The last number given out.</summary>
        public long Last { get; set; } = Tickets.First - 1;

        public void Begin() => _begin.ExecuteNonQuery();

        public void Commit() => _commit.ExecuteNonQuery();

        public TicketJson Create(NewTicket from)
        {
            var ticket = Tickets.Opened(from, Last + 1, Tickets.Now());
            Insert(ticket);
            return ticket;
        }

        public void Insert(TicketJson ticket)
        {
            Last = Tickets.Number(ticket.Reference);
            ReadOnlySpan<object?> values =
            [
                Last,
                ticket.Id.ToByteArray(),
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
                ticket.Assignee?.Id.ToByteArray(),
                ticket.Assignee?.Name,
                ticket.Customer.Id.ToByteArray(),
                ticket.Customer.ExternalId,
                ticket.Customer.Name,
                ticket.Fields,
                ticket.Evidence,
                ticket.Tags,
                Milliseconds(ticket.Promise.By),
                Milliseconds(ticket.Promise.StatedAt),
                ticket.FollowUpOf?.ToByteArray(),
                Milliseconds(ticket.CreatedAt),
                Milliseconds(ticket.UpdatedAt),
                Milliseconds(ticket.FirstRepliedAt),
                Milliseconds(ticket.DueAt),
                Milliseconds(ticket.SolvedAt),
                Milliseconds(ticket.ClosedAt),
                ticket.Version,
            ];
            for (var i = 0; i < values.Length; i++)
                _insert.Parameters[i].Value = values[i] ?? DBNull.Value;
            _insert.ExecuteNonQuery();
            InsertEvent(Last, 1, "opened", null, "", ticket.CreatedAt);
        }

        public MessageJson? Reply(long number, string body)
        {
            var now = Tickets.Now();
            _touch.Parameters[0].Value = Milliseconds(now);
            _touch.Parameters[1].Value = number;
            MessageJson message;
            using (var row = _touch.ExecuteReader())
            {
                if (!row.Read())
                    return null;
                message = Tickets.Message(Uid(row, 0), Uid(row, 1), body, row.GetInt64(2), now);
            }
            InsertEvent(number, message.Sequence, "replied", message.Id, body, now);
            return message;
        }

        public void InsertEvent(long number, long sequence, string type, Guid? message, string body, DateTime at)
        {
            var values = _insertEvent.Parameters;
            values[0].Value = number;
            values[1].Value = sequence;
            values[2].Value = type;
            values[3].Value = message is { } id ? id.ToByteArray() : DBNull.Value;
            values[4].Value = body;
            values[5].Value = Milliseconds(at);
            _insertEvent.ExecuteNonQuery();
        }
    }

    private sealed class Reader(SqliteConnection connection)
    {
        public readonly SqliteConnection Connection = connection;

        public readonly SqliteCommand Get = Prepare(connection, $"select {Tickets.Columns} from ticket where number = $n", "$n");

        public readonly SqliteCommand List = Prepare(
            connection,
            $"select {Tickets.Columns} from ticket where number < $n order by number desc limit $l",
            "$n",
            "$l"
        );

        public readonly SqliteCommand ListOfStatus = Prepare(
            connection,
            $"select {Tickets.Columns} from ticket where status = $s and number < $n order by number desc limit $l",
            "$n",
            "$l",
            "$s"
        );
    }
}
