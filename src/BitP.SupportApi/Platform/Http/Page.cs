using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace BitP.SupportApi.Platform.Http;

/// <summary>One page of a list.</summary>
/// <param name="Items">The items, in the order of the list.</param>
/// <param name="NextCursor">Where the next page begins: the <c>cursor</c> of the next request; null on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor) : IPage;

internal interface IPage
{
    string? NextCursor { get; }
}

public static class Page
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 200;
    private const string CursorParameter = "cursor";

    /// <summary>Makes a page of one row more than was asked for, which only tells whether there is a next page.</summary>
    public static Page<T> Of<T>(List<T> rows, int limit, Func<T, Cursor> cursorOf)
    {
        if (rows.Count <= limit)
            return new(rows, null);
        rows.RemoveRange(limit, rows.Count - limit);
        return new(rows, cursorOf(rows[^1]).ToString());
    }

    /// <summary>Makes a page of rows that were read until it had no more room.</summary>
    internal static Page<T> Of<T>(List<T> rows, PageRoom room, Func<T, Cursor> cursorOf) => Of(rows, room.IsExceeded ? rows.Count - 1 : rows.Count, cursorOf);

    /// <summary>Makes a page of rows that may be long, of which it reads one more than it has room for.</summary>
    /// <param name="rows">The rows, at least one more than the limit when there are so many.</param>
    /// <param name="limit">How many were asked for.</param>
    /// <param name="bytesOf">How long a row is as JSON, about.</param>
    /// <param name="cursorOf">Where a page ends that has this row last.</param>
    /// <param name="ct">Ends the reading.</param>
    internal static async Task<Page<T>> ReadAsync<T>(IAsyncEnumerable<T> rows, int limit, Func<T, long> bytesOf, Func<T, Cursor> cursorOf, CancellationToken ct)
    {
        var room = new PageRoom(limit);
        var read = new List<T>();
        await foreach (var row in rows.WithCancellation(ct))
        {
            read.Add(row);
            if (!room.Take(bytesOf(row)))
                break;
        }
        return Of(read, room, cursorOf);
    }

    internal static void Link(HttpContext http, object? answer)
    {
        if (ResultUnion.Unwrap(answer) is not IValueHttpResult { Value: IPage { NextCursor: { } cursor } })
            return;
        var query = http.Request.Query.Where(p => p.Key != CursorParameter).Append(new(CursorParameter, cursor));
        http.Response.Headers.Link = $"<{QueryHelpers.AddQueryString(http.Request.Path, query)}>; rel=\"next\"";
    }
}

/// <summary>
/// What a page still has room for: so many rows, and of long ones fewer, since an answer is in memory until its reader has taken it. As long as there is
/// room, another row is read; the one that finds none only tells that there is a next page.
/// </summary>
internal sealed class PageRoom(int limit)
{
    /// <summary>After so many bytes of JSON a page ends, with the row that reaches them.</summary>
    public const long Bytes = 1_000_000;

    private int _rows;
    private long _bytes;

    /// <summary>Whether there was no room for the row that was read last.</summary>
    public bool IsExceeded { get; private set; }

    /// <summary>Counts a row that was read; false when there is no room for it.</summary>
    public bool Take(long bytes)
    {
        IsExceeded = _rows == limit || _bytes >= Bytes;
        _rows++;
        _bytes += bytes;
        return !IsExceeded;
    }
}

/// <summary>Marks a route that sends <c>Link: …; rel="next"</c>.</summary>
public sealed record PagingMetadata;

/// <summary>
/// Where a page ended: the value that the list is sorted by and the tie-breaker of its last row, a number or an id. Opaque to callers; it
/// carries the name of the sort, or of the list where that has only one, so that it cannot be used with another one.
/// </summary>
public readonly record struct Cursor(string Sort, long Value, long Number = 0, Guid Id = default)
{
    private const int MaxLength = 160;

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Sort}|{Value}|{Number}|{Id:N}")));

    /// <summary>Reads a cursor of the given sort; none is fine. False when the text is not one.</summary>
    public static bool TryRead(string? text, string sort, out Cursor? cursor)
    {
        cursor = null;
        if (text is null)
            return true;
        if (text.Length is 0 or > MaxLength || !Base64Url.IsValid(text))
            return false;
        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split('|');
        if (
            parts.Length != 4
            || parts[0] != sort
            || !long.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            || !long.TryParse(parts[2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            || !Guid.TryParseExact(parts[3], "N", out var id)
        )
            return false;
        cursor = new Cursor(sort, value, number, id);
        return true;
    }

    /// <summary>A cursor of a list that is sorted by an instant.</summary>
    public static Cursor At(string sort, DateTimeOffset at, long number = 0, Guid id = default) => new(sort, at.ToUnixTimeMilliseconds(), number, id);

    /// <summary>The value as an instant. Values that no instant has are those of a cursor that somebody made up: they are cut to the nearest.</summary>
    public DateTimeOffset Instant =>
        DateTimeOffset.FromUnixTimeMilliseconds(
            Math.Clamp(Value, DateTimeOffset.UnixEpoch.AddYears(-100).ToUnixTimeMilliseconds(), DateTimeOffset.UnixEpoch.AddYears(300).ToUnixTimeMilliseconds())
        );
}
