using System.Text.Json;
using BitP.SupportApi.Platform.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BitP.SupportApi.Platform.Data;

internal static class JsonColumn
{
    /// <summary>Keeps a value as JSON text in one column: for what is only ever read and written whole.</summary>
    public static PropertyBuilder<T> HasJsonConversion<T>(this PropertyBuilder<T> property) =>
        property.HasConversion(
            new ValueConverter<T, string>(value => Write(value), text => Read<T>(text)),
            new ValueComparer<T>(
                (a, b) => ReferenceEquals(a, b) || Write(a) == Write(b),
                value => Write(value).GetHashCode(StringComparison.Ordinal),
                value => value
            )
        );

    internal static string Write<T>(T? value) => JsonSerializer.Serialize(value, ApiJson.Options);

    // Most lists are empty, and one for all will do: nobody adds to what is only ever replaced.
    internal static T Read<T>(string text) => text == "[]" ? Empty<T>.List : JsonSerializer.Deserialize<T>(text, ApiJson.Options)!;

    private static class Empty<T>
    {
        public static readonly T List = JsonSerializer.Deserialize<T>("[]", ApiJson.Options)!;
    }
}
