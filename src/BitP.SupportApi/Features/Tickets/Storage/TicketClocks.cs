using BitP.SupportApi.Features.Sla;
using BitP.SupportApi.Features.Sla.Clocks;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Tickets.Storage;

/// <summary>
/// How the open clocks of a ticket stand and when they are due, for lists that ask for that. Only tickets with an open clock that has a target have such a row. It
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

    /// <summary>Adds that a clock is running, and how it stands.</summary>
    public static void AddClock(SqlQuery query, ClockName clock, IReadOnlyList<SlaState>? states, DateTimeOffset now)
    {
        var (due, warned) = (DueColumnOf(clock), $"(k.warned & {BitOf(clock)})");
        query.AddText($" AND {due} IS NOT NULL");
        if (states is null)
            return;
        query.AddText(" AND (1 = 0");
        foreach (var state in states)
            if (state is SlaState.Breached)
                query.AddText($" OR {due} <").Add($" {now}");
            else
                query.AddText($" OR ({due} >=").Add($" {now}").AddText($" AND {warned} {(state is SlaState.Warning ? "<>" : "=")} 0)");
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

        DateTimeOffset? DueAt(ClockName name) => ledger.Clock(name)?.Open is { Target: not null } cycle ? cycle.DueAt : null;
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
        builder.HasIndex(c => new { c.FirstResponseDueAt, c.Number }).HasFilter("first_response_due_at IS NOT NULL");
        builder.HasIndex(c => new { c.NextResponseDueAt, c.Number }).HasFilter("next_response_due_at IS NOT NULL");
        builder.HasIndex(c => new { c.ProgressUpdateDueAt, c.Number }).HasFilter("progress_update_due_at IS NOT NULL");
        builder.HasIndex(c => new { c.ResolutionDueAt, c.Number }).HasFilter("resolution_due_at IS NOT NULL");
        builder.HasIndex(c => new { c.ExplanationDueAt, c.Number }).HasFilter("explanation_due_at IS NOT NULL");
    }
}
