using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Schedules;

/// <summary>What a schedule may combine.</summary>
internal static class CombinedSchedules
{
    private const int MaxInAll = 50;

    /// <summary>Why a schedule may not combine these; null when it may. Versions that hold no more count as well: they are still asked about.</summary>
    /// <param name="scheduleId">The schedule; null when it is new, and so nothing can lead back to it.</param>
    public static async Task<Error?> RefuseAsync(SupportDbContext db, Guid? scheduleId, IReadOnlyList<Guid> combines, CancellationToken ct)
    {
        var reached = new HashSet<Guid>();
        foreach (var (i, combined) in combines.Index())
        {
            if (combined == scheduleId)
                return Validation.Refuse($"combines[{i}]", ScheduleRules.Cycle);
            var versions = await ScheduleCalendars.LoadAsync(db, [combined], ct);
            if (!versions.ContainsKey(combined))
                return Validation.Refuse($"combines[{i}]", FieldProblems.NotFound);
            if (scheduleId is { } self && versions.ContainsKey(self))
                return Validation.Refuse($"combines[{i}]", ScheduleRules.Cycle);
            reached.UnionWith(versions.Keys);
        }
        return reached.Count > MaxInAll ? Validation.Refuse("combines", FieldProblems.TooMany) : null;
    }
}
