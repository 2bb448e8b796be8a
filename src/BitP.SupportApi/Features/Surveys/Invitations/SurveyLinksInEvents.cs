using System.Text.Json.Nodes;
using BitP.SupportApi.Features.Events;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.Invitations;

/// <summary>The events that a customer is to be asked, or reminded, carry the link for whoever brings it there. It is stored with none of them.</summary>
internal sealed class SurveyLinksInEvents(SurveyLinks links) : IEventCompletion
{
    public IReadOnlyList<string> Types => [SurveyInvited.Name, SurveyReminded.Name];

    public async Task<IReadOnlyDictionary<Guid, JsonObject>> CompleteAsync(
        IReadOnlyList<StoredEvent> events,
        EventAudience audience,
        SupportDbContext db,
        CancellationToken ct
    )
    {
        Guid[] ids = [.. events.Select(e => e.SubjectId).Distinct()];
        var invitations = await db.Visible<SurveyInvitation>().AsNoTracking().Where(i => ids.Contains(i.Id)).ToListAsync(ct);
        var urls = await links.OfAsync(invitations, audience.Actor, audience.CalledAt, db, ct);
        return events.Where(e => urls.ContainsKey(e.SubjectId)).ToDictionary(e => e.Id, e => new JsonObject { ["url"] = urls[e.SubjectId] });
    }
}
