using System.Globalization;
using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Features.Shifts.OnDuty;
using BitP.SupportApi.Features.Shifts.Rotations;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Calendars;

/// <summary>A calendar program reads who is on duty at its secret address.</summary>
public sealed class GetLinkedDutyCalendar(SupportDbContext db, TimeProvider clock) : ApiEndpoint<Results<CalendarAnswer, Error>>
{
    public override void Configure()
    {
        Get("/{token}/calendar.ics");
        Group<DutyLinksGroup>();
        DescribeKey("token", "The secret of the link.");
        WithSecretPath();
        Options(route => route.AnswersCalendar());
        Fails(DutyLinkErrors.NotFound);
    }

    /// <summary>Get the calendar of a duty link</summary>
    /// <remarks>
    /// Needs no credential but the address itself. Who is on duty from midnight (UTC) seven days ago to 92 days later, or until 5,000 events are there; no
    /// duty of an agent who works here no more, when the link is to that agent's. An address that is not known and one that was revoked are answered alike.
    /// </remarks>
    public override async Task<Results<CalendarAnswer, Error>> AnswerAsync(CancellationToken ct)
    {
        var token = Route<string>("token")!;
        if (!Secret.IsWellFormed(token))
            return DutyLinkErrors.NotFound;
        // Found by its hash: how long that takes tells nothing about the secret.
        var hash = Secret.HashOf(token);
        var link = await db.Set<DutyLink>().AsNoTracking().SingleOrDefaultAsync(l => l.Hash == hash && l.RevokedAt == null, ct);
        if (link is null)
            return DutyLinkErrors.NotFound;
        if (link.Language is { } language)
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        var agent = link.AgentId is { } agentId ? await db.Set<Agent>().AsNoTracking().SingleAsync(a => a.Id == agentId, ct) : null;
        var rotation = link.RotationId is { } rotationId ? await db.Set<Rotation>().AsNoTracking().SingleAsync(r => r.Id == rotationId, ct) : null;
        var now = clock.GetUtcNow();
        var from = DutyFeed.FirstInstant(now);
        var feed = await DutyFeed.LoadAsync(db, agent, rotation, from, from + DutyPlan.Longest, ct);
        // Who left cannot be asked for the address back, and the desk sees elsewhere what was before.
        var shown = agent is { Active: false } ? [] : feed.Stretches.Take(DutyPlan.MaxStretches);
        return new CalendarAnswer((feed with { Stretches = [.. shown] }).Write(now));
    }
}
