using BitP.SupportApi.Features.Customers;
using BitP.SupportApi.Features.Sla.Policies;
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
public sealed class ReplyToTicket(SupportDbContext db, Numbers numbers, SlaPolicies policies, TimeProvider clock)
    : ApiEndpoint<ReplyToTicket.Request, Results<Created<MessageResponse>, Error>>
{
    /// <summary>The message.</summary>
    /// <param name="Body">What is said; at most 20,000 characters.</param>
    /// <param name="Visibility">Who may read it; <c>public</c> when absent. Only staff can write internal notes.</param>
    /// <param name="Automatic">
    /// True for what no person wrote, such as a receipt or what a bot says: it is no answer, and no clock stops for it. Only for staff.
    /// </param>
    /// <param name="Explains">True when it explains why a promise is late: the customer is then owed that no more. Only for public messages of staff that are not <c>automatic</c>.</param>
    /// <param name="Promise">By when it will be done. Only for public messages of staff that are not <c>automatic</c>.</param>
    public sealed record Request(
        string? Body,
        MessageVisibility? Visibility = null,
        bool? Automatic = null,
        bool? Explains = null,
        TicketPromiseChange? Promise = null
    ) : IExample<Request>
    {
        public static Request Example => new("We found your transfer; it needs two more confirmations.", MessageVisibility.Public);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Body).ShowsSomething().HasAtMostCharacters(TicketMessage.BodyMaxLength);
            RuleFor(r => r.Promise).SetValidator(new TicketPromiseChangeValidator()!).When(r => r.Promise is not null);
        }
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
    /// up. That one also says by when it will be done: with <c>promise</c>, or else, unless staff have promised something before, with what the policy says, which
    /// is the due time of the resolution clock. When a promise has passed, an explanation is owed, which a message with <c>explains</c> gives, or a new promise
    /// with a reason. What no person wrote is marked <c>automatic</c> and is no answer. When a customer answers a closed ticket, the message goes to its
    /// follow-up: to the newest one that is not closed, or else one is opened and the message is its first. <c>ticketId</c> and <c>Location</c> are then those of
    /// the follow-up. Staff cannot answer a closed ticket.
    /// A ticket takes 2,000 public messages with 4,000,000 bytes of text (UTF-8) together, and as much of internal notes; from staff 2,200 public messages and
    /// 5,000,000 bytes. More is refused with 409 <c>ticket_full</c>, and <c>existing</c> is the ticket that is full: go on in another ticket, or close that one
    /// and answer, which opens a follow-up.
    ///
    /// Of the clocks, only a public message by a person of the staff stops those of the first response, the next response and the progress update, of which the
    /// last then begins anew; that of an explanation is stopped only when it <c>explains</c>. Automatic messages, internal notes and what partners and customers write stop none. The
    /// customer's message starts that of the next response, unless one already waits for an answer, and lets go on what stood for it.
    /// </remarks>
    public override async Task<Results<Created<MessageResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var ticketId = Key<TicketKey>("ticketId");
        var visibility = request.Visibility ?? MessageVisibility.Public;
        if (visibility is MessageVisibility.Internal && !Actor.IsStaff)
            return Validation.Refuse("visibility", MessageProblems.InternalByStaffOnly);
        var now = clock.GetUtcNow();
        if (RefuseWords(request, visibility, now) is { } misplaced)
            return misplaced;
        var ticket = await ticketId.LoadAsync(db, ct);
        if (ticket is null)
            return TicketErrors.NotFound;
        if (IfMatch.Refuses(ticket.SeenBy(Actor)) is { } stale)
            return stale;

        if (ticket.Status is TicketStatus.Closed && !Actor.IsStaff)
            ticket = await FindFollowUpAsync(ticket, now, ct);
        var promise = request.Promise is { } said ? new PromisedTime(said.By!.Value, said.Reason) : null;
        var (message, error) = ticket.Reply(
            new(request.Body!, visibility, request.Automatic is true, request.Explains is true, promise),
            Actor,
            await policies.TermsOfAsync(ticket, ct),
            now
        );
        if (message is null)
            return error!;
        TicketIndexing.Add(db, ticket, message);
        return TypedResults.Created($"/v1/tickets/{ticket.Id}/messages/{message.Id}", MessageResponse.From(message, Actor));
    }

    private Error? RefuseWords(Request request, MessageVisibility visibility, DateTimeOffset now)
    {
        if (request.Automatic is true && !Actor.IsStaff)
            return Validation.Refuse("automatic", MessageProblems.ByStaffOnly);
        var answers = Actor.IsStaff && visibility is MessageVisibility.Public && request.Automatic is not true;
        if (request.Explains is true && !answers)
            return Validation.Refuse("explains", MessageProblems.AnswersOnly);
        if (request.Promise is null)
            return null;
        return !answers ? Validation.Refuse("promise", MessageProblems.AnswersOnly)
            : PromiseProblems.With(request.Promise.By!.Value, now) is { } unkept ? Validation.Refuse("promise.by", unkept)
            : null;
    }

    // The customer is read first and changed with it, so that of two who find no follow-up in the same moment only one opens it.
    private async Task<Ticket> FindFollowUpAsync(Ticket closed, DateTimeOffset now, CancellationToken ct)
    {
        var customer = await db.Visible<Customer>().SingleAsync(c => c.Id == closed.CustomerId, ct);
        var last = await TicketQueries.LoadEndOfChainAsync(db, closed, ct);
        if (last.Status is not TicketStatus.Closed)
            return last;
        customer.NoteCaseOpened();
        var next = last.FollowUp(await numbers.NextAsync("ticket", ct), await policies.MatchAsync(last.FactsOfFollowUp(), now, null, ct), now);
        TicketIndexing.Add(db, next, customer.ExternalId, []);
        return next;
    }
}
