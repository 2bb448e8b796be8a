using System.Text.Json;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Features.Schedules.WorkingTime;
using BitP.SupportApi.Features.Sla;
using BitP.SupportApi.Features.Sla.Clocks;
using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Tickets.Clocks;

/// <summary>Compares when the open clocks of tickets are due by two calendars.</summary>
internal sealed class OpenClocks(DatabaseProvider provider, SlaPolicies policies) : IStoredClocks
{
    public async Task<StoredClocks> CompareAsync(Guid scheduleId, WorkingCalendar before, WorkingCalendar after, CancellationToken ct)
    {
        var query = new SqlQuery(provider).Add(
            $"SELECT t.id, t.number, t.sla FROM ticket_clocks k JOIN tickets t ON t.number = k.number WHERE k.schedule_id = {scheduleId} ORDER BY k.number"
        );
        provider.AddLimit(query, StoredClocks.MaxTickets + 1);
        var tickets = await provider.ReadAsync(query, row => (Id: row.GetGuid(0), Number: row.GetInt64(1), Sla: row.GetString(2)), ct);
        var (open, moved) = (0, new List<MovedClock>());
        foreach (var (id, number, sla) in tickets.Take(StoredClocks.MaxTickets))
        {
            var ledger = JsonSerializer.Deserialize<SlaLedger>(sla, ApiJson.Options)!;
            if (ledger.Version is not { } version || await policies.FindAsync(version, ct) is not { } terms)
                continue;
            foreach (var clock in ledger.Clocks)
                if (clock.Open is { Target: not null, Calendar: ClockCalendar.Business } cycle && cycle.ScheduleId == scheduleId)
                {
                    open++;
                    var (was, next) = (clock.DueAt(cycle, terms with { Calendar = before }), clock.DueAt(cycle, terms with { Calendar = after }));
                    if (was != next)
                        moved.Add(new(id, Ticket.ReferenceOf(number), EnumNames<ClockName>.Of(clock.Name), new(was, next), next - was));
                }
        }
        return new(
            open,
            moved.Count,
            tickets.Count <= StoredClocks.MaxTickets,
            [
                .. moved
                    .OrderByDescending(m => m.Moves is { } by ? by.Duration() : TimeSpan.MaxValue)
                    .ThenBy(m => m.Reference, StringComparer.Ordinal)
                    .Take(StoredClocks.MaxShown),
            ]
        );
    }
}
