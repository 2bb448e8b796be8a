using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace BitP.SupportApi.Client;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public sealed class Page<T>
{
    /// <summary>What is on the page.</summary>
    [JsonPropertyName("items")]
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>Where the next page begins; null on the last one.</summary>
    [JsonPropertyName("nextCursor")]
    public string? NextCursor { get; init; }
}

internal static class Pages
{
    /// <summary>All items, page by page, each page when its first item is asked for.</summary>
    public static async IAsyncEnumerable<T> ReadAllAsync<T>(
        Func<string?, CancellationToken, Task<Page<T>>> read,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        string? cursor = null;
        do
        {
            var page = await read(cursor, cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Items)
                yield return item;
            cursor = page.NextCursor;
        } while (cursor is not null);
    }
}
