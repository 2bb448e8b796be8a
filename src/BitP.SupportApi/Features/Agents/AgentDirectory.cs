using System.Linq.Expressions;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Agents;

/// <summary>Tells who an agent is, for access.</summary>
internal sealed class AgentDirectory(SupportDbContextFactory databases) : IAgentDirectory
{
    public Task<KnownAgent?> FindAsync(string externalId, CancellationToken ct) => FindAsync(a => a.ExternalId == externalId, ct);

    public Task<KnownAgent?> FindAsync(Guid agentId, CancellationToken ct) => FindAsync(a => a.Id == agentId, ct);

    private async Task<KnownAgent?> FindAsync(Expression<Func<Agent, bool>> which, CancellationToken ct)
    {
        await using var db = databases.CreateFor(Actor.System);
        return await db.Set<Agent>().Where(which).Select(a => new KnownAgent(a.Id, a.Name, a.Active)).SingleOrDefaultAsync(ct);
    }
}
