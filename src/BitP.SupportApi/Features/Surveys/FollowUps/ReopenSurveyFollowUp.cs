using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Surveys.FollowUps;

/// <summary>A follow-up is opened again.</summary>
public sealed class ReopenSurveyFollowUp(SupportDbContext db, FollowUpSettings settings, TimeProvider clock)
    : SurveyFollowUpStepEndpoint<ReopenSurveyFollowUp.Request>(db, clock)
{
    /// <summary>Why.</summary>
    /// <param name="Reason">For the record; at most 1,000 characters. Only staff see it.</param>
    public sealed record Request(string? Reason) : IExample<Request>
    {
        public static Request Example => new("The fee was not paid back after all.");
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).ShowsSomething().HasAtMostCharacters(Ticket.ReasonMaxLength);
    }

    public override void Configure()
    {
        IsFollowUpStep("reopen");
        Validated<Validator>();
    }

    /// <summary>Reopen a follow-up</summary>
    /// <remarks>The customer is to be contacted once more, in the same time from now on. One that ended with the exclusion of its answer is reopened by including the answer.</remarks>
    public override Task<Results<Ok<SurveyFollowUpResponse>, Error>> AnswerAsync(Request request, CancellationToken ct) =>
        TakeAsync((followUp, about, now) => followUp.Reopen(request.Reason!, settings.Within, about, Actor, now), ct);
}
