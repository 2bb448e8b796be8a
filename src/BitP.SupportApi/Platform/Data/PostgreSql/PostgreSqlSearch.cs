namespace BitP.SupportApi.Platform.Data.PostgreSql;

/// <summary>
/// Searches the index over the words of entries. It finds entries, in no order: those of a rare term are read, and the other terms are looked for among
/// them. When all are frequent the server, which keeps how frequent words are, chooses itself whether to read them or to walk along the list.
/// </summary>
internal static class PostgreSqlSearch
{
    private const string Words = "string_to_array(words, ' ')";

    /// <summary>A term of so many entries is rare. The server knows the frequency of those that are not (see the index's statistics).</summary>
    private const int Few = 1000;

    /// <summary>So many terms are looked for in the index, the longest: they are rare, and each makes planning longer. The others are looked for in what is found.</summary>
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
        var indexed = all[..Math.Min(all.Count, MaxIndexed)];
        foreach (var words in indexed)
            if (await IsRareAsync(provider, words, ct))
            {
                query.AddText($" AND {number} = ANY (ARRAY(SELECT number FROM {SearchEntry.Table} WHERE {Words} && ").Add($"{(object)words}").AddText("))");
                AddLookedFor(query, number, all.Where(other => other != words));
                return;
            }
        foreach (var words in indexed)
            query.AddText($" AND {number} IN (SELECT number FROM {SearchEntry.Table} WHERE {Words} && ").Add($"{(object)words}").AddText(")");
        AddLookedFor(query, number, all.Skip(MaxIndexed));
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

    private static async Task<bool> IsRareAsync(PostgreSqlProvider provider, string[] words, CancellationToken ct)
    {
        var count = new SqlQuery(provider) { PlanAnew = true };
        count.AddText($"SELECT count(*) FROM (SELECT FROM {SearchEntry.Table} WHERE {Words} && ").Add($"{(object)words} LIMIT {Few + 1}) x");
        return (await provider.ReadAsync(count, row => row.GetInt64(0), ct))[0] <= Few;
    }
}
