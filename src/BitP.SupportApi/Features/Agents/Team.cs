using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Features.Agents;

/// <summary>A group of agents that cases are given to. Cases name it by its key, which therefore never changes.</summary>
public sealed class Team : AggregateRoot
{
    public const int KeyMaxLength = 32;
    public const int NameMaxLength = 100;

    /// <summary>What filters say for no team at all; no team has it for a key.</summary>
    public const string None = "none";

    private Team() { }

    public string Key { get; private init; } = "";

    public string Name { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    internal override EventSubject About => new("team", Key);

    public static Team Create(string key, string name, DateTimeOffset now, Guid? id = null)
    {
        var team = new Team
        {
            Id = id ?? Guid.CreateVersion7(now),
            Key = key,
            Name = name,
            CreatedAt = now,
        };
        team.Raise(new TeamCreated(key, name), now);
        return team;
    }

    /// <summary>Gives it another name. Nothing happens when it is the same.</summary>
    public void Rename(string name, DateTimeOffset now)
    {
        var before = Name;
        if (name == before)
            return;
        Name = name;
        Raise(new TeamUpdated(["name"], new(before, name)), now);
    }
}
