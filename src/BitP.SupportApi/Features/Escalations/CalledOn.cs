using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Features.Shifts.OnDuty;
using BitP.SupportApi.Features.Sla.EscalationPolicies;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BitP.SupportApi.Features.Escalations;

/// <summary>Who is called on by a step.</summary>
/// <param name="Assignee">The agent who is given the ticket, or has it and keeps it; null when none is.</param>
/// <param name="Team">The team that is given the ticket, or is the agent's; null for none.</param>
/// <param name="OnDuty">Those who are on duty for it, the assignee first; of very many some.</param>
/// <param name="PassedOver">Why nobody is; null when somebody is.</param>
internal sealed record CalledOn(Guid? Assignee, string? Team, IReadOnlyList<Guid> OnDuty, PassedOver? PassedOver)
{
    // Of those whose duty ends later none is preferred: who is there for a day is there for long enough.
    private static readonly Duration Ahead = Duration.FromDays(1);

    private static readonly CalledOn Management = new(null, null, [], null);

    /// <summary>Finds out who it is at an instant.</summary>
    public static Task<CalledOn> FindAsync(SupportDbContext db, Escalation escalation, Ticket ticket, DateTimeOffset at, CancellationToken ct)
    {
        // Whoever took the ticket when the same were called on before keeps it.
        var holder = escalation.ComesAgain ? ticket.AssigneeId : null;
        return escalation.Next.To! switch
        {
            { Agent: { } agent } => AgentAsync(db, agent, at, ct),
            { Team: { } team } => TeamAsync(db, team, holder, at, ct),
            { OnDuty: { } duty } => OnDutyAsync(db, duty, ticket, holder, at, ct),
            _ => Task.FromResult(Management),
        };
    }

    /// <summary>Gives the ticket to whoever it is.</summary>
    public void GiveThem(Ticket ticket, DateTimeOffset at)
    {
        if (Assignee is null && Team is null)
            return;
        if (ticket.Assign(Assignee, Team ?? ticket.Team, at) is { } refusal)
            throw new InvalidOperationException($"{ticket.Reference} could not be given to anybody: {refusal.Code}");
    }

    private static async Task<CalledOn> AgentAsync(SupportDbContext db, Guid agentId, DateTimeOffset at, CancellationToken ct) =>
        await ActiveAt(db, at).Where(a => a.Id == agentId).Select(a => new { Team = a.Team!.Key }).SingleOrDefaultAsync(ct) is { } agent
            ? new(agentId, agent.Team, [], null)
            : Nobody(Escalations.PassedOver.AgentInactive);

    private static async Task<CalledOn> TeamAsync(SupportDbContext db, string team, Guid? holder, DateTimeOffset at, CancellationToken ct)
    {
        var members = ActiveAt(db, at).Where(a => a.Team!.Key == team);
        if (holder is not null && await members.AnyAsync(a => a.Id == holder, ct))
            return new(holder, team, [], null);
        return await members.AnyAsync(ct) ? new(null, team, [], null) : Nobody(Escalations.PassedOver.TeamEmpty);
    }

    // Whose duty ends last has the most time for it; where that says nothing, the id decides, so that all nodes choose the same.
    private static async Task<CalledOn> OnDutyAsync(SupportDbContext db, DutySought duty, Ticket ticket, Guid? holder, DateTimeOffset at, CancellationToken ct)
    {
        var from = Instant.FromDateTimeOffset(at);
        var plan = await DutyPlan.LoadAsync(db, from, from + Ahead, rotationId: null, ct);
        var onDuty = plan
            .Roster.Final(from, from + Ahead)
            .Where(s => s.From == from && plan.Serves(s, [duty.Channel ?? ticket.Channel], duty.Language ?? ticket.Language))
            .OrderByDescending(s => holder == s.AgentId)
            .ThenByDescending(s => s.To)
            .ThenBy(s => s.AgentId)
            .Select(s => s.AgentId)
            .Distinct()
            .Take(Escalation.MaxOnDuty)
            .ToArray();
        if (onDuty.Length == 0)
            return Nobody(Escalations.PassedOver.NobodyOnDuty);
        var team = await db.Set<Agent>().Where(a => a.Id == onDuty[0]).Select(a => a.Team!.Key).SingleAsync(ct);
        return new(onDuty[0], team, onDuty, null);
    }

    private static IQueryable<Agent> ActiveAt(SupportDbContext db, DateTimeOffset at) =>
        db.Set<Agent>().Where(a => a.InactiveSince == null || a.InactiveSince > at);

    private static CalledOn Nobody(PassedOver why) => new(null, null, [], why);
}
