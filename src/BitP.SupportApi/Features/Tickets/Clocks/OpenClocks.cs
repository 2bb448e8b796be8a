using System.Text.Json;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Features.Sla;
using BitP.SupportApi.Features.Sla.Clocks;
using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Tickets.Clocks;

/// <summary>Compares when the open clocks of tickets are due before and after a change of working hours.</summary>
internal sealed class OpenClocks(DatabaseProvider provider, SlaPolicies policies) : IStoredClocks
{
    public async Task<StoredClocks> CompareAsync(IReadOnlyList<Guid> scheduleIds, Func<Guid, Task<ComparedCalendars>> calendarsOf, CancellationToken ct)
    {
        var (left, open, moved) = (StoredClocks.MaxTickets, 0, new List<MovedClock>());
        foreach (var scheduleId in scheduleIds)
        {
            var tickets = await ReadAsync(scheduleId, left + 1, ct);
            if (tickets.Count == 0)
                continue;
            var calendars = await calendarsOf(scheduleId);
            foreach (var ticket in tickets.Take(left))
                open += await CompareAsync(ticket, scheduleId, calendars, moved, ct);
            left -= tickets.Count;
            if (left < 0)
                break;
        }
        return new(open, moved.Count, left >= 0, MostMoved.Of(moved, m => m.Moves, m => m.Reference));
    }

    private Task<List<CountedTicket>> ReadAsync(Guid scheduleId, int tickets, CancellationToken ct)
    {
        var query = new SqlQuery(provider).Add(
            $"SELECT t.id, t.number, t.sla FROM ticket_clocks k JOIN tickets t ON t.number = k.number WHERE k.schedule_id = {scheduleId} ORDER BY k.number"
        );
        provider.AddLimit(query, tickets);
        return provider.ReadAsync(query, row => new CountedTicket(row.GetGuid(0), row.GetInt64(1), row.GetString(2)), ct);
    }

    /// <returns>How many open clocks of the ticket count the working time of the schedule.</returns>
    private async Task<int> CompareAsync(CountedTicket ticket, Guid scheduleId, ComparedCalendars calendars, List<MovedClock> moved, CancellationToken ct)
    {
        var ledger = JsonSerializer.Deserialize<SlaLedger>(ticket.Sla, ApiJson.Options)!;
        if (ledger.Version is not { } version || await policies.FindAsync(version, ct) is not { } terms)
            return 0;
        var open = 0;
        foreach (var clock in ledger.Clocks)
            if (clock.Open is { Target: not null, Calendar: ClockCalendar.Business } cycle && cycle.ScheduleId == scheduleId)
            {
                open++;
                var was = clock.DueAt(cycle, terms with { Calendar = calendars.Before });
                var next = clock.DueAt(cycle, terms with { Calendar = calendars.After });
                if (was != next)
                    moved.Add(new(ticket.Id, Ticket.ReferenceOf(ticket.Number), EnumNames<ClockName>.Of(clock.Name), new(was, next), next - was));
            }
        return open;
    }

    private readonly record struct CountedTicket(Guid Id, long Number, string Sla);
}
