using System.Data.Common;
using System.Globalization;

namespace BitP.SupportApi.Platform.Data;

/// <summary>Reads the columns of a row one after the other.</summary>
internal ref struct RowReader(DbDataReader row, DatabaseProvider provider)
{
    private int _column;

    public Guid Guid() => row.GetGuid(_column++);

    public Guid? GuidOrNull() => row.IsDBNull(_column++) ? null : row.GetGuid(_column - 1);

    public long Number() => Convert.ToInt64(row.GetValue(_column++), CultureInfo.InvariantCulture);

    public string Text() => row.GetString(_column++);

    public string? TextOrNull() => row.IsDBNull(_column++) ? null : row.GetString(_column - 1);

    public TEnum Name<TEnum>()
        where TEnum : struct, Enum => Enum.Parse<TEnum>(row.GetString(_column++));

    public IReadOnlyList<T> List<T>() => row.GetString(_column++) is var json && json == "[]" ? [] : JsonColumn.Read<IReadOnlyList<T>>(json);

    public DateTimeOffset Instant() => provider.ReadInstant(row, _column++);

    public DateTimeOffset? InstantOrNull() => row.IsDBNull(_column++) ? null : provider.ReadInstant(row, _column - 1);
}
