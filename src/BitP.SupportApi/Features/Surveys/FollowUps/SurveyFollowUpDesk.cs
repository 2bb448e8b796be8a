using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.FollowUps;

/// <summary>Tells of follow-ups together with the answers that they are about.</summary>
internal static class SurveyFollowUpDesk
{
    public static async Task<SurveyFollowUpResponse> RespondAsync(this SupportDbContext db, SurveyFollowUp followUp, CancellationToken ct) =>
        (await db.RespondAsync([followUp], ct))[0];

    public static async Task<IReadOnlyList<SurveyFollowUpResponse>> RespondAsync(
        this SupportDbContext db,
        IReadOnlyList<SurveyFollowUp> followUps,
        CancellationToken ct
    )
    {
        Guid[] ids = [.. followUps.Select(f => f.InvitationId)];
        var invitations = await db.Visible<SurveyInvitation>().AsNoTracking().Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, ct);
        var agents = await db.AgentsAsync(followUps.SelectMany(f => new[] { f.AgentId, f.OwnerId }), ct);
        return [.. followUps.Select(f => From(f, invitations[f.InvitationId], agents))];
    }

    /// <summary>What became of the follow-ups of invitations, by the ids of those that have one.</summary>
    public static async Task<IReadOnlyDictionary<Guid, SurveyFollowUpOutcome>> FollowUpsOfAsync(
        this SupportDbContext db,
        IReadOnlyList<SurveyInvitation> invitations,
        CancellationToken ct
    )
    {
        Guid[] ids = [.. invitations.Where(i => i.Answer is not null).Select(i => i.Id)];
        if (ids.Length == 0)
            return new Dictionary<Guid, SurveyFollowUpOutcome>();
        return await db.Set<SurveyFollowUp>()
            .Where(f => ids.Contains(f.InvitationId))
            .Select(f => new { f.InvitationId, Outcome = new SurveyFollowUpOutcome(f.Id, f.State, f.Result) })
            .ToDictionaryAsync(f => f.InvitationId, f => f.Outcome, ct);
    }

    /// <summary>What agents are called, by their ids.</summary>
    public static async Task<IReadOnlyDictionary<Guid, SurveyAgent>> AgentsAsync(this SupportDbContext db, IEnumerable<Guid?> agentIds, CancellationToken ct)
    {
        Guid[] ids = [.. agentIds.OfType<Guid>().Distinct()];
        return await db.Set<Agent>().Where(a => ids.Contains(a.Id)).Select(a => new SurveyAgent(a.Id, a.Name)).ToDictionaryAsync(a => a.Id, ct);
    }

    private static SurveyFollowUpResponse From(SurveyFollowUp f, SurveyInvitation i, IReadOnlyDictionary<Guid, SurveyAgent> agents) =>
        new(
            f.Id,
            f.SurveyId,
            f.InvitationId,
            SurveyCase.Of(f.SubjectKind, f.SubjectId, f.SubjectReference),
            f.AgentId is { } agent ? agents[agent] : null,
            f.Rating,
            i.Rating!.Value,
            i.Answer!.Reasons,
            i.Answer.Comment,
            i.Suspicions,
            f.State,
            f.Result,
            f.OwnerId is { } owner ? agents[owner] : null,
            f.OpenedAt,
            f.DueAt,
            f.OverdueSince,
            f.ContactedAt,
            f.DoneAt,
            f.Steps,
            f.UpdatedAt,
            f.AllowedTransitions,
            f.Version
        );
}
