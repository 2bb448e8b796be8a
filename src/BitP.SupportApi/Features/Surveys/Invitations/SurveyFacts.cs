namespace BitP.SupportApi.Features.Surveys.Invitations;

/// <summary>
/// What figures are grouped by of a case: as it was when it ended, and as it was corrected since, until it was reopened.
/// </summary>
/// <param name="AgentId">Who resolved it: the agent who had it, else the one who ended it; null when nobody did.</param>
/// <param name="Team">The key of the team, of a complaint of the department, that had it; null for none.</param>
/// <param name="Category">The category of a ticket, the kind of a complaint, as the contract writes it.</param>
/// <param name="Channel">The channel by which it came in, as the contract writes it.</param>
/// <param name="Language">BCP 47 tag of the language of the case.</param>
/// <param name="Replies">How many public replies each agent gave in the case until it ended; of complaints none.</param>
internal sealed record SurveyFacts(Guid? AgentId, string? Team, string Category, string Channel, string Language, IReadOnlyList<SurveyReplies> Replies)
{
    public bool Says(SurveyFacts other) => this with { Replies = other.Replies } == other && Replies.SequenceEqual(other.Replies);
}

/// <summary>How many public replies an agent gave in a ticket until it ended.</summary>
/// <param name="AgentId">The agent.</param>
/// <param name="Team">The key of the agent's team; null for none.</param>
/// <param name="Count">How many.</param>
public sealed record SurveyReplies(Guid AgentId, string? Team, int Count);
