using System.Text.Json;

namespace BitP.SupportApi.Platform.Data.Sqlite;

/// <summary>
/// Searches the full-text index, in which a resource is a row that gets further words as entries are added. It answers in the order of numbers, and of a
/// frequent word reads no more than it needs to find those that also hold a rare one. New entries are not in it yet
/// (<see cref="SqliteWriterConnection"/>); those few are looked through.
/// </summary>
internal static class SqliteSearch
{
    public const string Index = SearchEntry.Table + "_fts";

    /// <summary>So many resources are looked up one by one and sorted; when there are more, the list is walked along.</summary>
    private const long Few = 2_000;

    public static void Add(SqliteProvider provider, SqlQuery query, string number, IReadOnlyList<IReadOnlyList<string>> terms)
    {
        var sought = new Sought(terms);
        var newest = new SqlQuery(provider).AddText("SELECT count(*), min(rowid) FROM (SELECT rowid FROM ").AddText(Index).AddText(" WHERE ");
        newest.AddText(Index).Add($" MATCH {sought.Match} ORDER BY rowid DESC LIMIT {Few + 1})");
        var (count, oldest) = provider.Read(newest, row => (row.GetInt64(0), row.IsDBNull(1) ? 0 : row.GetInt64(1)))[0];
        if (count <= Few)
        {
            query.AddText($" AND {number} IN ");
            AddNumbers(query, sought, 0);
            return;
        }
        // Of a frequent word only the newest resources are read, as long as the list does not come to older ones.
        query.AddText($" AND CASE WHEN {number} >= ").Add($"{oldest}").AddText($" THEN {number} IN ");
        AddNumbers(query, sought, oldest);
        query.AddText($" ELSE {number} IN ");
        AddNumbers(query, sought, 0);
        query.AddText(" END");
    }

    private static void AddNumbers(SqlQuery query, Sought sought, long from)
    {
        query.AddText($"(SELECT rowid FROM {Index} WHERE {Index} MATCH ").Add($"{sought.Match} AND rowid >= {from}");
        // Of a new entry at least one word is asked for; the others are in entries of the same resource, or in the index.
        query.AddText($" UNION ALL SELECT c.number FROM {SearchEntry.Table} c WHERE ");
        AddHolds(query, "c", sought.Words);
        query.Add($" AND NOT EXISTS (SELECT 1 FROM json_each({sought.Terms}) q WHERE NOT EXISTS (");
        query.AddText($"SELECT 1 FROM {SearchEntry.Table} e WHERE e.number = c.number AND ");
        AddHolds(query, "e", "q.value ->> '$.words'", isText: true);
        query.AddText($") AND NOT EXISTS (SELECT 1 FROM {Index} WHERE {Index} MATCH (q.value ->> '$.match') AND rowid = c.number)))");
    }

    private static void AddHolds(SqlQuery query, string entry, string words, bool isText = false)
    {
        query.AddText("EXISTS (SELECT 1 FROM json_each(");
        _ = isText ? query.AddText(words) : query.Add($"{words}");
        query.AddText($") w WHERE instr(' ' || {entry}.words || ' ', ' ' || w.value || ' ') > 0)");
    }

    /// <summary>What is asked for, in the forms in which SQLite takes it.</summary>
    private sealed class Sought(IReadOnlyList<IReadOnlyList<string>> terms)
    {
        public string Match { get; } = string.Join(" AND ", terms.Select(OneOf));

        public string Words { get; } = JsonSerializer.Serialize(terms.SelectMany(words => words));

        public string Terms { get; } = JsonSerializer.Serialize(terms.Select(words => new { match = OneOf(words), words }));

        // Words hold no quotes.
        private static string OneOf(IReadOnlyList<string> words) => $"({string.Join(" OR ", words.Select(word => $"\"{word}\""))})";
    }
}
