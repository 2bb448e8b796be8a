using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.FollowUps;

/// <summary>A follow-up is given to somebody.</summary>
public sealed class AssignSurveyFollowUp(SupportDbContext db, TimeProvider clock) : SurveyFollowUpStepEndpoint<AssignSurveyFollowUp.Request>(db, clock)
{
    /// <summary>Whose it shall be.</summary>
    /// <param name="OwnerId">The agent. Null or absent: nobody's.</param>
    public sealed record Request(Guid? OwnerId = null) : IExample<Request>
    {
        public static Request Example => new(Examples.Agent);
    }

    internal sealed class Validator : AbstractValidator<Request>;

    public override void Configure()
    {
        IsFollowUpStep("assign");
        Validated<Validator>();
    }

    /// <summary>Assign a follow-up</summary>
    /// <remarks>To anybody active but those whose work the answer is about: who had the case when it ended or since, who ended it, and who had replied in it (403 <c>survey_follow_up_own</c>). It is theirs as long as nobody gives it to somebody else.</remarks>
    public override async Task<Results<Ok<SurveyFollowUpResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        string? name = null;
        if (request.OwnerId is { } ownerId)
        {
            name = await Db.Set<Agent>().Where(a => a.Id == ownerId && a.Active).Select(a => a.Name).SingleOrDefaultAsync(ct);
            if (name is null)
                return Validation.Refuse("ownerId", FieldProblems.NotFound.Expecting(Expectation.ListedBy("/v1/agents?active=true")));
        }
        return await TakeAsync((followUp, about, now) => followUp.Assign(request.OwnerId, name, about, Actor, now), ct);
    }
}
