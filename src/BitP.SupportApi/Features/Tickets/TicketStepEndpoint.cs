using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Features.Tickets.Storage;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>A step of a ticket's life.</summary>
public abstract class TicketStepEndpoint<TRequest>(SupportDbContext db, SlaPolicies policies, TimeProvider clock)
    : ApiEndpoint<TRequest, Results<Ok<TicketResponse>, Error>>
    where TRequest : notnull
{
    protected SupportDbContext Db => db;

    /// <summary>What the routes of all steps say.</summary>
    protected void IsTicketStep(string path, Actors actors, params Error[] errors)
    {
        Post(path);
        Group<TicketsGroup>();
        RequireScope(Scope.TicketsWrite, actors);
        TakesIfMatch();
        Transactional();
        WithETag();
        Fails([TicketErrors.NotFound, .. errors]);
    }

    /// <summary>Loads the ticket, takes the step and answers with what became of it.</summary>
    protected async Task<Results<Ok<TicketResponse>, Error>> TakeAsync(Func<Ticket, SlaTerms?, DateTimeOffset, Error?> step, CancellationToken ct)
    {
        var ticket = await Key<TicketKey>("ticketId").LoadAsync(db, ct);
        if (ticket is null)
            return TicketErrors.NotFound;
        if (IfMatch.Refuses(ticket.SeenBy(Actor)) is { } stale)
            return stale;

        var now = clock.GetUtcNow();
        var terms = await policies.TermsOfAsync(ticket, ct);
        if (step(ticket, terms, now) is { } error)
            return error;
        return TypedResults.Ok(await db.RespondAsync(ticket, terms, now, ct));
    }
}
