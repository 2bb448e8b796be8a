using BitP.SupportApi.Features.Tickets.Storage;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>Why a step of the ticket's life is taken.</summary>
/// <param name="Reason">For the record and visible to the customer; at most 1,000 characters.</param>
public sealed record TicketStepRequest(string? Reason = null) : IExample<TicketStepRequest>
{
    public static TicketStepRequest Example => new("The transaction was confirmed on the blockchain.");
}

internal sealed class TicketStepValidator : AbstractValidator<TicketStepRequest>
{
    public TicketStepValidator() => RuleFor(r => r.Reason).MaximumLength(Ticket.ReasonMaxLength);
}

/// <summary>What all steps of a ticket's life have in common.</summary>
internal static class TicketSteps
{
    public static RouteHandlerBuilder IsTicketStep(this RouteHandlerBuilder route, Actors actors) =>
        route
            .RequireScope(Scopes.TicketsWrite, actors)
            .Validate(() => new TicketStepValidator())
            .Transactional()
            .WithETag()
            .Fails(TicketErrors.NotFound, TicketErrors.StatusNotAllowed);

    public static async Task<Results<Ok<TicketResponse>, Error>> TakeAsync(
        TicketKey key,
        IfMatch ifMatch,
        SupportDbContext db,
        TimeProvider clock,
        Func<Ticket, DateTimeOffset, Error?> step,
        CancellationToken ct
    )
    {
        var ticket = await key.LoadAsync(db, ct);
        if (ticket is null)
            return TicketErrors.NotFound;
        if (ifMatch.Refuses(ticket) is { } stale)
            return stale;

        var now = clock.GetUtcNow();
        if (step(ticket, now) is { } error)
            return error;
        return TypedResults.Ok(await db.RespondAsync(ticket, now, ct));
    }
}
