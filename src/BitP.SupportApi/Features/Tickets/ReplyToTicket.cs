using BitP.SupportApi.Features.Customers;
using BitP.SupportApi.Features.Tickets.Storage;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>A message is added to a ticket.</summary>
public sealed class ReplyToTicket(SupportDbContext db, Numbers numbers, TimeProvider clock)
    : ApiEndpoint<ReplyToTicket.Request, Results<Created<MessageResponse>, Error>>
{
    /// <summary>The message.</summary>
    /// <param name="Body">What is said; at most 20,000 characters.</param>
    /// <param name="Visibility">Who may read it; <c>public</c> when absent. Only staff can write internal notes.</param>
    public sealed record Request(string? Body, MessageVisibility? Visibility = null) : IExample<Request>
    {
        public static Request Example => new("We found your transfer; it needs two more confirmations.", MessageVisibility.Public);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Body).ShowsSomething().HasAtMostCharacters(TicketMessage.BodyMaxLength);
    }

    public override void Configure()
    {
        Post("/{ticketId}/messages");
        Group<TicketsGroup>();
        RequireScope(Scope.TicketsWrite);
        Validated<Validator>();
        TakesIfMatch();
        Transactional();
        Fails(TicketErrors.NotFound, TicketErrors.Closed, TicketErrors.Full);
    }

    /// <summary>Reply to a ticket</summary>
    /// <remarks>
    /// What a partner writes is the customer's. The customer's message opens a pending or solved ticket again; the first public one by staff takes a new ticket
    /// up. When a customer answers a closed ticket, the message goes to its follow-up: to the newest one that is not closed, or else one is opened and the
    /// message is its first. <c>ticketId</c> and <c>Location</c> are then those of the follow-up. Staff cannot answer a closed ticket.
    /// A ticket takes 2,000 public messages with 4,000,000 bytes of text (UTF-8) together, and as much of internal notes; from staff 2,200 public messages and
    /// 5,000,000 bytes. More is refused with 409 <c>ticket_full</c>, and <c>existing</c> is the ticket that is full: go on in another ticket, or close that one
    /// and answer, which opens a follow-up.
    /// </remarks>
    public override async Task<Results<Created<MessageResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var ticketId = Key<TicketKey>("ticketId");
        var visibility = request.Visibility ?? MessageVisibility.Public;
        if (visibility is MessageVisibility.Internal && !Actor.IsStaff)
            return Validation.Refuse("visibility", MessageProblems.InternalByStaffOnly);
        var ticket = await ticketId.LoadAsync(db, ct);
        if (ticket is null)
            return TicketErrors.NotFound;
        if (IfMatch.Refuses(ticket.SeenBy(Actor)) is { } stale)
            return stale;

        var now = clock.GetUtcNow();
        if (ticket.Status is TicketStatus.Closed && !Actor.IsStaff)
            ticket = await FindFollowUpAsync(ticket, now, ct);
        var (message, error) = ticket.Reply(request.Body!, visibility, Actor, now);
        if (message is null)
            return error!;
        TicketIndexing.Add(db, ticket, message);
        return TypedResults.Created($"/v1/tickets/{ticket.Id}/messages/{message.Id}", MessageResponse.From(message, Actor));
    }

    // The customer is read first and changed with it, so that of two who find no follow-up in the same moment only one opens it.
    private async Task<Ticket> FindFollowUpAsync(Ticket closed, DateTimeOffset now, CancellationToken ct)
    {
        var customer = await db.Visible<Customer>().SingleAsync(c => c.Id == closed.CustomerId, ct);
        var last = await TicketQueries.LoadEndOfChainAsync(db, closed, ct);
        if (last.Status is not TicketStatus.Closed)
            return last;
        customer.NoteCaseOpened();
        var next = last.FollowUp(await numbers.NextAsync("ticket", ct), now);
        TicketIndexing.Add(db, next, customer.ExternalId, []);
        return next;
    }
}
