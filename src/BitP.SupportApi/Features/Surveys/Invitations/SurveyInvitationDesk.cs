using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Features.Surveys.FollowUps;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.Invitations;

/// <summary>Finds invitations, and tells of them, for whoever calls.</summary>
public sealed class SurveyInvitationDesk(SupportDbContext db, SurveyVersions surveys, SurveyLinks links)
{
    /// <summary>The invitations that the caller may know of: an agent knows of those about the own work.</summary>
    internal IQueryable<SurveyInvitation> Seen()
    {
        var visible = db.Visible<SurveyInvitation>();
        if (db.Actor.Kind is not ActorKind.Agent)
            return visible;
        var agent = db.Actor.Id;
        var own = db.Set<SurveyConcern>().Where(c => c.AgentId == agent).Select(c => c.InvitationId);
        return visible.Where(i => own.Contains(i.Id));
    }

    /// <summary>An invitation of a survey, for a change; null when the caller knows of none.</summary>
    internal Task<SurveyInvitation?> FindAsync(Guid surveyId, Guid invitationId, CancellationToken ct) =>
        Seen().SingleOrDefaultAsync(i => i.Id == invitationId && i.SurveyId == surveyId, ct);

    /// <summary>One invitation, as the caller sees it.</summary>
    internal async Task<SurveyInvitationResponse> RespondAsync(SurveyInvitation invitation, HttpContext http, CancellationToken ct) =>
        (await RespondAsync([invitation], http, ct))[0];

    /// <summary>What a step made of an invitation, as the caller sees it. The link, a secret, is read by itself.</summary>
    internal async Task<SurveyInvitationResponse> RespondWithoutLinkAsync(SurveyInvitation invitation, CancellationToken ct) =>
        (await RespondAsync([invitation], new Dictionary<Guid, string>(), ct))[0];

    /// <summary>Invitations, as the caller sees them.</summary>
    internal async Task<IReadOnlyList<SurveyInvitationResponse>> RespondAsync(
        IReadOnlyList<SurveyInvitation> invitations,
        HttpContext http,
        CancellationToken ct
    ) => await RespondAsync(invitations, await links.OfAsync(invitations, db.Actor, http.CalledAt(), db, ct), ct);

    private async Task<IReadOnlyList<SurveyInvitationResponse>> RespondAsync(
        IReadOnlyList<SurveyInvitation> invitations,
        IReadOnlyDictionary<Guid, string> urls,
        CancellationToken ct
    )
    {
        var followUps = db.Actor.IsStaff ? await db.FollowUpsOfAsync(invitations, ct) : null;
        var shown = new List<SurveyInvitationResponse>(invitations.Count);
        foreach (var invitation in invitations)
        {
            var content = (await surveys.VersionAsync(invitation.SurveyId, invitation.SurveyVersion, ct)).Content;
            shown.Add(
                SurveyInvitationResponse.From(invitation, content, urls.GetValueOrDefault(invitation.Id), followUps?.GetValueOrDefault(invitation.Id), db.Actor)
            );
        }
        return shown;
    }
}
