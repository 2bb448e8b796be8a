using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.Definitions;

/// <summary>
/// The surveys that are asked for, each as it was at a time: what is changed counts for cases that end from then on, and what ended before a survey was switched on is
/// none of its affairs, whenever that is read.
/// </summary>
internal sealed class SurveysInForce
{
    private readonly SurveyVersions _surveys;
    private readonly IReadOnlyList<InForce> _inForce;

    private SurveysInForce(SurveyVersions surveys, IReadOnlyList<InForce> inForce) => (_surveys, _inForce) = (surveys, inForce);

    public static async Task<SurveysInForce> ReadAsync(SurveyVersions surveys, SupportDbContext db, CancellationToken ct)
    {
        var active = await db.Set<Survey>()
            .AsNoTracking()
            .Where(s => s.Active)
            .OrderBy(s => s.CreatedAt)
            .ThenBy(s => s.Id)
            .Select(s => new { s.Id, s.SwitchedAt })
            .ToListAsync(ct);
        Guid[] ids = [.. active.Select(s => s.Id)];
        var versions = await db.Set<SurveyVersion>()
            .Where(v => ids.Contains(v.SurveyId))
            .OrderByDescending(v => v.Number)
            .Select(v => new Version(v.SurveyId, v.Number, v.CreatedAt))
            .ToListAsync(ct);
        var bySurvey = versions.ToLookup(v => v.SurveyId);
        return new(surveys, [.. active.Select(s => new InForce(s.SwitchedAt, [.. bySurvey[s.Id]]))]);
    }

    /// <summary>The versions that were in force when a case ended so, in the order in which the surveys were made.</summary>
    public async Task<IReadOnlyList<SurveyVersion>> AtAsync(SurveyTriggerEvent trigger, DateTimeOffset at, CancellationToken ct)
    {
        var found = new List<SurveyVersion>();
        foreach (var survey in _inForce.Where(s => s.Since <= at))
            if (
                survey.Versions.FirstOrDefault(v => v.CreatedAt <= at) is { } last
                && await _surveys.VersionAsync(last.SurveyId, last.Number, ct) is var version
                && version.Content.Trigger.Event == trigger
            )
                found.Add(version);
        return found;
    }

    /// <param name="Since">Since when it is asked for.</param>
    /// <param name="Versions">Its versions, the latest first.</param>
    private sealed record InForce(DateTimeOffset Since, IReadOnlyList<Version> Versions);

    private sealed record Version(Guid SurveyId, long Number, DateTimeOffset CreatedAt);
}
