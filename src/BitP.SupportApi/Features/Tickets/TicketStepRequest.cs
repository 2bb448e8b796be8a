using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>Why a step of the ticket's life is taken.</summary>
/// <param name="Reason">For the record and visible to the customer; at most 1,000 characters. One that shows nothing is none.</param>
public sealed record TicketStepRequest(string? Reason = null) : IExample<TicketStepRequest>
{
    public static TicketStepRequest Example => new("The transaction was confirmed on the blockchain.");
}

internal sealed class TicketStepValidator : AbstractValidator<TicketStepRequest>
{
    public TicketStepValidator() => RuleFor(r => r.Reason).HasAtMostCharacters(Ticket.ReasonMaxLength);
}
