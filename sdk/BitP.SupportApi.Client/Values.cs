using System.Globalization;

namespace BitP.SupportApi.Client;

/// <summary>Names a resource by its id or by its reference, such as <c>BP-100001</c>.</summary>
/// <param name="Value">The id or the reference.</param>
public readonly record struct IdOrReference(string Value)
{
    /// <summary>By id.</summary>
    public static implicit operator IdOrReference(Guid id) => new(id.ToString());

    /// <summary>By reference, or by an id as text.</summary>
    public static implicit operator IdOrReference(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}

/// <summary>The version of a resource that a change is meant for.</summary>
/// <param name="Number">The version; null for any.</param>
public readonly record struct ResourceVersion(long? Number)
{
    /// <summary>Whatever version the resource has: the change overwrites what others did in between.</summary>
    public static ResourceVersion Any => default;

    /// <summary>The version that was read.</summary>
    public static implicit operator ResourceVersion(long number) => new(number);

    /// <summary>As <c>If-Match</c> has it.</summary>
    public override string ToString() => Number is { } number ? string.Create(CultureInfo.InvariantCulture, $"\"{number}\"") : "*";
}
