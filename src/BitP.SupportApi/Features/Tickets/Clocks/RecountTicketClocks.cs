using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Features.Tickets.Storage;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Due;

namespace BitP.SupportApi.Features.Tickets.Clocks;

/// <summary>The hours of a schedule have changed, and with them those of the schedules that combine it: the clocks that count them are due at other times.</summary>
internal sealed class RecountTicketClocks(ScheduleCalendars calendars) : IDueHandler
{
    public string Kind => ScheduleRecount.Kind;

    public async Task<DueOutcome> HandleAsync(DueItem item, SupportDbContext db, CancellationToken ct)
    {
        var (changed, version) = ScheduleRecount.Of(item.Subject);
        foreach (var scheduleId in await calendars.FindConcernedAsync(changed, version, ct))
            db.Insert(RecountClocksOfSchedule.Begin(scheduleId, item.DueAt));
        return DueOutcome.Done;
    }
}

/// <summary>Counts the open clocks anew that count the hours of a schedule.</summary>
internal sealed class RecountClocksOfSchedule(SlaPolicies policies, ScheduleCalendars calendars) : TicketBatches<Guid>
{
    private const string TheKind = "sla.recount";

    public override string Kind => TheKind;

    public static DueItem Begin(Guid scheduleId, DateTimeOffset at) => Begin(TheKind, scheduleId.ToString("N"), at);

    protected override Task<Guid> ReadAsync(string data, SupportDbContext db, CancellationToken ct)
    {
        // The change may have been made on another node.
        calendars.NoteChange();
        return Task.FromResult(Guid.ParseExact(data, "N"));
    }

    protected override Task<Stretch> FindAsync(Guid order, long after, int atOnce, SupportDbContext db, CancellationToken ct) =>
        TicketClocks.FindCountingAsync(db.Provider, order, after, atOnce, ct);

    protected override async Task ChangeAsync(Guid order, Ticket ticket, DateTimeOffset at, CancellationToken ct) =>
        ticket.Recount(await policies.TermsOfAsync(ticket, ct), at);
}
