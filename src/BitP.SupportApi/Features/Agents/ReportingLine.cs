using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Problems;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Agents;

/// <summary>Who reports to whom at the desk.</summary>
internal static class ReportingLine
{
    /// <summary>Agents that a line has at most, from its lower end to its upper.</summary>
    public const int MaxLevels = 10;

    /// <summary>Whom an agent reports to, directly and further up the line, the nearest first.</summary>
    public static async Task<IReadOnlyList<Agent>> AboveAsync(SupportDbContext db, Agent agent, CancellationToken ct)
    {
        var line = new List<Agent>();
        for (var next = agent.ReportsToId; next is { } id && line.Count < MaxLevels; next = line[^1].ReportsToId)
            line.Add(await db.Set<Agent>().SingleAsync(a => a.Id == id, ct));
        return line;
    }

    /// <summary>Why an agent cannot report to another; null when it can, and then the whole line notices.</summary>
    /// <param name="db">Where they are.</param>
    /// <param name="agent">Who is to report; null for one who is new.</param>
    /// <param name="superiorId">To whom.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<Error?> RefuseAsync(SupportDbContext db, Agent? agent, Guid superiorId, CancellationToken ct)
    {
        if (await db.Set<Agent>().SingleOrDefaultAsync(a => a.Id == superiorId, ct) is not { } superior)
            return Validation.Refuse("reportsToId", FieldProblems.NotFound.Expecting(Expectation.ListedBy("/v1/agents")));
        Agent[] line = [superior, .. await AboveAsync(db, superior, ct)];
        if (line.Contains(agent))
            return Validation.Refuse("reportsToId", AgentRules.ReportingLoop);
        var room = MaxLevels - line.Length - 1;
        if (room < 0 || (agent is not null && await HasBelowAsync(db, agent, room + 1, ct)))
            return Validation.Refuse("reportsToId", AgentRules.LineTooLong);
        foreach (var one in line)
            one.NoteLineChanged();
        return null;
    }

    // Whether somebody reports to an agent over so many levels.
    private static Task<bool> HasBelowAsync(SupportDbContext db, Agent agent, int levels, CancellationToken ct)
    {
        var agents = db.Set<Agent>().IgnoreAutoIncludes();
        var below = agents.Where(a => a.ReportsToId == agent.Id);
        for (var level = 1; level < levels; level++)
        {
            var above = below;
            below = agents.Where(a => above.Any(b => b.Id == a.ReportsToId));
        }
        return below.AnyAsync(ct);
    }
}
