using BitP.SupportApi.Features.Sla;
using BitP.SupportApi.Features.Sla.Clocks;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Due;
using BitP.SupportApi.Platform.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Tickets.Storage;

/// <summary>
/// How the open clocks of a ticket stand and when they are due (<see cref="SlaClock.DueInListsOf"/>), for lists that ask for that. Only tickets with an open clock that has a target have such a row. It
/// is apart from the ticket for the reason that <see cref="TicketActivity"/> is.
/// </summary>
internal sealed record TicketClocks
{
    private TicketClocks() { }

    public long Number { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public SlaState State { get; private init; }

    public DateTimeOffset? FirstResponseDueAt { get; private init; }

    public DateTimeOffset? NextResponseDueAt { get; private init; }

    public DateTimeOffset? ProgressUpdateDueAt { get; private init; }

    public DateTimeOffset? ResolutionDueAt { get; private init; }

    public DateTimeOffset? ExplanationDueAt { get; private init; }

    /// <summary>The open clocks of which a warning was given: a bit for each, by the number of its name.</summary>
    public int Warned { get; private init; }

    /// <summary>Whose working time its clocks count.</summary>
    public Guid? ScheduleId { get; private init; }

    /// <summary>The column that tells when a clock is due, of the table as <c>k</c>.</summary>
    public static string DueColumnOf(ClockName clock) => $"k.{EnumNames<ClockName>.Of(clock)}_due_at";

    /// <summary>The tickets with open clocks that count the working time of a schedule: those after a number, in its order.</summary>
    public static async Task<Stretch> FindCountingAsync(DatabaseProvider provider, Guid scheduleId, long after, int atOnce, CancellationToken ct)
    {
        var query = new SqlQuery(provider).Add(
            $"SELECT k.number FROM ticket_clocks k WHERE k.schedule_id = {scheduleId} AND k.number > {after} ORDER BY k.number"
        );
        provider.AddLimit(query, atOnce);
        var numbers = await provider.ReadAsync(query, row => row.GetInt64(0), ct);
        return new(numbers, numbers.Count == atOnce ? numbers[^1] : null);
    }

    /// <summary>Adds that a clock is open and due at a time, and how it stands.</summary>
    public static void AddClock(SqlQuery query, ClockName clock, IReadOnlyList<SlaState>? states, DateTimeOffset now)
    {
        var (due, warned) = (DueColumnOf(clock), $"(k.warned & {BitOf(clock)})");
        query.AddText($" AND {due} IS NOT NULL");
        if (states is null)
            return;
        query.AddText(" AND (");
        foreach (var (i, state) in states.Index())
        {
            query.AddText(i == 0 ? "" : " OR ");
            if (state is SlaState.Breached)
                query.AddText($"{due} <").Add($" {now}");
            else if (state is SlaState.Ok)
                query.AddText($"{due} >=").Add($" {now}").AddText($" AND {warned} = 0");
            else
                // Said of all clocks as well, since that is what the index of few rows is for.
                query.AddText($"{due} >=").Add($" {now}").AddText($" AND k.warned <> 0 AND {warned} <> 0");
        }
        query.AddText(")");
    }

    private static int BitOf(ClockName clock) => 1 << (int)clock;

    /// <summary>The row of a ticket; null when it has no open clock with a target.</summary>
    public static TicketClocks? Of(Ticket ticket, SlaLedger ledger)
    {
        return ledger.State is not { } state
            ? null
            : new()
            {
                Number = ticket.Number,
                CreatedAt = ticket.CreatedAt,
                State = state,
                FirstResponseDueAt = DueAt(ClockName.FirstResponse),
                NextResponseDueAt = DueAt(ClockName.NextResponse),
                ProgressUpdateDueAt = DueAt(ClockName.ProgressUpdate),
                ResolutionDueAt = DueAt(ClockName.Resolution),
                ExplanationDueAt = DueAt(ClockName.Explanation),
                Warned = ledger.Clocks.Where(c => c.Open is { Warned.Count: > 0 }).Aggregate(0, (bits, c) => bits | BitOf(c.Name)),
                ScheduleId = ledger.Clocks.Select(c => c.Open?.ScheduleId).FirstOrDefault(id => id is not null),
            };

        DateTimeOffset? DueAt(ClockName name) => ledger.Clock(name)?.Open is { Target: not null } cycle ? SlaClock.DueInListsOf(cycle) : null;
    }
}

internal sealed class TicketClocksMapping : IEntityTypeConfiguration<TicketClocks>
{
    public void Configure(EntityTypeBuilder<TicketClocks> builder)
    {
        builder.ToTable("ticket_clocks");
        builder.HasKey(c => c.Number);
        builder.Property(c => c.Number).ValueGeneratedNever();
        builder.HasIndex(c => new
        {
            c.State,
            c.CreatedAt,
            c.Number,
        });
        builder.HasIndex(c => new { c.ScheduleId, c.Number }).HasFilter("schedule_id IS NOT NULL");
        foreach (var clock in Enum.GetValues<ClockName>())
        {
            var (property, column) = ($"{clock}DueAt", $"{EnumNames<ClockName>.Of(clock)}_due_at");
            builder.HasIndex(property, nameof(TicketClocks.Number)).HasFilter($"{column} IS NOT NULL");
            // Of most tickets nothing was warned: these have few entries, and those that are soonest due are not searched for them.
            var warned = $"ix_ticket_clocks_warned_{column}";
            builder.HasIndex([property, nameof(TicketClocks.Number)], warned).HasFilter($"{column} IS NOT NULL AND warned <> 0");
        }
    }
}
