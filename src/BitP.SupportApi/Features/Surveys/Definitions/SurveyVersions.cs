using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Json;
using Microsoft.Extensions.Caching.Memory;

namespace BitP.SupportApi.Features.Surveys.Definitions;

/// <summary>The versions of surveys. They are never altered, so that those that were asked for are kept.</summary>
public sealed class SurveyVersions(DatabaseProvider provider) : IKeepsRows, IDisposable
{
    // Bytes of JSON: some thousand usual versions, or fewer that say much.
    private const long Kept = 16_000_000;

    private readonly MemoryCache _versions = new(new MemoryCacheOptions { SizeLimit = Kept });

    /// <summary>A version of a survey, which has to be there.</summary>
    public async ValueTask<SurveyVersion> VersionAsync(Guid surveyId, long number, CancellationToken ct)
    {
        if (_versions.TryGetValue((surveyId, number), out SurveyVersion? kept))
            return kept!;
        var query = new SqlQuery(provider).Select<SurveyVersion>("v").Add($" FROM survey_versions v WHERE v.survey_id = {surveyId} AND v.number = {number}");
        var version = (await provider.ReadAsync<SurveyVersion>(query, ct)).Single();
        return _versions.Set((surveyId, number), version, new MemoryCacheEntryOptions { Size = JsonLength.Of(version.Content) });
    }

    /// <summary>A survey as somebody sees it who may know of it up to a version.</summary>
    internal async ValueTask<SurveyResponse> RespondAsync(Survey survey, long number, Actor actor, CancellationToken ct) =>
        number == survey.ContentVersion ? SurveyResponse.From(survey, actor) : SurveyResponse.Until(await VersionAsync(survey.Id, number, ct), survey, actor);

    void IKeepsRows.Forget() => _versions.Clear();

    public void Dispose() => _versions.Dispose();
}
