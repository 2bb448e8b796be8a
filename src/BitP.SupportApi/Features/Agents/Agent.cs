using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Features.Agents;

/// <summary>Someone who works at the support desk. Nobody outside staff gets to see more of them than the name.</summary>
public sealed class Agent : AggregateRoot
{
    public const int NameMaxLength = 100;
    public const int ExternalIdMaxLength = 128;
    public const int MaxLanguages = 20;

    /// <summary>Of the names that an agent bore before, the last so many.</summary>
    public const int MaxFormerNames = 50;

    private Agent() { }

    /// <summary>The name that customers are shown.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The names that the agent bore before, the latest last. They are shown to nobody: whom others speak of by an old name is known by it.</summary>
    public IReadOnlyList<string> FormerNames { get; private set; } = [];

    /// <summary>All names by which others may speak of the agent.</summary>
    internal IEnumerable<string> Names => [Name, .. FormerNames];

    public string? Email { get; private set; }

    /// <summary>The subject of the tokens with which the identity provider vouches for this agent.</summary>
    public string? ExternalId { get; private set; }

    public IReadOnlyList<string> Languages { get; private set; } = [];

    public Guid? TeamId { get; private set; }

    /// <summary>Loaded with the agent.</summary>
    public Team? Team { get; private set; }

    /// <summary>The agent whom this one reports to; null for nobody.</summary>
    public Guid? ReportsToId { get; private set; }

    /// <summary>Rises with each change of a reporting line that goes through this agent, so that of two in the same moment one notices the other.</summary>
    public long LinesChanged { get; private set; }

    /// <summary>Who has left stays, for the cases that were theirs, but is given no more.</summary>
    public bool Active { get; private set; }

    /// <summary>Since when the agent is given no cases; null while active.</summary>
    public DateTimeOffset? InactiveSince { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    internal override EventSubject About => new("agent");

    public static Agent Create(AgentDetails details, DateTimeOffset now, Guid? id = null)
    {
        var agent = new Agent
        {
            Id = id ?? Guid.CreateVersion7(now),
            CreatedAt = now,
            UpdatedAt = now,
        };
        agent.Take(details, now);
        agent.Raise(new AgentCreated(details.Team?.Key, details.Languages, details.Active) { ReportsToId = details.ReportsToId }, now);
        return agent;
    }

    /// <summary>Replaces what is known. Nothing happens when it is the same.</summary>
    public void Change(AgentDetails details, DateTimeOffset now)
    {
        var before = Details;
        var changed = Changed(before, details);
        if (changed.Count == 0)
            return;
        if (details.Name != Name)
            FormerNames = [.. FormerNames.Where(name => name != Name).Append(Name).TakeLast(MaxFormerNames)];
        Take(details, now);
        UpdatedAt = now;
        Raise(
            new AgentUpdated(changed)
            {
                Team = changed.Contains("team") ? new(before.Team?.Key, details.Team?.Key) : null,
                Languages = changed.Contains("languages") ? new(before.Languages, details.Languages) : null,
                Active = changed.Contains("active") ? new(before.Active, details.Active) : null,
                ReportsToId = changed.Contains("reportsToId") ? new(before.ReportsToId, details.ReportsToId) : null,
            },
            now
        );
    }

    public AgentDetails Details => new(Name, Email, ExternalId, Languages, Team, Active, ReportsToId);

    /// <summary>Notes that a line changes which goes through this agent.</summary>
    internal void NoteLineChanged() => LinesChanged++;

    private void Take(AgentDetails details, DateTimeOffset now)
    {
        InactiveSince = details.Active ? null : InactiveSince ?? now;
        (Name, Email, ExternalId) = (details.Name, details.Email, details.ExternalId);
        (Languages, Active) = (details.Languages, details.Active);
        (TeamId, Team) = (details.Team?.Id, details.Team);
        ReportsToId = details.ReportsToId;
    }

    private static List<string> Changed(AgentDetails a, AgentDetails b)
    {
        var changed = new List<string>();
        if (a.Name != b.Name)
            changed.Add("name");
        if (a.Email != b.Email)
            changed.Add("email");
        if (a.ExternalId != b.ExternalId)
            changed.Add("externalId");
        if (!a.Languages.SequenceEqual(b.Languages))
            changed.Add("languages");
        if (a.Team?.Id != b.Team?.Id)
            changed.Add("team");
        if (a.Active != b.Active)
            changed.Add("active");
        if (a.ReportsToId != b.ReportsToId)
            changed.Add("reportsToId");
        return changed;
    }
}

/// <summary>What is known about an agent.</summary>
public sealed record AgentDetails(
    string Name,
    string? Email,
    string? ExternalId,
    IReadOnlyList<string> Languages,
    Team? Team,
    bool Active,
    Guid? ReportsToId = null
);
