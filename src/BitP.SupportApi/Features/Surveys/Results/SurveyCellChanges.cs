using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.Results;

/// <summary>By how much cells change when invitations count, or no longer count, for something.</summary>
internal sealed class SurveyCellChanges
{
    private const int ReadAtOnce = 500;

    private readonly Dictionary<SurveyCellKey, Dictionary<int, SurveySum>> _changes = [];

    public IReadOnlyCollection<SurveyCellKey> Cells => _changes.Keys;

    /// <summary>The quarter hours of a cell; none when nothing changes it.</summary>
    public IReadOnlyDictionary<int, SurveySum> Of(SurveyCellKey cell) => _changes.GetValueOrDefault(cell) ?? [];

    /// <param name="invitation">The invitation.</param>
    /// <param name="standing">What it is counted as.</param>
    /// <param name="times">1, or -1 when it no longer is.</param>
    public void Add(CountableInvitation invitation, SurveyStanding standing, int times = 1)
    {
        var (day, quarter) = (SurveyCellKey.DayOf(invitation.ResolvedAt), SurveyCellKey.QuarterOf(invitation.ResolvedAt));
        foreach (var group in standing.Groups(invitation.PartnerId))
        {
            var key = new SurveyCellKey(invitation.SurveyId, day, group.PartnerId, group.Dimension, group.Key);
            if (!_changes.TryGetValue(key, out var quarters))
                _changes.Add(key, quarters = []);
            if (!quarters.TryGetValue(quarter, out var sum))
                quarters.Add(quarter, sum = new());
            standing.AddTo(sum, group, times);
        }
    }

    /// <summary>Adds the changes to the cells that are there, and makes those that are not.</summary>
    public async Task ApplyAsync(SupportDbContext db, CancellationToken ct)
    {
        foreach (var some in _changes.Chunk(ReadAtOnce))
        {
            var ids = some.ToDictionary(change => change.Key.Id, change => change);
            var found = ids.Keys.ToArray();
            foreach (var cell in await db.Visible<SurveyCell>().Where(c => found.Contains(c.Id)).ToListAsync(ct))
            {
                ids.Remove(cell.Id, out var change);
                cell.Add(change.Value);
            }
            foreach (var (key, quarters) in ids.Values)
            {
                var cell = SurveyCell.Of(key);
                cell.Add(quarters);
                db.Insert(cell);
            }
        }
    }
}
