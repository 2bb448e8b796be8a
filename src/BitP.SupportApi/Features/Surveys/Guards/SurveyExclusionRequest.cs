using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;

namespace BitP.SupportApi.Features.Surveys.Guards;

/// <summary>Why an answer does not count, or counts again.</summary>
/// <param name="Reason">For the record; at most 1,000 characters. Only staff see it.</param>
public sealed record SurveyExclusionRequest(string? Reason) : IExample<SurveyExclusionRequest>
{
    public static SurveyExclusionRequest Example => new("Three answers about different customers came from the same device within ten minutes.");
}

internal sealed class SurveyExclusionValidator : AbstractValidator<SurveyExclusionRequest>
{
    public SurveyExclusionValidator() => RuleFor(r => r.Reason).ShowsSomething().HasAtMostCharacters(Ticket.ReasonMaxLength);
}
