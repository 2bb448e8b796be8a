using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;

namespace BitP.SupportApi.Features.Escalations;

/// <summary>What whoever is called on has to know, as callers send it.</summary>
internal interface IEscalationHandover
{
    string? Reason { get; }

    string? Summary { get; }
}

/// <summary>What every request that escalates a ticket has to keep to.</summary>
internal abstract class EscalationHandoverValidator<T> : AbstractValidator<T>
    where T : IEscalationHandover
{
    protected EscalationHandoverValidator()
    {
        RuleFor(r => r.Reason).ShowsSomething().HasAtMostCharacters(Ticket.ReasonMaxLength);
        RuleFor(r => r.Summary).ShowsSomething().HasAtMostCharacters(Escalation.SummaryMaxLength);
    }
}
