using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Escalations;

/// <summary>A customer looks up whether somebody sees to what was asked for.</summary>
public sealed class ListEscalationRequests(SupportDbContext db) : ApiEndpoint<Results<Ok<ListEscalationRequests.Response>, Error>>
{
    /// <summary>The requests for escalation of a ticket.</summary>
    /// <param name="Items">All of them, the latest first; at most 5.</param>
    public new sealed record Response(IReadOnlyList<EscalationRequestResponse> Items) : IExample<Response>
    {
        public static Response Example => new([EscalationRequestResponse.Example]);
    }

    public override void Configure()
    {
        Get("/tickets/{ticketId}/escalations");
        Group<EscalationsGroup>();
        RequireScope(Scope.TicketsRead);
        Fails(TicketErrors.NotFound);
    }

    /// <summary>List the requests for escalation of a ticket</summary>
    /// <remarks>What the customer asked for, and whether somebody sees to it. Escalations that a clock or staff began are not among them.</remarks>
    public override async Task<Results<Ok<Response>, Error>> AnswerAsync(CancellationToken ct)
    {
        var number = await Key<TicketKey>("ticketId").In(db.Visible<Ticket>()).Select(t => (long?)t.Number).SingleOrDefaultAsync(ct);
        if (number is null)
            return TicketErrors.NotFound;
        var requests = await EscalationQueries
            .RequestsOf(db, number.Value)
            .AsNoTracking()
            .OrderByDescending(e => e.StartedAt)
            .ThenByDescending(e => e.Id)
            .ToListAsync(ct);
        return TypedResults.Ok(new Response(requests.ConvertAll(EscalationRequestResponse.From)));
    }
}
