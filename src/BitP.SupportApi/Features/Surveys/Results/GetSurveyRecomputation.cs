using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.Results;

/// <summary>A recomputation is looked at.</summary>
public sealed class GetSurveyRecomputation(SupportDbContext db) : ApiEndpoint<Results<Ok<SurveyRecomputationResponse>, Error>>
{
    public override void Configure()
    {
        Get("/{surveyId}/results/recomputations/{surveyRecomputationId}");
        Group<SurveysGroup>();
        RequireScope(Scope.SurveysRead, Actors.Leads);
        Fails(SurveyResultsErrors.RecomputationNotFound);
    }

    /// <summary>Get a recomputation of results</summary>
    /// <remarks>How far it is and, once it has ended, whether the figures were the same. One that does not go on is found in <c>GET /v1/due-work</c>.</remarks>
    public override async Task<Results<Ok<SurveyRecomputationResponse>, Error>> AnswerAsync(CancellationToken ct)
    {
        var (surveyId, id) = (Key("surveyId"), Key("surveyRecomputationId"));
        var recomputation = await db.Set<SurveyRecomputation>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id && r.SurveyId == surveyId, ct);
        return recomputation is null ? SurveyResultsErrors.RecomputationNotFound : TypedResults.Ok(SurveyRecomputationResponse.From(recomputation));
    }
}
