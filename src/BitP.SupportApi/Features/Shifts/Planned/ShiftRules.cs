using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Features.Shifts.Absences;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Shifts.Planned;

internal static class ShiftRules
{
    /// <summary>An end that is after the beginning, and not too long after it.</summary>
    public static IRuleBuilderOptions<T, DateTimeOffset?> Ends<T>(
        this IRuleBuilder<T, DateTimeOffset?> rule,
        Func<T, DateTimeOffset?> beginning,
        TimeSpan longest
    ) =>
        rule.Must((r, to) => beginning(r) is not { } from || to is not { } end || (end > from && end - from <= longest))
            .Otherwise(FieldProblems.OutOfRange.Expecting(Expectation.Within(longest, after: "from")));

    /// <summary>Why something cannot begin then: what has passed stays as it was.</summary>
    public static Error? RefuseBeginning(string member, DateTimeOffset from, DateTimeOffset now) =>
        from < now ? Validation.Refuse(member, ScheduleRules.InThePast.Expecting(Expectation.NotBefore(now))) : null;

    /// <summary>Why an end does not go with a beginning that was left out.</summary>
    public static Error? RefuseEnd(string member, DateTimeOffset from, DateTimeOffset to, TimeSpan longest) =>
        to <= from || to - from > longest ? Validation.Refuse(member, FieldProblems.OutOfRange.Expecting(Expectation.AfterUpTo(from, from + longest))) : null;

    public static async Task<Error?> RefuseAgentAsync(SupportDbContext db, string member, Guid agentId, CancellationToken ct) =>
        await db.Set<Agent>().AnyAsync(a => a.Id == agentId && a.Active, ct)
            ? null
            : Validation.Refuse(member, FieldProblems.NotFound.Expecting(Expectation.ListedBy("/v1/agents?active=true")));

    /// <summary>
    /// Why an agent cannot be given work in that time: there is other work already, or time off. Rotations are no reason: one can be on several, and
    /// beside them.
    /// </summary>
    public static async Task<Error?> RefuseWorkAsync(SupportDbContext db, Guid agentId, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var ledger = await db.Set<ShiftLedger>().FindAsync([agentId], ct);
        if (ledger is null)
            db.Add(ledger = new(agentId));
        ledger.Note();
        var other = await db.Set<Shift>()
            .AsNoTracking()
            .Where(s => s.AgentId == agentId && s.StartsAt < to && s.EndsAt > from && s.CancelledAt == null)
            .OrderBy(s => s.StartsAt)
            .FirstOrDefaultAsync(ct);
        if (other is not null)
            return ShiftErrors.Overlaps.For(other.Id, Text(other.StartsAt), Text(other.EndsAt));
        var off = await db.Set<TimeOff>()
            .AsNoTracking()
            .Where(t => t.AgentId == agentId && t.StartsAt < to && t.EndsAt > from && t.CancelledAt == null)
            .OrderBy(t => t.StartsAt)
            .FirstOrDefaultAsync(ct);
        return off is null ? null : ShiftErrors.DuringTimeOff.For(Text(off.StartsAt), Text(off.EndsAt));
    }

    private static string Text(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
