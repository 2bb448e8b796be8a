using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BitP.SupportApi.Client;

/// <summary>
/// A member of a patch that is a list. One that is not set stays as it is; one that is set to null is cleared; any other list replaces what is there:
/// <c>new TicketPatch { Tags = ["vip", .. ticket.Tags] }</c>.
/// </summary>
/// <typeparam name="T">The type of the items.</typeparam>
[CollectionBuilder(typeof(OptionalList), nameof(OptionalList.Create))]
[JsonConverter(typeof(OptionalListConverter))]
public readonly record struct OptionalList<T>
{
    private readonly Optional<IReadOnlyList<T>?> _list;

    /// <summary>A member that is set.</summary>
    public OptionalList(IReadOnlyList<T>? value) => _list = new(value);

    /// <summary>Whether the member is in the patch.</summary>
    public bool IsSet => _list.IsSet;

    /// <summary>The new list; null to clear it.</summary>
    /// <exception cref="InvalidOperationException">The member is not set.</exception>
    public IReadOnlyList<T>? Value => _list.Value;

    /// <summary>Sets the member.</summary>
    public static implicit operator OptionalList<T>(List<T>? value) => new(value);

    /// <summary>The items; none when there is no list.</summary>
    public IEnumerator<T> GetEnumerator() => ((IsSet ? Value : null) ?? []).GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() =>
        IsSet
            ? Value is { } items
                ? $"[{string.Join(", ", items)}]"
                : "null"
            : "not set";
}

/// <summary>Makes members of patches out of collection expressions.</summary>
public static class OptionalList
{
    /// <summary>A list that is set.</summary>
    public static OptionalList<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());
}

internal sealed class OptionalListConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => true;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Of<T> : JsonConverter<OptionalList<T>>
    {
        public override bool HandleNull => true;

        public override OptionalList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<List<T>>(ref reader, options);

        // Members that are not set are left out by their attribute.
        public override void Write(Utf8JsonWriter writer, OptionalList<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Value, options);
    }
}
