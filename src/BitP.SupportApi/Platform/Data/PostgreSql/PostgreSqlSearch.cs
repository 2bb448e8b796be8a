namespace BitP.SupportApi.Platform.Data.PostgreSql;

/// <summary>
/// Searches the index over the words of entries. It finds entries, in no order: those of rare terms are read and brought together; of frequent ones,
/// of which the server keeps how frequent they are, it chooses itself whether it walks along the list instead.
/// </summary>
internal static class PostgreSqlSearch
{
    private const string Words = "string_to_array(words, ' ')";

    /// <summary>So many entries are read of a term before it counts as frequent.</summary>
    private const int Few = 5000;

    /// <summary>So many terms are looked for in the index, the longest: they are rare, and each more makes planning longer. The others are looked for in what is found.</summary>
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
        var rare = await RareOfAsync(provider, all[..Math.Min(all.Count, MaxIndexed)], ct);
        if (rare.Count > 0)
        {
            query.AddText($" AND {number} = ANY (ARRAY(");
            foreach (var words in rare)
                query
                    .AddText(words == rare[0] ? "" : " INTERSECT ")
                    .AddText($"SELECT number FROM {SearchEntry.Table} WHERE {Words} && ")
                    .Add($"{(object)words}");
            query.AddText("))");
        }
        else
            foreach (var words in all.Take(MaxIndexed))
                query.AddText($" AND {number} IN (SELECT number FROM {SearchEntry.Table} WHERE {Words} && ").Add($"{(object)words}").AddText(")");
        foreach (var words in all.Except(rare).Skip(rare.Count > 0 ? 0 : MaxIndexed))
            // The offset keeps it a look at each of those that are found.
            query
                .AddText($" AND EXISTS (SELECT 1 FROM {SearchEntry.Table} e WHERE e.number = {number} AND {Words} && ")
                .Add($"{(object)words}")
                .AddText(" OFFSET 0)");
    }

    private static async Task<List<string[]>> RareOfAsync(PostgreSqlProvider provider, List<string[]> terms, CancellationToken ct)
    {
        var counts = new SqlQuery(provider) { PlanAnew = true }.AddText("SELECT ARRAY[");
        foreach (var words in terms)
            counts
                .AddText(words == terms[0] ? "" : ", ")
                .AddText($"(SELECT count(*) FROM (SELECT FROM {SearchEntry.Table} WHERE {Words} && ")
                .Add($"{(object)words} LIMIT {Few + 1}")
                .AddText(") x)");
        counts.AddText("]");
        var count = (await provider.ReadAsync(counts, row => row.GetFieldValue<long[]>(0), ct))[0];
        return [.. terms.Where((_, i) => count[i] <= Few)];
    }
}
