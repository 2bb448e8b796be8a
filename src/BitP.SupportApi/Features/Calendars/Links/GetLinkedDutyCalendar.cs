using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Features.Calendars.Feeds;
using BitP.SupportApi.Features.Shifts.OnDuty;
using BitP.SupportApi.Features.Shifts.Rotations;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Calendars.Links;

/// <summary>A calendar program reads who is on duty at its secret address.</summary>
public sealed class GetLinkedDutyCalendar(SupportDbContext db, TimeProvider clock) : LinkedCalendar<DutyLink, DutyLinksGroup>(db, LinkErrors.DutyNotFound)
{
    /// <summary>Get the calendar of a duty link</summary>
    /// <remarks>
    /// Needs no credential but the address itself. Who is on duty from midnight (UTC) seven days ago to 92 days later, or until 5,000 events are there; no
    /// duty of an agent who works here no more, when the link is to that agent's. An address that is not known and one that was revoked are answered alike.
    /// </remarks>
    public override Task<Results<CalendarAnswer, Error>> AnswerAsync(CancellationToken ct) =>
        AnswerAsync(
            async link =>
            {
                var agent = link.AgentId is { } agentId ? await Db.Set<Agent>().AsNoTracking().SingleAsync(a => a.Id == agentId, ct) : null;
                var rotation = link.RotationId is { } rotationId ? await Db.Set<Rotation>().AsNoTracking().SingleAsync(r => r.Id == rotationId, ct) : null;
                var now = clock.GetUtcNow();
                var from = DutyFeed.FirstInstant(now);
                var (feed, _) = await DutyFeed.LoadAsync(Db, agent, rotation, from, from + DutyPlan.Longest, shorten: true, ct);
                // Who left cannot be asked for the address back, and the desk sees elsewhere what was before.
                var shown = agent is { Active: false } ? [] : feed!.Stretches.Take(DutyPlan.MaxStretches);
                return (feed! with { Stretches = [.. shown] }).Write(now);
            },
            ct
        );
}
