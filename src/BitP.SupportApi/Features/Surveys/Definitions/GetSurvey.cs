using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.Definitions;

/// <summary>One survey is read.</summary>
public sealed class GetSurvey(SupportDbContext db, SurveyVersions versions) : ApiEndpoint<Results<Ok<SurveyResponse>, Error>>
{
    public override void Configure()
    {
        Get("/{surveyId}");
        Group<SurveysGroup>();
        RequireScope(Scope.SurveysRead, Actors.Staff | Actors.Partner);
        WithETag();
        Fails(SurveyErrors.NotFound);
    }

    /// <summary>Get a survey</summary>
    /// <remarks>
    /// Its latest version. Partners see surveys of which a version can be about cases of their customers, the latest of these, and of the partners in <c>when</c>
    /// themselves alone.
    /// </remarks>
    public override async Task<Results<Ok<SurveyResponse>, Error>> AnswerAsync(CancellationToken ct)
    {
        var surveyId = Key("surveyId");
        var survey = await db.Set<Survey>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == surveyId, ct);
        return survey?.VersionFor(Actor) is { } number ? TypedResults.Ok(await versions.RespondAsync(survey, number, Actor, ct)) : SurveyErrors.NotFound;
    }
}
