using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Agents;

/// <summary>Tells the identity provider's subjects from one another, before anybody is known to act.</summary>
internal sealed class AgentDirectory(SupportDbContextFactory databases) : IAgentDirectory
{
    public async Task<(Guid Id, string Name)?> FindAsync(string externalId, CancellationToken ct)
    {
        await using var db = databases.CreateFor(Actor.System);
        var agent = await db.Set<Agent>().Where(a => a.ExternalId == externalId && a.Active).Select(a => new { a.Id, a.Name }).SingleOrDefaultAsync(ct);
        return agent is null ? null : (agent.Id, agent.Name);
    }
}
