using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Surveys.FollowUps;

/// <summary>A customer who gave a low rating was contacted.</summary>
public sealed class ContactSurveyCustomer(SupportDbContext db, TimeProvider clock) : SurveyFollowUpStepEndpoint<ContactSurveyCustomer.Request>(db, clock)
{
    /// <summary>What was said.</summary>
    /// <param name="Note">For the record; at most 4,000 characters. Only staff see it.</param>
    public sealed record Request(string? Note) : IExample<Request>
    {
        public static Request Example => new("Called, and apologised. The fee is paid back by Friday.");
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Note).ShowsSomething().HasAtMostCharacters(SurveyFollowUp.NoteMaxLength);
    }

    public override void Configure()
    {
        IsFollowUpStep("contact");
        Validated<Validator>();
    }

    /// <summary>Note that the customer was contacted</summary>
    /// <remarks>What is said to the customer is said in the case; this notes that it was, and stops the clock. It may be noted as often as it happens.</remarks>
    public override Task<Results<Ok<SurveyFollowUpResponse>, Error>> AnswerAsync(Request request, CancellationToken ct) =>
        TakeAsync((followUp, about, now) => followUp.Contact(request.Note!, about, Actor, now), ct);
}
