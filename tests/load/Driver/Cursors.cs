using System.Text.Json;

namespace BitP.SupportApi.Load.Driver;

/// <summary>
/// Walks the list from its newest ticket to its middle, page after page as callers do, and keeps the cursors of fifty places in the second half of
/// the walk. On the way it sees whether a ticket is skipped or repeated.
/// </summary>
internal static class Cursors
{
    private const int PageSize = 200;
    private const int Places = 50;

    public static async Task CollectAsync(Uri url, long first, long tickets, string file)
    {
        using var api = new Api(url, Api.Partner);
        var cursors = new List<string>();
        var (rows, last, next) = (0L, long.MaxValue, (string?)null);
        do
        {
            var page = await api.GetAsync($"/v1/tickets?limit={PageSize}{(next is null ? "" : $"&cursor={next}")}");
            foreach (var item in page.GetProperty("items").EnumerateArray())
            {
                var number = Check.Number(item);
                rows++;
                // The demo data, which is of today.
                if (number < first)
                    continue;
                if (number != last - 1 && last != long.MaxValue)
                    throw new InvalidOperationException($"After ticket {last} the list goes on with {number}.");
                last = number;
            }
            next = page.GetProperty("nextCursor") is { ValueKind: JsonValueKind.String } cursor ? cursor.GetString() : null;
            if (next is not null)
                cursors.Add(next);
        } while (next is not null && rows < tickets / 2);

        var deep = cursors.Skip(cursors.Count / 2).ToList();
        var kept = deep.Where((_, i) => i % Math.Max(1, deep.Count / Places) == 0).ToList();
        await File.WriteAllLinesAsync(file, kept);
        await Console.Error.WriteLineAsync($"deep: {kept.Count} places between row {rows / 2} and row {rows}");
    }
}
