using System.Globalization;

namespace BitP.SupportApi.Platform.Data.PostgreSql;

/// <summary>
/// Searches the index over the words of entries. It finds entries, in no order: those of rare terms are read and intersected, and the other terms are looked
/// for among what is left. When all are frequent the server, which keeps how frequent words are, chooses itself whether to read them or to walk along the list.
/// </summary>
internal static class PostgreSqlSearch
{
    private const string Words = "string_to_array(words, ' ')";

    // Each of the two has an index of its own, which the server uses for what says the same.
    private const string IsShort = "length(words) <= 1000";
    private const string IsLong = "length(words) > 1000";

    /// <summary>
    /// A term of so many entries is rare. To read them costs the same whatever a text holds; to look into what was found would have a long text split for each
    /// of the terms.
    /// </summary>
    private const int Few = 10_000;

    /// <summary>So many frequent terms are looked for in the index: each makes planning longer. The others are looked for in what is found.</summary>
    private const int MaxIndexed = 5;

    public static async Task AddAsync(
        PostgreSqlProvider provider,
        SqlQuery query,
        string number,
        IReadOnlyList<IReadOnlyList<string>> terms,
        CancellationToken ct
    )
    {
        query.PlanAnew = true;
        var all = terms.Select(words => words.ToArray()).OrderByDescending(words => words[0].Length).ToList();
        var (rare, found) = await ReadRareAsync(provider, all, ct);
        var frequent = all.Where((_, i) => !rare.Contains(i)).ToList();
        if (rare.Count > 0)
        {
            query.AddText($" AND {number} = ANY (").Add($"{(object)found}").AddText(")");
            AddLookedFor(query, number, frequent);
            return;
        }
        foreach (var words in frequent.Take(MaxIndexed))
            query
                .AddText($" AND {number} IN (SELECT number FROM {SearchEntry.Table} WHERE ({IsShort} AND {Words} && ")
                .Add($"{(object)words}")
                .AddText($") OR ({IsLong} AND {Words} && ")
                .Add($"{(object)words}")
                .AddText("))");
        AddLookedFor(query, number, frequent.Skip(MaxIndexed));
    }

    // The offset keeps it a look at each of those that are found.
    private static void AddLookedFor(SqlQuery query, string number, IEnumerable<string[]> terms)
    {
        foreach (var words in terms)
            query
                .AddText($" AND EXISTS (SELECT 1 FROM {SearchEntry.Table} e WHERE e.number = {number} AND {Words} && ")
                .Add($"{(object)words}")
                .AddText(" OFFSET 0)");
    }

    /// <summary>Which terms are rare, and the numbers of what holds all of these.</summary>
    // Terms of which the server's statistics know that they are frequent are not read at all; what is newer than these shows while it is read. Without its index
    // the table is not to be read, however small it is: long texts make it large.
    private static async Task<(HashSet<long> Rare, long[] Found)> ReadRareAsync(PostgreSqlProvider provider, List<string[]> terms, CancellationToken ct)
    {
        var few = Few.ToString(CultureInfo.InvariantCulture);
        var read = new SqlQuery(provider) { ByIndexOnly = true };
        read.AddText("WITH term AS (SELECT i - 1 AS i, string_to_array(words, ' ') AS words FROM unnest(")
            .Add($"{(object)terms.Select(words => string.Join(' ', words)).ToArray()}")
            .AddText(
                $"""
                ) WITH ORDINALITY AS t(words, i)),
                frequent AS (SELECT word FROM public.frequent_search_words({few}) AS word),
                entries AS MATERIALIZED (
                    SELECT i, ARRAY(
                        SELECT number FROM {SearchEntry.Table}
                        WHERE ({IsShort} AND {Words} && term.words) OR ({IsLong} AND {Words} && term.words) LIMIT {few} + 1
                    ) AS numbers
                    FROM term WHERE NOT EXISTS (SELECT FROM frequent WHERE word = ANY (term.words))
                ),
                rare AS (SELECT * FROM entries WHERE cardinality(numbers) <= {few})
                SELECT
                    ARRAY(SELECT i FROM rare),
                    ARRAY(SELECT n FROM rare, unnest(numbers) AS n GROUP BY n HAVING count(DISTINCT i) = (SELECT count(*) FROM rare))
                """
            );
        return (await provider.ReadAsync(read, row => (row.GetFieldValue<long[]>(0).ToHashSet(), row.GetFieldValue<long[]>(1)), ct))[0];
    }
}
