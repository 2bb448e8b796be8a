using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.Results;

/// <summary>The figures of a survey are counted anew.</summary>
public sealed class RecomputeSurveyResults(SupportDbContext db, SurveyScores scores, TimeProvider clock)
    : ApiEndpoint<Results<Accepted<SurveyRecomputationResponse>, Error>>
{
    public override void Configure()
    {
        Post("/{surveyId}/results/recompute");
        Group<SurveysGroup>();
        RequireScope(Scope.SurveysWrite, Actors.Leads);
        Transactional();
        Fails(SurveyErrors.NotFound);
    }

    /// <summary>Recompute the results of a survey</summary>
    /// <remarks>
    /// Results are kept as answers come in and change. This counts them anew from the invitations themselves, day by day in the background, while they go on being kept, and says whether they were the same;
    /// what was not is put right. <c>Location</c> is where to look how far it is. While one goes on, asking again answers with that one.
    /// </remarks>
    public override async Task<Results<Accepted<SurveyRecomputationResponse>, Error>> AnswerAsync(CancellationToken ct)
    {
        if (await scores.FindAsync(Key("surveyId"), ct) is not { } survey)
            return SurveyErrors.NotFound;
        var recomputation = await db.Set<SurveyRecomputation>()
            .AsNoTracking()
            .Where(r => r.SurveyId == survey.Id && r.EndedAt == null)
            .OrderBy(r => r.BegunAt)
            .ThenBy(r => r.Id)
            .FirstOrDefaultAsync(ct);
        if (recomputation is null)
            db.Insert(recomputation = SurveyRecomputation.Begin(survey.Id, clock.GetUtcNow()));
        return TypedResults.Accepted($"/v1/surveys/{survey.Id}/results/recomputations/{recomputation.Id}", SurveyRecomputationResponse.From(recomputation));
    }
}
