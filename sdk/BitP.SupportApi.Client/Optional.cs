using System.Text.Json;
using System.Text.Json.Serialization;

namespace BitP.SupportApi.Client;

/// <summary>
/// A member of a patch. One that is not set stays as it is; one that is set to null is cleared; any other value replaces what is there. Values convert
/// by themselves: <c>new CustomerPatch { Name = "Anna", Phone = null }</c> changes the name, clears the phone and leaves everything else alone.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
[JsonConverter(typeof(OptionalConverter))]
public readonly record struct Optional<T>
{
    private readonly T _value;

    /// <summary>A member that is set.</summary>
    public Optional(T value) => (_value, IsSet) = (value, true);

    /// <summary>Whether the member is in the patch.</summary>
    public bool IsSet { get; }

    /// <summary>The new value.</summary>
    /// <exception cref="InvalidOperationException">The member is not set.</exception>
    public T Value => IsSet ? _value : throw new InvalidOperationException("The member is not set.");

    /// <summary>Sets the member.</summary>
    public static implicit operator Optional<T>(T value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => IsSet ? _value?.ToString() ?? "null" : "not set";
}

internal sealed class OptionalConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => true;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Of<T> : JsonConverter<Optional<T>>
    {
        public override bool HandleNull => true;

        public override Optional<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<T>(ref reader, options)!;

        // Members that are not set are left out by their attribute.
        public override void Write(Utf8JsonWriter writer, Optional<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Value, options);
    }
}
