using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.Guards;

/// <summary>The keys under which origins of answers are hashed, the one in use first. They are in the database, so that all nodes have the same.</summary>
public sealed class SurveyOriginKeys(SupportDbContextFactory databases, DatabaseProvider provider) : IKeepsRows
{
    private volatile IReadOnlyList<SurveyOriginKey> _known = [];

    /// <summary>Those that were in use when they were last asked for; none before that.</summary>
    internal IReadOnlyList<SurveyOriginKey> Known => _known;

    /// <summary>Those at an instant. The one for the ten days around it is made when there is none.</summary>
    internal async ValueTask<IReadOnlyList<SurveyOriginKey>> AtAsync(DateTimeOffset at, CancellationToken ct)
    {
        var number = SurveyOriginKey.NumberAt(at);
        while (_known is not [var latest, ..] || latest.Number != number)
        {
            var eldest = SurveyOriginKey.EldestAt(at);
            await using var db = databases.CreateFor(Actor.System);
            var keys = await db.Set<SurveyOriginKey>()
                .AsNoTracking()
                .Where(k => k.Number >= eldest && k.Number <= number)
                .OrderByDescending(k => k.Number)
                .ToListAsync(ct);
            if (keys is [var first, ..] && first.Number == number)
                _known = keys;
            else
                await MakeAsync(number);
        }
        return _known;
    }

    void IKeepsRows.Forget() => _known = [];

    private async Task MakeAsync(int number)
    {
        await using var db = databases.CreateFor(Actor.System);
        db.Insert(SurveyOriginKey.Generate(number));
        try
        {
            await provider.CommitAsync(db);
        }
        catch (Exception exception) when (provider.MayTryAgain(exception))
        {
            // Another node has made it.
        }
    }
}
