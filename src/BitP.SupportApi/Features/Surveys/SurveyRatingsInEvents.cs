using System.Text.Json;
using System.Text.Json.Nodes;
using BitP.SupportApi.Features.Events;
using BitP.SupportApi.Features.Surveys.FollowUps;
using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys;

/// <summary>Agents read in events what answers about their own work say, and of others that they were given: no more than the invitations tell them.</summary>
internal sealed class SurveyRatingsInEvents : IEventCompletion
{
    public IReadOnlyList<string> Types => [SurveyAnswered.Name, SurveyAnswerChanged.Name, SurveyFollowUpOpened.Name];

    public async Task<IReadOnlyDictionary<Guid, JsonObject>> CompleteAsync(
        IReadOnlyList<StoredEvent> events,
        EventAudience audience,
        SupportDbContext db,
        CancellationToken ct
    )
    {
        if (audience.Actor is not { Kind: ActorKind.Agent, Id: var agent })
            return new Dictionary<Guid, JsonObject>();
        var invitations = events.ToDictionary(e => e.Id, InvitationOf);
        Guid[] ids = [.. invitations.Values.Distinct()];
        var own = await db.Set<SurveyConcern>().Where(c => c.AgentId == agent && ids.Contains(c.InvitationId)).Select(c => c.InvitationId).ToListAsync(ct);
        return events.Where(e => !own.Contains(invitations[e.Id])).ToDictionary(e => e.Id, Hidden);
    }

    private static Guid InvitationOf(StoredEvent e) =>
        e.Type is SurveyFollowUpOpened.Name ? JsonSerializer.Deserialize<SurveyFollowUpOpened>(e.Data, ApiJson.Options)!.InvitationId : e.SubjectId;

    private static JsonObject Hidden(StoredEvent e) =>
        e.Type is SurveyFollowUpOpened.Name ? new() { ["rating"] = null } : new() { ["rating"] = null, ["reasons"] = new JsonArray() };
}
