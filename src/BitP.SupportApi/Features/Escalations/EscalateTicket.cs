using BitP.SupportApi.Features.Events;
using BitP.SupportApi.Features.Sla.EscalationPolicies;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Escalations;

/// <summary>Somebody hands a ticket up.</summary>
public sealed class EscalateTicket(SupportDbContext db, TimeProvider clock) : ApiEndpoint<EscalateTicket.Request, Results<Created<EscalationResponse>, Error>>
{
    /// <summary>By which policy, and what whoever is called on has to know.</summary>
    /// <param name="PolicyId">The escalation policy; not the one for what customers ask for.</param>
    /// <param name="Reason">Why it is escalated; at most 1,000 characters. Only staff see it.</param>
    /// <param name="Summary">What happened so far, so that nobody has to tell it again; at most 4,000 characters. Only staff see it.</param>
    public sealed record Request(Guid? PolicyId, string? Reason, string? Summary) : IEscalationHandover, IExample<Request>
    {
        public static Request Example =>
            new(
                Examples.EscalationPolicy,
                "The customer has waited for three days.",
                "The withdrawal is on the blockchain with 40 confirmations, but not in the account. The funds team was asked twice."
            );
    }

    internal sealed class Validator : EscalationHandoverValidator<Request>
    {
        public Validator() => RuleFor(r => r.PolicyId).NotNull();
    }

    public override void Configure()
    {
        Post("/tickets/{ticketId}/escalate");
        Group<EscalationsGroup>();
        RequireScope(Scope.TicketsWrite, Actors.Staff);
        Validated<Validator>();
        TakesIfMatch();
        Transactional();
        WithETag();
        Fails(TicketErrors.NotFound, EscalationErrors.TicketSolved, EscalationErrors.Running);
    }

    /// <summary>Escalate a ticket</summary>
    /// <remarks>
    /// People are called on by the steps of the policy, from now on, until somebody acknowledges or the ticket is solved. Of one policy at most one escalation is
    /// running for a ticket: another is refused with 409 <c>escalation_running</c>, and <c>existing</c> is the one that is. <c>If-Match</c> is the ticket's.
    /// </remarks>
    public override async Task<Results<Created<EscalationResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var ticket = await Key<TicketKey>("ticketId").In(db.Visible<Ticket>()).AsNoTracking().SingleOrDefaultAsync(ct);
        if (ticket is null)
            return TicketErrors.NotFound;
        if (IfMatch.Refuses(ticket) is { } stale)
            return stale;
        if (Escalation.Refuse(ticket) is { } refusal)
            return refusal;
        var policy = await db.EscalationPolicies().AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.PolicyId, ct);
        if (EscalationPolicyRules.ProblemOf(policy) is { } problem)
            return Validation.Refuse("policyId", problem);
        if (await EscalationQueries.FindRunningAsync(db, ticket.Id, policy!.Id, ct) is { } running)
            return EscalationErrors.Running with { Existing = new(running.Id, running.TicketReference) };

        var cause = new EscalationCause(EscalationCauseKind.Manual, null, request.Reason, request.Summary);
        var by = new EventActor(Actor.Kind, Actor.Id, Actor.Name);
        var escalation = Escalation.Start(ticket, ticket.Version, policy, cause, by, clock.GetUtcNow());
        db.Add(escalation);
        return TypedResults.Created($"/v1/escalations/{escalation.Id}", EscalationResponse.From(escalation));
    }
}
