using BitP.SupportApi.Features.Events;
using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Features.Tickets.Storage;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Escalations;

/// <summary>Somebody sees to it.</summary>
public sealed class AcknowledgeEscalation(SupportDbContext db, SlaPolicies policies, TimeProvider clock) : ApiEndpoint<Results<Ok<EscalationResponse>, Error>>
{
    public override void Configure()
    {
        Post("/escalations/{escalationId}/acknowledge");
        Group<EscalationsGroup>();
        RequireScope(Scope.TicketsWrite, Actors.Staff);
        TakesIfMatch();
        Transactional();
        WithETag();
        Fails(EscalationErrors.NotFound, EscalationErrors.NotRunning);
    }

    /// <summary>Acknowledge an escalation</summary>
    /// <remarks>
    /// No more steps are taken, and it is noted who acknowledged. The ticket stays with whoever has it. One that is exhausted can be acknowledged as well. A customer
    /// who asked for it is told that somebody sees to it, by the event <c>ticket.escalation_seen_to</c>.
    /// </remarks>
    public override async Task<Results<Ok<EscalationResponse>, Error>> AnswerAsync(CancellationToken ct)
    {
        var escalationId = Key("escalationId");
        var escalation = await db.Set<Escalation>().SingleOrDefaultAsync(e => e.Id == escalationId, ct);
        if (escalation is null)
            return EscalationErrors.NotFound;
        if (IfMatch.Refuses(escalation) is { } stale)
            return stale;
        if (escalation.State is EscalationState.Running)
            await EscalationQueries.EndWhenSolvedAsync(escalation, db, ct);
        var now = clock.GetUtcNow();
        if (escalation.Acknowledge(new EventActor(Actor.Kind, Actor.Id, Actor.Name), now) is { } refusal)
            return refusal;
        if (escalation.IsRequest)
        {
            var ticket = (await new TicketKey(Guid.Empty, escalation.TicketNumber).LoadAsync(db, ct))!;
            ticket.Follow(await policies.TermsOfAsync(ticket, ct), now);
            ticket.NoteEscalationSeenTo(escalation.Id, now);
        }
        return TypedResults.Ok(EscalationResponse.From(escalation));
    }
}
