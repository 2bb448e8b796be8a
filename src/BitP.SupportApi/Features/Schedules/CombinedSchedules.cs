using System.Text.Json.Serialization;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Problems;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Schedules;

/// <summary>What a schedule may combine.</summary>
internal static class CombinedSchedules
{
    private const int MaxInAll = 50;

    private static readonly FieldProblem TooMany = FieldProblems.TooMany.Expecting(
        Expectation.Words(
            $"at most {MaxInAll} schedules, with those that these combine",
            $"最多 {MaxInAll} 个日程，包括这些日程所合并的日程",
            $"au plus {MaxInAll} horaires, avec ceux que ceux-ci combinent",
            $"höchstens {MaxInAll} Zeitpläne, mit denen, die diese einschließen"
        )
    );

    /// <summary>Why a schedule may not combine these; null when it may. Versions that hold no more count as well: they are still asked about.</summary>
    /// <param name="scheduleId">The schedule; null when it is new, and so nothing can lead back to it.</param>
    public static async Task<Error?> RefuseAsync(SupportDbContext db, Guid? scheduleId, IReadOnlyList<Guid> combines, CancellationToken ct)
    {
        if (combines.Count == 0)
            return null;
        var there = await db.Set<Schedule>().Where(s => combines.Contains(s.Id)).Select(s => s.Id).ToListAsync(ct);
        var edges = await ReachAsync(db, combines, ct);
        foreach (var (i, combined) in combines.Index())
        {
            if (combined == scheduleId)
                return Validation.Refuse($"combines[{i}]", ScheduleRules.Cycle);
            if (!there.Contains(combined))
                return Validation.Refuse($"combines[{i}]", FieldProblems.NotFound.Expecting(Expectation.ListedBy("/v1/schedules")));
            if (scheduleId is { } self && ReachedFrom([combined], edges).Contains(self))
                return Validation.Refuse($"combines[{i}]", ScheduleRules.Cycle);
        }
        return ReachedFrom(combines, edges).Count > MaxInAll ? Validation.Refuse("combines", TooMany) : null;
    }

    private static HashSet<Guid> ReachedFrom(IReadOnlyList<Guid> ids, ILookup<Guid, Guid> edges)
    {
        var reached = new HashSet<Guid>(ids);
        for (var wanted = new Stack<Guid>(reached); wanted.TryPop(out var id); )
            foreach (var combined in edges[id].Where(reached.Add))
                wanted.Push(combined);
        return reached;
    }

    // Which schedules are combined by any version of these, or of those that they combine. Most versions combine nothing, and their texts are not read.
    private static async Task<ILookup<Guid, Guid>> ReachAsync(SupportDbContext db, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        // One character for the bracket, which begins a class of characters in SQL Server's patterns.
        var edges = new HashSet<(Guid From, Guid To)>();
        for (var (seen, wanted) = (new HashSet<Guid>(ids), ids.ToList()); wanted.Count > 0; )
        {
            var query = new SqlQuery(db.Provider).Add(
                $"SELECT schedule_id, content FROM schedule_versions WHERE schedule_id IN {wanted} AND content LIKE {"%\"combines\":_\"%"}"
            );
            var found = await db.Provider.ReadAsync(query, row => (Id: row.GetGuid(0), JsonColumn.Read<Combination>(row.GetString(1)).Combines), ct);
            edges.UnionWith(found.SelectMany(f => f.Combines, (f, combined) => (f.Id, combined)));
            wanted = [.. found.SelectMany(f => f.Combines).Where(seen.Add)];
        }
        return edges.ToLookup(e => e.From, e => e.To);
    }

    /// <summary>What a version combines, without all else that it says.</summary>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
    internal sealed record Combination(IReadOnlyList<Guid> Combines);
}
