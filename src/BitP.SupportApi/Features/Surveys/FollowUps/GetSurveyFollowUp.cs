using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.FollowUps;

/// <summary>One follow-up is read.</summary>
public sealed class GetSurveyFollowUp(SupportDbContext db) : ApiEndpoint<Results<Ok<SurveyFollowUpResponse>, Error>>
{
    public override void Configure()
    {
        Get("/{followUpId}");
        Group<SurveyFollowUpsGroup>();
        RequireScope(Scope.SurveysRead, Actors.Leads);
        WithETag();
        Fails(SurveyFollowUpErrors.NotFound);
    }

    /// <summary>Get a follow-up</summary>
    /// <remarks>With the answer as it is now, and what was done about it.</remarks>
    public override async Task<Results<Ok<SurveyFollowUpResponse>, Error>> AnswerAsync(CancellationToken ct)
    {
        var followUpId = Key("followUpId");
        var followUp = await db.Set<SurveyFollowUp>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == followUpId, ct);
        return followUp is null ? SurveyFollowUpErrors.NotFound : TypedResults.Ok(await db.RespondAsync(followUp, ct));
    }
}
