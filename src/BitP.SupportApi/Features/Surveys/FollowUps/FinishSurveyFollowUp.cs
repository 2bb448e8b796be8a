using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Surveys.FollowUps;

/// <summary>A follow-up is finished.</summary>
public sealed class FinishSurveyFollowUp(SupportDbContext db, TimeProvider clock) : SurveyFollowUpStepEndpoint<FinishSurveyFollowUp.Request>(db, clock)
{
    private static readonly string[] ResultsOfPeople =
    [
        .. Enum.GetValues<SurveyFollowUpResult>().Where(IsForPeople).Select(EnumNames<SurveyFollowUpResult>.Of),
    ];

    /// <summary>What came of it.</summary>
    /// <param name="Result">Not <c>excluded</c>, which comes with the exclusion of the answer.</param>
    /// <param name="Note">For the record; at most 4,000 characters. Only staff see it.</param>
    public sealed record Request(SurveyFollowUpResult? Result, string? Note) : IExample<Request>
    {
        public static Request Example => new(SurveyFollowUpResult.Resolved, "The fee was paid back, and the customer is content.");
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Result)
                .NotNull()
                .Must(result => result is null || IsForPeople(result.Value))
                .Otherwise(FieldProblems.NotApplicable.OneOf(ResultsOfPeople));
            RuleFor(r => r.Note).ShowsSomething().HasAtMostCharacters(SurveyFollowUp.NoteMaxLength);
        }
    }

    public override void Configure()
    {
        IsFollowUpStep("finish");
        Validated<Validator>();
    }

    /// <summary>Finish a follow-up</summary>
    /// <remarks>Also without the customer having been contacted, when there was nothing to do or nobody to be reached. The result stands with the answer.</remarks>
    public override Task<Results<Ok<SurveyFollowUpResponse>, Error>> AnswerAsync(Request request, CancellationToken ct) =>
        TakeAsync((followUp, about, now) => followUp.Finish(request.Result!.Value, request.Note!, about, Actor, now), ct);

    private static bool IsForPeople(SurveyFollowUpResult result) => result is not SurveyFollowUpResult.Excluded;
}
