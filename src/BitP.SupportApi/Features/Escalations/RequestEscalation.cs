using BitP.SupportApi.Features.Events;
using BitP.SupportApi.Features.Sla.EscalationPolicies;
using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Features.Tickets.Storage;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Escalations;

/// <summary>A customer wants somebody above to see to a ticket.</summary>
public sealed class RequestEscalation(SupportDbContext db, SlaPolicies policies, TimeProvider clock)
    : ApiEndpoint<RequestEscalation.Request, Results<Created<EscalationRequestResponse>, Error>>
{
    /// <summary>What whoever is called on has to know.</summary>
    /// <param name="Reason">Why it is asked for; at most 1,000 characters.</param>
    /// <param name="Summary">What happened so far, so that nobody has to tell it again; at most 4,000 characters.</param>
    public sealed record Request(string? Reason, string? Summary) : IEscalationHandover, IExample<Request>
    {
        public static Request Example =>
            new("I have waited for three days and would like to speak to a manager.", "My withdrawal has left the exchange twice, and came back twice.");
    }

    internal sealed class Validator : EscalationHandoverValidator<Request>;

    public override void Configure()
    {
        Post("/tickets/{ticketId}/escalations");
        Group<EscalationsGroup>();
        RequireScope(Scope.TicketsWrite);
        Validated<Validator>();
        TakesIfMatch();
        Transactional();
        Fails(TicketErrors.NotFound, EscalationErrors.TicketSolved, EscalationErrors.Requested, EscalationErrors.RequestLimitReached);
    }

    /// <summary>Ask for the escalation of a ticket</summary>
    /// <remarks>
    /// For customers who want to speak to a manager, for their partners, and for staff whom they tell so. People are called on by the escalation policy for what
    /// customers ask for, which supervisors change as any other; it comes with the program and calls on management at once, and then every four hours for a day.
    /// The customer reads <c>reason</c>, <c>summary</c> and whether somebody sees to it, and is told by the events <c>ticket.escalation_requested</c> and
    /// <c>ticket.escalation_seen_to</c>; who is called on when, only staff see. While a request is open another one is refused with 409
    /// <c>escalation_requested</c>, and <c>existing</c> is the one that is; once all steps are taken and nobody has come, it may be asked again. A ticket takes 5
    /// requests in all. <c>If-Match</c> is the ticket's.
    /// </remarks>
    public override async Task<Results<Created<EscalationRequestResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var ticket = await Key<TicketKey>("ticketId").LoadAsync(db, ct);
        if (ticket is null)
            return TicketErrors.NotFound;
        if (IfMatch.Refuses(ticket.SeenBy(Actor)) is { } stale)
            return stale;
        if (Escalation.Refuse(ticket) is { } refusal)
            return refusal;
        var policy = await db.Set<EscalationPolicy>().AsNoTracking().SingleAsync(p => p.Purpose == EscalationPurpose.Requests, ct);
        if (await EscalationQueries.FindRunningAsync(db, ticket.Id, policy.Id, ct) is { } running)
            return EscalationErrors.Requested with { Existing = new(running.Id, running.TicketReference) };
        if (await EscalationQueries.RequestsOf(db, ticket.Number).CountAsync(ct) >= Escalation.MaxRequests)
            return EscalationErrors.RequestLimitReached.For(Escalation.MaxRequests);

        var now = clock.GetUtcNow();
        ticket.Follow(await policies.TermsOfAsync(ticket, ct), now);
        var cause = new EscalationCause(EscalationCauseKind.Request, null, request.Reason, request.Summary);
        var escalation = Escalation.Start(ticket, ticket.Version, policy, cause, new EventActor(Actor.Kind, Actor.Id, Actor.Name), now);
        ticket.NoteEscalationRequested(escalation.Id, now);
        db.Add(escalation);
        return TypedResults.Created($"/v1/tickets/{ticket.Id}/escalations", EscalationRequestResponse.From(escalation));
    }
}
