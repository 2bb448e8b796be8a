using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Features.Tickets.Storage;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>One ticket is read.</summary>
public sealed class GetTicket(DatabaseProvider provider, SlaPolicies policies, TimeProvider clock) : ApiEndpoint<Results<Ok<TicketResponse>, Error>>
{
    public override void Configure()
    {
        Get("/{ticketId}");
        Group<TicketsGroup>();
        RequireScope(Scope.TicketsRead);
        WithETag();
        Fails(TicketErrors.NotFound);
    }

    /// <summary>Get a ticket</summary>
    /// <remarks>By its id or its reference.</remarks>
    public override async Task<Results<Ok<TicketResponse>, Error>> AnswerAsync(CancellationToken ct)
    {
        var ticketId = Key<TicketKey>("ticketId");
        var query = TicketReader.Begin(Actor, provider);
        if (ticketId.Number == 0)
            query.Add($" AND t.id = {ticketId.Id}");
        else
            query.Add($" AND t.number = {ticketId.Number}");
        return await TicketReader.ReadAsync(Actor, provider, policies, query, clock.GetUtcNow(), null, ct) is [var ticket]
            ? TypedResults.Ok(ticket)
            : TicketErrors.NotFound;
    }
}
