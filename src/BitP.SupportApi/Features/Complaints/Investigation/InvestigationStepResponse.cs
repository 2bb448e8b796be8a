using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Complaints.Investigation;

/// <summary>A step of the investigation of a complaint. Partners and customers see it once the complaint is decided, without who it was.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="Title">What is looked into.</param>
/// <param name="OwnerId">The agent who does it; null for partners and customers.</param>
/// <param name="AddedAt">When it was added (UTC).</param>
/// <param name="DueAt">By when it shall be done (UTC); null when that was not said.</param>
/// <param name="DoneAt">When it was done (UTC); null while it is not.</param>
/// <param name="Findings">What was found, oldest first. A later one corrects what was found before.</param>
/// <param name="Evidence">What proves it, in the order in which it was added.</param>
public sealed record InvestigationStepResponse(
    Guid Id,
    string Title,
    Guid? OwnerId,
    DateTimeOffset AddedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? DoneAt,
    IReadOnlyList<InvestigationFinding> Findings,
    IReadOnlyList<InvestigationEvidence> Evidence
) : IExample<InvestigationStepResponse>
{
    public static InvestigationStepResponse Example =>
        new(
            Examples.InvestigationStep,
            "When the check of the withdrawal began and ended",
            Examples.OtherAgent,
            Examples.At,
            Examples.At.AddDays(7),
            Examples.At.AddDays(2),
            [new("The check took nine days.", Examples.At.AddDays(2), new(ActorKind.Agent, Examples.OtherAgent, "Jonas Weber"))],
            [
                new(
                    "checks.csv",
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                    "The log of the checks.",
                    Examples.At.AddDays(2),
                    new(ActorKind.Agent, Examples.OtherAgent, "Jonas Weber")
                ),
            ]
        );

    internal static InvestigationStepResponse From(InvestigationStep s, Actor actor)
    {
        var all = actor.IsStaff;
        return new(
            s.Id,
            s.Title,
            all ? s.OwnerId : null,
            s.AddedAt,
            s.DueAt,
            s.DoneAt,
            all ? s.Findings : [.. s.Findings.Select(f => f with { By = null })],
            all ? s.Evidence : [.. s.Evidence.Select(e => e with { Description = null, AddedBy = null })]
        );
    }
}
