using System.Diagnostics.CodeAnalysis;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Surveys.Results;

/// <summary>What the answers about the cases of a group come to.</summary>
public sealed record SurveyGroupResponse : SurveyFiguresResponse, IExample<SurveyGroupResponse>
{
    [SetsRequiredMembers]
    internal SurveyGroupResponse(SurveyFiguresResponse figures, string? key, string? name, DateTimeOffset from, DateTimeOffset to)
        : base(figures) => (Key, Name, From, To) = (key, name, from, to);

    /// <summary>The group: the id of the agent or partner, the key of the team, the channel, category or language, or the first date of the period in the time zone. Null for the cases of nobody or none.</summary>
    public required string? Key { get; init; }

    /// <summary>What the agent, team or partner is called; null for other groups, and of who is no longer there.</summary>
    public required string? Name { get; init; }

    /// <summary>The first instant at which its cases ended (UTC).</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The first instant after that time (UTC).</summary>
    public required DateTimeOffset To { get; init; }

    public static SurveyGroupResponse Example => new(SurveyScores.Example, Examples.Agent.ToString(), "Ana Pereira", Examples.At.AddDays(-92), Examples.At);
}
