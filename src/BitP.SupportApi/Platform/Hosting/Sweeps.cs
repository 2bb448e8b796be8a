using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Platform.Hosting;

/// <summary>How rows are deleted that may be many.</summary>
internal static class Sweeps
{
    /// <summary>How many are deleted in one transaction: others write in between, and wait for none that lasts.</summary>
    public const int AtOnce = 1000;

    /// <summary>Deletes all of these rows, the oldest first and some at a time. Rows of the same millisecond go together.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="age">The instant by which they are found in an index.</param>
    /// <param name="ct">Ends it; what was deleted stays so.</param>
    // By instant, and not by key: where a key has several columns, SQLite would read the whole table for each batch.
    public static async Task DeleteOldestFirstAsync<T>(this IQueryable<T> rows, Expression<Func<T, DateTimeOffset>> age, CancellationToken ct)
    {
        while (await rows.OrderBy(age).Select(age).Skip(AtOnce - 1).Select(at => (DateTimeOffset?)at).FirstOrDefaultAsync(ct) is { } last)
        {
            Expression<Func<DateTimeOffset>> end = () => last;
            await rows.Where(Expression.Lambda<Func<T, bool>>(Expression.LessThanOrEqual(age.Body, end.Body), age.Parameters)).ExecuteDeleteAsync(ct);
        }
        await rows.ExecuteDeleteAsync(ct);
    }
}
