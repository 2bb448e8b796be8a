using System.Globalization;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Features.Schedules.WorkingTime;
using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Features.Tickets.Storage;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Due;

namespace BitP.SupportApi.Features.Tickets.Clocks;

/// <summary>The hours of a schedule have changed: the open clocks that count them are due at other times. Some tickets at a time.</summary>
internal sealed class RecountTicketClocks(SlaPolicies policies, ScheduleCalendars calendars) : IDueHandler
{
    private const int AtOnce = 50;

    public string Kind => ScheduleRecount.Kind;

    public async Task<DueOutcome> HandleAsync(DueItem item, SupportDbContext db, CancellationToken ct)
    {
        // The change may have been made on another node.
        calendars.NoteChange();
        var changed = ScheduleRecount.ScheduleOf(item.Subject);
        var after = item.Data is { } last ? long.Parse(last, CultureInfo.InvariantCulture) : 0;
        var concerned = await ConcernedAsync(db.Provider, changed, ct);
        if (concerned.Count == 0)
            return DueOutcome.Done;
        var tickets = await TicketQueries.LoadCountedByAsync(db, concerned, after, AtOnce, ct);
        foreach (var ticket in tickets)
            ticket.Recount(await policies.TermsOfAsync(ticket, ct), item.DueAt);
        if (tickets.Count < AtOnce)
            return DueOutcome.Done;
        var number = tickets[^1].Number.ToString(CultureInfo.InvariantCulture);
        db.Insert(DueItem.At(Kind, $"{item.Subject.Split('+')[0]}+{number}", item.DueAt, number));
        return DueOutcome.Done;
    }

    // The schedules of open clocks whose hours are made of those of the one that changed.
    private async Task<List<Guid>> ConcernedAsync(DatabaseProvider provider, Guid changed, CancellationToken ct)
    {
        var counted = new SqlQuery(provider).AddText("SELECT DISTINCT schedule_id FROM ticket_clocks WHERE schedule_id IS NOT NULL");
        var concerned = new List<Guid>();
        foreach (var id in await provider.ReadAsync(counted, row => row.GetGuid(0), ct))
            if ((await calendars.FindAsync(id, null, WorkingCalendar.Start, WorkingCalendar.End, ct))?.Versions.ContainsKey(changed) is true)
                concerned.Add(id);
        return concerned;
    }
}
